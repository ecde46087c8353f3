import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { verifyRecord } from '#storage/index.ts'
import { bookKeeper } from './keep-books.ts'
import { openSite, type TestSite } from './site.ts'

const CLOCK = { now: () => '2026-12-01T09:00:00Z', today: () => '2026-12-01' }

const VISITS = `
register: callers
name: Callers
one: caller
many: callers
about: Who came to the office.
owner: The commissioner’s office
source: { document: Standing orders of the office, paragraph: '12' }
kept_by: [commissioners-officer, performance-officer]
sealed_to: [performance-officer]
seen_by: public
retention: { years: 6, why: The auditor asks }
day: came
title: what
fields:
  - { field: came, label: Day they came, kind: day, required: true, audience: public }
  - { field: what, label: What about, kind: text, required: true, audience: public }
  - { field: who, label: Who came, kind: person }
measures:
  - id: callers-came
    name: Callers
    noun: { one: caller, many: callers }
    definition: Who came to the office.
    count: entries
examples: [{ shows: a caller, rows: [{ came: 2026-11-02, what: Fence }], gives: { entries: 1 } }]
`

describe('an entry that somebody asked to have erased', () => {
  let site: TestSite
  let page: string
  let gone: string
  const { plain, read, post, record, take } = bookKeeper(() => site)
  const reference = () => page.split('/').at(-1) ?? ''
  const erase = async (address: string, fields: Readonly<Record<string, string>>) =>
    await post(`${address}/erase`, fields)
  const versionOf = async (address: string) =>
    /name="form-version" value="(\d+)"/.exec(
      (await site.app.inject({ url: `${address}/erase`, headers: site.operator })).body,
    )?.[1] ?? ''
  const figure = async () => {
    const { rows } = await sql<{ value: string }>`select value from observation
      where measure = 'callers-came' order by id desc limit 1`.execute(site.db)
    return Number(rows[0]?.value)
  }

  before(async () => {
    site = await openSite(
      'test/fixtures/areas/northmere',
      CLOCK,
      (files) => new Map([...files, ['registers/callers.yaml', VISITS]]),
    )
    const came = '2026-10-02'
    page = await record('callers', { came, what: 'Purple fence', who: 'Ursula Invented' })
    await record('callers', { came, what: 'Lamp', who: 'Quentin Invented' })
    gone = await record('callers', { came, what: 'Twice entered' })
    await post(`${gone}/take-out`, { 'form-reason': 'Twice', 'form-step': 'record' })
  })
  after(() => site.close())

  it('is erased by an act with its reason, of what somebody has seen', async () => {
    assert.match(await read(page), /Erase it for good, as somebody asked/)
    const version = await versionOf(page)
    assert.match(
      plain((await erase(page, { 'form-version': version })).body),
      /Enter why it is erased/,
    )
    const other = await erase(page, { 'form-version': '7', reason: 'Asked for' })
    assert.match(plain(other.body), /Somebody changed this entry meanwhile/)
    const before = await figure()
    assert.equal(before, 2)
    const done = await erase(page, {
      'form-version': version,
      reason: 'Asked for by whom it is about',
    })
    assert.equal(done.statusCode, 303, plain(done.body))
    assert.equal((await site.app.inject({ url: page, headers: site.operator })).statusCode, 410)
    assert.equal(await figure(), before)
    assert.deepEqual((await verifyRecord(site.db, TABLE_CHECKS)).problems, [])
    const { rows } = await sql`select from register_entry
      where to_jsonb(register_entry)::text ~ 'Ursula|Purple'`.execute(site.db)
    assert.equal(rows.length, 0)
    const { rows: acts } = await sql<{ body: string }>`select body from part
      where body ~ 'right to erasure'`.execute(site.db)
    assert.equal(acts.length, 1)
  })

  it('also where it was taken out, found by its reference', async () => {
    const found = await site.app.inject({
      url: `/registers/callers/erase?reference=${gone.split('/').at(-1)?.toLowerCase()}`,
      headers: site.operator,
    })
    assert.equal(found.headers['location'], `${gone}/erase`)
    assert.match(
      await read(`${gone}/erase`),
      /was taken out, and what it said is in its history still/,
    )
    const done = await erase(gone, { 'form-version': await versionOf(gone), reason: 'Asked for' })
    assert.equal(done.statusCode, 303, plain(done.body))
    assert.equal((await erase(gone, { 'form-version': '3', reason: 'Again' })).statusCode, 404)
    assert.match(await read('/registers/callers/past'), /Erased: 2/)
  })

  it('is told of in spreadsheets as on its page and in JSON, for the office alone', async () => {
    const json = await site.app.inject({ url: '/registers/callers.json', headers: site.operator })
    assert.match(json.body, new RegExp(`"reference": "${reference()}",\\s+"erased_at"`))
    const csv = (await site.app.inject({ url: '/registers/callers.csv', headers: site.operator }))
      .body
    assert.match(csv, new RegExp(`${reference()},,,,"Erased on 1 December 2026, 09:00"`))
    for (const kind of ['xlsx', 'ods']) {
      const file = await site.app.inject({
        url: `/registers/callers.${kind}`,
        headers: site.operator,
      })
      const form = new FormData()
      form.set('file', new File([Uint8Array.from(file.rawPayload)], `callers.${kind}`))
      form.set('reason', 'Again')
      form.set('how', 'look')
      const url = `${site.address}/registers/callers/import`
      const said = await fetch(url, { method: 'POST', headers: site.operator, body: form })
      assert.match(
        plain(await said.text()),
        /1 there already, 2 left out, having been taken out or erased\./,
        kind,
      )
    }
    assert.doesNotMatch((await site.app.inject({ url: '/registers/callers.csv' })).body, /Erased/)
    assert.match(await take('callers', csv.trim().split('\r\n')), /1 there already, 2 left out/)
  })

  it('does not come in again by a file that says something of it', async () => {
    const form = new FormData()
    form.set(
      'file',
      new File([`Reference,came,what\n${reference()},2026-10-02,Purple fence`], 'c.csv'),
    )
    form.set('reason', 'From an old copy')
    form.set('how', 'import')
    const url = `${site.address}/registers/callers/import`
    const said = await fetch(url, { method: 'POST', headers: site.operator, body: form })
    assert.match(
      plain(await said.text()),
      new RegExp(`Row 2 What The entry ${reference()} was erased`),
    )
  })
})
