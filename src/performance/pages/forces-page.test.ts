import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { Area, AreaMeasure } from '#area/index.ts'
import { type AreaFile, areaFileSchema, parseArea, readAreaFolder } from '#area/index.ts'
import { ALL_RELEASED } from '#holdings/index.ts'
import { plain } from '#statistics/index.ts'
import { figure, measure, period } from '#statistics/testing.ts'
import type { DataTable } from '#web/index.ts'
import { bindFigures } from '../series/figure-book.ts'
import { presentForces } from './forces-page.ts'
import type { Holdings } from './holdings.ts'

const folder = join(import.meta.dirname, '../../../test/fixtures/areas/northmere')
const parsed = parseArea(await readAreaFolder(folder))
assert.ok(parsed.ok)
const northmere = parsed.value

const FORCES = ['northmere', 'westmark', 'holderby', 'skelling', 'tarnshire']
const QUARTERS = ['2018-19-Q1', '2018-19-Q2', '2018-19-Q3', '2018-19-Q4']

const count = (id: string, name: string, many: string, parent?: string): AreaMeasure => ({
  ...measure({ id, name, noun: { one: many, many }, definition: `All ${many}.`, parent }),
  domain: 'forces',
})
const MEASURES = [
  count('offences', 'All offences (open data)', 'offences'),
  count('theft', 'Theft (open data)', 'thefts', 'offences'),
  count('burglary', 'Burglary (open data)', 'burglaries', 'theft'),
  count('homicide', 'Homicide (open data)', 'homicides', 'offences'),
  count('population', 'Population', 'people'),
]

/** The made-up area with five forces, Holderby left out of the group with a reason. */
function madeUp(changes: Partial<AreaFile> = {}, forces = FORCES): Area {
  const file = areaFileSchema.parse({
    ...northmere.file,
    places: forces.map((id, index) => ({
      ...{ id, name: id.slice(0, 1).toUpperCase() + id.slice(1) },
      kind: index === 0 ? 'police-area' : 'other-force',
    })),
    forceComparison: {
      population: 'population',
      counts: [
        { measure: 'offences', offences: 'all' },
        { measure: 'theft', offences: { groups: ['Theft'] } },
        { measure: 'burglary', offences: { subgroups: ['Burglary'] } },
        { measure: 'homicide', offences: { subgroups: ['Homicide'] } },
      ],
    },
    similarForces: [
      {
        ...{ from: '2018-04-01', reviewBy: '2027-04-01', source: { document: 'A report' } },
        forces: forces.slice(1).map((id) => ({
          ...{ id, name: id.slice(0, 1).toUpperCase() + id.slice(1) },
          ...(id === 'holderby' ? { excluded: 'it changed its system in 2018' } : {}),
        })),
      },
    ],
    ...changes,
  })
  return { ...northmere, file, measures: new Map(MEASURES.map((one) => [one.id, one])) }
}

/** A quarter of each force: so many of each measure, the same in each quarter; `null` was not published. */
type Counts = Readonly<Record<string, readonly (number | null)[]>>
const COUNTS: Counts = {
  offences: [20_000, 18_000, 25_000, 22_000, 19_000],
  theft: [9_000, 6_000, 7_000, 6_200, 6_100],
  burglary: [800, 900, 700, 850, 820],
  homicide: [2, 4, 3, 3, 5],
}

function holdings(area: Area, counts: Counts = COUNTS, quarters = QUARTERS): Holdings {
  const forces = area.file.places.map(({ id }) => id)
  const figures = Object.entries(counts).flatMap(([id, values]) =>
    values.flatMap((value, at) =>
      quarters.map((code) =>
        figure({ measure: id, area: forces[at] ?? '', period: period(code), value }),
      ),
    ),
  )
  const people = forces.map((id) =>
    figure({ measure: 'population', area: id, period: period('2018-06-30'), value: 1_000_000 }),
  )
  return {
    ...{ area, book: bindFigures([...figures, ...people]), today: '2026-11-22', version: '1' },
    audience: 'public',
    disagreements: [],
    unreleased: ALL_RELEASED,
    recorded: '',
    remember: (_, make) => make(),
  }
}

const page = (held: Holdings, kind?: string, asked?: string) => {
  const found = presentForces(held, kind, asked)
  assert.ok(found, 'there is no such page')
  return found
}
const texts = (rows: DataTable['rows']) =>
  rows.map((cells) =>
    cells.map(({ text, note }) => (note ? `${text} (${note})` : text)).join(' | '),
  )

describe('the page of similar forces', () => {
  it('has all offences at the top and a row for each kind, which leads to its page', () => {
    const { kinds, answer, kindName } = page(holdings(madeUp()))
    assert.equal(kindName, null)
    assert.match(plain(answer), /^80\.0 offences for every 1,000 people in the year to March 2019/)
    assert.ok(kinds)
    assert.deepEqual(texts(kinds.table.rows), [
      'Theft | 36.0 (35.6 to 36.4) | 4th (of 4 forces) | 27.3 | within the range expected',
      'Burglary (part of theft) | 3.20 (3.09 to 3.31) | 1st (could be 1st or 2nd) (of 4 forces) | 3.37 | within the range expected',
      'Homicide | 0.008 (0.003 to 0.016) | withheld (fewer than 10 in Northmere Police) | 0.014 | within the range expected',
    ])
    assert.deepEqual(
      kinds.table.rows.map(([first]) => first?.href),
      ['theft', 'burglary', 'homicide'].map((id) => `/performance/forces/${id}`),
    )
    assert.match(kinds.chance, /^None of 3 comparisons is outside.*about 0\.2 of 3/)
    assert.equal(kinds.notCompared, '')
  })

  it('lists a kind that cannot be compared, in place of a row', () => {
    const { burglary, ...others } = COUNTS
    assert.ok(burglary)
    const { kinds } = page(holdings(madeUp(), { ...others, burglary: [null, 900, 700, 850, 820] }))
    assert.equal(kinds?.table.rows.length, 2)
    assert.equal(kinds?.notCompared, 'Not compared, since the figures are not held: Burglary.')
  })

  it('has no table of kinds where the area compares by none', () => {
    const [all] = madeUp().file.forceComparison?.counts ?? []
    assert.ok(all)
    const area = madeUp({ forceComparison: { population: 'population', counts: [all] } })
    assert.equal(page(holdings(area)).kinds, null)
  })

  it('is not there without a group, without figures, or for what is no kind', () => {
    assert.equal(presentForces(holdings(madeUp({ similarForces: [] }))), undefined)
    assert.equal(presentForces(holdings(madeUp(), {})), undefined)
    for (const kind of ['offences', 'population', 'nothing']) {
      assert.equal(presentForces(holdings(madeUp()), kind), undefined)
    }
  })
})

describe('the page of a kind of offence', () => {
  it('is the full page: answer, chart, table, every force, and where the figures come from', () => {
    const found = page(holdings(madeUp()), 'theft')
    assert.equal(found.kindName, 'Theft')
    assert.match(plain(found.answer), /^36\.0 thefts .* That is the highest of 4 similar forces/)
    assert.match(found.chart.wide, /Thefts for every 1,000 people/)
    assert.equal(found.table.rows.length, 4)
    assert.equal(found.everyone.rows.length, 5)
    assert.equal(found.kinds, null)
    assert.deepEqual(found.notes, ['Northmere performance report', 'All thefts.'])
    assert.equal(found.figures.href, '/performance/theft')
  })

  it('lists a force without a figure, and one left out with the reason', () => {
    const found = page(
      holdings(madeUp(), { ...COUNTS, theft: [9_000, null, 7_000, 6_200, 6_100] }),
      'theft',
    )
    assert.equal(
      found.missing,
      'No figure is held for Westmark. Holderby is left out: it changed its system in 2018.',
    )
    const row = found.everyone.rows.find(([first]) => first?.text === 'Westmark')
    assert.deepEqual(texts(row ? [row] : []), ['Westmark | not held | –'])
    const { kinds } = page(
      holdings(madeUp(), { ...COUNTS, theft: [9_000, null, 7_000, 6_200, 6_100] }),
    )
    assert.match(
      texts(kinds?.table.rows ?? [])[0] ?? '',
      /3rd \(of 3 forces; no figure for Westmark\)/,
    )
  })

  it('gives no rank of small numbers, by the area’s own setting, and says why', () => {
    const withheld = page(holdings(madeUp()), 'homicide')
    assert.match(plain(withheld.answer), /No rank is given: Northmere Police has fewer than 10/)
    assert.ok(texts(withheld.table.rows).every((row) => row.includes('| withheld |')))
    const smallNumbers = { ...madeUp().file.smallNumbers, fewestForRank: 5 }
    const ranked = page(holdings(madeUp({ smallNumbers })), 'homicide')
    assert.match(plain(ranked.answer), /0\.008 homicides .* That is the lowest of 4 similar forces/)
  })

  it('withholds ranks of a group that is out of date, with the reason, on every page', () => {
    const [group] = madeUp().file.similarForces
    assert.ok(group)
    const late = holdings(madeUp({ similarForces: [{ ...group, reviewBy: '2018-12-31' }] }))
    for (const kind of [undefined, 'theft']) {
      const found = page(late, kind)
      assert.match(plain(found.answer), /No rank is given: the group .* by 31 December 2018/)
      assert.ok(texts(found.table.rows).every((row) => row.includes('| withheld |')))
      assert.match(found.questions.questions[0] ?? '', /When will it be\?$/)
    }
    const { kinds } = page(late)
    for (const row of texts(kinds?.table.rows ?? [])) {
      assert.ok(row.includes('withheld (the group is out of date)'), row)
    }
  })

  it('asks what lies behind a rate outside the range expected', () => {
    const forces = [...FORCES, 'ambleby', 'brackwell', 'corrie', 'dunmoor']
    const theft = [400, 260, 255, 250, 252, 248, 262, 258, 245]
    const found = page(holdings(madeUp({}, forces), { theft }), 'theft')
    assert.match(plain(found.answer), /It is above the range expected/)
    assert.match(
      found.questions.questions.join(' '),
      /Is that what happens here, or how it is reported/,
    )
  })
})

describe('the period compared', () => {
  it('is the latest whole year, with the quarters held to choose from', () => {
    const { periods } = page(holdings(madeUp(), COUNTS, [...QUARTERS, '2019-20-Q1']))
    assert.deepEqual(periods, [
      { text: 'April to June 2019', href: '/performance/forces?period=2019-20-Q1' },
      { text: 'April to June 2018', href: '/performance/forces?period=2018-19-Q1' },
      { text: 'July to September 2018', href: '/performance/forces?period=2018-19-Q2' },
      { text: 'October to December 2018', href: '/performance/forces?period=2018-19-Q3' },
      { text: 'January to March 2019', href: '/performance/forces?period=2018-19-Q4' },
    ])
  })

  it('can be a quarter, with the people in the middle of its financial year', () => {
    const found = page(holdings(madeUp()), 'theft', '2018-19-Q4')
    assert.match(
      plain(found.answer),
      /^9\.00 thefts for every 1,000 people in January to March 2019 \(population of mid-2018\)/,
    )
    assert.equal(found.periods[0]?.href, '/performance/forces/theft')
    assert.equal(found.breadcrumbs?.at(-1)?.href, '/performance/forces?period=2018-19-Q4')
  })

  it('is kept by the links from a quarter to its kinds', () => {
    const { kinds } = page(holdings(madeUp()), undefined, '2018-19-Q2')
    assert.equal(kinds?.table.rows[0]?.[0]?.href, '/performance/forces/theft?period=2018-19-Q2')
  })

  it('is a quarter where no whole year is held', () => {
    const { answer } = page(holdings(madeUp(), COUNTS, QUARTERS.slice(0, 2)))
    assert.match(plain(answer), /in July to September 2018/)
  })

  it('is none that is not held', () => {
    for (const asked of ['2017-18', '2019-20-Q1', 'last year', '']) {
      assert.equal(presentForces(holdings(madeUp()), undefined, asked), undefined)
    }
  })
})
