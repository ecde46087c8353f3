import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { RawEvent } from './corrections.ts'
import { recordedAgain } from './recorded-again.ts'

/** Comings and goings at 14:05, "one: out Vale": by whose device, which way and who. */
function told(...lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const events = lines.map((line, index) => {
    const [, device = '', way = '', who = ''] = /^(\w*): (in|out) (.*)$/.exec(line) ?? []
    const raw = {
      ...{ id: String(index + 1), seq: index + 1, at: '2027-02-01T14:05', who: who.split(' and ') },
      ...(device === '' ? {} : { device }),
      type: way === 'in' ? 'arrive' : 'leave',
    }
    return { raw: raw as RawEvent, isStruck: false }
  })
  const again = recordedAgain(events as unknown as Parameters<typeof recordedAgain>[0])
  return new Map([...again].map(([first, others]) => [first, others.map(({ id }) => id)]))
}

const NONE = new Map()

describe('somebody who comes or goes twice at one hour', () => {
  it('went once, where two devices tell it or one tells it twice over', () => {
    assert.deepEqual(told('one: out Vale', 'other: out Vale'), new Map([['1', ['2']]]))
    assert.deepEqual(told('one: out Vale', 'one: out Vale'), new Map([['1', ['2']]]))
    assert.deepEqual(told(': out Vale', 'one: out Vale'), new Map([['1', ['2']]]))
  })

  it('went twice, where one record has the coming back between', () => {
    assert.deepEqual(told('one: out Vale', 'one: in Vale', 'one: out Vale'), NONE)
    assert.deepEqual(told(': out Vale', ': in Vale', ': out Vale', ': in Vale'), NONE)
  })

  it('is matched time by time where another device tells all of it as well', () => {
    assert.deepEqual(
      told(
        ...['one: out Vale', 'one: in Vale', 'one: out Vale'],
        ...['other: out Vale', 'other: in Vale', 'other: out Vale'],
      ),
      new Map([
        ['1', ['4']],
        ['2', ['5']],
        ['3', ['6']],
      ]),
    )
  })

  it('is another time for all who go, where one of them had come back', () => {
    assert.deepEqual(
      told('one: out Oakes and Vale', 'one: in Vale', 'one: out Oakes and Vale'),
      NONE,
    )
  })
})
