import { cellText, isBlank, list, type TableRow } from '#documents/index.ts'
import { describePeriod } from '#shared/index.ts'
import { type FigureIndex, figureIndex } from './figure-index.ts'
import { gapsBetween } from './month-gaps.ts'
import { withoutPersonal } from './personal-words.ts'
import type { ReadRow, RowOutcome } from './read-observation.ts'
import {
  type Capped,
  type CappedList,
  cappedList,
  type RejectedRow,
  withoutSmall,
} from './rejected-row.ts'
import type { ImportScope } from './vocabulary.ts'

/** What a whole file came to, before it is set beside what is already known. */
export interface CheckedRows {
  readonly rows: number
  readonly valid: number
  readonly rejected: Capped<RejectedRow>
  readonly warnings: Capped<string>
  readonly notes: readonly string[]
  /** Said in place of the rows when every one is about somewhere else. */
  readonly elsewhere?: string
  /** From this row on there are only totals and footnotes; infinity when there are none. */
  readonly firstRowOfFoot: number
}

const MOST_REJECTED = 10_000
const MOST_WARNINGS = 500
/** Rows rejected before the first figure that wait until there is one, or none. */
const MOST_HELD = 1_000
/** Rows held back in case they turn out to be the foot of the table. */
const MOST_FOOT = 50

/** A row in one cell (a title, a footnote) or that begins with "Total": no figure, if at the foot. */
function mayBeFoot(row: TableRow): boolean {
  const filled = row.cells.filter((cell) => !isBlank(cell))
  return filled.length === 1 || /^(grand |sub-?)?totals?\b/i.test(cellText(filled[0]).trim())
}

/**
 * Reads every row of a table and looks at them together: the same figure twice, a month left out
 * between others, totals and footnotes at the foot, a file that is about somewhere else.
 *
 * Memory grows by a few dozen bytes a row (the row number of each figure), not by the row.
 *
 * @param onRejected - given every rejected row, also those beyond the first 10,000 that are kept
 */
export function rowChecker(
  scope: ImportScope,
  fileName: string,
  read: (row: TableRow) => RowOutcome,
  onRejected?: (row: RejectedRow) => void,
) {
  const figures = figureIndex()
  const rejected: CappedList<RejectedRow> = cappedList(MOST_REJECTED)
  const warnings: CappedList<string> = cappedList(MOST_WARNINGS)
  const elsewhere = new Set<string>()
  let [rows, valid, away] = [0, 0, 0]
  let foot: TableRow[] = []
  // Until one row is a figure the file may be one of people, sent by mistake
  let held: RejectedRow[] = []

  const tell = (row: RejectedRow) => {
    rejected.add(row)
    onRejected?.(row)
  }
  const reject = (found: RejectedRow) => {
    const row = withoutSmall(found, scope.suppressUpTo)
    if (valid > 0) tell(row)
    else if (held.length < MOST_HELD) held.push(row)
    else tell(withoutPersonal(row))
  }
  const tellHeld = (say: (row: RejectedRow) => RejectedRow) => {
    for (const row of held) tell(say(row))
    held = []
  }
  const take = (row: TableRow) => {
    rows += 1
    const outcome = read(row)
    if (!outcome.ok) {
      reject(outcome.rejected)
      if (outcome.unknownArea !== undefined) {
        away += 1
        if (elsewhere.size < 4) elsewhere.add(outcome.unknownArea)
      }
      return
    }
    const twice = givenTwice(figures, outcome.value, fileName)
    if (twice) {
      reject(twice)
      return
    }
    valid += 1
    tellHeld((row) => row)
    if (outcome.value.warning !== undefined) warnings.add(outcome.value.warning)
  }

  return {
    take(row: TableRow): void {
      if (foot.length < MOST_FOOT && mayBeFoot(row)) {
        foot.push(row)
        return
      }
      for (const row of foot) take(row)
      foot = []
      take(row)
    },
    finish(): CheckedRows {
      tellHeld(withoutPersonal)
      for (const warning of missingMonths(figures, fileName)) warnings.add(warning)
      // What is written next needs the memory
      figures.forget()
      const notes = foot.map((row) => {
        const words = cellText(row.cells.find((cell) => !isBlank(cell))).trim()
        return `Row ${row.number} of ${fileName} ("${words}") was left out: it is no figure but a total or a note`
      })
      return {
        rows,
        valid,
        rejected: rejected.get(),
        warnings: warnings.get(),
        notes,
        firstRowOfFoot: foot[0]?.number ?? Number.POSITIVE_INFINITY,
        ...(rows > 0 && away === rows
          ? { elsewhere: aboutElsewhere(scope, fileName, rows, elsewhere) }
          : {}),
      }
    },
  }
}

function aboutElsewhere(
  scope: ImportScope,
  fileName: string,
  rows: number,
  places: ReadonlySet<string>,
): string {
  const none = rows === 1 ? 'The one row' : `None of the ${rows.toLocaleString('en-GB')} rows`
  const is = rows === 1 ? 'is not' : 'is'
  return (
    `${none} of ${fileName} ${is} about a place in ${scope.areaName}: the area column has ` +
    `${list([...places].slice(0, 3))}${places.size > 3 ? ' and others' : ''}. ` +
    'Check that it is the right file, or put the ids of places in the area column'
  )
}

function givenTwice(
  figures: FigureIndex,
  { row, observation }: ReadRow,
  file: string,
): RejectedRow | undefined {
  const earlier = figures.rowBefore(observation, row)
  if (earlier === undefined) return undefined
  const { measure, area, breakdown, period } = observation
  const of = breakdown === '' ? '' : ` (${breakdown})`
  return {
    file,
    row,
    column: 'period',
    value: period.code,
    message:
      `Rows ${earlier} and ${row} of ${file} both give ${measure}${of} in ${area} for ` +
      `${describePeriod(period)}. Keep one of them`,
  }
}

/** One sentence for each run of months that a monthly series leaps over, in the order of the file. */
function* missingMonths(figures: FigureIndex, file: string): Generator<string> {
  for (const { measure, area, breakdown, months: codes } of figures.monthlySeries()) {
    const of = `${measure}${breakdown === '' ? '' : ` (${breakdown})`} in ${area}`
    for (const { from, to, months } of gapsBetween(codes)) {
      const when = months === 1 ? from : `the ${months} months from ${from} to ${to}`
      yield `${file} has no row for ${of} in ${when}. If nothing was published, add the ` +
        `${months === 1 ? 'month' : 'months'} with a blank value`
    }
  }
}
