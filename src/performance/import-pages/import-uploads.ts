import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Turns } from '#shared/index.ts'
import type { FileOnDisk } from '#web/index.ts'

/** A file that somebody sent to be imported, kept until it is, or for a day. */
export interface Upload {
  /** Of the file, as 64 hex digits: its name in addresses. */
  readonly sha256: string
  /** As it was called where it came from. */
  readonly name: string
  readonly path: string
  readonly bytes: number
}

const KEPT_HOURS = 24

/** The files waiting in `uploads/` of the data folder, each under its SHA-256. */
export function uploadsIn(dataFolder: string) {
  const folder = join(dataFolder, 'uploads')
  const folderOf = (sha256: string) => join(folder, sha256)
  const turns = new Turns()
  const draftOf = (sha256: string) => join(folder, `${sha256}.draft.json`)
  return {
    folder,

    /** Does what is done with one file while nothing else is: who comes second finds what the first left. */
    async alone<Result>(sha256: string, work: () => Promise<Result>): Promise<Result> {
      return await turns.take(sha256, work)
    },

    /** Keeps a file that was sent into `folder`, in place of one with the same contents. */
    async keep({ path: sent, name, bytes, sha256 }: FileOnDisk): Promise<Upload> {
      await rm(folderOf(sha256), { recursive: true, force: true })
      await mkdir(folderOf(sha256))
      const path = join(folderOf(sha256), name)
      await rename(sent, path)
      return { sha256, name, path, bytes }
    },

    /** The file of that SHA-256; `undefined` when it is not here, or no longer. */
    async find(sha256: string): Promise<Upload | undefined> {
      if (!isSha256(sha256)) return undefined
      const [name] = await readdir(folderOf(sha256)).catch(() => [])
      if (name === undefined) return undefined
      const path = join(folderOf(sha256), name)
      return { sha256, name, path, bytes: (await stat(path)).size }
    },

    /** Where the rejected rows of a file are listed, also when the file itself has been forgotten. */
    rejectsPath: (sha256: string) => join(folder, `${sha256}.rejects.csv`),

    /** Keeps what was answered so far of a file, as text, for as long as the file. */
    async keepDraft(sha256: string, text: string): Promise<void> {
      await writeFile(draftOf(sha256), text)
    },

    /** What was answered so far of a file; `undefined` when nothing is kept. */
    async findDraft(sha256: string): Promise<string | undefined> {
      return await readFile(draftOf(sha256), 'utf8').catch(() => undefined)
    },

    async forget(sha256: string): Promise<void> {
      await rm(folderOf(sha256), { recursive: true, force: true })
      await rm(draftOf(sha256), { force: true })
    },

    /** Removes what has waited for a day. @param at - the instant it is */
    async clear(at: string): Promise<void> {
      const oldest = Temporal.Instant.from(at).subtract({ hours: KEPT_HOURS }).epochMilliseconds
      for (const name of await readdir(folder).catch(() => [])) {
        const path = join(folder, name)
        const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: oldest }))
        if (mtimeMs < oldest) await rm(path, { recursive: true, force: true })
      }
    },
  }
}

export type Uploads = ReturnType<typeof uploadsIn>

/** Whether a part of an address can be the SHA-256 of a file, and so the name of one here. */
export function isSha256(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}
