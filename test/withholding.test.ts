import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { signInForTest } from '#accounts/testing.ts'
import { CLOCK } from '#app/clock.ts'
import { createSite } from '#app/site.ts'
import { backupStorage, verifyRecord } from '#storage/index.ts'
import { TABLE_CHECKS } from '../src/holdings/index.ts'
import { openFounded } from './founded.ts'
import { insistOpened } from './opened.ts'

// A threshold so high that a small number can be looked for in files by its digits
const MARKER = 73_913
const SHOWN = 64_827
const AREA = 'test/fixtures/areas/northmere'
const HEAD = 'measure,area,breakdown,period,value,note'
const EXTRACT = [
  HEAD,
  `burglary,northmere,gender=female,2026-06,${MARKER},${MARKER} of them`,
  'burglary,northmere,gender=male,2026-06,150001,',
  'burglary,northmere,,2026-06,223914,',
  `burglary,northmere,,2026-05,${SHOWN},`,
].join('\n')

/** A number as PostgreSQL keeps it: two bytes for each four figures, the lesser first. */
function asKept(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt16LE(Math.floor(value / 10_000), 0)
  bytes.writeUInt16LE(value % 10_000, 2)
  return bytes
}

describe('an import with small numbers withheld', () => {
  let folder: string
  let data: string
  let original: string
  let files: ReadonlyMap<string, Buffer>
  let backup: string
  let pages: ReadonlyMap<string, string>
  let problems: readonly unknown[]

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'critical-friend-withholding-'))
    const settings = '\nsmallNumbers: { suppressUpTo: 99999 }\n'
    const { storage, area } = await openFounded(
      AREA,
      (files) => new Map([...files, ['area.yaml', `${files.get('area.yaml')}${settings}`]]),
    )
    data = storage.folder
    const app = await createSite({ storage, area })
    const cookie = await signInForTest(storage.db, {
      ...{ name: 'Priya Shah', email: 'priya@example.gov.uk', roles: ['performance-officer'] },
      ...{ folder: data, at: CLOCK.now() },
    })
    const headers = { cookie, 'sec-fetch-site': 'same-origin' }
    const address = await app.listen({ host: '127.0.0.1', port: 0 })

    const send = async (content: string) => {
      const form = new FormData()
      form.append('why', 'June extract')
      form.append('file', new Blob([content]), 'june.csv')
      return await fetch(`${address}/data/import`, { method: 'POST', headers, body: form })
    }
    // First with a row twice and one that is no number, so that rejected rows are listed
    const twice = `burglary,northmere,gender=female,2026-06,${MARKER},`
    const noted = `burglary,northmere,gender=male,2026-05,${MARKER}*,`
    const rejected = await send([EXTRACT, twice, noted].join('\n'))
    assert.equal(rejected.status, 422)
    assert.ok(!(await rejected.text()).includes(String(MARKER)))
    insistOpened('/data/import', (await send(EXTRACT)).status)
    original = createHash('sha256').update(EXTRACT).digest('hex')
    const done = await fetch(`${address}/data/import/${original}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({
        why: 'June extract',
        smallNumbers: 'withhold',
      }),
      redirect: 'manual',
    })
    assert.equal(done.status, 303)
    const paths = [
      done.headers.get('location') ?? '',
      ...['', '.csv', '.json'].map((type) => `/performance/burglary${type}`),
    ]
    const read = async (path: string) =>
      [path, await (await fetch(`${address}${path}`)).text()] as const
    pages = new Map(await Promise.all(paths.map(read)))

    await app.close()
    problems = (await verifyRecord(storage.db, TABLE_CHECKS)).problems
    const copy = join(folder, 'copy.backup')
    await backupStorage(storage, copy, '2026-11-22T10:00:00Z')
    backup = gunzipSync(await readFile(copy)).toString()
    await storage.close()
    const names = await readdir(data, { recursive: true, withFileTypes: true })
    files = new Map(
      await Promise.all(
        names
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .map(async (path) => [path, await readFile(path)] as const),
      ),
    )
  })
  after(async () => {
    for (const used of [folder, data]) await rm(used, { recursive: true, force: true })
  })

  const holding = (bytes: Buffer) =>
    [...files].filter(([, content]) => content.includes(bytes)).map(([path]) => path)

  it('leaves the number in no file of the data folder, nor the digest of the file it was in', () => {
    assert.ok(holding(asKept(SHOWN)).length > 0, 'a number that is shown is found there')
    assert.deepEqual(holding(asKept(MARKER)), [])
    assert.deepEqual(holding(Buffer.from(String(MARKER))), [])
    assert.deepEqual(holding(Buffer.from(original)), [])
  })

  it('leaves neither in a backup, which has the change log, nor on any page or download', () => {
    for (const [where, text] of [['backup', backup] as const, ...pages]) {
      assert.match(text, /withheld/, where)
      assert.ok(!text.includes(String(MARKER)), where)
      assert.ok(!text.includes(original), where)
    }
    assert.match(backup, new RegExp(String(SHOWN)))
  })

  it('can be verified like any other', () => {
    assert.deepEqual(problems, [])
  })
})
