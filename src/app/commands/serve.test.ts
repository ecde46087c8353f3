import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat, watch, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { seedFounded } from '../../../test/founded.ts'
import { begin, serve } from '../../../test/serving.ts'
import { signInAt } from '../../../test/sign-in.ts'

const NORTHMERE = join(import.meta.dirname, '../../../test/fixtures/areas/northmere')

describe('serve', () => {
  let folder: string

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'critical-friend-serve-'))
    // One without a database is started further down
    await seedFounded('test/fixtures/areas/northmere', folder)
  })
  after(() => rm(folder, { recursive: true, force: true }))

  /** A whole environment: of a made-up area, in this folder. */
  const given = (settings: Record<string, string>) => ({
    CRITICAL_FRIEND_DATA: folder,
    CRITICAL_FRIEND_AREA: NORTHMERE,
    ...settings,
  })
  const start = (settings: Record<string, string> = {}) => serve(given(settings))

  it('keeps the link to the first account for the account that runs it, until it is used', async () => {
    const file = join(folder, 'first-link')
    await writeFile(file, 'left by a program that was killed', { mode: 0o644 })
    const { said, stop } = await start()
    try {
      const address = (await readFile(file, 'utf8')).trim()
      assert.equal((await stat(file)).mode & 0o777, 0o600)
      const [, site = '', key = ''] =
        /^(http:\/\/localhost:\d+)\/sign-in\/first\/([\w-]{43})$/.exec(address) ?? []
      assert.ok(said.includes(`is at ${site}\n`), said)
      assert.ok(said.includes(`open the address in ${file}\n`), said)
      assert.ok(!said.includes(key), 'the link is printed only to a terminal')

      const { headers } = await signInAt(site, folder)
      assert.ok(!existsSync(file))
      assert.equal((await fetch(address)).status, 410)
      const form = `${site}/data/import`
      assert.equal((await fetch(form)).status, 403)
      assert.equal((await fetch(form, { headers })).status, 200)
      const { port } = new URL(site)
      assert.equal((await fetch(`http://127.0.0.1:${port}/sign-in`)).status, 200)
    } finally {
      await stop()
    }
    const again = await start()
    await again.stop()
    assert.match(again.said, /To record on it, sign in at http:\/\/localhost:\d+\/sign-in\n/)
    assert.ok(!existsSync(file))
  })

  it('gives the address that readers use, when it is told of one', async () => {
    const { said, stop } = await start({ PUBLIC_URL: 'https://figures.example.gov.uk/' })
    try {
      assert.match(said, /is at https:\/\/figures\.example\.gov\.uk\n/)
      assert.match(said, /sign in at https:\/\/figures\.example\.gov\.uk\/sign-in\n/)
    } finally {
      await stop()
    }
  })

  it('goes on when nobody reads any more what it prints', async () => {
    const site = begin(given({ ACCESS_LOG: 'on' }))
    let said = ''
    for await (const piece of site.stdout) {
      said += String(piece)
      if (/To record on it.*\n/.test(said)) break // which closes what it writes to
    }
    site.stderr.destroy()
    const [address = ''] = /http:\/\/localhost:\d+/.exec(said) ?? []
    for (const page of ['/', '/healthz', '/healthz', '/performance']) {
      assert.equal((await fetch(address + page)).status, 200, page)
    }
    const ended = once(site, 'exit')
    site.kill('SIGTERM')
    assert.deepEqual(await ended, [0, null])
  })

  it('can be started again at once when its first start was killed', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'critical-friend-serve-'))
    const settings = { CRITICAL_FRIEND_DATA: elsewhere }
    try {
      const killed = begin(given(settings))
      await appears(elsewhere, 'lock')
      killed.kill('SIGKILL')
      await once(killed, 'exit')
      const { said, stop } = await start(settings)
      await stop()
      assert.match(said, /^Critical Friend for Northmere is at/)
    } finally {
      await rm(elsewhere, { recursive: true, force: true })
    }
  })

  it('stops with the npm that started it, though a request never came whole', async () => {
    const { said, stop } = await serve(given({}), ['npm', 'start', '--silent'])
    const port = Number(/localhost:(\d+)/.exec(said)?.[1])
    const caller = connect(port, 'localhost', () => caller.write('POST /check HTTP/1.1\r\nhost:'))
    await once(caller, 'connect')
    // However it is hung up on: a reset does as well as an end
    caller.on('error', () => {})
    const hungUp = new Promise((close) => caller.once('close', close))
    await stop()
    await hungUp
  })
})

/** Waits until a file is there, or a folder. */
async function appears(folder: string, name: string): Promise<void> {
  for await (const _ of watch(folder)) {
    if (existsSync(join(folder, name))) return
  }
}
