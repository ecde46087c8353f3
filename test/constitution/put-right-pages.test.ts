import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openSite, type TestSite } from '../site.ts'

const PAPERS = ['medium-term-financial-plan', 'budget-requirement', 'precept-analysis']

describe('a case of which something was recorded late or wrongly', () => {
  let site: TestSite
  let today = '2027-01-04'

  before(async () => {
    const clock = { today: () => today, now: () => `${today}T10:00:00Z` }
    site = await openSite('areas/leicestershire', clock)
    await send('/open', { financialYear: '2027-28', on: today })
    await record('2027-01-22', 'notify', { proposed: '286.23', papers: PAPERS })
    await record('2027-02-05', 'convene', { on: '2027-01-25', meeting: '2027-02-05' })
    await record('2027-02-05', 'support', { by: 'panel' })
  })
  after(() => site.close())

  const at = '/2027-28'
  type Fields = Readonly<Record<string, string | readonly string[]>>

  /** Sends a form about a precept as whoever holds the key. */
  const send = async (
    path: string,
    fields: Fields = {},
    headers: Readonly<Record<string, string>> = site.operator,
  ) => {
    const all = { reason: 'Made up', ...fields }
    const payload = new URLSearchParams(
      Object.entries(all).flatMap(([name, value]) =>
        [value].flat().map((one): [string, string] => [name, one]),
      ),
    ).toString()
    return await site.app.inject({
      method: 'POST',
      url: `/procedures/precept${path}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload,
    })
  }

  /** Records a step on a day, as having happened that day unless said. */
  const record = async (day: string, step: string, fields: Fields = {}) => {
    today = day
    const answer = await send(`${at}/${step}`, { on: day, ...fields })
    assert.equal(answer.statusCode, 303, answer.body)
    return answer.headers['location']
  }

  const read = async (path: string, headers: Record<string, string> = site.operator) => {
    const { body, statusCode } = await site.app.inject({ url: `/procedures${path}`, headers })
    const text = body
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/ ([.,:;])/g, '$1')
    return { body, statusCode, text }
  }

  it('says that it was recorded late', async () => {
    const { text } = await read(`/precept${at}`)
    assert.match(text, /Recorded on 22 January 2027: The commissioner tells the panel/)
    assert.match(
      text,
      /Recorded late, on 5 February 2027: The clerk convenes the meeting, 25 January 2027/,
    )
  })

  it('takes an event between two others, where the rules judge it', async () => {
    today = '2027-02-06'
    const refused = await send(`${at}/support`, { on: '2027-01-23', by: 'panel' })
    assert.equal(refused.statusCode, 422)
    assert.match(
      refused.body,
      /is on record for Monday 25 January 2027, and has to come before this/,
    )
    const early = await send(`${at}/convene`, { on: '2027-02-07', meeting: '2027-02-09' })
    assert.match(early.body, /7 February 2027 has not come yet/)
    const location = await record('2027-02-06', 'convene', {
      on: '2027-01-26',
      meeting: '2027-02-05',
    })
    assert.equal(location, '/procedures/precept/2027-28#entry-4')
    const { body, text } = await read(`/precept${at}`)
    assert.match(body, /id="entry-4"/)
    assert.match(
      text,
      /Recorded late, on 6 February 2027: The clerk convenes the meeting, 26 January 2027/,
    )
    assert.match(
      text,
      /5 February 2027: The panel decides.*26 January 2027: The clerk.*25 January 2027: The clerk/,
    )
  })

  it('has a form for the first entry with what it said, and lists what a correction changed', async () => {
    const form = await read(`/precept${at}/events/1/correct`)
    assert.match(form.body, /value="286.23"/)
    assert.match(form.body, /value="2027-01-22"/)
    const blank = await send(`${at}/events/1/correct`, { on: '2027-01-21', proposed: '' })
    assert.equal(blank.statusCode, 422)
    assert.match(blank.body, /Enter the proposed precept/)
    const answer = await send(`${at}/events/1/correct`, {
      on: '2027-01-21',
      proposed: '286.23',
      papers: PAPERS.slice(1),
      reason: 'The plan was not with it',
    })
    assert.equal(answer.headers['location'], '/procedures/precept/2027-28#entry-5')
    const { text } = await read(`/precept${at}`)
    assert.match(
      text,
      /Puts right: The commissioner tells the panel of the proposed precept, 22 January 2027 The day it happened: 21 January 2027, and not 22 January 2027 Papers that came with it: /,
    )
    assert.match(
      text,
      /What changed because of it:.*done on 21 January 2027, due by Monday 1 February 2027\. Before: done on 22 January 2027/,
    )
    assert.match(text, /Not recorded as come with it: medium-term financial plan/)
    assert.match(text, /Recorded by A\. Clerk\. The plan was not with it/)
  })

  it('refuses a correction where the rules do not let it happen', async () => {
    const late = await send(`${at}/events/1/correct`, {
      on: '2027-02-01',
      proposed: '286.23',
      papers: PAPERS,
    })
    assert.equal(late.statusCode, 303, 'it may follow the day of what rested on it')
    const { text } = await read(`/precept${at}`)
    assert.match(
      text,
      /The rules would now refuse this, so it counts for nothing: &quot;The commissioner tells the panel of the proposed precept&quot; is on record for Monday 1 February 2027/,
    )
    assert.match(
      text,
      /The panel decides to support the precept, 5 February 2027: What comes before this is not on record, or does not count: The clerk convenes the meeting/,
    )
    const back = { on: '2027-01-21', proposed: '286.23', papers: PAPERS.slice(1) }
    assert.equal((await send(`${at}/events/1/correct`, back)).statusCode, 303)
    assert.match((await read(`/precept${at}`)).text, /the rules no longer refuse this/)
  })

  it('is shown as it was known at the end of a day, with nothing to be added to that', async () => {
    const known = async (day: string) => await read(`/precept${at}?known=${day}`)
    const then = await known('2027-02-03')
    assert.match(then.text, /As known on 3 February 2027: what was recorded later is left out/)
    assert.match(then.text, /This is waiting for a meeting to be convened/)
    assert.doesNotMatch(then.text, /Puts right|25 January/)
    assert.doesNotMatch(then.body, /href="[^"]*(correct|strike-out|withdraw-case|\/convene)"/)
    assert.match(then.body, /value="2027-02-03"/)
    assert.match((await known('2027-01-03')).text, /Nothing had been recorded of this case by then/)
    const ahead = await known('2027-02-07')
    assert.equal(ahead.statusCode, 422)
    assert.match(ahead.text, /has not come yet\. Choose a day up to today/)
    assert.equal((await known('soon')).statusCode, 422)
    assert.equal((await known('')).statusCode, 200)
  })

  it('offers to put right and to strike out each entry that stands, to whoever may', async () => {
    const { body } = await read(`/precept${at}`)
    for (const number of [1, 2, 3, 4]) {
      assert.match(body, new RegExp(`/events/${number}/correct"`))
      assert.match(body, new RegExp(`/events/${number}/strike-out"`))
    }
    assert.doesNotMatch(body, /\/events\/5\//)
    assert.doesNotMatch((await read(`/precept${at}`, {})).body, /\/events\/|withdraw-case/)
    const stranger = await send(`${at}/events/1/strike-out`, {}, { cookie: '' })
    assert.equal(stranger.statusCode, 403)
    for (const number of ['0', '5', '99', 'x']) {
      assert.equal((await read(`/precept${at}/events/${number}/correct`)).statusCode, 404, number)
    }
  })

  it('strikes out any entry, and names what that leaves without ground', async () => {
    const answer = await send(`${at}/events/3/strike-out`, { reason: 'Another panel’s' })
    assert.equal(answer.statusCode, 303)
    const { text } = await read(`/precept${at}`)
    assert.match(
      text,
      /Strikes out: The panel decides to support the precept, 5 February 2027 Who decided: The whole panel At which sitting: The meeting, on the day it was convened for What changed because of it: Where it stands: waiting for the panel to decide/,
    )
  })

  it('is withdrawn with a reason: no list counts it, and its address says so', async () => {
    assert.equal((await send(`${at}/withdraw-case`, { reason: ' ' })).statusCode, 422)
    assert.match((await read('')).body, /href="\/procedures\/precept\/2027-28"/)
    const answer = await send(`${at}/withdraw-case`, { reason: 'Opened for the wrong year' })
    assert.equal(answer.statusCode, 303)
    const page = await read(`/precept${at}`)
    assert.equal(page.statusCode, 200)
    assert.match(page.text, /Withdrawn on 6 February 2027: Opened for the wrong year\./)
    assert.match(page.text, /The case was withdrawn, 6 February 2027/)
    assert.match(page.text, /Puts right: The commissioner tells the panel/)
    assert.doesNotMatch(page.text, /Days to keep|What may happen next/)
    for (const list of ['', '/precept', '.ics']) {
      assert.doesNotMatch((await read(list)).body, /procedures\/precept\/2027-28/, list)
    }
    assert.match((await read(`/precept${at}?known=2027-02-05`)).text, /This is waiting for/)
  })

  it('takes nothing more once it is withdrawn, and no other case takes its address', async () => {
    for (const path of ['support', 'events/1/correct', 'events/1/strike-out', 'withdraw-case']) {
      const answer = await send(`${at}/${path}`, { on: today, by: 'panel' })
      assert.equal(answer.statusCode, 422, path)
      assert.match(answer.body, /cannot be done as the case stands now: it is withdrawn/)
      assert.equal((await read(`/precept${at}/${path}`)).statusCode, 303, path)
    }
    const again = await send('/open', { financialYear: '2027-28', on: today })
    assert.equal(again.headers['location'], '/procedures/precept/2027-28-2')
  })

  it('lets a veto be recorded from its minutes alone, found on the page of the case', async () => {
    today = '2027-03-01'
    await send('/open', { financialYear: '2026-27', on: '2026-02-04' })
    const page = await read('/precept/2026-27')
    const [, owed = ''] = (await read('')).text.split('Owed, and due soon')
    // The days after a veto, which none is on record of, are in reserve and past
    assert.match(owed.split('Open cases')[0] ?? '', /Sunday 8 February 2026/)
    assert.doesNotMatch(owed.split('Open cases')[0] ?? '', /Sunday 15 February 2026/)
    assert.match(page.text, /Something else that happened Anything that happened may be recorded/)
    const [, others = ''] = page.body.split('Something else that happened')
    const href = /href="([^"]*\/2026-27\/veto)"/.exec(others)?.[1]
    assert.ok(href, 'a link to the veto')
    assert.equal((await read(href.replace('/procedures', ''))).statusCode, 200)
    const veto = {
      on: '2026-02-04',
      by: 'panel',
      counted: 'not-stated',
      result: 'carried',
      direction: 'too-low',
      reasons: 'Not stated in the minutes',
      vetoedIncrease: '11',
    }
    assert.equal((await send('/2026-27/veto', veto)).statusCode, 303)
    const after = await read('/precept/2026-27')
    assert.match(after.text, /Recorded as vetoed as too low: no numbers are stated/)
    assert.match(after.text, /Something else that happened.*The commissioner tells the panel/)
    // A reader is offered nothing to record
    assert.doesNotMatch((await read('/precept/2026-27', {})).text, /Something else that happened/)
  })
})
