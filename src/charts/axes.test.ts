import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { formatNumber } from '#shared/index.ts'
import { bareChart, monthly } from './example-data.ts'
import { horizontalAxis, periodLabels } from './horizontal-axis.ts'
import { axisTicks, valueRange } from './vertical-axis.ts'

const count = (value: number) => formatNumber(value)
const labels = (low: number, high: number, format = count) =>
  axisTicks([low, high], format, 4).map(({ label }) => label)

describe('axisTicks', () => {
  it('names few, round values', () => {
    assert.deepEqual(labels(0, 1736), ['0', '500', '1,000', '1,500'])
  })

  it('names no half of a thing that is counted whole', () => {
    assert.deepEqual(labels(0, 2), ['0', '1', '2'])
    assert.deepEqual(labels(0, 1), ['0', '1'])
  })

  it('names halves of what is measured in tenths', () => {
    assert.deepEqual(
      labels(0, 2, (value) => `${formatNumber(value, 1)}%`),
      ['0%', '0.5%', '1%', '1.5%', '2%'],
    )
  })

  it('says millions and billions in words, in the unit of the format', () => {
    const pounds = (value: number) => `£${formatNumber(value)}`
    assert.deepEqual(labels(0, 1.7e9, pounds), ['£0', '£0.5 billion', '£1 billion', '£1.5 billion'])
    assert.deepEqual(labels(-2e6, 2e6), ['−2 million', '−1 million', '0', '1 million', '2 million'])
  })
})

describe('valueRange', () => {
  it('begins at zero for counts, and near the lowest value for shares', () => {
    const points = monthly(2020, 1, [70, null, 80])
    assert.deepEqual(valueRange({ ...bareChart, points }), [0, 80])
    assert.deepEqual(valueRange({ ...bareChart, points, zeroBased: false }), [70, 80])
  })

  it('is never of no height, and is not there without figures', () => {
    const zero = monthly(2020, 1, [0, 0])
    assert.deepEqual(valueRange({ ...bareChart, points: zero }), [0, 1])
    assert.deepEqual(valueRange({ ...bareChart, points: zero, zeroBased: false }), [-0.5, 0.5])
    assert.equal(valueRange({ ...bareChart, points: monthly(2020, 1, [null]) }), undefined)
  })
})

describe('horizontalAxis', () => {
  const points = monthly(2020, 1, [1, 2, 3, 4])
  const axis = horizontalAxis(points, 0, 130) // 5 at each edge, 30 a month

  it('puts each figure in the middle of its period', () => {
    assert.deepEqual([0, 1, 2, 3].map(axis.at), [20, 50, 80, 110])
  })

  it('places a day by its share of its period', () => {
    assert.equal(axis.atDay('2020-01-01'), 5)
    // the 11th of April has 10 of 30 days before it: 95 + 10
    assert.equal(axis.atDay('2020-04-11'), 105)
    assert.equal(axis.atEndOf('2020-04-30'), 125)
    assert.equal(axis.atDay('2031-01-01'), 125)
  })
})

describe('periodLabels', () => {
  const named = (first: number, months: number, width: number) => {
    const points = monthly(
      2019,
      first,
      Array.from({ length: months }, () => 1),
    )
    const axis = horizontalAxis(points, 40, width)
    const found = periodLabels(points, axis, { y: 10, size: 15, most: 8, width })
    return found.map(({ line }) => line.text)
  }

  it('names Januaries and Julys when there is room for those', () => {
    assert.deepEqual(named(12, 35, 700), [
      ...['Jan 2020', 'Jul 2020', 'Jan 2021'],
      ...['Jul 2021', 'Jan 2022', 'Jul 2022'],
    ])
  })

  it('names Januaries alone where there is less', () => {
    assert.deepEqual(named(12, 35, 300), ['Jan 2020', 'Jan 2021', 'Jan 2022'])
  })

  it('names the first and the last, or only the last, where there is least', () => {
    assert.deepEqual(named(2, 10, 250), ['Feb 2019', 'Nov 2019'])
    assert.deepEqual(named(2, 10, 140), ['Nov 2019'])
  })
})
