import assert from 'node:assert/strict'
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { findNewest } from './newest-backup.ts'
import { checkBackup } from './read-backup.ts'
import { recordEntry } from './record-entry.ts'
import { openEmbedded, openTestFolder } from './testing.ts'
import { isDue, keepBackups, makeTimed } from './timed-backups.ts'
import { writeRecord } from './versions.ts'

const AT = '2026-11-30T03:15:00Z'
const going = () => new AbortController().signal

describe('backups that the program makes by itself', () => {
  it('are whole, of their owner alone, and thinned, and touch no other file', async (test) => {
    const storage = await openEmbedded(test)
    const letter = { kind: 'letter', record: '1', event: 'received', happened: null }
    await writeRecord(storage.db, (trx) =>
      recordEntry(trx, { ...letter, parts: { public: {} } }, { actor: 'Ada Example', at: AT }),
    )
    const folder = join(await openTestFolder(test), 'not', 'there')
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'mine.backup'), 'mine')
    await writeFile(join(folder, 'timed-2026-11-29T031500Z.backup.part'), 'cut off')
    for (let day = 1; day <= 9; day += 1) {
      const at = `2026-10-0${day}T03:15:00Z`
      assert.deepEqual(await makeTimed(storage, folder, at, going()), {
        ok: true,
        value: undefined,
      })
    }
    // The first of the month, the Monday, and seven days
    const days = ['01', '03', '04', '05', '06', '07', '08', '09']
    assert.deepEqual((await readdir(folder)).toSorted(), [
      'mine.backup',
      ...days.map((day) => `timed-2026-10-${day}T031500Z.backup`),
    ])
    const newest = await findNewest(folder, AT)
    assert.equal(newest?.madeAt, '2026-10-09T03:15:00Z')
    assert.equal((await stat(newest?.path ?? '')).mode & 0o777, 0o600)
    assert.equal((await checkBackup(newest?.path ?? '')).rows > 0, true)
  })

  it('made when a clock was years ahead are not taken for the newest', async (test) => {
    const folder = await openTestFolder(test)
    const name = (day: string) => join(folder, `timed-${day}T031500Z.backup`)
    await writeFile(name('2076-11-30'), '')
    assert.equal((await findNewest(folder, AT))?.madeAt, '2076-11-30T03:15:00Z')
    for (const day of ['2026-11-27', '2026-11-28']) await writeFile(name(day), '')
    assert.equal((await findNewest(folder, AT))?.madeAt, '2026-11-28T03:15:00Z')
  })

  it('are due when the last is so old, or when a clock was wrong', () => {
    assert.equal(isDue(undefined, AT, 24), true)
    assert.equal(isDue('2026-11-29T03:15:00Z', AT, 24), true)
    assert.equal(isDue('2026-11-29T03:15:01Z', AT, 24), false)
    assert.equal(isDue('2026-12-30T03:15:00Z', AT, 24), true)
  })

  it('are made while the program runs, and one that fails is told of and tried again', async (test) => {
    test.mock.timers.enable({ apis: ['setInterval'] })
    const storage = await openEmbedded(test)
    const folder = await openTestFolder(test)
    const blocked = join(folder, 'a-file')
    await writeFile(blocked, '')
    const told: string[] = []
    let now = AT
    const start = (where: string) =>
      keepBackups(
        storage,
        { folder: where, everyHours: 24 },
        () => now,
        (sentence) => told.push(sentence),
      )
    const failing = start(blocked)
    test.mock.timers.tick(60_000)
    await until(() => told.length === 1)
    assert.match(told[0] ?? '', /^No backup was made\. .*a-file cannot be used: /)
    assert.match((await failing.now()).failure ?? '', /a-file cannot be used/)
    test.mock.timers.tick(60_000)
    await sleep(20)
    assert.equal(told.length, 1)
    now = '2026-11-30T04:15:00Z'
    test.mock.timers.tick(60_000)
    await until(() => told.length === 2)
    await failing.stop()

    const backups = join(folder, 'backups')
    const keeper = start(backups)
    assert.equal((await keeper.now()).last, undefined)
    test.mock.timers.tick(60_000)
    await until(async () => (await keeper.now()).last !== undefined)
    assert.equal((await stat(backups)).mode & 0o777, 0o700)
    assert.deepEqual(await keeper.now(), {
      plan: { folder: backups, everyHours: 24 },
      last: await findNewest(backups, now),
      failure: undefined,
    })
    await keeper.stop()
  })

  it('are given up at a stop, with nothing left of the one under way', async (test) => {
    test.mock.timers.enable({ apis: ['setInterval'] })
    const storage = await openEmbedded(test)
    const folder = join(await openTestFolder(test), 'backups')
    const told: string[] = []
    const plan = { folder, everyHours: 24 }
    const keeper = keepBackups(
      storage,
      plan,
      () => AT,
      (sentence) => told.push(sentence),
    )
    test.mock.timers.tick(60_000)
    await keeper.stop()
    assert.deepEqual(await readdir(folder).catch(() => []), [])
    assert.deepEqual(told, [])
  })
})

async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500 && !(await is()); tries += 1) await sleep(10)
  assert.ok(await is())
}
