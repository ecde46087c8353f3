import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { acceptsEncoding, matchesTag } from './negotiation.ts'
import { pathOf } from './pages.ts'
import type { Page } from './views.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)

/** A page made once for all its readers: packed, with the tag that names its bytes. */
export interface ReadyPage {
  readonly tag: string
  readonly packed: Buffer
}

/** Renders and packs a page as it is to be sent from the address that is being asked for. */
export async function makeReady<Words extends Page>(
  request: FastifyRequest,
  view: string,
  page: Words,
): Promise<ReadyPage> {
  const html = request.server.views.render(view, page, pathOf(request.url))
  const hash = createHash('sha256').update(html).digest('base64url').slice(0, 16)
  return { tag: `W/"${hash}"`, packed: await pack(html) }
}

/** Answers with a page made before; a reader who holds it already is told so instead. */
export async function sendReady(
  request: FastifyRequest,
  reply: FastifyReply,
  { tag, packed }: ReadyPage,
): Promise<FastifyReply> {
  reply.headers({ etag: tag, 'cache-control': 'no-cache', vary: 'accept-encoding' })
  if (matchesTag(request, tag)) return reply.code(304).send()
  reply.type('text/html; charset=utf-8')
  if (acceptsEncoding(request, 'gzip')) {
    return reply.header('content-encoding', 'gzip').send(packed)
  }
  return reply.send(await unpack(packed))
}
