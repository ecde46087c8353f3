import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { units } from './testing.ts'

describe('what a percentage is held against in the rows under it', () => {
  it('is in per cent too, where nothing else is said of it', () => {
    const read = units(`
      Plans, calendar years
      Indicator                 | 2023 | 2024
      % issued within 20 weeks  | 52   | 51.3
      England                   | 50.2 | 48.5
      Plans issued              | 582  | 640
      England                   | 9100 | 9300`)
    assert.equal(read['B4'], '50.2 percent')
    assert.equal(read['C6'], '9300 count')
  })
})
