import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { signInForTest } from '#accounts/testing.ts'
import { openSite, type TestSite } from './site.ts'

/** Twelve seats, of which one is vacant from May 2026. Substitutes are named 48 hours before. */
const NORTHMERE = 'test/fixtures/areas/northmere'

const words = (html: string) =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', '’')
    .replace(/\s+/g, ' ')

describe('convening a meeting, and answering a summons to it', () => {
  let site: TestSite
  let moment = '2026-11-30T10:00:00Z'
  let member: string

  before(async () => {
    site = await openSite(NORTHMERE, { today: () => moment.slice(0, 10), now: () => moment })
    member = await signInForTest(site.db, {
      ...{ name: 'Ada Fairweather', email: 'ada@example.gov.uk', roles: ['member'] },
      ...{ person: 'ada-fairweather', folder: site.folder, at: moment },
    })
  })
  after(() => site.close())

  const as = (cookie: string) => ({ cookie, 'sec-fetch-site': 'same-origin' }) as const
  const read = async (path: string, headers = {}) => {
    const answer = await fetch(site.address + path, { headers })
    return { status: answer.status, text: words(await answer.text()) }
  }
  const send = async (path: string, fields: Record<string, string>, headers = site.operator) => {
    const answer = await fetch(site.address + path, {
      ...{ method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(fields) },
    })
    return {
      status: answer.status,
      to: answer.headers.get('location'),
      text: words(await answer.text()),
    }
  }
  const convene = (fields: Record<string, string>) =>
    send('/meetings/convene', { kind: 'ordinary', on: '2026-11-30', ...fields })

  it('has the days before it counted, before anything is recorded', async () => {
    const form = await read('/meetings/convene?when=2027-02-01+14:00', site.operator)
    assert.match(
      form.text,
      /Publish the agenda by Tuesday 26 January 2027 \(Article 24\)|Publish the agenda by/,
    )
    assert.equal((await read('/meetings/2027-02-01')).status, 404)
  })

  it('gives it the address of its day, where anybody reads when and where it is', async () => {
    const done = await convene({ when: '2027-02-01 14:00', place: 'The Guildhall, Easthaven' })
    assert.deepEqual([done.status, done.to], [303, '/meetings/2027-02-01'])
    const { text } = await read('/meetings/2027-02-01')
    assert.match(text, /Planned for Monday 1 February 2027, 14:00, The Guildhall, Easthaven/)
    assert.match(text, /Tell of substitutes until 48 hours before it begins \(Article 10\)/)
    assert.match(text, /Public questions by Not known: no rule that is held says/)
    assert.match(
      (await read('/meetings')).text,
      /The next meeting on record is on Monday 1 February/,
    )
  })

  it('gives a second meeting of a day an address with its kind, and refuses one twice', async () => {
    const second = await convene({ kind: 'special', when: '2027-02-01 17:00' })
    assert.equal(second.to, '/meetings/2027-02-01-special')
    const again = await convene({ when: '2027-02-01 14:00' })
    assert.equal(again.status, 422)
    assert.match(again.text, /A meeting of that kind is convened for 14:00 on 1 February 2027/)
  })

  it('says what is too late and does not refuse it', async () => {
    const done = await convene({ when: '2026-12-02 10:00' })
    assert.equal(done.status, 303)
    const { text } = await read('/meetings/2026-12-02')
    assert.match(text, /cannot give 3 clear working days before a meeting on Wednesday 2 December/)
    assert.match(text, /this day has passed/)
  })

  it('counts the days from the day on which it is said to have been convened', async () => {
    const form = '/meetings/convene?when=2026-12-02+10:00'
    assert.match(
      (await read(form, site.operator)).text,
      /Notice on Monday 30 November 2026 cannot give 3 clear/,
    )
    const { text } = await read(`${form}&on=2026-11-20`, site.operator)
    assert.match(text, /Notice on Friday 20 November 2026 leaves the 3 clear working days/)
  })

  it('says what is not settled of a task group, by a rule that wants it', async () => {
    const done = await convene({ kind: 'task-group', name: 'Roads', when: '2027-03-02 10:00' })
    assert.equal(done.to, '/meetings/2027-03-02')
    const { text } = await read('/meetings/2027-03-02')
    assert.match(text, /What it is for Not recorded Until Its end is not recorded/)
  })

  it('refuses what has not happened yet, and a group without a name', async () => {
    const early = await convene({ when: '2027-05-03 10:00', on: '2026-12-01' })
    assert.match(early.text, /The day cannot be after today, 30 November 2026/)
    const nameless = await convene({ kind: 'subcommittee', when: '2027-05-03 10:00' })
    assert.match(nameless.text, /Enter the name of the subcommittee or task group/)
    const before = await convene({ when: '2026-10-25 10:00' })
    assert.match(
      before.text,
      /Enter a day that is not before 30 November 2026, when it was convened/,
    )
  })

  it('keeps its address when it is moved, and both days', async () => {
    await convene({ when: '2027-04-12 10:00', place: 'The Guildhall' })
    const moved = await send('/meetings/2027-04-12/move', {
      ...{ when: '2027-04-19 11:00', reason: 'The hall is let', told: 'members, by letter' },
      on: '2026-11-30',
    })
    assert.equal(moved.to, '/meetings/2027-04-12')
    const back = await send('/meetings/2027-04-12/move', {
      ...{ when: '2020-01-01 10:00', reason: 'A slip', told: '', on: '2026-11-30' },
    })
    assert.match(back.text, /Enter a day that is not before 30 November 2026, when it was moved/)
    const { text } = await read('/meetings/2027-04-12')
    assert.match(text, /Meeting of 19 April 2027/)
    assert.match(text, /Monday 12 April 2027, 10:00, The Guildhall .* Monday 19 April 2027, 11:00/)
    assert.match(text, /Moved on 30 November 2026: The hall is let\. Told: members, by letter\./)
  })

  it('asks before a move is put before a later one, which goes on standing, and refuses one before it was convened', async () => {
    moment = '2026-12-10T10:00:00Z'
    const at = '/meetings/2027-05-10'
    await convene({ when: '2027-05-10 10:00', on: '2026-12-01' })
    const later = { when: '2027-05-24 10:00', reason: 'The hall is let', on: '2026-12-08' }
    assert.equal((await send(`${at}/move`, later)).status, 303)
    const early = { when: '2027-05-17 10:00', reason: 'The chair is away', on: '2026-11-30' }
    const before = await send(`${at}/move`, early)
    assert.match(before.text, /It was convened on 1 December 2026\. Enter that day or a later one/)
    const between = { ...early, on: '2026-12-04' }
    const asked = await send(`${at}/move`, between)
    assert.equal(asked.status, 422)
    const warning =
      'This meeting was moved on 8 December 2026, after the day that you entered: that stands, and what you record is kept as what was decided before it'
    assert.ok(asked.text.includes(warning), asked.text)
    const confirmed = await send(`${at}/move`, { ...between, confirmed: warning })
    assert.equal(confirmed.to, at)
    const { text } = await read(at)
    assert.match(text, /Planned for Monday 24 May 2027, 10:00/)
    assert.match(text, /Moved on 4 December 2026: The chair is away.* Moved on 8 December 2026/)
    moment = '2026-11-30T10:00:00Z'
  })

  it('asks before a meeting is moved, or convened, onto the time of another of the same members', async () => {
    await convene({ when: '2027-06-07 14:00' })
    await convene({ when: '2027-06-14 14:00' })
    await convene({ kind: 'subcommittee', name: 'Roads', when: '2027-06-21 14:30' })
    const move = { when: '2027-06-07 14:30', reason: 'The hall is let', on: '2026-11-30' }
    const asked = await send('/meetings/2027-06-14/move', move)
    assert.equal(asked.status, 422)
    const warning =
      'The meeting of 7 June 2027 is planned for 14:00 on 7 June 2027, and is of the same members'
    assert.ok(asked.text.includes(warning), asked.text)
    const elsewhen = { ...move, confirmed: 'Another warning' }
    assert.equal((await send('/meetings/2027-06-14/move', elsewhen)).status, 422)
    const confirmed = { ...move, confirmed: warning }
    assert.equal((await send('/meetings/2027-06-14/move', confirmed)).status, 303)
    const special = await convene({ kind: 'special', when: '2027-06-07 14:00' })
    assert.match(special.text, /The meeting of 7 June 2027 is planned for 14:00/)
    const free = { when: '2027-06-21 14:30', reason: 'Room', on: '2026-11-30' }
    assert.equal((await send('/meetings/2027-06-07/move', free)).status, 303)
  })

  it('stays in the list and the calendar as cancelled, and is not the next one', async () => {
    const cancelled = await send('/meetings/2026-12-02/cancel', {
      ...{ reason: 'No business', on: '2026-11-30' },
    })
    assert.equal(cancelled.status, 303)
    const { text } = await read('/meetings')
    assert.match(text, /Meeting of 2 December 2026 [^.]*Cancelled/)
    assert.match(text, /The next meeting on record is on Monday 1 February 2027/)
    const feed = await (await fetch(`${site.address}/meetings/2026-12-02.ics`)).text()
    assert.match(feed, /STATUS:CANCELLED/)
    const planned = await (await fetch(`${site.address}/meetings/2027-02-01.ics`)).text()
    assert.match(planned, /DTSTART:20270201T140000Z\r\nDTEND:20270201T160000Z/)
    assert.match(planned.replaceAll('\r\n ', ''), /two hours are kept for it/)
    const again = await send('/meetings/2026-12-02/move', {
      ...{ when: '2026-12-09 10:00', reason: 'After all', on: '2026-11-30' },
    })
    assert.match(again.text, /This meeting is cancelled\. Convene another in its place/)
  })

  it('takes a member’s own answer, changed as often as they like, and keeps each', async () => {
    const at = '/meetings/2027-02-01'
    const first = await send(`${at}/reply`, { answer: 'coming' }, as(member) as never)
    assert.equal(first.to, `${at}#answers`)
    moment = '2026-11-30T11:00:00Z'
    await send(
      `${at}/reply`,
      { answer: 'apologies', reason: 'Grandmother’s ninetieth' },
      as(member) as never,
    )
    const { text } = await read(at, as(member))
    assert.match(text, /0 coming, 1 apologised, 10 not answered/)
    assert.match(
      text,
      /Cllr Ada Fairweather: coming \(10:00 on 30 November 2026\); then sends apol/,
    )
    assert.match(text, /Grandmother/)
    const open = (await read(at)).text
    assert.doesNotMatch(open, /Grandmother|apologised|Who is coming/)
  })

  it('offers nobody in the place of a member who is known by a post that the panel calls to account', async () => {
    const { text } = await read('/meetings/2027-02-01/reply-for', site.operator)
    assert.match(text, /Jonas Ackerby/)
    assert.doesNotMatch(text, /Nadia Sorrel/)
  })

  it('warns of a substitute told 23 hours before, with the paragraph, and takes them', async () => {
    moment = '2027-01-31T15:30:00Z'
    const at = '/meetings/2027-02-01'
    const told = await send(`${at}/reply-for`, {
      ...{ person: 'bertil-oakes', answer: 'substitute', substitute: 'jonas-ackerby' },
      ...{ told: '2027-01-31 15:00', how: 'by telephone' },
    })
    assert.equal(told.to, `${at}#answers`, told.text)
    const { text } = await read(at, site.operator)
    assert.match(text, /Sends a substitute: Cllr Jonas Ackerby Late: .*Article 10/)
    assert.match(text, /1 coming \(1 of them in place of a member\), 1 apologised, 9 not answered/)
    assert.match(text, /15:00 on 31 January 2027 by telephone/)
    const onPanel = (await read('/panel?on=2027-02-01')).text
    assert.match(onPanel, /Cllr Jonas Ackerby Cllr Bertil Oakes|Cllr Jonas Ackerby .*In place of/)
  })

  it('takes what the substitute answers to that, in the row of the member in whose place they come', async () => {
    const at = '/meetings/2027-02-01'
    const form = (await read(`${at}/reply-for`, site.operator)).text
    assert.match(form, /Cllr Jonas Ackerby, in place of Cllr Bertil Oakes/)
    assert.match((await read(at, site.operator)).text, /Whether they accept is not recorded/)
    const answers = { person: 'jonas-ackerby', told: '2027-01-31 15:05', how: 'by e-mail' }
    await send(`${at}/reply-for`, { ...answers, answer: 'coming' })
    const { text } = await read(at, site.operator)
    assert.match(text, /They accepted, 15:05 on 31 January 2027, by e-mail/)
    assert.match(text, /1 coming \(1 of them in place of a member\), 1 apologised, 9 not answered/)
    await send(`${at}/reply-for`, { ...answers, answer: 'apologies', told: '2027-01-31 15:08' })
    const later = (await read(at, site.operator)).text
    assert.match(later, /They cannot come, 15:08 on 31 January 2027/)
    assert.match(later, /0 coming, 1 apologised, 1 whose substitute cannot come, 9 not answered/)
    const another = await send(`${at}/reply-for`, {
      ...{ ...answers, answer: 'substitute', substitute: 'greta-penhale' },
    })
    assert.match(another.text, /sends nobody else/)
  })

  it('has one substitute for a member, the one of the last answer', async () => {
    const at = '/meetings/2027-02-01'
    await send(`${at}/reply-for`, {
      ...{ person: 'bertil-oakes', answer: 'coming', told: '2027-01-31 15:10' },
      how: 'by telephone',
    })
    assert.doesNotMatch((await read('/panel?on=2027-02-01')).text, /Substitutes/)
    assert.match((await read(at, site.operator)).text, /1 coming, 1 apologised, 9 not answered/)
  })

  it('refuses an answer told later than now, and one of somebody who is nobody here', async () => {
    const late = await send('/meetings/2027-02-01/reply-for', {
      ...{ person: 'bertil-oakes', answer: 'coming', told: '2027-01-31 23:10', how: 'by letter' },
    })
    assert.match(late.text, /Nobody can have told you later than now/)
    const stranger = await signInForTest(site.db, {
      ...{ name: 'A Member', email: 'member@example.gov.uk', roles: ['member'] },
      ...{ folder: site.folder, at: moment },
    })
    const own = await read('/meetings/2027-02-01/reply', as(stranger))
    assert.equal(own.status, 404)
    assert.match(own.text, /It is not known who you are on the panel/)
  })

  it('is shown as it was known on a day before, when that is asked for', async () => {
    await send('/meetings/2027-04-12/cancel', { reason: 'No business', on: '2027-01-31' })
    assert.match((await read('/meetings/2027-04-12')).text, /Cancelled on 31 January 2027/)
    const before = (await read('/meetings/2027-04-12?known=2026-12-31')).text
    assert.match(before, /As it was known at the end of 31 December 2026/)
    assert.match(before, /Planned for Monday 19 April 2027, 11:00/)
    assert.doesNotMatch(before, /Cancelled/)
    assert.equal((await read('/meetings/2027-04-12?known=2026-11-29')).status, 404)
  })

  it('proposes next year’s meetings on the same weekdays, and convenes those that are left', async () => {
    const form = await (
      await fetch(`${site.address}/meetings/copy`, { headers: site.operator })
    ).text()
    // Monday 1 February 2027 and 52 weeks
    assert.match(form, /value="2028-01-31 14:00"/)
    const done = await send('/meetings/copy', {
      when1: '2028-01-31 14:00',
      place1: 'The Guildhall',
    })
    assert.equal(done.to, '/meetings', done.text)
    assert.match(
      (await read('/meetings/2028-01-31')).text,
      /Monday 31 January 2028, 14:00, The Guild/,
    )
    const none = await send('/meetings/copy', {})
    assert.match(none.text, /Every day is blank/)
  })

  it('counts nowhere once it was withdrawn, and no other gets its address', async () => {
    const gone = await send('/meetings/2028-01-31/withdraw', { reason: 'Entered by mistake' })
    assert.equal(gone.to, '/meetings')
    assert.equal((await read('/meetings/2028-01-31')).status, 404)
    const again = await convene({ when: '2028-01-31 14:00' })
    assert.equal(again.to, '/meetings/2028-01-31-ordinary')
  })

  it('stands in the calendar of its month with the day by which its agenda goes out, and under procedures', async () => {
    const { text } = await read('/meetings/calendar?month=2027-05')
    assert.match(text, /1 meeting of May 2027 is recorded here/)
    assert.match(text, /Monday 24 May 2027 Meeting of 24 May 2027 10:00; Planned/)
    assert.match(text, /agenda of the meeting of 24 May 2027 is to be published by this day/)
    assert.match((await read('/meetings/calendar?month=2031-02')).text, /No date of this month/)
    assert.match((await read('/meetings/calendar')).text, /January 2027/)
    assert.equal((await read('/meetings/calendar?month=2027-13')).status, 404)
    const next = (await read('/procedures')).text
    assert.match(next, /Next meeting on record: Monday 1 February 2027, tomorrow/)
  })

  it('has items put forward by the clerk for a member who asked, under their name', async () => {
    const url = '/meetings/work-programme/for-member'
    const item = { title: 'Lighting of paths', person: 'bertil-oakes', asked: 'e-mail of 2 March' }
    assert.equal((await send(url, item, as(member))).status, 403)
    const bare = await send(url, { title: 'Lighting of paths' })
    assert.match(bare.text, /Choose the member.*Enter how the member asked for it/)
    const stranger = await send(url, { ...item, person: 'nobody-at-all' })
    assert.equal(stranger.status, 422)
    assert.equal((await send(url, item)).status, 303)
    const { text } = await read('/meetings/work-programme')
    assert.match(text, /Lighting of paths .*Bertil Oakes .*by the clerk: e-mail of 2 March/)
  })
})
