import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { serve, takeKey } from '../../../test/serving.ts'

const NORTHMERE = join(import.meta.dirname, '../../../test/fixtures/areas/northmere')

describe('serve', () => {
  let folder: string

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'critical-friend-serve-'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  const start = (settings: Record<string, string> = {}) =>
    serve({ CRITICAL_FRIEND_DATA: folder, CRITICAL_FRIEND_AREA: NORTHMERE, ...settings })

  it('keeps the address of its start for the account that runs it, until it stops', async () => {
    const file = join(folder, 'start-address')
    await writeFile(file, 'left by a program that was killed', { mode: 0o644 })
    const { said, stop } = await start()
    try {
      const address = (await readFile(file, 'utf8')).trim()
      assert.equal((await stat(file)).mode & 0o777, 0o600)
      const [, site = '', key = ''] =
        /^(http:\/\/localhost:\d+)\/start\/([\w-]{43})$/.exec(address) ?? []
      assert.ok(said.includes(`is at ${site}\n`), said)
      assert.ok(said.includes(`open the address in ${file}\n`), said)
      assert.ok(!said.includes(key), 'the key is printed only to a terminal')

      const { headers } = await takeKey(folder)
      const form = `${site}/data/import`
      assert.equal((await fetch(form)).status, 403)
      assert.equal((await fetch(form, { headers })).status, 200)
      const { port } = new URL(site)
      assert.equal((await fetch(`http://127.0.0.1:${port}/start`)).status, 200)
    } finally {
      await stop()
    }
    assert.ok(!existsSync(file))
  })

  it('gives the address that readers use, when it is told of one', async () => {
    const { said, stop } = await start({ PUBLIC_URL: 'https://figures.example.gov.uk/' })
    try {
      assert.match(said, /is at https:\/\/figures\.example\.gov\.uk\n/)
      const address = await readFile(join(folder, 'start-address'), 'utf8')
      assert.match(address, /^https:\/\/figures\.example\.gov\.uk\/start\/[\w-]{43}\n$/)
    } finally {
      await stop()
    }
  })
})
