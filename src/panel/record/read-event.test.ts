import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readEvent } from './read-event.ts'

const read = (says: Readonly<Record<string, unknown>>) =>
  readEvent({ id: 'e1', seq: 1, at: null, ...says })

const agreed = (says: Readonly<Record<string, unknown>>) => {
  const event = read({ type: 'alter', by: 'p01', on: 'm1', text: 'That it be so.', ...says })
  return typeof event === 'object' && event.type === 'alter'
    ? [event.seconder_agrees, event.panel_consents]
    : event
}

describe('an event as another writer tells it', () => {
  it('takes who agreed as a list of those who did, as one word, or each by itself', () => {
    assert.deepEqual(agreed({ consent: ['seconder', 'panel'] }), [true, true])
    assert.deepEqual(agreed({ panel_consents: ['the seconder'] }), [true, false])
    assert.deepEqual(agreed({ consent: [] }), [false, false])
    assert.deepEqual(agreed({ consented: true, seconder_agreed: 'no' }), [false, true])
    assert.deepEqual(agreed({ seconder_agrees: true, panel_consents: 'yes' }), [true, true])
    assert.deepEqual(agreed({}), [undefined, undefined])
  })

  it('takes a number that is written as a text', () => {
    const event = read({ type: 'hands', vote: 'v1', for: '5', against: '3' })
    assert.ok(typeof event === 'object' && event.type === 'hands')
    assert.deepEqual([event.for, event.against], [5, 3])
  })

  it('says in plain words what cannot be read, under the name it was given', () => {
    assert.equal(
      agreed({ consent: ['the mover’s wife'] }),
      'It cannot be read: "consent" is ["the mover’s wife"] and has to be true or false. Correct what it says',
    )
    assert.equal(
      read({ type: 'suspend', minutes: 'half an hour' }),
      'It cannot be read: "minutes" is "half an hour" and has to be a whole number. Correct what it says',
    )
    assert.equal(
      read({ type: 'arrive' }),
      'It cannot be read: "who" is missing. Correct what it says',
    )
    assert.equal(
      read({ type: 'hands', against: -2 }),
      'It cannot be read: "against" is -2, which it cannot be. Correct what it says',
    )
  })
})
