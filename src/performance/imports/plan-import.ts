import { describePeriod, formatNumber } from '#shared/index.ts'
import { missingWords, type NewObservation } from '#statistics/index.ts'
import { identityOf } from './figure-index.ts'
import type { ReadRow } from './read-observation.ts'

/** What planning needs of a figure that is already kept; `Observation` has it all. */
export type KnownObservation = NewObservation

/** A figure that will stand in place of one already kept, which stays in the history. */
export interface Superseded {
  readonly row: number
  readonly was: KnownObservation
  readonly becomes: NewObservation
}

export interface ImportPlan {
  readonly added: readonly ReadRow[]
  readonly superseded: readonly Superseded[]
  /** Rows that say what is already known: nothing is written for them. */
  readonly unchanged: number
  /** What is to be recorded, added and superseding alike, in the order of release. */
  readonly writes: readonly ReadRow[]
}

/** Which of two releases of one figure is the later; of two on one day, the one recorded later. */
function lastBy(day: string, known: readonly KnownObservation[]): KnownObservation | undefined {
  let last: KnownObservation | undefined
  for (const one of known) {
    if (one.releasedOn <= day && (last === undefined || one.releasedOn >= last.releasedOn))
      last = one
  }
  return last
}

/**
 * Whether a figure says anything that the known one does not. A numerator or denominator left out
 * takes nothing back, and another paper that prints the same figure is no revision of it; within one
 * release a mended citation or note is.
 */
function saysMore(known: KnownObservation, row: ReadRow): boolean {
  const told = row.observation
  if (known.value !== told.value || known.status !== told.status) return true
  if (told.numerator !== null && told.numerator !== known.numerator) return true
  if (told.denominator !== null && told.denominator !== known.denominator) return true
  if (known.releasedOn !== told.releasedOn) return false
  if (told.note !== null && told.note !== known.note) return true
  return (
    row.citesSource &&
    (known.source.document !== told.source.document ||
      known.source.paragraph !== told.source.paragraph ||
      known.source.link !== told.source.link)
  )
}

function keyOf(one: NewObservation): string {
  return `${identityOf(one).series}\n${one.period.code}`
}

/**
 * Sets rows beside what is known and says which are new, which supersede, and which change nothing.
 * Each row is compared with what stood on its own day of release, so figures long since published can
 * be brought in more than once, their rows in any order, and come to the same history.
 *
 * @param known - every observation of the same measures, areas, breakdowns and periods, of any
 *   release, in the order they were recorded
 */
export function planImport(
  rows: readonly ReadRow[],
  known: readonly KnownObservation[],
): ImportPlan {
  const history = new Map<string, KnownObservation[]>()
  const remember = (one: KnownObservation) => {
    const key = keyOf(one)
    const before = history.get(key)
    if (before) before.push(one)
    else history.set(key, [one])
  }
  for (const one of known) remember(one)

  const added: ReadRow[] = []
  const superseded: Superseded[] = []
  const writes: ReadRow[] = []
  let unchanged = 0
  // Oldest release first: what stood on a day must not hang on the order of the file
  const day = (row: ReadRow) => row.observation.releasedOn
  for (const row of rows.toSorted((one, other) =>
    day(one) < day(other) ? -1 : day(one) > day(other) ? 1 : 0,
  )) {
    // A file that was written here says of a figure that it was withdrawn: an import does not do that
    if (row.observation.status === 'withdrawn') {
      unchanged += 1
      continue
    }
    const was = lastBy(row.observation.releasedOn, history.get(keyOf(row.observation)) ?? [])
    if (was && !saysMore(was, row)) {
      unchanged += 1
      continue
    }
    if (was) superseded.push({ row: row.row, was, becomes: row.observation })
    else added.push(row)
    writes.push(row)
    remember(row.observation)
  }
  return { added, superseded, unchanged, writes }
}

/** A superseded figure in a sentence: "burglary in northmere, March 2026: 41 becomes 43". */
export function describeSuperseded({ was, becomes }: Superseded): string {
  const of = becomes.breakdown === '' ? '' : ` (${becomes.breakdown})`
  const words = (one: NewObservation) =>
    one.value === null
      ? missingWords(one)
      : `${formatNumber(one.value, 6)}${one.status === 'actual' ? '' : ` (${one.status})`}`
  return (
    `${becomes.measure}${of} in ${becomes.area}, ${describePeriod(becomes.period)}: ` +
    `${words(was)} becomes ${words(becomes)}`
  )
}
