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
  - { field: district, label: District, kind: place, of: [district], audience: public }
  - { field: outcome, label: What came of it, kind: code, audience: public, codes: [{ code: held, words: It was held }, { code: rained-off, words: It rained }] }
  - { field: seen, label: Vehicles seen, kind: count, audience: office, required: outcome = held }
  - { field: above, label: Vehicles above the limit, kind: count, audience: office }
states:
  - { state: planned, name: Planned }
  - { state: off, name: Called off, when: reason is filled }
  - { state: held, name: Held, when: outcome = held }
clocks:
  - { clock: letters, name: Letters to drivers, starts: held, count: { by: working-days-after, number: 10 }, ends: held, unless: outcome is blank }
moves:
  - { move: record-held, name: Record that it was held, from: [planned], asks: [seen, above], sets: { outcome: It was held }, to: held }
  - { move: call-off, name: Record that it was called off, from: [planned], asks: [reason, step], to: off }
measures:
  - { id: watches-above, name: Vehicles above the limit at sessions, rate: { part: above, whole: seen }, place: district, withhold_below: 5 }
  - { id: watches-held, name: Speed-watch sessions, count: entries }
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

  it('asks what is needed, says when it is, and fills in by itself what a move says', async () => {
    const form = await read('/registers/watches/new')
    assert.match(form, /Vehicles seen \(needed if “What came of it” is “It was held”\)/)
    assert.match(form, /Vehicles above the limit \(optional\)/)
    const page = await record('watches', { held: '2026-11-12', group_name: 'Otter Lane' })
    const move = await read(`${page}/moves/record-held`)
    assert.doesNotMatch(move, /What came of it/)
    assert.match(move, /Vehicles seen (?!\()/)
    const blank = await post(`${page}/moves/record-held`, { seen: '' })
    assert.match(plain(blank.body), /Enter the number “Vehicles seen”/)
    const looked = await post(`${page}/moves/record-held`, { seen: '40' })
    assert.match(plain(looked.body), /What came of it It was held Vehicles seen 40/)
    const done = await post(`${page}/moves/record-held`, { seen: '40', 'form-step': 'record' })
    assert.equal(done.statusCode, 303, plain(done.body))
    assert.match(await read(page), /Held\. .*What came of it It was held/)
  })

  it('says on the page of its definition all that it holds an entry to, and who reads what', async () => {
    const said = await read('/registers/watches/definition', {})
    for (const words of [
      /Vehicles seen .*If “What came of it” is “It was held”/,
      /What is for the office too .*clerk, monitoring officer/,
      /All of it, with what is for those named alone .*Performance officer/,
      /Held When “What came of it” is “It was held”/,
      /Record that it was held From Planned To Held/,
      /Letters to drivers .*10 working days after “Day of the session”, unless “What came of it” is blank/,
      /Vehicles above the limit at sessions .*One sum as a percent of another, by month .*From 1 to 4/,
      /6 years after “Day of the session”/,
    ])
      assert.match(said, words)
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
      assert.match(text, new RegExp(`Row 3 What It is of the same entry as row 2, ${reference}`))
    })
  })

  describe('whose figures are by place', () => {
    before(async () => {
      await take('watches', [
        'Day of the session,Group,District,Vehicles seen,Vehicles above the limit',
        '2026-08-03,Mill Lane,Eastholm,408,22',
        '2026-08-04,Top Road,Skerby,319,20',
        '2026-07-06,Mill Lane,Eastholm,218,3',
        '2026-07-07,Top Road,Skerby,100,10',
        '2026-07-08,Low Road,Vale of Tarn,300,40',
      ])
    })

    it('has that of all together, which the page of the measure begins with, and each by its name', async () => {
      const page = await read('/performance/watches-above', {})
      assert.match(page, /5\.8% in August 2026/)
      assert.match(page, /By place .*Eastholm .*5\.4%.*Skerby .*6\.3%/)
      const eastholm = await read('/performance/watches-above?area=eastholm', {})
      assert.match(eastholm, /Eastholm Vehicles above the limit at sessions 5\.4% in August/)
    })

    it('keeps back another where all together less the others would tell of one', async () => {
      const months = await read('/registers/watches/months')
      const of = (place: string) =>
        new RegExp(`July 2026 (?:Place )?${place} (?:Percent )?([^.]*?(?:\\.\\d)?) `).exec(
          months,
        )?.[1]
      assert.match(months, /All together/)
      assert.match(String(of('All together')), /8\.6/)
      assert.match(String(of('Eastholm')), /Not/)
      assert.match(String(of('Skerby')), /Not/)
      assert.match(String(of('Vale of Tarn')), /13\.3/)
      const { body } = await site.app.inject({
        url: '/registers/watches/months',
        headers: site.operator,
      })
      assert.match(body, /from=2026-07-01&amp;to=2026-07-31&amp;district=skerby/)
    })
  })
})
