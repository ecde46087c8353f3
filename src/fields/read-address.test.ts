import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Field } from './field.ts'
import { readAddress } from './read-address.ts'

const FIELDS = [
  { name: 'state', kind: 'choice', label: 'State', choices: { open: 'Open', closed: 'Closed' } },
  { name: 'from', kind: 'day', label: 'Received: from' },
  { name: 'words', kind: 'text', label: 'Words' },
] as const satisfies readonly Field[]

const read = (address: string) =>
  readAddress(FIELDS, Object.fromEntries(new URLSearchParams(address)))

describe('what an address asks of a list', () => {
  it('is had where the list can be narrowed by it', () => {
    assert.deepEqual(read('state=open&from=2026-05-04&words=lamp&page=2'), {
      had: { state: 'open', from: '2026-05-04', words: 'lamp' },
      unread: '',
    })
  })

  it('is nothing that a letter or another site adds to count who came from it', () => {
    const { had, unread } = read('state=open&utm_source=newsletter&fbclid=IwAR1&gclid=x')
    assert.deepEqual([had, unread], [{ state: 'open' }, ''])
    assert.match(read('state=open&fbclids=IwAR1').unread, /cannot be narrowed by anything else/)
  })

  it('is said not to be had where there is no such choice, with the choices there are', () => {
    const { had, unread } = read('state=nonsense&words=lamp')
    assert.deepEqual(had, { words: 'lamp' })
    assert.equal(
      unread,
      'This list cannot be narrowed by what its address says of “State”, and was not: “State” is one of open, closed.',
    )
  })

  it('is a day however it is typed, and none that the calendar has not or of which the year is none', () => {
    for (const day of ['4/5/2026', '04-05-2026', '4 May 2026'])
      assert.equal(read(`from=${day}`).had['from'], '2026-05-04')
    for (const day of ['31-02-2026', '2026-31-05', '2026-02-30', '32026-05-04', '0026-05-04']) {
      assert.match(read(`from=${day}`).unread, /: “Received: from” is a day such as 2027-02-01\.$/)
    }
  })

  it('is told by what else the list can be narrowed where it knows nothing of the kind, and not repeated', () => {
    const { unread } = read('colour=ring+me')
    assert.match(
      unread,
      /by anything else that its address names, and was not: it can be by “State”, “Received: from”, “Words”\./,
    )
    assert.doesNotMatch(unread, /colour|ring/)
  })

  it('said twice is asked for in no one way', () => {
    const { had, unread } = readAddress(FIELDS, { state: ['open', 'closed'] })
    assert.deepEqual(had, {})
    assert.match(unread, /“State” is one of open, closed/)
  })
})
