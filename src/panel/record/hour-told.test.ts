import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { MeetingEvent } from './event.ts'
import { hourTold } from './hour-told.ts'
import { placeEvents } from './places.ts'

const DAY = '2027-02-01'

describe('when something was that was told late', () => {
  const at = (id: string, seq: number, clock: string | null, after?: string): MeetingEvent => ({
    ...{ id, seq, at: clock === null ? null : `${DAY}T${clock}`, type: 'note', text: id },
    ...(after === undefined ? {} : { after }),
  })
  const told = (...events: readonly MeetingEvent[]) => {
    const { placed } = placeEvents(events, DAY)
    return Object.fromEntries(placed.map(({ event }, place) => [event.id, hourTold(placed, place)]))
  }

  it('is between the two between which the order of events puts it', () => {
    const all = told(at('a', 1, '14:06'), at('b', 2, '14:10'), at('late', 3, null, 'a'))
    assert.deepEqual(all, { a: '14:06', late: 'between 14:06 and 14:10', b: '14:10' })
  })

  it('is the minute of both where they were in the same one, and after the last where nothing follows', () => {
    const all = told(
      ...[at('a', 1, '14:06'), at('b', 2, '14:06'), at('c', 3, '14:10')],
      ...[at('late', 4, null, 'a'), at('last', 5, null, 'c')],
    )
    assert.equal(all['late'], '14:06')
    assert.equal(all['last'], 'after 14:10')
  })

  it('is not told where only the order of recording has it there', () => {
    const all = told(at('a', 1, '14:06'), at('unknown', 2, null), at('b', 3, '14:10'))
    assert.equal(all['unknown'], '')
  })

  it('is not told of what the site says by itself of private business', () => {
    const apart = { ...at('said', 3, null, 'a'), type: 'apart', on: 'a' } as MeetingEvent
    assert.equal(told(at('a', 1, '14:06'), at('b', 2, '14:10'), apart)['said'], '')
  })
})
