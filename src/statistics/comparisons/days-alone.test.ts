import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { measureOf, months } from '../limits/testing-series.ts'
import { compare } from './comparison.ts'
import { describeDaysAlone } from './days-alone.ts'

describe('describeDaysAlone', () => {
  const measure = measureOf()
  const area = { id: 'northmere', kind: 'police-area' }
  /** April 2016 has 30 days, May 31. */
  const fromAprilToMay = (april: number, may: number) => {
    const points = months([april, may])
    const [, later] = points
    assert.ok(later)
    const context = { measure, area, changes: [] }
    return describeDaysAlone(measure, compare(points, later.period, 'period-before', context))
  }

  it('says that 900 and then 930 is no more than the one day would bring', () => {
    // 900 ÷ 30 = 30 a day, so a 31st day brings 30
    assert.equal(fromAprilToMay(900, 930), 'no more than 31 days for 30 would bring')
    assert.equal(fromAprilToMay(900, 910), 'no more than 31 days for 30 would bring')
  })

  it('says nothing of a larger change, a fall, or none', () => {
    assert.equal(fromAprilToMay(900, 931), undefined)
    assert.equal(fromAprilToMay(900, 890), undefined)
    assert.equal(fromAprilToMay(900, 900), undefined)
  })

  it('says nothing of what is counted on a day, such as officers in post', () => {
    const points = months([900, 910])
    const [, later] = points
    assert.ok(later)
    const stock = measureOf({ kind: 'stock' })
    const context = { measure: stock, area, changes: [] }
    const monthBefore = compare(points, later.period, 'period-before', context)
    assert.equal(describeDaysAlone(stock, monthBefore), undefined)
  })

  it('says nothing of months that are as long', () => {
    const points = months([900, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 901])
    const last = points.at(-1)
    assert.ok(last)
    const context = { measure, area, changes: [] }
    const yearBefore = compare(points, last.period, 'year-before', context)
    assert.equal(describeDaysAlone(measure, yearBefore), undefined)
  })
})
