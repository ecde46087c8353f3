import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { UnreadableXml } from './read-xml.ts'

/** The files a document is made of, by name. */
export interface PaperParts {
  readonly names: ReadonlySet<string>
  /** The unpacked file, piece by piece; nothing when there is none of that name. */
  readonly open: (name: string) => AsyncIterable<Buffer>
}

/** A report of a thousand pages with pictures has some thousands of files, 20 MB of them words. */
const MOST_FILES = 10_000
const MOST_BYTES_A_FILE = 100_000_000
const MOST_SHORT = 1_000_000

/**
 * Opens the zip that a DOCX or ODT is. Pictures and the like stay packed: only what is asked for is
 * unpacked, no more than its directory states, and nothing of more than 100 MB.
 */
export async function openParts(file: string, bytes: Uint8Array): Promise<Outcome<PaperParts>> {
  const entries = new Map<string, Entry>()
  let zip: ZipFile
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    zip = await fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true })
    if (zip.entryCount > MOST_FILES) {
      return refuse(
        'paper-too-large',
        `${file} is made of ${zip.entryCount.toLocaleString('en-GB')} files, far more than a paper is. Save it again from the program it was made with`,
        file,
      )
    }
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
  } catch {
    return damaged(file)
  }
  for (const entry of entries.values()) {
    if (entry.isEncrypted()) {
      return refuse(
        'paper-with-password',
        `${file} is locked with a password. Save a copy without one and hand that in`,
        file,
      )
    }
    if (/\.xml$/u.test(entry.fileName) && entry.uncompressedSize > MOST_BYTES_A_FILE) {
      return refuse(
        'paper-too-large',
        `${file} unpacks to ${Math.round(entry.uncompressedSize / 1_000_000).toLocaleString('en-GB')} MB of words, more than any paper has. Save it again from the program it was made with`,
        file,
      )
    }
  }
  return accept({
    names: new Set(entries.keys()),
    open: (name) => unpack(zip, entries.get(name)),
  })
}

async function* unpack(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Buffer> {
  if (!entry || entry.uncompressedSize > MOST_BYTES_A_FILE) return
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) yield chunk as Buffer
  } catch (cause) {
    throw new UnreadableXml('it does not unpack to what its directory states', { cause })
  }
}

/** A short file of the paper as text; empty when there is none of that name. */
export async function readWhole(parts: PaperParts, name: string): Promise<string> {
  let text = ''
  for await (const chunk of parts.open(name)) {
    text += chunk.toString('utf8')
    if (text.length > MOST_SHORT) break
  }
  return text
}

export function tooLong(file: string): Outcome<never> {
  return refuse(
    'paper-too-long',
    `${file} has more text than is read at once. Split it, and check the parts`,
    file,
  )
}

export function damaged(file: string): Outcome<never> {
  return refuse(
    'damaged-paper',
    `${file} is damaged or cut short. Download it again, or save it again from the program it was made with`,
    file,
  )
}
