import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fetchEntries, fetchNames, openStorage } from '#storage/index.ts'
import { seedFolder } from '#storage/testing.ts'
import { runCommand } from '../../../test/command-line.ts'

describe('accounts', () => {
  let folder: string

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'critical-friend-accounts-'))
    await seedFolder(folder)
  })
  after(() => rm(folder, { recursive: true, force: true }))

  const run = async (...words: string[]) =>
    await runCommand(['accounts', ...words], {
      CRITICAL_FRIEND_DATA: folder,
      CRITICAL_FRIEND_ACTOR: 'A. Keeper',
    })
  const clerk = ['--name', 'Nell Forrester', '--role', 'clerk']

  it('makes an account once, gives and ends roles, and lists what it did', async () => {
    const made = await run('invite', 'Nell@example.gov.uk', ...clerk, '--from', '2026-01-01')
    assert.equal(made.code, 0, made.stderr)
    const again = await run('invite', 'nell@example.gov.uk', ...clerk)
    assert.equal(again.code, 2)
    assert.match(again.stderr, /has an account already: Nell Forrester/)
    const days = ['--from', '2026-02-01', '--to', '2026-03-31']
    assert.equal((await run('role', 'nell@example.gov.uk', '--role', 'approver', ...days)).code, 0)
    const { stdout } = await run('list')
    assert.equal(
      stdout,
      'nell@example.gov.uk\tNell Forrester\tclerk 2026-01-01–, approver 2026-02-01–2026-03-31\n',
    )
    assert.equal((await run('end-role', 'nell@example.gov.uk', '--role', 'clerk')).code, 0)
    assert.match((await run('list')).stdout, /clerk 2026-01-01–\d{4}/)
  })

  it('says what is wrong with a day, a role or an address, and does nothing', async () => {
    const bad = await run('invite', 'b@example.gov.uk', ...clerk, '--from', '2026-02-30')
    assert.match(bad.stderr, /2026-02-30 is no day/)
    const backwards = ['--from', '2026-03-01', '--to', '2026-02-01']
    const back = await run('invite', 'b@example.gov.uk', ...clerk, ...backwards)
    assert.match(back.stderr, /a last day that is not before the first/)
    assert.equal((await run('role', 'b@example.gov.uk', '--role', 'king')).code, 2)
    const unknown = await run('disable', 'b@example.gov.uk', '--reason', 'Left')
    assert.match(unknown.stderr, /No account has the address b@example\.gov\.uk/)
    assert.doesNotMatch((await run('list')).stdout, /b@example/)
  })

  it('says where to sign in as each role of a demonstration, and nowhere else', async () => {
    const { code, stderr } = await run('demo')
    assert.equal(code, 2)
    assert.match(stderr, /This is no demonstration\. Set CRITICAL_FRIEND_DEMONSTRATION=yes/)
    const demonstration = { CRITICAL_FRIEND_DEMONSTRATION: 'yes', PORT: '4567' }
    const { stdout } = await runCommand(['accounts', 'demo'], demonstration)
    assert.match(stdout, /^clerk\thttp:\/\/localhost:4567\/sign-in\/as\/clerk$/m)
  })

  it('closes one with a reason, and recovers one', async () => {
    assert.equal((await run('recover', 'nell@example.gov.uk', '--reason', 'Lost')).code, 0)
    assert.equal((await run('disable', 'nell@example.gov.uk', '--reason', 'Left')).code, 0)
    assert.match((await run('list')).stdout, /Nell Forrester\tclosed/)
    const twice = await run('disable', 'nell@example.gov.uk', '--reason', 'Left')
    assert.match(twice.stderr, /is disabled already/)
  })

  it('makes a first link that only its owner can read, and prints it to no file', async () => {
    const { stdout } = await run('first-link')
    const file = join(folder, 'first-link')
    assert.equal(stdout, `Open the address in ${file}\n`)
    assert.ok(existsSync(file))
    assert.equal((await stat(file)).mode & 0o777, 0o600)
    const link = await readFile(file, 'utf8')
    assert.match(link, /^http:\/\/localhost:3000\/sign-in\/first\/[\w-]{43}\n$/)
  })

  it('leaves a record that says who did it, where, and that verifies', async () => {
    const opened = await openStorage({ folder, holder: 'a test' })
    assert.ok(opened.ok)
    const nameOf = await fetchNames(opened.value.db)
    const entries = await fetchEntries(opened.value.db, { kind: 'account' })
    await opened.value.close()
    const who = entries.map(({ recordedBy }) => nameOf(recordedBy))
    assert.deepEqual([...new Set(who)], ['command line, by A. Keeper'])
    const { code, stdout } = await runCommand(['verify'], { CRITICAL_FRIEND_DATA: folder })
    assert.equal(code, 0, stdout)
  })
})
