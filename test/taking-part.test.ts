import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { addEvents } from './meetings/add-events.ts'
import { recorderOf } from './meetings/recorder.ts'
import { openSite, type TestSite } from './site.ts'

const source = '{document: Calendar of the panel}'
const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: ${source}}]
items:
  - {agenda: 1, title: Minutes}
  - {agenda: 2, title: Speed enforcement}
  - {agenda: 3, title: A matter of staff, restricted: {category: Information about an individual, reason: It names them}}
`
/** Held in the municipal year before, of which it is not recorded who was there. */
const BEFORE = `kind: ordinary
planned: [{day: 2026-03-02, time: '14:00', place: The Guildhall, source: ${source}}]
held: {day: 2026-03-02, source: {document: A letter}}
`
/** Held the year before that, of which it is recorded what was said and not who was there. */
const SAID = BEFORE.replaceAll('2026-03-02', '2025-03-03')
/** What is moved in private. */
const PRIVATE = 'quillfeather'

type Item = Readonly<Record<string, unknown>>

const FIELDS = JSON.parse(
  readFileSync(new URL('./fixtures/popolo/fields.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, Readonly<Record<string, string>>>>

const DAY = /^\d{4}(-\d\d){0,2}$/
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

const listIn = (item: Item | undefined, name: string) => (item?.[name] ?? []) as readonly Item[]

/** What is not as the published schemas of Popolo have it. */
function notPopolo(all: Readonly<Record<string, readonly Item[]>>): readonly string[] {
  return Object.entries(all).flatMap(([kind, items]) =>
    items.flatMap((item) =>
      Object.entries(item).flatMap(([name, value]) => {
        const type = FIELDS[kind]?.[name]
        const isRight =
          type === 'list'
            ? Array.isArray(value)
            : typeof value === 'string' &&
              (type === 'string' ||
                (type === 'day' && DAY.test(value)) ||
                (type === 'time' && TIME.test(value)) ||
                (type === 'moment' && (DAY.test(value) || TIME.test(value))))
        return isRight ? [] : [`${kind}.${name}: ${JSON.stringify(value)}`]
      }),
    ),
  )
}

describe('who took part in the meetings of a year', () => {
  let site: TestSite
  const moment = '2027-02-01T16:00:00Z'
  let clerk: ReturnType<typeof recorderOf>

  before(async () => {
    site = await openSite(
      'test/fixtures/areas/northmere',
      { today: () => moment.slice(0, 10), now: () => moment },
      (files) =>
        new Map([
          ...files,
          ['meetings/2027-02-01.yaml', MEETING],
          ['meetings/2026-03-02.yaml', BEFORE],
          ['meetings/2025-03-03.yaml', SAID],
        ]),
    )
    clerk = recorderOf(site, '2027-02-01')
    const { record } = clerk
    await record('open', { by: 'ada-fairweather', hour: '14:00' })
    const who = ['bertil-oakes', 'chitra-vale', 'dominic-strand', 'edith-marlow']
    await record('arrive', { who, hour: '14:00' })
    await record('apology', { who: 'greta-penhale', hour: '14:00' })
    await record('item', { item: '2', hour: '14:05' })
    const move = { by: 'bertil-oakes', seconder: 'chitra-vale' }
    await record('move', { ...move, text: 'That speeds be published.', hour: '14:06' })
    await record('speech', { by: 'edith-marlow', hour: '14:07' })
    await record('hands', { vote: 'put-m1', for: '4', against: '1', abstain: '0', hour: '14:10' })
    await record('own-vote', { vote: 'v1', by: 'dominic-strand', side: 'against', hour: '14:10' })
    const own = { type: 'own-vote', vote: 'v1', at: '2027-02-01T14:10' }
    await addEvents(site.db, '2027-02-01', [
      { ...own, id: 'own-1', seq: 100, by: 'chitra-vale', side: 'in favour' },
      { ...own, id: 'own-2', seq: 101, by: 'ada-fairweather', side: '' },
    ])
    await record('move', { ...move, text: 'That a camera be bought.', hour: '14:11' })
    await record('put', { on: 'm2', veto: 'no', hour: '14:12' })
    await record('recorded', {
      ...{ vote: 'v2', 'side.ada-fairweather': 'for', 'side.bertil-oakes': 'for' },
      ...{ 'side.chitra-vale': 'against', 'side.dominic-strand': 'abstain', hour: '14:13' },
      'side.edith-marlow': 'none',
    })
    await record('move', {
      ...{ by: 'edith-marlow', seconder: 'chitra-vale' },
      ...{ text: 'That a mast be built.', hour: '14:14' },
    })
    await record('put', { on: 'm3', veto: 'no', hour: '14:15' })
    await record('leave', { who: 'edith-marlow', hour: '14:20' })
    await addEvents(site.db, '2027-02-01', [
      {
        ...{ id: 'names-3', seq: 200, type: 'recorded', vote: 'v3', at: '2027-02-01T14:21' },
        ...{ for: ['ada-fairweather', 'dominic-strand'], abstain: [] },
        against: ['dominic-strand', 'edith-marlow'],
      },
    ])
    await record('item', { item: '3', hour: '14:30' })
    await record('move', { ...move, text: `That ${PRIVATE} be moved.`, hour: '14:31' })
    await record('close', { hour: '15:00' })
  })
  after(() => site.close())

  it('is counted by member: a show of hands names nobody, and one who asked for it is named', async () => {
    const { text, html } = await clerk.read('/meetings/attendance?year=2026')
    assert.match(text, /Counted of 1 meeting of which it is recorded who was there\./)
    assert.match(text, /Greta Penhale Present 0 Apologies 1/)
    assert.match(text, /Bertil Oakes Voted for 1 Voted against 0 Abstained 0 Named as speaking 0/)
    assert.match(text, /Dominic Strand Voted for 0 Voted against 1 Abstained 1/)
    assert.match(text, /Edith Marlow Voted for 0 .{0,40} Named as speaking 1/)
    assert.doesNotMatch(html, new RegExp(PRIVATE))
  })

  it('is told of each member on a page of their own, with the votes that name them', async () => {
    const of = async (person: string) =>
      await clerk.read(`/meetings/attendance/${person}?year=2026`)
    const bertil = await of('bertil-oakes')
    assert.match(
      bertil.text,
      /Votes that name nobody: 1 Votes by name, on no side: 1 Casting votes given: 0 Moved: 2 Seconded: 0/,
    )
    assert.match(bertil.text, /That a camera be bought\. Voted For It was/)
    assert.match(
      bertil.text,
      /That speeds be published\. Voted The vote names nobody It was carried/,
    )
    const dominic = await of('dominic-strand')
    assert.match(dominic.text, /Votes that name nobody: 0 Votes by name, on no side: 1/)
    assert.match(dominic.text, /That speeds be published\. Voted Against It was carried/)
    const edith = await of('edith-marlow')
    assert.match(edith.text, /Named as Present 20 minutes in the room/)
    assert.match(
      edith.text,
      /Votes that name nobody: 1 Votes by name, on no side: 2 .*?Named as speaking: 1 Interests declared: 0 Minutes in the room: 20/,
    )
    const greta = await of('greta-penhale')
    assert.match(greta.text, /Named as Apologies/)
    assert.doesNotMatch(greta.text, /What was put/)
    assert.doesNotMatch(bertil.html, new RegExp(PRIVATE))
    assert.equal((await of('nobody-here')).status, 404)
    assert.match(
      (await clerk.read('/panel/people/bertil-oakes')).html,
      /href="\/meetings\/attendance\/bertil-oakes"/,
    )
  })

  it('says of a year of which nothing is recorded that nothing is, and counts nobody', async () => {
    const { text } = await clerk.read('/meetings/attendance?year=2025')
    assert.match(text, /Of no meeting is it recorded here who was there/)
    assert.match(text, /Of no meeting is it recorded here what happened at it/)
    assert.doesNotMatch(text, /Voted for/)
  })

  it('is given as a table, in which blank is not known', async () => {
    const { text } = await clerk.read('/meetings/attendance.csv?year=2026')
    assert.match(text, /person,name,meetings_counted,present/)
    assert.match(text, /edith-marlow,Cllr Edith Marlow,1,1,0,0,0,1,0,0,0,1,2,0,1,0,1,0,20/)
    const before = await clerk.read('/meetings/attendance.csv?year=2025')
    assert.doesNotMatch(before.text, /edith-marlow/)
  })

  it('is said to name nobody, with no row of noughts, where no vote does and nobody is named', async () => {
    await addEvents(site.db, '2025-03-03', [
      { id: 'item-1', seq: 1, type: 'item', item: '1', at: null },
    ])
    const { text } = await clerk.read('/meetings/attendance?year=2024')
    assert.match(text, /In none of them does a vote name who voted how, and nobody is named as/)
    assert.doesNotMatch(text, /Voted for/)
  })

  it('is not known where the record does not say who was there', async () => {
    const said = { type: 'note', by: 'bertil-oakes', text: 'Bridges are icy' }
    await addEvents(site.db, '2025-03-03', [{ ...said, id: 'note-1', seq: 2, at: null }])
    const { text } = await clerk.read('/meetings/attendance.csv?year=2024')
    assert.match(text, /bertil-oakes,[^,]*,0,0,0,0,0,1,0,0,0,0,0,0,0,0,1,0, /)
  })

  it('is given in the terms of Popolo, of the public half alone', async () => {
    const answer = await fetch(`${site.address}/panel/popolo.json`)
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json/)
    const body = await answer.text()
    assert.doesNotMatch(body, new RegExp(PRIVATE))
    const all = JSON.parse(body) as Readonly<Record<string, readonly Item[]>>
    assert.deepEqual(Object.keys(all).sort(), Object.keys(FIELDS).sort())
    assert.deepEqual(notPopolo(all), [])
    const votes = all['vote_events'] ?? []
    const hands = votes.find(({ identifier }) => identifier === 'v1')
    assert.deepEqual(hands?.['counts'], [
      { option: 'yes', value: 4 },
      { option: 'no', value: 1 },
      { option: 'abstain', value: 0 },
    ])
    assert.deepEqual(hands?.['votes'], [
      { voter_id: 'dominic-strand', option: 'no' },
      { voter_id: 'chitra-vale', option: 'yes' },
    ])
    assert.equal(hands?.['result'], 'pass')
    assert.equal(hands?.['start_date'], '2027-02-01T14:10:00Z')
    const named = votes.find(({ identifier }) => identifier === 'v2')
    assert.equal(listIn(named, 'votes').length, 4)
    // Named on two sides, and gone when it was taken: counted on none, and given on none
    const twice = votes.find(({ identifier }) => identifier === 'v3')
    assert.deepEqual(twice?.['counts'], [
      { option: 'yes', value: 1 },
      { option: 'no', value: 0 },
      { option: 'abstain', value: 0 },
    ])
    assert.deepEqual(twice?.['votes'], [{ voter_id: 'ada-fairweather', option: 'yes' }])
    const meeting = (all['events'] ?? []).find(({ id }) => id === '2027-02-01')
    assert.equal(meeting?.['end_date'], '2027-02-01T15:00:00Z')
    assert.equal(listIn(meeting, 'attendees').length, 5)
  })

  it('refers in it to nothing that is not there', async () => {
    const answer = await fetch(`${site.address}/panel/popolo.json`)
    const all = (await answer.json()) as Readonly<Record<string, readonly Item[]>>
    const ids = (kind: string) => new Set((all[kind] ?? []).map(({ id }) => id))
    const refers = {
      ...{ person_id: 'persons', creator_id: 'persons', organization_id: 'organizations' },
      ...{ on_behalf_of_id: 'organizations', post_id: 'posts', motion_id: 'motions' },
      legislative_session_id: 'events',
    }
    const lost = Object.entries(all).flatMap(([kind, items]) =>
      items.flatMap((item) =>
        Object.entries(refers).flatMap(([name, of]) =>
          item[name] === undefined || ids(of).has(item[name])
            ? []
            : [`${kind}.${name} ${item[name]}`],
        ),
      ),
    )
    assert.deepEqual(lost, [])
  })
})
