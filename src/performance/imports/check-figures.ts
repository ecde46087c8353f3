import { type Area, NOT_KNOWN } from '#area/index.ts'
import { cellText, readCsvText, type TableRow } from '#documents/index.ts'
import { mayStandIn, type Problem, Refusal, type Unread } from '#shared/index.ts'
import { rowChecker } from './check-rows.ts'
import { scopeOf } from './import-observations.ts'
import { OBSERVATION_SHAPE, observationReader } from './read-observation.ts'
import type { RejectedRow } from './rejected-row.ts'

/** What the figures of an area come to without being held anywhere. */
export interface CheckedFigures {
  readonly figures: number
  readonly problems: readonly Problem[]
}

const FIGURES = /^figures\/[^/]+\.csv$/

/**
 * Reads every row of the figures of an area as its load would, and keeps nothing.
 *
 * @param unread - what could not be read of the area: rows about it are passed over
 * @returns how many figures there are, and each row at fault with its line; rows at fault for one
 *   word in the column of measures or places are told once, with how many they are
 */
export async function checkFigures(
  area: Area,
  files: ReadonlyMap<string, string>,
  today: string,
  unread: Unread,
): Promise<CheckedFigures> {
  const checked: CheckedFigures[] = []
  for (const [name, text] of files) {
    if (FIGURES.test(name)) checked.push(await checkFile(area, name, text, today, unread))
  }
  return {
    figures: checked.reduce((sum, { figures }) => sum + figures, 0),
    problems: checked.flatMap(({ problems }) => problems),
  }
}

async function checkFile(
  area: Area,
  name: string,
  text: string,
  today: string,
  unread: Unread,
): Promise<CheckedFigures> {
  const table = readCsvText(name, text, OBSERVATION_SHAPE)
  if (!table.ok) {
    return { figures: 0, problems: table.problems.map((one) => ({ ...one, field: name, line: 1 })) }
  }
  const scope = scopeOf(area)
  const read = observationReader(scope, table.value.header, {
    fileName: name,
    today,
    knownOn: today,
  })
  const rejected: RejectedRow[] = []
  const lines = lineCounter()
  const checker = rowChecker(scope, name, read, (row) => rejected.push(row))
  const broken: Problem[] = []
  try {
    for await (const batch of table.value.batches()) {
      for (const row of batch) {
        lines.take(row)
        checker.take(row)
      }
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const row = Number(/^Row (\d+) of /.exec(error.message)?.[1] ?? 1)
    const line = lines.lineOf(row)
    broken.push({ code: 'broken-file', message: error.message, field: name, line })
  }
  const { valid, elsewhere } = checker.finish()
  const placesUnread = unread.files.has('area.yaml')
  const hasPlaces = area.file.places[0]?.id !== NOT_KNOWN
  const measuresUnread = [...unread.files].some((file) => file.startsWith('measures'))
  const told = rejected.filter(({ column, value }) => {
    if (column === 'measure') return !measuresUnread || !mayStandIn(unread, value)
    return column !== 'area' || !placesUnread || (hasPlaces && !mayStandIn(unread, value))
  })
  if (elsewhere !== undefined && told.length === rejected.length) {
    const line = lines.lineOf(rejected[0]?.row ?? 1)
    return {
      figures: 0,
      problems: [{ code: 'another-area', message: elsewhere, field: name, line }],
    }
  }
  const problems = tellOnce(told).map(({ row, message }) => ({
    code: 'rejected-row',
    message,
    field: name,
    line: lines.lineOf(row),
  }))
  return { figures: valid, problems: [...problems, ...broken] }
}

/** Rows at fault for one and the same word are told once. */
function tellOnce(rows: readonly RejectedRow[]): readonly RejectedRow[] {
  const first = new Map<string, { readonly row: RejectedRow; count: number }>()
  for (const row of rows) {
    const isWord = row.column === 'measure' || row.column === 'area'
    const key = isWord ? `${row.column} ${row.value}` : `row ${row.row}`
    const known = first.get(key)
    if (known) known.count += 1
    else first.set(key, { row, count: 1 })
  }
  return [...first.values()].map(({ row, count }) => {
    if (count === 1) return row
    const more = count === 2 ? 'one row more has' : `${count - 1} rows more have`
    return { ...row, message: `${row.message} (${more} it too)` }
  })
}

/** A row of a spreadsheet is a line of its file, unless cells before it hold several lines. */
function lineCounter() {
  const longer: { readonly row: number; readonly lines: number }[] = []
  return {
    take({ number, cells }: TableRow): void {
      const text = cells.map(cellText).join('')
      const lines = text.includes('\n') ? text.split('\n').length - 1 : 0
      if (lines > 0) longer.push({ row: number, lines })
    },
    lineOf: (row: number) =>
      longer.reduce((line, one) => (one.row < row ? line + one.lines : line), row),
  }
}
