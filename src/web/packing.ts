import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { acceptsEncoding, matchesTag } from './negotiation.ts'

const pack = promisify(gzip)

/** Below this a packed answer fills as many network packets as a plain one. */
const WORTH_PACKING_BYTES = 1400

/**
 * Before an answer leaves: one that a reader may hold gets a tag, and is not sent again to a reader
 * who has it; text is compressed for those who take gzip. Streams go as they are.
 */
export async function tagAndPack(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload
  if (reply.hasHeader('content-encoding')) return payload
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (isRead && reply.statusCode === 200 && !reply.hasHeader('etag')) {
    const tag = `W/"${createHash('sha256').update(payload).digest('base64url').slice(0, 16)}"`
    reply.header('etag', tag)
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-cache')
    if (matchesTag(request, tag)) {
      reply.code(304).removeHeader('content-type').removeHeader('content-length')
      return ''
    }
  }
  const isText = /^(text\/|application\/json|image\/svg)/.test(
    String(reply.getHeader('content-type')),
  )
  if (!isText || Buffer.byteLength(payload) < WORTH_PACKING_BYTES) return payload
  reply.header('vary', 'accept-encoding')
  if (!acceptsEncoding(request, 'gzip')) return payload
  reply.header('content-encoding', 'gzip').removeHeader('content-length')
  return await pack(payload, { level: 5 })
}
