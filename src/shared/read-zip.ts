import type { Readable } from 'node:stream'
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl'
import { formatNumber } from './numbers.ts'
import { accept, type Outcome, refuse } from './outcome.ts'

/** A zip to be read: its name as sentences have it, and its path or the bytes themselves. */
export interface ZipSource {
  readonly name: string
  readonly from: string | Uint8Array
}

/** What a zip may hold before it is refused, and what the person who gave it can do then. */
export interface ZipBounds {
  readonly entries: number
  /** Of all entries that are wanted together, unpacked, as the zip states them. */
  readonly bytes: number
  /** The entries that can be opened, by name; all without it. Others stay packed, whatever their size. */
  readonly wanted?: (name: string) => boolean
  /** Whole sentences, such as "Split it, and import the parts one by one". */
  readonly advice: {
    readonly whenDamaged: string
    readonly whenLocked: string
    readonly whenTooMany: string
    readonly whenTooLarge: string
  }
}

export interface ZipEntry {
  readonly name: string
  readonly bytes: number
  /**
   * Its unpacked bytes as they come.
   *
   * @throws BrokenEntry when they are damaged, or not as many as the zip states
   */
  readonly open: () => AsyncIterable<Buffer>
}

/** The entries of a zip, folders left out. */
export interface Zip {
  readonly names: readonly string[]
  readonly entries: readonly ZipEntry[]
}

/** Thrown for an entry that does not unpack to what its zip states. */
export class BrokenEntry extends Error {
  override readonly name = 'BrokenEntry'
}

/**
 * Lends a zip for as long as `use` runs. The sizes that it states are added up before anything is
 * unpacked, and an entry that unpacks to another size is broken off, so nothing can swell beyond
 * `bounds.bytes`.
 *
 * @returns a refusal when it is damaged, has a password, has an entry whose name leads out of its
 *   folder, or goes beyond the bounds
 */
export async function withZip<Result>(
  { name, from }: ZipSource,
  bounds: ZipBounds,
  use: (zip: Zip) => Promise<Outcome<Result>>,
): Promise<Outcome<Result>> {
  let file: ZipFile
  try {
    file = await open(from)
  } catch {
    return refuse(
      'damaged-zip',
      `${name} is damaged or cut short. ${bounds.advice.whenDamaged}`,
      name,
    )
  }
  try {
    const zip = await list(file, name, bounds)
    return zip.ok ? await use(zip.value) : zip
  } finally {
    file.close()
  }
}

async function open(from: string | Uint8Array): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true }
  return typeof from === 'string'
    ? await openPromise(from, options)
    : await fromBufferPromise(Buffer.from(from.buffer, from.byteOffset, from.byteLength), options)
}

async function list(file: ZipFile, name: string, bounds: ZipBounds): Promise<Outcome<Zip>> {
  const { advice, wanted = () => true } = bounds
  const tooLarge = (what: string) => refuse('zip-too-large', `${name} ${what}`, name)
  if (file.entryCount > bounds.entries) {
    return tooLarge(
      `holds ${formatNumber(file.entryCount)} files, more than the ${formatNumber(bounds.entries)} that are ` +
        `read at once. ${advice.whenTooMany}`,
    )
  }
  const names: string[] = []
  const entries: ZipEntry[] = []
  let bytes = 0
  try {
    for await (const entry of file.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue
      if (entry.isEncrypted()) {
        return refuse(
          'zip-with-password',
          `${name} is locked with a password. ${advice.whenLocked}`,
          name,
        )
      }
      names.push(entry.fileName)
      if (!wanted(entry.fileName)) continue
      bytes += entry.uncompressedSize
      entries.push({
        name: entry.fileName,
        bytes: entry.uncompressedSize,
        open: () => unpack(file, entry),
      })
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
    return tooLarge(
      `unpacks to ${megabytes(bytes)} MB, more than the ${megabytes(bounds.bytes)} MB that are ` +
        `read at once. ${advice.whenTooLarge}`,
    )
  }
  return accept({ names, entries })
}

async function* unpack(file: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let stream: Readable | undefined
  try {
    stream = await file.openReadStreamPromise(entry)
    for await (const chunk of stream) yield chunk as Buffer
  } catch (cause) {
    throw new BrokenEntry(`${entry.fileName} does not unpack to what its zip states`, { cause })
  } finally {
    stream?.destroy()
  }
}

const megabytes = (bytes: number) => formatNumber(bytes / 1_000_000)
