import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { placeEvents } from './places.ts'
import { readEvent } from './read-event.ts'

describe('the places of events', () => {
  it('are those of the day of their meeting, also when it was moved to another', () => {
    const event = readEvent({ id: 'e1', type: 'close', at: '14:05' })
    assert.ok(typeof event === 'object')
    const minuteOn = (day: string) => placeEvents([event], day).placed[0]?.minute ?? 0
    assert.equal(minuteOn('2027-02-02') - minuteOn('2027-02-01'), 24 * 60)
  })
})
