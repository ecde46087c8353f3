import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { NamedFigure } from './name-figures.ts'
import { type ReadExtract, readExtract } from './read-extract.ts'
import type { ImportScope } from './vocabulary.ts'

const root = join(import.meta.dirname, '../../..')
const MADE_UP = join(root, 'test/fixtures/extracts')
const GIVEN = join(root, '../shared/data/extracts')

const place = (name: string, kind: 'police-area' | 'district' = 'district') => ({
  id: name.toLowerCase(),
  name,
  kind,
  streetFileNames: [],
})

const scope: ImportScope = {
  areaName: 'Wealdmoor',
  suppressUpTo: 4,
  measures: [],
  places: [
    place('Wealdmoor', 'police-area'),
    ...['Ashcombe', 'Thornhithe', 'Saltings', 'Dunholt', 'Kingsmere'].map((name) => place(name)),
  ],
}

const truthSchema = z.array(
  z.object({
    sheet: z.string(),
    cell: z.string(),
    role: z.string(),
    from: z.string(),
    to: z.string(),
    basis: z.string(),
    value: z.string(),
    status: z.string(),
    unit: z.string(),
    n: z.string(),
    ask: z.string(),
  }),
)
const leftSchema = z.array(z.object({ sheet: z.string(), cell: z.string(), reason: z.string() }))

type Truth = z.infer<typeof truthSchema>[number]

const table = (path: string): unknown =>
  parse(readFileSync(path), { columns: true, bom: true, relax_column_count: true })
const address = ({ sheet, cell }: { sheet: string; cell: string }) =>
  sheet === '' ? cell : `${sheet}!${cell}`

/** What the program says of a figure against what a careful reader takes from it, in the same words. */
function said({ figure }: NamedFigure): Omit<Truth, 'sheet' | 'cell' | 'ask'> {
  const text = (value: number | null) => (value === null ? '' : toTwelveFigures(value))
  return {
    role: figure.role,
    from: figure.period?.start ?? '',
    to: figure.period?.end ?? '',
    basis: figure.basis,
    value: text(figure.value),
    status: figure.status,
    unit: figure.unit,
    n: text(figure.n),
  }
}

function wanted({ sheet, cell, ask, ...truth }: Truth): Omit<Truth, 'sheet' | 'cell' | 'ask'> {
  const unit = truth.unit.toLowerCase().replace(/^(per [\d,]+) .*/, '$1')
  return { ...truth, unit, value: truth.value === '' ? '' : toTwelveFigures(Number(truth.value)) }
}

/** Truths are written down with more figures, or fewer, than a spreadsheet has. */
function toTwelveFigures(value: number): string {
  return String(Number(value.toPrecision(12)))
}

async function held(path: string): Promise<ReadExtract> {
  const read = await readExtract(path, scope, [])
  assert.ok(read.ok, JSON.stringify(read))
  return read.value
}

/**
 * Cells of which something is not as the truth has it, cells asked or not asked about where the truth does
 * otherwise, and cells that are no figures and yet were read.
 */
async function wrongIn(
  path: string,
): Promise<{ wrong: string[]; unasked: string[]; needless: string[]; extra: string[] }> {
  const { named } = await held(path)
  const byCell = new Map(named.figures.map((one) => [one.figure.address, one]))
  const truth = truthSchema.parse(table(`${path}.truth.csv`))
  const wrong: string[] = []
  const unasked: string[] = []
  const needless: string[] = []
  for (const row of truth) {
    const found = byCell.get(address(row))
    const isRight =
      found !== undefined && JSON.stringify(said(found)) === JSON.stringify(order(wanted(row)))
    if (!isRight) wrong.push(address(row))
    const asked = (found?.asked ?? []).filter((about) => about !== 'measure' && about !== 'place')
    if (row.ask === '' && asked.length > 0) needless.push(address(row))
    const isKnown = STILL_UNASKED.has(`${basename(path)} ${address(row)}`)
    if (row.ask !== '' && !isKnown && found !== undefined && asked.length === 0)
      unasked.push(address(row))
  }
  const left = leftSchema.parse(table(`${path}.leftout.csv`))
  return { wrong, unasked, needless, extra: left.map(address).filter((cell) => byCell.has(cell)) }
}

function order(one: Omit<Truth, 'sheet' | 'cell' | 'ask'>) {
  const { role, from, to, basis, value, status, unit, n } = one
  return { role, from, to, basis, value, status, unit, n }
}

const columns = (letters: string, first: number, last: number, sheet: string) =>
  [...letters].flatMap((letter) =>
    Array.from({ length: last - first + 1 }, (_, index) => `${sheet}!${letter}${first + index}`),
  )

/** What is not read as the truth has it: nothing else may be. */
const STILL_WRONG: Readonly<Record<string, readonly string[]>> = {
  // "#" of a telephone system's fault: the truth keeps "not known"
  '3-02-custody-by-suite.csv': ['E28'],
  // "104 [u]": the house's table of marks says low reliability, the truth asks
  '1-12-complaints-rolling-year.csv': ['C29'],
  // A count with its parts under it that are "of which"; pounds that only a person would guess
  '6-08-complaints-return.xlsx': ['C10', 'C38'].map((cell) => `Return!${cell}`),
  // ".." that the legend leaves out is asked, and supposed to be not available meanwhile
  '6-09-stop-search-and-firearms.xlsx': ['Stop and search!D19'],
}

/** What is read without asking where the truth asks. */
const STILL_UNASKED: ReadonlySet<string> = new Set([
  '1-12-complaints-rolling-year.csv C29',
  // Whether a ward is the same before its boundary moved, when no name of a place is known
  ...['C10', 'G10'].map((cell) => `6-02-quarter-by-ward.ods Q2 by ward!${cell}`),
  // Whether a baseline of five years is their mean or their sum, and a rate of nine months made yearly
  ...columns('BCDE', 6, 6, 'Board report').map((cell) => `6-05-road-safety-board.xlsx ${cell}`),
  ...columns('I', 5, 9, 'Districts').map((cell) => `6-05-road-safety-board.xlsx ${cell}`),
  // Whether reviews are outstanding at the end of the quarter or on the day of the return
  '6-08-complaints-return.xlsx Return!C31',
])

/** What is asked about where the truth leaves it out. */
const STILL_EXTRA: Readonly<Record<string, readonly string[]>> = {
  // "n/a" of an income that is not taken: no note says so
  '6-05-road-safety-board.xlsx': columns('C', 29, 31, 'Board report'),
}

const stillSchema = z.record(
  z.string(),
  z.partialRecord(z.enum(['wrong', 'unasked', 'needless', 'extra']), z.array(z.string())),
)

/** The same of the last blind set, and of what sets disagree about, by file, cells of a column that follow one another as "C8:C20". */
const STILL = stillSchema.parse(
  JSON.parse(readFileSync(join(MADE_UP, 'still-otherwise.json'), 'utf8')),
)

function cellsOf(spans: readonly string[] = []): string[] {
  return spans.flatMap((span) => {
    const [, sheet = '', column = '', first = '', last = first] =
      /^(.*!)?([A-Z]+)(\d+)(?::[A-Z]+(\d+))?$/.exec(span) ?? []
    const length = Number(last) - Number(first) + 1
    return Array.from({ length }, (_, index) => `${sheet}${column}${Number(first) + index}`)
  })
}

function stillOf(name: string): ReturnType<typeof inOrder> {
  const { wrong, unasked, needless, extra } = STILL[name] ?? {}
  return inOrder({
    wrong: [...(STILL_WRONG[name] ?? []), ...cellsOf(wrong)],
    unasked: cellsOf(unasked),
    needless: cellsOf(needless),
    extra: [...(STILL_EXTRA[name] ?? []), ...cellsOf(extra)],
  })
}

function inOrder({ wrong, unasked, needless, extra }: Awaited<ReturnType<typeof wrongIn>>) {
  return {
    wrong: wrong.toSorted(),
    unasked: unasked.toSorted(),
    needless: needless.toSorted(),
    extra: extra.toSorted(),
  }
}

describe('a file of another layout', () => {
  for (const path of globSync(`${MADE_UP}/*.{xlsx,ods,csv,xls,txt}`).sort()) {
    const name = basename(path)
    if (/\.(?:truth|leftout)\.csv$/.test(name)) continue
    it(`is read as a careful reader reads it: ${name}`, async () => {
      assert.deepEqual(inOrder(await wrongIn(path)), stillOf(name))
    })
  }

  const isHere = existsSync(GIVEN)
  const skip = isHere ? false : 'left out: ../shared is not here'
  for (const name of [
    '04-neighbourhoods-sheet-per-district.ods',
    '07-victims-with-marks.ods',
    '09-printed-pages-cr.csv',
    '13-survey-with-bases.ods',
  ]) {
    it(`is read as a careful reader reads it: ${name}`, { skip }, async () => {
      const { wrong, unasked, needless, extra } = await wrongIn(join(GIVEN, name))
      assert.deepEqual(
        { wrong, unasked, needless, extra },
        { wrong: [], unasked: [], needless: [], extra: [] },
      )
    })
  }
})
