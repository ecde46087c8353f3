import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { signInForTest } from '#accounts/testing.ts'
import { constitutionHoldings } from '#constitution/index.ts'
import { fetchAreaFile } from '#holdings/index.ts'
import { fetchJudged, HELD_BY_RECORD, meetingBook } from '#panel/index.ts'
import { recordEvents } from '#panel/record/record-events.ts'
import { peopleBook } from '#people/index.ts'
import { fetchEntries, writeRecord } from '#storage/index.ts'
import { openSite, type TestSite } from './site.ts'

/** Twelve seats, of which one is vacant from May 2026. */
const NORTHMERE = 'test/fixtures/areas/northmere'

/** As its agenda was: three items. */
const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Minutes}
  - {agenda: 2, title: Speed enforcement}
  - {agenda: 3, title: A matter of staff, restricted: {category: Information about an individual, reason: It names them}}
`

const words = (html: string) =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', '’')
    .replace(/\s+/g, ' ')

type Fields = Readonly<Record<string, string | readonly string[]>>

describe('the record of a meeting, kept while it is held', () => {
  let site: TestSite
  let moment = '2027-02-01T14:00:00Z'
  const at = '/meetings/2027-02-01/record'
  const clock = { today: () => moment.slice(0, 10), now: () => moment }

  before(async () => {
    site = await openSite(
      NORTHMERE,
      clock,
      (files) => new Map([...files, ['meetings/2027-02-01.yaml', MEETING]]),
    )
  })
  after(() => site.close())

  const read = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await fetch(site.address + path, { headers })
    const html = await answer.text()
    return { status: answer.status, html, text: words(html) }
  }
  const send = async (form: string, fields: Fields, path = `${at}/${form}`) => {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(fields)) {
      for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
    }
    const answer = await fetch(site.address + path, {
      ...{ method: 'POST', redirect: 'manual' as const, headers: site.operator, body },
    })
    return {
      status: answer.status,
      to: answer.headers.get('location') ?? '',
      text: words(await answer.text()),
    }
  }

  const ALL = ['ada-fairweather', 'bertil-oakes', 'chitra-vale', 'dominic-strand', 'edith-marlow']

  it('says that nothing is recorded, and offers the recorder to open the meeting', async () => {
    const { text } = await read(at, site.operator)
    assert.match(text, /Present 0, needed 4 /)
    assert.match(text, /That does not say that it was not held/)
    assert.match(text, /Open the meeting Say who is here/)
    assert.doesNotMatch((await read(at)).text, /Open the meeting|Comes in/)
    assert.match((await read('/meetings/2027-02-01')).text, /What happened at this meeting/)
  })

  it('takes what happens with one press, at the hour it is, and always says how many are there', async () => {
    const opened = await send('open', { by: 'ada-fairweather' })
    assert.equal(opened.status, 303)
    await send('arrive', { who: ALL, hour: '14:00' })
    moment = '2027-02-01T14:05:00Z'
    await send('item', { item: '2' })
    const { text } = await read(at)
    assert.match(text, /Present 5, needed 4 Item/)
    assert.match(text, /Item 2, Speed enforcement; Cllr Ada Fairweather presides/)
    assert.match(text, /14:05 An item is opened/)
  })

  it('records the same once, however often it is sent', async () => {
    const motion = {
      id: 'device-1-0001',
      by: 'bertil-oakes',
      seconder: 'chitra-vale',
      hour: '14:10',
    }
    const says = { ...motion, text: 'That speed figures be published.' }
    for (const _ of [1, 2])
      assert.equal((await send('move', says)).to, `${at}?did=device-1-0001#next`)
    const { html } = await read(at)
    assert.equal(html.match(/id="e-device-1-0001"/g)?.length, 1)
    const other = await send('move', { ...says, text: 'That they be kept.' })
    assert.match(other.text, /This form was sent before with other words, and those are recorded/)
  })

  it('offers the question when there is a motion, and then the count of hands', async () => {
    assert.match((await read(at, site.operator)).text, /Put the question on “[^”]+”/)
    moment = '2027-02-01T14:20:00Z'
    await send('put', { on: 'm1', veto: 'no' })
    assert.equal((await send('put', { on: 'm1', veto: 'no' })).to, `${at}#next`)
    assert.match((await read(at, site.operator)).text, /That question was put already/)
    for (const forged of ['already=out', 'unfollowed=yes']) {
      const { text } = await read(`${at}?${forged}`, site.operator)
      assert.doesNotMatch(text, /They are out already|can be followed/)
    }
    assert.match(
      (await read(at, site.operator)).text,
      /For Against Abstaining Count the hands in the vote on “[^”]+”/,
    )
    const counted = await send('hands', { vote: 'v1', for: '5', against: '3', abstain: '0' })
    assert.match(
      (await read(counted.to, site.operator)).text,
      /Next Recorded: 14:20 Hands are counted: .*” is not settled by the record/,
    )
    const { text } = await read(at)
    assert.match(text, /The vote on “[^”]+”: not settled by the record/)
    assert.match(text, /No effect: 8 hands were counted; 5 could vote, so there can be 5 at most/)
  })

  it('puts right what was recorded wrong, and keeps what it said first', async () => {
    const { html } = await read(at, site.operator)
    const [, event = ''] =
      /put-right\/([A-Za-z0-9-]+)">Put right<span[^>]*>: Hands/.exec(html) ?? []
    const form = `/meetings/2027-02-01/put-right/${event}`
    assert.match(
      (await read(form, site.operator)).text,
      /It says: Hands are counted: the vote on “[^”]+”, 5 for/,
    )
    const nothing = await send(
      '',
      {
        why: 'Counted again',
        vote: 'v1',
        for: '5',
        against: '3',
        abstain: '0',
        hour: '14:20',
        strike: 'words',
      },
      form,
    )
    assert.match(nothing.text, /Nothing of it is otherwise than before/)
    const done = await send(
      '',
      {
        why: 'Counted again',
        vote: 'v1',
        for: '3',
        against: '2',
        abstain: '0',
        hour: '14:20',
        strike: 'words',
      },
      form,
    )
    assert.equal(done.status, 303)
    const { text } = await read(at)
    assert.match(text, /The vote on “That speed figures be published”: carried/)
    assert.match(
      text,
      /First recorded as: Hands are counted: the vote on “[^”]+”, 5 for, 3 against/,
    )
  })

  it('says at which hour something was first recorded, where that was put right', async () => {
    await send('note', { id: 'device-1-0012', text: 'The hall is cold', hour: '14:22' })
    await send(
      '',
      { text: 'The hall is cold', hour: '14:12', strike: 'words', why: 'The wrong minute' },
      '/meetings/2027-02-01/put-right/device-1-0012',
    )
    assert.match(
      (await read(`${at}?all=yes`)).text,
      /14:12 [^.]*The hall is cold First recorded as: 14:22, [^.]*The hall is cold Put right because: The wrong minute/,
    )
  })

  it('strikes out what did not happen, and does not count it', async () => {
    await send('leave', { id: 'device-1-0002', who: 'edith-marlow' })
    assert.match((await read(at)).text, /Present 4/)
    const strike = { strike: 'all', why: 'It was somebody else' }
    await send('', strike, '/meetings/2027-02-01/put-right/device-1-0002')
    const { text } = await read(at)
    assert.match(text, /Present 5/)
    assert.match(text, /\(struck out\)/)
  })

  it('keeps what a rule forbids, with the paragraph, and refuses only what cannot be', async () => {
    const wrong = await send('item', { item: '9', hour: '25:00' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Enter the hour as 14:05/)
    const gone = await send('own-vote', {
      vote: 'v1',
      by: 'keziah-brook',
      side: 'for',
      hour: '14:21',
    })
    assert.equal(gone.status, 303)
    assert.match(
      (await read(at)).text,
      /may not vote on it and so cast no vote: there is none to record|do not say whether/,
    )
  })

  it('keeps from the public what happens while an item is taken in private', async () => {
    await send('item', { item: '3', hour: '14:30' })
    await send('note', {
      role: 'Chief Executive',
      text: 'That the officer is to be moved',
      hour: '14:31',
    })
    assert.match((await read(at, site.operator)).text, /That the officer is to be moved/)
    assert.doesNotMatch((await read(at)).text, /officer is to be moved/)
  })

  it('puts nothing right that was struck out, and tells the public no word of what was private', async () => {
    const note = { id: 'device-1-0003', role: 'Solicitor', text: 'That terms be offered' }
    await send('note', { ...note, hour: '14:31' })
    const right = '/meetings/2027-02-01/put-right/device-1-0003'
    const strike = { id: 'device-1-0004', strike: 'all', why: 'It was not said' }
    for (const _ of [1, 2]) assert.equal((await send('', strike, right)).status, 303)
    const says = { ...note, id: 'device-1-0005', text: 'That terms be withheld' }
    const done = await send('', { ...says, hour: '14:31', strike: 'words', why: 'Misheard' }, right)
    assert.equal(done.status, 409)
    assert.match(done.text, /It was struck out .*Record anew what happened/)
    assert.equal((await read(right, site.operator)).status, 409)
    const open = await fetchEntries(site.db, { kind: 'meeting-record' }, 'public')
    assert.doesNotMatch(JSON.stringify(open.map(({ says }) => says)), /withheld|Misheard|not said/)
  })

  it('tells the public who is there and who presides, also while an item is taken in private', async () => {
    await send('leave', { who: 'dominic-strand', hour: '14:32' })
    await send('arrive', { who: 'hugo-lindqvist', hour: '14:33' })
    await send('take-chair', { by: 'bertil-oakes', hour: '14:34' })
    const { text } = await read(at)
    assert.match(text, /Cllr Dominic Strand not here/)
    assert.match(text, /Cllr Hugo Lindqvist here/)
    assert.match(text, /Cllr Bertil Oakes presides/)
    assert.doesNotMatch(text, /not as having been there/)
  })

  it('keeps from the public what is noted while another recorder has excluded them', async () => {
    await send('item', { item: '1', id: 'device-1-0006', hour: '14:34' })
    const sources = { ...clock, db: site.readAs({ audience: 'public' }) }
    const people = peopleBook(sources.db, (path) => fetchAreaFile(sources.db, path))
    const held = await fetchJudged(
      site.readAs({ audience: 'office' }),
      {
        ...{ people, meetings: meetingBook(sources.db, HELD_BY_RECORD) },
        constitution: constitutionHoldings({ ...sources, people }),
      },
      ...(['2027-02-01', 'office'] as const),
    )
    if (!held.ok || held.value === undefined) throw new Error('The record cannot be read')
    const before = held.value
    await send('exclude-public', {
      ...{ id: 'device-1-0007', items: '1', by_what: 'resolved', hour: '14:34' },
    })
    const said = { at: '2027-02-01T14:34', text: 'That an informant spoke', seq: 9_000 }
    const note = { ...said, id: 'device-1-0008', type: 'note' }
    const done = await writeRecord(site.db, (trx) =>
      recordEvents(trx, before, [note], { actor: 'A. Clerk', at: moment }),
    )
    assert.ok(done.ok)
    const open = await fetchEntries(site.db, { kind: 'meeting-record' }, 'public')
    assert.doesNotMatch(JSON.stringify(open.map(({ says }) => says)), /informant/)
    await send('readmit-public', { id: 'device-1-0009', hour: '14:34' })
  })

  it('takes an item that is on no agenda, and a question that is put with its vote', async () => {
    await send('item', { item: 'other', title: 'A letter of the minister', hour: '14:35' })
    assert.match((await read(at)).text, /Item 4, A letter of the minister/)
    await send('move', { text: 'That it be answered.', by: 'ada-fairweather', hour: '14:36' })
    const voted = await send('outcome', { vote: 'put-m2', result: 'carried', hour: '14:36' })
    assert.equal(voted.status, 303)
    assert.match((await read(at)).text, /The vote on “That it be answered”: carried/)
  })

  it('shows what is recorded of one item, and no page of an item that was not taken', async () => {
    const ofItem = await read(`${at}?item=2`)
    assert.match(ofItem.text, /What is recorded of item 2, the latest first .*A motion is moved/)
    assert.doesNotMatch(
      ofItem.text,
      /A letter of the minister (An|14)|The vote on “That it be answered”: carried/,
    )
    assert.match(ofItem.text, /All \d+ that are recorded/)
    assert.equal((await read(`${at}?item=9`)).status, 404)
    // What is kept for all readers under one name is not narrowed by the first of them
    const narrowed = await read(`${at}?all=yes&item=2`)
    assert.equal(narrowed.text, (await read(`${at}?all=yes`)).text)
    assert.match(narrowed.text, /The vote on “That it be answered”: carried/)
    assert.equal((await read(`${at}?item=9`, site.operator)).status, 404)
  })

  it('shows one coming that two devices recorded as one, with when each recorded it', async () => {
    for (const [id, time] of [
      ['device-1-in', '14:50'],
      ['device-2-in', '15:10'],
    ] as const) {
      moment = `2027-02-01T${time}:00Z`
      await send('arrive', { id, who: 'imogen-tarn', hour: '14:35' })
    }
    const { text, html } = await read(at)
    assert.match(text, /Recorded at 14:50, and again at 15:10: one and the same/)
    assert.equal(html.match(/14:35<\/span> [^<]*Imogen Tarn/g)?.length, 1)
    assert.match(html, /id="e-device-1-in"/)
    assert.match(html, /id="e-device-2-in"/)
  })

  it('takes one vote of each member in a vote by name', async () => {
    const form = await read(`${at}/recorded`, site.operator)
    assert.match(form.text, /Cllr Ada Fairweather For Against Abstained Did not vote/)
  })

  it('draws minutes for the clerk and the chair, each sentence with what it rests on', async () => {
    await send('close', { hour: '14:40' })
    const draft = '/meetings/2027-02-01/minutes-draft'
    assert.equal((await read(draft)).status, 403)
    const chair = await signInForTest(site.db, {
      ...{ name: 'Ada Fairweather', email: 'ada@example.gov.uk', roles: ['chair'] },
      ...{ person: 'ada-fairweather', folder: site.folder, at: moment },
    })
    const asChair = { cookie: chair, 'sec-fetch-site': 'same-origin' }
    assert.match((await read(at, asChair)).text, /The minutes that this draws/)
    assert.equal((await read(draft, asChair)).status, 200)
    const { text, status } = await read(draft, site.operator)
    assert.equal(status, 200)
    assert.match(text, /4\. A letter of the minister /)
    assert.match(text, /Resolved: That speed figures be published\. Rests on: A motion is moved/)
    assert.match(text, /The meeting ended at 14:40\./)
  })

  it('is carried over: the meeting was held, from when to when, with whom', async () => {
    const { text } = await read('/meetings/2027-02-01')
    assert.match(text, /Monday 1 February 2027, 14:00 to 14:40 \(40 minutes\), The Guildhall/)
    assert.match(text, /Present .*Cllr Bertil Oakes/)
    assert.match(text, /taken; what was said of it stands in the record of the meeting/)
    assert.doesNotMatch(
      (await read('/meetings')).text,
      /The next meeting on record is on Monday 1 February/,
    )
  })

  it('follows what was promised once the meeting is closed', async () => {
    await send('promise', { by: 'commissioner', text: 'to send the figures', hour: '14:38' })
    const { html } = await read(at)
    const [, link = ''] = /href="(\/promises\/\d+)">Followed as number/.exec(html) ?? []
    const promise = await read(link)
    assert.equal(promise.status, 200)
    assert.match(promise.text, /Send the figures/)
  })
})
