import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import {
  fetchAreaFiles,
  fetchRegisterRows,
  recordAreaFiles,
  TABLE_CHECKS,
} from '#holdings/index.ts'
import { fetchArea, takeUpWhatIsLeft } from '#performance/index.ts'
import { forgetEntryDrafts, registerBook } from '#registers/index.ts'
import { verifyRecord, writeRecord } from '#storage/index.ts'
import { type Browsing, browse, browseAs, movedClock } from './accounts/browsing.ts'
import { openSite, type TestSite } from './site.ts'

/** A book whose keepers do not all read who somebody is, nor know of every entry. */
const FINDS = `
register: finds
name: Lost property
one: find
many: finds
about: What was handed in at the front desk.
owner: The commissioner’s office
source: { document: Standing orders of the office, paragraph: '12' }
subject: { id: office, name: The office }
kept_by: [commissioners-officer, performance-officer]
sealed_to: [performance-officer]
seen_by: office
retention: { months: 12, after: returned, why: Whoever lost it may ask }
day: found
title: what
fields:
  - { field: found, label: Day found, kind: day, required: true, audience: public }
  - { field: what, label: What it is, kind: text, required: true, audience: public }
  - { field: shelf, label: Shelf, kind: text }
  - { field: finder, label: Who found it, kind: person }
  - { field: note, label: Note, kind: long-text }
  - { field: returned, label: Day it went back, kind: day }
  - field: calls
    label: Calls about it
    kind: group
    one: call
    most: 3
    fields:
      - { field: called, label: Day of the call, kind: day, required: true }
      - { field: answered, label: Day it was answered, kind: day }
      - { field: why_late, label: Why it was late, kind: text }
clocks:
  - clock: answer
    name: Answer
    each: calls
    starts: calls.called
    count: { by: days-after, number: 10 }
    ends: calls.answered
    where_practicable: calls.why_late
states:
  - { state: here, name: Here }
  - { state: back, name: Given back, when: returned is filled, seen_by: public }
  - { state: held, name: Held for the police, when: shelf = "Locker", seen_by: sealed }
measures:
  - id: finds-handed-in
    name: Finds handed in
    noun: { one: find, many: finds }
    definition: What was handed in at the front desk.
    count: entries
examples:
  - shows: what was handed in is here
    rows: [{ found: 2026-11-02, what: Umbrella }]
    gives: { entries: 1, states: [here], due: { answer: null } }
  - shows: each call has its own days, and the first to end is told of the entry
    on: '2026-11-20'
    rows:
      - found: 2026-11-02
        what: Umbrella
        calls: [{ called: 2026-11-03, answered: 2026-11-05 }, { called: 2026-11-09 }, { called: 2026-11-06 }]
    gives: { entries: 1, due: { answer: '2026-11-16' } }
`

/** Another, whose figures are of quarters too. */
const LOANS = FINDS.replace('register: finds', 'register: loans')
  .replace('name: Lost property', 'name: Loans')
  .replace('id: finds-handed-in', 'id: loans-made')
  .replace('count: entries', 'count: entries\n    by: [month, quarter]')

const MEMBER = {
  ...{ name: 'A member', email: 'member@example.gov.uk', at: '2026-12-01T09:00:00Z' },
  roles: ['member'],
} as const

describe('a book that its place defines', () => {
  let site: TestSite
  let officer: Browsing
  let analyst: Browsing
  const { clock } = movedClock('2026-12-01T09:00:00Z')
  const as = async (role: 'commissioners-officer' | 'performance-officer') =>
    await browseAs(site, {
      ...{ name: `A ${role}`, email: `${role}@example.gov.uk`, roles: [role] },
      at: clock.now(),
    })

  before(async () => {
    site = await openSite(
      'test/fixtures/areas/northmere',
      clock,
      (files) =>
        new Map([...files, ['registers/finds.yaml', FINDS], ['registers/loans.yaml', LOANS]]),
    )
    officer = await as('commissioners-officer')
    analyst = await as('performance-officer')
  })
  after(() => site.close())

  const plain = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  const record = async (who: Browsing, fields: Readonly<Record<string, string>>) => {
    const done = await who.post('/registers/finds/new', { ...fields, 'form-step': 'record' })
    assert.equal(done.status, 303, plain(done.body))
    return done.location
  }

  describe('is searched by words', () => {
    before(async () => {
      await record(analyst, {
        ...{ found: '2026-11-02', what: 'Café-umbrella, blue', shelf: 'Row 3/left' },
        ...{ finder: 'Quentin Invented', note: 'Left by the lift.\n"Wet"\nHandle loose' },
      })
      await record(analyst, { found: '2026-11-03', what: 'Gloves', shelf: 'Locker' })
    })
    const found = async (who: Browsing, words: string) => {
      const { body } = await who.get(`/registers/finds?words=${encodeURIComponent(words)}`)
      return /Café-umbrella/.test(body)
    }

    it('each of which begins one of the entry, in any order, across lines and marks', async () => {
      for (const words of ['umbrella', 'UMBR', 'blue café', 'left lift', 'handle wet', '3 row']) {
        assert.equal(await found(officer, words), true, words)
      }
      for (const words of ['mbrella', 'umbrella green', 'nhandle', '—', "'", '& |']) {
        assert.equal(await found(officer, words), false, words)
      }
    })

    it('but not by the names of its fields', async () => {
      for (const words of ['returned', 'shelf', 'note']) {
        assert.equal(await found(officer, words), false, words)
      }
    })

    it('and so is it by the search of the whole site, which leads to its list', async () => {
      const led = async (who: Browsing, words: string) =>
        (await who.get(`/search?q=${words}`)).body.includes(
          `href="/registers/finds?words=${words}"`,
        )
      assert.equal(await led(analyst, 'umbrella'), true)
      assert.equal(await led(officer, 'umbrella'), true)
      assert.equal(await led(analyst, 'Quentin'), true)
      assert.equal(await led(officer, 'Quentin'), false)
      assert.equal(await led(browse(site), 'umbrella'), false)
      const measures = await browse(site).get('/search?q=burgl')
      assert.match(measures.body, /href="\/performance\/burglary"/)
      const nothing = plain((await browse(site).get('/search?q=zzz')).body)
      assert.match(nothing, /“zzz” was found nowhere that you may read/)
      assert.match((await browse(site).get('/search')).body, /Looks through the names of measures/)
    })

    it('nor by what whoever asks may not read', async () => {
      assert.equal(await found(analyst, 'Quentin'), true)
      assert.equal(await found(officer, 'Quentin'), false)
      for (const audience of ['public', 'members', 'office', 'sealed'] as const) {
        const db = site.readAs({ audience })
        const rows = async (words: string) => {
          const asked = { register: 'finds', words: { said: words, askedBy: 'sealed' as const } }
          return (await fetchRegisterRows(db, asked, audience)).length
        }
        const maySee = audience === 'office' || audience === 'sealed'
        assert.equal(await rows('umbrella'), maySee ? 1 : 0, audience)
        assert.equal(await rows('gloves'), audience === 'sealed' ? 1 : 0, audience)
        assert.equal(await rows('quentin'), audience === 'sealed' ? 1 : 0, audience)
      }
    })

    it('nor does a change of many tell of it, or reach an entry that is not shown', async () => {
      const change = { field: 'note', value: 'Looked at', 'form-reason': 'A round' }
      const by = async (who: Browsing, words: string) =>
        plain((await who.post(`/registers/finds/change?words=${words}`, change)).body)
      assert.match(await by(analyst, 'Quentin'), /Check before you change 1 finds/)
      assert.match(await by(officer, 'Quentin'), /Check before you change 0 finds/)
      assert.match(await by(officer, 'Gloves'), /Check before you change 0 finds/)
    })
  })

  describe('lets whoever fills in a form keep it', () => {
    const half = { found: '2026-11-20', what: 'Half a form', finder: 'Nobody Yet', note: 'To ask' }
    const keep = async (who: Browsing, form: string, fields: Readonly<Record<string, string>>) =>
      await who.post(`/registers/finds/${form}`, { ...fields, 'form-step': 'keep' })

    it('and finish it on another day, with nothing of it anywhere else', async () => {
      const before = plain((await analyst.get('/registers/finds')).body).match(/\d+ finds are/)?.[0]
      assert.equal((await keep(analyst, 'new', { ...half, found: 'soon' })).status, 303)
      assert.equal((await keep(analyst, 'new', half)).location, '/registers/finds')
      const list = plain((await analyst.get('/registers/finds')).body)
      assert.match(list, /Go on with the new find that you kept on 1 December 2026, 09:00/)
      assert.equal(list.match(/\d+ finds are/)?.[0], before)
      const index = plain((await analyst.get('/registers')).body)
      assert.match(index, /Lost property: go on with the new find/)
      const form = (await analyst.get('/registers/finds/new')).body
      assert.match(form, /value="Half a form"/)
      assert.match(form, /You kept this form on 1 December 2026, 09:00/)
      const kinds = ['', '.csv', '.json', '.atom', '.ics', '/months', '/new', '?words=half']
      for (const url of kinds) {
        const { body } = await officer.get(`/registers/finds${url}`)
        assert.doesNotMatch(body, /Half a form|Nobody Yet|that you kept/, url)
      }
      assert.doesNotMatch((await analyst.get('/registers/finds.csv')).body, /Half a form/)
      const { rows } =
        await sql`select from entry where to_jsonb(entry)::text like '%Half%'`.execute(site.db)
      assert.equal(rows.length, 0)
    })

    it('until it is sent', async () => {
      await record(analyst, half)
      assert.doesNotMatch((await analyst.get('/registers/finds')).body, /that you kept/)
      assert.doesNotMatch((await analyst.get('/registers/finds/new')).body, /Half a form/)
    })

    it('or thrown away', async () => {
      await keep(analyst, 'new', half)
      await analyst.post('/registers/finds/new', { 'form-step': 'throw-away' })
      assert.doesNotMatch((await analyst.get('/registers/finds')).body, /that you kept/)
    })

    it('or its account is erased', async () => {
      await keep(analyst, 'new', half)
      const { rows } = await sql<{
        account: string
      }>`select account from secret.entry_draft`.execute(site.db)
      await forgetEntryDrafts(site.db, rows[0]?.account ?? '')
      assert.doesNotMatch((await analyst.get('/registers/finds')).body, /that you kept/)
    })

    it('and says on sending it that somebody else changed the entry meanwhile', async () => {
      const page = await record(analyst, { found: '2026-11-21', what: 'Scarf', shelf: 'Row 1' })
      const form = `${page.split('/').at(-1)}/correct`
      const mine = {
        ...{ found: '2026-11-21', what: 'Red scarf', shelf: 'Row 1' },
        'form-version': '1',
      }
      await keep(analyst, form, { ...mine, 'form-reason': 'Its colour' })
      const theirs = { found: '2026-11-21', what: 'Scarf', shelf: 'Row 2', 'form-reason': 'Moved' }
      const moved = await officer.post(`${page}/correct`, {
        ...theirs,
        'form-version': '1',
        'form-step': 'record',
      })
      assert.equal(moved.status, 303)
      const kept = await analyst.get(`/registers/finds/${form}`)
      assert.match(kept.body, /value="Red scarf"/)
      assert.match(kept.body, /name="form-version" value="1"/)
      const sent = { ...mine, 'form-reason': 'Its colour', 'form-step': 'record' }
      const told = await analyst.post(`/registers/finds/${form}`, sent)
      assert.equal(told.status, 422)
      assert.match(plain(told.body), /Somebody changed this entry since you opened or kept/)
      assert.match(told.body, /name="form-version" value="2"/)
      assert.match((await analyst.get(page)).body, /Row 2/)
    })
  })

  describe('is kept for as long as it may be', () => {
    const MONTH = '2025-05'
    let old = ''
    const figure = async () => {
      const { rows } = await sql<{ value: string }>`
        select value from observation where measure = 'finds-handed-in' and period_start = ${`${MONTH}-01`}
        order by id desc limit 1`.execute(site.db)
      return Number(rows[0]?.value)
    }
    before(async () => {
      const back = { found: `${MONTH}-02`, returned: `${MONTH}-09`, finder: 'Ursula Invented' }
      old = await record(analyst, { ...back, what: 'Old purse' })
      await analyst.post(`${old}/correct`, {
        ...{
          ...back,
          what: 'Old leather purse',
          'form-reason': 'Of leather',
          'form-step': 'record',
        },
      })
      await record(analyst, { found: `${MONTH}-03`, what: 'Never fetched' })
      await record(analyst, { found: '2026-10-01', returned: '2026-10-02', what: 'New purse' })
      const gone = await record(analyst, { found: `${MONTH}-04`, what: 'Entered twice' })
      await analyst.post(`${gone}/take-out`, { 'form-reason': 'Twice', 'form-step': 'record' })
    })

    it('and then listed to be erased, for whoever reads all of it', async () => {
      const { status, body } = await analyst.get('/registers/finds/past')
      assert.equal(status, 200)
      assert.match(plain(body), /2 finds have been kept for the 12 months that they may be/)
      assert.match(body, new RegExp(old))
      assert.equal((await officer.get('/registers/finds/past')).status, 403)
      assert.match((await analyst.get('/registers/finds')).body, /2 to be erased/)
      assert.doesNotMatch((await officer.get('/registers/finds')).body, /to be erased/)
    })

    it('and erased by an act with its reason: nothing of it is left, and its figures stay', async () => {
      const before = await figure()
      assert.equal(before, 2)
      const { body } = await analyst.get('/registers/finds/past')
      const references = /name="references" value="([^"]+)"/.exec(body)?.[1] ?? ''
      const none = await analyst.post('/registers/finds/past', { references })
      assert.match(plain(none.body), /Enter why they are erased/)
      const other = await analyst.post('/registers/finds/past', {
        ...{ references: `${references} 2222-2222`, reason: 'Their time' },
      })
      assert.match(plain(other.body), /Some of these entries have changed/)
      assert.equal(
        (await analyst.post('/registers/finds/past', { references, reason: 'Their time' })).status,
        303,
      )
      const { rows } = await sql`
        select from register_entry where to_jsonb(register_entry)::text ~ 'purse|Ursula|twice'
          and to_jsonb(register_entry)::text !~ 'New purse'`.execute(site.db)
      assert.equal(rows.length, 0)
      const { problems } = await verifyRecord(site.db, TABLE_CHECKS)
      assert.deepEqual(problems, [])
      assert.equal(await figure(), before)
      await record(analyst, { found: `${MONTH}-20`, what: 'Late to be entered' })
      assert.equal(await figure(), before)
    })

    it('and its address, its history and files say that it was erased, and not what', async () => {
      const page = await analyst.get(old)
      assert.equal(page.status, 410)
      assert.match(plain(page.body), /was erased.*On 1 December 2026/)
      assert.equal((await (await browseAs(site, MEMBER)).get(old)).status, 404)
      const json = (await analyst.get('/registers/finds.json')).body
      assert.match(json, /"erased_at"/)
      for (const url of ['', '.csv', '.json', '/past', '/months', '?words=purse']) {
        const body = (await analyst.get(`/registers/finds${url}`)).body
        assert.doesNotMatch(body, /Old leather|Ursula|Entered twice/, url)
      }
      assert.match(plain((await analyst.get('/registers/finds/past')).body), /Erased: 2/)
    })
  })

  describe('is counted', () => {
    const lend = async (found: string, shelf: string) => {
      const sent = { found, what: `Lent on ${found}`, shelf, 'form-step': 'record' }
      const done = await analyst.post('/registers/loans/new', sent)
      assert.equal(done.status, 303, plain(done.body))
    }
    const figures = async (end: string) => {
      const { rows } = await sql<{ value: string; note: string | null }>`
        select value, note from observation where measure = 'loans-made'
          and period_end = cast(${end} as date) order by period_start, id`.execute(site.db)
      return rows.map(({ value, note }) => [Number(value), note ?? ''])
    }

    it('from the day of its first entry, which is said of a quarter that began before', async () => {
      await lend('2026-05-15', 'Row 1')
      await lend('2026-06-02', 'Row 2')
      const note = 'Counted from 15 May 2026, the day of the first entry of the register'
      assert.deepEqual((await figures('2026-06-30'))[1], [2, note])
      await lend('2026-06-03', 'Row 1')
      assert.deepEqual((await figures('2026-06-30'))[2], [3, note])
      assert.match((await analyst.get('/performance/loans-made')).body, /Counted from 15 May 2026/)
      assert.deepEqual(await figures('2026-05-31'), [[1, '']])
    })

    it('anew in every period once its definition says otherwise, and once', async () => {
      const files = await fetchAreaFiles(site.db)
      const changed = files.map((file) =>
        file.path === 'registers/loans.yaml'
          ? {
              ...file,
              content: LOANS.replace(
                'count: entries',
                'count: entries\n    where: shelf = "Row 2"',
              ),
            }
          : file,
      )
      const authorship = { actor: 'A. Clerk', at: clock.now(), reason: 'Counted otherwise' }
      await writeRecord(site.db, (trx) => recordAreaFiles(trx, changed, authorship))
      const area = await fetchArea(site.db)
      assert.ok(area)
      const takeUp = async () =>
        await takeUpWhatIsLeft({
          ...{ db: site.db, now: () => ({ at: clock.now(), today: clock.today() }) },
          registers: registerBook(site.readAs({ audience: 'public' })),
          fetchArea: async () => area,
        })
      await takeUp()
      assert.deepEqual((await figures('2026-05-31')).at(-1), [0, ''])
      const imports = sql<{ many: string }>`select count(*) as many from import`
      const before = (await imports.execute(site.db)).rows
      await takeUp()
      assert.deepEqual((await imports.execute(site.db)).rows, before)
    })
  })

  it('counts a clock for each part of a group, by its own days', async () => {
    const page = await record(analyst, {
      ...{ found: '2026-11-02', what: 'Called about' },
      ...{ 'calls-1-called': '2026-11-03', 'calls-1-answered': '2026-11-20' },
      ...{ 'calls-2-called': '2026-11-04', 'calls-2-why_late': 'The line was down' },
      ...{ 'calls-3-called': '2026-11-28' },
    })
    const { body } = await analyst.get(page)
    const said = plain(body)
    assert.match(said, /Answer: call 1 Done late: was due Friday 13 November 2026/)
    assert.match(said, /Answer: call 2 Late, with a reason: was due Saturday 14 November 2026/)
    assert.match(said, /Answer: call 3 Running: due Tuesday 8 December 2026/)
    const due = plain((await analyst.get('/registers/due')).body)
    assert.match(due, /Called about .{0,60}Answer: call 2 .*Called about .{0,60}Answer: call 3/)
    assert.doesNotMatch(due, /Answer: call 1/)
  })
})
