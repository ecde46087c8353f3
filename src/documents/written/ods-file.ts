import { writeZip } from '#shared/index.ts'

/** One cell of a workbook: words, a number with the decimal places it is shown to, or a day (YYYY-MM-DD). `null` is a blank. */
export type WorkbookCell =
  | string
  | null
  | { readonly number: number; readonly decimals?: number }
  | { readonly day: string }

/** The same, or words that lead somewhere (an address, or `#'Sheet'.A1`). */
export type OdsCell = WorkbookCell | { readonly text: string; readonly link: string }

/** A sheet as government's guidance on accessible spreadsheets has it: a title, a few lines, one table. */
export interface OdsSheet {
  readonly name: string
  readonly title: string
  /** What the sheet holds and how it is to be read, a line each. */
  readonly lines: readonly OdsCell[]
  readonly table: OdsTable | null
}

export interface OdsTable {
  /** A name for it in the spreadsheet: letters, figures and _ only. */
  readonly name: string
  readonly columns: readonly { readonly heading: string; readonly widthCm: number }[]
  readonly rows: readonly (readonly OdsCell[])[]
}

export interface OdsFile {
  readonly title: string
  readonly author: string
  readonly subject: string
  /** YYYY-MM-DD; the only date in the file. */
  readonly day: string
  readonly sheets: readonly OdsSheet[]
}

/**
 * An OpenDocument spreadsheet (ODF 1.3): titled, in British English, its tables named and their
 * headings marked, no merged cells, numbers as numbers. On paper it is A4 across, a sheet as wide as a
 * page, its headings on each. The same sheets give the same bytes.
 */
export function writeOds(file: OdsFile): Buffer {
  const xml = (name: string, text: string) => ({
    name,
    bytes: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`),
  })
  return writeZip([
    { name: 'mimetype', bytes: Buffer.from(MIME_TYPE), stored: true },
    xml('META-INF/manifest.xml', MANIFEST),
    xml('meta.xml', metaOf(file)),
    xml('styles.xml', STYLES),
    xml('content.xml', contentOf(file)),
  ])
}

const MIME_TYPE = 'application/vnd.oasis.opendocument.spreadsheet'

const NAMESPACES = [
  ['office', 'urn:oasis:names:tc:opendocument:xmlns:office:1.0'],
  ['style', 'urn:oasis:names:tc:opendocument:xmlns:style:1.0'],
  ['text', 'urn:oasis:names:tc:opendocument:xmlns:text:1.0'],
  ['table', 'urn:oasis:names:tc:opendocument:xmlns:table:1.0'],
  ['fo', 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'],
  ['number', 'urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0'],
  ['meta', 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['xlink', 'http://www.w3.org/1999/xlink'],
]
  .map(([prefix, address]) => `xmlns:${prefix}="${address}"`)
  .join(' ')

const MANIFEST = `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${MIME_TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>`

/** 12 points of a typeface without serifs, as the guidance asks; one that every machine has. */
const STYLES = `<office:document-styles ${NAMESPACES} office:version="1.3">
<office:font-face-decls><style:font-face style:name="Arial" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" svg:font-family="Arial" style:font-family-generic="swiss"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="table-cell"><style:table-cell-properties style:vertical-align="top" fo:wrap-option="wrap"/><style:text-properties style:font-name="Arial" fo:font-size="12pt" fo:language="en" fo:country="GB" fo:color="#0b0c0c"/></style:default-style>
<style:style style:name="Default" style:family="table-cell"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="table-cell" style:parent-style-name="Default"><style:table-cell-properties fo:wrap-option="no-wrap"/><style:text-properties fo:font-size="16pt" fo:font-weight="bold"/></style:style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="across"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1.5cm" style:scale-to-X="1" style:scale-to-Y="0"/><style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles>
<style:master-page style:name="Default" style:page-layout-name="across"><style:header style:display="false"/><style:footer><text:p><text:sheet-name>Sheet</text:sheet-name>, page <text:page-number>1</text:page-number> of <text:page-count>1</text:page-count></text:p></style:footer></style:master-page>
</office:master-styles>
</office:document-styles>`

const MOST_DECIMALS = 4

function metaOf({ title, author, subject, day }: OdsFile): string {
  return `<office:document-meta ${NAMESPACES} office:version="1.3"><office:meta>\
<meta:generator>Critical Friend</meta:generator><dc:title>${escaped(title)}</dc:title>\
<dc:subject>${escaped(subject)}</dc:subject><meta:initial-creator>${escaped(author)}</meta:initial-creator>\
<dc:creator>${escaped(author)}</dc:creator><meta:creation-date>${day}T00:00:00</meta:creation-date>\
<dc:date>${day}T00:00:00</dc:date><dc:language>en-GB</dc:language></office:meta></office:document-meta>`
}

function contentOf({ sheets }: OdsFile): string {
  const ranges = sheets.flatMap((sheet) => {
    const { table } = sheet
    if (table === null || table.rows.length === 0) return []
    const first = sheet.lines.length + 2
    const last = first + table.rows.length
    const place = `'${sheet.name.replaceAll("'", "''")}'`
    const range = `${place}.A${first}:${place}.${columnLetter(table.columns.length - 1)}${last}`
    return `<table:database-range table:name="${escaped(table.name)}" table:target-range-address="${escaped(range)}" table:contains-header="true"/>`
  })
  return `<office:document-content ${NAMESPACES} office:version="1.3">\n\
<office:automatic-styles>${SHEET_STYLE}${columnStyles(sheets)}${CELL_STYLES}</office:automatic-styles>\n\
<office:body><office:spreadsheet>\n${sheets.map(sheetOf).join('\n')}\n\
<table:database-ranges>${ranges.join('')}</table:database-ranges>\n\
</office:spreadsheet></office:body></office:document-content>`
}

/** A sheet is printed as the page "Default" of the styles is laid out. */
const SHEET_STYLE =
  '<style:style style:name="sheet" style:family="table" style:master-page-name="Default"><style:table-properties table:display="true" style:writing-mode="lr-tb"/></style:style>'

/** Numbers by decimal places (`n0` … `n4`), days, headings of columns, lines that run on. */
const CELL_STYLES = [
  ...Array.from(
    { length: MOST_DECIMALS + 1 },
    (_, places) =>
      `<number:number-style style:name="f${places}"><number:number number:decimal-places="${places}" number:min-decimal-places="${places}" number:min-integer-digits="1" number:grouping="true"/></number:number-style>` +
      `<style:style style:name="n${places}" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="f${places}"/>`,
  ),
  '<number:date-style style:name="fday"><number:day/><number:text> </number:text><number:month number:textual="true" number:style="long"/><number:text> </number:text><number:year number:style="long"/></number:date-style>',
  '<style:style style:name="day" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="fday"/>',
  '<style:style style:name="head" style:family="table-cell" style:parent-style-name="Default"><style:table-cell-properties fo:border-bottom="1pt solid #0b0c0c" style:vertical-align="bottom"/><style:text-properties fo:font-weight="bold"/></style:style>',
  '<style:style style:name="line" style:family="table-cell" style:parent-style-name="Default"><style:table-cell-properties fo:wrap-option="no-wrap"/></style:style>',
].join('')

/** How wide the only column of a sheet without a table is. */
const LINES_WIDTH_CM = 25

function widthsOf({ table }: OdsSheet): readonly number[] {
  return table?.columns.map(({ widthCm }) => widthCm) ?? [LINES_WIDTH_CM]
}

function columnStyles(sheets: readonly OdsSheet[]): string {
  const widths = [...new Set(sheets.flatMap(widthsOf))].sort((one, other) => one - other)
  return widths
    .map(
      (width) =>
        `<style:style style:name="${columnStyle(width)}" style:family="table-column"><style:table-column-properties style:column-width="${width}cm"/></style:style>`,
    )
    .join('')
}

const columnStyle = (widthCm: number) => `w${String(widthCm).replace('.', '_')}`

function sheetOf(sheet: OdsSheet): string {
  const { name, title, lines, table } = sheet
  const columns = widthsOf(sheet)
    .map((width) => `<table:table-column table:style-name="${columnStyle(width)}"/>`)
    .join('')
  // Beside a table, a line runs on over the empty cells to its right; alone, it has a wide column.
  const style = table ? 'line' : undefined
  const above = [
    rowOf([cellOf(title, 'Heading_20_1')]),
    ...lines.map((line) => rowOf([cellOf(line, style)])),
  ]
  const head = table
    ? `<table:table-header-rows>${rowOf(table.columns.map(({ heading }) => cellOf(heading, 'head')))}</table:table-header-rows>`
    : ''
  const rows = table?.rows.map((row) => rowOf(row.map((cell) => cellOf(cell)))) ?? []
  return `<table:table table:name="${escaped(name)}" table:style-name="sheet">${columns}${above.join('')}${head}${rows.join('')}</table:table>`
}

function rowOf(cells: readonly string[]): string {
  return `<table:table-row>${cells.join('')}</table:table-row>\n`
}

function cellOf(cell: OdsCell, style?: string): string {
  const look = style === undefined ? '' : ` table:style-name="${style}"`
  if (cell === null || cell === '') return '<table:table-cell/>'
  if (typeof cell === 'string') {
    const paragraphs = cell.split(/\r\n|\r|\n/).map((line) => `<text:p>${spaced(line)}</text:p>`)
    return `<table:table-cell${look} office:value-type="string">${paragraphs.join('')}</table:table-cell>`
  }
  if ('link' in cell) {
    const link = `<text:a xlink:type="simple" xlink:href="${escaped(cell.link)}">${spaced(cell.text)}</text:a>`
    return `<table:table-cell${look} office:value-type="string"><text:p>${link}</text:p></table:table-cell>`
  }
  if ('day' in cell) {
    return `<table:table-cell table:style-name="day" office:value-type="date" office:date-value="${cell.day}"><text:p>${cell.day}</text:p></table:table-cell>`
  }
  const decimals = Math.min(cell.decimals ?? decimalsOf(cell.number), MOST_DECIMALS)
  return `<table:table-cell table:style-name="n${decimals}" office:value-type="float" office:value="${cell.number}"><text:p>${cell.number.toFixed(decimals)}</text:p></table:table-cell>`
}

function decimalsOf(value: number): number {
  return /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0
}

function columnLetter(place: number): string {
  const last = String.fromCharCode(65 + (place % 26))
  return place < 26 ? last : columnLetter(Math.floor(place / 26) - 1) + last
}

/** In OpenDocument, spaces that follow a space or begin a paragraph have to be written out. */
function spaced(text: string): string {
  return escaped(text)
    .replaceAll('\t', '<text:tab/>')
    .replace(/^ | {2,}/g, (spaces) => `<text:s text:c="${spaces.length}"/>`)
}

/** Characters that XML 1.0 cannot carry (section 2.2). */
const UNPRINTABLE = /[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu

/** A text as it stands in XML; what XML cannot carry is left out. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(UNPRINTABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
