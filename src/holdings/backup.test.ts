import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import {
  backupStorage,
  openStorage,
  readAgainst,
  recordEntry,
  restoreInstance,
  type Storage,
  verifyRecord,
  writeRecord,
} from '#storage/index.ts'
import {
  eraseParts,
  forEachEngine,
  openEmbedded,
  openOnPostgres,
  openTestFolder,
  restoreStorage,
  seedFolder,
} from '#storage/testing.ts'
import { fetchAreaFiles, recordAreaFiles } from './area-files.ts'
import { fetchRecorded } from './fetch-observations.ts'
import { recordImport } from './imports.ts'
import { TABLE_CHECKS } from './table-checks.ts'
import { exampleAuthorship, exampleImport, exampleRow } from './testing-examples.ts'

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
  await writeFile(join(folder, 'street', '2020-01.parquet.part'), 'half')
  await writeFile(join(folder, 'first-link'), 'http://localhost:3000/sign-in/first/a-token\n')
}

async function backUp(test: TestContext, storage: Storage) {
  const file = join(await openTestFolder(test), 'backups', 'northshire.backup')
  const made = await backupStorage(storage, file, MADE_AT)
  assert.deepEqual(made, { ok: true, value: { madeAt: MADE_AT, rows: 19, files: 1 } })
  return file
}

async function refusal(storage: Storage, file: string) {
  const restored = await restoreStorage(storage, file, TABLE_CHECKS)
  return restored.ok ? 'it was restored' : (restored.problems[0]?.message ?? '')
}

/** A backup with other lines, whose digest and counts are right for them, as who knows how would. */
function forge(lines: readonly string[]): Buffer {
  const text = lines
    .slice(0, -1)
    .map((line) => `${line}\n`)
    .join('')
  const rows = lines.filter((line) => !line.startsWith('{"$":')).length
  const files = lines.filter((line) => line.startsWith('{"$":"file"')).length
  const sha256 = createHash('sha256').update(text).digest('hex')
  return gzipSync(`${text}${JSON.stringify({ $: 'end', rows, files, sha256 })}\n`)
}

async function linesOf(file: string): Promise<readonly string[]> {
  return gunzipSync(await readFile(file))
    .toString()
    .trimEnd()
    .split('\n')
}

describe('restoreStorage', () => {
  forEachEngine((engine) => {
    it('puts back every row, every file and the numbering, from either engine', async (test) => {
      const storage = await engine.open(test)
      await fill(storage)
      const file = await backUp(test, storage)
      for (const other of [await engine.open(test), await openEmbedded(test)]) {
        const restored = await restoreStorage(other, file, TABLE_CHECKS)
        assert.deepEqual(restored, { ok: true, value: { madeAt: MADE_AT, rows: 19, files: 1 } })
        assert.deepEqual(await fetchRecorded(other.db), await fetchRecorded(storage.db))
        assert.deepEqual(await fetchAreaFiles(other.db), [area])
        assert.deepEqual(await readdir(join(other.folder, 'street')), ['2019-12.parquet'])
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
        const against = await readAgainst(file)
        assert.ok(against.ok)
        const { problems, compared } = await verifyRecord(other.db, TABLE_CHECKS, [against.value])
        assert.deepEqual([problems, compared[0]?.agreed?.id], [[], 4])
      }
    })

    it('leaves nothing of a backup whose database or files are not to be had', async (test) => {
      const storage = await engine.open(test)
      await fill(storage)
      const file = await backUp(test, storage)
      const lines = await linesOf(file)
      const empty = await engine.open(test)
      const changed = lines.map((line) => line.replace('"value":0.1', '"value":0.2'))
      await writeFile(file, forge(changed))
      assert.match(
        await refusal(empty, file),
        /does not verify and was not restored: The figures of import 1 .* has been changed$/,
      )
      await writeFile(file, forge(lines.map((line) => line.replace('"value":0.1', '"value":"x"'))))
      assert.match(
        await refusal(empty, file),
        /is damaged: the database does not take what is in it \(The database refused a statement \(22P02\)\)\. Use another copy/,
      )
      assert.equal((await verifyRecord(empty.db, TABLE_CHECKS)).entries, 0)
      assert.deepEqual(
        (await readdir(empty.folder)).filter((name) => /street|restor/.test(name)),
        [],
      )
    })
  })

  it('takes nothing from an instance that has it all, though its own last step was cut off', async (test) => {
    const storage = await openOnPostgres(test)
    await fill(storage)
    const file = await backUp(test, storage)
    const other = await openOnPostgres(test)
    assert.equal((await restoreStorage(other, file, TABLE_CHECKS)).ok, true)
    // As after a kill between the end of the transaction and the removal of the folder
    await mkdir(join(other.folder, 'restoring'))
    assert.match(await refusal(other, file), /There is something in this instance already/)
    assert.deepEqual(await readFile(join(other.folder, 'street', '2019-12.parquet')), parquet)
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
    const lines = await linesOf(file)

    await writeFile(file, packed.subarray(0, packed.length - 40))
    assert.match(await refusal(empty, file), /was cut short. Use another copy/)
    await writeFile(file, gzipSync(lines.slice(0, -3).join('\n')))
    assert.match(await refusal(empty, file), /was cut short. Use another copy/)
    await writeFile(file, gzipSync(`${lines.join('\n')}\n`.replace('"value":0.1', '"value":0.2')))
    assert.match(await refusal(empty, file), /is damaged: it is not as it was made/)
    for (const other of ['measure,area\n', '', gzipSync('measure,area\n')]) {
      await writeFile(file, other)
      assert.match(await refusal(empty, file), /is not a backup|was cut short/)
    }
    assert.match(await refusal(empty, `${file}.csv`), /^There is no file /)
    assert.match(await refusal(empty, join(file, '..')), / is a folder\. Name a file/)

    assert.equal((await verifyRecord(empty.db, TABLE_CHECKS)).entries, 0)
    await writeFile(file, packed)
    assert.equal(await refusal(empty, file), 'it was restored')
  })

  it('takes no file, table or line that the program would not have written', async (test) => {
    const storage = await openEmbedded(test)
    await fill(storage)
    const file = await backUp(test, storage)
    const lines = await linesOf(file)
    const empty = await openEmbedded(test)
    const [heading = '', ...rest] = lines
    const place = rest.findIndex((line) => line.startsWith('{"$":"file"'))
    const named = (path: string) =>
      lines.map((line) =>
        line.startsWith('{"$":"file"') ? JSON.stringify({ $: 'file', path }) : line,
      )
    const names = [
      '../elsewhere.parquet',
      'street/../pg/PG_VERSION',
      '/tmp/street/a',
      'pg/PG_VERSION',
      'PG/PG_VERSION',
      'street',
      'street/',
      'street//a',
      'street/./a',
      'street/.hidden',
      'street\\..\\a',
      'street/a\\..\\..\\b',
      'street/deeper/a',
      'street/c:a',
      'street/a\0b',
      'street/a\nb',
      'heads',
      'lock',
      'uploads/a',
      `street/${'a'.repeat(300)}`,
    ]
    for (const path of names) {
      await writeFile(file, forge(named(path)))
      assert.match(
        await refusal(empty, file),
        /is damaged: a line of it names no file that is kept beside the database\. Use another copy/,
        path,
      )
    }
    const twice = rest.slice(place, -1)
    const crafted: readonly (readonly [readonly string[], RegExp])[] = [
      [[heading, heading, ...rest], /it begins twice/],
      [[...lines.slice(0, -1), ...twice, ''], /street\/2019-12\.parquet comes twice/],
      [
        [...lines.slice(0, -1), ...twice.map((line) => line.replace('.parquet', '.PARQUET')), ''],
        /comes twice/,
      ],
      [
        lines.map((line) => line.replace('"size":200000', '"size":200001')),
        /not as long as it says/,
      ],
      [lines.map((line) => line.replace('"size":200000', '"size":1')), /not as long as it says/],
      [[...lines.slice(0, 1), '{"id":1}', ...rest], /lines are not in their order/],
      [[...lines.slice(0, -1), '{"id":1}', ''], /lines are not in their order/],
      [
        lines.map((line) => line.replace('"name":"standing"', '"name":"kysely_migration"')),
        /has a table kysely_migration/,
      ],
      [
        lines.map((line) => line.replace('"name":"standing"', '"name":"pg_class"')),
        /has a table pg_class/,
      ],
      [lines.map((line) => line.replace('"name":"standing"', '"name":"a b"')), /a line of it/],
      [[heading.replace(/"hash":"[0-9a-f]{4}/, '"hash":"0000'), ...rest], /its first line/],
    ]
    for (const [forged, said] of crafted) {
      await writeFile(file, forge(forged))
      assert.match(await refusal(empty, file), said)
    }
    const after = Buffer.concat([forge(lines), gzipSync('{"$":"table","name":"part"}\n')])
    await writeFile(file, after)
    assert.match(await refusal(empty, file), /it goes on after its end/)
    assert.equal((await verifyRecord(empty.db, TABLE_CHECKS)).entries, 0)
    await writeFile(file, forge(lines))
    assert.equal(await refusal(empty, file), 'it was restored')
  })

  it('stops reading what unpacks without end', async (test) => {
    const empty = await openEmbedded(test)
    const file = join(await openTestFolder(test), 'bomb.backup')
    // Packed in pieces that follow one another, of which one is packed
    const megabyte = gzipSync(Buffer.alloc(2 ** 20, 'a'))
    await writeFile(file, Buffer.concat(Array(100).fill(megabyte)))
    assert.match(await refusal(empty, file), /is damaged: it has a line without end/)
    const line = `${'{"id":1}'.repeat(1_000)}\n`
    const heading = { $: 'critical-friend backup', version: 1, madeAt: MADE_AT, migrations: [] }
    const start = `${JSON.stringify(heading)}\n{"$":"table","name":"part"}\n`
    const pieces = Array(40).fill(gzipSync(line.repeat(1_000)))
    await writeFile(file, Buffer.concat([gzipSync(start), ...pieces]))
    assert.match(await refusal(empty, file), /is damaged: it unpacks to far more than/)
  })

  it('refuses a backup made by a later version', async (test) => {
    const storage = await openEmbedded(test)
    await fill(storage)
    const file = await backUp(test, storage)
    const lines = await linesOf(file)
    for (const [from, to] of [
      [/("migrations":\[[^\]]*)\]/, '$1,"2031"]'],
      ['"version":1', '"version":2'],
    ] as const) {
      await writeFile(file, forge(lines.map((line) => line.replace(from, to))))
      assert.equal(
        await refusal(await openEmbedded(test), file),
        `${file} was made by a later version of the program. ` +
          'Restore it with that version, then start this one on what it restored',
      )
    }
  })
})

describe('restoreInstance', () => {
  async function restore(folder: string, file: string) {
    const restored = await restoreInstance({ folder, holder: 'a test' }, file, TABLE_CHECKS)
    return restored.ok ? 'it was restored' : (restored.problems[0]?.message ?? '')
  }

  async function entriesIn(folder: string) {
    const opened = await openStorage({ folder, holder: 'a test' })
    assert.ok(opened.ok)
    const { entries, problems } = await verifyRecord(opened.value.db, TABLE_CHECKS)
    await opened.value.close()
    assert.deepEqual(problems, [])
    return entries
  }

  it('makes a data folder with all in it, and none when the backup is spoilt', async (test) => {
    const storage = await openEmbedded(test)
    await fill(storage)
    const file = await backUp(test, storage)
    const spoilt = `${file}.spoilt`
    await writeFile(spoilt, (await readFile(file)).subarray(0, 3_000))
    const folder = join(await openTestFolder(test), 'data')
    assert.match(await restore(folder, spoilt), /was cut short/)
    assert.equal(existsSync(folder), false)

    assert.equal(await restore(folder, file), 'it was restored')
    assert.deepEqual((await readdir(folder)).sort(), ['journal', 'lock', 'pg', 'street'])
    assert.deepEqual(await readFile(join(folder, 'street', '2019-12.parquet')), parquet)
    assert.equal(await entriesIn(folder), 4)
    assert.match(await restore(folder, file), /There is something in this instance already/)
    assert.equal(await entriesIn(folder), 4)
  })

  it('takes the place of an empty instance, and of what one that was cut off left', async (test) => {
    const storage = await openEmbedded(test)
    await fill(storage)
    const file = await backUp(test, storage)
    const folder = await openTestFolder(test)
    await seedFolder(folder)
    await mkdir(join(folder, 'restore-unfinished', 'pg'), { recursive: true })
    assert.equal(await restore(folder, file), 'it was restored')
    assert.equal(await entriesIn(folder), 4)

    // As after a kill between the two moves
    await mkdir(join(folder, 'restored'))
    await rename(join(folder, 'pg'), join(folder, 'restored', 'pg'))
    assert.equal(await entriesIn(folder), 4)
    assert.equal(existsSync(join(folder, 'restored')), false)
  })

  it('has to be run again where it was cut off, before anything else is recorded there', async (test) => {
    const storage = await openEmbedded(test)
    await fill(storage)
    const file = await backUp(test, storage)
    const folder = await openTestFolder(test)
    await mkdir(join(folder, 'restore-unfinished'))
    const opened = await openStorage({ folder, holder: 'a test' })
    const [problem, ...more] = opened.ok ? [] : opened.problems
    assert.deepEqual(more, [])
    assert.equal(
      problem?.message,
      `A restore into ${folder} was cut off, and nothing of it counts. Run it again; to begin with ` +
        'nothing instead, name another data folder in CRITICAL_FRIEND_DATA',
    )
    assert.equal(await restore(folder, file), 'it was restored')
    assert.equal(await entriesIn(folder), 4)
  })

  it('does not touch files beside a database that is not there', async (test) => {
    const storage = await openEmbedded(test)
    await fill(storage)
    const file = await backUp(test, storage)
    const folder = await openTestFolder(test)
    await mkdir(join(folder, 'street'))
    await writeFile(join(folder, 'street', 'mine.parquet'), 'mine')
    assert.match(await restore(folder, file), /There is something in this instance already/)
    assert.equal(await readFile(join(folder, 'street', 'mine.parquet'), 'utf8'), 'mine')
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

  it('is for its owner alone, and follows no link out of the data folder', async (test) => {
    const storage = await openEmbedded(test)
    await fill(storage)
    const elsewhere = await openTestFolder(test)
    await writeFile(join(elsewhere, 'secret.parquet'), 'secret')
    await symlink(elsewhere, join(storage.folder, 'street', 'linked'))
    await symlink(join(elsewhere, 'secret.parquet'), join(storage.folder, 'street', 'a.parquet'))
    const file = await backUp(test, storage)
    assert.equal((await stat(file)).mode & 0o777, 0o600)
  })

  forEachEngine((engine) => {
    it('holds what was there at one moment, whatever is recorded while it is made', async (test) => {
      const storage = await engine.open(test)
      const { db } = storage
      const figures = Array.from({ length: 2_000 }, (_, value) => exampleRow({ value }))
      await writeRecord(db, (trx) => recordImport(trx, ...exampleImport(figures)))
      const file = join(await openTestFolder(test), 'busy.backup')
      const making = backupStorage(storage, file, MADE_AT)
      const writing = Array.from({ length: 5 }, async (_, index) => {
        await writeRecord(db, (trx) =>
          recordImport(trx, ...exampleImport([exampleRow({ value: index })])),
        )
      })
      await Promise.all([making, ...writing])
      const other = await engine.open(test)
      assert.equal(await refusal(other, file), 'it was restored')
      assert.deepEqual((await verifyRecord(other.db, TABLE_CHECKS)).problems, [])
    })

    it('holds nothing that was erased while it was made', async (test) => {
      const storage = await engine.open(test)
      const { db } = storage
      const sender = { kind: 'letter', record: '1', event: 'received', happened: null }
      const parts = { public: { subject: 'Bins' }, sealed: { sender: 'Bo Invented' } }
      const { id } = await writeRecord(db, (trx) =>
        recordEntry(trx, { ...sender, parts }, exampleAuthorship),
      )
      const figures = Array.from({ length: 2_000 }, (_, value) => exampleRow({ value }))
      await writeRecord(db, (trx) => recordImport(trx, ...exampleImport(figures)))
      const file = join(await openTestFolder(test), 'erased.backup')
      const what = { entry: id, audiences: ['sealed'] as const, law: 'UK GDPR, article 17' }
      const making = backupStorage(storage, file, MADE_AT)
      await writeRecord(db, (trx) => eraseParts(trx, what, exampleAuthorship))
      assert.ok((await making).ok)
      assert.doesNotMatch((await linesOf(file)).join('\n'), /Bo Invented/)
      const other = await engine.open(test)
      assert.equal(await refusal(other, file), 'it was restored')
    })

    it('leaves out figures of an import that has not finished', async (test) => {
      const storage = await engine.open(test)
      const [imported] = exampleImport([])
      await assert.rejects(
        recordImport(storage.db, imported, async (add) => {
          await add([exampleRow()])
          throw new Error('the file ends here')
        }),
      )
      const file = join(await openTestFolder(test), 'unfinished.backup')
      const made = await backupStorage(storage, file, MADE_AT)
      assert.equal(made.ok && made.value.rows, 3) // who it was by: an entry, its part, and a count
    })

    it('stops when it is told to, and leaves nothing', async (test) => {
      const storage = await engine.open(test)
      await fill(storage)
      const folder = await openTestFolder(test)
      const stop = new AbortController()
      const file = join(folder, 'stopped.backup')
      const making = backupStorage(storage, file, MADE_AT, stop.signal)
      stop.abort()
      await assert.rejects(making, { name: 'AbortError' })
      assert.deepEqual(await readdir(folder), [])
      assert.ok((await backupStorage(storage, file, MADE_AT)).ok)
    })
  })
})

describe('one byte of a backup that is another, or not there', () => {
  it('is told of in a sentence, wherever it is', async (test) => {
    const storage = await openEmbedded(test)
    await fill(storage)
    const file = await backUp(test, storage)
    const packed = await readFile(file)
    const other = await openEmbedded(test)
    // The first ten bytes are gzip's own, and some of them say nothing
    const draws = 60
    for (let draw = 0; draw < draws; draw += 1) {
      const place = 10 + Math.floor(((packed.length - 10) * draw) / draws)
      const changed = Buffer.from(packed)
      changed[place] = (changed[place] ?? 0) ^ (1 << (draw % 8))
      const spoilt = [
        changed,
        packed.subarray(0, place),
        Buffer.concat([packed.subarray(0, place), packed.subarray(place + 1)]),
      ][draw % 3]
      await writeFile(file, spoilt ?? packed)
      const said = await refusal(other, file)
      assert.match(said, /^\S+ (is damaged|was cut short|is not a backup)[^\n]{0,300}$/)
      assert.equal((await verifyRecord(other.db, TABLE_CHECKS)).entries, 0)
    }
  })
})
