import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bindFigures } from '#performance/index.ts'
import { figure, measure, period } from '#statistics/testing.ts'
import { earlierPeriod, findFigure } from './find-figure.ts'

const key = { measure: 'burglary', area: 'northmere', breakdown: '' }
const months = (...values: (number | null)[]) =>
  values.map((value, index) => figure({ period: period(`2026-0${4 + index}`), value }))

describe('findFigure', () => {
  it('takes the figure printed for the period before a sum of its months', () => {
    const printed = figure({ period: period('2026-27-Q1'), value: 301 })
    const found = findFigure(
      bindFigures([...months(100, 100, 100), printed]),
      measure(),
      key,
      period('2026-27-Q1'),
    )
    assert.equal(found?.point.value, 301)
  })

  it('adds up the months of a quarter when every one is held', () => {
    // 100 + 90 + 80 = 270
    const book = bindFigures(months(100, 90, 80))
    const found = findFigure(book, measure(), key, period('2026-27-Q1'))
    assert.equal(found?.point.value, 270)
    assert.equal(found?.parts.length, 3)
  })

  it('adds up nothing when a month is missing or was not published', () => {
    for (const book of [bindFigures(months(100, 90)), bindFigures(months(100, null, 80))]) {
      assert.equal(findFigure(book, measure(), key, period('2026-27-Q1')), undefined)
    }
  })

  it('names the month that was withdrawn or withheld, which is held and keeps them from adding up', () => {
    for (const status of ['withdrawn', 'withheld'] as const) {
      const may = figure({ period: period('2026-05'), value: null, status })
      const [april, , june] = months(100, 90, 80)
      const book = bindFigures([april, may, june].flatMap((one) => one ?? []))
      const found = findFigure(book, measure(), key, period('2026-27-Q1'))
      assert.deepEqual(found?.point, { period: may.period, value: null, missing: status })
      assert.deepEqual(found?.parts, [may])
    }
  })

  it('never adds up percentages', () => {
    const share = measure({ unit: 'percent', noun: undefined })
    const book = bindFigures(months(70, 71, 72))
    assert.equal(findFigure(book, share, key, period('2026-27-Q1')), undefined)
  })

  it('takes the last snapshot of a period, but none more than three months old', () => {
    const caseload = measure({ frequency: ['snapshot'] })
    const at = (day: string) => figure({ period: period(day), value: 347 })
    const year = period('2025-26')
    const recent = bindFigures([at('2025-12-31'), at('2026-03-31')])
    assert.equal(findFigure(recent, caseload, key, year)?.point.period.code, '2026-03-31')
    assert.equal(findFigure(bindFigures([at('2025-06-30')]), caseload, key, year), undefined)
  })
})

describe('earlierPeriod', () => {
  it('is a year before, or the period before, as the report is defined', () => {
    assert.equal(earlierPeriod(period('2026-27-Q1'), 'year-before').code, '2025-26-Q1')
    assert.equal(earlierPeriod(period('2026-27-Q1'), 'period-before').code, '2025-26-Q4')
  })
})
