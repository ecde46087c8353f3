import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { fetchNames, oneAtATime, type Storage, verifyRecord, writeRecord } from '#storage/index.ts'
import { forEachEngine, openEmbedded } from '#storage/testing.ts'
import { fetchRecorded } from './fetch-observations.ts'
import { recordImport } from './imports.ts'
import { TABLE_CHECKS } from './table-checks.ts'
import { exampleImport, exampleRow } from './testing-examples.ts'

async function take({ db }: Storage, ...parameters: Parameters<typeof exampleImport>) {
  return await writeRecord(db, (trx) => recordImport(trx, ...exampleImport(...parameters)))
}

const threeQuarters = [
  exampleRow({ value: 412 }),
  exampleRow({ value: 398.5, numerator: 797, denominator: 2, period_start: '2019-01-01' }),
  exampleRow({ value: null, status: 'provisional', note: 'Line one\nline "two", ∂ø', area: 'é' }),
]

describe('recordImport', () => {
  forEachEngine((engine) => {
    it('keeps every figure in its order, with who, when, why and from which import', async (test) => {
      const storage = await engine.open(test)
      const { importId, changeId } = await take(storage, threeQuarters)
      assert.deepEqual({ importId, changeId }, { importId: 1, changeId: 2 })
      const kept = await fetchRecorded(storage.db)
      const nameOf = await fetchNames(storage.db)
      assert.equal(nameOf(kept[0]?.recorded_by ?? ''), 'Priya Shah')
      const authorship = {
        recorded_at: '2019-07-22T09:30:00Z',
        recorded_by: kept[0]?.recorded_by ?? '',
        reason: 'First quarter figures',
        import_id: 1,
      }
      assert.deepEqual(
        kept.map(({ id: _, ...row }) => row),
        threeQuarters.map((row) => ({ ...row, ...authorship })),
      )
    })

    it('keeps 5,500 figures in the order they came', async (test) => {
      const storage = await engine.open(test)
      const rows = Array.from({ length: 5_500 }, (_, value) => exampleRow({ value }))
      await take(storage, rows)
      const kept = await fetchRecorded(storage.db)
      assert.ok(kept.every((row, index) => row.value === index))
      assert.equal(kept.length, 5_500)
      assert.deepEqual((await verifyRecord(storage.db, TABLE_CHECKS)).problems, [])
    })

    it('keeps nothing of an import that fails half way', async (test) => {
      const storage = await engine.open(test)
      const wrong = exampleRow({ period_end: '2019-03-31' })
      await assert.rejects(
        take(storage, [...threeQuarters, wrong]),
        /constraint observation_\w+ of observation/,
      )
      assert.deepEqual(await fetchRecorded(storage.db), [])
      assert.equal((await verifyRecord(storage.db, TABLE_CHECKS)).entries, 0)
    })

    it('counts no figure of an import before all are written, nor once it has failed', async (test) => {
      const { db } = await engine.open(test)
      const [imported] = exampleImport([])
      const counted: number[] = []
      const failing = oneAtATime(db, () =>
        recordImport(db, imported, async (add) => {
          await add(threeQuarters)
          counted.push((await fetchRecorded(db)).length)
          throw new Error('the file ends here')
        }),
      )
      await assert.rejects(failing, /the file ends here/)
      assert.deepEqual([...counted, ...(await fetchRecorded(db))], [0])
      const { problems, uncounted } = await verifyRecord(db, TABLE_CHECKS)
      assert.deepEqual(problems, [])
      assert.deepEqual(uncounted, [
        `${threeQuarters.length} figures are held that no entry tells of and that count nowhere: an import is at ` +
          'work, or one did not finish, or somebody put them in by hand. The next import removes them',
      ])

      await oneAtATime(db, () => recordImport(db, ...exampleImport([exampleRow()])))
      assert.equal((await fetchRecorded(db)).length, 1)
      const after = await verifyRecord(db, TABLE_CHECKS)
      assert.deepEqual([after.problems, after.uncounted], [[], []])
    })

    it('does the work of one import after that of another', async (test) => {
      const { db } = await engine.open(test)
      const order: string[] = []
      const one = (name: string) =>
        oneAtATime(db, async () => {
          order.push(`${name} begins`)
          await recordImport(db, ...exampleImport([exampleRow()]))
          order.push(`${name} ends`)
        })
      await Promise.all([one('first'), one('second')])
      assert.deepEqual(order, ['first begins', 'first ends', 'second begins', 'second ends'])
    })

    it('refuses to have a figure changed, removed or emptied', async (test) => {
      const storage = await engine.open(test)
      await take(storage, threeQuarters)
      for (const statement of [
        sql`update observation set value = 0`,
        sql`delete from observation`,
        sql`truncate observation cascade`,
      ]) {
        await assert.rejects(statement.execute(storage.db), / is a record that is only added to/)
      }
    })
  })

  it('will not take a figure that is not a number for one that was not published', async (test) => {
    const storage = await openEmbedded(test)
    await assert.rejects(
      take(storage, [exampleRow({ value: Number.NaN })]),
      /NaN cannot be written/,
    )
  })

  it('says where there is text that no database can keep', async (test) => {
    const storage = await openEmbedded(test)
    for (const text of ['a\0b', 'half \ud83d of one']) {
      await assert.rejects(take(storage, [exampleRow({ source_paragraph: text })]), {
        name: 'Refusal',
        message:
          'There is a character that cannot be kept in the source paragraph of a figure for ' +
          '2019-04-01. Save the file as UTF-8 text and try again',
      })
    }
    await take(storage, [exampleRow({ note: 'whole 😀' })])
  })

  it('notes which street files were taken in', async (test) => {
    const storage = await openEmbedded(test)
    const file = {
      fileName: '2019-12-northshire-street.csv',
      month: '2019-12-01',
      sha256: 'c'.repeat(64),
      rows: 8_312,
    }
    await take(storage, [], { kind: 'street', streetFiles: [file] })
    const { rows } = await sql`select file_name, month, rows, import_id from street_file`.execute(
      storage.db,
    )
    assert.deepEqual(rows, [
      { file_name: file.fileName, month: '2019-12-01', rows: 8_312, import_id: 1 },
    ])
    assert.deepEqual((await verifyRecord(storage.db, TABLE_CHECKS)).problems, [])
  })
})

describe('verifyRecord, of imports', () => {
  forEachEngine((engine) => {
    it('finds a figure that was changed', async (test) => {
      const storage = await engine.open(test)
      await take(storage, threeQuarters)
      await tamper(storage, sql`update observation set value = 411 where value = 412`)
      assert.deepEqual(await problems(storage), [
        'The figures of import 1 (quarter-1.csv), recorded by entry 2, are not as they were: all 3 are there but at least one has been changed',
      ])
    })

    it('finds a figure that was removed', async (test) => {
      const storage = await engine.open(test)
      await take(storage, threeQuarters)
      await tamper(storage, sql`delete from observation where value = 412`)
      assert.deepEqual(await problems(storage), [
        'The figures of import 1 (quarter-1.csv), recorded by entry 2, are not as they were: it brought 3 and there are 2',
      ])
    })
  })

  it('finds a figure that was put in behind the log', async (test) => {
    const storage = await openEmbedded(test)
    await take(storage, threeQuarters)
    await tamper(
      storage,
      sql`insert into observation (measure, area, breakdown, period_start, period_end, status,
            source_document, released_on, known_on, recorded_at, recorded_by, reason, import_id)
          select measure, area, breakdown, period_start, period_end, status,
            source_document, released_on, known_on, recorded_at, recorded_by, reason, import_id
          from observation where value = 412`,
    )
    assert.deepEqual(await problems(storage), [
      'The figures of import 1 (quarter-1.csv), recorded by entry 2, are not as they were: it brought 3 and there are 4',
    ])
  })

  it('finds the record of an import that was changed', async (test) => {
    const storage = await openEmbedded(test)
    await take(storage, threeQuarters)
    await tamper(storage, sql`update import set rejected = 7`)
    assert.deepEqual(await problems(storage), [
      'The record of import 1 (quarter-1.csv), recorded by entry 2, has been changed',
    ])
  })

  it('finds an import whose entry was removed from the end of the log', async (test) => {
    const storage = await openEmbedded(test)
    await take(storage, threeQuarters)
    await tamper(storage, sql`with gone as (delete from part) delete from entry`)
    assert.deepEqual(await problems(storage), [
      'Import 1 has no entry in the record',
      'By the count that is kept there are 1 entries of the kind import, and there are 0',
      'By the count that is kept there are 1 entries of the kind person, and there are 0',
    ])
  })
})

async function problems({ db }: Storage) {
  return (await verifyRecord(db, TABLE_CHECKS)).problems
}

/** Goes behind the program's back, as someone with the database's own password could. */
async function tamper({ db }: Storage, statement: ReturnType<typeof sql>) {
  await db.connection().execute(async (connection) => {
    await sql`set session_replication_role = replica`.execute(connection)
    await statement.execute(connection)
    await sql`set session_replication_role = origin`.execute(connection)
  })
}
