import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { utils, write } from '@e965/xlsx'
import type { Transaction } from 'kysely'
import { fetchCurrent, fetchHistory } from '#holdings/index.ts'
import {
  type Database,
  fetchNames,
  openStorage,
  type Storage,
  writeRecord,
} from '#storage/index.ts'
import { seedFolder } from '#storage/testing.ts'
import { northmereArea } from '../../../test/fixtures/imports/made-files.ts'
import { importObservations, importRows, type ObservationsImport } from './import-observations.ts'
import type { ImportReport } from './import-report.ts'

const HEAD = 'measure,area,breakdown,period,value'

interface Given {
  readonly trx: Transaction<Database>
  readonly take: (
    name: string,
    content: string | Uint8Array,
    more?: Partial<Pick<ObservationsImport, 'dryRun' | 'today' | 'onProgress' | 'onRejected'>>,
  ) => Promise<ImportReport>
}

class Undo extends Error {}

let folder: string
let storage: Storage

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imports-'))
  await seedFolder(join(folder, 'data'))
  const opened = await openStorage({ folder: join(folder, 'data'), holder: 'a test' })
  assert.ok(opened.ok)
  storage = opened.value
})

after(async () => {
  await storage.close()
  await rm(folder, { recursive: true })
})

/** Lends an empty database for one test: what it writes is undone. */
async function withTables(use: (given: Given) => Promise<void>) {
  const work = writeRecord(storage.db, async (trx) => {
    await use({
      trx,
      take: async (name, content, { today = '2026-04-15', ...more } = {}) => {
        const file = join(folder, name)
        await writeFile(file, content)
        const outcome = await importObservations(trx, northmereArea(), {
          file,
          ...more,
          today,
          actor: 'A clerk',
          reason: 'Monthly figures',
          at: `${today}T09:00:00Z`,
        })
        if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join('\n'))
        return outcome.value
      },
    })
    throw new Undo()
  })
  await assert.rejects(work, Undo)
}

describe('importObservations', () => {
  const january = `${HEAD}\nburglary,northmere,,2026-01,41\nburglary,northmere,,2026-02,\nrobbery,eastfold,,2026-01,3`

  it('adds the figures of a file with who, when and why, and the second time adds nothing', async () => {
    await withTables(async ({ trx, take }) => {
      const first = await take('january.csv', january)
      assert.equal(first.summary, 'january.csv was imported: 3 figures added')
      assert.equal(first.importId, 1)
      const current = await fetchCurrent(trx)
      assert.deepEqual(
        current.map((row) => [row.measure, row.area, row.period_start, row.value]),
        [
          ['burglary', 'northmere', '2026-01-01', 41],
          ['burglary', 'northmere', '2026-02-01', null],
          ['robbery', 'eastfold', '2026-01-01', 3],
        ],
      )
      assert.deepEqual(
        [
          (await fetchNames(trx))(current[0]?.recorded_by ?? ''),
          current[0]?.reason,
          current[0]?.known_on,
          current[0]?.source_document,
        ],
        ['A clerk', 'Monthly figures', '2026-04-15', 'january.csv'],
      )
      const second = await take('january.csv', january, { today: '2026-04-16' })
      assert.equal(
        second.summary,
        'january.csv adds nothing. All 3 figures are already here with the same value',
      )
      assert.equal(second.importId, null)
      assert.equal((await trx.selectFrom('import').select('id').execute()).length, 1)
    })
  })

  it('keeps a revised figure beside the one it supersedes, and lists it', async () => {
    await withTables(async ({ trx, take }) => {
      await take('january.csv', january)
      const report = await take(
        'february.csv',
        `${HEAD}\nburglary,northmere,,2026-01,43\nrobbery,eastfold,,2026-01,3`,
        {
          today: '2026-05-15',
        },
      )
      assert.equal(report.summary, 'february.csv was imported: 1 figure superseded, 1 unchanged')
      assert.deepEqual(report.supersededFigures, [
        'burglary in northmere, January 2026: 41 becomes 43',
      ])
      const history = await fetchHistory(trx, {
        measure: 'burglary',
        area: 'northmere',
        breakdown: '',
        period_start: '2026-01-01',
        period_end: '2026-01-31',
      })
      assert.deepEqual(
        history.map((row) => [row.value, row.released_on]),
        [
          [41, '2026-04-15'],
          [43, '2026-05-15'],
        ],
      )
    })
  })

  it('imports nothing when any row is rejected, and lists every such row', async () => {
    await withTables(async ({ trx, take }) => {
      const report = await take(
        'january.csv',
        `${january}\nburglary,northmere,,2026-03,n/k\nburglery,northmere,,2026-03,1`,
      )
      assert.equal(
        report.summary,
        'Nothing was imported from january.csv. Mend these 2 rows, or take them out, and import the file again',
      )
      assert.deepEqual(report.rejectedRows, [
        {
          file: 'january.csv',
          row: 5,
          column: 'value',
          value: 'n/k',
          message:
            'Row 5 of january.csv has "n/k" for March 2026. Put a number, or leave it blank if it was not published',
        },
        {
          file: 'january.csv',
          row: 6,
          column: 'measure',
          value: 'burglery',
          message:
            'Row 6 of january.csv has "burglery" as its measure, which is no measure known here. Did you mean burglary?',
        },
      ])
      assert.deepEqual(await fetchCurrent(trx), [])
    })
  })

  it('hands on every rejected row, also beyond those that the report lists', async () => {
    await withTables(async ({ take }) => {
      const rows = Array.from({ length: 10_002 }, () => 'burglary,northmere,,2026-03,n/k')
      let count = 0
      const onRejected = () => {
        count += 1
      }
      const report = await take('a.csv', [HEAD, ...rows].join('\n'), { onRejected })
      assert.deepEqual(
        [report.rejected, count, report.rejectedRows.length],
        [10_002, 10_002, 10_000],
      )
    })
  })

  it('takes away the apostrophe that a file written here puts before a sign', async () => {
    await withTables(async ({ trx, take }) => {
      const rows = ["'=SUM(A1) of the table", "''=kept"].map(
        (note, index) => `burglary,northmere,,2026-0${index + 1},41,${note}`,
      )
      await take('a.csv', [`${HEAD},note`, ...rows].join('\n'))
      const notes = (await fetchCurrent(trx)).map(({ note }) => note)
      assert.deepEqual(notes, ['=SUM(A1) of the table', "'=kept"])
    })
  })

  it('says what a dry run would do, and writes nothing', async () => {
    await withTables(async ({ trx, take }) => {
      const report = await take('january.csv', january, { dryRun: true })
      assert.equal(
        report.summary,
        'If january.csv is imported: 3 figures added. Nothing has been written',
      )
      assert.deepEqual(await fetchCurrent(trx), [])
    })
  })

  it('names both rows that give one figure twice', async () => {
    await withTables(async ({ take }) => {
      const report = await take('a.csv', `${january}\nBurglary,Northmere,,2026-01,42`)
      assert.deepEqual(
        report.rejectedRows.map(({ message }) => message),
        [
          'Rows 2 and 5 of a.csv both give burglary in northmere for January 2026. Keep one of them',
        ],
      )
    })
  })

  it('warns of months left out between others, once for each stretch', async () => {
    await withTables(async ({ take }) => {
      const months = ['2025-01', '2025-03', '2025-09', '2025-10']
      const rows = months.map((month) => `burglary,northmere,,${month},41`)
      const report = await take('a.csv', [HEAD, ...rows].join('\n'))
      assert.deepEqual(report.warnings, [
        'a.csv has no row for burglary in northmere in February 2025. If nothing was published, add the month with a blank value',
        'a.csv has no row for burglary in northmere in the 5 months from April 2025 to August 2025. If nothing was published, add the months with a blank value',
      ])
    })
  })

  it('warns of odd figures beside those held, of one changed tenfold and of a doubtful clock', async () => {
    await withTables(async ({ take }) => {
      const held = ['01', '02', '03', '04', '05', '06'].map(
        (month) => `burglary,northmere,,2025-${month},400`,
      )
      await take('held.csv', [HEAD, ...held].join('\n'))
      const odd = [
        'burglary,northmere,,1925-07,400',
        'burglary,northmere,,2025-06,4000',
        'burglary,northmere,,2024-25-Q4,999',
      ].join('\n')
      const report = await take('odd.csv', `${HEAD}\n${odd}`, { dryRun: true })
      const warnings = [
        'odd.csv has no row for burglary in northmere in the 1198 months from August 1925 to May 2025. If nothing was published, add the months with a blank value',
        'Row 2 of odd.csv gives burglary in northmere for July 1925, 100 years before the nearest other, January to March 2025. If the year is mistyped, mend it',
        'Row 3 of odd.csv has 4,000 for burglary in northmere, June 2025, ten times or more what is usual around it, 400. If it is mistyped, mend it',
        'With row 4 of odd.csv, the months of January to March 2025 add up to 1,200 for burglary in northmere, but 999 is given for the whole. Mend whichever is wrong',
        'Row 3 of odd.csv changes burglary in northmere, June 2025, tenfold: 400 becomes 4,000. If it is mistyped, mend it',
      ]
      assert.deepEqual(report.warnings, warnings)
      assert.equal(report.rejected, 0)
      const ahead = await take('odd.csv', `${HEAD}\n${odd}`, { today: '2076-04-15' })
      assert.deepEqual(ahead.warnings, [
        ...warnings.slice(0, 1),
        'This machine says that today is 15 April 2076, more than a year after the last entry of the record, 15 April 2026. If its clock is wrong, set it right before anything is imported',
        ...warnings.slice(1),
      ])
      assert.equal(ahead.summary, 'odd.csv was imported: 2 figures added, 1 figure superseded')
    })
  })

  it('leaves out totals and footnotes at the foot, and says so, but not a row in the middle', async () => {
    await withTables(async ({ take }) => {
      const foot = await take('a.csv', `${january}\n\nTotal,,,,44\nSource: crime system,,,,`)
      assert.deepEqual(foot.notes, [
        'Row 6 of a.csv ("Total") was left out: it is no figure but a total or a note',
        'Row 7 of a.csv ("Source: crime system") was left out: it is no figure but a total or a note',
      ])
      assert.equal(foot.added, 3)
      const middle = await take('b.csv', `${HEAD}\nTotal,,,,44\nburglary,northmere,,2026-01,41`)
      assert.equal(
        middle.rejectedRows[0]?.message,
        'Row 2 of b.csv has "Total" as its measure, which is no measure known here. Add it to the measures of the area, or mend the word',
      )
    })
  })

  it('refuses a file that is wholly about somewhere else in one sentence', async () => {
    await withTables(async ({ take }) => {
      const rows = ['2026-01', '2026-02'].map((month) => `burglary,Southshire,,${month},41`)
      await assert.rejects(take('a.csv', [HEAD, ...rows].join('\n')), {
        message:
          'None of the 2 rows of a.csv is about a place in Northmere: the area column has "Southshire". ' +
          'Check that it is the right file, or put the ids of places in the area column',
      })
    })
  })

  it('reads a workbook all the way into storage, and reports progress to the end', async () => {
    await withTables(async ({ trx, take }) => {
      const book = utils.book_new()
      const rows = [HEAD.split(','), ['Burglary', 'Northmere', '', '2026-01', '1,041']]
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Figures')
      const report = await take('a.ods', write(book, { type: 'buffer', bookType: 'ods' }))
      assert.equal(report.added, 1)
      assert.equal((await fetchCurrent(trx))[0]?.value, 1041)
    })
  })

  it('says when there are headings and no rows', async () => {
    await withTables(async ({ take }) => {
      assert.equal(
        (await take('a.csv', `${HEAD}\n`)).summary,
        'a.csv has headings but no rows, so there was nothing to import',
      )
    })
  })

  it('tells how far it has read, from the first check to the end', async () => {
    await withTables(async ({ take }) => {
      const seen: [number, number][] = []
      await take('a.csv', january, { onProgress: (read, total) => seen.push([read, total]) })
      const bytes = january.length
      assert.deepEqual(seen, [
        [bytes, 2 * bytes],
        [2 * bytes, 2 * bytes],
      ])
    })
  })
})

describe('importRows', () => {
  it('counts figures long public as known from the day they were published, in their own history', async () => {
    await withTables(async ({ trx }) => {
      const text =
        `${HEAD},status,source,released\n` +
        'burglary,northmere,,2025-01,43,actual,September report,2025-09-24\n' +
        'burglary,northmere,,2025-01,41,provisional,July report,2025-07-22\n'
      const load = () =>
        importRows(trx, northmereArea(), {
          fileName: 'figures/printed.csv',
          text,
          knownOn: 'released',
          actor: 'The program',
          reason: 'First load',
          today: '2026-04-15',
          at: '2026-04-15T09:00:00Z',
        })
      const first = await load()
      assert.equal(
        first.ok && first.value.summary,
        'figures/printed.csv was imported: 1 figure added, 1 figure superseded',
      )
      const asAt = async (day: string) =>
        (await fetchCurrent(trx, { asAt: day })).map(({ value }) => value)
      assert.deepEqual(await asAt('2025-07-21'), [])
      assert.deepEqual(await asAt('2025-08-01'), [41])
      assert.deepEqual(await asAt('2025-10-01'), [43])
      const second = await load()
      assert.equal(second.ok && second.value.unchanged, 2)
    })
  })
})
