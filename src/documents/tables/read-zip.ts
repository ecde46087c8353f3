import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { type Outcome, refuse } from '#shared/index.ts'

/** What a zip may hold before it is refused. A street archive of ten years has under 200 files. */
export interface ZipBounds {
  readonly entries: number
  readonly bytes: number
}

export interface ZipEntry {
  readonly name: string
  readonly bytes: number
  readonly open: () => Promise<Readable>
}

/**
 * Lends the entries of a zip, folders left out, for as long as `use` runs. The sizes that the zip
 * states are added up before anything is unpacked, and an entry that unpacks to more than it stated
 * is broken off, so nothing can swell beyond `bounds.bytes`.
 *
 * @returns a refusal when it is damaged, has a password, or goes beyond the bounds
 */
export async function withZip<Result>(
  path: string,
  bounds: ZipBounds,
  use: (entries: readonly ZipEntry[]) => Promise<Outcome<Result>>,
): Promise<Outcome<Result>> {
  const name = basename(path)
  const damaged = () =>
    refuse('damaged-zip', `${name} is damaged or cut short. Download it again`, name)
  let zip: ZipFile
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true })
  } catch {
    return damaged()
  }
  try {
    if (zip.entryCount > bounds.entries) {
      return refuse(
        'zip-too-large',
        `${name} holds ${zip.entryCount} files, more than the ${bounds.entries} that are read at ` +
          'once. Split it, and import the parts one by one',
        name,
      )
    }
    const entries: ZipEntry[] = []
    let bytes = 0
    try {
      for await (const entry of zip.eachEntry()) {
        if (entry.fileName.endsWith('/')) continue
        if (entry.isEncrypted()) {
          return refuse(
            'zip-with-password',
            `${name} is locked with a password. Save it without one and import it again`,
            name,
          )
        }
        bytes += entry.uncompressedSize
        entries.push(lend(zip, entry))
      }
    } catch {
      // yauzl stops at a broken entry, and at a name that would lead out of the folder
      return refuse(
        'damaged-zip',
        `${name} is damaged, or has an entry whose name leads out of its folder. ` +
          'Download it again from where it was published',
        name,
      )
    }
    if (bytes > bounds.bytes) {
      const megabytes = (size: number) => Math.round(size / 1_000_000).toLocaleString('en-GB')
      return refuse(
        'zip-too-large',
        `${name} unpacks to ${megabytes(bytes)} MB, more than the ${megabytes(bounds.bytes)} MB ` +
          'that are read at once. Check that it is the right file, or split it',
        name,
      )
    }
    return await use(entries)
  } finally {
    zip.close()
  }
}

function lend(zip: ZipFile, entry: Entry): ZipEntry {
  return {
    name: entry.fileName,
    bytes: entry.uncompressedSize,
    open: () => zip.openReadStreamPromise(entry),
  }
}
