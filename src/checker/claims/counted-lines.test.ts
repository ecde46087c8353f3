import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMarkdown } from '#documents/testing.ts'
import { nameTable } from '../prose/named-table.ts'
import { findQuantities } from '../quantities.ts'
import { readPaper } from '../reading.ts'
import { splitPapers } from '../sentences.ts'
import { countIn, hasValue, type Lines, saysHow } from './counted-lines.ts'

interface Asked {
  readonly way?: Lines['way']
  /** The columns, or rows, that the sentence names. */
  readonly said?: readonly string[]
  /** Where the figure that is told of stands elsewhere. */
  readonly figure?: string
}

/** How many lines stand as a clause says: "likely 3, possible 2 3", with nothing where the table cannot tell. */
function counted(rows: readonly string[], clause: string, asked: Asked = {}): string {
  const { way = 'rows', said = [], figure = clause } = asked
  const [heading = '', ...others] = rows
  const lines = [heading, heading.replaceAll(/[^|]+/gu, '---'), ...others].map((it) => `|${it}|`)
  const [paper] = splitPapers(readMarkdown('made-up.md', lines.join('\n'))).map(readPaper)
  const [table] = paper?.tables ?? []
  const named = table && nameTable(table, '')
  assert.ok(named)
  const across = way === 'rows' ? named.columns : named.rows
  const found = countIn(
    {
      ...{ named, way },
      lines: named[way].filter((line) => !line.isWhole && hasValue(named, way, line)),
      said: across.filter(({ label }) => said.includes(label)),
    },
    clause,
    findQuantities(figure, []),
  )
  if (!found) return ''
  const possible = [...found.possible].toSorted((one, other) => one - other)
  return `likely ${[...new Set(found.likely)].join(' ') || 'none'}, possible ${possible.join(' ')}`
}

type Told = readonly [rows: readonly string[], clause: string, counts: string, asked?: Asked]

function holds(told: readonly Told[]) {
  for (const [rows, clause, counts, asked] of told) {
    assert.equal(counted(rows, clause, asked), counts, `${clause}: ${rows.join(' / ')}`)
  }
}

const VISITS = ['Ward|Visits', 'Alder|310', 'Birch|240', 'Cedar|471', 'Dale|120', 'Elm|240']
const YEARS = [
  'Ward|2022|2023|Change',
  'Alder|310|340|+30',
  'Birch|240|205|-35',
  'Cedar|471|500|+29',
  'Dale|120|120|0',
  'Elm|80|95|+15',
]

describe('how many rows stand on a side of a figure', () => {
  it('is, of those above or below, with or without those at it', () => {
    holds([
      [VISITS, 'had more than 240', 'likely 4 2, possible 2 4'],
      [VISITS, 'had fewer than 240', 'likely 3 1, possible 1 3'],
      [VISITS, 'were within 240', 'likely 3 1, possible 1 3'],
      [VISITS, 'had more than 500', 'likely 0, possible 0'],
    ])
  })

  it('is either, of those that met or missed it', () => {
    const either = 'likely 4 2 3 1, possible 1 2 3 4'
    holds([
      [VISITS, 'reached 240', either],
      [VISITS, 'missed 240', either],
    ])
  })

  it('is by each column in its unit in which every row has a value, and some are on either side', () => {
    holds([
      [YEARS, 'had more than 120', 'likely 4 3 0, possible 0 3 4'],
      // All have more than 70 in both years
      [YEARS, 'had more than 70', 'likely 0, possible 0 5'],
    ])
    const shares = (birch: string) => ['Alder|310|31%', `Birch|240|${birch}`, 'Cedar|471|44%']
    const heading = 'Ward|Visits|Share'
    holds([
      [[heading, ...shares('25%')], 'were above 30%', 'likely 2, possible 2'],
      [[heading, ...shares('*')], 'were above 30%', ''],
    ])
  })

  it('is by no place in an order and no remark', () => {
    const rows = ['Alder|310|2', 'Birch|240|3', 'Cedar|471|1', 'Dale|120|5', 'Elm|239|4']
    holds([
      [['Ward|Visits|Rank', ...rows], 'were above 3', 'likely 5, possible 5'],
      [['Ward|Visits|Grade', ...rows], 'were above 3', 'likely 5, possible 5'],
      [['Ward|Visits|Staff', ...rows], 'were above 3', 'likely 3 2, possible 2 3 5'],
    ])
  })

  it('is told by one figure that is exact', () => {
    const told = (figure: string, counts: string): Told => [
      ...([VISITS, 'had more than that', counts] as const),
      { figure },
    ]
    holds([
      told('240', 'likely 4 2, possible 2 4'),
      ...['about 240', 'just over 240', 'just under 240', '2nd', '3 of 5'].map((it) =>
        told(it, ''),
      ),
      ...['240 to 300', '240 and 300'].map((it) => told(it, '')),
    ])
  })

  it('is told of columns as it is of rows', () => {
    const measures = ['Measure|April|May', 'Calls|82%|79%', 'Letters|80%|78%', 'Visits|85%|86%']
    holds([
      [measures, 'reached 80%', 'likely 1, possible 0 1 2', { way: 'columns' }],
      [measures, 'rose', '', { way: 'columns' }],
    ])
  })
})

describe('how many rows rose or fell', () => {
  it('is by the years that the table compares, and may be by any others or by what is printed', () => {
    const three = [
      'Ward|2021|2022|2023|Change',
      'Alder|9|310|340|+30',
      'Birch|250|240|275|+35',
      'Cedar|480|471|500|+29',
      'Dale|121|110|125|+15',
      'Elm|96|95|90|-5',
      'Fir|60|50|50|0',
    ]
    holds([
      [YEARS, 'rose', 'likely 4 3, possible 1 2 3 4'],
      [YEARS, 'fell', 'likely 2 1, possible 1 2 3 4'],
      [YEARS, 'rose or fell', 'likely 4 3 2 1, possible 1 2 3 4'],
      [three, 'rose', 'likely 5 4, possible 1 2 4 5'],
      [three, 'fell', 'likely 2 1, possible 1 2 4 5'],
    ])
  })

  it('is by the changes that are printed, where no years are', () => {
    for (const heading of ['Change', '% change', 'Points']) {
      const rows = [`Ward|Cases|${heading}`, 'Alder|310|+3', 'Birch|240|-4', 'Cedar|100|0']
      holds([
        [rows, 'rose', 'likely 2 1, possible 1 2'],
        [rows, 'fell', 'likely 2 1, possible 1 2'],
      ])
    }
    const more = ['Ward|Change', 'Alder|+3', 'Birch|+4', 'Cedar|0', 'Dale|-2']
    holds([
      [more, 'rose', 'likely 3 2, possible 1 2 3'],
      [more, 'fell', 'likely 2 1, possible 1 2 3'],
    ])
  })

  it('is, of what went well or ill, by which way is the good one', () => {
    const rows = (heading: string, sign = '') => [
      `Ward|${heading} 2022|${heading} 2023`,
      ...[`Alder|61${sign}|64${sign}`, `Birch|58${sign}|55${sign}`, `Cedar|70${sign}|72${sign}`],
    ]
    holds([
      [rows('Met', '%'), 'improved', 'likely 2, possible 1 2'],
      [rows('Met', '%'), 'worsened', 'likely 1, possible 1 2'],
      [rows('Met'), 'improved', 'likely 2 1, possible 1 2'],
      [rows('Complaints'), 'improved', 'likely 1, possible 1 2'],
      [rows('Complaints'), 'worsened', 'likely 2, possible 1 2'],
      [rows('Met'), 'improved on complaints', 'likely 1, possible 1 2'],
      [rows('Complaints'), 'rose and improved', 'likely 2, possible 1 2'],
    ])
  })

  it('cannot be told where the table has no times, or one has no value', () => {
    holds([
      [['Ward|North|South', 'Alder|61|64', 'Birch|58|55', 'Cedar|70|72'], 'rose', ''],
      [['Ward|2022|2023', 'Alder|61|64', 'Birch|58|*', 'Cedar|70|72'], 'rose', ''],
      [VISITS, 'rose', ''],
      [YEARS, 'stood firm', ''],
    ])
  })
})

describe('how many rows stand above the average', () => {
  // Their mean is 420 ÷ 7 = 60: one is above it, one at it
  const waits = ['Alder|10', 'Birch|20', 'Cedar|35', 'Dale|45', 'Elm|50', 'Fir|60', 'Gorse|200']

  it('may be by the mean of the column, and all or none where the average is left at nothing', () => {
    holds([
      [['Ward|Wait', ...waits], 'were above the average', 'likely none, possible 0 1 2 5 6 7'],
      [['Ward|Wait', ...waits], 'were above the mean', 'likely none, possible 0 1 2 5 6 7'],
      [['Ward|Wait', ...waits], 'were above it', ''],
    ])
  })

  it('may be by the row that is of all', () => {
    const rows = ['Ward|Rate', ...waits, 'All|40']
    holds([[rows, 'were above the average', 'likely none, possible 0 1 2 3 4 5 6 7']])
  })

  it('may be by an average printed beside each, and by nothing else that is', () => {
    const rows = (heading: string) => [
      `Ward|Wait|${heading}`,
      ...waits.map((it, at) => `${it}|${at < 2 ? 5 : 70}`),
    ]
    holds([
      [rows('Average wait'), 'were above the average', 'likely none, possible 0 1 2 3 4 5 6 7'],
      [rows('Seen'), 'were above the average', 'likely none, possible 0 1 2 5 6 7'],
    ])
  })

  it('is by no column in which one has no value', () => {
    const rows = waits.map((it, at) => `${it}|${at === 3 ? '*' : at}`)
    holds([
      [['Ward|Wait|Seen', ...rows], 'were above the average', 'likely none, possible 0 1 2 5 6 7'],
      [['Ward|2022|2023', 'Alder|*|4', 'Birch|3|*'], 'were above the average', ''],
    ])
  })
})

describe('how many rows met their target', () => {
  const measures = [
    'Measure|Target|April|May',
    'Calls answered|80%|82%|79%',
    'Letters answered|80%|80%|78%',
    'Visits on time|80%|85%|86%',
  ]
  const statuses = [
    'Measure|Target|Actual|Status',
    'Calls answered|80%|82%|Met',
    'Letters answered|80%|78%|Missed',
    'Visits on time|80%|85%|Missed',
    'Forms sent|400|410|Met',
  ]

  it('is by the time that is named, else by any', () => {
    holds([
      [measures, 'met the target', 'likely 3 1, possible 1 3'],
      [measures, 'met the target', 'likely 3, possible 3', { said: ['April'] }],
      [measures, 'met the target', 'likely 1, possible 1', { said: ['May'] }],
      [measures, 'missed the target', 'likely 2, possible 2', { said: ['May'] }],
    ])
    const years = ['Calls answered|80%|82%|82%', 'Letters answered|90%|89%|91%']
    holds([
      [['Measure|Target|2022|2023', ...years], 'met the target', 'likely 1 2, possible 1 2'],
      [['Measure|Target (%)|2022|2023', ...years], 'met it', 'likely 1 2, possible 1 2'],
    ])
  })

  it('is as the rows say of themselves, which a value may belie', () => {
    // Visits were on time in 85% and say that 80% was missed
    holds([
      [statuses, 'met the target', 'likely 2, possible 2 3'],
      [statuses, 'missed the target', 'likely 2, possible 1 2'],
    ])
    const two = ['Calls answered|80%|81%|82%|Yes', 'Visits on time|80%|90%|85%|No']
    holds([
      [['Measure|Target 2023|Target 2024|Actual|Met?', ...two], 'met it', 'likely 1, possible 1'],
    ])
  })

  it('is, of another time or where one says nothing, by its values too', () => {
    holds([
      [statuses, 'met the target last year', 'likely 3, possible 2 3'],
      [statuses, 'missed the target in 2022', 'likely 1, possible 1 2'],
    ])
    const open = statuses.map((row) => row.replace(/78%\|Missed/u, '78%|'))
    holds([
      [open, 'met the target', 'likely 3, possible 2 3'],
      [open, 'missed the target', 'likely 1, possible 1 2'],
    ])
  })

  it('is either way, where it is not said which side is the good one', () => {
    const heading = 'Measure|Target|Actual'
    const open = ['Forms|400|410', 'Books|300|300', 'Walks|200|190', 'Rides|100|120']
    holds([
      [[heading, ...open], 'met the target', 'likely 3 2, possible 1 2 3 4'],
      [[heading, ...open], 'missed the target', 'likely 1 2, possible 0 1 2 3'],
      [[heading, ...open.slice(0, 3)], 'met the target', 'likely 2, possible 2'],
    ])
  })

  it('is by the good side of each, the same as it were of all only where that is of most', () => {
    const heading = 'Measure|Target|Actual'
    const less = ['Calls abandoned|5%|4%', 'Waiting an hour|3%|2%', 'Sickness|4%|5%']
    const both = ['Calls answered|80%|82%', 'Calls abandoned|5%|4%', 'Letters answered|90%|90%']
    const some = ['Calls answered|80%|82%', 'Letters answered|90%|89%', 'Forms|90|91', 'Books|9|9']
    holds([
      [[heading, ...less], 'met the target', 'likely 2, possible 2'],
      [[heading, ...both], 'met the target', 'likely none, possible 3'],
      [[heading, ...some], 'met the target', 'likely 3, possible 2 3'],
    ])
  })

  it('is by values beside one target, of each row and in its unit', () => {
    const rows = ['Calls answered|80%|82%', 'Letters answered|90%|89%', 'Visits on time|80%|85%']
    for (const heading of ['Actual', '2023', 'Average', '% met', 'Rate']) {
      holds([[[`Measure|Target|${heading}`, ...rows], 'met it', 'likely 2, possible 2']])
    }
    for (const heading of ['Total', 'Change', 'Rank']) {
      holds([[[`Measure|Target|${heading}`, ...rows], 'met it', '']])
    }
    const two = ['Calls answered|80%|81%|82%', 'Visits on time|80%|90%|85%']
    holds([
      [['Measure|Target 2023|Target 2024|Actual', ...two], 'met it', ''],
      [['Measure|Target|Actual', ...rows, 'Forms sent|*|120'], 'met it', ''],
      [['Measure|Target|Actual', ...rows, 'Forms sent|10%|120'], 'met it', ''],
      [measures, 'met the target', '', { way: 'columns' }],
    ])
  })
})

describe('words that say how lines stand', () => {
  it('are of a target, of a side, or of a way that they went', () => {
    for (const words of ['met it', 'above it', 'rose', 'fell', 'improved', 'worsened']) {
      assert.equal(saysHow(words), true, words)
    }
    assert.equal(saysHow('stood firm'), false)
  })
})
