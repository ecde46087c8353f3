import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { seedFolder } from '#storage/testing.ts'
import { runCommand } from '../../../test/command-line.ts'

const WEALDMOOR = join(import.meta.dirname, '../../../test/fixtures/areas/wealdmoor')

describe('set-aside', () => {
  let folder: string

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'critical-friend-set-aside-'))
    await seedFolder(join(folder, 'data'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  const run = async (...words: string[]) => {
    const instance = {
      CRITICAL_FRIEND_DATA: join(folder, 'data'),
      CRITICAL_FRIEND_AREA: WEALDMOOR,
    }
    return await runCommand(['set-aside', ...words], { ...process.env, ...instance }, '')
  }
  const why = ['--reason', 'A slip', '--approved-by', 'A. Registrar']

  it('leaves a figure out once, and takes it back once', async () => {
    const set = await run('figure', 'vehicle-fires', '2025-11', ...why)
    assert.match(
      set.stdout,
      /^vehicle-fires in wealdmoor, November 2025, is set aside as number 1\./,
    )
    const again = await run('figure', 'vehicle-fires', '2025-11', ...why)
    assert.match(again.stderr, /has no figure for November 2025 that counts/)
    const back = await run('take-back', '1', '--reason', 'It was none')
    assert.match(back.stdout, /^What was set aside as number 1 counts again\./)
    const twice = await run('take-back', '1', '--reason', 'It was none')
    assert.match(twice.stderr, /What was set aside as number 1 has been taken back already/)
    assert.notEqual(twice.code, 0)
  })

  it('refuses without a reason, or for what is not charted', async () => {
    assert.match((await run('figure', 'vehicle-fires', '2025-11')).stderr, /--reason|--approved-by/)
    const nothing = await run('figure', 'vehicle-firs', '2025-11', ...why)
    assert.match(nothing.stderr, /Nothing is charted of vehicle-firs there/)
  })
})
