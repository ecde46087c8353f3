import { formatNumber } from '#shared/index.ts'
import type { CheckedRows } from './check-rows.ts'
import { describeSuperseded, type Superseded } from './plan-import.ts'
import type { RejectedRow } from './rejected-row.ts'
import type { SmallNumbers } from './small-number-words.ts'

/** What came of a file, for the person who handed it in. */
export interface ImportReport {
  readonly file: string
  /** Of the file; of its figures as recorded, where some were withheld from it. */
  readonly sha256: string
  readonly dryRun: boolean
  /** The import that was recorded; `null` when nothing was written. */
  readonly importId: number | null
  readonly rowsRead: number
  readonly added: number
  readonly superseded: number
  readonly unchanged: number
  readonly rejected: number
  /** The first 10,000, in the order of the file. */
  readonly rejectedRows: readonly RejectedRow[]
  /** The first 1,000 figures that change, as "burglary in northmere, March 2026: 41 becomes 43". */
  readonly supersededFigures: readonly string[]
  /** What may be wrong though it was taken: of rows the first 500, of what is odd the first 50. */
  readonly warnings: readonly string[]
  /** What its small numbers came to; `null` when it has none to speak of. */
  readonly smallNumbers: SmallNumbers | null
  /** How the file was read, where that was not plain. */
  readonly notes: readonly string[]
  /** All of it in one sentence or two. */
  readonly summary: string
}

/** How many rows came to what, and the first of the figures that change. */
export interface PlanCounts {
  readonly added: number
  readonly superseded: number
  readonly unchanged: number
  readonly firstSuperseded: readonly Superseded[]
}

/** The most figures listed that change. */
export const MOST_SUPERSEDED = 1_000

export const NO_PLAN: PlanCounts = { added: 0, superseded: 0, unchanged: 0, firstSuperseded: [] }

export interface Reported {
  readonly file: string
  readonly sha256: string
  readonly dryRun: boolean
  readonly importId: number | null
  readonly checked: Pick<CheckedRows, 'rows' | 'rejected'>
  readonly warnings: readonly string[]
  readonly plan: PlanCounts
  readonly smallNumbers: SmallNumbers | null
  readonly notes: readonly string[]
}

export function reportImport(reported: Reported): ImportReport {
  const { checked, plan, ...rest } = reported
  return {
    ...rest,
    rowsRead: checked.rows,
    added: plan.added,
    superseded: plan.superseded,
    unchanged: plan.unchanged,
    rejected: checked.rejected.count,
    rejectedRows: checked.rejected.first.toSorted((one, other) => one.row - other.row),
    supersededFigures: plan.firstSuperseded.map(describeSuperseded),
    summary: summarise(reported),
  }
}

/** 1 and "row" make "1 row"; 1,200 make "1,200 rows". */
export function countOf(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? '' : 's'}`
}

function summarise({ file, checked, plan, dryRun }: Reported): string {
  const rejected = checked.rejected.count
  if (rejected > 0) {
    const [these, them] =
      rejected === 1 ? ['this row', 'it'] : [`these ${countOf(rejected, 'row')}`, 'them']
    const would = dryRun ? 'Nothing would be imported' : 'Nothing was imported'
    return `${would} from ${file}. Mend ${these}, or take ${them} out, and import the file again`
  }
  if (checked.rows === 0) return `${file} has headings but no rows, so there was nothing to import`
  const { added, superseded, unchanged } = plan
  if (added + superseded === 0) {
    const all = unchanged === 1 ? 'Its one figure is' : `All ${countOf(unchanged, 'figure')} are`
    return `${file} adds nothing. ${all} already here with the same value`
  }
  const parts = [
    added > 0 ? `${countOf(added, 'figure')} added` : '',
    superseded > 0 ? `${countOf(superseded, 'figure')} superseded` : '',
    unchanged > 0 ? `${formatNumber(unchanged)} unchanged` : '',
  ].filter(Boolean)
  const words = parts.join(', ')
  return dryRun
    ? `If ${file} is imported: ${words}. Nothing has been written`
    : `${file} was imported: ${words}`
}
