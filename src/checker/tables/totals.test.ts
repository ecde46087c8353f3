import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FigureTable } from './figure-table.ts'
import { tableOf } from './testing-tables.ts'
import { findTotals, isPartLabel, isTotalLabel } from './totals.ts'
import type { Relation } from './tried-relations.ts'

/** "Total (2024) of Alder, Birch", and "perhaps" where its rows do not bear it out. */
function totalsIn(table: FigureTable, relations: readonly Relation[] = []) {
  return findTotals(table, relations).map(({ result, operands, isSure }) => {
    const heading = table.columns[result.column]?.heading?.words
    const rows = operands.map(({ row }) => table.labels[row]).join(', ')
    return `${table.labels[result.row]} (${heading}) of ${rows}${isSure ? '' : ', perhaps'}`
  })
}
const totals = (...lines: readonly string[]) => totalsIn(tableOf(...lines))

describe('the label of a row', () => {
  it('says whether it is a total', () => {
    const all = [
      'Total',
      'Grand total',
      'Sub-total',
      'Theft total',
      'All',
      'Overall',
      'Net',
      'Both',
    ]
    for (const label of all) assert.equal(isTotalLabel(label), true, label)
    const others = [
      'All others',
      'Alder',
      'Total excluding Alder',
      'All except Birch',
      'Allotments',
    ]
    for (const label of others) assert.equal(isTotalLabel(label), false, label)
  })

  it('says whether it is a part of the whole, and not of another row or no amount', () => {
    for (const label of ['Alder', 'Included']) assert.equal(isPartLabel(label), true, label)
    const others = ['of which bikes', 'including bikes', '- bikes', 'Average', '% met', 'Target']
    for (const label of others) assert.equal(isPartLabel(label), false, label)
  })
})

describe('a total is of', () => {
  it('all rows above it, or all below', () => {
    assert.deepEqual(totals('Ward|Cases', 'Alder|310', 'Birch|240', 'Total|550'), [
      'Total (Cases) of Alder, Birch',
    ])
    assert.deepEqual(totals('Ward|Cases', 'Total|550', 'Alder|310', 'Birch|240'), [
      'Total (Cases) of Alder, Birch',
    ])
    assert.deepEqual(totals('Ward|Cases', 'Alder|310', 'Total|310'), [], 'one row is no sum')
  })

  it('the rows since the total above it, or down to the one below', () => {
    const rows = [
      'Alder|310',
      'Birch|240',
      'Total town|550',
      'Cedar|120',
      'Dale|45',
      'Total moor|165',
    ]
    assert.deepEqual(totals('Ward|Cases', ...rows), [
      'Total town (Cases) of Alder, Birch',
      'Total moor (Cases) of Cedar, Dale',
    ])
    const first = ['All town|550', 'Alder|310', 'Birch|240', 'All moor|165', 'Cedar|120', 'Dale|45']
    for (const more of [[], ['All coast|9', 'Elm|4', 'Fir|5']]) {
      assert.deepEqual(totals('Ward|Cases', ...first, ...more).slice(0, 1), [
        'All town (Cases) of Alder, Birch',
      ])
    }
    assert.equal(
      totals('Ward|Cases', ...first).length,
      1,
      'below the first row none is of those after',
    )
    const all = ['Alder|310', 'Birch|240', 'Total town|550', 'Cedar|120', 'Dale|45']
    assert.deepEqual(totals('Ward|Cases', 'All|715', ...all), [
      'All (Cases) of Alder, Birch, Cedar, Dale',
      'Total town (Cases) of Alder, Birch',
    ])
    // 310 + 240 = 550 by chance: the first row is of all
    assert.deepEqual(totals('Ward|Cases', 'All|1,100', 'Alder|310', 'Birch|240', 'Cedar|550'), [
      'All (Cases) of Alder, Birch, Cedar',
    ])
  })

  it('all rows, though totals of some stand among them', () => {
    const rows = [
      'Alder|310',
      'Birch|240',
      'Total town|550',
      'Cedar|120',
      'Dale|45',
      'Total moor|165',
    ]
    assert.deepEqual(totals('Ward|Cases', ...rows, 'Total|715').slice(2), [
      'Total (Cases) of Alder, Birch, Cedar, Dale',
    ])
  })

  it('the totals above it and the rows since', () => {
    const rows = ['Pay|310', 'Vans|240', 'Total costs|550', 'Fees|120', 'Total charged|430']
    assert.deepEqual(totals('Line|Spent', ...rows, 'Rent|75', 'Grand total|1,055').slice(1), [
      'Grand total (Spent) of Total costs, Total charged, Rent',
    ])
  })

  it('the total just above it and the rows since, where that is of all before', () => {
    const rows = ['Pay|310', 'Vans|240', 'Total costs|550', 'Rent|120', 'Total with rent|670']
    assert.deepEqual(totals('Line|Spent', ...rows, 'Levy|205', 'Total|875').slice(-1), [
      'Total (Spent) of Pay, Vans, Rent, Levy',
    ])
    const withheld = ['Pay|*', 'Vans|240', 'Total costs|550', 'Rent|120', 'Total with rent|670']
    assert.deepEqual(totals('Line|Spent', ...withheld, 'Levy|205', 'Total|875').slice(-1), [
      'Total (Spent) of Total with rent, Levy',
    ])
  })

  it('the rows of its group, or those that share a word of its name', () => {
    const table = tableOf('Kind|Cases', 'Bikes|30', 'Cars|50', 'Walls|20', 'Total|70')
    const groups = ['One', 'Two', 'One', 'One']
    assert.deepEqual(totalsIn({ ...table, groups: ['Two', 'One', 'One', 'One'] }), [
      'Total (Cases) of Cars, Walls',
    ])
    assert.deepEqual(totalsIn({ ...table, groups }), [])
    const theft = ['Theft of bikes|30', 'Damage|20', 'Theft of cars|50']
    assert.deepEqual(totals('Kind|Cases', ...theft, 'Total theft|80'), [
      'Total theft (Cases) of Theft of bikes, Theft of cars',
    ])
    for (const rows of [
      [...theft, 'Total theft offences|80'],
      ['Total theft offences|80', ...theft],
    ]) {
      assert.deepEqual(totals('Kind|Cases', ...rows), [
        'Total theft offences (Cases) of Theft of bikes, Theft of cars',
      ])
    }
    assert.deepEqual(totals('Kind|Cases', ...theft, 'Total theft|90'), [], 'of all or of two')
    assert.deepEqual(totals('Kind|Cases', 'Total theft|80', ...theft), [
      'Total theft (Cases) of Theft of bikes, Theft of cars',
    ])
  })

  it('amounts alone: no rates, ranks, percentages or points', () => {
    for (const heading of ['Rank', 'Rate', 'Share', '% change', 'Points', 'RAG']) {
      assert.deepEqual(
        totals(`Ward|${heading}`, 'Alder|310', 'Birch|240', 'Total|550'),
        [],
        heading,
      )
    }
    assert.deepEqual(totals('Ward|Cases', 'Alder|31%', 'Birch|24%', 'Total|55%'), [])
    assert.deepEqual(totals('Ward|Cases', 'Alder|31 pts', 'Birch|24 pts', 'Total|55 pts'), [])
  })

  it('no column of changes without a heading, which may be of rates', () => {
    const rows = ['Alder|12|7|+1.5', 'Birch|20|5|-2.8', 'Total|32|12|-1.3']
    const joined = totals('Ward|Joiners|Leavers|Net', ...rows)
    assert.equal(joined.length, 3)
    assert.equal(totals('Ward|Joiners|Leavers| ', ...rows).length, 2)
  })

  it('targets and averages too, where they add up beside what does', () => {
    for (const heading of ['Target', 'Average']) {
      const beside = (total: string) =>
        totals(`Ward|Cases|${heading}`, 'Alder|310|300', 'Birch|240|250', `Total|550|${total}`)
      assert.deepEqual(beside('550').slice(1), [`Total (${heading}) of Alder, Birch, perhaps`])
      assert.deepEqual(beside('560').slice(1), [], heading)
      assert.deepEqual(
        totals(`Ward|${heading}`, 'Alder|310', 'Birch|240', 'Total|550'),
        [],
        heading,
      )
    }
    const small = totals('Ward|Cases|Target', 'Alder|310|3', 'Birch|240|2', 'Total|550|5')
    assert.equal(small.length, 1, 'one digit fits by chance')
  })

  it('no column that is worked from others by dividing, or is a change of what is not added up', () => {
    const rows = ['Alder|310|31', 'Birch|240|24', 'Total|550|55']
    const worked = (name: Relation['formula']['name'], heading: string) =>
      totalsIn(tableOf(`Ward|${heading}|Owed`, ...rows), [
        { column: 1, formula: { name }, columns: [0], equations: [] },
      ]).filter((one) => one.includes('Owed'))
    for (const name of [
      'percent-change',
      'percent-under',
      'ratio',
      'rate',
      'quotient',
      'rank',
    ] as const) {
      assert.deepEqual(worked(name, 'Cases'), [], name)
    }
    assert.equal(worked('difference', 'Cases').length, 1)
    assert.equal(worked('difference', 'Rate').length, 0)
  })
})

describe('a row that no word calls a total', () => {
  it('is one where two columns bear it out, the last perhaps where one does', () => {
    const two = ['Alder|310|125', 'Birch|240|118', 'Saltwell|550|243']
    assert.deepEqual(totals('Ward|2023|2024', ...two), [
      'Saltwell (2023) of Alder, Birch',
      'Saltwell (2024) of Alder, Birch',
    ])
    assert.deepEqual(totals('Ward|Cases', 'Alder|310', 'Birch|240', 'Saltwell|550'), [
      'Saltwell (Cases) of Alder, Birch, perhaps',
    ])
    assert.deepEqual(totals('Ward|Cases', 'Alder|31', 'Birch|24', 'Saltwell|55'), [])
    assert.deepEqual(totals('Ward|Cases', 'Alder|310', 'Birch|240', 'Saltwell|560'), [])
  })

  it('may be out in one column of three, by no more than a half', () => {
    const three = (last: string) =>
      totals('Ward|A|B|C', 'Alder|310|125|70', 'Birch|240|118|60', `Saltwell|550|243|${last}`)
    assert.equal(three('130').length, 3)
    assert.equal(three('135').length, 3)
    assert.equal(three('190').length, 3)
    assert.equal(three('300').length, 2)
    const five = ['A|310|125|70|9|8', 'B|240|118|60|8|7', 'Saltwell|550|243|130|18|16']
    assert.equal(totals('W|A|B|C|D|E', ...five).length, 5, 'three of five are enough')
    const four = totals('W|A|B|C|D', 'A|310|125|70|9', 'B|240|118|60|8', 'Saltwell|550|243|131|18')
    assert.equal(four.length, 0, 'half of four are too few')
  })

  it('is out in one of two columns, where one of its rows was left out of it', () => {
    // 51 of Dale left out: 931 + 986 + 125 + 963 = 3,005
    const table = (total: string) =>
      totals(
        'Group|Crimes|Solved',
        'Alder|4,655|931',
        'Birch|8,214|986',
        'Cedar|1,391|125',
        'Dale|318|51',
        'Elm|1,204|963',
        `These groups|15,782|${total}`,
      )
    assert.deepEqual(table('3,005'), [
      'These groups (Crimes) of Alder, Birch, Cedar, Dale, Elm',
      'These groups (Solved) of Alder, Birch, Cedar, Dale, Elm',
    ])
    assert.ok(!table('3,006').some((it) => it.includes('Solved')))
    const rows = ['Alder|4,655|931', 'Birch|8,214|986', 'Cedar|1,391|125']
    // 931 + 986 + 125 = 2,042, and 931 + 986 = 1,917
    const four = totals('Group|Crimes|Solved', ...rows, 'Dale|318|51', 'These groups|14,578|2,042')
    assert.equal(four.length, 2)
    const three = totals('Group|Crimes|Solved', ...rows, 'These groups|14,260|1,917')
    assert.deepEqual(three, [], 'three rows are too few')
    const solved = ['Alder|931', 'Birch|986', 'Cedar|125', 'Dale|51', 'Elm|963']
    assert.deepEqual(totals('Group|Solved', ...solved, 'These groups|3,005'), [], 'one column')
  })

  it('is no sum of few small numbers, perhaps one of more', () => {
    assert.deepEqual(totals('Ward|A', 'Alder|3', 'Birch|4', 'Saltwell|7'), [])
    assert.deepEqual(totals('Ward|A|B', 'Alder|3|2', 'Birch|4|1', 'Saltwell|7|3'), [
      'Saltwell (A) of Alder, Birch, perhaps',
      'Saltwell (B) of Alder, Birch, perhaps',
    ])
  })

  it('may stand among the rows, below two to eight of its parts', () => {
    const rows = ['Killed|14|16', 'Serious|40|44', 'Killed or serious|54|60', 'Slight|200|210']
    assert.deepEqual(totals('Injury|2023|2024', ...rows).slice(0, 1), [
      'Killed or serious (2023) of Killed, Serious',
    ])
    const among = (...last: readonly string[]) =>
      totals(
        `Injury|2022|2023|2024${'|2025'.repeat(last.length - 3)}`,
        `Killed|14|16|${last[0]}`,
        `Serious|40|44|${last[1]}`,
        `Killed or serious|54|60|${last[2]}`,
        `Slight|200|210|${last[3]}`,
      ).filter((one) => one.startsWith('Killed or serious (2022)'))
    assert.equal(among('15', '30', '45', '201').length, 1)
    assert.equal(among('15', '*', '45', '201').length, 1, 'a part is withheld in one of three')
    assert.equal(among('15', '30', '*', '201').length, 1)
    assert.equal(among('10%', '20%', '99%', '1%').length, 1, 'shares are not added up')
    assert.equal(among('15|16', '30|31', '49|57', '201|202').length, 0, 'half of four columns')
    const near = ['Killed|14|16', 'Serious|40|44', 'Killed or serious|55|61', 'Slight|200|210']
    assert.deepEqual(totals('Injury|2023|2024', ...near), [], 'one more is no sum')
    const within = ['Alder|310|125', 'Birch|240|118', 'of which east|550|243', 'Cedar|9|8']
    assert.deepEqual(totals('Ward|2023|2024', ...within, 'Dale|4|3'), [])
    const many = (parts: number) => [
      'Total before|9,001|8,002',
      ...Array.from(
        { length: parts },
        (_, at) => `Part ${'abcdefghij'[at]}|${100 + at}|${200 + at}`,
      ),
      `Kept|${100 * parts + (parts * (parts - 1)) / 2}|${200 * parts + (parts * (parts - 1)) / 2}`,
      'After|1|2',
    ]
    const kept = (parts: number) =>
      totals('Kind|2023|2024', ...many(parts)).filter((one) => one.startsWith('Kept'))
    assert.equal(kept(8).length, 2)
    assert.equal(kept(9).length, 0)
  })
})

describe('a total that its rows do not come to', () => {
  it('is held against them where it is near and they are all there is', () => {
    const one = (total: string, second = '240') =>
      totals('Ward|Cases', 'Alder|310', `Birch|${second}`, `Total|${total}`)
    assert.deepEqual(one('560'), ['Total (Cases) of Alder, Birch, perhaps'])
    assert.deepEqual(one('412'), [], 'a quarter off')
    assert.equal(one('413').length, 1)
    assert.deepEqual(one('450', '0'), [], 'one of them may be none')
    assert.equal(one('734').length, 0)
    assert.equal(one('733').length, 1)
    assert.deepEqual(one('300'), [], 'between them it is an average')
    assert.deepEqual(one('300', '0'), [], 'of which one may be none')
    assert.deepEqual(one('310'), [])
    assert.deepEqual(one('560', '*'), [])
  })

  it('is not, where it could be of other rows or a row is withheld', () => {
    const groups = ['Alder|310', 'Birch|240', 'Total town|550', 'Cedar|120', 'Dale|45']
    assert.equal(totals('Ward|Cases', ...groups, 'Total|720').length, 1)
    assert.equal(totals('Ward|Cases', ...groups, 'Total|170').length, 1, 'near 165 of two')
    const hidden = (second: string) =>
      totals('Ward|A|B', 'Alder|310|5', `Birch|${second}|4`, 'Cedar|45|3', 'Total|600|13')
    assert.equal(hidden('240').length, 2)
    assert.equal(hidden('*').length, 0)
  })

  it('is, farther off, where other columns bear it out', () => {
    const two = (last: string) =>
      totals('Ward|A|B', 'Alder|310|125', 'Birch|240|118', `Total|550|${last}`).length
    assert.equal(two('486'), 2, 'twice as much')
    assert.equal(two('487'), 1)
    const between = (last: string) =>
      totals('Ward|A|B', 'Alder|310|125', 'Birch|240|10', `Total|550|${last}`).length
    assert.equal(between('126'), 2)
    assert.equal(between('125'), 1, 'no more than one of its rows')
    assert.equal(between('120'), 1)
  })

  it('is so of losses too, whatever its size', () => {
    assert.equal(totals('Line|Cost', 'Pay|310', 'Fees|-240', 'Total|90').length, 1)
    assert.equal(totals('Line|Cost', 'Pay|310', 'Fees|-240', 'Total|9,000').length, 1)
  })
})
