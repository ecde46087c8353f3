import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fetchArea, importObservations } from '#performance/index.ts'
import { fetchEntries } from '#storage/index.ts'
import { openSite, type TestSite } from './site.ts'

describe('a figure that is withdrawn', () => {
  let site: TestSite
  let figure = ''

  before(async () => {
    site = await openSite('test/fixtures/areas/wealdmoor')
    const { figures } = await json()
    figure = String(figures.find(({ period }) => period === '2025-11')?.['figure'])
  })
  after(async () => {
    await site.close()
  })

  const get = async (url: string, headers: Record<string, string> = site.operator) => {
    const answer = await site.app.inject({ url, headers })
    assert.equal(answer.statusCode, 200, url)
    return answer.body
  }
  const read = async (url: string, headers?: Record<string, string>) =>
    (await get(url, headers)).replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
  const json = async () =>
    JSON.parse(await get('/performance/vehicle-fires.json')) as {
      readonly figures: readonly Record<string, unknown>[]
    }
  const send = async (
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ) =>
    await site.app.inject({
      method: 'POST',
      url: `/performance/vehicle-fires/figures/${figure}/withdraw${path}`,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...site.operator,
        ...headers,
      },
      payload: new URLSearchParams(fields).toString(),
    })
  const filled = {
    reason: 'A depot sent the figure of another year',
  }
  const page = '/performance/vehicle-fires'

  it('is not one without the key and a reason, told at once', async () => {
    assert.equal((await send('', filled, { cookie: '' })).statusCode, 403)
    const blank = await send('', { reason: ' ' })
    assert.equal(blank.statusCode, 422)
    assert.match(blank.body, /Enter why it is withdrawn/)
    assert.deepEqual(await fetchEntries(site.db, { kind: 'withdrawal' }), [])
    assert.match(await read(`${page}/figures/${figure}`), /Withdraw this figure/)
    assert.doesNotMatch(await read(`${page}/figures/${figure}`, {}), /Withdraw this figure/)
  })

  it('is nowhere in use: not on its page, in a file, in a chart or in a question', async () => {
    assert.match(await read(page), /900/)
    const answer = await send('', filled)
    assert.equal(answer.statusCode, 303, answer.body)
    for (const headers of [site.operator, {}]) {
      const words = await read(page, headers)
      assert.match(
        words,
        /The figure for November 2025 was withdrawn on [^.]+ and is not in use\. The reason given: A depot sent the figure of another year\.(&#32;)? ?The figure and its history/,
      )
      assert.match(words, /November 2025 Fires\s?withdrawn Against the usual range\s?withdrawn/)
      assert.doesNotMatch(words, /\b900\b/)
    }
    const row = (await get(`${page}.csv`)).split('\n').find((line) => line.includes('2025-11'))
    assert.match(
      row ?? '',
      /,2025-11,,,,withdrawn,.*,withdrawn on \d{4}-\d\d-\d\d: A depot sent the figure of another year/,
    )
    const held = (await json()).figures.find(({ period }) => period === '2025-11')
    assert.deepEqual([held?.['value'], held?.['status']], [null, 'withdrawn'])
    assert.deepEqual(Object.keys(held?.['withdrawn'] ?? {}), ['on', 'reason'])
  })

  it('has its value and what was done about it on its own page, and can be withdrawn but once', async () => {
    const words = await read(`${page}/figures/${figure}`)
    assert.match(
      words,
      /900 fires in .*It was withdrawn on [^.]+, and is not in use\. Somebody who did not record that has yet to approve it\./,
    )
    assert.match(words, /Why it was withdrawn A depot sent/)
    assert.match(words, /What was done about it .*Withdrawn .*A depot sent/)
    assert.match(words, /Let this figure count again/)
    const again = await send('', filled)
    assert.equal(again.statusCode, 404)
    assert.match(again.body, /was withdrawn or taken back already, as when a form is sent twice/)
  })

  it('goes in again neither by its own file nor by the file it came from', async () => {
    const csv = await get(`${page}.csv`)
    assert.match(csv.split('\n')[0] ?? '', /,standing\r?$/)
    const folder = await mkdtemp(join(tmpdir(), 'critical-friend-withdrawal-'))
    const path = join(folder, 'vehicle-fires.csv')
    await writeFile(path, csv)
    const area = await fetchArea(site.db)
    assert.ok(area)
    const about = { file: path, actor: 'A. Clerk', reason: 'Again', at: '2026-11-30T10:00:00Z' }
    const settings = { today: '2026-11-30', withhold: false, dryRun: false }
    const report = await importObservations(site.db, area, { ...about, ...settings })
    await rm(folder, { recursive: true })
    assert.ok(report.ok, JSON.stringify(report))
    const { added, superseded, rejected, warnings } = report.value
    assert.match(warnings.join(), /a figure was withdrawn, which an import does not do/)
    assert.deepEqual([added, superseded, rejected], [0, 0, 0])
  })

  it('counts again once that is taken back, with a reason, and its history has both', async () => {
    const back = { reason: 'The figure was right' }
    assert.equal((await send('/1', { ...back, reason: '' })).statusCode, 422)
    assert.equal((await send('/2', back)).statusCode, 404)
    assert.equal((await send('/1', back)).statusCode, 303)
    assert.match(await read(page), /November 2025 Fires\s?900/)
    const words = await read(`${page}/figures/${figure}`)
    assert.match(
      words,
      /Withdrawn Why\s?A depot sent.*Withdrawal taken back Why\s?The figure was right/,
    )
    assert.doesNotMatch(words, /is not in use/)
    assert.equal((await send('/1', back)).statusCode, 404)
  })

  it('is asked about once, where it was the latest, and is no figure that is yet to come', async () => {
    const { figures } = JSON.parse(await get('/performance/missing-people.json')) as {
      readonly figures: readonly Record<string, unknown>[]
    }
    const last = String(figures.find(({ period }) => period === '2026-07')?.['figure'])
    const answer = await site.app.inject({
      method: 'POST',
      url: `/performance/missing-people/figures/${last}/withdraw`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...site.operator },
      payload: new URLSearchParams(filled).toString(),
    })
    assert.equal(answer.statusCode, 303)
    const words = await read('/performance/missing-people')
    assert.match(words, /^.*The figure for July 2026 was withdrawn\. 475 reports in June 2026/)
    assert.match(words, /What was wrong with it, and when will there be another\?/)
    assert.doesNotMatch(words, /Is there a later one\?/)
    assert.match(await read('/performance/questions'), /The figure for July 2026 was withdrawn/)
  })

  it('is named in a report, in place of the quarter that it keeps from being a sum', async () => {
    const other = await openSite(
      'test/fixtures/areas/wealdmoor',
      undefined,
      (files) =>
        new Map([
          ...files,
          [
            'figures/quarter.csv',
            'measure,area,breakdown,period,value\nburglary,wealdmoor,,2026-27-Q1,560\n',
          ],
        ]),
    )
    try {
      const file = await other.app.inject({ url: '/performance/missing-people.json' })
      const { figures } = file.json() as { readonly figures: readonly Record<string, unknown>[] }
      const june = String(figures.find(({ period }) => period === '2026-06')?.['figure'])
      const answer = await other.app.inject({
        method: 'POST',
        url: `/performance/missing-people/figures/${june}/withdraw`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...other.operator },
        payload: new URLSearchParams(filled).toString(),
      })
      assert.equal(answer.statusCode, 303)
      const { body } = await other.app.inject({ url: '/reports/force-performance/2026-27-Q1' })
      const words = body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
      assert.match(words, /Missing people ?: The figure for June 2026 was withdrawn\./)
      assert.match(words, /Missing people April to June 2026 withdrawn April to June 2025 1,374/)
      assert.doesNotMatch(words, /Missing people ?: No figure is held here/)
    } finally {
      await other.close()
    }
  })
})
