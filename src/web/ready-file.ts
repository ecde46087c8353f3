import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { setImmediate as aTurn } from 'node:timers/promises'
import { createGzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { describeFile } from './download.ts'
import { answerReady, type Kept, type ReadyAnswer } from './ready-answers.ts'

/** A file to keep, in pieces that are each written in a moment. */
export interface FileInPieces {
  /** As the reader is to keep it: `burglary.csv`. */
  readonly name: string
  /** The media type, with its character set. */
  readonly type: string
  readonly pieces: Iterable<string | Buffer>
}

/**
 * Answers with a file that is the same for all who may read what it is made from: it is written once for each version,
 * with readers served between its pieces, and kept packed.
 */
export async function sendReadyFile(
  request: FastifyRequest,
  reply: FastifyReply,
  kept: Kept,
  make: () => FileInPieces | Promise<FileInPieces>,
): Promise<FastifyReply> {
  return await answerReady(request, reply, 'all', kept, async () => packFile(await make()))
}

async function packFile({ name, type, pieces }: FileInPieces): Promise<ReadyAnswer> {
  const hash = createHash('sha256')
  let plainBytes = 0
  const inTurns = async function* () {
    for (const piece of pieces) {
      const bytes = Buffer.from(piece)
      hash.update(bytes)
      plainBytes += bytes.length
      yield bytes
      await aTurn()
    }
  }
  const packer = createGzip()
  const [bytes] = await Promise.all([buffer(packer), pipeline(inTurns, packer)])
  const tag = `W/"${hash.digest('base64url').slice(0, 16)}"`
  const headers = { 'content-disposition': describeFile(name), 'content-type': type }
  return { tag, bytes, plainBytes, headers }
}
