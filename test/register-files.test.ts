import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { verifyRecord } from '#storage/index.ts'
import { bookKeeper } from './keep-books.ts'
import { packPdf, write } from './papers/pdf-file.ts'
import { openSite, type TestSite } from './site.ts'

const CLOCK = { now: () => '2026-12-01T09:00:00Z', today: () => '2026-12-01' }

/** A book of cases: one that is settled is for everybody, and what came by post for those who keep it. */
const CASES = `
register: cases
name: Cases
one: case
many: cases
about: What was settled, and on what evidence.
owner: The commissioner’s office
source: { document: Standing orders of the office, paragraph: '12' }
kept_by: [performance-officer]
retention: { months: 1, after: settled, why: Nobody asks later }
day: begun
title: what
fields:
  - { field: begun, label: Day begun, kind: day, required: true, audience: public }
  - { field: what, label: What it is about, kind: text, required: true, audience: public }
  - { field: settled, label: Day settled, kind: day, audience: public }
  - { field: decision, label: Decision, kind: file, audience: public }
  - { field: letter, label: Letter as it came, kind: file, audience: sealed }
checks:
  - { warn: settled is filled and decision is blank, say: The decision is not there yet }
states:
  - { state: open, name: Open }
  - { state: settled, name: Settled, when: settled is filled, seen_by: public }
examples: [{ shows: a case, rows: [{ begun: 2026-11-02, what: Fence }], gives: { entries: 1 } }]
`

const pdfOf = (words: string) =>
  new File(
    [Uint8Array.from(packPdf([{ drawing: write([words], 60, 700) }]))],
    'Zwyname of sender.pdf',
  )

describe('a file of an entry', () => {
  let site: TestSite
  let page: string
  const { plain, read, post, record, take } = bookKeeper(() => site)

  const send = async (field: string, file: File | undefined, fields = {}) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ step: 'put', ...fields }))
      form.set(name, String(value))
    if (file !== undefined) form.set('file', file)
    const url = `${site.address}${page}/files/${field}/change`
    const answer = await fetch(url, {
      method: 'POST',
      headers: site.operator,
      body: form,
      redirect: 'manual',
    })
    return { status: answer.status, said: plain(await answer.text()) }
  }
  const given = async (field: string, headers: Readonly<Record<string, string>> = site.operator) =>
    await site.app.inject({ url: `${page}/files/${field}`, headers })

  before(async () => {
    site = await openSite(
      'test/fixtures/areas/northmere',
      CLOCK,
      (files) => new Map([...files, ['registers/cases.yaml', CASES]]),
    )
    page = await record('cases', { begun: '2026-09-02', what: 'Fence' })
  })
  after(() => site.close())

  it('is no part of the form of an entry, and has one of its own', async () => {
    assert.doesNotMatch(await read('/registers/cases/new'), /Letter as it came/)
    assert.match(await read(page), /Letter as it came: add the file/)
    assert.match(
      await read(`${page}/files/letter/change`),
      /There is none yet\..*A PDF or a Word file/,
    )
  })

  it('is refused by a sentence where it is none, or no document', async () => {
    assert.match((await send('letter', undefined)).said, /Choose the file/)
    const text = await send('letter', new File(['words'], 'words.pdf'))
    assert.equal(text.status, 422)
    assert.match(text.said, /Send a PDF or a Word file/)
    assert.equal((await given('letter')).statusCode, 404)
  })

  it('is given out under a name of ours to whoever may read its field', async () => {
    const done = await send('letter', pdfOf('Zwyinside of the letter'))
    assert.equal(done.status, 303, done.said)
    const { statusCode, headers, rawPayload } = await given('letter')
    assert.equal(statusCode, 200)
    assert.equal(headers['content-type'], 'application/pdf')
    const reference = page.split('/').at(-1)
    assert.equal(headers['content-disposition'], `attachment; filename="${reference}-letter.pdf"`)
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(rawPayload.subarray(0, 5).toString(), '%PDF-')
    assert.match(await read(page), /Letter as it came PDF, 1 kB/)
    const { rows } = await sql`select from entry join part on part.entry_id = entry.id
      where body ~ 'Zwy'`.execute(site.db)
    assert.equal(rows.length, 0)
  })

  it('but not where the entry is not there for them, nor its field', async () => {
    assert.equal((await send('decision', pdfOf('The fence stays'))).status, 303)
    assert.equal((await given('decision', {})).statusCode, 404)
    const fields = {
      begun: '2026-09-02',
      what: 'Fence',
      settled: '2026-09-20',
      'form-reason': 'It is',
    }
    const done = await post(`${page}/correct`, { ...fields, 'form-step': 'record' })
    assert.equal(done.statusCode, 303, plain(done.body))
    assert.equal((await given('decision', {})).statusCode, 200)
    assert.equal((await given('letter', {})).statusCode, 404)
    assert.equal((await given('what', {})).statusCode, 404)
    const { body } = await site.app.inject({ url: page })
    assert.match(plain(body), /Decision PDF, 1 kB/)
    assert.doesNotMatch(body, /Letter as it came/)
  })

  it('is listed in what is given out, and stays when that is taken in again', async () => {
    const json = JSON.parse(
      (await site.app.inject({ url: '/registers/cases.json', headers: site.operator })).body,
    )
    const [{ letter, decision }] = json.entries
    assert.equal(letter.type, 'pdf')
    assert.match(letter.sha256, /^[0-9a-f]{64}$/)
    assert.deepEqual(Object.keys(letter).toSorted(), ['bytes', 'sha256', 'type'])
    const csv = await site.app.inject({ url: '/registers/cases.csv', headers: site.operator })
    assert.match(csv.body, new RegExp(`"PDF, 1 kB, SHA-256 ${decision.sha256}"`))
    assert.match(await take('cases', csv.body.trim().split('\r\n')), /1 there already/)
    assert.equal((await given('letter')).statusCode, 200)
    const open = JSON.parse((await site.app.inject({ url: '/registers/cases.json' })).body)
    assert.equal(open.entries[0].letter, undefined)
    assert.equal(open.entries[0].decision.sha256, decision.sha256)
  })

  it('is replaced and taken out with a reason, which its history has', async () => {
    assert.match((await send('letter', pdfOf('Another'))).said, /Enter why it is replaced/)
    const first = (await given('letter')).rawPayload
    assert.equal((await send('letter', pdfOf('Another'), { reason: 'A clearer copy' })).status, 303)
    assert.notDeepEqual((await given('letter')).rawPayload, first)
    assert.match(
      await read(page),
      /Letter as it came: PDF, 1 kB, SHA-256 [0-9a-f]{8}…, then PDF, 1 kB, SHA-256 [0-9a-f]{8}… Why A clearer copy/,
    )
    const out = await send('letter', undefined, { step: 'take-out', reason: 'Sent back' })
    assert.equal(out.status, 303, out.said)
    assert.equal((await given('letter')).statusCode, 404)
    assert.match(
      await read(page),
      /Letter as it came: PDF, 1 kB, SHA-256 [0-9a-f]{8}…, then blank Why Sent back/,
    )
    assert.match(await read(page), /Letter as it came Not recorded/)
  })

  it('is held by verifying, and gone in every version once its entry is erased', async () => {
    const bytes = async () => {
      const { rows } = await sql<{
        sum: number
      }>`select sum(octet_length(content))::int as sum from meeting_file`.execute(site.db)
      return rows[0]?.sum
    }
    assert.deepEqual((await verifyRecord(site.db, TABLE_CHECKS)).problems, [])
    assert.ok(Number(await bytes()) > 0)
    const reference = page.split('/').at(-1) ?? ''
    const erased = await post('/registers/cases/past', {
      references: reference,
      reason: 'Its time',
    })
    assert.equal(erased.statusCode, 303, plain(erased.body))
    assert.equal(await bytes(), 0)
    assert.deepEqual((await verifyRecord(site.db, TABLE_CHECKS)).problems, [])
    assert.equal((await given('decision')).statusCode, 410)
  })
})
