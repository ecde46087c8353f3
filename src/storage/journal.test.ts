import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { cpSync, globSync, readFileSync } from 'node:fs'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { eraseParts } from './erase.ts'
import { fetchRecords } from './fetch-entries.ts'
import { openStorage, type Storage } from './open.ts'
import { recordEntry } from './record-entry.ts'
import { openTestFolder } from './testing.ts'
import { seedFolder } from './testing-pglite.ts'
import { verifyRecord } from './verify.ts'
import { writeRecord } from './versions.ts'

const clerk = { actor: 'Ada Example', at: '2026-12-03T10:00:00Z' }

async function recordLetter({ db }: Storage, record: string, words = 'Lighting'): Promise<number> {
  const about = { kind: 'letter', event: 'received', happened: '2026-12-01' }
  const parts = { public: { subject: record }, sealed: { words } }
  const standing = { state: 'open', day: '2026-12-15' }
  const letter = { ...about, record, parts, standing }
  return (await writeRecord(db, (trx) => recordEntry(trx, letter, clerk))).id
}

async function erase({ db }: Storage, entry: number): Promise<void> {
  const what = { entry, audiences: ['sealed'] as const, law: 'UK GDPR, article 17' }
  const erased = await writeRecord(db, (trx) => eraseParts(trx, what, clerk))
  assert.ok(erased.ok)
}

async function open(folder: string): Promise<Storage> {
  const opened = await openStorage({ folder, holder: 'a test' })
  assert.ok(opened.ok)
  return opened.value
}

async function seeded(test: TestContext): Promise<string> {
  const folder = await openTestFolder(test)
  await seedFolder(folder)
  return folder
}

/** What the disk holds of a database and its journal now, as a process killed now would leave it. */
async function copy(test: TestContext, folder: string): Promise<string> {
  const copied = await openTestFolder(test)
  for (const name of ['pg', 'journal']) {
    cpSync(join(folder, name), join(copied, name), { recursive: true })
  }
  return copied
}

/** Puts the database's files of an earlier copy beside the journal of a later one. */
async function cutPower(later: string, earlier: string): Promise<string> {
  await rm(join(later, 'pg'), { recursive: true })
  cpSync(join(earlier, 'pg'), join(later, 'pg'), { recursive: true })
  return later
}

/** The letters there, in the order they came, after a start at which everything has to verify. */
async function lettersIn(folder: string): Promise<readonly string[]> {
  const storage = await open(folder)
  const { problems } = await verifyRecord(storage.db, [])
  assert.deepEqual(problems, [])
  const { rows } = await sql<{ record: string }>`
    select record from entry where kind = 'letter' order by id`.execute(storage.db)
  await storage.close()
  return rows.map(({ record }) => record)
}

async function refusal(folder: string): Promise<string> {
  const opened = await openStorage({ folder, holder: 'a test' })
  if (opened.ok) await opened.value.close()
  return opened.ok ? 'nothing was refused' : (opened.problems[0]?.message ?? '')
}

/** The parts of the journal in a data folder, a megabyte each. */
function partsOf(folder: string): readonly string[] {
  return globSync('journal/*', { cwd: folder }).filter((path) => /\/[0-9A-F]{24}$/.test(path))
}

/** The bytes of every file in a folder. */
function bytesIn(folder: string): Buffer {
  const files = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((it) => it.isFile())
  return Buffer.concat(files.map(({ parentPath, name }) => readFileSync(join(parentPath, name))))
}

describe('the journal of the embedded database', () => {
  it('has all that was acknowledged when the files of the database are those of before', async (test) => {
    const folder = await seeded(test)
    const stopped = await copy(test, folder)
    const storage = await open(folder)
    await recordLetter(storage, '1')
    const earlier = await copy(test, folder)
    await recordLetter(storage, '2')
    await recordLetter(storage, '3')
    const now = await copy(test, folder)
    await storage.close()

    for (const before of [now, earlier, stopped]) {
      const cut = await cutPower(await copy(test, now), before)
      assert.deepEqual(await lettersIn(cut), ['1', '2', '3'])
    }
  })

  it('leaves out a record that was half written when the power went', async (test) => {
    const folder = await seeded(test)
    const storage = await open(folder)
    await recordLetter(storage, '1')
    const earlier = await copy(test, folder)
    await recordLetter(storage, '2')
    const now = await copy(test, folder)
    await storage.close()
    const [file = ''] = partsOf(now)
    const [was, is] = [await readFile(join(earlier, file)), await readFile(join(now, file))]
    const from = is.findIndex((byte, at) => byte !== was[at])
    for (const length of [1, 200, 1_000]) {
      const cut = await cutPower(await copy(test, now), earlier)
      await writeFile(join(cut, file), Buffer.from(is).fill(0, from + length))
      assert.deepEqual(await lettersIn(cut), ['1'])
    }
  })

  it('is begun anew at a stop and after so much, with nothing in it that the files have', async (test) => {
    const folder = await seeded(test)
    const storage = await open(folder)
    const lengths = []
    for (let number = 1; number <= 60; number += 1) {
      await recordLetter(storage, `${number}`, randomBytes(800_000).toString('hex'))
      lengths.push(partsOf(folder).length)
    }
    assert.ok(Math.max(...lengths) >= 64 && Math.max(...lengths) <= 67, lengths.join())
    assert.ok((lengths.at(-1) ?? 0) < 64, lengths.join())
    await recordLetter(storage, '61', 'A word that is looked for')
    await storage.close()
    assert.equal(bytesIn(join(folder, 'journal')).includes('A word that'), false)
    assert.equal(partsOf(folder).length, 1)
    assert.equal((await lettersIn(folder)).length, 61)
  })

  it('holds nothing of what was erased, and the files of the database nothing either', async (test) => {
    const folder = await seeded(test)
    const storage = await open(folder)
    const entry = await recordLetter(storage, '1', 'The name of a witness')
    await recordLetter(storage, '2')
    assert.ok(bytesIn(folder).includes('The name of a witness'))
    await erase(storage, entry)
    assert.equal(bytesIn(folder).includes('The name of a witness'), false)
    await recordLetter(storage, '3')
    assert.equal(bytesIn(folder).includes('The name of a witness'), false)
    const killed = await copy(test, folder)
    await storage.close()
    assert.deepEqual(await lettersIn(killed), ['1', '2', '1', '3'])
  })

  it('may be read by its owner alone', async (test) => {
    const folder = await openTestFolder(test)
    const storage = await open(folder)
    for (let number = 0; number < 8; number += 1) {
      await recordLetter(storage, `${number}`, randomBytes(100_000).toString('hex'))
    }
    const paths = globSync('**', { cwd: join(folder, 'journal') })
    for (const path of ['', ...paths]) {
      const { mode } = await stat(join(folder, 'journal', path))
      assert.equal(mode & 0o077, 0, path)
    }
    await storage.close()
  })

  it('is refused where it is another database’s, is of another time or is missing', async (test) => {
    const [folder, other] = [await seeded(test), await openTestFolder(test)]
    const stopped = await copy(test, folder)
    for (const each of [folder, other]) {
      const storage = await open(each)
      await recordLetter(storage, '1')
      await storage.close()
    }
    const goBack =
      'Put back the one that belongs to it, or restore a backup into an empty data folder'
    await cutPower(other, folder)
    assert.equal(
      await refusal(other),
      `The journal ${other}/journal is of another database than ${other}/pg, and was left as it is. ${goBack}`,
    )

    const killed = await open(folder)
    await recordLetter(killed, '2')
    const cut = await cutPower(await copy(test, folder), stopped)
    await killed.close()
    assert.equal(
      await refusal(cut),
      `The database ${cut}/pg is of an earlier time than its journal ${cut}/journal. ${goBack}`,
    )

    await rename(join(folder, 'journal'), join(folder, 'elsewhere'))
    assert.equal(
      await refusal(folder),
      `The journal ${folder}/journal of the database ${folder}/pg is missing. ${goBack}`,
    )
    await rename(join(folder, 'elsewhere'), join(folder, 'journal'))
    await rename(join(folder, 'pg'), join(folder, 'elsewhere'))
    assert.equal(
      await refusal(folder),
      `There is a journal ${folder}/journal, but the database ${folder}/pg that it belongs to is missing. ` +
        'Put it back, or restore a backup into an empty data folder',
    )
  })

  it('is moved out of the database of a version that had none apart', async (test) => {
    const folder = await seeded(test)
    await rm(join(folder, 'pg', 'pg_wal'), { recursive: true })
    await rename(join(folder, 'journal'), join(folder, 'pg', 'pg_wal'))
    for (const name of ['pg/pair', 'pg/pg_wal/pair']) await rm(join(folder, name))
    const storage = await open(folder)
    await recordLetter(storage, '1')
    assert.equal((await fetchRecords(storage.db, 'letter')).length, 1)
    await storage.close()
    assert.deepEqual(await lettersIn(folder), ['1'])
  })
})
