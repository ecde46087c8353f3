import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { NewObservation, Sum } from '#statistics/index.ts'
import { figure, hasOtherValue, period } from '#statistics/testing.ts'
import { northmereArea } from '../../../test/fixtures/imports/made-files.ts'
import { sample } from '../../../test/sample.ts'
import type { ReadRow } from './read-observation.ts'
import { withholdRows } from './withhold-rows.ts'

const AREA = northmereArea()
const MAY = '2026-05'

/** "eastfold gender=male 2026-05" and what it is: the way the tables below are written. */
type Written = readonly [name: string, value: number | null]

function observed([name, value]: Written): NewObservation {
  const [area = '', ...rest] = name.split(' ')
  const code = rest.find((word) => /^\d/.test(word)) ?? MAY
  const breakdown = rest.find((word) => word.includes('=')) ?? ''
  return figure({ area, breakdown, value, period: period(code) })
}

function rows(...written: readonly Written[]): readonly ReadRow[] {
  return written.map((one, index) => ({
    row: index + 2,
    observation: observed(one),
    citesSource: true,
  }))
}

/** The names of what is withheld, and of what is exposed. */
function outcome(given: readonly Written[], held: readonly Written[] = [], mayWithhold = true) {
  const found = withholdRows(AREA, rows(...given), held.map(observed), mayWithhold)
  return {
    withheld: given
      .filter((_, at) => found.rows[at]?.observation.status === 'withheld')
      .map(([name]) => name),
    exposed: found.exposed.map(({ row, because }) => `${row} ${because}`),
  }
}

describe('withholdRows', () => {
  it('withholds a small count of a breakdown, and the one that would give it away', () => {
    const given: Written[] = [
      ['northmere', 50],
      ['northmere gender=female', 3],
      ['northmere gender=male', 47],
    ]
    assert.deepEqual(outcome(given), {
      withheld: ['northmere gender=female', 'northmere gender=male'],
      exposed: [],
    })
  })

  it('leaves no number in a withheld row, and says that it is withheld', () => {
    const share = {
      ...observed(['eastfold', 3]),
      numerator: 3,
      denominator: 9,
      note: 'of 3 houses',
    }
    const { rows: written } = withholdRows(
      AREA,
      [{ row: 2, observation: share, citesSource: true }],
      [],
    )
    assert.deepEqual(
      written.map(({ observation }) => [
        observation.value,
        observation.numerator,
        observation.denominator,
        observation.status,
        observation.note,
      ]),
      [[null, null, null, 'withheld', 'withheld: small number, or one that would give it away']],
    )
  })

  it('withholds nothing of the whole police area, of what is no count, and of targets', () => {
    const target: NewObservation = { ...observed(['eastfold', 3]), status: 'target' }
    const share: NewObservation = { ...observed(['eastfold', 3]), measure: 'calls-on-time' }
    const given = [...rows(['northmere', 3]), ...rows(['northmere', 3])].map((row, at) =>
      at === 0 ? row : { ...row, observation: [target, share][at - 1] ?? target },
    )
    assert.equal(withholdRows(AREA, given, []).withheld, 0)
  })

  it('withholds a statistic about a withheld count with it', () => {
    assert.deepEqual(
      outcome([
        ['eastfold gender=male', 2],
        ['eastfold gender=male;stat=change', -7],
      ]),
      {
        withheld: ['eastfold gender=male', 'eastfold gender=male;stat=change'],
        exposed: [],
      },
    )
  })

  it('hides nothing behind what is public, and says where that gives a small count away', () => {
    const given: Written[] = [['northmere gender=female', 3]]
    const held: Written[] = [
      ['northmere', 50],
      ['northmere gender=male', 47],
    ]
    assert.deepEqual(outcome(given, held), {
      withheld: ['northmere gender=female'],
      exposed: ['2 public'],
    })
    // A part that nobody gave hides it: 50 is not 3 and 40
    assert.deepEqual(
      outcome(given, [
        ['northmere', 50],
        ['northmere gender=male', 40],
      ]).exposed,
      [],
    )
  })

  it('leaves a small count that is public already as it is', () => {
    assert.deepEqual(outcome([['eastfold', 3]], [['eastfold', 3]]), { withheld: [], exposed: [] })
  })

  it('withholds the quarter of a withheld month, and refuses where the quarter is public', () => {
    const months: Written[] = [
      ['eastfold 2026-04', 3],
      ['eastfold 2026-05', 9],
      ['eastfold 2026-06', 8],
    ]
    assert.deepEqual(outcome([...months, ['eastfold 2026-27-Q1', 20]]), {
      withheld: ['eastfold 2026-04', 'eastfold 2026-27-Q1'],
      exposed: [],
    })
    assert.deepEqual(outcome(months, [['eastfold 2026-27-Q1', 20]]).exposed, ['2 public'])
  })

  it('says that it cannot be sure of place by gender by age', () => {
    const parts = ['gender=female;age=old', 'gender=female;age=young', 'gender=male;age=old']
    const given = ['eastfold', 'westing'].flatMap((place) =>
      [...parts, 'gender=male;age=young'].map(
        (part, at): Written => [
          `${place} ${part.split(';').sort().join(';')}`,
          at === 0 && place === 'eastfold' ? 2 : 30,
        ],
      ),
    )
    assert.deepEqual(outcome(given).exposed, ['2 crossed'])
  })

  it('protects gender by age in one place, with the totals of both', () => {
    const given: Written[] = [
      ['northmere age=old;gender=female', 2],
      ['northmere age=old;gender=male', 20],
      ['northmere age=young;gender=female', 30],
      ['northmere age=young;gender=male', 40],
      ['northmere age=old', 22],
      ['northmere age=young', 70],
      ['northmere gender=female', 32],
      ['northmere gender=male', 60],
      ['northmere', 92],
    ]
    const { withheld, exposed } = outcome(given)
    assert.deepEqual(
      withheld,
      given.slice(0, 4).map(([name]) => name),
    )
    assert.deepEqual(exposed, [])
  })

  it('keeps a total that comes later from giving away what was withheld before', () => {
    const before = [
      { ...observed(['northmere gender=female', null]), status: 'withheld' as const },
      observed(['northmere gender=male', 47]),
    ]
    const late = rows(['northmere', 50])
    assert.equal(withholdRows(AREA, late, before).withheld, 1)
    const asItIs = withholdRows(AREA, late, before, false)
    assert.deepEqual([asItIs.withheld, asItIs.exposed.map(({ row }) => row)], [0, [null]])
  })

  it('withholds the same again when the same file comes again', () => {
    const given = rows(
      ['northmere', 50],
      ['northmere gender=female', 3],
      ['northmere gender=male', 47],
    )
    const first = withholdRows(AREA, given, [])
    const again = withholdRows(
      AREA,
      given,
      first.rows.map(({ observation }) => observation),
    )
    assert.deepEqual(again.rows, first.rows)
  })

  it('lets no withheld count be worked out, from the file and what is public together', () => {
    fc.assert(
      fc.property(FILES, ({ written, sums, isHeld }) => {
        const held = written.filter((_, at) => isHeld[at])
        const found = withholdRows(AREA, rows(...written), held.map(observed))
        const withheld = new Set(
          [...written.keys()].filter((at) => found.rows[at]?.observation.value === null),
        )
        const isSmall = (at: number) => {
          const [name, value] = written[at] ?? ['', 0]
          const isPart = name.includes('=') || !name.startsWith('northmere')
          return isPart && value !== null && value >= 1 && value <= 4 && !isHeld[at]
        }
        const small = [...written.keys()].filter(isSmall)
        for (const at of small) assert.ok(withheld.has(at), `${written[at]?.[0]} is shown`)
        for (const at of withheld) assert.ok(!isHeld[at], `${written[at]?.[0]} was public`)
        if (small.length === 0) assert.equal(withheld.size, 0)
        if (!isHeld.includes(true)) assert.deepEqual(found.exposed, [])
        if (found.exposed.length > 0) return
        const values = written.map(([, value]) => value ?? 0)
        for (const at of withheld) {
          assert.ok(hasOtherValue(values, sums, withheld, at), `${written[at]?.[0]} is known`)
        }
      }),
      sample(150),
    )
  })
})

const PLACES = ['eastfold', 'westing']

/** A file of two districts and the whole, by gender and by age, for months and perhaps their quarter. */
const FILES = fc
  .record({
    hasAge: fc.boolean(),
    hasTotals: fc.boolean(),
    isQuarter: fc.boolean(),
    numbers: fc.array(fc.oneof(fc.nat(4), fc.nat(60)), { minLength: 18, maxLength: 18 }),
    held: fc.array(fc.nat(9), { minLength: 80, maxLength: 80 }),
    holding: fc.constantFrom('nothing', 'totals', 'some'),
  })
  .map(({ hasAge, hasTotals, isQuarter, numbers, held, holding }) => {
    const months = isQuarter ? ['2026-04', '2026-05', '2026-06'] : [MAY]
    const values = new Map<string, number>()
    const add = (key: string, value: number) => values.set(key, (values.get(key) ?? 0) + value)
    for (const [m, month] of months.entries()) {
      for (const [p, place] of PLACES.entries()) {
        const [men = 0, women = 0, share = 0] = numbers.slice(6 * m + 3 * p)
        const young = Math.min(men + women, share)
        const parts: readonly (readonly [string, number])[] = [
          ['gender=male', men],
          ['gender=female', women],
          ...(hasAge
            ? ([
                ['age=young', young],
                ['age=old', men + women - young],
              ] as const)
            : []),
          ['', men + women],
        ]
        for (const [part, value] of parts) {
          for (const where of [place, 'northmere']) {
            for (const when of [month, ...(isQuarter ? ['2026-27-Q1'] : [])]) {
              add(`${where} ${part} ${when}`, value)
            }
          }
        }
      }
    }
    const written = [...values].filter(
      ([name]) => hasTotals || (name.includes('=') && !name.startsWith('northmere')),
    )
    const names = written.map(([name]) => name)
    const sum = (total: string, parts: readonly string[]): readonly Sum[] =>
      [total, ...parts].every((name) => names.includes(name))
        ? [{ total: names.indexOf(total), parts: parts.map((name) => names.indexOf(name)) }]
        : []
    const periods = [...months, ...(isQuarter ? ['2026-27-Q1'] : [])]
    const breakdowns = ['', 'gender=male', 'gender=female', 'age=young', 'age=old']
    const sums = [
      ...periods.flatMap((when) => [
        ...breakdowns.flatMap((part) =>
          sum(
            `northmere ${part} ${when}`,
            PLACES.map((place) => `${place} ${part} ${when}`),
          ),
        ),
        ...['northmere', ...PLACES].flatMap((place) => [
          ...sum(`${place}  ${when}`, [
            `${place} gender=male ${when}`,
            `${place} gender=female ${when}`,
          ]),
          ...sum(`${place}  ${when}`, [`${place} age=young ${when}`, `${place} age=old ${when}`]),
        ]),
      ]),
      ...(isQuarter ? breakdowns : []).flatMap((part) =>
        ['northmere', ...PLACES].flatMap((place) =>
          sum(
            `${place} ${part} 2026-27-Q1`,
            months.map((month) => `${place} ${part} ${month}`),
          ),
        ),
      ),
    ]
    const isHeld = names.map(
      (name, at) =>
        (holding === 'totals' && name.startsWith('northmere')) ||
        (holding === 'some' && held[at % held.length] === 0),
    )
    return { written: written satisfies readonly Written[], sums, isHeld }
  })
