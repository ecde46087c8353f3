import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { writeZip } from '#shared/index.ts'

/** A paper made for a test, from which each kind of file is written in the same words. */
export interface TestPaper {
  readonly title: string
  readonly header: string
  readonly parts: readonly TestPart[]
}

export type TestPart =
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'paragraph'
      readonly text: string
      readonly footnote?: { readonly after: string; readonly text: string }
    }
  | {
      readonly kind: 'table'
      readonly heading: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'columns' | 'endcolumns' | 'newpage' }

/** The paper as a person would type it: a blank line between its parts, a row of a table a line. */
export function asText({ title, parts }: TestPaper): string {
  const blocks = parts.flatMap((part): readonly string[] => {
    switch (part.kind) {
      case 'heading':
        return [part.text]
      case 'paragraph':
        return part.footnote ? [part.text, part.footnote.text] : [part.text]
      case 'table':
        return [[part.heading, ...part.rows].map((row) => row.join(' ')).join('\n')]
      case 'list':
        return [part.items.map((item) => `• ${item}`).join('\n')]
      default:
        return []
    }
  })
  return [title, ...blocks].join('\n\n')
}

/** The paper as a web page. */
export function asHtml({ title, parts }: TestPaper): string {
  const row = (cells: readonly string[], tag: 'td' | 'th') =>
    `<tr>${cells.map((cell) => `<${tag}>${xml(cell)}</${tag}>`).join('')}</tr>`
  const body = parts.map((part): string => {
    switch (part.kind) {
      case 'heading':
        return `<h2>${xml(part.text)}</h2>`
      case 'paragraph':
        return `<p>${xml(part.text)}</p>${part.footnote ? `<p>${xml(part.footnote.text)}</p>` : ''}`
      case 'table':
        return `<table><thead>${row(part.heading, 'th')}</thead><tbody>${part.rows.map((it) => row(it, 'td')).join('')}</tbody></table>`
      case 'list':
        return `<ul>${part.items.map((item) => `<li>${xml(item)}</li>`).join('')}</ul>`
      default:
        return ''
    }
  })
  return `<!DOCTYPE html><title>${xml(title)}</title><h1>${xml(title)}</h1>${body.join('\n')}`
}

let compiler: NodeCompiler | undefined

/** Sets Typst markup as a PDF. */
export function setTypst(markup: string): Buffer {
  compiler ??= NodeCompiler.create({ workspace: '/critical-friend-test', fontArgs: [] })
  const compiled = compiler.compile({ mainFileContent: markup })
  if (compiled.result === null) {
    throw new Error('The test paper could not be set', {
      cause: compiled.takeError()?.shortDiagnostics,
    })
  }
  return compiler.pdf(compiled.result)
}

const typst = (text: string) => text.replace(/[\\#$*_`<>@[\]/~-]/gu, '\\$&')

/** A4 pages with a header, a number at the foot, justified text with hyphens, and ruled tables. */
function asTypst({ title, header, parts }: TestPaper): string {
  const body = parts.map((part): string => {
    switch (part.kind) {
      case 'heading':
        return `= ${typst(part.text)}`
      case 'paragraph': {
        const note = part.footnote
        if (!note) return typst(part.text)
        const at = part.text.indexOf(note.after) + note.after.length
        return `${typst(part.text.slice(0, at))}#footnote[${typst(note.text)}]${typst(part.text.slice(at))}`
      }
      case 'table': {
        const cells = [part.heading, ...part.rows].flat().map((cell) => `[${typst(cell)}]`)
        const widths = part.heading.map((_, index) => (index === 0 ? '3.2cm' : '1fr')).join(', ')
        const aligned = part.heading.map((_, index) => (index === 0 ? 'left' : 'right')).join(', ')
        return `#table(columns: (${widths}), align: (${aligned}), ${cells.join(', ')})`
      }
      case 'list':
        return part.items.map((item) => `- ${typst(item)}`).join('\n')
      case 'columns':
        return '#block(height: 6.2cm, columns(2, gutter: 18pt)['
      case 'endcolumns':
        return '])'
      case 'newpage':
        return '#pagebreak(weak: true)'
      default:
        return ''
    }
  })
  return [
    `#set page(paper: "a4", header: [${typst(header)}], numbering: "1")`,
    '#set text(size: 10.5pt, lang: "en", region: "GB", hyphenate: true)',
    '#set par(justify: true)',
    `#text(size: 16pt)[${typst(title)}]`,
    ...body,
  ].join('\n\n')
}

export function asPdf(paper: TestPaper): Buffer {
  return setTypst(asTypst(paper))
}

const xml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const CONTENT_TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'

const wordRun = (text: string) => `<w:r><w:t xml:space="preserve">${xml(text)}</w:t></w:r>`
const wordParagraph = (inside: string, properties = '') =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`

/** A Word file around the body given, with the parts a reader needs. */
export function packDocx(body: string, others: Readonly<Record<string, string>> = {}): Buffer {
  return writeZip([
    { name: '[Content_Types].xml', bytes: CONTENT_TYPES },
    {
      name: 'word/document.xml',
      bytes: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    },
    ...Object.entries(others).map(([name, inside]) => ({ name: `word/${name}`, bytes: inside })),
  ])
}

export function asDocx({ title, header, parts }: TestPaper): Buffer {
  const notes: string[] = []
  const body = parts.map((part): string => {
    switch (part.kind) {
      case 'heading':
        return wordParagraph(wordRun(part.text), '<w:pStyle w:val="Heading1"/>')
      case 'paragraph': {
        const note = part.footnote
        if (!note) return wordParagraph(wordRun(part.text))
        const at = part.text.indexOf(note.after) + note.after.length
        notes.push(note.text)
        return wordParagraph(
          `${wordRun(part.text.slice(0, at))}<w:r><w:footnoteReference w:id="${notes.length}"/></w:r>${wordRun(part.text.slice(at))}`,
        )
      }
      case 'table':
        return `<w:tbl>${[part.heading, ...part.rows]
          .map(
            (row, index) =>
              `<w:tr>${index === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${row.map((cell) => `<w:tc>${wordParagraph(wordRun(cell))}</w:tc>`).join('')}</w:tr>`,
          )
          .join('')}</w:tbl>`
      case 'list':
        return part.items
          .map((item) =>
            wordParagraph(
              wordRun(item),
              '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
            ),
          )
          .join('')
      default:
        return ''
    }
  })
  const noteParts = notes
    .map(
      (note, index) =>
        `<w:footnote w:id="${index + 1}">${wordParagraph(wordRun(note))}</w:footnote>`,
    )
    .join('')
  return packDocx(`${wordParagraph(wordRun(title))}${body.join('')}`, {
    'footnotes.xml': `<w:footnotes ${W}>${noteParts}</w:footnotes>`,
    'header1.xml': `<w:hdr ${W}>${wordParagraph(wordRun(header))}</w:hdr>`,
    'styles.xml': `<w:styles ${W}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    'numbering.xml': `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
  })
}

const ODF = [
  ['office', 'urn:oasis:names:tc:opendocument:xmlns:office:1.0'],
  ['text', 'urn:oasis:names:tc:opendocument:xmlns:text:1.0'],
  ['table', 'urn:oasis:names:tc:opendocument:xmlns:table:1.0'],
  ['style', 'urn:oasis:names:tc:opendocument:xmlns:style:1.0'],
]
  .map(([prefix, address]) => `xmlns:${prefix}="${address}"`)
  .join(' ')

/** An OpenDocument text file around the body given. */
export function packOdt(body: string, styles = ''): Buffer {
  return writeZip([
    { name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.text' },
    {
      name: 'content.xml',
      bytes: `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${ODF}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    },
  ])
}

export function asOdt({ title, parts }: TestPaper): Buffer {
  let notes = 0
  const body = parts.map((part): string => {
    switch (part.kind) {
      case 'heading':
        return `<text:h text:outline-level="1">${xml(part.text)}</text:h>`
      case 'paragraph': {
        const note = part.footnote
        if (!note) return `<text:p>${xml(part.text)}</text:p>`
        const at = part.text.indexOf(note.after) + note.after.length
        notes += 1
        return `<text:p>${xml(part.text.slice(0, at))}<text:note text:note-class="footnote"><text:note-citation>${notes}</text:note-citation><text:note-body><text:p>${xml(note.text)}</text:p></text:note-body></text:note>${xml(part.text.slice(at))}</text:p>`
      }
      case 'table': {
        const row = (cells: readonly string[]) =>
          `<table:table-row>${cells.map((cell) => `<table:table-cell><text:p>${xml(cell)}</text:p></table:table-cell>`).join('')}</table:table-row>`
        return `<table:table><table:table-header-rows>${row(part.heading)}</table:table-header-rows>${part.rows.map(row).join('')}</table:table>`
      }
      case 'list':
        return `<text:list>${part.items.map((item) => `<text:list-item><text:p>${xml(item)}</text:p></text:list-item>`).join('')}</text:list>`
      default:
        return ''
    }
  })
  return packOdt(`<text:p>${xml(title)}</text:p>${body.join('')}`)
}
