import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { packOdt } from '../../../test/papers/paper-files.ts'
import { readPaper } from './read-paper.ts'

async function read(body: string, styles = '') {
  const outcome = await readPaper('paper.odt', packOdt(body, styles))
  assert.ok(outcome.ok, JSON.stringify(outcome))
  const { blocks, notes } = outcome.value
  const words = blocks.map((it) =>
    it.kind === 'table'
      ? 'TABLE'
      : `${it.marker === null ? '' : `${it.marker} `}${it.passage.text}`,
  )
  return { words, notes, grids: blocks.flatMap((it) => (it.kind === 'table' ? [it.grid] : [])) }
}

const cell = (text: string, says = '') =>
  `<table:table-cell ${says}><text:p>${text}</text:p></table:table-cell>`
const row = (...cells: readonly string[]) => `<table:table-row>${cells.join('')}</table:table-row>`

describe('readOdt', () => {
  it('reads tracked changes as accepted, and says so', async () => {
    const { words, notes } = await read(
      `<text:tracked-changes><text:changed-region><text:deletion><text:p>77 to 109.</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>It rose from <text:change-start/>75 to<text:s text:c="2"/>106.<text:change-end/></text:p>`,
    )
    assert.deepEqual(words, ['It rose from 75 to 106.'])
    assert.match(notes.join(), /tracked changes/u)
  })

  it('numbers the items of lists as their style says', async () => {
    const styles = `<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="." text:start-value="2"/><text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/></text:list-style>`
    const item = (text: string, inner = '') =>
      `<text:list-item><text:p>${text}</text:p>${inner}</text:list-item>`
    const { words } = await read(
      `<text:list text:style-name="L">${item('Crime fell.', `<text:list>${item('In the city.')}${item('Elsewhere.')}</text:list>`)}${item('Calls rose.')}</text:list>`,
      styles,
    )
    assert.deepEqual(words, [
      '2. Crime fell.',
      '(a) In the city.',
      '(b) Elsewhere.',
      '3. Calls rose.',
    ])
  })

  it('reads cells that cover others, and cells that are repeated', async () => {
    const { grids } = await read(
      `<table:table>${row(cell(''), cell('April to June', 'table:number-columns-spanned="2"'), '<table:covered-table-cell/>')}${row(cell('Type'), cell('2022'), cell('2023'))}${row(cell('Theft', 'table:number-rows-spanned="2"'), cell('10', 'table:number-columns-repeated="2"'))}${row('<table:covered-table-cell/>', cell('7'), cell('9'))}</table:table>`,
    )
    assert.deepEqual(grids[0]?.columns, ['April to June 2022', 'April to June 2023'])
    assert.deepEqual(
      grids[0]?.rows.map((it) => [it.label, ...it.cells]),
      [
        ['Theft', '10', '10'],
        ['Theft', '7', '9'],
      ],
    )
  })

  it('leaves out comments, lists of contents and the words of drawings', async () => {
    const { words } = await read(
      `<text:table-of-content><text:p>Crime 4</text:p></text:table-of-content><text:p>There were 12<office:annotation><text:p>Were there?</text:p></office:annotation> reports.</text:p>`,
    )
    assert.deepEqual(words, ['There were 12 reports.'])
  })
})
