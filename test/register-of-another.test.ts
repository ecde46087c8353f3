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

describe('a book that somebody else defined', () => {
  let site: TestSite
  const { plain, read, post, record, take } = bookKeeper(() => site)

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

  describe('takes in a file again, and undoes nothing', () => {
    const ROWS = [
      'Day of the session,Group,Version of the protocol,Why it was called off,Next step',
      '2026-09-01,Northgate,First,,',
      '2026-09-02,Church End,First,,Write to the parish',
      '2026-09-03,Hill Watch,First,,',
    ]
    const pageOf = async (group: string) => {
      const { body } = await site.app.inject({
        url: `/registers/watches?words=${encodeURIComponent(group)}`,
        headers: site.operator,
      })
      return /href="(\/registers\/watches\/[0-9A-Z]{4}-[0-9A-Z]{4})"/.exec(body)?.[1] ?? ''
    }
    const said = { held: '2026-09-01', group_name: 'Northgate', version: 'First' }
    const why = { 'form-reason': 'Looked at', 'form-step': 'record' }

    it('which says what was moved on and corrected since', async () => {
      assert.match(await take('watches', ROWS), /3 added\./)
      const northgate = await pageOf('Northgate')
      await post(`${northgate}/moves/call-off`, { reason: 'Rain', 'form-step': 'record' })
      const church = await pageOf('Church')
      const other = { held: '2026-09-02', group_name: 'Church End', step: 'Write to the parish' }
      await post(`${church}/correct`, { ...other, version: 'Second', ...why })
      const again = await take('watches', ROWS)
      assert.match(again, /3 there already\./)
      assert.match(again, /keeps what was changed here since a file said this: Version of the prot/)
      assert.match(await read(northgate), /Called off\./)
      assert.match(await read(church), /Version of the protocol Second/)
    })

    it('with what is new in it, told as it was and as it is, and the rest as it stands', async () => {
      const more = ROWS.with(2, '2026-09-02,Church End,First,,Ask again')
      const told = await take('watches', more)
      assert.match(told, /1 changed, 2 there already\./)
      assert.match(told, /Next step: Write to the parish, then Ask again/)
      const church = await pageOf('Church')
      assert.match(await read(church), /Version of the protocol Second.*Next step Ask again/)
      // The first file says what a file said before, of what a file has changed: that counts
      assert.match(await take('watches', ROWS), /Next step: Ask again, then Write to the parish/)
      assert.match(await read(church), /Version of the protocol Second/)
    })

    it('of an entry that goes by another day now, or was taken out', async () => {
      const northgate = await pageOf('Northgate')
      const moved = { ...said, held: '2026-09-08', reason: 'Rain', ...why }
      assert.equal((await post(`${northgate}/correct`, moved)).statusCode, 303)
      await post(`${await pageOf('Hill')}/take-out`, why)
      const again = await take('watches', ROWS)
      assert.match(again, /2 there already, 1 left out, having been taken out or erased\./)
      assert.match(again, /was taken out\./)
      assert.match(await read(northgate), /Day of the session 8 September 2026/)
    })

    it('and names the second of two rows that are of one entry', async () => {
      const reference = (await pageOf('Northgate')).split('/').at(-1)
      const [headings = '', row = ''] = ROWS
      const form = new FormData()
      const lines = [`${headings},Reference`, `${row},`, `${row},${reference}`]
      form.set('file', new File([lines.join('\n')], 'twice.csv'))
      form.set('reason', 'The book of the quarter')
      form.set('how', 'look')
      const url = `${site.address}/registers/watches/import`
      const sent = await fetch(url, { method: 'POST', headers: site.operator, body: form })
      const text = plain(await sent.text())
      assert.match(
        text,
        new RegExp(`Row 3 of twice.csv: it is of the same entry as row 2, ${reference}`),
      )
    })
  })
})
