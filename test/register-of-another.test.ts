import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { bookKeeper } from './keep-books.ts'
import { openSite, type TestSite } from './site.ts'

const CLOCK = { now: () => '2026-12-01T09:00:00Z', today: () => '2026-12-01' }

/** A book as somebody defined it who had not built the kit, with the names that came to them. */
const WATCHES = `
register: watches
name: Speed-watch sessions
one: session
many: sessions
about: What volunteers counted at the roadside.
owner: The commissioner’s office
source: { document: Protocol of the office, paragraph: '3' }
kept_by: [commissioners-officer, performance-officer]
seen_by: public
retention: { years: 6, why: The auditor asks }
day: held
title: group_name
duplicates: [held, group_name]
fields:
  - { field: held, label: Day of the session, kind: day, required: true, audience: public }
  - { field: group_name, label: Group, kind: text, required: true, audience: public }
  - { field: reason, label: Why it was called off, kind: text, audience: public }
  - { field: version, label: Version of the protocol, kind: text, audience: public }
  - { field: step, label: Next step, kind: text }
states:
  - { state: planned, name: Planned }
  - { state: off, name: Called off, when: reason is filled }
moves:
  - { move: call-off, name: Record that it was called off, from: [planned], asks: [reason, step], to: off }
examples: [{ shows: a session, rows: [{ held: 2026-11-02, group_name: Mill Lane }], gives: { entries: 1 } }]
`

describe('a book whose fields are called as the form has its own inputs', () => {
  let site: TestSite
  const { plain, read, post, record } = bookKeeper(() => site)

  before(async () => {
    site = await openSite(
      'test/fixtures/areas/northmere',
      CLOCK,
      (files) => new Map([...files, ['registers/watches.yaml', WATCHES]]),
    )
  })
  after(() => site.close())

  it('is entered, moved on and corrected, and each input says what it is', async () => {
    const said = {
      held: '2026-11-10',
      group_name: 'Ford Bridge',
      version: 'Second',
      step: 'record',
    }
    const unsent = await post('/registers/watches/new', said)
    assert.match(plain(unsent.body), /Check before you record it.*Next step record/)
    const page = await record('watches', said)
    assert.match(await read(page), /Version of the protocol Second.*Next step record/)
    const move = { reason: 'Ice on the road', step: 'Ask again', 'form-version': '1' }
    const looked = await post(`${page}/moves/call-off`, move)
    assert.match(plain(looked.body), /Why it was called off Ice on the road/)
    assert.doesNotMatch(plain(looked.body), /\bWhy Ice/)
    const moved = await post(`${page}/moves/call-off`, { ...move, 'form-step': 'record' })
    assert.equal(moved.statusCode, 303, plain(moved.body))

    const again = { ...said, reason: 'Ice', step: 'Ask again', 'form-version': '2' }
    const blank = await post(`${page}/correct`, { ...again, 'form-step': 'record' })
    assert.equal(blank.statusCode, 422)
    assert.match(plain(blank.body), /There is a problem Enter why it is changed/)
    assert.match(blank.body, /href="#form-reason"/)
    const why = { 'form-reason': 'It was ice alone', 'form-step': 'record' }
    const corrected = await post(`${page}/correct`, { ...again, ...why })
    assert.equal(corrected.statusCode, 303, plain(corrected.body))
    assert.match(await read(page), /Why it was called off: Ice on the road, then Ice/)
    assert.match(await read(page), /It was ice alone/)
  })
})
