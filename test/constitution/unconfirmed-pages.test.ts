import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openSite, type TestSite } from '../site.ts'

const VETO = {
  by: 'panel',
  members: '15',
  present: '15',
  for: '10',
  against: '5',
  abstain: '0',
  direction: 'too-high',
  reasons: 'As minuted',
}

describe('a veto whose report is not on record when its last day has passed', () => {
  let site: TestSite
  let today = '2027-01-04'

  before(async () => {
    const clock = { today: () => today, now: () => `${today}T10:00:00Z` }
    site = await openSite('areas/leicestershire', clock)
    await send('/open', { financialYear: '2027-28', on: today })
    await record('2027-01-22', 'notify', { proposed: '286.23' })
    await record('2027-01-25', 'convene', { meeting: '2027-02-05' })
    await record('2027-02-05', 'veto', VETO)
    today = '2027-02-19'
  })
  after(() => site.close())

  const send = async (path: string, fields: Readonly<Record<string, string>>) =>
    await site.app.inject({
      method: 'POST',
      url: `/procedures/precept${path}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...site.operator },
      payload: new URLSearchParams({ reason: 'Made up', ...fields }).toString(),
    })

  const record = async (
    on: string,
    step: string,
    fields: Readonly<Record<string, string>> = {},
  ) => {
    if (on > today) today = on
    const answer = await send(`/2027-28/${step}`, { on, ...fields })
    assert.equal(answer.statusCode, 303, answer.body)
  }

  const read = async (query = '', headers: Record<string, string> = site.operator) => {
    const { body } = await site.app.inject({ url: `/procedures/precept/2027-28${query}`, headers })
    return { body, text: body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') }
  }

  it('is said to be over by nobody, and both steps are offered', async () => {
    const { body, text } = await read()
    assert.match(text, /By what is recorded, this is waiting for the report of the veto\./)
    assert.match(text, /No report is recorded\. If none was sent by Monday 8 February 2027/)
    assert.match(text, /Overdue as far as is recorded: due 11 days ago/)
    const [inset = ''] = /<div class="govuk-inset-text">[\s\S]*?<\/div>/.exec(body) ?? []
    assert.match(inset, /href="\/procedures\/precept\/2027-28\/report"/)
    assert.match(inset, /href="\/procedures\/precept\/2027-28\/confirm-no-report"/)
  })

  it('has no links for those who may only read, and said nothing of it on the last day itself', async () => {
    assert.doesNotMatch((await read('', {})).body, /confirm-no-report/)
    assert.doesNotMatch((await read('?known=2027-02-08')).text, /No report is recorded/)
    assert.match((await read('?known=2027-02-09')).text, /No report is recorded/)
  })

  it('goes on once the report is recorded with the day it was sent', async () => {
    await record('2027-02-08', 'report')
    const { body, text } = await read()
    assert.match(text, /this is vetoed, and waiting for a revised precept/)
    assert.doesNotMatch(body, /govuk-inset-text/)
    assert.match((await read('?known=2027-02-19')).text, /vetoed, and waiting/)
  })
})
