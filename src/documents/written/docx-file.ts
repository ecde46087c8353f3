import { writeZip } from '#shared/index.ts'
import { escaped } from './ods-file.ts'

/** One paragraph of a text document, by what it is. */
export interface DocxParagraph {
  readonly style: 'title' | 'heading' | 'subheading' | 'text' | 'note' | 'listed'
  readonly words: string
  /** Of an item of a list: how it is numbered, and which list it is of. Each begins with its first number. */
  readonly list?: { readonly format: keyof typeof FORMATS; readonly of: number }
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
  const lists = listsIn(paragraphs)
  const body = paragraphs
    .map(({ style, words, list }) => {
      const number =
        list === undefined ? undefined : lists.findIndex(({ of }) => of === list.of) + 1
      const listed = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${number}"/></w:numPr>`
      return `<w:p><w:pPr><w:pStyle w:val="${STYLE_IDS[style]}"/>${number === undefined ? '' : listed}</w:pPr><w:r><w:t xml:space="preserve">${escaped(words)}</w:t></w:r></w:p>`
    })
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
      `<w:document ${NAMESPACE} xmlns:r="${OFFICE}"><w:body>${body}<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    ),
    xml('word/styles.xml', STYLES),
    xml('word/numbering.xml', numberingOf(lists)),
    xml('word/settings.xml', SETTINGS),
    xml('word/footer.xml', FOOTER),
    xml(
      'word/_rels/document.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${OFFICE}/numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="${OFFICE}/settings" Target="settings.xml"/><Relationship Id="rId4" Type="${OFFICE}/footer" Target="footer.xml"/></Relationships>`,
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
  listed: 'ListParagraph',
}

/** As Word calls them, with how far apart their numbers are indented. */
const FORMATS = { roman: 'lowerRoman', letter: 'lowerLetter' } as const

type List = NonNullable<DocxParagraph['list']>

/** The lists of a text, each once. */
function listsIn(paragraphs: readonly DocxParagraph[]): readonly List[] {
  return [
    ...new Map(paragraphs.flatMap(({ list }) => (list ? [[list.of, list] as const] : []))).values(),
  ]
}

/** Two ways of numbering, and a list of its own for each that the text has, which begins anew. */
function numberingOf(lists: readonly List[]): string {
  const formats = Object.keys(FORMATS) as (keyof typeof FORMATS)[]
  const abstract = formats.map(
    (format, index) =>
      `<w:abstractNum w:abstractNumId="${index}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${FORMATS[format]}"/><w:lvlText w:val="(%1)"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="709" w:hanging="709"/></w:pPr></w:lvl></w:abstractNum>`,
  )
  const each = lists.map(
    ({ format }, index) =>
      `<w:num w:numId="${index + 1}"><w:abstractNumId w:val="${formats.indexOf(format)}"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
  )
  return `<w:numbering ${NAMESPACE}>${[...abstract, ...each].join('')}</w:numbering>`
}

/** In the way of Word 2013 and later, without which it opens as a document of an older one. */
const SETTINGS = `<w:settings ${NAMESPACE}><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/></w:settings>`

/** The number of the page. */
const FOOTER = `<w:ftr ${NAMESPACE}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>`

const CONTENT_TYPES = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${WORD}.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="${WORD}.settings+xml"/><Override PartName="/word/footer.xml" ContentType="${WORD}.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

const RELATIONS = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

/** Sizes are in half points, spaces in twentieths of a point. */
const style = (id: string, name: string, paragraph: string, run: string, based = true) =>
  `<w:style w:type="paragraph"${based ? '' : ' w:default="1"'}${id === 'Note' ? ' w:customStyle="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/>${based ? '<w:basedOn w:val="Normal"/>' : ''}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`

const STYLES = `<w:styles ${NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>${[
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
  style('ListParagraph', 'List Paragraph', '<w:ind w:left="709" w:hanging="709"/>', ''),
].join('')}</w:styles>`
