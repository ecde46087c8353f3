import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { SpoiltBackup } from './spoilt-backup.ts'

/** What keeps a file that unpacks without end from filling memory or the disk. */
const LONGEST_LINE = 64 * 2 ** 20
const MOST_UNPACKED = { whatever: 256 * 2 ** 20, timesPacked: 200 }

const LINE_FEED = 0x0a

/**
 * The lines of a backup, unpacked, without their ends.
 *
 * @throws SpoiltBackup when it is no such file, is damaged, was cut short or unpacks without end
 */
export async function* unpackLines(file: string): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  let length = 0
  for await (const piece of unpack(file)) {
    let start = 0
    for (;;) {
      const end = piece.indexOf(LINE_FEED, start)
      if (end < 0) break
      yield Buffer.concat([...rest, piece.subarray(start, end)])
      rest = []
      length = 0
      start = end + 1
    }
    rest.push(piece.subarray(start))
    length += piece.length - start
    if (length > LONGEST_LINE) throw new SpoiltBackup('damaged', 'it has a line without end')
  }
  if (length > 0) throw new SpoiltBackup('cut')
}

async function* unpack(file: string): AsyncGenerator<Buffer> {
  const packed = createReadStream(file)
  const unpacked = createGunzip()
  packed.on('error', (error) => unpacked.destroy(error))
  packed.pipe(unpacked)
  let bytes = 0
  try {
    for await (const piece of unpacked as AsyncIterable<Buffer>) {
      bytes += piece.length
      const most = Math.max(MOST_UNPACKED.whatever, packed.bytesRead * MOST_UNPACKED.timesPacked)
      if (bytes > most)
        throw new SpoiltBackup('damaged', 'it unpacks to far more than a backup holds')
      yield piece
    }
  } catch (error) {
    throw spoiltOr(error, bytes)
  } finally {
    packed.destroy()
    unpacked.destroy()
  }
}

function spoiltOr(error: unknown, bytes: number): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'Z_BUF_ERROR') return new SpoiltBackup('cut')
  if (!code.startsWith('Z_')) return error
  return new SpoiltBackup(bytes === 0 ? 'not-ours' : 'damaged')
}
