import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { packDocx } from '../../../test/papers/paper-files.ts'
import { readPaper } from './read-paper.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (inside: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr>${inside}</w:p>`
const cell = (text: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(run(text))}</w:tc>`
const row = (...cells: readonly string[]) => `<w:tr>${cells.join('')}</w:tr>`

async function read(body: string, others: Readonly<Record<string, string>> = {}) {
  const outcome = await readPaper('paper.docx', packDocx(body, others))
  assert.ok(outcome.ok, JSON.stringify(outcome))
  const { blocks, notes } = outcome.value
  const words = blocks.map((it) =>
    it.kind === 'table'
      ? 'TABLE'
      : `${it.marker === null ? '' : `${it.marker} `}${it.passage.text}`,
  )
  return {
    words,
    notes,
    grids: blocks.flatMap((it) => (it.kind === 'table' ? [it.grid] : [])),
    blocks,
  }
}

describe('readDocx', () => {
  it('takes short paragraphs for headings only where the file states none', async () => {
    const heading = (text: string) => paragraph(run(text), '<w:pStyle w:val="Heading1"/>')
    const styles = {
      'styles.xml': `<w:styles ${W}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    }
    const kinds = async (body: string) => (await read(body, styles)).blocks.map(({ kind }) => kind)
    const caption = paragraph(run('Waiting at hospitals, 2025/26'))
    assert.deepEqual(await kinds(`${heading('Times')}${caption}${heading('Crews')}`), [
      'heading',
      'paragraph',
      'heading',
    ])
    assert.deepEqual(await kinds(caption), ['heading'])
  })

  it('reads tracked changes as accepted, and says so', async () => {
    // 77 to 109 was changed to 75 to 106: the two must not be read as one number
    const { words, notes } = await read(
      paragraph(
        `${run('It rose from ')}<w:del><w:r><w:delText>77 to 109.</w:delText></w:r></w:del><w:ins>${run('75 to 106.')}</w:ins><w:moveFrom>${run('Moved.')}</w:moveFrom>`,
      ) +
        paragraph(run('This ends in a deleted mark, '), '<w:rPr><w:del/></w:rPr>') +
        paragraph(run('and goes on here.')),
    )
    assert.deepEqual(words, [
      'It rose from 75 to 106.',
      'This ends in a deleted mark, and goes on here.',
    ])
    assert.match(notes.join(), /tracked changes.*as if they were all accepted/u)
  })

  it('leaves out a deleted row, hidden words and the formulas of fields', async () => {
    const { words, grids } = await read(
      `<w:tbl>${row(cell('Type'), cell('2022'), cell('2023'))}${row(cell('Theft'), cell('10'), cell('12'))}<w:tr><w:trPr><w:del/></w:trPr>${cell('Arson')}${cell('3')}${cell('4')}</w:tr></w:tbl>` +
        paragraph(
          `<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden 9.</w:t></w:r><w:r><w:instrText>PAGE 8</w:instrText></w:r>${run('There were 12.')}`,
        ),
    )
    assert.deepEqual(words, ['TABLE', 'There were 12.'])
    assert.deepEqual(
      grids[0]?.rows.map((it) => it.label),
      ['Theft'],
    )
  })

  it('numbers the items of lists as Word prints them', async () => {
    const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="4">
      <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
      <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/></w:lvl>
      </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num></w:numbering>`
    const item = (depth: number, text: string) =>
      paragraph(run(text), `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="1"/></w:numPr>`)
    const { words } = await read(
      item(0, 'Crime fell.') +
        item(1, 'Theft fell.') +
        item(1, 'Arson rose.') +
        item(2, 'In the city.') +
        item(2, 'Elsewhere.') +
        item(0, 'Calls rose.') +
        item(1, 'They rose most in May.'),
      { 'numbering.xml': numbering },
    )
    assert.deepEqual(words, [
      '3. Crime fell.',
      '3.1 Theft fell.',
      '3.2 Arson rose.',
      '(i) In the city.',
      '(ii) Elsewhere.',
      '4. Calls rose.',
      '4.1 They rose most in May.',
    ])
  })

  it('says a heading over two columns of each, and carries a label down its rows', async () => {
    const { grids } = await read(
      `<w:tbl>${row(cell(''), cell('April to June', '<w:gridSpan w:val="2"/>'))}${row(cell('Type'), cell('2022'), cell('2023'))}${row(cell('Theft', '<w:vMerge w:val="restart"/>'), cell('10'), cell('12'))}${row(cell('', '<w:vMerge/>'), cell('7'), cell('9'))}</w:tbl>`,
    )
    assert.deepEqual(grids[0]?.columns, ['April to June 2022', 'April to June 2023'])
    assert.deepEqual(
      grids[0]?.rows.map((it) => [it.label, ...it.cells]),
      [
        ['Theft', '10', '12'],
        ['Theft', '7', '9'],
      ],
    )
  })

  it('reads a table that only lays out text as its paragraphs, and sentences among figures too', async () => {
    const sentence = 'Theft rose by 2 offences (20%), most of them in the city.'
    const { words } = await read(
      `<w:tbl>${row(cell('Crime'), cell(sentence))}</w:tbl><w:tbl>${row(cell('Theft'), cell('10'), cell('12'), cell(sentence))}${row(cell('Arson'), cell('3'), cell('4'), cell('None.'))}</w:tbl>`,
    )
    assert.deepEqual(words, ['Crime', sentence, 'TABLE', sentence])
  })

  it('reads rows typed with tabs as a table', async () => {
    const tab = '<w:r><w:tab/></w:r>'
    const typed = (...cells: readonly string[]) => paragraph(cells.map(run).join(tab))
    const { grids } = await read(
      typed('Type', '2022', '2023') + typed('Theft', '10', '12') + typed('Arson', '3', '4'),
    )
    assert.deepEqual(
      grids[0]?.rows.map((it) => [it.label, ...it.cells]),
      [
        ['Theft', '10', '12'],
        ['Arson', '3', '4'],
      ],
    )
  })

  it('reads the words of a text box once, and no list of contents', async () => {
    const inside = `<w:txbxContent>${paragraph(run('In the box: 12.'))}</w:txbxContent>`
    const box = `<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>${inside}</mc:Choice><mc:Fallback>${inside}</mc:Fallback></mc:AlternateContent></w:r>`
    const { words } = await read(
      paragraph(run('Crime 4'), '<w:pStyle w:val="TOC1"/>') + paragraph(run('Around it.') + box),
      {
        'styles.xml': `<w:styles ${W}><w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>`,
      },
    )
    assert.deepEqual(words, ['In the box: 12.', 'Around it.'])
  })

  it('knows a heading by its style, and one based on it', async () => {
    const styles = `<w:styles ${W}><w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style><w:style w:styleId="Own"><w:name w:val="Our heading"/><w:basedOn w:val="H2"/></w:style></w:styles>`
    const { blocks } = await read(
      paragraph(run('3.1 what was recorded, and how it was'), '<w:pStyle w:val="Own"/>'),
      { 'styles.xml': styles },
    )
    const [heading] = blocks
    assert.ok(heading?.kind === 'heading')
    assert.deepEqual(
      [heading.marker, heading.passage.text],
      ['3.1', 'what was recorded, and how it was'],
    )
  })
})
