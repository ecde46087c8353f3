import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Period, parsePeriod, periodOf } from '#shared/index.ts'
import { periodWord } from '../words/words.ts'
import { analyseSeries } from './series.ts'
import { measureOf } from './testing-series.ts'

function named(code: string): Period {
  const outcome = parsePeriod(code)
  assert.ok(outcome.ok)
  return outcome.value
}

const week = (start: string) =>
  periodOf(start, Temporal.PlainDate.from(start).add({ days: 6 }).toString())

/** The kind, the first and the last day of the one period that was absent. */
function absent(...periods: readonly Period[]): string {
  const outcome = analyseSeries(
    measureOf(),
    periods.map((period) => ({ period, value: 10 })),
  )
  assert.ok(outcome.ok)
  const gaps = outcome.value.points.filter(({ value }) => value === null)
  return gaps.map(({ period: { kind, start, end } }) => `${kind} ${start} ${end}`).join()
}

describe('an absent period of a series', () => {
  it('is as long as the others', () => {
    assert.equal(
      absent(named('2023-12'), named('2024-01'), named('2024-03')),
      'month 2024-02-01 2024-02-29',
    )
    assert.equal(
      absent(named('2022-23-Q4'), named('2023-24-Q1'), named('2023-24-Q3')),
      'quarter 2023-07-01 2023-09-30',
    )
    assert.equal(
      absent(week('2024-02-05'), week('2024-02-12'), week('2024-02-26')),
      'range 2024-02-19 2024-02-25',
    )
  })

  it('is a day between snapshots, the last of its month where the others are', () => {
    const day = (on: string) => periodOf(on, on)
    assert.equal(
      absent(day('2023-12-31'), day('2024-01-31'), day('2024-03-31')),
      'day 2024-02-29 2024-02-29',
    )
    assert.equal(
      absent(day('2022-12-31'), day('2023-01-31'), day('2023-03-31')),
      'day 2023-02-28 2023-02-28',
    )
  })
})

describe('what one value of a series is called', () => {
  it('is its period, or a figure where that is a day', () => {
    const periods = [
      named('2024-02'),
      named('2023-24-Q3'),
      named('2023-24'),
      week('2024-02-05'),
      periodOf('2023-07-01', '2024-06-30'),
      periodOf('2024-02-05', '2024-02-20'),
      periodOf('2024-02-05', '2024-02-05'),
    ]
    assert.deepEqual(periods.map(periodWord), [
      ...['month', 'quarter', 'year', 'week', 'year', 'period', 'figure'],
    ])
  })
})
