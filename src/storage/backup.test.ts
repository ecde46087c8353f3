import assert from 'node:assert/strict'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { fetchAreaFiles, recordAreaFiles } from './area-files.ts'
import { backupStorage } from './backup.ts'
import { fetchRecorded } from './fetch-observations.ts'
import { recordImport } from './imports.ts'
import type { Storage } from './open.ts'
import { restoreStorage } from './restore.ts'
import { forEachEngine, openEmbedded, openTestFolder } from './testing.ts'
import { exampleAuthorship, exampleImport, exampleRow } from './testing-examples.ts'
import { verifyRecord } from './verify.ts'
import { writeRecord } from './versions.ts'

const MADE_AT = '2019-07-22T18:00:00Z'
const area = { path: 'area.yaml', content: 'name: Northshire\n' }
const parquet = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251))

/** Two imports, an area file, a file beside the database, and what is good for this start alone. */
async function fill({ db, folder }: Storage) {
  await writeRecord(db, async (trx) => {
    await recordAreaFiles(trx, [area], exampleAuthorship)
    const rows = [exampleRow({ value: 0.1 }), exampleRow({ value: null, note: '{"$":"end"}\n☃' })]
    await recordImport(trx, ...exampleImport(rows))
    await recordImport(trx, ...exampleImport([exampleRow({ value: 1e21 })]))
  })
  await mkdir(join(folder, 'street'), { recursive: true })
  await writeFile(join(folder, 'street', '2019-12.parquet'), parquet)
  await writeFile(join(folder, 'start-address'), 'http://localhost:3000/start/a-key\n')
}

async function backUp(test: TestContext, storage: Storage) {
  const file = join(await openTestFolder(test), 'backups', 'northshire.backup')
  const made = await backupStorage(storage, file, MADE_AT)
  assert.deepEqual(made, { ok: true, value: { madeAt: MADE_AT, rows: 17, files: 1 } })
  return file
}

async function refusal(storage: Storage, file: string) {
  const restored = await restoreStorage(storage, file)
  return restored.ok ? 'it was restored' : restored.problems[0]?.message
}

describe('restoreStorage', () => {
  forEachEngine((engine) => {
    it('puts back every row, every file and the numbering, from either engine', async (test) => {
      const storage = await engine.open(test)
      await fill(storage)
      const file = await backUp(test, storage)
      for (const other of [await engine.open(test), await openEmbedded(test)]) {
        const restored = await restoreStorage(other, file)
        assert.deepEqual(restored, { ok: true, value: { madeAt: MADE_AT, rows: 17, files: 1 } })
        assert.deepEqual(await fetchRecorded(other.db), await fetchRecorded(storage.db))
        assert.deepEqual(await fetchAreaFiles(other.db), [area])
        assert.deepEqual(await readFile(join(other.folder, 'street', '2019-12.parquet')), parquet)

        await writeRecord(other.db, (trx) =>
          recordImport(trx, ...exampleImport([exampleRow({ value: 4 })])),
        )
        assert.deepEqual(
          (await fetchRecorded(other.db)).map(({ id, import_id }) => [id, import_id]),
          [
            [1, 1],
            [2, 1],
            [3, 2],
            [4, 3],
          ],
        )
        assert.deepEqual((await verifyRecord(other.db)).problems, [])
      }
    })
  })

  it('refuses an instance that has something in it', async (test) => {
    const storage = await openEmbedded(test)
    await fill(storage)
    assert.equal(
      await refusal(storage, await backUp(test, storage)),
      'There is something in this instance already. Restore into an empty data folder or database',
    )
  })

  it('puts nothing back of a backup that was cut short, altered or is something else', async (test) => {
    const storage = await openEmbedded(test)
    await fill(storage)
    const file = await backUp(test, storage)
    const empty = await openEmbedded(test)
    const packed = await readFile(file)
    const text = gunzipSync(packed).toString()

    await writeFile(file, packed.subarray(0, packed.length - 40))
    assert.match((await refusal(empty, file)) ?? '', /was cut short. Use another copy/)
    await writeFile(file, gzipSync(text.split('\n').slice(0, -3).join('\n')))
    assert.match((await refusal(empty, file)) ?? '', /was cut short. Use another copy/)
    await writeFile(file, gzipSync(text.replace('"value":0.1', '"value":0.2')))
    assert.match(
      (await refusal(empty, file)) ?? '',
      /does not verify and was not restored: The figures of import 1/,
    )
    await writeFile(file, gzipSync(text.replace('street/2019-12.parquet', '../elsewhere.parquet')))
    assert.match((await refusal(empty, file)) ?? '', /is not a backup made by this program/)
    for (const other of ['measure,area\n', '', gzipSync('measure,area\n')]) {
      await writeFile(file, other)
      assert.match((await refusal(empty, file)) ?? '', /is not a backup|was cut short/)
    }
    assert.match((await refusal(empty, `${file}.csv`)) ?? '', /^There is no file /)

    assert.equal((await verifyRecord(empty.db)).entries, 0)
    await writeFile(file, packed)
    assert.equal(await refusal(empty, file), 'it was restored')
  })

  it('refuses a backup made by a later version', async (test) => {
    const storage = await openEmbedded(test)
    await fill(storage)
    const file = await backUp(test, storage)
    const text = gunzipSync(await readFile(file)).toString()
    await writeFile(file, gzipSync(text.replace(/("migrations":\[[^\]]*)\]/, '$1,"2031"]')))
    assert.equal(
      await refusal(await openEmbedded(test), file),
      `${file} was made by a later version of the program. ` +
        'Restore it with that version, then start this one on what it restored',
    )
  })
})

describe('backupStorage', () => {
  it('does not write over a file that is there', async (test) => {
    const storage = await openEmbedded(test)
    const file = join(await openTestFolder(test), 'minutes.docx')
    await writeFile(file, 'minutes')
    const made = await backupStorage(storage, file, MADE_AT)
    assert.equal(
      made.ok ? '' : made.problems[0]?.message,
      `${file} is there already. Name another file, or move it away`,
    )
    assert.equal(await readFile(file, 'utf8'), 'minutes')
  })
})
