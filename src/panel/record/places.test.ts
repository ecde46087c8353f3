import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type KnownHours, placeEvents } from './places.ts'
import { readEvent } from './read-event.ts'

describe('the places of events', () => {
  it('are those of the day of their meeting, also when it was moved to another', () => {
    const hours: KnownHours = new Map()
    const minuteOn = (day: string) => {
      const event = readEvent({ id: `e-${day}`, type: 'close', at: '14:05' })
      assert.ok(typeof event === 'object')
      return placeEvents([event], day, hours).placed[0]?.minute ?? 0
    }
    assert.equal(minuteOn('2027-02-02') - minuteOn('2027-02-01'), 24 * 60)
  })
})
