import assert from 'node:assert/strict'
import { mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { readAgainst } from './against.ts'
import { fetchLastLink, writeHead, writeHeadLine } from './heads.ts'
import { readOwnHeads } from './heads-file.ts'
import { openStorage, type Storage } from './open.ts'
import { recordEntry } from './record-entry.ts'
import { createDatabase, forEachEngine, openTestFolder, sharedPostgres } from './testing.ts'
import { seedFolder } from './testing-pglite.ts'
import { verifyRecord } from './verify.ts'
import { writeRecord } from './versions.ts'

const clerk = { actor: 'Ada Example', at: '2026-12-03T10:00:00Z' }

async function record({ db }: Storage, subject: string) {
  const letter = { kind: 'letter', record: subject, event: 'received', happened: null }
  await writeRecord(db, (trx) =>
    recordEntry(trx, { ...letter, parts: { public: { subject } } }, clerk),
  )
}

/** Opens a folder or a database, does something and closes it again, as a command does. */
async function during(
  settings: { readonly folder: string; readonly databaseUrl?: string },
  work: (storage: Storage) => Promise<unknown>,
) {
  const opened = await openStorage({ ...settings, holder: 'a test' })
  assert.ok(opened.ok)
  try {
    await work(opened.value)
  } finally {
    await opened.value.close()
  }
}

async function seeded(test: TestContext): Promise<{ folder: string }> {
  const folder = await openTestFolder(test)
  await seedFolder(folder)
  return { folder }
}

/** The head as it is now, as somebody might write it down. */
async function noteHead({ db }: Storage) {
  return { where: 'a notebook', heads: [{ ...(await fetchLastLink(db)), at: clerk.at }] }
}

/** Takes the last entries away with all that they tell of, as who knows how would. */
async function cutOff({ db }: Storage, entries: number) {
  await db.connection().execute(async (connection) => {
    await sql`set session_replication_role = replica`.execute(connection)
    for (let left = entries; left > 0; left -= 1) {
      await sql`delete from part where entry_id = (select max(id) from entry)`.execute(connection)
      await sql`
        with gone as (delete from entry where id = (select max(id) from entry) returning kind)
        update version set number = number - 1 from gone where version.kind = gone.kind
        `.execute(connection)
    }
    await sql`set session_replication_role = origin`.execute(connection)
  })
}

describe('a head kept elsewhere', () => {
  forEachEngine((engine) => {
    it('shows that entries were cut off the end with all they tell of', async (test) => {
      const storage = await engine.open(test)
      for (const subject of ['Lighting', 'Benches', 'Bins']) await record(storage, subject)
      const head = await noteHead(storage)
      const before = await verifyRecord(storage.db, [], [head])
      assert.deepEqual([before.problems, before.compared[0]?.agreed?.id], [[], 4])

      await cutOff(storage, 2)
      assert.deepEqual((await verifyRecord(storage.db, [])).problems, [])
      assert.deepEqual((await verifyRecord(storage.db, [], [head])).problems, [
        'The record ends with entry 2, and the head kept in a notebook on 3 December 2026, 10:00 UTC ' +
          'is of entry 4: 2 entries were cut off its end',
      ])
    })

    it('shows that the record was worked out again', async (test) => {
      const [storage, other] = [await engine.open(test), await engine.open(test)]
      for (const subject of ['Lighting', 'Benches']) await record(storage, subject)
      for (const subject of ['Lighting', 'Gates']) await record(other, subject)
      assert.deepEqual((await verifyRecord(other.db, [])).problems, [])
      assert.deepEqual((await verifyRecord(other.db, [], [await noteHead(storage)])).problems, [
        'Entry 3 of the record is not the one whose hash was kept in a notebook on 3 December 2026, ' +
          '10:00 UTC: the record was worked out again from its start',
      ])
    })
  })
})

describe('the heads kept in a data folder', () => {
  it('are one for each write, and are there when the program has stopped', async (test) => {
    const instance = await seeded(test)
    await during(instance, async (storage) => {
      for (const subject of ['Lighting', 'Benches']) await record(storage, subject)
    })
    await during(instance, (storage) => record(storage, 'Bins'))
    const { heads } = await readOwnHeads(instance.folder)
    assert.deepEqual(
      heads.map(({ id, at }) => [id, at]),
      [2, 3, 4].map((id) => [id, clerk.at]),
    )
  })

  it('do without a last line that was cut off, and go on after it', async (test) => {
    const instance = await seeded(test)
    await during(instance, async (storage) => {
      for (const subject of ['Lighting', 'Benches']) await record(storage, subject)
    })
    const file = join(instance.folder, 'heads')
    const { length } = await readFile(file)
    await truncate(file, length - 40)
    await during(instance, async (storage) => {
      assert.equal((await readOwnHeads(storage.folder)).heads.length, 1)
      await record(storage, 'Bins')
    })
    await during(instance, async (storage) => {
      const own = await readOwnHeads(storage.folder)
      const { problems, compared } = await verifyRecord(storage.db, [], [own])
      assert.deepEqual([problems, compared[0]?.count, compared[0]?.agreed?.id], [[], 2, 4])
    })
  })

  it('say nothing from a line that has been damaged', async (test) => {
    const instance = await seeded(test)
    await during(instance, async (storage) => {
      for (const subject of ['Lighting', 'Benches']) await record(storage, subject)
    })
    const file = join(instance.folder, 'heads')
    const kept = await readFile(file)
    for (let place = 0; place < kept.length; place += 7) {
      const damaged = Buffer.from(kept)
      damaged[place] = (damaged[place] ?? 0) ^ 1
      await writeFile(file, damaged)
      const { heads } = await readOwnHeads(instance.folder)
      assert.ok(heads.length < 2, `byte ${place}`)
      assert.ok(heads.every((head) => kept.includes(writeHeadLine(head))))
    }
  })

  it('keep nothing from being recorded when they cannot be written', async (test) => {
    const instance = await seeded(test)
    await mkdir(join(instance.folder, 'heads'))
    await during(instance, async (storage) => {
      for (const subject of ['Lighting', 'Benches']) await record(storage, subject)
    })
    await rm(join(instance.folder, 'heads'), { recursive: true })
    await during(instance, async (storage) => {
      const { entries, problems, compared } = await verifyRecord(
        storage.db,
        [],
        [await readOwnHeads(storage.folder)],
      )
      assert.deepEqual([entries, problems], [3, []])
      assert.deepEqual([compared[0]?.count, compared[0]?.agreed], [0, null])
    })
  })

  it('are those of its own process where several share a database', async (test) => {
    const databaseUrl = await createDatabase(await sharedPostgres())
    const [one, other] = [await openTestFolder(test), await openTestFolder(test)]
    await during({ folder: one, databaseUrl }, async (first) => {
      await during({ folder: other, databaseUrl }, async (second) => {
        await Promise.all([record(first, 'Lighting'), record(second, 'Benches')])
        await record(first, 'Bins')
      })
    })
    await during({ folder: one, databaseUrl }, async (storage) => {
      const own = await readOwnHeads(one)
      const { problems, compared } = await verifyRecord(
        storage.db,
        [],
        [own, await readOwnHeads(other)],
      )
      assert.deepEqual(problems, [])
      assert.deepEqual(
        compared.map(({ count }) => count),
        [2, 1],
      )
    })
  })
})

describe('readAgainst', () => {
  it('takes a head as text or a file of heads, and says what else it was given', async (test) => {
    const folder = await openTestFolder(test)
    const head = { id: 52, hash: 'ab'.repeat(32) }
    const asText = await readAgainst(writeHead(head))
    assert.deepEqual(asText.ok && asText.value.heads, [{ ...head, at: null }])

    const file = join(folder, 'kept')
    await writeFile(file, `${writeHeadLine({ ...head, at: clerk.at })}\n52:ab`)
    const asFile = await readAgainst(file)
    assert.deepEqual(asFile.ok && asFile.value, {
      where: file,
      heads: [{ ...head, at: clerk.at }],
    })

    await writeFile(file, 'minutes')
    for (const [text, said] of [
      [file, /holds no head\. Give a head such as/],
      [folder, /is neither a head nor a file\. Give a head such as/],
      ['52:ab', /^"52:ab" is neither a head nor a file/],
    ] as const) {
      const refused = await readAgainst(text)
      assert.match(refused.ok ? '' : (refused.problems[0]?.message ?? ''), said)
    }
  })
})
