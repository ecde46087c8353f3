import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Transaction } from 'kysely'
import { z } from 'zod'
import type { Area } from '#area/index.ts'
import { readRows, withDuckDb } from '#documents/index.ts'
import { fetchCurrent } from '#holdings/index.ts'
import { writeZip } from '#shared/index.ts'
import { type Database, openStorage, type Storage, writeRecord } from '#storage/index.ts'
import { seedFolder } from '#storage/testing.ts'
import { northmereArea } from '../../../test/fixtures/imports/made-files.ts'
import { exportStreetAggregates } from './export-street.ts'
import { importRows } from './import-observations.ts'
import { importStreet, streetRowsPath } from './import-street.ts'

const FIXTURES = join(import.meta.dirname, '../../../test/fixtures/imports/street')
const DECEMBER = '2025-12/2025-12-northmere-street.csv'
const JANUARY = '2026-01/2026-01-northmere-street.csv'

let folder: string
let storage: Storage
let made = 0

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'street-'))
  await seedFolder(join(folder, 'data'))
  const opened = await openStorage({ folder: join(folder, 'data'), holder: 'a test' })
  assert.ok(opened.ok)
  storage = opened.value
})

after(async () => {
  await storage.close()
  await rm(folder, { recursive: true })
})

class Undo extends Error {}

/** Lends an empty database for one test: what it writes is undone. */
async function withTables(use: (trx: Transaction<Database>) => Promise<void>) {
  const work = writeRecord(storage.db, async (trx) => {
    await use(trx)
    throw new Undo()
  })
  await assert.rejects(work, Undo)
}

async function take(trx: Transaction<Database>, given: string[], area: Area = northmereArea()) {
  return await importStreet(trx, area, {
    given,
    dataFolder: storage.folder,
    actor: 'An analyst',
    reason: 'Monthly street files',
    today: '2026-04-15',
    at: '2026-04-15T09:00:00Z',
  })
}

async function taken(trx: Transaction<Database>, given: string[]) {
  const outcome = await take(trx, given)
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join('\n'))
  return outcome.value
}

async function sentences(given: string[], area?: Area): Promise<string[]> {
  let found: string[] = []
  await withTables(async (trx) => {
    const outcome = await take(trx, given, area)
    found = outcome.ok ? [] : outcome.problems.map(({ message }) => message)
    assert.deepEqual(await fetchCurrent(trx), [])
  })
  return found
}

/** Writes files into a folder of their own, by path inside it. */
async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  made += 1
  const into = join(folder, `given-${made}`)
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(into, name)), { recursive: true })
    await writeFile(join(into, name), content)
  }
  return into
}

async function fixture(name: string): Promise<string> {
  return await readFile(join(FIXTURES, name), 'utf8')
}

async function values(trx: Transaction<Database>, measure: string, month: string) {
  const rows = await fetchCurrent(trx, { measures: [measure] })
  return Object.fromEntries(
    rows
      .filter((row) => row.period_start === `${month}-01`)
      .map((row) => [row.area, row.value] as const),
  )
}

describe('importStreet', () => {
  it('counts each crime type for the police area, its districts, no location and outside', async () => {
    await withTables(async (trx) => {
      const report = await taken(trx, [FIXTURES])
      // 4 measures × 5 places × 2 months, and a share of rows with a location for each month
      assert.equal(report.summary, '15 rows of 3 crime types in 2 files: 42 figures added')
      assert.deepEqual(report.months, ['2025-12', '2026-01'])
      assert.deepEqual(report.notes, [
        '1 other file was left out: only files named like 2019-12-force-street.csv are read',
      ])
      // December: burglary in Eastfold 2, Westing (as "Westing and Vale") 1, nowhere 1, elsewhere 1
      assert.deepEqual(await values(trx, 'street-burglary', '2025-12'), {
        northmere: 5,
        eastfold: 2,
        westing: 1,
        'no-location': 1,
        outside: 1,
      })
    })
  })

  it('takes a crime type that a month does not have as nought, since the file is the whole month', async () => {
    await withTables(async (trx) => {
      await taken(trx, [FIXTURES])
      const nought = { northmere: 0, eastfold: 0, westing: 0, 'no-location': 0, outside: 0 }
      assert.deepEqual(await values(trx, 'street-robbery', '2026-01'), nought)
    })
  })

  it('gives the share of rows with a location, with what it is a share of', async () => {
    await withTables(async (trx) => {
      await taken(trx, [FIXTURES])
      const [share] = await fetchCurrent(trx, { measures: ['street-located-share'] })
      // December has 9 rows, 1 of them with no location: 8 / 9 = 88.8889%
      assert.deepEqual([share?.value, share?.numerator, share?.denominator], [88.8889, 8, 9])
      assert.equal(
        `${share?.source_document}, ${share?.source_paragraph}`,
        'Street-level crime, Northmere Police, data.police.uk (Open Government Licence v3.0), ' +
          '2025-12-northmere-street.csv',
      )
    })
  })

  it('keeps the rows as Parquet, one file a month, and leaves nothing unfinished beside them', async () => {
    await withTables(async (trx) => {
      await taken(trx, [FIXTURES])
      const [december] = await trx
        .selectFrom('street_file')
        .select(['file_name', 'month', 'sha256', 'rows'])
        .orderBy('month')
        .execute()
      assert.deepEqual(
        [december?.file_name, december?.month, december?.rows],
        ['2025-12-northmere-street.csv', '2025-12-01', 9],
      )
      const path = streetRowsPath(storage.folder, '2025-12', december?.sha256 ?? '')
      const rows = await withDuckDb((connection) =>
        readRows(
          connection,
          z.object({ location: z.string() }),
          `select "Location" as location from read_parquet($1) where "Location" like '%,%'`,
          [path],
        ),
      )
      assert.deepEqual(rows, [{ location: 'On or near Mill Lane, Old Quay' }])
      const kept = await readdir(join(storage.folder, 'street'))
      assert.deepEqual(
        kept.filter((name) => !name.endsWith('.parquet')),
        [],
      )
    })
  })

  it('adds nothing when the same files come again, and says so', async () => {
    await withTables(async (trx) => {
      await taken(trx, [FIXTURES])
      const again = await taken(trx, [FIXTURES])
      assert.equal(again.summary, '2 files were here already and add nothing')
      assert.equal(again.importId, null)
      assert.equal((await trx.selectFrom('import').select('id').execute()).length, 1)
    })
  })

  it('supersedes the figures of a month whose file has changed', async () => {
    await withTables(async (trx) => {
      await taken(trx, [FIXTURES])
      const lines = (await fixture(JANUARY)).trimEnd().split('\n')
      const changed = await folderOf({ [JANUARY]: [...lines, lines.at(-1)].join('\n') })
      const report = await taken(trx, [changed])
      // The last row is a drugs row in Eastfold: it, the force, and both totals change, and the share
      assert.deepEqual(report.supersededFigures, [
        'street-drugs in northmere, January 2026: 3 becomes 4',
        'street-drugs in eastfold, January 2026: 2 becomes 3',
        'street-all in northmere, January 2026: 6 becomes 7',
        'street-all in eastfold, January 2026: 4 becomes 5',
        'street-located-share in northmere, January 2026: 83.3333 becomes 85.7143',
      ])
    })
  })

  it('writes nothing on a dry run', async () => {
    await withTables(async (trx) => {
      const outcome = await importStreet(trx, northmereArea(), {
        given: [FIXTURES],
        dataFolder: join(folder, 'untouched'),
        dryRun: true,
        actor: 'An analyst',
        reason: 'A look',
        today: '2026-04-15',
        at: '2026-04-15T09:00:00Z',
      })
      assert.equal(
        outcome.ok && outcome.value.summary,
        '15 rows of 3 crime types in 2 files: 42 figures added. Nothing has been written',
      )
      assert.deepEqual(await fetchCurrent(trx), [])
      assert.equal(existsSync(join(folder, 'untouched')), false)
    })
  })

  it('reads a zip with its folders, and refuses one whose entries would lead out of them', async () => {
    await withTables(async (trx) => {
      const zip = writeZip([
        { name: DECEMBER, bytes: await fixture(DECEMBER) },
        { name: 'deep/2026-01/2026-01-northmere-street.csv', bytes: await fixture(JANUARY) },
        { name: '2026-01/2026-01-northmere-outcomes.csv', bytes: 'x' },
      ])
      const report = await taken(trx, [join(await folderOf({ 'archive.zip': zip }), 'archive.zip')])
      assert.equal(report.rowsRead, 15)
    })
    const wicked = writeZip([{ name: '../../2025-12-northmere-street.csv', bytes: 'x' }])
    const given = await folderOf({ 'archive.zip': wicked })
    assert.deepEqual(await sentences([join(given, 'archive.zip')]), [
      'archive.zip is damaged, or has an entry whose name leads out of its folder. ' +
        'Download it again from where it was published',
    ])
    assert.equal(existsSync(join(tmpdir(), '2025-12-northmere-street.csv')), false)
  })

  it('warns of a month that no file covers, between others', async () => {
    await withTables(async (trx) => {
      const march = (await fixture(JANUARY)).replaceAll('2026-01', '2026-03')
      const given = await folderOf({ '2026-03-northmere-street.csv': march })
      const report = await taken(trx, [FIXTURES, given])
      assert.deepEqual(report.warnings, [
        'No street file covers February 2026. Import it too, or the charts will have a gap there',
      ])
    })
  })

  it('refuses the file of another force, and imports none of the others', async () => {
    const other = (await fixture(JANUARY)).replaceAll('Northmere Police', 'Southshire Police')
    const given = await folderOf({ '2026-01-southshire-street.csv': other })
    assert.deepEqual(await sentences([join(FIXTURES, DECEMBER), given]), [
      '2026-01-southshire-street.csv is of Southshire Police; this instance is for Northmere Police. Leave it out',
    ])
  })

  it('refuses a crime type that the area does not count, and says where to add it', async () => {
    const odd = (await fixture(JANUARY)).replaceAll('Drugs', 'Witchcraft')
    const given = await folderOf({ '2026-01-northmere-street.csv': odd })
    assert.deepEqual(await sentences([given]), [
      '2026-01-northmere-street.csv has the crime type "Witchcraft", which Northmere does not count. ' +
        'Add it, and the measure it is counted under, to streetMeasures in area.yaml',
    ])
  })

  it('refuses a file whose months are mixed or not as named, or that has no rows', async () => {
    const january = await fixture(JANUARY)
    const given = await folderOf({
      '2026-02-northmere-street.csv': january,
      '2026-03-northmere-street.csv': january.replace('2026-01', '2026-03'),
      '2026-04-northmere-street.csv': january.slice(0, january.indexOf('\n') + 1),
    })
    assert.deepEqual(await sentences([given]), [
      '2026-02-northmere-street.csv is for January 2026 by its Month column, whatever its name says. ' +
        'Give it its own name, or download it again',
      'The Month column of 2026-03-northmere-street.csv has "2026-01" and "2026-03". A street file is ' +
        'of one month, written as 2019-12: download it again',
      '2026-04-northmere-street.csv has headings but no rows. The force may not have sent that month: ' +
        'leave the file out',
    ])
  })

  it('refuses what is no street file, a file cut short, and two files of one month that differ', async () => {
    const january = await fixture(JANUARY)
    const none = await folderOf({ '2026-01-northmere-street.csv': 'measure,area\n1,2' })
    assert.deepEqual(await sentences([none]), [
      '2026-01-northmere-street.csv is not a street file: it has no column "Crime ID", "Month" and ' +
        '"Reported by". Download the street-level crime file of data.police.uk',
    ])
    const cut = await folderOf({ '2026-01-northmere-street.csv': january.trimEnd().slice(0, -40) })
    assert.deepEqual(await sentences([cut]), [
      'Line 7 of 2026-01-northmere-street.csv cannot be read: it has not the 12 cells of a street file. ' +
        'Download it again',
    ])
    const two = await folderOf({
      [JANUARY]: january,
      'again/2026-01-northmere-street.csv': `${january}\n`,
    })
    assert.deepEqual(await sentences([two]), [
      'Two files named 2026-01-northmere-street.csv are both for January 2026, and differ. ' +
        'Give only the one to keep',
    ])
    const empty = await folderOf({ 'readme.txt': 'x' })
    assert.deepEqual(await sentences([empty, join(empty, 'nowhere')]), [
      `${empty.split('/').at(-1)} has no street files in it: their names look like "2019-12-force-street.csv"`,
      `There is no file or folder ${join(empty, 'nowhere')}. Check the name`,
    ])
  })

  it('reads a file once that was given twice', async () => {
    await withTables(async (trx) => {
      const copy = join(folder, 'copy')
      await cp(FIXTURES, copy, { recursive: true })
      const report = await taken(trx, [FIXTURES, copy])
      assert.equal(report.rowsRead, 15)
      assert.equal(report.notes[1], '2025-12-northmere-street.csv was given twice and read once')
    })
  })
})

describe('exportStreetAggregates', () => {
  it('writes figures that the area can import, which street files then add nothing to', async () => {
    await withTables(async (trx) => {
      const to = join(folder, 'street.csv')
      const written = await exportStreetAggregates(northmereArea(), { given: [FIXTURES], to })
      assert.deepEqual(written, { ok: true, value: { rows: 42 } })
      const loaded = await importRows(trx, northmereArea(), {
        fileName: 'figures/street.csv',
        text: await readFile(to, 'utf8'),
        knownOn: 'released',
        actor: 'The program',
        reason: 'First load',
        today: '2026-04-15',
        at: '2026-04-15T09:00:00Z',
      })
      assert.equal(
        loaded.ok && loaded.value.summary,
        'figures/street.csv was imported: 42 figures added',
      )
      assert.deepEqual((await fetchCurrent(trx, { asAt: '2026-02-27' })).length, 0)
      assert.deepEqual((await fetchCurrent(trx, { asAt: '2026-02-28' })).length, 21)
      assert.equal((await taken(trx, [FIXTURES])).unchanged, 42)
    })
  })
})
