import assert from 'node:assert/strict'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { Outage } from '#shared/index.ts'
import { openStorage, type Storage } from '#storage/index.ts'
import { withFolderToDamage } from './damaged-folder.ts'
import { damageAtRandom } from './damages.ts'

describe('a damaged data folder', () => {
  it('is told of in a sentence, with the newest backup to go back to', async () => {
    await withFolderToDamage(async (folder) => {
      const damages: readonly [(copy: string) => void, RegExp][] = [
        [(copy) => rmSync(join(copy, 'pg/PG_VERSION')), /PG_VERSION is missing/],
        [(copy) => writeFileSync(join(copy, 'pg/global/pg_control'), ''), /global\/pg_control/],
        [(copy) => rmSync(join(copy, 'pg/base/5/1259')), /could not open file "base\/5\/1259"/],
        [(copy) => rmSync(join(copy, 'pg/pg_xact/0000')), /status of transaction/],
        [emptyJournal, /checkpoint record/],
      ]
      for (const [damage, reason] of damages) {
        const copy = `${folder}-copy`
        cpSync(folder, copy, { recursive: true })
        damage(copy)
        const said = await refusal(copy)
        assert.match(said, reason)
        assert.match(said, /-copy-damaged and restore a backup: .* restore <file>$/)
        rmSync(copy, { recursive: true })
      }

      rmSync(join(folder, 'pg/PG_VERSION'))
      mkdirSync(join(folder, 'backups'))
      writeFileSync(join(folder, 'backups', 'timed-2026-11-30T031500Z.backup'), '')
      const said = await refusal(folder)
      assert.ok(
        said.endsWith(
          `Move ${folder} to ${folder}-damaged and restore the newest backup: npm run -s cf -- ` +
            `restore ${folder}-damaged/backups/timed-2026-11-30T031500Z.backup`,
        ),
        said,
      )
    })
  })

  it('is told of by the statement that meets a damaged page, and nothing else is touched by it', async () => {
    await withFolderToDamage(async (folder) => {
      const { db, close } = await opened(folder)
      const { rows } = await sql<{ path: string }>`
        select pg_relation_filepath('observation') as path`.execute(db)
      await close()
      const path = join(folder, 'pg', rows[0]?.path ?? '')
      const bytes = readFileSync(path)
      bytes[5_000] = (bytes[5_000] ?? 0) ^ 1
      writeFileSync(path, bytes)

      const again = await opened(folder)
      await assert.rejects(
        again.db.selectFrom('observation').select('id').execute(),
        (error) =>
          error instanceof Outage &&
          /is damaged: invalid page in block 0 of relation "?base[^"]*"?\. Move /.test(
            error.message,
          ),
      )
      assert.ok((await again.db.selectFrom('entry').select('id').execute()).length > 0)
      await again.close()
    })
  })

  // A sample: `npm run soak damages` tries a hundred
  it('never has a command print a stack, hang or go on and on', async () => {
    const { problems } = await withFolderToDamage((folder) => damageAtRandom(folder, 2, 20_191_122))
    assert.deepEqual(problems, [])
  })
})

function emptyJournal(folder: string): void {
  for (const name of readdirSync(join(folder, 'journal'))) {
    if (name.length === 24) writeFileSync(join(folder, 'journal', name), '')
  }
}

async function opened(folder: string): Promise<Storage> {
  const storage = await openStorage({ folder, holder: 'a test' })
  assert.ok(storage.ok)
  return storage.value
}

async function refusal(folder: string): Promise<string> {
  const start = await openStorage({ folder, holder: 'a test' })
  if (start.ok) await start.value.close()
  return start.ok ? 'nothing was refused' : (start.problems[0]?.message ?? '')
}
