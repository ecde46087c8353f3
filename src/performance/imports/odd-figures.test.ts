import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { monthPeriod, parsePeriod } from '#shared/index.ts'
import { NORTHMERE } from '../../../test/fixtures/imports/made-files.ts'
import { doubtClock } from './doubt-clock.ts'
import { findOdd, type SeriesFigure } from './odd-figures.ts'

/** Figures handed in from row 2 on, of one measure of Northmere. */
function find(id: string, given: readonly (readonly [string, number | null])[], held = 0) {
  const measure = NORTHMERE.measures.find((one) => one.id === id)
  assert.ok(measure)
  const figures = given.map(([code, value], index): SeriesFigure => {
    const period = parsePeriod(code)
    assert.ok(period.ok, code)
    return { period: period.value, value, isTarget: false, row: index < held ? null : index + 2 }
  })
  return findOdd({ file: 'a.csv', measure, of: `${id} in northmere`, figures })
}

/** So many months from April 2024 on. */
function months(...values: readonly number[]): (readonly [string, number])[] {
  return values.map((value, index) => [
    monthPeriod(2024 + Math.floor((index + 3) / 12), ((index + 3) % 12) + 1).code,
    value,
  ])
}

const USUAL = [410, 395, 420, 401, 399, 415, 388, 404, 411, 397, 405, 402]

describe('findOdd', () => {
  it('says nothing of months that go up and down', () => {
    assert.deepEqual(find('burglary', months(...USUAL, ...USUAL)), [])
    assert.deepEqual(find('burglary', months(0, 2, 1, 14, 0, 1, 3, 0)), [])
  })

  it('warns of a year typed as 1919', () => {
    assert.deepEqual(find('burglary', [...months(...USUAL), ['1919-04', 400]]), [
      'Row 14 of a.csv gives burglary in northmere for April 1919, 105 years before the nearest other, April 2024. If the year is mistyped, mend it',
    ])
  })

  it('warns of a year ahead of what is held, once for the series', () => {
    assert.deepEqual(
      find('burglary', [...months(...USUAL), ['2042-03', 400], ['2042-04', 400]], 12),
      [
        'Row 14 of a.csv gives burglary in northmere for March 2042, 17 years after the nearest other, March 2025. If the year is mistyped, mend it (1 more of the series is like it)',
      ],
    )
  })

  it('does not call a long series with a gap odd', () => {
    const early = ['2010-04', '2010-05', '2010-06', '2010-07'].map((code) => [code, 400] as const)
    assert.deepEqual(find('burglary', [...early, ...months(...USUAL)]), [])
  })

  it('warns of a month ten times its neighbours, or a tenth of them', () => {
    assert.deepEqual(find('burglary', months(410, 395, 4201, 401, 399, 415)), [
      'Row 4 of a.csv has 4,201 for burglary in northmere, June 2024, ten times or more what is usual around it, 401. If it is mistyped, mend it',
    ])
    assert.deepEqual(find('burglary', months(410, 395, 42, 401, 3, 415, 398)), [
      'Row 6 of a.csv has 3 for burglary in northmere, August 2024, a tenth or less of what is usual around it, 400. If it is mistyped, mend it',
    ])
    assert.deepEqual(find('calls-999-answer-time', months(8.2, 7.9, 81, 8.4, 8, 8.1)), [
      'Row 4 of a.csv has 81 for calls-999-answer-time in northmere, June 2024, ten times or more what is usual around it, 8.1. If it is mistyped, mend it',
    ])
  })

  it('warns of a month that decides the usual range alone', () => {
    assert.deepEqual(find('burglary', months(...USUAL, ...USUAL.with(7, 2_900))), [
      'Row 21 of a.csv has 2,900 for burglary in northmere, November 2025, which would decide its usual range alone: without it that is 367 to 441. If it is mistyped, mend it',
    ])
    assert.deepEqual(find('burglary', months(...USUAL, ...USUAL.with(7, 2_900)), 24), [])
    assert.deepEqual(find('burglary', months(...USUAL.map((_, at) => (at === 7 ? 40 : 4)))), [])
  })

  it('warns of a quarter, or a year, that its months contradict', () => {
    assert.deepEqual(find('burglary', [...months(100, 90, 110), ['2024-25-Q1', 999]]), [
      'With row 5 of a.csv, the months of April to June 2024 add up to 300 for burglary in northmere, but 999 is given for the whole. Mend whichever is wrong',
    ])
    assert.deepEqual(find('burglary', [['2024-25-Q1', 310], ...months(100, 90, 110)], 3), [
      'With row 5 of a.csv, the months of April to June 2024 add up to 300 for burglary in northmere, but 310 is given for the whole. Mend whichever is wrong',
    ])
    assert.deepEqual(find('burglary', [...months(...USUAL), ['2024-25', 4748]]), [
      'With row 14 of a.csv, the months of the year to March 2025 add up to 4,847 for burglary in northmere, but 4,748 is given for the whole. Mend whichever is wrong',
    ])
  })

  it('adds up neither what is as at a day nor months of which one is missing', () => {
    assert.deepEqual(find('calls-on-time', [...months(90, 91, 92), ['2024-25-Q1', 91]]), [])
    assert.deepEqual(find('burglary', [...months(100, 90), ['2024-25-Q1', 999]]), [])
  })

  it('warns of months that look like totals of the year so far', () => {
    const soFar = (values: readonly number[]) =>
      values.map((_, index) => values.slice(0, index + 1).reduce((sum, value) => sum + value, 0))
    const said =
      'From row 2 of a.csv on, the months of burglary in northmere never fall within a financial year and begin again each April (March 2025: 4,847, April 2025: 410). ' +
      'If each is the total of the year so far, give the measure "kind: cumulative"'
    assert.deepEqual(find('burglary', months(...soFar(USUAL), ...soFar(USUAL))), [said])
    assert.deepEqual(find('burglary', months(...soFar(USUAL), 410)), [said])
    const rare = [0, 1, 0, 1, 0, 1, 1, 0, 1, 1, 1, 0]
    assert.match(find('burglary', months(...soFar(rare), ...soFar(rare)))[0] ?? '', /March 2025: 7/)
  })

  it('does not take a series that only grows for totals of the year', () => {
    assert.deepEqual(find('burglary', months(...USUAL.map((_, at) => 100 + at), 112, 113)), [])
  })
})

describe('doubtClock', () => {
  it('doubts a day before the last entry, and one more than a year after it', () => {
    assert.equal(
      doubtClock('2026-11-03T10:00:00Z', '1976-11-26'),
      'This machine says that today is 26 November 1976, before the last entry of the record, 3 November 2026. If its clock is wrong, set it right before anything is imported',
    )
    assert.match(doubtClock('2026-11-03T10:00:00Z', '2026-10-30') ?? '', /before the last entry/)
    assert.match(doubtClock('2026-11-03T10:00:00Z', '2076-11-03') ?? '', /more than a year after/)
  })

  it('doubts no other day, nor any before the first entry', () => {
    assert.equal(doubtClock('2026-11-03T10:00:00Z', '2026-11-03'), undefined)
    assert.equal(doubtClock('2026-11-03T10:00:00Z', '2027-11-03'), undefined)
    assert.equal(doubtClock(undefined, '1976-11-26'), undefined)
  })
})
