import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { candidatesFor } from './admit.ts'
import { tableOf } from './testing-tables.ts'

/** What a column may be worked by, as its heading names it: "difference of 2 and 1". */
function named(column: number, ...lines: readonly string[]) {
  return candidatesFor(tableOf(...lines), column, () => true)
    .filter(({ isNamed }) => isNamed)
    .map(({ formula, columns }) => {
      const size = formula.isSize ? ', its size alone' : ''
      return `${formula.name} of ${columns.join(' and ')}${size}`
    })
}

/** The names of what is possible for a column, each once. */
function possible(column: number, ...lines: readonly string[]) {
  const names = candidatesFor(tableOf(...lines), column, () => true)
    .filter(({ isNamed }) => !isNamed)
    .map(({ formula }) => formula.name)
  return [...new Set(names)]
}

/** The names alone of what its heading names, and of what else is possible. */
function kinds(heading: string, cell: string) {
  const lines = [`Ward|Calls|Answered|${heading}`, `Alder|80|60|${cell}`]
  const names = named(2, ...lines).map((one) => one.split(' ')[0])
  return { named: [...new Set(names)], possible: possible(2, ...lines) }
}

describe('what a column may be worked from', () => {
  it('is as its heading says', () => {
    assert.deepEqual(kinds('Change', '20'), { named: ['difference'], possible: [] })
    assert.deepEqual(kinds('Change', '20%'), {
      named: ['percent-change', 'percent-under'],
      possible: [],
    })
    assert.deepEqual(kinds('% shortfall', '25'), {
      named: ['percent-change', 'percent-under'],
      possible: [],
    })
    assert.deepEqual(kinds('Points', '20'), { named: ['difference'], possible: [] })
    assert.deepEqual(kinds('% answered', '75'), {
      named: ['ratio'],
      possible: ['percent-change', 'percent-under'],
    })
    assert.deepEqual(kinds('Answer rate', '75%'), { named: ['ratio'], possible: ['percent-under'] })
    assert.deepEqual(kinds('Answer rate', '0.75'), {
      named: ['rate', 'quotient'],
      possible: ['rate'],
    })
    assert.deepEqual(kinds('Average % answered', '75%'), { named: ['ratio'], possible: [] })
    assert.deepEqual(kinds('Average % answered', '75'), {
      named: ['quotient', 'ratio'],
      possible: ['rate'],
    })
    assert.deepEqual(kinds('Average', '0.75'), { named: ['quotient'], possible: ['rate'] })
    assert.deepEqual(kinds('Total', '140'), {
      named: ['sum'],
      possible: ['difference', 'quotient'],
    })
    assert.deepEqual(kinds('2024', '140'), { named: [], possible: ['sum', 'difference'] })
    assert.deepEqual(kinds('Told apart', '140'), {
      named: [],
      possible: ['sum', 'difference', 'quotient'],
    })
    assert.deepEqual(kinds('Told apart', '75%'), {
      named: [],
      possible: ['percent-change', 'ratio'],
    })
    for (const heading of ['Target', 'Rank', 'RAG']) {
      assert.deepEqual(kinds(heading, '4'), { named: [], possible: [] }, heading)
    }
  })

  it('is a change by the signs of its figures where it is called no more than "Net"', () => {
    const names = (heading: string, cell: string) =>
      new Set(
        named(2, `Ward|Joined|Gone|${heading}`, `Alder|5|3|${cell}`).map((it) => it.split(' ')[0]),
      )
    assert.deepEqual([...names('Net', '+2')], ['difference'])
    assert.deepEqual([...names('Net', '2')], [])
    assert.deepEqual([...names('Total', '+2')], ['sum'])
    assert.deepEqual([...names('Net worth', '+2')], [])
  })

  it('is worked from no place, note, points or other change', () => {
    for (const heading of ['Rank', 'Grade', 'Points', 'Change', '% change']) {
      const share = named(3, `Ward|Calls|Answered|${heading}|% answered`, 'Alder|80|60|3|75%')
      assert.deepEqual(share, ['ratio of 0 and 1', 'ratio of 1 and 0'], heading)
    }
  })

  it('is, of a table without headings, a change where every figure but nought has a sign', () => {
    const bare = (...cells: readonly string[]) => {
      const table = tableOf('Ward| | | ', ...cells.map((cell) => `Alder|80|60|${cell}`))
      const columns = table.columns.map((column) => ({ ...column, heading: null }))
      const found = candidatesFor({ ...table, columns }, 2, () => true)
      return [...new Set(found.filter(({ isNamed }) => isNamed).map(({ formula }) => formula.name))]
    }
    assert.deepEqual(bare('+20', '0', '-20'), ['difference'])
    assert.deepEqual(bare('+20', '20', '-20'), [])
    assert.deepEqual(bare('0', '0'), [])
    assert.deepEqual(bare('0', '+20'), ['difference'], 'one with a sign is enough')
    assert.deepEqual(bare('*', '*'), [])
  })

  it('is no rate of percentages, no share of what is in another unit, and no points of numbers', () => {
    const rate = 'Ward|Held|People|Rate per 1,000'
    assert.deepEqual(named(2, rate, 'Alder|8%|6,000|13.3'), [])
    assert.deepEqual(named(2, rate, 'Alder|80|60%|13.3'), [])
    const each = named(2, 'Ward|Cost|Visits|Cost per visit', 'Alder|80|60|75%')
    assert.ok(!each.some((one) => one.startsWith('quotient')), 'an average is no percentage')
    assert.deepEqual(named(2, 'Ward|Calls|Paid|% paid', 'Alder|80|£60|75%'), [])
    assert.deepEqual(named(2, 'Ward|2020|2021|Change', 'Alder|50|70|+20 points'), [])
  })

  it('is, of a change, the later less the earlier, as the years stand', () => {
    const later = ['difference of 1 and 0', 'difference of 1 and 0, its size alone']
    assert.deepEqual(named(2, 'Ward|2023|2024|Change', 'Alder|310|340|30'), later)
    const earlier = ['difference of 0 and 1', 'difference of 0 and 1, its size alone']
    assert.deepEqual(named(2, 'Ward|2024|2023|Change', 'Alder|340|310|30'), earlier)
    // The sign of what is changed says nothing of how the change is printed
    assert.deepEqual(named(2, 'Ward|2023|2024|Change', 'Alder|-310|340|650'), later)
  })

  it('is, of a reduction, either way', () => {
    assert.deepEqual(named(2, 'Ward|2023|2024|Reduction', 'Alder|340|310|30'), [
      'difference of 0 and 1',
      'difference of 0 and 1, its size alone',
      'difference of 1 and 0',
      'difference of 1 and 0, its size alone',
    ])
  })

  it('is, of a change without years over it, either way', () => {
    assert.deepEqual(named(2, 'Ward|Spent|Set aside|Change', 'Alder|340|310|+30'), [
      'difference of 0 and 1',
      'difference of 1 and 0',
    ])
  })

  it('is of the base that a heading names, and of no other', () => {
    const rows = ['Alder|50|70|75|+50%']
    assert.deepEqual(named(3, 'Ward|2020|2021|2022|% change since 2020', ...rows), [
      'percent-change of 1 and 0',
      'percent-change of 2 and 0',
    ])
    assert.deepEqual(named(3, 'Ward|2020|2021|2022|% change 2021 to 2022', ...rows), [
      'percent-change of 2 and 1',
    ])
    // What no year stands over may be the base, or be of the years named
    assert.ok(
      named(2, 'Ward|Base|2022|% change since 2020', 'Alder|50|75|+50%').includes(
        'percent-change of 1 and 0',
      ),
    )
    assert.deepEqual(named(2, 'Ward|Base|2022|Change 2021 to 2022', 'Alder|50|75|+25'), [
      'difference of 0 and 1',
      'difference of 1 and 0',
    ])
  })

  it('is no difference of what is of different units', () => {
    const rows = ['Alder|50|70%|20']
    assert.deepEqual(named(2, 'Ward|2020|2021|Change', ...rows), [])
    assert.deepEqual(named(2, 'Ward|2020|2021|Change', 'Alder|50|70|+20%'), [
      'percent-change of 1 and 0',
    ])
    assert.deepEqual(named(2, 'Ward|2020|2021|Change', 'Alder|50%|70%|+20%'), [
      'difference of 1 and 0',
      'percent-change of 1 and 0',
    ])
  })

  it('is the share of one in another, of numbers and not of percentages', () => {
    assert.deepEqual(named(2, 'Ward|Calls|Answered|% answered', 'Alder|80|60|75%'), [
      'ratio of 0 and 1',
      'ratio of 1 and 0',
    ])
    assert.deepEqual(named(2, 'Ward|Calls|Answered|% answered', 'Alder|80%|60%|75%'), [])
  })

  it('is a rate per as many as its heading says, or as are usual', () => {
    const rates = (heading: string, ofNames: boolean) =>
      candidatesFor(tableOf(`Ward|Cases|People|${heading}`, 'Alder|80|6,000|13.3'), 2, () => true)
        .filter(({ formula, columns }) => formula.name === 'rate' && columns[0] === 0)
        .filter(({ isNamed }) => isNamed === ofNames)
        .map(({ formula }) => formula.times)
    assert.deepEqual(rates('Per 1,000', true), [1000])
    assert.deepEqual(rates('Rate', true), [1000, 10_000, 100_000])
    // Of what is printed in thousands the rows have to show it
    assert.ok(rates('Per 1,000', false).includes(10))
  })

  it('is the sum of the runs of columns beside it, the longest last told first', () => {
    assert.deepEqual(named(3, 'Ward|Cars|Vans|Bikes|Total', 'Alder|1|2|3|6'), [
      'sum of 2 and 1 and 0',
      'sum of 2 and 1',
    ])
    assert.deepEqual(named(0, 'Ward|Total|Cars|Vans', 'Alder|3|1|2'), ['sum of 1 and 2'])
    assert.deepEqual(named(2, 'Ward|Cars|% kept|Total', 'Alder|1|2%|3'), [])
    assert.ok(possible(2, 'Ward|% ill|% hurt|% in all', 'Alder|20%|30%|50%').includes('sum'))
  })

  it('is the sum of the columns of its time, though others stand between', () => {
    const heading = 'Team|Day 2024|Day 2025|Night 2024|Night 2025|All 2025'
    assert.ok(named(4, heading, 'Alder|1|2|3|4|6').includes('sum of 1 and 3'))
    const one = named(2, 'Team|Day 2024|Day 2025|All 2025', 'Alder|1|2|2')
    assert.ok(!one.includes('sum of 1'), 'one column is no sum')
    const share = 'Team|Day 2025|Day 2024|Night 2025|Night 2024|% in 2025|All 2025'
    assert.ok(named(5, share, 'Alder|1|2|3|4|50%|4').includes('sum of 0 and 2'))
    const two = 'Team|Day 2025|Day 2024|Night 2025|Night 2024|All 2024 and 2025'
    assert.ok(!named(4, two, 'Alder|1|2|3|4|10').includes('sum of 0 and 2'))
    assert.ok(!named(4, two, 'Alder|1|2|3|4|10').includes('sum of 1 and 3'))
  })

  it('is the whole less two parts just before it, where its heading says what is left', () => {
    const rests = (heading: string) =>
      named(3, heading, 'Alder|9|4|3|2').filter((one) => one.startsWith('rest'))
    assert.deepEqual(rests('Team|Posts|Filled|Promised|Posts short (shortfall)'), [
      'rest of 0 and 1 and 2',
    ])
    assert.deepEqual(rests('Team|Posts|Filled|Promised|Change'), [])
    assert.deepEqual(rests('Team|Posts|Filled|Promised|Remaining'), ['rest of 0 and 1 and 2'])
    assert.deepEqual(named(0, 'Team|Remaining|Posts|Filled|Promised', 'Alder|2|9|4|3'), [])
  })

  it('is, of what no heading says is worked, only possible', () => {
    assert.deepEqual(possible(2, 'Ward|Cars|Vans|Both kinds of them', 'Alder|1|2|3'), [
      'sum',
      'difference',
      'quotient',
    ])
    assert.deepEqual(possible(2, 'Ward|2020|2021|2022', 'Alder|1|2|3'), ['sum', 'difference'])
    assert.deepEqual(possible(2, 'Ward|Cars|Vans|Target', 'Alder|1|2|3'), [])
  })

  it('is nothing in a table of more than twenty-four columns', () => {
    const wide = (columns: number) => {
      const names = Array.from(
        { length: columns - 1 },
        (_, at) => `Kind ${'abcdefghijklmnopqrstuvwxyz'[at]}`,
      )
      const cells = names.map(() => '2')
      return candidatesFor(
        tableOf(`Ward|${names.join('|')}|Total`, `Alder|${cells.join('|')}|9`),
        columns - 1,
        () => true,
      )
    }
    assert.ok(wide(24).length > 0)
    assert.deepEqual(wide(25), [])
  })
})
