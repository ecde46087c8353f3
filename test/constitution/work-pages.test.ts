import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openSite, type TestSite } from '../site.ts'

describe('the pages that a clerk opens', () => {
  let site: TestSite
  let today = '2027-01-25'

  before(async () => {
    const clock = { today: () => today, now: () => `${today}T10:00:00Z` }
    site = await openSite('areas/leicestershire', clock)
  })
  after(() => site.close())

  const send = async (path: string, fields: Readonly<Record<string, string>>) => {
    const answer = await site.app.inject({
      method: 'POST',
      url: `/procedures/precept${path}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...site.operator },
      payload: new URLSearchParams({ reason: 'Made up', ...fields }).toString(),
    })
    assert.equal(answer.statusCode, 303, answer.body)
  }
  const read = async (url: string) => {
    const { body } = await site.app.inject({ url })
    return { body, text: body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') }
  }

  it('say that no meeting is on record while none is, and what any would need', async () => {
    const { text } = await read('/procedures')
    assert.match(
      text,
      /No meeting to come is on record A meeting is on record once it is convened, by itself under Meetings or in an open case/,
    )
    assert.match(text, /Needed for a quorum 4 present, of 15 seats/)
    assert.match(text, /10 of 15 members, if every seat is filled \(Rule 102\(c\)/)
    assert.match(text, /No case is open/)
  })

  it('begin with the next meeting, what it needs and by when, then what is open', async () => {
    await send('/open', { financialYear: '2027-28', on: '2027-01-25' })
    await send('/2027-28/notify', { on: '2027-01-25', proposed: '286.23' })
    await send('/2027-28/convene', { on: '2027-01-25', meeting: '2027-02-05' })
    const { text, body } = await read('/procedures')
    // Five clear working days: 29 January and 1 to 4 February. Fifteen days before is 21 January
    assert.match(
      text,
      /Next meeting on record: Friday 5 February 2027, in 11 days Precept: 2027-28 Publish the agenda by Thursday 28 January 2027 \(LGA 1972, section 100B\) Call those who are to answer by Thursday 21 January 2027 \(Rule 67\): this day has passed;.*Tell of substitutes until 24 hours before it begins \(Arrangements 18\)/,
    )
    assert.match(text, /Open cases .*Waiting for the panel to decide/)
    assert.ok(body.indexOf('Open cases') < body.indexOf('<details'), 'the rest is folded')
  })

  it('name no meeting once something was done at it', async () => {
    today = '2027-02-05'
    await send('/2027-28/support', { on: '2027-02-05', by: 'panel' })
    assert.match((await read('/procedures')).text, /No meeting to come is on record/)
  })

  it('begin with what is asked, then the conflicts that an answer of this year turns on', async () => {
    const { text } = await read('/constitution')
    assert.match(text, /Constitution Ask the constitution Is a veto carried\?/)
    const [, turning = ''] =
      /Conflicts that can change an answer this year(.*)Where the text itself needs care/.exec(
        text,
      ) ?? []
    assert.match(turning, /When the panel must have met and reported on the precept : /)
    assert.match(turning, /What carries a vote, and what breaks a tie/)
    // Nothing of this comes round every year, and no ruling on it would be taken up
    assert.doesNotMatch(turning, /Six weeks or thirty working days to recommend on a removal/)
  })
})
