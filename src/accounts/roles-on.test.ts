import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readPeople } from '#people/index.ts'
import type { Account } from './account.ts'
import { actorOf, rolesOn } from './roles-on.ts'

const MINUTES = '{document: Minutes of a made-up panel}'

/** Ada has a seat and the chair, Ben had a seat until May, Cyd is the monitoring officer, Dee was seen once. */
const FILE = `
bodies:
  - {id: northtown, name: Northtown Council, kind: council, source: ${MINUTES}}
seats:
  - {id: north-1, name: Northtown 1, kind: council, appointed_by: northtown, from: 2012-11-23, source: ${MINUTES}}
  - {id: north-2, name: Northtown 2, kind: council, appointed_by: northtown, from: 2012-11-23, source: ${MINUTES}}
  - {id: north-3, name: Northtown 3, kind: council, appointed_by: northtown, from: 2012-11-23, source: ${MINUTES}}
posts:
  - {id: chair, name: Chairman, kind: chair, body: northtown, source: ${MINUTES}}
  - {id: officer, name: Monitoring Officer, kind: monitoring-officer, body: northtown, source: ${MINUTES}}
people:
  - {id: ada, name: Cllr Ada Example}
  - {id: ben, name: Cllr Ben Sample}
  - {id: cyd, name: Cyd Pattern}
  - {id: dee, name: Cllr Dee Model}
holdings:
  - {person: ada, place: north-1, from: 2020-05-20}
  - {person: ada, place: chair, from: 2026-06-08, term_ends: 2027-06-30}
  - {person: ben, place: north-2, from: 2021-05-19, to: 2026-05-06, how_ended: lost-seat}
  - {person: cyd, place: officer, from: 2025-01-01}
  - {person: dee, place: north-3, seen: [{on: 2026-06-08, source: ${MINUTES}}]}
`
const read = readPeople(new Map([['people.yaml', FILE]]))
if (!read.ok) throw new Error(read.problems[0]?.message)
const people = {
  ...read.value,
  substitutes: [
    { record: '1', meeting: '2026-07-20T13:00', member: 'ada', person: 'ben', told: null },
  ],
}

const account = (about: Partial<Account>): Account => ({
  ...{ id: 'account-1', name: 'Somebody', email: 'somebody@example.gov.uk' },
  ...{ person: undefined, subject: undefined, isDisabled: false, given: [] },
  ...about,
})

describe('the roles of an account on a day', () => {
  const held = (person: string, day: string) => rolesOn(account({ person }), people, day).slice(1)

  it('come from the seat and the post that its person holds then', () => {
    assert.deepEqual(held('ada', '2026-06-07'), ['member'])
    assert.deepEqual(held('ada', '2026-06-08'), ['chair', 'member'])
    assert.deepEqual(held('cyd', '2026-06-08'), ['monitoring-officer'])
    assert.deepEqual(held('ben', '2026-05-06'), ['member'])
    assert.deepEqual(held('ben', '2026-05-07'), [])
  })

  it('are a substitute’s on the day of the meeting alone', () => {
    assert.deepEqual(held('ben', '2026-07-19'), [])
    assert.deepEqual(held('ben', '2026-07-20'), ['substitute'])
    assert.deepEqual(held('ben', '2026-07-21'), [])
  })

  it('come from no seat that somebody may hold, for all that is recorded', () => {
    assert.deepEqual(held('dee', '2026-06-08'), ['member'])
    assert.deepEqual(held('dee', '2026-06-09'), [])
    assert.deepEqual(held('ada', '2027-07-01'), ['member'], 'the chair was given until June')
  })

  it('are those that were given as well, from the first day to the last', () => {
    const given = [
      { role: 'clerk', from: '2026-01-01', to: '2026-06-30' },
      { role: 'approver', from: '2026-06-30', to: undefined },
    ] as const
    const on = (day: string) => rolesOn(account({ given, person: 'ada' }), people, day)
    assert.deepEqual(on('2025-12-31'), ['public', 'member'])
    assert.deepEqual(on('2026-06-30'), ['public', 'clerk', 'chair', 'member', 'approver'])
    assert.deepEqual(on('2026-07-01'), ['public', 'chair', 'member', 'approver'])
  })

  it('are none of a closed account but what everybody may', () => {
    const closed = account({ isDisabled: true, person: 'ada' })
    assert.deepEqual(rolesOn(closed, people, '2026-06-08'), ['public'])
  })
})

describe('who acts', () => {
  it('has only the roles that read until a second factor is given', () => {
    const roles = ['public', 'clerk', 'member'] as const
    const half = actorOf(account({}), roles, false)
    assert.deepEqual(half.roles, ['public', 'member'])
    assert.deepEqual(half.waiting, ['clerk'])
    const whole = actorOf(account({}), roles, true)
    assert.deepEqual(whole.roles, roles)
    assert.equal(whole.waiting, undefined)
  })
})
