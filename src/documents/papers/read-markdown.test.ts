import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Block, placeIn } from './document.ts'
import { readMarkdown } from './read-markdown.ts'

const blocksOf = (text: string): readonly Block[] => readMarkdown('paper.md', text).blocks

/** Each block with its marker; `#` before a heading. */
function words(text: string): readonly string[] {
  return blocksOf(text).map((block) => {
    if (block.kind === 'table') return 'TABLE'
    const { kind, marker, passage } = block
    return `${kind === 'heading' ? '# ' : ''}${marker === null ? '' : `${marker} `}${passage.text}`
  })
}

const grids = (text: string) =>
  blocksOf(text).flatMap((block) => (block.kind === 'table' ? [block.grid] : []))
const rows = (text: string) =>
  grids(text).flatMap((grid) => grid.rows.map((row) => [row.label, ...row.cells]))

describe('readMarkdown', () => {
  it('reads words without their signs, and leaves signs that are part of them', () => {
    assert.deepEqual(
      words(
        'It *rose* to **1**2 ([see](http://x/a_b)) `in all`: 2*3, 5 * 4, snake_case, 3\\. ~~Gone~~',
      ),
      ['It rose to 12 (see) in all: 2*3, 5 * 4, snake_case, 3.'],
    )
    assert.deepEqual(words('** Total ** &pound;5 &amp; more* ![a 9](x.png) 1,204*'), [
      'Total £5 & more 1,204',
    ])
  })

  it('reads headings and numbered paragraphs, and leaves a figure that begins a sentence', () => {
    assert.deepEqual(
      words('# Crime\n\n## 3.1 Burglary\n\n4.2 Crime fell.\n\n3.1 million people live here.'),
      ['# Crime', '# 3.1 Burglary', '4.2 Crime fell.', '3.1 million people live here.'],
    )
    assert.equal(
      blocksOf('3.1 million people.').map((it) => it.kind !== 'table' && it.marker)[0],
      null,
    )
  })

  it('numbers the items of lists as they are shown, lists within lists too', () => {
    assert.deepEqual(
      words('3. One\n4. Two\n   - Three\n   - Four\n\n     Five\n5. Six\n\n1) Seven'),
      ['3. One', '4. Two', '• Three', '• Four', 'Five', '5. Six', '1) Seven'],
    )
  })

  it('reads tables with line ends, escaped strokes and marks in their cells', () => {
    const text =
      '| Type | 2022 | 2023[^1] |\n|:--|--:|--:|\n| Theft<br>and fraud | **10** | 12 |\n| A\\|B | 3 | |\n'
    assert.deepEqual(rows(text), [
      ['Theft and fraud', '10', '12'],
      ['A|B', '3', ''],
    ])
    assert.deepEqual(grids(text)[0]?.columns, ['2022', '2023'])
    assert.deepEqual(
      grids(text)[0]?.rows.map((row) => row.place.line),
      [3, 4],
    )
  })

  it('reads what is shown as typed, fenced or indented, with the tables in it', () => {
    const table = ['Burglary  1,204  1,310', 'Robbery     402    369']
    for (const [text, first] of [
      [`Text.\n\n\`\`\`\n${table.join('\n')}\n\`\`\`\n`, 4],
      [`Text.\n\n${table.map((line) => `    ${line}`).join('\n')}\n`, 3],
    ] as const) {
      assert.deepEqual(rows(text), [
        ['Burglary', '1,204', '1,310'],
        ['Robbery', '402', '369'],
      ])
      assert.equal(grids(text)[0]?.rows[0]?.place.line, first)
    }
  })

  it('leaves out the marks of footnotes, and reads the notes under theirs', () => {
    assert.deepEqual(
      words(
        'There were 1,204[^1] and 8[^note].\n\n[^1]: Provisional\n[^note]: Counted on *3 July*.\nMore.',
      ),
      ['There were 1,204 and 8.', '¹ Provisional', 'note Counted on 3 July.', 'More.'],
    )
  })

  it('reads HTML within it, and passes over scripts and comments', () => {
    const text =
      'Before.\n\n<table><tr><th>Type</th><th>2022</th></tr>\n<tr><td>Theft</td><td>10</td></tr></table>\n\n<script>\n9\n</script>\n\n<!-- 8 -->\n\n10<sup>3</sup> <u>after</u> <del>7</del>.'
    assert.deepEqual(words(text), ['Before.', 'TABLE', '10³ after .'])
    assert.equal(grids(text)[0]?.rows[0]?.place.line, 4)
  })

  it('names columns by two levels of headings, the upper over several', () => {
    const heads = (text: string) => grids(text)[0]?.columns
    const spread =
      '| Depot | Vans | | Cars | |\n|---|---|---|---|---|\n| | Owned | Hired | Owned | Hired |\n| North | 4 | 1 | 9 | 2 |'
    assert.deepEqual(heads(spread), ['Vans Owned', 'Vans Hired', 'Cars Owned', 'Cars Hired'])
    const partly =
      '| Ward | People | 2023 | |\n|---|---|---|---|\n| | Census | Calls | Rate |\n| Alder | 900 | 18 | 20.0 |'
    assert.deepEqual(heads(partly), ['People Census', '2023 Calls', '2023 Rate'])
  })

  it('knows the line of each word', () => {
    const [, block] = blocksOf('# Crime\n\nOne *two\nthree* four  \nfive')
    assert.ok(block && block.kind !== 'table')
    const lines = ['One', 'two', 'three', 'five'].map(
      (word) => placeIn(block.passage, block.passage.text.indexOf(word)).line,
    )
    assert.deepEqual(lines, [3, 3, 4, 5])
  })

  it('reads text made to be slow', () => {
    const many = 20_000
    for (const text of [
      '>'.repeat(many),
      '['.repeat(many),
      '*a '.repeat(many),
      '`'.repeat(many),
      '<a '.repeat(many),
      '[^1]:'.repeat(many),
      '[^1]: a\n'.repeat(many),
      '- '.repeat(many),
      '| a '.repeat(many),
      `${'<div>'.repeat(many)}\n\nThere were 12.`,
      '<div>\n\n'.repeat(many / 10),
    ]) {
      assert.ok(Array.isArray(blocksOf(text)))
    }
  })
})
