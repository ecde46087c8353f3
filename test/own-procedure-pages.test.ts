import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openSite, type TestSite } from './site.ts'

describe('the pages of a procedure that only an area has', () => {
  let site: TestSite
  before(async () => {
    site = await openSite('test/fixtures/areas/saltwell', {
      today: () => '2026-12-21',
      now: () => '2026-12-21T10:00:00Z',
    })
  })
  after(() => site.close())

  const words = (html: string) =>
    html
      .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replaceAll('&#39;', '’')
      .replace(/\s+/g, ' ')
  const ask = async (url: string) => {
    const { statusCode, body } = await site.app.inject({ url, headers: site.operator })
    return { status: statusCode, text: words(body) }
  }
  const send = async (url: string, fields: Readonly<Record<string, string>>) => {
    const answer = await site.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...site.operator },
      payload: new URLSearchParams({ reason: 'A letter', ...fields }).toString(),
    })
    return { status: answer.statusCode, to: answer.headers.location, text: words(answer.body) }
  }

  it('stand beside the others, and lead through a case to its end', async () => {
    assert.match(
      (await ask('/procedures')).text,
      /Petition What it is A petition is acknowledged, heard/,
    )
    assert.match((await ask('/procedures/petition')).text, /Waiting to be acknowledged/)
    const opened = await send('/procedures/petition/open', {
      title: 'Lights in Harbour Lane',
      on: '2026-12-16',
    })
    assert.equal(opened.to, '/procedures/petition/lights-in-harbour-lane')
    const path = '/procedures/petition/lights-in-harbour-lane'
    const unsaid = await send(`${path}/receive`, { on: '2026-12-17' })
    assert.equal(unsaid.status, 422)
    assert.match(unsaid.text, /Enter how many have signed it as a whole number/)
    assert.equal((await send(`${path}/receive`, { on: '2026-12-17', names: '212' })).status, 303)
    const { text } = await ask(path)
    assert.match(text, /This is waiting to be acknowledged\./)
    assert.match(text, /by Thursday 24 December 2026, in 3 days/)
    assert.match(text, /How many have signed it 212/)
    assert.match((await ask(`${path}/acknowledge`)).text, /Rule 21\(2\)/)
  })

  it('rehearse it, and know no other', async () => {
    assert.equal((await ask('/procedures/petition/what-if')).status, 200)
    assert.equal((await ask('/procedures/lunch')).status, 404)
  })
})
