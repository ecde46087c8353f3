import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clashesAtStart, clashesLater } from './holding-clashes.ts'
import type { Holding } from './person.ts'
import { readPeople } from './read-people.ts'

const MINUTES = '{document: Minutes of a made-up panel}'

/** Ada in the first seat throughout; Ben in the second for five years; nobody in the third. */
const FILE = `
bodies:
  - {id: northtown, name: Northtown Council, kind: council, source: ${MINUTES}}
seats:
  - {id: north-1, name: Northtown 1, kind: council, appointed_by: northtown, from: 2012-11-23, source: ${MINUTES}}
  - {id: north-2, name: Northtown 2, kind: council, appointed_by: northtown, from: 2012-11-23, source: ${MINUTES}}
  - {id: north-3, name: Northtown 3, kind: council, appointed_by: northtown, from: 2012-11-23, source: ${MINUTES}}
posts:
  - {id: clerk, name: Clerk, kind: clerk, body: northtown, source: ${MINUTES}}
people:
  - {id: ada, name: Cllr Ada Example}
  - {id: ben, name: Cllr Ben Sample}
holdings:
  - {person: ada, place: north-1, from: 2020-05-20}
  - {person: ada, place: clerk, from: 2020-05-20}
  - {person: ben, place: north-2, from: 2021-05-19, to: 2026-05-06, how_ended: lost-seat}
`

describe('what stands against a holding', () => {
  const read = readPeople(new Map([['people.yaml', FILE]]))
  assert.ok(read.ok)
  const people = read.value
  const holding = (person: string, place: string, from: string, to?: string): Holding => ({
    person,
    place,
    from,
    ...(to === undefined ? {} : { to }),
    seen: [],
  })
  const said = (one: Holding) => clashesAtStart(people, one).map(({ message }) => message)

  it('is somebody else in the seat, or the same person in another', () => {
    assert.deepEqual(said(holding('ben', 'north-1', '2026-06-01')), [
      'Cllr Ada Example holds that seat on that day. Record first until when they did',
    ])
    assert.deepEqual(said(holding('ben', 'north-3', '2026-05-06')), [
      'Cllr Ben Sample holds the seat Northtown 2 on that day, and one person holds one seat. Record first until when they did',
    ])
    assert.deepEqual(said(holding('ben', 'north-3', '2026-05-07')), [])
  })

  it('is another seat that began before this one ended', () => {
    const until = (to?: string) => said(holding('ben', 'north-3', '2020-01-01', to))
    const message =
      'Until when? The same person held the seat Northtown 2 from 19 May 2021: enter a last day before that'
    assert.deepEqual(until(), [message])
    assert.deepEqual(until('2021-05-19'), [message])
    assert.deepEqual(until('2021-05-18'), [])
    const moved = clashesLater(people, holding('ben', 'north-3', '2020-01-01', '2022-01-01'))
    assert.deepEqual(
      moved.map((one) => one.message),
      [message],
    )
  })

  it('is nobody in a post that may be shared, but the same person in it already', () => {
    assert.deepEqual(said(holding('ben', 'clerk', '2026-06-01')), [])
    assert.deepEqual(said(holding('ada', 'clerk', '2026-06-01')), [
      'Cllr Ada Example holds it already on that day. Nothing was recorded',
    ])
  })
})
