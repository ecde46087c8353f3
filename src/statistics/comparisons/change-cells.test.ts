import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { describeFalseAlarms } from '../limits/false-alarms.ts'
import { measure, period } from '../testing-figures.ts'
import { writeChange } from './change-cells.ts'
import { compareSides } from './comparison.ts'

function cells(before: number | null, now: number | null, changes: Record<string, unknown> = {}) {
  const of = measure(changes)
  const comparison = compareSides(
    { period: period('2025-26'), value: before },
    { period: period('2026-27'), value: now },
    { measure: of, area: { id: 'northmere', kind: 'police-area' }, changes: [] },
  )
  return writeChange(comparison, of)
}

describe('writeChange', () => {
  it('writes a change with its sign and its percent of the earlier value', () => {
    // (129 − 106) / 106 = 21.7%
    assert.deepEqual(cells(106, 129), { change: '+23', percent: '+22%' })
    assert.deepEqual(cells(129, 106), { change: '−23', percent: '−18%' })
    assert.deepEqual(cells(106, 106), { change: '0', percent: '0%' })
  })

  it('writes percentages in points, and never a percent of a percent', () => {
    const share = { unit: 'percent', noun: undefined }
    assert.deepEqual(cells(76.6, 72, share), { change: '−4.6 points', percent: '' })
    assert.deepEqual(cells(30, 31, share), { change: '+1 point', percent: '' })
  })

  it('calls a rise from nothing new', () => {
    assert.deepEqual(cells(0, 4), { change: '+4', percent: 'new' })
  })

  it('writes nothing when a side was not published', () => {
    assert.equal(cells(null, 4), undefined)
  })
})

describe('describeFalseAlarms', () => {
  it('says what chance alone would bring among so many measures', () => {
    // 2% of 16 is 0.3; of 50 is 1; of 150 is 3
    assert.deepEqual([16, 50, 150].map(describeFalseAlarms), [
      'fewer than one',
      'about one',
      'about 3',
    ])
  })
})
