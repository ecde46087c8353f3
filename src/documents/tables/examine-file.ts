import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { accept, type Outcome, refuse } from '#shared/index.ts'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** What a file is by its contents, whatever its name says. */
export type FileKind =
  | { kind: 'text'; encoding: TextEncoding }
  | { kind: 'zip' }
  /** A web page with a table in it, which spreadsheet programs and web sites save as ".xls". */
  | { kind: 'html' }

export interface ExaminedFile {
  readonly path: string
  /** The last part of the path: how sentences speak of the file. */
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  readonly contents: FileKind
}

/** Called as bytes are read: how many so far, of how many. */
export type OnProgress = (bytesRead: number, bytesTotal: number) => void

const HEAD_BYTES = 4096

/** The first bytes of what people hand in by mistake, what to call it, and what to do about it. */
const REFUSED_KINDS: readonly { readonly starts: string; readonly sentence: string }[] = [
  {
    starts: '25504446', // %PDF
    sentence: 'is a PDF. Ask for the figures as CSV, XLSX or ODS, or copy its table into one',
  },
  {
    starts: 'd0cf11e0a1b11ae1', // the container of .xls, and of a workbook with a password
    sentence:
      'is an old Excel workbook, or one with a password. ' +
      'Open it in Excel and save it as .xlsx with no password',
  },
  { starts: '1f8b', sentence: 'is compressed with gzip. Unpack it and import what is inside' },
  { starts: '377abcaf271c', sentence: 'is a 7-Zip archive. Unpack it and import what is inside' },
  { starts: '526172211a07', sentence: 'is a RAR archive. Unpack it and import what is inside' },
  { starts: '89504e47', sentence: 'is a picture. Ask for the figures as CSV, XLSX or ODS' },
  { starts: 'ffd8ff', sentence: 'is a picture. Ask for the figures as CSV, XLSX or ODS' },
  { starts: '47494638', sentence: 'is a picture. Ask for the figures as CSV, XLSX or ODS' },
  { starts: '50415231', sentence: 'is a Parquet file. Save its rows as CSV and import that' },
]

/**
 * Reads a file once from end to end: its size, its SHA-256, and what it is by its contents.
 *
 * Text that is not whole UTF-8 and has no UTF-16 mark is taken as Windows-1252, which is what
 * Excel's plain "CSV" is on a British machine. Memory does not grow with the file.
 *
 * @returns a refusal that says what the file is and what to do, when it is no table at all
 */
export async function examineFile(path: string): Promise<Outcome<ExaminedFile>> {
  const name = basename(path)
  if ((await stat(path)).isDirectory()) {
    return refuse('not-a-table', `${name} is a folder. Name one of the files in it`, name)
  }
  const hash = createHash('sha256')
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let [bytes, isUtf8, head] = [0, true, Buffer.alloc(0)]
  const stillUtf8 = (chunk?: Buffer) => {
    try {
      utf8.decode(chunk, { stream: chunk !== undefined })
      return true
    } catch {
      return false
    }
  }
  await pipeline(createReadStream(path, { highWaterMark: 1 << 18 }), async (chunks) => {
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      hash.update(chunk)
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES)])
      isUtf8 &&= stillUtf8(chunk)
      bytes += chunk.length
    }
  })
  isUtf8 &&= stillUtf8()
  const contents = recognise(name, head, isUtf8)
  if (!contents.ok) return contents
  return accept({ path, name, bytes, sha256: hash.digest('hex'), contents: contents.value })
}

/** @param head - the first bytes of the file, 4,096 or so when it is as long as that */
function recognise(name: string, head: Buffer, isUtf8: boolean): Outcome<FileKind> {
  if (head.length === 0) {
    return refuse(
      'empty-file',
      `${name} is empty (0 bytes). Ask for it again, or export it again`,
      name,
    )
  }
  const start = head.toString('hex', 0, 16)
  if (start.startsWith('504b0304')) return accept({ kind: 'zip' })
  const refused = REFUSED_KINDS.find((kind) => start.startsWith(kind.starts))
  if (refused) return refuse('not-a-table', `${name} ${refused.sentence}`, name)
  const encoding = encodingOf(head, start, isUtf8)
  if (encoding === undefined) {
    return refuse(
      'not-a-table',
      `${name} is not text and not a spreadsheet. Ask for the figures as CSV, XLSX or ODS`,
      name,
    )
  }
  const text = head.toString('latin1')
  if (/^[^a-z0-9<]*<(?:!doctype|html|\?xml|head|meta|table)/i.test(text)) {
    if (/<table[\s>]/i.test(text)) return accept({ kind: 'html' })
    return refuse(
      'not-a-table',
      `${name} is a web page, not a table: most likely a sign-in or error page saved in its ` +
        'place. Download the file again and open it to check',
      name,
    )
  }
  return accept({ kind: 'text', encoding })
}

function encodingOf(head: Buffer, start: string, isUtf8: boolean): TextEncoding | undefined {
  if (start.startsWith('fffe')) return 'utf-16le'
  if (start.startsWith('feff')) return 'utf-16be'
  if (head.includes(0)) {
    // Without a mark, UTF-16 of English shows by every other byte being nought
    const noughts = (offset: number) =>
      head.filter((byte, index) => index % 2 === offset && byte === 0).length / (head.length / 2)
    if (noughts(1) > 0.7) return 'utf-16le'
    return noughts(0) > 0.7 ? 'utf-16be' : undefined
  }
  return isUtf8 ? 'utf-8' : 'windows-1252'
}
