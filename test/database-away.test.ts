import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startPostgres, type TestPostgres } from '#storage/testing-postgres.ts'
import { type Serving, serve } from './serving.ts'
import { type Operator, signInAt } from './sign-in.ts'

const NORTHMERE = join(import.meta.dirname, 'fixtures/areas/northmere')

const PAGES = ['/', '/performance', '/performance/burglary', '/data', '/data/observations.csv']

const SEEN_WITHIN_MILLISECONDS = 10_000

describe('a site whose database goes away', () => {
  let folder: string
  // Its own, as it is stopped
  let postgres: TestPostgres
  let site: Serving
  let operator: Operator

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'critical-friend-away-'))
    postgres = await startPostgres()
    const settings = { CRITICAL_FRIEND_AREA: NORTHMERE, CRITICAL_FRIEND_DATA: folder }
    site = await serve({ ...settings, DATABASE_URL: postgres.url })
    operator = await signInAt(site.address, folder)
  })
  after(async () => {
    await site.stop()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const ask = async (path: string, sent?: RequestInit) => {
    const answer = await fetch(operator.address + path, { redirect: 'manual', ...sent })
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }
  const untilAnswers = async (path: string, status: number) => {
    const began = performance.now()
    while ((await ask(path)).status !== status) {
      const waited = performance.now() - began
      assert.ok(waited < SEEN_WITHIN_MILLISECONDS, `${path} does not come to ${status}`)
      await sleep(50)
    }
  }
  const send = (path: string, body: FormData | URLSearchParams) =>
    ask(path, { method: 'POST', headers: operator.headers, body })
  const openCase = (year: string) =>
    send(
      '/procedures/annual-report/open',
      new URLSearchParams({ year, on: '2026-05-01', reason: 'Made up' }),
    )
  const sendExtract = async () => {
    const form = new FormData()
    form.set('why', 'Made up')
    const rows = 'measure,area,breakdown,period,value\nburglary,northmere,,2026-05,41\n'
    form.set('file', new File([rows], 'may.csv'))
    return await send('/data/import', form)
  }

  it('says so with 503 until it is back, which it is by itself, and keeps nothing half', async () => {
    assert.equal((await openCase('2030-31')).status, 303)
    const plan = (await sendExtract()).text
    const confirm = /action="(\/data\/import\/[0-9a-f]{64})"/.exec(plan)?.[1] ?? ''
    for (const path of [...PAGES, '/healthz', '/readyz']) {
      assert.equal((await ask(path)).status, 200, path)
    }

    await postgres.goAway()
    await untilAnswers('/', 503)
    for (const path of PAGES) {
      const { status, headers, text } = await ask(path)
      assert.equal(status, 503, path)
      assert.match(headers.get('retry-after') ?? '', /^\d+$/)
      assert.match(text, /The database does not answer; the page is back by itself/)
      const reference = /reference to whoever runs the site: ([\w-]{9})\./.exec(text)?.[1]
      assert.ok(reference !== undefined && site.written().includes(`"reference":"${reference}"`))
    }
    for (const sent of [
      await openCase('2031-32'),
      await sendExtract(),
      await send(confirm, new URLSearchParams({ why: 'Made up' })),
    ]) {
      assert.equal(sent.status, 503)
      assert.match(sent.text, /Look whether what you sent is there before you send it again/)
    }
    const health = await ask('/healthz')
    assert.deepEqual([health.status, health.text], [200, 'The program runs.\n'])
    const ready = await ask('/readyz')
    assert.deepEqual([ready.status, ready.text], [503, 'The database does not answer.\n'])

    await postgres.comeBack()
    await untilAnswers('/', 200)
    for (const path of [...PAGES, '/healthz', '/readyz']) {
      assert.equal((await ask(path)).status, 200, path)
    }
    const cases = (await ask('/procedures/annual-report')).text
    assert.ok(cases.includes('2030-31') && !cases.includes('annual-report/2031-32'))
    assert.match((await sendExtract()).text, /1 figure added/)
    assert.equal((await openCase('2031-32')).status, 303)
  })
})
