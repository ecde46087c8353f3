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

const PRELOAD = new URL('./read-only-disk.ts', import.meta.url).href
const PAGES = [
  ...['/', '/performance', '/performance/burglary', '/performance/all-crime', '/data', '/health'],
  ...['/data/observations.csv', '/procedures', '/procedures/report-response', '/constitution'],
]

describe('a site whose disk is made read only while it runs', () => {
  let folder: string
  let flag: string
  let site: Serving
  let operator: Operator

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'critical-friend-read-only-'))
    flag = join(folder, 'read-only')
    await seedFounded('test/fixtures/areas/northmere', join(folder, 'data'))
    site = await serve({
      CRITICAL_FRIEND_DATA: join(folder, 'data'),
      NODE_OPTIONS: `--import=${PRELOAD}`,
      READ_ONLY_DISK: flag,
    })
    operator = await signInAt(site.address, join(folder, 'data'))
  })
  after(async () => {
    await site.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })

  const send = async (path: string, body: FormData | URLSearchParams) => {
    const request = { method: 'POST', headers: operator.headers, body } as const
    const answer = await fetch(operator.address + path, { redirect: 'manual', ...request })
    return { status: answer.status, text: await answer.text() }
  }
  const openCase = (title: string) => {
    const typed = { title, on: '2026-05-01', reason: 'Made up' }
    return send('/procedures/report-response/open', new URLSearchParams(typed))
  }
  const sendExtract = () => {
    const form = new FormData()
    form.set('why', 'Made up')
    const rows = 'measure,area,breakdown,period,value\nburglary,northmere,,2026-05,41\n'
    form.set('file', new File([rows], 'may.csv'))
    return send('/data/import', form)
  }

  it('says so in a sentence, is read all the same, and records again by itself', async () => {
    assert.equal((await openCase('First')).status, 303)
    await writeFile(flag, '')
    for (const { status, text } of [await openCase('Second'), await sendExtract()]) {
      assert.equal(status, 503)
      assert.match(text, /The disk that the data folder is on can only be read/)
    }
    for (const path of PAGES) {
      const { headers } = operator
      assert.equal((await fetch(operator.address + path, { headers })).status, 200, path)
    }
    await rm(flag)
    assert.equal((await openCase('Third')).status, 303)
    assert.equal((await sendExtract()).status, 200)
    assert.equal(await site.kill('SIGTERM'), 0)

    const opened = await openStorage({ folder: join(folder, 'data'), holder: 'a test' })
    assert.ok(opened.ok)
    const { db, close } = opened.value
    const { problems } = await verifyRecord(db, TABLE_CHECKS)
    const cases = await db
      .selectFrom('entry')
      .select('record')
      .where('kind', '=', 'case')
      .orderBy('id')
      .execute()
    await close()
    assert.deepEqual(problems, [])
    assert.deepEqual(
      cases.map(({ record }) => record),
      ['report-response/first', 'report-response/third'],
    )
  })
})
