import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { tableOf } from './testing-tables.ts'

/** Each column of figures: what is over it, its unit and its values. */
function columnsOf(...lines: readonly string[]) {
  return tableOf(...lines).columns.map(({ heading, unit, figures }) => [
    heading?.words ?? null,
    unit,
    figures.map((figure) => figure?.value ?? null),
  ])
}

describe('the columns of figures in a table', () => {
  it('are two where most cells hold two, the brackets over them of the second', () => {
    const two = columnsOf(
      'Stage|Upheld (% of all)',
      'First|118 (55%)',
      'Second|20 (50%)',
      'Third|3',
    )
    assert.deepEqual(two, [
      ['Upheld', 'count', [118, 20, 3]],
      ['Upheld (% of all)', 'percent', [55, 50, null]],
    ])
  })

  it('are one where half of them or fewer do', () => {
    const one = columnsOf('Stage|Upheld', 'First|118 (55%)', 'Second|20')
    assert.deepEqual(one, [['Upheld', 'count', [118, 20]]])
  })

  it('keep their whole heading where nothing stands over them but brackets', () => {
    const two = columnsOf('Stage|(% of all)', 'First|118 (55%)')
    assert.deepEqual(
      two.map(([words]) => words),
      ['(% of all)', '(% of all)'],
    )
  })

  it('are those with a figure alone, with none where one is withheld', () => {
    assert.deepEqual(columnsOf('Ward|Lead|Cases', 'Alder|Ms Day|4', 'Birch|Mr Fox|*'), [
      ['Cases', 'count', [4, null]],
    ])
  })

  it('are in per cent where the heading says so and no cell says otherwise', () => {
    assert.equal(columnsOf('Ward|% of all', 'Alder|40', 'Birch|60')[0]?.[1], 'percent')
    assert.equal(columnsOf('Ward|Change (%)', 'Alder|40', 'Birch|-3')[0]?.[1], 'percent')
    assert.equal(columnsOf('Ward|Share', 'Alder|40', 'Birch|60')[0]?.[1], 'count')
    assert.equal(columnsOf('Ward|% of all', 'Alder|£40', 'Birch|60')[0]?.[1], 'pounds')
  })

  it('are so of a target in per cent, and of shares of which one is 100', () => {
    const unitsOf = (...lines: readonly string[]) =>
      tableOf(...lines).columns.map(({ unit }) => unit)
    assert.deepEqual(unitsOf('Station|Target (%)|Share of calls', 'Alder|80|40', 'All|90|100'), [
      'percent',
      'percent',
    ])
    assert.deepEqual(unitsOf('Station|Target|Share of calls', 'Alder|80|40', 'All|90|99'), [
      'count',
      'count',
    ])
  })

  it('are of the unit of most of their figures', () => {
    const mixed = columnsOf('Ward|Change', 'Alder|4%', 'Birch|3', 'Cedar|5%')
    assert.equal(mixed[0]?.[1], 'percent')
  })

  it('are signed where one figure is', () => {
    const isSigned = (...lines: readonly string[]) => tableOf(...lines).columns[0]?.isSigned
    assert.equal(isSigned('Ward|Change', 'Alder|4', 'Birch|-3'), true)
    assert.equal(isSigned('Ward|Change', 'Alder|4', 'Birch|3'), false)
  })

  it('are marked as rounded where they are the products of two others', () => {
    const isRounded = (last: string) =>
      tableOf(
        'Kind|Members|Each|Paid',
        'Full|4,655|£34.50|£160,598',
        'Half|1,201|£17.25|£20,717',
        `Free|120|£2.10|${last}`,
      ).columns[2]?.figures.map((figure) => figure?.roundedTo !== undefined)
    assert.deepEqual(isRounded('£252'), [true, true, true])
    assert.deepEqual(isRounded('£253'), [false, false, false])
    assert.deepEqual(isRounded('£254'), [false, false, false])
    assert.deepEqual(isRounded('*'), [false, false, false], 'two rows are too few')
  })

  it('are no products where nothing had to be rounded, or one is itself in pence', () => {
    const marked = (...rows: readonly string[]) =>
      tableOf('Kind|Members|Each|Paid|Last year', ...rows).columns.map(({ figures }) =>
        figures.some((figure) => figure?.roundedTo !== undefined),
      )
    const rounded = [
      'Full|4,655|£34.50|£160,598',
      'Half|1,201|£17.25|£20,717',
      'Free|120|£2.10|£252',
    ]
    const more = (last: string) => [
      ...rounded.map((row) => `${row}|£1.15`),
      `Guest|*|£1.00|${last}`,
    ]
    assert.deepEqual(marked(...more('£40|£2.30')), [false, false, true, false])
    assert.deepEqual(marked(...more('£40.50|£2.30')), [false, false, false, false])
    const pounds = ['Full|4,655|£34.50|£160,598', 'Half|1,201|£17.25|£20,717', 'Free|120|£2|£240']
    assert.deepEqual(marked(...pounds.map((row) => `${row}|£1`)), [false, false, true, false])
    const one = [
      'Full|4,655|£34.50|£160,598|£1',
      'Half|100|£17.25|£1,725|£2',
      'Free|10|£2.10|£21|£3',
    ]
    assert.deepEqual(marked(...one), [false, false, true, false], 'one had to be rounded')
    const exact = [
      'Full|400|£34.50|£13,800|£1',
      'Half|100|£17.25|£1,725|£2',
      'Free|10|£2.10|£21|£3',
    ]
    assert.deepEqual(marked(...exact), [false, false, false, false])
    const ofAll = [
      'Full|4,655|34.50%|160,598|1',
      'Half|1,201|17.25%|20,717|2',
      'Free|120|2.10%|252|3',
    ]
    assert.deepEqual(marked(...ofAll), [false, false, false, false], 'a share is no price')
    const shares = [
      'Full|4,655|34.50%|160,598%|1',
      'Half|1,201|17.25%|20,717%|2',
      'Free|120|2.10%|252%|3',
    ]
    assert.deepEqual(marked(...shares), [false, false, false, false])
  })
})
