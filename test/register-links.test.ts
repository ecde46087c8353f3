import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { bookKeeper } from './keep-books.ts'
import { post as send } from './leaks/planting.ts'
import { openSite, type TestSite } from './site.ts'

const CLOCK = { now: () => '2026-12-01T09:00:00Z', today: () => '2026-12-01' }

const ABOUT = `
about: What is done, and what it is to change.
owner: The commissioner’s office
source: { document: Standing orders of the office, paragraph: '12' }
kept_by: [commissioners-officer, performance-officer]
retention: { years: 2, why: Members ask }
day: begun
title: what
`

/** A card that everybody may read, and notes that the office keeps to itself. */
const CARDS = `
register: cards
name: Cards
one: card
many: cards
seen_by: public
${ABOUT}
list: [what, begun, shown_by, note]
fields:
  - { field: begun, label: Day begun, kind: day, required: true, audience: public }
  - { field: what, label: What is done, kind: text, required: true, audience: public }
  - { field: shown_by, label: Measure that shows it, kind: measure, audience: public }
  - { field: note, label: Note of it, kind: link, to: notes, audience: public }
  - field: questions
    label: Questions
    kind: group
    one: question
    fields:
      - { field: asked, label: What was asked, kind: text, required: true, audience: public }
      - { field: promise, label: Promise that came of it, kind: promise, audience: public }
examples:
  - shows: a card
    rows: [{ begun: 2026-11-02, what: Walks, shown_by: /performance/burglary, questions: [{ asked: When, promise: 7 }] }]
    gives: { entries: 1 }
  - shows: what names nothing is refused
    rows: [{ begun: 2026-11-02, what: Walks, shown_by: all crime }, { begun: 2026-11-02, what: Walks, questions: [{ asked: When, promise: soon }] }]
    gives:
      refused:
        - { row: 1, says: 'Enter the measure that shows it by the address of its page, such as /performance/burglary' }
        - { row: 2, says: 'Enter the promise that came of it by its number, such as /promises/7' }
`

const NOTES = `
register: notes
name: Notes
seen_by: office
${ABOUT}
fields:
  - { field: begun, label: Day, kind: day, required: true }
  - { field: what, label: What, kind: text, required: true }
examples: [{ shows: a note, rows: [{ begun: 2026-11-02, what: Walks }], gives: { entries: 1 } }]
`

describe('what an entry names', () => {
  let site: TestSite
  const { plain, read, post, record, take } = bookKeeper(() => site)
  const made = {
    ...{ document: 'Minutes of a made-up panel', meeting: '2026-05-04', paragraph: '9' },
    ...{ kind: 'request', who: 'nobody', awaits: 'answer', hint: 'Somebody' },
  }
  const promise = async (audience: string, what: string) =>
    await send(site, '/promises/record', { ...made, audience, what })

  let open: string
  let hidden: string
  let note: string
  let card: string

  before(async () => {
    site = await openSite(
      'test/fixtures/areas/northmere',
      CLOCK,
      (files) =>
        new Map([...files, ['registers/cards.yaml', CARDS], ['registers/notes.yaml', NOTES]]),
    )
    open = await promise('public', 'Map the walks')
    hidden = await promise('office', 'Zwyhidden promise')
    note =
      (await record('notes', { begun: '2026-11-02', what: 'Zwyhidden note' })).split('/').at(-1) ??
      ''
    card = await record('cards', {
      ...{
        begun: '2026-11-02',
        what: 'Walks',
        shown_by: `https://example.gov.uk/performance/burglary`,
      },
      ...{ note, 'questions-1-asked': 'When', 'questions-1-promise': open },
      ...{ 'questions-2-asked': 'Where', 'questions-2-promise': hidden.split('/').at(-1) ?? '' },
    })
  })
  after(() => site.close())

  const linksIn = (body: string) =>
    [
      ...body.matchAll(
        /href="(\/(?:promises|performance|registers\/notes)\/[^"/]+)"[^>]*>([^<]+)</g,
      ),
    ].map(([, href, text]) => `${text} ${href}`)

  it('is a link for whom it opens', async () => {
    const { body } = await site.app.inject({ url: card, headers: site.operator })
    assert.deepEqual(linksIn(body), [
      'Burglary /performance/burglary',
      `${note} /registers/notes/${note}`,
      `Promise ${open.split('/').at(-1)}: Map the walks ${open}`,
      `Promise ${hidden.split('/').at(-1)}: Zwyhidden promise ${hidden}`,
    ])
  })

  it('and text for others, on its page and in the list', async () => {
    const { body } = await site.app.inject({ url: card })
    assert.deepEqual(linksIn(body), [
      'Burglary /performance/burglary',
      `Promise ${open.split('/').at(-1)}: Map the walks ${open}`,
    ])
    assert.match(plain(body), new RegExp(`Promise ${hidden.split('/').at(-1)} `))
    assert.doesNotMatch(body, /Zwyhidden/)
    const list = await site.app.inject({ url: '/registers/cards' })
    assert.deepEqual(linksIn(list.body), ['Burglary /performance/burglary'])
    assert.match(plain(list.body), new RegExp(note))
  })

  it('is given out by its address, and taken in again as it is', async () => {
    const { body } = await site.app.inject({ url: '/registers/cards.json' })
    const [entry] = JSON.parse(body).entries
    assert.equal(entry.shown_by, '/performance/burglary')
    assert.deepEqual(
      entry.questions.map((one: { promise: string }) => one.promise),
      [open, hidden],
    )
    const csv = await site.app.inject({ url: '/registers/cards.csv' })
    assert.match(csv.body, /,\/performance\/burglary,/)
    assert.match(await take('cards', csv.body.trim().split('\r\n')), /1 there already/)
  })

  it('is looked up when it is entered, in a form and in a change of many', async () => {
    const fields = { begun: '2026-11-02', what: 'Walks', shown_by: 'rainfall', note: 'K7QM-2XWD' }
    const sent = { ...fields, 'questions-1-asked': 'When', 'questions-1-promise': '99' }
    const form = await post('/registers/cards/new', { ...sent, 'form-step': 'record' })
    assert.equal(form.statusCode, 422)
    for (const said of ['no measure rainfall', 'no entry K7QM-2XWD in notes', 'no promise 99'])
      assert.match(plain(form.body), new RegExp(`There is ${said}`))
    const change = await post('/registers/cards/change', {
      ...{ field: 'shown_by', value: 'rainfall', 'form-reason': 'It rained' },
    })
    assert.match(plain(change.body), /There is no measure rainfall/)
  })

  it('and in a file by its row', async () => {
    const form = new FormData()
    form.set(
      'file',
      new File(['begun,what,shown_by\n2026-11-02,Rain,rainfall\n2026-11-03,Sun,burglary'], 'c.csv'),
    )
    form.set('reason', 'The book')
    form.set('how', 'import')
    const url = `${site.address}/registers/cards/import`
    const said = plain(
      await (await fetch(url, { method: 'POST', headers: site.operator, body: form })).text(),
    )
    assert.match(said, /1 added, 1 not taken/)
    assert.match(said, /Row 2 What There is no measure rainfall/)
  })

  it('is not asked for again when something else of the entry is corrected', async () => {
    const gone = await record('notes', { begun: '2026-11-05', what: 'To go' })
    const page = await record('cards', {
      ...{ begun: '2026-11-05', what: 'Named', note: gone.split('/').at(-1) ?? '' },
    })
    await post(`${gone}/take-out`, { 'form-reason': 'By mistake', 'form-step': 'record' })
    const done = await post(`${page}/correct`, {
      ...{ begun: '2026-11-06', what: 'Named', note: gone.split('/').at(-1) ?? '' },
      ...{ 'form-reason': 'Another day', 'form-step': 'record' },
    })
    assert.equal(done.statusCode, 303, plain(done.body))
    assert.match(await read(page), /6 November 2026/)
  })
})
