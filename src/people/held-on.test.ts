import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { countsOn } from './counts-on.ts'
import { heldOn, holdsOn } from './held-on.ts'
import type { Holding } from './person.ts'
import { readPeople } from './read-people.ts'

const MINUTES = '{document: Minutes of a made-up panel}'

/** Three seats: one held throughout, one given up in May, one of which nothing is recorded. */
const FILE = `
bodies:
  - {id: northtown, name: Northtown Council, kind: council, source: ${MINUTES}}
seats:
  - {id: north-1, name: Northtown 1, kind: council, appointed_by: northtown, from: 2012-11-23, source: ${MINUTES}}
  - {id: north-2, name: Northtown 2, kind: council, appointed_by: northtown, from: 2012-11-23, source: ${MINUTES}}
  - {id: north-3, name: Northtown 3, kind: council, appointed_by: northtown, from: 2024-01-01, source: ${MINUTES}}
posts:
  - {id: chair, name: Chairman, kind: chair, body: northtown, source: ${MINUTES}}
people:
  - {id: ada, name: Cllr Ada Example, aliases: [Cllr A. B. Example]}
  - {id: ben, name: Cllr Ben Sample}
holdings:
  - {person: ada, place: north-1, from: 2020-05-20}
  - {person: ada, place: chair, from: 2026-06-08, term_ends: 2027-06-30}
  - {person: ben, place: north-2, from: 2021-05-19, to: 2026-05-06, how_ended: lost-seat}
`

function peopleOf(text: string) {
  const read = readPeople(new Map([['people.yaml', text]]))
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'))
  return read.value
}

describe('who held what on a day', () => {
  const people = peopleOf(FILE)
  const on = (day: string) =>
    Object.fromEntries(
      heldOn(people, day).seats.map(({ seat, state, by }) => [
        seat.id,
        [state, ...by.map(({ person }) => person.id)].join(' '),
      ]),
    )

  it('is held on the first day and on the last, and vacant the day after', () => {
    assert.equal(on('2021-05-18')['north-2'], 'not-recorded')
    assert.equal(on('2021-05-19')['north-2'], 'held ben')
    assert.equal(on('2026-05-06')['north-2'], 'held ben')
    assert.equal(on('2026-05-07')['north-2'], 'vacant')
  })

  it('has only the seats that there were', () => {
    assert.deepEqual(Object.keys(on('2023-12-31')), ['north-1', 'north-2'])
    assert.equal(on('2024-01-01')['north-3'], 'not-recorded')
  })

  it('says nothing of a post after the day it was given for', () => {
    const chairOn = (day: string) => heldOn(people, day).posts[0]?.by.map(({ known }) => known)
    assert.deepEqual(chairOn('2026-06-07'), [])
    assert.deepEqual(chairOn('2027-06-30'), ['held'])
    assert.deepEqual(chairOn('2027-07-01'), ['not-known'])
  })
})

describe('what is known of one who is only named in minutes', () => {
  const source = { document: 'Minutes' }
  const named: Holding = {
    person: 'ada',
    place: 'some-seat',
    seen: [
      { on: '2020-02-20', source },
      { on: '2019-06-03', source },
    ],
  }

  it('is that they were named on those days, and nothing sure before, between and after', () => {
    assert.equal(holdsOn(named, '2019-06-02'), 'not-known')
    assert.equal(holdsOn(named, '2019-06-03'), 'named')
    assert.equal(holdsOn(named, '2019-09-24'), 'around')
    assert.equal(holdsOn(named, '2020-02-20'), 'named')
    assert.equal(holdsOn(named, '2020-02-21'), 'not-known')
  })
})

describe('the numbers that a share can be of', () => {
  it('are those of the seats held once it is known of each', () => {
    // 2 seats until 2023; one of them vacant from 7 May 2026, had there been no third seat
    const two = peopleOf(FILE.replace(/ {2}- \{id: north-3.*\n/, ''))
    const counts = countsOn(two, '2026-05-07')
    assert.deepEqual([counts.seats?.number, counts.members?.number], [2, 1])
    assert.equal(countsOn(two, '2026-05-06').members?.number, 2)
    assert.equal(counts.members?.from, 'from the record of who held the seats on 7 May 2026')
  })

  it('are not made up for a seat of which nothing is recorded', () => {
    const counts = countsOn(peopleOf(FILE), '2026-05-07')
    assert.deepEqual([counts.seats?.number, counts.members?.number], [3, null])
    assert.equal(
      counts.members?.from,
      'from the record, as it does not say who held 1 of 3 seats on 7 May 2026',
    )
  })

  it('are not known where no seat is recorded', () => {
    assert.deepEqual(countsOn(peopleOf('{}'), '2026-05-07'), {})
  })

  it('never count more members than seats, on any day from 2012 to 2030', () => {
    const people = peopleOf(FILE)
    for (
      let day = Temporal.PlainDate.from('2012-11-01');
      day.year < 2030;
      day = day.add({ days: 9 })
    ) {
      const { seats, members } = countsOn(people, day.toString())
      assert.ok((members?.number ?? 0) <= (seats?.number ?? 0), day.toString())
    }
  })
})
