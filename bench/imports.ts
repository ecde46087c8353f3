import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { importObservations, importStreet } from '#performance/index.ts'
import { openStorage, type Storage } from '#storage/index.ts'
import { readRows, withDuckDb } from '../src/documents/records/duckdb.ts'
import { STREET_COLUMNS } from '../src/documents/records/street-counts.ts'
import { northmereArea } from '../test/fixtures/imports/made-files.ts'

const STREET_SECONDS = 5
const STREET_MONTHS = 35
const ROWS_A_MONTH = 8_624
/** Three million rows and a few. */
const MANY_ROWS_A_MONTH = 85_720
const STREET_MEGABYTES = 700
/** How many times as long as DuckDB alone takes to read and group the same files. */
const TIMES_DUCKDB = 3
const LARGE_BYTES = 200_000_000
/** Not in the design: what a person's machine can spare while it goes on with other work. */
const LARGE_MEGABYTES = 600

const AUTHORSHIP = {
  actor: 'The benchmark',
  reason: 'To see how long it takes',
  today: '2026-04-15',
  at: '2026-04-15T09:00:00Z',
}

interface Measured {
  name: string
  measured: string
  floor: string
  ok: boolean
  note?: string
}

/**
 * 300,000 street rows in 35 monthly files to stored observations, beside DuckDB alone; the memory that three
 * million of them take, and that a 200 MB file of figures takes to check and write. The files are made up,
 * so that it runs anywhere.
 */
export async function benchImports(): Promise<Measured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-imports-'))
  const storage = await openStorage({ folder: join(folder, 'data'), holder: 'the benchmark' })
  if (!storage.ok) throw new Error(storage.problems[0]?.message)
  try {
    return [
      ...(await benchStreet(storage.value, folder)),
      await benchManyStreetRows(storage.value, folder),
      ...(await benchLarge(storage.value, folder)),
    ]
  } finally {
    await storage.value.close()
    await rm(folder, { recursive: true })
  }
}

async function benchStreet(storage: Storage, folder: string): Promise<Measured[]> {
  const given = join(folder, 'street')
  await makeStreetFiles(given, ROWS_A_MONTH)
  const alone = await timed(() => readWithDuckDb(given))
  const { seconds, value } = await timed(() => importMade(storage, given))
  const { rowsRead, filesRead, added } = value
  const times = seconds / alone.seconds
  return [
    {
      name: `${rowsRead.toLocaleString('en-GB')} street rows in ${filesRead} files to stored observations`,
      measured: `${seconds.toFixed(2)} s`,
      floor: `${STREET_SECONDS} s`,
      ok: seconds <= STREET_SECONDS,
      note: `made-up rows, ${added.toLocaleString('en-GB')} figures`,
    },
    {
      name: 'The same files against DuckDB alone, which reads and groups them',
      measured: `${times.toFixed(1)} times`,
      floor: `${TIMES_DUCKDB} times`,
      ok: times <= TIMES_DUCKDB,
      note: `DuckDB ${alone.seconds.toFixed(2)} s for ${alone.value.toLocaleString('en-GB')} groups, in the same run`,
    },
  ]
}

async function benchManyStreetRows(storage: Storage, folder: string): Promise<Measured> {
  const given = join(folder, 'many')
  await makeStreetFiles(given, MANY_ROWS_A_MONTH)
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 20)
  try {
    const { seconds, value } = await timed(() => importMade(storage, given))
    const megabytes = peak / 1_000_000
    return {
      name: `${value.rowsRead.toLocaleString('en-GB')} street rows, read and written`,
      measured: `${megabytes.toFixed(0)} MB at the peak of the whole process`,
      floor: `${STREET_MEGABYTES} MB`,
      ok: megabytes <= STREET_MEGABYTES,
      note: `in ${seconds.toFixed(1)} s`,
    }
  } finally {
    clearInterval(watch)
    await rm(given, { recursive: true })
  }
}

async function importMade(storage: Storage, given: string) {
  const outcome = await importStreet(storage.db, northmereArea(), {
    ...AUTHORSHIP,
    given: [given],
    dataFolder: storage.folder,
  })
  if (!outcome.ok) throw new Error(outcome.problems[0]?.message)
  return outcome.value
}

/** What anybody would do with DuckDB and these files: read them as it guesses, and count by group. */
async function readWithDuckDb(folder: string): Promise<number> {
  const rows = await withDuckDb((connection) =>
    readRows(
      connection,
      z.object({ rows: z.int() }),
      `SELECT "Month", "Falls within", "Crime type", regexp_replace("LSOA name", ' [0-9A-Z]+$', ''),
        count(*)::integer AS rows FROM read_csv($1) GROUP BY ALL`,
      [join(folder, '*.csv')],
    ),
  )
  return rows.length
}

async function timed<Value>(run: () => Promise<Value>): Promise<{ seconds: number; value: Value }> {
  const began = performance.now()
  const value = await run()
  return { seconds: (performance.now() - began) / 1000, value }
}

async function benchLarge(storage: Storage, folder: string): Promise<Measured[]> {
  const file = join(folder, 'large.csv')
  await pipeline(Readable.from(largeFile()), createWriteStream(file))
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 20)
  const measure = async (name: string): Promise<Measured> => {
    peak = 0
    const began = performance.now()
    const outcome = await importObservations(storage.db, northmereArea(), { ...AUTHORSHIP, file })
    const seconds = (performance.now() - began) / 1000
    if (!outcome.ok) throw new Error(outcome.problems[0]?.message)
    const { rowsRead } = outcome.value
    const megabytes = peak / 1_000_000
    return {
      name,
      measured: `${megabytes.toFixed(0)} MB at the peak of the whole process`,
      floor: `${LARGE_MEGABYTES} MB`,
      ok: megabytes <= LARGE_MEGABYTES,
      note:
        `${rowsRead.toLocaleString('en-GB')} rows in ${seconds.toFixed(0)} s, ` +
        `${((1_000 * seconds) / (rowsRead / 1_000)).toFixed(0)} ms a thousand`,
    }
  }
  try {
    return [
      await measure('A 200 MB file of new figures, checked and written'),
      await measure('The same file again, which adds nothing'),
    ]
  } finally {
    clearInterval(watch)
  }
}

async function makeStreetFiles(folder: string, rowsAMonth: number): Promise<void> {
  await mkdir(folder)
  const types = northmereArea().file.streetMeasures.map(({ crimeType }) => crimeType)
  const districts = ['Eastfold', 'Westing', 'Farholm']
  for (let index = 0; index < STREET_MONTHS; index += 1) {
    const month = Temporal.PlainYearMonth.from('2023-01').add({ months: index }).toString()
    const lines = Array.from({ length: rowsAMonth }, (_, row) => {
      const id = `${month}${row}`.padStart(64, '0')
      const district = row % 40 === 0 ? '' : `${districts[(row % 7) % 3]} 001A`
      const point =
        district === '' ? ',,No Location,,' : `-3.1,60.2,On or near Mill Lane,E01990001,${district}`
      const type = types[row % types.length]
      return `${id},${month},Northmere Police,Northmere Police,${point},${type},Under investigation,`
    })
    const text = [STREET_COLUMNS.join(','), ...lines].join('\n')
    await writeFile(join(folder, `${month}-northmere-street.csv`), `${text}\n`)
  }
}

/** 26 years of months of as many series as it takes, each figure with a long note. */
function* largeFile(): Generator<string> {
  const note = 'As counted by the crime system on the last day of the month after. '.repeat(4)
  let bytes = 0
  yield 'measure,area,breakdown,period,value,note\n'
  for (let series = 0; bytes < LARGE_BYTES; series += 1) {
    let text = ''
    for (let month = 0; month < 312; month += 1) {
      const period = `${2000 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
      const value = (series * 7 + month) % 500
      text += `burglary,northmere,beat=beat ${series},${period},${value},${note}\n`
    }
    bytes += text.length
    yield text
  }
}
