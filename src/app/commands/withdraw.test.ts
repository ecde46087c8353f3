import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { seedFolder } from '#storage/testing.ts'
import { runCommand } from '../../../test/command-line.ts'

const WEALDMOOR = join(import.meta.dirname, '../../../test/fixtures/areas/wealdmoor')

describe('withdraw', () => {
  let folder: string

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'critical-friend-withdraw-'))
    await seedFolder(join(folder, 'data'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  const run = async (...words: string[]) => {
    const instance = {
      CRITICAL_FRIEND_DATA: join(folder, 'data'),
      CRITICAL_FRIEND_AREA: WEALDMOOR,
    }
    return await runCommand(words, { ...process.env, ...instance }, '')
  }
  const why = ['--reason', 'That of another station', '--approved-by', 'A. Registrar']

  it('takes a figure out of use once, and back once, and verify finds nothing amiss', async () => {
    const done = await run('withdraw', 'figure', 'vehicle-fires', '2025-11', ...why)
    assert.match(
      done.stdout,
      /^vehicle-fires in wealdmoor, November 2025, is withdrawn as number 1\./,
    )
    const again = await run('withdraw', 'figure', 'vehicle-fires', '2025-11', ...why)
    assert.match(
      again.stderr,
      /vehicle-fires in wealdmoor, November 2025, has been withdrawn already/,
    )
    assert.match((await run('verify')).stdout, /whole|nothing|no problem|agree/i)
    const back = await run('withdraw', 'take-back', '1', '--reason', 'It was right')
    assert.match(back.stdout, /^What was withdrawn as number 1 counts again\./)
    const twice = await run('withdraw', 'take-back', '1', '--reason', 'It was right')
    assert.match(twice.stderr, /What was withdrawn as number 1 has been taken back already/)
    assert.notEqual(twice.code, 0)
  })

  it('takes an import out of use whole, once', async () => {
    const file = join(folder, 'fires.csv')
    await writeFile(
      file,
      'measure,area,breakdown,period,value\nvehicle-fires,wealdmoor,,2026-10,9\n',
    )
    const taken = await run('import', 'observations', file, '--json')
    const { importId } = JSON.parse(taken.stdout) as { importId: number }
    const number = String(importId)
    const done = await run('withdraw', 'import', number, ...why)
    assert.match(
      done.stdout,
      new RegExp(`^Import ${number} is withdrawn: what it superseded is in force`),
    )
    const again = await run('withdraw', 'import', number, ...why)
    assert.match(again.stderr, new RegExp(`Import ${number} has been withdrawn already`))
    const none = await run('withdraw', 'import', 'x', '--reason', '', '--approved-by', 'A')
    assert.match(none.stderr, /Say why it is withdrawn/)
    assert.match(none.stderr, /Name the import by its number/)
    assert.match((await run('verify')).stdout, /whole|nothing|no problem|agree/i)
  })

  it('tells all that is wrong at once', async () => {
    const wrong = await run(
      ...['withdraw', 'figure', 'vehicle-firs', '2025-13', '--area', 'nowhere'],
      ...['--reason', ' ', '--approved-by', ''],
    )
    for (const sentence of [
      /Say why it is withdrawn/,
      /Say who approved it/,
      /There is no measure vehicle-firs/,
      /There is no place nowhere/,
      /2025-13/,
    ]) {
      assert.match(wrong.stderr, sentence)
    }
    const none = await run('withdraw', 'figure', 'vehicle-fires', '1999-11', ...why)
    assert.match(none.stderr, /No figure is held of vehicle-fires in wealdmoor, November 1999/)
  })
})
