import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { type CellObject, read, SSF, type WorkSheet } from '@e965/xlsx'
import iconv from 'iconv-lite'
import {
  accept,
  BrokenEntry,
  type Outcome,
  type PackedFile,
  refuse,
  toFifteenFigures,
  withZip,
  writeZip,
  type ZipBounds,
  type ZipEntry,
} from '#shared/index.ts'
import type { ExaminedFile } from './examine-file.ts'
import { IMPORT_ADVICE } from './import-advice.ts'
import type { Sheet, Workbook } from './sheets.ts'
import {
  type Cell,
  cellText,
  findHeader,
  type Header,
  headerNotes,
  isBlank,
  list,
  type Table,
  type TableRow,
  type TableShape,
} from './table.ts'
import { UnseenInWorkbook } from './unseen-in-workbook.ts'

/** A workbook is held in memory whole, at about ten times its unpacked size. */
const WORKBOOK_BOUNDS: ZipBounds = {
  entries: 2_000,
  bytes: 60_000_000,
  advice: IMPORT_ADVICE,
}

/** What a table is before it is read in batches, with every row under its headings that is not blank. */
export interface WorkbookTable extends Omit<Table, 'batches'> {
  readonly rows: readonly TableRow[]
}

/**
 * A table in an XLSX or ODS workbook: the one sheet whose headings fit. Dates, formulas without a
 * saved answer, and cells under a merged cell come as such (see `Cell`); a percentage comes as it is
 * shown ("8.3%") at full precision.
 *
 * @returns a refusal when no sheet fits, or two do, or the workbook is damaged or too large
 */
export async function readWorkbookTable(
  file: ExaminedFile,
  shape: TableShape,
): Promise<Outcome<WorkbookTable>> {
  const looked = await lookThrough(file)
  if (!looked.ok) return looked
  const { kind, unseen } = looked.value
  const sheets = await sheetsIn(file, looked.value)
  if (!sheets.ok) return sheets

  const tries = sheets.value.map((sheet) => ({
    sheet,
    header: findHeader(file.name, sheet.rows, shape),
  }))
  const fits = tries.flatMap(({ sheet, header }) =>
    header.ok ? [{ sheet, header: header.value }] : [],
  )
  if (fits.length > 1) {
    return refuse(
      'two-sheets',
      `The sheets ${list(fits.map(({ sheet }) => sheet.name))} of ${file.name} all have the ` +
        'headings of figures. Keep one of them, or save each as a file of its own',
      file.name,
    )
  }
  const found = fits[0]
  if (found === undefined) return bestRefusal(file.name, tries)

  const notes = headerNotes(file.name, found.header)
  if (sheets.value.length > 1) {
    const many = `${sheets.value.length} sheets`
    notes.push(`${file.name} has ${many}; the figures were read from "${found.sheet.name}"`)
  }
  const isNamedSo = kind !== 'HTML' && /\.(xlsx|xlsm|ods)$/i.test(file.name)
  if (!isNamedSo)
    notes.push(`${file.name} is ${KIND_WORDS[kind]}, whatever its name says, and was read so`)
  notes.push(...unseen.say(file.name, false))
  return accept({
    name: file.name,
    header: found.header,
    notes,
    rows: found.sheet.rows.filter(
      (row) => row.number > found.header.rowNumber && !row.cells.every(isBlank),
    ),
  })
}

/** Every sheet of a workbook, with what it carries besides. */
export type AllSheets = Pick<Workbook, 'sheets' | 'notes'>

/** Every sheet of a workbook, or of the tables of a web page that was saved as one. */
export async function readAllSheets(file: ExaminedFile): Promise<Outcome<AllSheets>> {
  const looked = await lookThrough(file)
  if (!looked.ok) return looked
  const sheets = await sheetsIn(file, looked.value)
  return sheets.ok
    ? accept({ sheets: sheets.value, notes: looked.value.unseen.say(file.name, true) })
    : sheets
}

/** What a workbook is, and what it carries that its cells do not show. */
interface LookedThrough {
  readonly kind: WorkbookKind
  readonly unseen: UnseenInWorkbook
  /** Whether it is an ODS without a file of styles, as libraries write it. */
  readonly lacksStyles: boolean
}

type WorkbookKind = 'XLSX' | 'ODS' | 'HTML'

const KIND_WORDS: Readonly<Record<WorkbookKind, string>> = {
  XLSX: 'a workbook (XLSX)',
  ODS: 'a workbook (ODS)',
  HTML: 'a web page with tables',
}

async function lookThrough(file: ExaminedFile): Promise<Outcome<LookedThrough>> {
  if (file.contents.kind === 'html')
    return accept({ kind: 'HTML', unseen: new UnseenInWorkbook(), lacksStyles: false })
  return await withZip({ name: file.name, from: file.path }, WORKBOOK_BOUNDS, ({ entries }) =>
    lookThroughEntries(file, entries),
  )
}

/** Unpacks every entry once, keeping none, so that a zip that lies about its size is caught here. */
async function lookThroughEntries(
  file: ExaminedFile,
  entries: readonly ZipEntry[],
): Promise<Outcome<LookedThrough>> {
  const names = new Set(entries.map((entry) => entry.name))
  const isXlsx = names.has('[Content_Types].xml') && names.has('xl/workbook.xml')
  const isOds = names.has('mimetype') && names.has('content.xml')
  if (!isXlsx && !isOds) {
    return refuse(
      'not-a-workbook',
      `${file.name} is a zip archive, not a workbook. Unpack it and import what is inside`,
      file.name,
    )
  }
  const unseen = new UnseenInWorkbook()
  try {
    for (const entry of entries)
      for await (const bytes of entry.open()) unseen.read(entry.name, bytes)
  } catch (error) {
    if (!(error instanceof BrokenEntry)) throw error
    return refuse('damaged-workbook', damagedWorkbook(file.name), file.name)
  }
  return accept({
    kind: isXlsx ? 'XLSX' : 'ODS',
    unseen,
    lacksStyles: !isXlsx && !names.has(STYLES),
  })
}

function damagedWorkbook(name: string): string {
  return `${name} is damaged. Open it in a spreadsheet program, save it again and import that`
}

function bestRefusal(
  name: string,
  tries: readonly { readonly sheet: Sheet; readonly header: Outcome<Header> }[],
): Outcome<never> {
  const refusals = tries.flatMap(({ header }) => (header.ok ? [] : [header]))
  return (
    refusals.find(({ problems }) => problems[0]?.code !== 'no-header') ??
    refusals[0] ??
    refuse('no-sheet', `${name} has no sheet with anything on it`, name)
  )
}

/**
 * A web page as the library reads it, which takes what is no UTF-8 for it: dashes, pounds and raised figures of
 * Windows-1252 would be lost. The number of a note, "5,126<sup>2</sup>", keeps its place above the line, and is no
 * digit of the value.
 */
function pageOf(bytes: Buffer): Buffer {
  const page = isUtf8(bytes) ? bytes.toString('utf8') : iconv.decode(bytes, 'windows-1252')
  const raised = page.replace(/<sup\b[^>]*>\s*([\d, ]{1,8}?)\s*<\/sup>/gi, (_, number: string) =>
    [...number].map((sign) => (/\d/.test(sign) ? RAISED[Number(sign)] : sign)).join(''),
  )
  const named = raised.replace(/&([a-z]{3,6});/g, (entity, name: string) => NAMED[name] ?? entity)
  return Buffer.from(named.replace(/(<meta\b[^>]*\bcharset\s*=\s*["']?)[\w-]+/i, '$1utf-8'))
}

/** Signs by their names in a web page, of which the library knows few. */
const NAMED: Readonly<Record<string, string>> = {
  ...{ ndash: '–', mdash: '—', minus: '−', pound: '£', hellip: '…', middot: '·', plusmn: '±' },
  ...{
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    dagger: '†',
    sup1: '¹',
    sup2: '²',
    sup3: '³',
  },
}

const RAISED = [...'⁰¹²³⁴⁵⁶⁷⁸⁹']

const STYLES = 'styles.xml'

/** The same workbook with an empty file of styles, which the library does not do without. */
async function withStyles({ name, path }: ExaminedFile): Promise<Outcome<Buffer>> {
  return await withZip({ name, from: path }, WORKBOOK_BOUNDS, async ({ entries }) => {
    const files: PackedFile[] = [{ name: STYLES, bytes: '<office:document-styles/>' }]
    for (const { name: entry, open } of entries) {
      const bytes: Buffer[] = []
      for await (const piece of open()) bytes.push(piece)
      files.push({ name: entry, bytes: Buffer.concat(bytes) })
    }
    return accept(writeZip(files))
  })
}

async function sheetsIn(
  file: ExaminedFile,
  { unseen, lacksStyles }: LookedThrough,
): Promise<Outcome<readonly Sheet[]>> {
  const { name, path, contents } = file
  const found = lacksStyles ? await withStyles(file) : accept(await readFile(path))
  if (!found.ok) return found
  const bytes = contents.kind === 'html' ? pageOf(found.value) : found.value
  const { areHidden, bySheet, sheets } = unseen.columns()
  try {
    const book = read(bytes, {
      // A web page has text alone: "01/04/2019" would be read as the fourth of January
      raw: contents.kind === 'html',
      dense: true,
      cellNF: true,
      cellText: true,
      cellFormula: true,
      sheetStubs: true,
      cellDates: false,
      // Without it the library does not tell which columns are hidden; with it a workbook takes more memory
      cellStyles: areHidden,
    })
    const date1904 = book.Workbook?.WBProps?.date1904 === true
    return accept(
      book.SheetNames.flatMap((sheetName, index) => {
        const sheet = book.Sheets[sheetName]
        const hidden = sheets[index] === true || (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0
        if (!sheet?.['!data']) return []
        const hiddenColumns = [
          ...(bySheet[index] ?? []),
          ...Array.from(sheet['!cols'] ?? []).flatMap((column, at) => (column?.hidden ? [at] : [])),
        ]
        const columns = hiddenColumns.length === 0 ? {} : { hiddenColumns }
        return [{ name: sheetName, hidden, ...columns, rows: readRows(sheet, date1904) }]
      }),
    )
  } catch {
    return refuse('damaged-workbook', damagedWorkbook(name), name)
  }
}

function readRows(sheet: WorkSheet, date1904: boolean): TableRow[] {
  const data: (CellObject | undefined)[][] = sheet['!data'] ?? []
  const rows = Array.from(data, (cells, index) => ({
    number: index + 1,
    cells: Array.from(cells ?? [], (cell) => readCell(cell, date1904)),
  }))
  for (const { s: from, e: to } of sheet['!merges'] ?? []) {
    const first = rows[from.r]?.cells[from.c]
    if (first === undefined || isBlank(first)) continue
    for (let r = from.r; r <= Math.min(to.r, rows.length - 1); r += 1) {
      for (let c = from.c; c <= to.c; c += 1) {
        const cells = rows[r]?.cells
        if (cells && (r !== from.r || c !== from.c))
          cells[c] = { kind: 'under-merged', shown: cellText(first) }
      }
    }
  }
  for (const row of rows) row.cells = Array.from(row.cells, (cell) => cell ?? '')
  return rows
}

function readCell(cell: CellObject | undefined, date1904: boolean): Cell {
  if (cell === undefined) return ''
  if (cell.f !== undefined && (cell.v === undefined || cell.t === 'z')) {
    return { kind: 'unworked-formula', shown: `=${cell.f}` }
  }
  if (cell.t === 'z' || cell.v === undefined) return ''
  if (cell.t === 'e') return cell.w ?? '#N/A'
  if (typeof cell.v !== 'number') return String(cell.v)
  const format = String(cell.z ?? 'General')
  if (SSF.is_date(format)) {
    const { y, m, d } = SSF.parse_date_code(cell.v, { date1904 })
    const day = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
    return { kind: 'date', day, shown: SSF.format(format, cell.v, { date1904 }) }
  }
  // An ODS says of each cell how it is shown, and may have no format beside that
  const isShownAsPercent = cell.z === undefined && /^-?[\d., ]+ ?%$/.test(cell.w ?? '')
  if (format.includes('%') || isShownAsPercent) return `${toFifteenFigures(cell.v * 100)}%`
  return String(toFifteenFigures(cell.v))
}
