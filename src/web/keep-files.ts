import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** How the files of a form are kept as they arrive. */
export interface FileKeeping<Kept> {
  readonly keep: (arriving: AsyncIterable<Buffer>, name: string) => Promise<Kept>
  /** Called for each file of a form that is then refused. */
  readonly forget: (kept: Kept) => Promise<void>
}

/** A file of a form that is held in memory. */
export interface FileInMemory {
  /** As the sender's computer calls it, without its folders. */
  readonly name: string
  readonly bytes: Buffer
}

/** A file of a form that was written to disk as it arrived. */
export interface FileOnDisk {
  /** As the sender's computer calls it, without its folders; on this disk it has another. */
  readonly name: string
  readonly path: string
  readonly bytes: number
  /** 64 hex digits. */
  readonly sha256: string
}

/** For files that are needed whole at once, or should never lie on a disk. */
export const inMemory: FileKeeping<FileInMemory> = {
  async keep(arriving, name) {
    const chunks: Buffer[] = []
    for await (const chunk of arriving) chunks.push(chunk)
    return { name, bytes: Buffer.concat(chunks) }
  },
  async forget() {},
}

/**
 * Writes files into a folder as they arrive, so that memory does not grow with them, under names that
 * end in `.part`: the caller gives those it goes on with a name of their own. Nothing is left of one
 * that does not arrive whole.
 */
export function onDisk(folder: string): FileKeeping<FileOnDisk> {
  return {
    async keep(arriving, name) {
      await mkdir(folder, { recursive: true })
      const path = join(folder, `${randomUUID()}.part`)
      const hash = createHash('sha256')
      let bytes = 0
      const counted = async function* () {
        for await (const chunk of arriving) {
          hash.update(chunk)
          bytes += chunk.length
          yield chunk
        }
      }
      try {
        await pipeline(counted, createWriteStream(path))
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
      return { name, path, bytes, sha256: hash.digest('hex') }
    },
    async forget({ path }) {
      await rm(path, { force: true })
    },
  }
}
