import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { openStorage, verifyRecord } from '#storage/index.ts'
import { seedFounded } from '../founded.ts'
import { type Serving, serve } from '../serving.ts'
import { type Operator, signInAt } from '../sign-in.ts'

const PRELOAD = new URL('./stepped-clock.ts', import.meta.url).href
const PAGES = [
  ...['/', '/performance', '/performance/burglary', '/reports', '/data', '/data/observations.csv'],
  ...['/procedures', '/procedures/report-response', '/procedures.ics', '/constitution'],
]
const HOUR = 3_600_000
const DAY = 24 * HOUR
const YEAR = 365.25 * DAY
const LONGEST_MILLISECONDS = 30_000

describe('a site whose clock is moved while it runs', () => {
  let folder: string
  let clock: string
  let site: Serving
  let operator: Operator

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'critical-friend-clock-'))
    clock = join(folder, 'offset')
    await writeFile(clock, '0')
    await seedFounded('test/fixtures/areas/northmere', join(folder, 'data'))
    site = await serve({
      CRITICAL_FRIEND_DATA: join(folder, 'data'),
      NODE_OPTIONS: `--import=${PRELOAD}`,
      STEPPED_CLOCK: clock,
    })
    operator = await signInAt(site.address, join(folder, 'data'))
  })
  after(async () => {
    await site.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })

  const moveTo = (milliseconds: number) => writeFile(clock, String(milliseconds))
  const ask = async (path: string, sent?: RequestInit) => {
    const signal = AbortSignal.timeout(LONGEST_MILLISECONDS)
    const answer = await fetch(operator.address + path, { redirect: 'manual', signal, ...sent })
    return { status: answer.status, text: await answer.text() }
  }
  const openCase = (title: string) => {
    const typed = { title, on: '2026-05-01', reason: 'Made up' }
    const { headers } = operator
    const body = new URLSearchParams(typed)
    return ask('/procedures/report-response/open', { method: 'POST', headers, body })
  }
  const readAll = async () => {
    for (const path of PAGES) assert.equal((await ask(path)).status, 200, path)
  }

  it('records what happens within an hour or two, in its order', async () => {
    assert.equal((await openCase('First')).status, 303)
    await moveTo(-HOUR)
    assert.equal((await openCase('Second, by a clock set back')).status, 303)
    await readAll()
  })

  for (const [words, step] of [
    ['24 hours forward', DAY],
    ['50 years forward', 50 * YEAR],
    ['10 years back', -10 * YEAR],
  ] as const) {
    it(`records nothing once it was moved ${words}, says why, and is read all the same`, async () => {
      await moveTo(step)
      const { status, text } = await openCase('By a wrong clock')
      assert.equal(status, 503)
      assert.match(text, /Nothing can be recorded at the moment/)
      assert.match(text, new RegExp(`The clock of this machine was moved ${words} while`))
      await readAll()
    })
  }

  it('records again when the clock is right again, and nothing it holds is of a time to come', async () => {
    await moveTo(0)
    assert.equal((await openCase('Third')).status, 303)
    await readAll()
    await site.stop()
    const opened = await openStorage({ folder: join(folder, 'data'), holder: 'a test' })
    assert.ok(opened.ok)
    const { db, close } = opened.value
    const { problems } = await verifyRecord(db, TABLE_CHECKS)
    const entries = await db
      .selectFrom('entry')
      .select(['record', 'recorded_at'])
      .where('kind', '=', 'case')
      .orderBy('id')
      .execute()
    await close()
    assert.deepEqual(problems, [])
    assert.deepEqual(
      entries.map(({ record }) => record.replace('report-response/', '')),
      ['first', 'second-by-a-clock-set-back', 'third'],
    )
    const now = Temporal.Now.instant()
    const isPast = (at: string) => Temporal.Instant.compare(at, now) <= 0
    assert.ok(entries.every((entry) => isPast(entry.recorded_at)))
  })
})
