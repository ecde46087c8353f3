import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Measure, RecordingChange } from '#area/index.ts'
import { monthPeriod, type Period, parsePeriod } from '#shared/index.ts'
import { measureOf, months } from '../limits/testing-series.ts'
import { describeAside, withAside } from './aside-words.ts'
import { type Basis, type Comparison, compare } from './comparison.ts'
import { describeComparison } from './comparison-words.ts'

const AREA = { id: 'northshire', kind: 'police-area' }

function period(code: string): Period {
  const outcome = parsePeriod(code)
  assert.ok(outcome.ok)
  return outcome.value
}

/** Two figures a year apart, compared and put in words. */
function words(earlier: number | null, later: number | null, changes: Partial<Measure> = {}) {
  const measure = measureOf(changes)
  const points = [
    { period: period('2018-04'), value: earlier },
    { period: period('2019-04'), value: later },
  ]
  const context = { measure, area: AREA, changes: [] }
  return describeComparison(compare(points, period('2019-04'), 'year-before', context), context)
}

function change(from: string, scope: Partial<RecordingChange['scope']> = {}): RecordingChange {
  return {
    id: 'counted-apart',
    name: 'stalking counted apart from harassment',
    short: 'stalking apart',
    from,
    scope: { measures: 'all', areas: 'all', ...scope },
    effect: 'Both move',
    source: { document: 'A made-up rule' },
  }
}

describe('a comparison with a year before', () => {
  it('gives the difference and the percent, half away from zero', () => {
    assert.equal(words(786, 752), '34 fewer (−4%) than in April 2018')
    assert.equal(words(786, 820), '34 more (+4%) than in April 2018')
    // 1 / 200 = 0.5% and 3 / 200 = 1.5%: both ties go away from zero
    assert.equal(words(200, 201), '1 more (+1%) than in April 2018')
    assert.equal(words(200, 197), '3 fewer (−2%) than in April 2018')
  })

  it('reproduces changes as reports print them', () => {
    // 23 / 105 = 21.9%
    assert.equal(words(105, 128), '23 more (+22%) than in April 2018')
    // 11,643 / 138,893 = 8.38%
    assert.equal(words(138_893, 150_536), '11,643 more (+8%) than in April 2018')
  })

  it('does not call a change of under half a percent no change', () => {
    assert.equal(words(1000, 1004), '4 more (under 1%) than in April 2018')
    assert.equal(words(1000, 1000), 'the same as in April 2018')
  })

  it('gives percentage points, and no percent of a percent', () => {
    const percent = { unit: 'percent', decimals: 1 } as const
    assert.equal(words(76.6, 72, percent), '4.6 percentage points lower than in April 2018')
    assert.equal(words(71, 72, percent), '1 percentage point higher than in April 2018')
    assert.equal(
      words(72.01, 72.02, { ...percent, decimals: 0 }),
      'about the same as in April 2018',
    )
  })

  it('speaks of time, money and rank in their own words', () => {
    assert.equal(words(60, 74, { unit: 'seconds' }), '14 seconds longer (+23%) than in April 2018')
    assert.equal(words(2000, 1500, { unit: 'gbp' }), '£500 less (−25%) than in April 2018')
    assert.equal(words(1500, 1800, { unit: 'gbp' }), '£300 more (+20%) than in April 2018')
    assert.match(words(200, 250, { unit: 'seconds' }), /longer \(\+25%\) than in April 2018$/)
    assert.match(words(200, 150, { unit: 'seconds' }), /shorter \(−25%\) than in April 2018$/)
    assert.equal(words(8, 6, { unit: 'rank' }), 'compared with 8th in April 2018')
  })

  it('calls what was not there before new, and nothing from nothing the same', () => {
    assert.equal(words(0, 12), 'up from none in April 2018')
    assert.equal(words(0, 0), 'the same as in April 2018')
    assert.equal(words(-4, 12), '16 more than in April 2018')
  })

  it('says which side was not published', () => {
    assert.equal(words(null, 12), 'no figure is held here for April 2018')
    assert.equal(words(12, null), 'no figure is held here for April 2019')
    assert.equal(words(null, null), 'no figure is held here for April 2018 and April 2019')
  })

  it('treats a period that is absent as one not published', () => {
    const context = { measure: measureOf(), area: AREA, changes: [] }
    const comparison = compare([], period('2019-20-Q1'), 'year-before', context)
    assert.equal(
      describeComparison(comparison, context),
      'no figure is held here for April to June 2018 and April to June 2019',
    )
  })

  it('keeps as many decimal places of the percent as are asked for', () => {
    const context = { measure: measureOf(), area: AREA, changes: [], percentDecimals: 1 }
    const points = months([200, 201], 2019, 3)
    const comparison = compare(points, monthPeriod(2019, 4), 'period-before', context)
    assert.equal(describeComparison(comparison, context), '1 more (+0.5%) than in March 2019')
  })
})

describe('a percent of a small count', () => {
  const withFewest = (earlier: number, changes: Partial<Measure> = {}) => {
    const measure = measureOf(changes)
    const points = [
      { period: period('2018-04'), value: earlier },
      { period: period('2019-04'), value: 40 },
    ]
    const context = { measure, area: AREA, changes: [], fewestForPercent: 50 }
    return describeComparison(compare(points, period('2019-04'), 'year-before', context), context)
  }

  it('is left out where the earlier count is below the setting', () => {
    assert.equal(withFewest(49), '9 fewer than in April 2018')
    assert.equal(withFewest(50), '10 fewer (−20%) than in April 2018')
  })

  it('is only about counts: a time of 49 seconds is not a small number', () => {
    assert.match(withFewest(49, { unit: 'seconds' }), /\(−18%\)/)
  })
})

describe('a change in recording', () => {
  const points = [
    { period: period('2018-04'), value: 100 },
    { period: period('2019-04'), value: 150 },
  ]
  const kindWith = (...changes: RecordingChange[]): Comparison['kind'] => {
    const context = { measure: measureOf(), area: AREA, changes }
    return compare(points, period('2019-04'), 'year-before', context).kind
  }

  it('stops a comparison when it begins after the first day of the earlier period', () => {
    assert.equal(kindWith(change('2018-04-01')), 'amount')
    assert.equal(kindWith(change('2018-04-02')), 'not-comparable')
  })

  it('stops a comparison when it begins by the last day of the later period', () => {
    assert.equal(kindWith(change('2019-04-30')), 'not-comparable')
    assert.equal(kindWith(change('2019-05-01')), 'amount')
  })

  it('stops only the measures and the areas it touches', () => {
    const from = '2018-10-01'
    assert.equal(kindWith(change(from, { measures: ['burglary'] })), 'amount')
    assert.equal(kindWith(change(from, { measures: ['incidents'] })), 'not-comparable')
    assert.equal(kindWith(change(from, { areas: ['southshire'] })), 'amount')
    assert.equal(kindWith(change(from, { areas: ['northshire'] })), 'not-comparable')
    assert.equal(kindWith(change(from, { areas: ['police-area'] })), 'not-comparable')
  })

  it('is named, with the values still there', () => {
    const context = { measure: measureOf(), area: AREA, changes: [change('2018-10-01')] }
    const comparison = compare(points, period('2019-04'), 'year-before', context)
    assert.deepEqual([comparison.earlier.value, comparison.later.value], [100, 150])
    assert.equal(
      describeComparison(comparison, context),
      'not comparable with April 2018: recording changed in October 2018 ' +
        '(stalking counted apart from harassment)',
    )
  })
})

describe('a comparison with the period before', () => {
  const context = { measure: measureOf(), area: AREA, changes: [] }

  it('takes the month, the quarter or the year before', () => {
    const points = ['2018-19-Q4', '2019-20-Q1'].map((code, index) => ({
      period: period(code),
      value: 100 + 10 * index,
    }))
    const comparison = compare(points, period('2019-20-Q1'), 'period-before', context)
    assert.equal(
      describeComparison(comparison, context),
      '10 more (+10%) than in January to March 2019',
    )
  })

  it('takes the snapshot before a snapshot, however long ago', () => {
    const points = ['2018-03-31', '2018-12-31', '2019-06-30'].map((code, index) => ({
      period: period(code),
      value: 2000 + index,
    }))
    const comparison = compare(points, period('2019-06-30'), 'period-before', context)
    assert.equal(
      describeComparison(comparison, context),
      '1 more (under 1%) than on 31 December 2018',
    )
  })
})

describe('a comparison of months added up', () => {
  const context = { measure: measureOf(), area: AREA, changes: [] }
  // April 2017 to June 2019: 100 a month for a year, then 110, then 130
  const points = months([...Array(12).fill(100), ...Array(12).fill(110), 130, 130, 130], 2017, 4)
  const compared = (basis: Basis, given = points) =>
    describeComparison(compare(given, period('2019-06'), basis, context), context)

  it('sets the year to date beside the same months of the year before', () => {
    // 390 against 330: 60 more, 18.2%
    assert.equal(compared('year-to-date'), '60 more (+18%) than in April to June 2018')
  })

  it('sets twelve months beside the twelve before', () => {
    // 9 × 110 + 3 × 130 = 1,380 against 9 × 100 + 3 × 110 = 1,230: 150 more, 12.2%
    assert.equal(compared('rolling-year'), '150 more (+12%) than in the year to June 2018')
  })

  it('says which months are not there', () => {
    const blank = (month: string) => (point: (typeof points)[number]) =>
      point.period.code === month ? { ...point, value: null } : point
    const gappy = points.filter(({ period: { code } }) => code !== '2018-05').map(blank('2019-05'))
    assert.equal(
      compared('year-to-date', gappy),
      'no figure is held here for May 2018 and May 2019',
    )
  })

  it('keeps a month that is set aside, as it was counted, and tells of it with its reason', () => {
    const given = points.map((point) =>
      point.period.code === '2018-05'
        ? { ...point, aside: [{ period: point.period, reason: 'A fire.' }] }
        : point,
    )
    assert.equal(
      compared('year-to-date', given),
      '60 more (+18%) than in April to June 2018, with May 2018, which is set aside (A fire)',
    )
    const { later } = compare(given, period('2019-04'), 'rolling-year', context)
    assert.deepEqual(later.aside, [{ period: period('2018-05'), reason: 'A fire.' }])
    assert.equal(compare(given, period('2019-06'), 'year-to-date', context).later.aside, undefined)
  })

  it('tells of one figure that is set aside, and of several of a sum with their reasons', () => {
    const at = (code: string, reason: string) => ({ period: period(code), reason })
    const may = { period: period('2019-05'), value: 900, aside: [at('2019-05', 'A fire')] }
    assert.equal(withAside('May', may), 'May, which is set aside (A fire)')
    assert.equal(describeAside(may), 'The figure for May 2019 is set aside (A fire).')
    const asides = [at('2019-04', 'A fire'), at('2019-05', 'A fire'), at('2019-06', 'A slip')]
    assert.equal(
      describeAside({ period: period('2019-20-Q1'), value: 900, aside: asides }),
      'April to June 2019 is counted with April 2019 and May 2019, which are set aside (A fire), ' +
        'and with June 2019, which is set aside (A slip).',
    )
    assert.equal(describeAside({ period: period('2019-05'), value: 900 }), undefined)
  })

  it('does not add up shares, times, ranks or rates', () => {
    const percent = { ...context, measure: measureOf({ unit: 'percent' }) }
    assert.equal(compare(points, period('2019-06'), 'rolling-year', percent).kind, 'not-additive')
    const rate = { ...context, measure: measureOf({ decimals: 1 }) }
    assert.equal(compare(points, period('2019-06'), 'rolling-year', rate).kind, 'not-additive')
  })

  it('adds pence without losing any', () => {
    const pounds = { ...context, measure: measureOf({ unit: 'gbp' }) }
    const pence = months(Array(15).fill(0.1), 2018, 4)
    const comparison = compare(pence, period('2019-06'), 'year-to-date', pounds)
    assert.equal(comparison.later.value, 0.3)
  })
})
