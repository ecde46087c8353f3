import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { figure, period } from '#statistics/testing.ts'
import { bindFigures } from './figure-book.ts'

const key = { measure: 'burglary', area: 'northmere', breakdown: '' }

describe('bindFigures', () => {
  it('finds the figure of a period, and nothing for a period that is not held', () => {
    const book = bindFigures([figure({ period: period('2026-04'), value: 41 })])
    assert.equal(book.figure(key, period('2026-04'))?.value, 41)
    assert.equal(book.figure(key, period('2026-05')), undefined)
  })

  it('never takes a target for what happened', () => {
    const book = bindFigures([
      figure({ period: period('2026-04'), value: 30, status: 'target' }),
      figure({ period: period('2026-04'), value: 41 }),
    ])
    assert.equal(book.figure(key, period('2026-04'))?.value, 41)
    assert.equal(book.series(key, 'month').length, 1)
    assert.equal(book.all('burglary').length, 1)
  })

  it('gives a series of one kind of period, earliest first', () => {
    const codes = ['2026-06', '2026-04', '2026-27-Q1', '2026-05']
    const book = bindFigures(codes.map((code) => figure({ period: period(code) })))
    assert.deepEqual(
      book.series(key, 'month').map((one) => one.period.code),
      ['2026-04', '2026-05', '2026-06'],
    )
  })
})
