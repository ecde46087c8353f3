import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { signInForTest } from '#accounts/testing.ts'
import { readPaperApart } from '#documents/index.ts'
import type { GivenRole } from '#web/index.ts'
import { openSite, type TestSite } from './site.ts'

const source = '{document: Calendar of the panel}'

/** The minutes before, which used numbers 11 and 12 of the municipal year. */
const BEFORE = `kind: ordinary
planned: [{day: 2026-12-07, time: '14:00', place: The Guildhall, source: ${source}}]
items:
  - {minute: 11, title: Minutes}
  - {minute: 12, title: Any other business}
`
const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: ${source}}]
items:
  - {agenda: 1, title: Minutes}
  - agenda: 2
    title: Speed enforcement
    papers: [{title: Speeds, marked: Agenda Item 2}]
  - {agenda: 3, title: A matter of staff, restricted: {category: Information about an individual, reason: It names them}}
`
const NEXT = `kind: ordinary
planned: [{day: 2027-03-22, time: '14:00', place: The Guildhall, source: ${source}}]
items:
  - {agenda: 1, title: Minutes}
`

/** What is said in private, and stands nowhere that the public reads. */
const PRIVATE = 'quillfeather'
/** What the draft said of an item in public, and the clerk wrote otherwise before anybody read it. */
const UNSAID = 'bramblewick'

type Fields = Readonly<Record<string, string | readonly string[]>>

const words = (html: string) =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', '’')
    .replace(/\s+/g, ' ')

describe('the minutes of a meeting, from the draft to the signed text', () => {
  let site: TestSite
  let moment = '2027-02-01T14:00:00Z'
  const cookies = new Map<GivenRole, string>()
  const meeting = '/meetings/2027-02-01'
  const minutes = `${meeting}/minutes`
  const edit = `${minutes}/edit`

  before(async () => {
    site = await openSite(
      'test/fixtures/areas/northmere',
      { today: () => moment.slice(0, 10), now: () => moment },
      (files) =>
        new Map([
          ...files,
          ['meetings/2026-12-07.yaml', BEFORE],
          ['meetings/2027-02-01.yaml', MEETING],
          ['meetings/2027-03-22.yaml', NEXT],
        ]),
    )
    for (const role of ['chair', 'member', 'monitoring-officer', 'performance-officer'] as const) {
      const about = { name: `A ${role}`, email: `${role}@example.gov.uk`, roles: [role] }
      const at = '2027-02-01T14:00:00Z'
      cookies.set(role, await signInForTest(site.db, { ...about, folder: site.folder, at }))
    }
    await record('open', { by: 'ada-fairweather', hour: '14:00' })
    const who = ['ada-fairweather', 'bertil-oakes', 'chitra-vale', 'dominic-strand', 'edith-marlow']
    await record('arrive', { who, hour: '14:00' })
    await record('item', { item: '2', hour: '14:05' })
    await record('move', {
      ...{ id: 'device-1-move', by: 'bertil-oakes', seconder: 'chitra-vale', hour: '14:10' },
      text: 'That speed figures be published.',
    })
    await record('put', { on: 'm1', veto: 'no', hour: '14:20' })
    const hands = { id: 'device-1-hands', vote: 'v1', for: '4', against: '1', abstain: '0' }
    await record('hands', { ...hands, hour: '14:21' })
    await record('note', { role: 'Chief Executive', text: `Said ${UNSAID}`, hour: '14:22' })
    await record('item', { item: '3', hour: '14:30' })
    await record('note', {
      ...{ id: 'device-1-private', role: 'Chief Executive', hour: '14:31' },
      text: `Of ${PRIVATE}`,
    })
    await record('close', { hour: '14:40' })
  })
  after(() => site.close())

  const as = (role: GivenRole | undefined) => ({
    'sec-fetch-site': 'same-origin',
    ...(role === undefined ? {} : { cookie: cookies.get(role) ?? '' }),
  })
  const read = async (path: string, headers: Readonly<Record<string, string>> = as(undefined)) => {
    const answer = await fetch(site.address + path, { headers })
    const html = await answer.text()
    return { status: answer.status, html, text: words(html) }
  }
  const bytesOf = async (
    path: string,
    headers: Readonly<Record<string, string>> = as(undefined),
  ) => {
    const answer = await fetch(site.address + path, { headers })
    return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) }
  }
  const send = async (path: string, fields: Fields) => {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(fields)) {
      for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
    }
    const answer = await fetch(site.address + path, {
      ...{ method: 'POST', redirect: 'manual' as const, headers: site.operator, body },
    })
    return { status: answer.status, text: words(await answer.text()) }
  }
  const record = async (form: string, fields: Fields) => {
    const { status, text } = await send(`${meeting}/record/${form}`, fields)
    assert.equal(status, 303, `${form}: ${text}`)
  }
  const done = async (path: string, fields: Fields) => {
    const { status, text } = await send(path, fields)
    assert.equal(status, 303, `${path}: ${text}`)
  }
  /** The form that edits, or corrects, the paragraph with some words. */
  const formOf = async (its: RegExp, what: 'edit' | 'correct') => {
    const { html } = await read(edit, site.operator)
    const blocks = html.split('<div id="p-').slice(1)
    const block = blocks.find((one) => its.test(words(`<div id="p-${one}`))) ?? ''
    const href = [...block.matchAll(/href="([^"]+)"/g)]
      .map(([, one = '']) => one)
      .find((one) => one.includes(`/${what}`))
    assert.ok(href, `No paragraph can be ${what}ed that reads ${its}`)
    return href
  }
  const offers = async () =>
    [...(await read(edit, site.operator)).html.matchAll(/href="([^"]+\/offers\/[^"]+)"/g)].map(
      ([, href = '']) => href,
    )

  it('is taken over from the draft by the clerk, numbered on from the last minutes of the year', async () => {
    assert.match((await read(minutes)).text, /No minutes of this meeting are published here/)
    const asked = await read(`${minutes}/take-over`, site.operator)
    assert.match(asked.html, /name="first"[^>]*value="13"/)
    const twice = await send(`${minutes}/take-over`, { first: '10' })
    assert.equal(twice.status, 422)
    assert.match(
      twice.text,
      /Numbers 11 are used|Number 11 is used already, by the minutes of the meeting of 7 December 2026/,
    )
    await done(`${minutes}/take-over`, { first: '13' })
    await done(`${minutes}/take-over`, { first: '13' })
    const { text } = await read(edit, site.operator)
    assert.match(text, /13\. Speed enforcement/)
    assert.match(text, /14\. A matter of staff Taken in private/)
    assert.match(text, /That speed figures be published\. Rests on: A motion is moved/)
    assert.match(text, /marked “Agenda Item 2”, is filed with these minutes/)
  })

  it('is read as a draft by the clerk, the monitoring officer and the chair, and by nobody else', async () => {
    for (const role of ['chair', 'monitoring-officer'] as const) {
      assert.match((await read(edit, as(role))).text, /That speed figures be published/, role)
    }
    for (const role of [undefined, 'member', 'performance-officer'] as const) {
      assert.equal((await read(edit, as(role))).status, 403, role ?? 'public')
    }
    assert.doesNotMatch((await read(minutes, as('member'))).text, /speed figures/i)
    assert.doesNotMatch((await read(edit, as('chair'))).html, /Take the draft over|>Edit</)
  })

  it('is edited paragraph by paragraph, each version kept, and never over somebody else’s', async () => {
    const form = await formOf(new RegExp(UNSAID), 'edit')
    const says = { words: 'The Chief Executive answered.', who: 'everybody', isLeftOut: 'no' }
    await done(form, says)
    const { text } = await read(edit, site.operator)
    assert.match(text, /The Chief Executive answered\. Rests on: A point is noted/)
    assert.match(text, new RegExp(`What it said before[^.]*\\.[^(]*${UNSAID}`))
    const late = await send(form, { ...says, words: 'Something else.' })
    assert.equal(late.status, 422)
    assert.match(
      late.text,
      /written otherwise since you opened it, and reads now: “The Chief Executive answered\.”/,
    )
  })

  it('offers what was corrected and recorded since, and drafts it over nothing', async () => {
    assert.deepEqual(await offers(), [])
    await done(`${meeting}/put-right/device-1-hands`, {
      ...{ why: 'Counted again', strike: 'words', vote: 'v1', hour: '14:21' },
      ...{ for: '3', against: '2', abstain: '0' },
    })
    await done(`${meeting}/record/item`, { item: '1', hour: '14:02' })
    await done(`${meeting}/record/note`, { text: 'The minutes were agreed', hour: '14:03' })
    const { text } = await read(edit, site.operator)
    assert.match(text, /put and carried: 4 for/)
    assert.match(
      text,
      /It rests on what was corrected since, and now says: Hands are counted: the vote on “[^”]+”, 3 for, 2 against/,
    )
    assert.match(text, /The record draws now: “The motion was put and carried: 3 for/)
    assert.match(
      text,
      /Recorded since, with no paragraph The record draws now: “The minutes were agreed\.” \(Minutes: a point/,
    )
    const all = await offers()
    assert.equal(all.length, 2)
    const circulating = await send(`${minutes}/circulate`, { on: '2027-02-01' })
    assert.match(circulating.text, /2 things that were recorded or corrected since/)
    for (const href of all) await done(href, { what: 'take' })
    assert.deepEqual(await offers(), [])
    const after = await read(edit, site.operator)
    assert.match(after.text, /put and carried: 3 for/)
    assert.match(after.text, /13\. Minutes.*14\. Speed enforcement.*15\. A matter of staff/)
    assert.match(after.text, /The Chief Executive answered\./)
  })

  it('is circulated to members, with what was taken in private, and not to the public', async () => {
    moment = '2027-02-05T10:00:00Z'
    const early = await send(`${minutes}/circulate`, { on: '2027-01-31' })
    assert.match(early.text, /The meeting was on 1 February 2027\. Enter a day that is no earlier/)
    assert.match(
      (await send(`${minutes}/circulate`, { on: '2027-02-06' })).text,
      /cannot be after today/,
    )
    await done(`${minutes}/circulate`, { on: '2027-02-03' })
    const { text } = await read(minutes, as('member'))
    assert.match(
      text,
      /Draft minutes, circulated to members on 3 February 2027\. They are not published/,
    )
    assert.match(text, new RegExp(PRIVATE))
    assert.match(
      (await read(edit, site.operator)).text,
      /Circulated to members on 3 February 2027, recorded on 5 February 2027/,
    )
    assert.match((await read(minutes)).text, /No minutes of this meeting are published here/)
    assert.equal((await read(`${minutes}.pdf`)).status, 404)
    assert.equal((await read(`${minutes}/members.docx`)).status, 403)
    assert.equal((await read(`${minutes}/members.docx`, as('member'))).status, 200)
  })

  it('publishes nothing that says of something that it is not settled', async () => {
    await done(`${meeting}/record/leave`, { id: 'device-1-gone', who: 'edith-marlow', hour: '' })
    const [offer = ''] = await offers()
    assert.match((await read(edit, site.operator)).text, /the hour is not recorded/)
    await done(offer, { what: 'take' })
    const refused = await send(`${minutes}/publish`, { on: '2027-02-05' })
    assert.match(refused.text, /the hour is not recorded\.” says that something is not settled/)
    await done(`${meeting}/put-right/device-1-gone`, { strike: 'all', why: 'It was somebody else' })
    assert.match(
      (await read(edit, site.operator)).text,
      /It rests on what was struck out since: .* The record draws no such sentence now/,
    )
    const [struck = ''] = await offers()
    await done(struck, { what: 'out' })
  })

  it('is published without a word of what was taken in private, in no way out', async () => {
    const added = { item: 'whole', place: 'closing', words: 'Members were then let go.' }
    const bare = await send(`${minutes}/add`, added)
    assert.match(bare.text, /Choose at least one fact that it rests on; record it first/)
    await done(`${minutes}/add`, { ...added, facts: 'device-1-private' })
    assert.match(
      (await read(edit, site.operator)).text,
      /“Members were then let go\.” rests on what was recorded in private, and is kept for members until you edit it/,
    )
    const asked = await send(`${minutes}/publish`, { on: '2027-02-05' })
    assert.match(
      asked.text,
      /Everybody would look for “Members were then let go\.”, and it is for members/,
    )
    const open = { words: 'Members were let go.', who: 'everybody', isLeftOut: 'no' }
    await done(await formOf(/Members were then let go/, 'edit'), open)
    const warned = await send(`${minutes}/publish`, { on: '2027-02-05' })
    const since =
      /(\w+ paragraphs were|A paragraph was) written otherwise since they were[^.]*? now/
    const [confirmed = ''] = since.exec(warned.text) ?? []
    await done(`${minutes}/publish`, { on: '2027-02-05', confirmed })
    const { text, html } = await read(minutes)
    assert.match(text, /Draft minutes, published on 5 February 2027\. They are not signed/)
    assert.match(text, /14\. Speed enforcement/)
    assert.match(
      text,
      /15\. A matter of staff This item was taken in private, and what is minuted of its business is kept apart/,
    )
    assert.match(text, /Members were let go\./)
    assert.match(text, /The meeting ended at 14:40/)
    assert.match(html, /href="\/meetings\/2027-02-01\/record\?all=yes#e-device-1-move"/)
    assert.match((await read(`${meeting}/record?all=yes`)).html, /id="e-device-1-move"/)
    assert.match(
      (await read(meeting)).text,
      /The minutes of this meeting \. Draft minutes are published/,
    )
    assert.match((await read('/meetings')).text, /draft minutes are published/)
    const ways = [
      minutes,
      `${minutes}.pdf`,
      `${minutes}.docx`,
      meeting,
      '/meetings',
      `${meeting}/record`,
      '/feed',
    ]
    for (const way of ways) {
      const { bytes } = await bytesOf(way)
      const kind = /\.(pdf|docx)$/.exec(way)?.[1]
      const said = kind === undefined ? bytes.toString() : await textOf(kind, bytes)
      assert.doesNotMatch(said, new RegExp(PRIVATE), way)
      if (kind !== undefined) assert.match(said, /That speed figures be published/)
      if (kind !== undefined) assert.doesNotMatch(said, new RegExp(UNSAID), way)
    }
    // Who looks for the word is told no more than of a word that nobody has said
    const searchFor = async (word: string) =>
      (await read(`/search?q=${word}`)).html.replaceAll(word, 'the word')
    assert.equal(await searchFor(PRIVATE), await searchFor('thimblewick'))
    assert.match(
      await textOf('docx', (await bytesOf(`${minutes}/members.docx`, as('member'))).bytes),
      new RegExp(PRIVATE),
    )
    const closed = await send(
      await formOf(/The Chief Executive answered/, 'correct').then((href) =>
        href.replace('/correct', '/edit'),
      ),
      { words: 'Otherwise.', who: 'everybody', isLeftOut: 'no' },
    )
    assert.match(closed.text, /cannot be done as the minutes stands now: it is published/)
  })

  it('gives the same bytes for the same minutes', async () => {
    for (const kind of ['pdf', 'docx'] as const) {
      const first = await bytesOf(`${minutes}.${kind}`)
      const other = await bytesOf(`${minutes}/members.${kind}`, as('member'))
      const again = await bytesOf(`${minutes}/members.${kind}`, as('monitoring-officer'))
      assert.equal(first.status, 200)
      assert.ok(other.bytes.equals(again.bytes), kind)
    }
  })

  it('is corrected at the next meeting with both texts kept, and signed', async () => {
    const form = await formOf(/It was moved by Cllr Bertil Oakes/, 'correct')
    const none = await send(form, { after: 'x', resolution: 'minute 16', meeting: '2027-03-22' })
    assert.equal(none.status, 422)
    moment = '2027-03-25T09:00:00Z'
    const after = 'It was moved by Cllr Bertil Oakes and seconded by Cllr Dominic Strand.'
    await done(form, { after, meeting: '2027-03-22', resolution: 'minute 16(a)' })
    const told = async () => [
      (await read('/meetings/minutes.atom')).html.match(/<title>[^<]*<\/title>/g),
      (await read('/meetings.ics')).html.match(/LAST-MODIFIED:.*/g),
    ]
    const before = await told()
    assert.match(String(before[0]), /Corrected at a meeting: minutes of the/)
    moment = '2027-03-25T10:00:00Z'
    const apart = { meeting: '2027-03-22', resolution: 'minute 16(b)' }
    await done(await formOf(new RegExp(PRIVATE), 'correct'), { ...apart, after: 'Otherwise.' })
    // Of what is kept for members nobody else hears that it was corrected
    assert.deepEqual(await told(), before)
    await done(`${minutes}/sign`, {
      by: 'Ada Fairweather',
      meeting: '2027-03-22',
      on: '2027-03-22',
    })
    const { text } = await read(minutes)
    assert.match(text, /Minutes signed on 22 March 2027\./)
    assert.match(
      text,
      /seconded by Cllr Dominic Strand\. .*Corrected at the meeting of 22 March 2027, minute 16\(a\)\. Before it read: It was moved by Cllr Bertil Oakes and seconded by Cllr Chitra Vale/,
    )
    assert.match(
      text,
      /Signed on 22 March 2027 by Ada Fairweather, who presided at the meeting of 22 March 2027\./,
    )
    assert.match(
      (await read(edit, site.operator)).text,
      /Signed on 22 March 2027, recorded on 25 March 2027/,
    )
    const pdf = await textOf('pdf', (await bytesOf(`${minutes}.pdf`)).bytes)
    assert.match(
      pdf.replace(/\s+/g, ' '),
      /Before it read: It was moved by Cllr Bertil Oakes and seconded by Cllr Chitra Vale/,
    )
  })

  it('puts right the day of what was done, and strikes out what was not, and keeps both', async () => {
    const acts = async () =>
      [
        ...(await read(edit, site.operator)).html.matchAll(
          /href="([^"]+\/minutes\/put-right\/\d+)"/g,
        ),
      ].map(([, href = '']) => href)
    const signed = (await acts()).at(-1) ?? ''
    await done(signed, { what: 'day', on: '2027-03-23', why: 'A day late' })
    assert.match((await read(minutes)).text, /Minutes signed on 23 March 2027/)
    assert.match(
      (await read(edit, site.operator)).text,
      /Signed on 23 March 2027, recorded on 25 March 2027; first recorded as done on 22 March 2027/,
    )
    await done(signed, { what: 'all', why: 'They were not signed' })
    assert.match(
      (await read(minutes)).text,
      /Draft minutes, published on 5 February 2027\. They are not signed/,
    )
    assert.match((await read(edit, site.operator)).text, /Signed on 23 March 2027.*\(struck out\)/)
  })
})

async function textOf(kind: string, bytes: Buffer): Promise<string> {
  const read = await readPaperApart(`minutes.${kind}`, bytes)
  assert.ok(read.ok, JSON.stringify(read))
  return JSON.stringify(read.value)
}
