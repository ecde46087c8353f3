import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Block, placeIn } from './document.ts'
import { readHtml } from './read-html.ts'
import { readPaper } from './read-paper.ts'

const blocksOf = (html: string): readonly Block[] => readHtml('paper.html', html).blocks

/** Each block with its marker; `#` before a heading. */
function words(html: string): readonly string[] {
  return blocksOf(html).map((block) => {
    if (block.kind === 'table') return 'TABLE'
    const { kind, marker, passage } = block
    return `${kind === 'heading' ? '# ' : ''}${marker === null ? '' : `${marker} `}${passage.text}`
  })
}

const grids = (html: string) =>
  blocksOf(html).flatMap((block) => (block.kind === 'table' ? [block.grid] : []))
const rows = (html: string) =>
  grids(html).flatMap((grid) => grid.rows.map((row) => [row.label, ...row.cells]))

describe('readHtml, of text', () => {
  it('puts nothing between pieces of a word or figure, and folds white space', () => {
    assert.deepEqual(
      words('<p>It rose to <b>1</b>2,<i>345</i> \n <em>of&nbsp;all</em> offen&shy;ces.</p>'),
      ['It rose to 12,345 of all offences.'],
    )
    assert.deepEqual(words('<p>It rose to 5,0<span\nclass=x>50</span>.</p>'), ['It rose to 5,050.'])
  })

  it('reads entities of every kind', () => {
    assert.deepEqual(
      words('<p>&pound;5&#46;2m &#x2013; &frac12; of it; R&amp;D &lt;5 &eacute;t&eacute; AT&T</p>'),
      ['£5.2m – ½ of it; R&D <5 été AT&T'],
    )
  })

  it('passes over what is hidden, struck out, or no words of the paper', () => {
    const silent = ['script', 'style', 'template', 'noscript', 'nav', 'select', 'svg', 'del', 's']
    const html = silent.map((name) => `<${name}>There were 9.</${name}>`).join('')
    assert.deepEqual(
      words(
        `<title>T</title>${html}<div hidden><p>Hidden 8.</p></div><p style="color:red; display: NONE">Hidden 7.</p><!-- 6 > 5 --><p>There were 12.</p>`,
      ),
      ['There were 12.'],
    )
  })

  it('is not misled by signs within attributes, comments and scripts', () => {
    assert.deepEqual(
      words(
        '<p title="5 > 4 <b>">There were 12.</p><script>if (a < 3) "</p>9"</script><p data-x=\'>\'>So.</p>',
      ),
      ['There were 12.', 'So.'],
    )
  })

  it('ends paragraphs and items where a browser does, with end tags or without', () => {
    assert.deepEqual(
      words('<h1>Crime</h1><p>One.<p>Two.<ul><li>Three.<li>Four.</ul>Five.<div>Six.</div>'),
      ['# Crime', 'One.', 'Two.', '• Three.', '• Four.', 'Five.', 'Six.'],
    )
  })

  it('takes one line end for a space and two for the end of a paragraph', () => {
    assert.deepEqual(words('<p>Burglary<br>fell.<br/>\n<br>Robbery<br>rose.</p>'), [
      'Burglary fell.',
      'Robbery rose.',
    ])
  })

  it('numbers the items of lists as they are shown, lists within lists too', () => {
    assert.deepEqual(
      words(
        '<ol start=3><li>A<ol type=a><li>B</li><li>C</li></ol></li><li value=7>D<p>E</p></li></ol><ol reversed><li>F</li><li>G</li></ol><ol type=I><li>H</ol>',
      ),
      ['3. A', 'a. B', 'b. C', '7. D', 'E', '2. F', '1. G', 'I. H'],
    )
  })

  it('parts typed numbers from words, and leaves a figure that begins a sentence', () => {
    assert.deepEqual(words('<h2>3.1 Burglary</h2><p>4.2 Crime fell.</p><p>(a) the panel</p>'), [
      '# 3.1 Burglary',
      '4.2 Crime fell.',
      '(a) the panel',
    ])
    for (const text of ['12 Officers left.', '3.1 million people live here.', '- 5 was lost.']) {
      assert.deepEqual(
        blocksOf(`<p>${text}</p>`).map((it) => it.kind !== 'table' && it.marker),
        [null],
      )
    }
    assert.deepEqual(words('<h2>2023 Figures</h2>'), ['# 2023 Figures'])
  })

  it('leaves out the marks of footnotes, and keeps raised figures apart from numbers', () => {
    assert.deepEqual(
      words(
        '<p>There were 1,204<sup><a href="#n1">1</a></sup> on the 21<sup>st</sup>, 10<sup>3</sup> CO<sub>2</sub>, 8<a role="doc-noteref" href="#n2">2</a>.</p><ol><li id=n1>Provisional.</li></ol>',
      ),
      ['There were 1,204 on the 21st, 10³ CO₂, 8.', '1. Provisional.'],
    )
  })

  it('reads what is shown as typed line by line, with the tables in it', () => {
    const html = '<p>Figures:</p>\n<pre>\nBurglary  1,204  1,310\nRobbery     402    369\n</pre>'
    assert.deepEqual(rows(html), [
      ['Burglary', '1,204', '1,310'],
      ['Robbery', '402', '369'],
    ])
    assert.deepEqual(
      grids(html)[0]?.rows.map((row) => row.place.line),
      [3, 4],
    )
  })

  it('knows the line of each word', () => {
    const [first, second] = blocksOf(
      '<!DOCTYPE html>\n<p>One\ntwo\n<b>three</b>\r\nfour</p>\n<p>2.1 Five</p>',
    )
    assert.ok(first && first.kind !== 'table' && second && second.kind !== 'table')
    const lines = ['One', 'two', 'three', 'four'].map(
      (word) => placeIn(first.passage, first.passage.text.indexOf(word)).line,
    )
    assert.deepEqual(lines, [2, 3, 4, 5])
    assert.deepEqual([second.passage.text, placeIn(second.passage, 0).line], ['Five', 6])
  })
})

describe('readHtml, of tables', () => {
  const head = '<thead><tr><th>Type<th>2022<th>2023</thead>'

  it('reads rows and headings, with end tags or without', () => {
    const html = `<table>${head}<tbody><tr><td>Theft<td>10<td>12\n<tr><td>Arson<td>3<td>4</table>`
    assert.deepEqual(grids(html)[0]?.columns, ['2022', '2023'])
    assert.deepEqual(rows(html), [
      ['Theft', '10', '12'],
      ['Arson', '3', '4'],
    ])
    assert.deepEqual(
      grids(html)[0]?.rows.map((row) => row.place.line),
      [1, 2],
    )
  })

  it('takes rows of heading cells for headings without being told', () => {
    const html =
      '<table><tr><th>Type</th><th>To 31 March</th></tr><tr><th scope=row>Theft</th><td>10</td></tr></table>'
    assert.deepEqual(grids(html)[0]?.columns, ['To 31 March'])
    assert.deepEqual(rows(html), [['Theft', '10']])
  })

  it('gives each cell its column where others take several columns or rows', () => {
    const html =
      '<table><thead><tr><th rowspan=2>Type</th><th colspan=2>Burglary</th></tr><tr><th>2022</th><th>2023</th></tr></thead>' +
      '<tr><td rowspan=2>North</td><td>10</td><td>12</td></tr><tr><td>11</td><td>13</td></tr>' +
      '<tr><td>South</td><td rowspan=2>7</td><td>8</td></tr><tr><td>West</td><td>9</td></tr></table>'
    assert.deepEqual(grids(html)[0]?.columns, ['Burglary 2022', 'Burglary 2023'])
    assert.deepEqual(rows(html), [
      ['North', '10', '12'],
      ['North', '11', '13'],
      ['South', '7', '8'],
      ['West', '', '9'],
    ])
  })

  it('reads the caption before the table, and the foot after its rows', () => {
    const html = `<table><caption>Table 1: offences in the year</caption>${head}<tfoot><tr><td>Total<td>13<td>16</tfoot><tbody><tr><td>Theft<td>13<td>16</table>`
    assert.deepEqual(words(html), ['Table 1: offences in the year', 'TABLE'])
    assert.deepEqual(
      rows(html).map(([label]) => label),
      ['Theft', 'Total'],
    )
  })

  it('keeps groups, line ends within cells, and lists in cells', () => {
    const html = `<table>${head}<tr><th colspan=3>Gender</th></tr><tr><td>Men<br>and boys</td><td>10</td><td><p>12</p></td></tr></table>`
    assert.deepEqual(
      grids(html)[0]?.rows.map((row) => [row.group, row.label, ...row.cells]),
      [['Gender', 'Men and boys', '10', '12']],
    )
  })

  it('reads a table that only lays out text as its paragraphs, tables within it too', () => {
    const html =
      '<table><tr><td><p>Crime fell in the year.</p><table><tr><td>Theft fell by 12.</td></tr></table></td><td>Menu</td></tr></table>'
    assert.deepEqual(words(html), ['Crime fell in the year.', 'Theft fell by 12.', '# Menu'])
  })
})

describe('readHtml, of pages made to do harm', () => {
  const many = 30_000

  it('reads nesting without end, tags that are never closed, and attributes without end', () => {
    for (const html of [
      `${'<div>'.repeat(100_000)}There were 12.`,
      `${'<b>'.repeat(many)}There were 12.`,
      `${'<ul><li>'.repeat(many)}There were 12.`,
      `${'<table><tr><td>'.repeat(many / 10)}There were 12.`,
      `<p title="${'x'.repeat(100 * many)}">There were 12.`,
      `<p ${Array.from({ length: many }, (_, index) => `a${index}=""`).join(' ')}>There were 12.`,
      `<table>${'There <b></b>'.repeat(many)}`,
      `<p>${'<br>'.repeat(many)}There were 12.`,
      `${'</p>'.repeat(many)}There were 12.`,
      '<'.repeat(many),
      '&'.repeat(many),
    ]) {
      assert.ok(blocksOf(html).length > 0, html.slice(0, 30))
    }
  })

  it('bounds how wide a table can be said to be', () => {
    const cells = '<td colspan=1000 rowspan=65534>1</td>'.repeat(50)
    const [grid] = grids(`<table>${`<tr><td>a</td>${cells}</tr>`.repeat(100)}</table>`)
    assert.ok((grid?.rows[0]?.cells.length ?? 0) <= 200)
  })

  it('refuses a page with more elements than any paper has', async () => {
    const outcome = await readPaper('page.html', Buffer.from(`<p>${'<wbr>'.repeat(500_100)}`))
    assert.match(
      outcome.ok ? '' : (outcome.problems[0]?.message ?? ''),
      /more text than is read at once/u,
    )
  })
})
