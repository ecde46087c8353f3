import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openSite, type TestSite } from '../site.ts'

const WHAT_IF = '/procedures/precept/what-if'
const OPENING = { begin: 'yes', financialYear: '2027-28', on: '2027-01-04' }
const VETO = {
  by: 'panel',
  counted: 'counted',
  members: '15',
  present: '15',
  for: '10',
  against: '5',
  abstain: '0',
  direction: 'too-high',
  reasons: 'As a test',
}

describe('a case rehearsed with assumed days', () => {
  let site: TestSite
  before(async () => {
    const clock = { today: () => '2026-11-30', now: () => '2026-11-30T10:00:00Z' }
    site = await openSite('areas/leicestershire', clock)
  })
  after(() => site.close())

  const read = async (url: string) => {
    const { body, statusCode } = await site.app.inject({ url })
    const text = body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    return { body, statusCode, text }
  }
  const ask = (fields: Readonly<Record<string, string>>) =>
    read(`${WHAT_IF}?${new URLSearchParams(fields).toString()}`)

  /** What a form of the rehearsal carries on, out of its hidden fields. */
  const hiddenIn = (body: string): Record<string, string> =>
    Object.fromEntries(
      [...body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(
        ([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')],
      ),
    )

  /** Follows the link of a step, and assumes it. */
  const assume = async (page: { body: string }, step: string, fields: Record<string, string>) => {
    const href = new RegExp(`href="(/procedures/precept/what-if[^"]*step=${step})"`).exec(page.body)
    assert.ok(href?.[1], `${step} is not offered`)
    const form = await read(href[1].replaceAll('&amp;', '&'))
    assert.match(form.text, /nothing that you fill in here is recorded/)
    return await ask({ ...hiddenIn(form.body), ...fields })
  }

  it('shows states and dates of days to come, and says of all that it is assumed', async () => {
    assert.match((await read(WHAT_IF)).text, /What if: Precept/)
    let page = await ask(OPENING)
    assert.match(page.text, /On 4 January 2027 this would be waiting for the commissioner/)
    page = await assume(page, 'notify', { on: '2027-01-22', proposed: '286.23' })
    page = await assume(page, 'convene', { on: '2027-01-25', meeting: '2027-02-05' })
    page = await assume(page, 'veto', { on: '2027-02-05', ...VETO })
    assert.match(page.text, /On 5 February 2027 this would be waiting for the report of the veto\./)
    assert.match(page.text, /Vetoed as too high: 10 of 15 members/)
    assert.match(page.text, /Monday 15 February 2027/)
    assert.match(page.text, /The panel votes on a veto \(assumed\)/)
  })

  it('is stopped where recording would be stopped, with what was typed still there', async () => {
    let page = await ask(OPENING)
    page = await assume(page, 'notify', { on: '2027-01-22', proposed: '286.23' })
    page = await assume(page, 'convene', { on: '2027-01-25', meeting: '2027-02-05' })
    const refused = await assume(page, 'support', { on: '2027-02-04', by: 'panel' })
    assert.equal(refused.statusCode, 422)
    assert.match(refused.text, /The meeting is convened for Friday 5 February 2027/)
    assert.match(refused.body, /value="2027-02-04"/)
  })

  it('records nothing', async () => {
    let page = await ask(OPENING)
    page = await assume(page, 'notify', { on: '2027-01-22', proposed: '286.23' })
    assert.match((await read('/procedures/precept')).text, /There is no case yet/)
    const entries = await site.db
      .selectFrom('entry')
      .select('id')
      .where('kind', '=', 'case')
      .execute()
    assert.deepEqual(entries, [])
  })

  it('goes on from a case on record, which stays as it is', async () => {
    const sent = await site.app.inject({
      method: 'POST',
      url: '/procedures/precept/open',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...site.operator },
      payload: 'financialYear=2027-28&on=2026-11-30&reason=Made+up',
    })
    assert.equal(sent.statusCode, 303, sent.body)
    const real = await read('/procedures/precept/2027-28')
    assert.match(real.body, /href="\/procedures\/precept\/what-if\?case=2027-28"/)
    let page = await read(`${WHAT_IF}?case=2027-28`)
    page = await assume(page, 'notify', { on: '2027-01-22', proposed: '286.23' })
    assert.match(page.text, /On 22 January 2027 this would be waiting for a meeting/)
    assert.match((await read('/procedures/precept/2027-28')).text, /Nothing is recorded yet/)
  })

  it('says what to do with an address that does not say what was assumed', async () => {
    for (const query of [
      'begun=x',
      'begin=yes',
      'begun=%7B%7D',
      'assumed=x&begin=yes&financialYear=2027-28&on=2027-01-04',
    ]) {
      assert.equal((await read(`${WHAT_IF}?${query}`)).statusCode, 422, query)
    }
    assert.equal((await read(`${WHAT_IF}?case=none`)).statusCode, 404)
    assert.equal((await read('/procedures/none/what-if')).statusCode, 404)
  })
})
