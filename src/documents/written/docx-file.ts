import { writeZip } from '#shared/index.ts'
import { escaped } from './ods-file.ts'

/** One paragraph of a text document, by what it is. */
export interface DocxParagraph {
  readonly style: 'title' | 'heading' | 'subheading' | 'text' | 'note' | 'indented'
  readonly words: string
}

export interface DocxFile {
  readonly title: string
  readonly author: string
  /** YYYY-MM-DD; the only date in the file. */
  readonly day: string
  readonly paragraphs: readonly DocxParagraph[]
}

/**
 * A text document of Word (ECMA-376, WordprocessingML): titled, in British English, with real headings, so that it
 * is read aloud and found through as one. The same paragraphs give the same bytes.
 */
export function writeDocx({ title, author, day, paragraphs }: DocxFile): Buffer {
  const xml = (name: string, text: string) => ({
    name,
    bytes: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`,
  })
  const at = `${day}T00:00:00Z`
  const body = paragraphs
    .map(
      ({ style, words }) =>
        `<w:p><w:pPr><w:pStyle w:val="${STYLE_IDS[style]}"/></w:pPr><w:r><w:t xml:space="preserve">${escaped(words)}</w:t></w:r></w:p>`,
    )
    .join('')
  return writeZip([
    xml('[Content_Types].xml', CONTENT_TYPES),
    xml('_rels/.rels', RELATIONS),
    xml(
      'docProps/core.xml',
      `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(author)}</dc:creator><dc:language>en-GB</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`,
    ),
    xml(
      'word/document.xml',
      `<w:document ${NAMESPACE}><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    ),
    xml('word/styles.xml', STYLES),
    xml(
      'word/_rels/document.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ),
  ])
}

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const STYLE_IDS: Readonly<Record<DocxParagraph['style'], string>> = {
  title: 'Title',
  heading: 'Heading1',
  subheading: 'Heading2',
  text: 'Normal',
  note: 'Note',
  indented: 'Indented',
}

const CONTENT_TYPES = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

const RELATIONS = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

/** Sizes are in half points, spaces in twentieths of a point. */
const style = (id: string, name: string, paragraph: string, run: string, based = true) =>
  `<w:style w:type="paragraph"${based ? '' : ' w:default="1"'} w:styleId="${id}"><w:name w:val="${name}"/>${based ? '<w:basedOn w:val="Normal"/>' : ''}<w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`

const STYLES = `<w:styles ${NAMESPACE}>${[
  style(
    'Normal',
    'Normal',
    '<w:spacing w:after="160" w:line="300" w:lineRule="auto"/>',
    '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="24"/><w:lang w:val="en-GB"/>',
    false,
  ),
  style('Title', 'Title', '<w:spacing w:after="240"/>', '<w:b/><w:sz w:val="40"/>'),
  style(
    'Heading1',
    'heading 1',
    '<w:keepNext/><w:spacing w:before="320" w:after="120"/><w:outlineLvl w:val="0"/>',
    '<w:b/><w:sz w:val="28"/>',
  ),
  style(
    'Heading2',
    'heading 2',
    '<w:keepNext/><w:spacing w:before="160" w:after="80"/><w:outlineLvl w:val="1"/>',
    '<w:b/>',
  ),
  style('Note', 'Note', '<w:ind w:left="567"/>', '<w:i/><w:sz w:val="22"/>'),
  style('Indented', 'Indented', '<w:ind w:left="567"/>', ''),
].join('')}</w:styles>`
