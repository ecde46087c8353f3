import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { CsvError, type Options, parse } from 'csv-parse'
import { parse as parseAtOnce } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import { accept, type Outcome, Refusal, refuse } from '#shared/index.ts'
import type { ExaminedFile, OnProgress, TextEncoding } from './examine-file.ts'
import {
  findHeader,
  HEADER_ROWS,
  headerNotes,
  isBlank,
  type Table,
  type TableRow,
  type TableShape,
} from './table.ts'

const SEPARATORS = [
  { character: ',', words: 'commas' },
  { character: '\t', words: 'tabs' },
  { character: ';', words: 'semicolons' },
  { character: '|', words: 'upright bars' },
] as const

const HEAD_BYTES = 65_536
const BATCH_ROWS = 2_000
/** No honest row is as long as this; a quotation mark left open would otherwise eat the file. */
const LONGEST_ROW_BYTES = 1 << 20

const ENCODING_WORDS: Readonly<Record<TextEncoding, string | undefined>> = {
  'utf-8': undefined,
  'utf-16le': 'UTF-16 (as Excel\'s "Unicode text")',
  'utf-16be': 'UTF-16 (as Excel\'s "Unicode text")',
  'windows-1252': 'Windows-1252 (as Excel\'s plain "CSV")',
}

/** Text that can be read from its beginning as often as needed. */
interface TextSource {
  readonly name: string
  readonly bytes: number
  readonly encoding: TextEncoding
  readonly head: Buffer
  readonly open: () => Readable
}

/**
 * A table in a text file whose cells are separated by commas, tabs, semicolons or bars: whichever
 * gives a row of headings that fits. Line ends may be CR, LF or both, also mixed, and a cell in
 * quotation marks may hold any of them. Read as a stream: memory does not grow with the file.
 */
export async function readCsvTable(file: ExaminedFile, shape: TableShape): Promise<Outcome<Table>> {
  return readSource({ ...fileSource(file), head: await readHead(file.path) }, shape)
}

function fileSource(file: ExaminedFile): Omit<TextSource, 'head'> {
  if (file.contents.kind !== 'text') throw new TypeError(`${file.name} is not text`)
  return {
    name: file.name,
    bytes: file.bytes,
    encoding: file.contents.encoding,
    open: () => createReadStream(file.path, { highWaterMark: 1 << 18 }),
  }
}

/** The same for text that has been read already. */
export function readCsvText(name: string, text: string, shape: TableShape): Outcome<Table> {
  const bytes = Buffer.from(text)
  return readSource(
    {
      name,
      bytes: bytes.length,
      encoding: 'utf-8',
      head: bytes.subarray(0, HEAD_BYTES),
      open: () => Readable.from([bytes], { objectMode: false }),
    },
    shape,
  )
}

function readSource(file: TextSource, shape: TableShape): Outcome<Table> {
  const head = decodeHead(file.head, file.encoding)
  const tries = SEPARATORS.map((separator) => ({
    ...separator,
    header: findHeader(file.name, firstRows(head, separator.character), shape),
  }))
  const fits = tries.find(({ header }) => header.ok)
  if (!fits?.header.ok) {
    // A header that all but fits says more than one that was cut in the wrong places
    const refusals = tries.flatMap(({ header }) => (header.ok ? [] : header.problems))
    const telling = refusals.find(({ code }) => code !== 'no-header') ?? refusals[0]
    return { ok: false, problems: telling ? [telling] : [] }
  }
  const header = fits.header.value
  return accept({
    name: file.name,
    header,
    notes: [...headerNotes(file.name, header), ...readingNotes(file, fits)],
    batches: (onProgress) => readBatches(file, fits.character, header.rowNumber, onProgress),
  })
}

function readingNotes(
  { name, encoding }: Pick<TextSource, 'name' | 'encoding'>,
  { character, words }: (typeof SEPARATORS)[number],
): string[] {
  const encodingWords = ENCODING_WORDS[encoding]
  return [
    ...(encodingWords ? [`${name} was read as ${encodingWords}`] : []),
    ...(character === ',' ? [] : [`The cells of ${name} are separated by ${words}`]),
  ]
}

/** The most cells of a text file that are held at once, to be read by a recipe. */
const MOST_CELLS = 4_000_000

/**
 * Every row of a text file of whatever layout, blank ones too: cut at the separator that gives the most
 * rows of one length.
 *
 * @returns a refusal when there is more than can be held
 * @throws Refusal when a row cannot be read
 */
export async function readCsvSheet(
  file: ExaminedFile,
): Promise<Outcome<{ readonly rows: readonly TableRow[]; readonly notes: readonly string[] }>> {
  const source = fileSource(file)
  const head = decodeHead(await readHead(file.path), source.encoding)
  const tries = SEPARATORS.map((separator) => {
    const rows = firstRows(head, separator.character)
    return { ...separator, alike: rowsAlike(rows), cut: rows.filter(isCut).length }
  })
  const most = tries.reduce((one, other) => (other.alike > one.alike ? other : one))
  // Nobody writes tabs within a cell, and rows that end in blanks are of many lengths
  const tabbed = tries.find(({ character }) => character === '\t')
  const best = tabbed !== undefined && tabbed.cut > 1 && tabbed.cut * 2 >= most.cut ? tabbed : most
  const rows: TableRow[] = []
  let cells = 0
  for await (const batch of readBatches(source, best.character, 0)) {
    for (const row of batch) {
      rows.push(row)
      cells += row.cells.length
    }
    if (cells > MOST_CELLS) {
      return refuse(
        'table-too-large',
        `${file.name} has more than ${MOST_CELLS.toLocaleString('en-GB')} cells. Split it, or put its ` +
          'figures in the columns measure, area, breakdown, period and value, which may be of any length',
        file.name,
      )
    }
  }
  return accept({ rows, notes: readingNotes(source, best) })
}

const isCut = ({ cells }: TableRow) => cells.length > 1

/** How many rows have as many cells as most rows do, of those with more than one. */
function rowsAlike(rows: readonly TableRow[]): number {
  const widths = rows.filter(isCut).map(({ cells }) => cells.length)
  const counts = Map.groupBy(widths, (width) => width)
  return Math.max(0, ...[...counts.values()].map(({ length }) => length))
}

function parsing(delimiter: string): Options {
  return {
    delimiter,
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: LONGEST_ROW_BYTES,
  }
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

function decodeHead(head: Buffer, encoding: TextEncoding): string {
  // A decoder that waits for the rest leaves out a letter cut in two at the end
  return encoding === 'utf-8'
    ? new StringDecoder('utf8').write(head)
    : iconv.getDecoder(encoding).write(head)
}

/** The rows at the top, as one separator would cut them; as many as can be cut so. */
function firstRows(head: string, delimiter: string): TableRow[] {
  const rows: TableRow[] = []
  const collect = (cells: string[]) => {
    rows.push({ number: rows.length + 1, cells })
    return null
  }
  try {
    parseAtOnce(head, { ...parsing(delimiter), to: HEADER_ROWS, on_record: collect })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
  }
  return rows
}

async function* readBatches(
  file: Omit<TextSource, 'head'>,
  delimiter: string,
  headerRow: number,
  onProgress?: OnProgress,
): AsyncGenerator<readonly TableRow[]> {
  const bytes = file.open()
  let read = 0
  bytes.on('data', (chunk: Buffer) => {
    read += chunk.length
    onProgress?.(read, file.bytes)
  })
  const parser = parse(parsing(delimiter))
  const text = file.encoding === 'utf-8' ? bytes : bytes.pipe(iconv.decodeStream(file.encoding))
  text.pipe(parser)
  bytes.on('error', (error) => parser.destroy(error))

  let number = 0
  let batch: TableRow[] = []
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number += 1
      if (number <= headerRow || cells.every(isBlank)) continue
      batch.push({ number, cells })
      if (batch.length === BATCH_ROWS) {
        yield batch
        batch = []
      }
    }
  } catch (error) {
    throw brokenRow(file.name, number + 1, error)
  } finally {
    bytes.destroy()
  }
  if (batch.length > 0) yield batch
}

function brokenRow(name: string, row: number, error: unknown): unknown {
  if (!(error instanceof CsvError)) return error
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE') {
    return new Refusal(
      `Row ${row} of ${name} opens a quotation mark that is never closed. ` +
        'Close it, or take it out, and import the file again',
      { cause: error },
    )
  }
  return new Refusal(`Row ${row} of ${name} cannot be read: ${error.message}`, { cause: error })
}
