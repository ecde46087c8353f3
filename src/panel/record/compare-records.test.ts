import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compareRecords, devicesOf } from './compare-records.ts'
import type { Corrected, RawEvent } from './corrections.ts'

const stands = (raw: RawEvent): Corrected => ({ raw, first: undefined, by: [], isStruck: false })
const day = (hour: string) => `2027-02-01T${hour}`

describe('two records of one meeting', () => {
  const events = [
    { id: 'a1', seq: 1, device: 'a', type: 'arrive', who: ['p1', 'p2'], at: day('14:00') },
    { id: 'b1', seq: 2, device: 'b', type: 'arrive', who: ['p2'], at: day('14:00') },
    { id: 'a2', seq: 3, device: 'a', type: 'leave', who: ['p1'], at: day('14:20') },
    { id: 'a3', seq: 4, device: 'a', type: 'arrive', who: ['p1'], at: day('14:30') },
    { id: 'b2', seq: 5, device: 'b', type: 'return', who: ['p1'], at: day('14:00') },
    {
      id: 'b3',
      seq: 6,
      device: 'b',
      type: 'recorded',
      vote: 'v1',
      for: ['p2', 'p1'],
      at: day('15:00'),
    },
    {
      id: 'a4',
      seq: 7,
      device: 'a',
      type: 'recorded',
      vote: 'v1',
      for: ['p1', 'p2'],
      at: day('15:00'),
    },
    { id: 'a5', seq: 8, device: 'a', type: 'note', text: 'The road is icy.', at: day('15:10') },
    { id: 'b5', seq: 9, device: 'b', type: 'note', text: 'the road is icy', at: day('15:10') },
    { id: 'x', seq: 10, type: 'note', text: 'By no device', at: day('15:11') },
  ].map(stands)

  it('are held against each other by what each event is of', () => {
    assert.deepEqual(devicesOf(events), ['a', 'b'])
    const { same, different, onlyOne } = compareRecords(events, ['a', 'b'])
    const ids = (all: typeof different) => all.map(({ one, other }) => `${one?.id} ${other?.id}`)
    assert.equal(same, 1)
    assert.deepEqual(ids(different), ['a1 b2', 'a1 b1', 'a5 b5'])
    assert.deepEqual(
      different.map(({ differs }) => differs),
      [['the names'], ['the names'], ['what is said of it']],
    )
    assert.deepEqual(ids(onlyOne), ['a2 undefined', 'a3 undefined'])
  })

  it('tell nothing of what was struck out', () => {
    const struck = events.map((one) => (one.raw.id === 'a5' ? { ...one, isStruck: true } : one))
    assert.deepEqual(
      compareRecords(struck, ['a', 'b']).onlyOne.map(({ one, other }) => (one ?? other)?.id),
      ['a2', 'a3', 'b5'],
    )
  })
})
