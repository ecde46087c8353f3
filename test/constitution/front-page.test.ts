import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openSite, type TestSite } from '../site.ts'

describe('the front page, the list of procedures and the page of one', () => {
  let site: TestSite

  before(async () => {
    const clock = { today: () => '2027-02-02', now: () => '2027-02-02T10:00:00Z' }
    site = await openSite('areas/leicestershire', clock)
  })
  after(() => site.close())

  const send = async (path: string, fields: Readonly<Record<string, string>>) => {
    const payload = new URLSearchParams({ reason: 'Made up', ...fields })
    const answer = await site.app.inject({
      method: 'POST',
      url: `/procedures/annual-report${path}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...site.operator },
      payload: payload.toString(),
    })
    assert.equal(answer.statusCode, 303, answer.body)
  }

  /** The days that a page gives in the lines about the case, each once, whoever reads it. */
  const daysOn = async (url: string): Promise<readonly string[]> => {
    const read = async (headers: Record<string, string>) => {
      const { body } = await site.app.inject({ url, headers })
      const days = [...body.matchAll(/<tr[^>]*>.*?<\/tr>/gs)]
        .filter(([row]) => row.includes('/procedures/annual-report/2025-26'))
        .flatMap(([row]) => /\d+ \w+ 202\d/.exec(row) ?? [])
      return [...new Set(days)]
    }
    const [forReaders = [], forOperator = []] = [await read({}), await read(site.operator)]
    assert.deepEqual(forReaders, forOperator)
    return forReaders
  }

  /** All three of them say the same. */
  const insistOn = async (...days: readonly string[]) => {
    for (const url of ['/', '/procedures', '/procedures/annual-report']) {
      assert.deepEqual(await daysOn(url), days, url)
    }
  }

  it('say each thing that is recorded of a case at once', async () => {
    await insistOn()
    await send('/open', { year: '2025-26', on: '2026-05-01' })
    await insistOn('31 July 2026')
    await send('/2025-26/send', { on: '2027-01-12' })
    await insistOn('2 February 2027')
    await send('/open', { year: '2024-25', on: '2026-05-01' })
    await insistOn('2 February 2027')
    await send('/2025-26/events/1/correct', { on: '2027-01-13' })
    await insistOn('3 February 2027')
    await send('/2025-26/events/1/strike-out', { on: '2027-02-02' })
    await insistOn('31 July 2026')
    await send('/2025-26/withdraw-case', { on: '2027-02-02' })
    await insistOn()
  })
})
