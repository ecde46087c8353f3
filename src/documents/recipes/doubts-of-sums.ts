import { daysIn } from '#shared/index.ts'
import { type DoubtOfTable, isOwn, type TableFigures } from './doubt.ts'
import { phrasesOf, type Settled } from './namesakes.ts'
import { addsUp } from './sums.ts'

/** So many sums that all agree are no accident, and fewer of numbers that are not small. */
const FEWEST_AGREEING = 3
const FEWEST_LARGE = 2
const LARGE = 100
const FEWEST_PARTS = 2
/** A year has no more parts that stand in a row: months and a quarter or so. */
const MOST_PARTS = 16
/** So many that are called alike are rows of a long list, and not the parts of one of them. */
const MOST_ALIKE = 200

type Side = 'row' | 'column'

/** A column or a row that is the sum of those right before it, right after it or called alike, read as figures like them. */
const sumsOfOthers: DoubtOfTable = (table) =>
  (['column', 'row'] as const).flatMap((of) => {
    const lines = linesOf(table, of)
    const partsOf = partsIn(lines)
    return lines.flatMap((line, at) => {
      const open = line.own.filter(isOpen)
      const parts = open.length === 0 ? undefined : partsOf(at)
      if (parts === undefined) return []
      // What cannot be added up is no total of times
      const all = isOfTimes(parts) ? open.filter(isAdded) : open
      return all.map(
        (one) =>
          [
            one,
            {
              kind: 'role',
              of,
              sign: 'sum',
              because: `was read as figures like the others, and its numbers are what some of those come to`,
              choices: [{ answer: 'total', words: 'The total of others' }],
            },
          ] as const,
      )
    })
  })

/** A rolling year is a figure of its own beside its months, and so is what is forecast. */
function isOpen({ draft, figure }: Settled): boolean {
  return (
    figure.role === 'observation' &&
    figure.status !== 'forecast' &&
    !phrasesOf(draft).some((words) => /\brolling\b|\b(?:12|twelve)[- ]months?\b/i.test(words))
  )
}

/** "Total 2024" under January to June, read as of the whole year: the sum of times that do not fill its own. */
const sumsOfLess: DoubtOfTable = (table) =>
  (['column', 'row'] as const).flatMap((of) => {
    const lines = linesOf(table, of)
    const partsOf = partsIn(lines)
    return lines.flatMap((line, at) => {
      const own = timeOf(line)
      const parts = partsOf(at, isOfTimes)
      if (own === undefined || parts === undefined) return []
      const times = parts.flatMap((part) => timeOf(part) ?? [])
      const start = times.map((time) => time.start).toSorted()[0] ?? ''
      const end =
        times
          .map((time) => time.end)
          .toSorted()
          .at(-1) ?? ''
      if (times.length < parts.length || fills({ start, end }, own)) return []
      return line.own.map(
        (one) =>
          [
            one,
            {
              kind: 'time',
              of,
              sign: 'sum of less',
              because: `was read as of ${own.start} to ${own.end}, and its numbers are those of ${start} to ${end} added up`,
              choices: [],
            },
          ] as const,
      )
    })
  })

/** Days of a time that may be in none of its parts, of each seven of it: holidays between terms are no part that is missing. */
const MOST_MISSING = 1 / 7

function fills(parts: Span, whole: Span): boolean {
  const missing = daysApart(whole.start, parts.start) + daysApart(parts.end, whole.end)
  return missing <= MOST_MISSING * daysIn(whole)
}

const daysApart = (one: string, other: string) =>
  Math.abs(Temporal.PlainDate.from(one).until(other).days)

/** The time that all figures of a line have, where none of them says how things stood. */
function timeOf({ own }: Line): Span | undefined {
  const period = own[0]?.figure.period ?? undefined
  const areAlike = own.every(
    ({ figure }) =>
      figure.basis !== 'at' &&
      figure.period?.start === period?.start &&
      figure.period?.end === period?.end,
  )
  return areAlike ? period : undefined
}

function isOfTimes(parts: readonly Line[]): boolean {
  return new Set(parts.map((part) => timeOf(part)?.end)).size === parts.length
}

interface Span {
  readonly start: string
  readonly end: string
}

interface Line {
  readonly name: string
  readonly own: TableFigures
  /** Its values that can be added up, by the line that crosses it. */
  readonly values: ReadonlyMap<number, Settled['figure']>
}

function linesOf(table: TableFigures, of: Side): readonly Line[] {
  const across = of === 'column' ? 'row' : 'column'
  return [...Map.groupBy(table.filter(isOwn), ({ figure }) => figure[of])]
    .toSorted(([one], [other]) => one - other)
    .map(([, own]) => ({
      name: (of === 'column'
        ? (own[0]?.draft.bearing.headings.findLast(Boolean) ?? '')
        : (own[0]?.draft.bearing.labels.findLast(Boolean) ?? '')
      ).toLowerCase(),
      own,
      values: new Map(
        own.flatMap((one) =>
          isAdded(one) && one.figure.basis !== 'cumulative'
            ? [[one.figure[across], one.figure] as const]
            : [],
        ),
      ),
    }))
    .filter(({ values }) => values.size > 0)
}

const isAdded = ({ figure: { value, unit } }: Settled) => value !== null && addsUp(unit)

/**
 * What a line is the sum of: so many right before it, right after it, or those that are called alike.
 *
 * @returns of a line by its place its parts, such as are fit; `undefined` where it is no sum
 */
function partsIn(lines: readonly Line[]) {
  const byName = Map.groupBy(lines, ({ name }) => name)
  return (at: number, areFit = (_: readonly Line[]) => true): readonly Line[] | undefined => {
    const line = lines[at]
    // One number is what some others come to by accident
    if (line === undefined || line.values.size < FEWEST_LARGE) return undefined
    return candidates(lines, at, byName).find((those) => areFit(those) && isSumOf(line, those))
  }
}

function candidates(
  lines: readonly Line[],
  at: number,
  byName: ReadonlyMap<string, readonly Line[]>,
): readonly (readonly Line[])[] {
  const runs = Array.from(
    { length: MOST_PARTS - FEWEST_PARTS + 1 },
    (_, more) => more + FEWEST_PARTS,
  )
  const before = runs.filter((count) => count <= at).map((count) => lines.slice(at - count, at))
  const after = runs
    .filter((count) => at + count < lines.length)
    .map((count) => lines.slice(at + 1, at + 1 + count))
  const name = lines[at]?.name ?? ''
  const called = name === '' ? [] : (byName.get(name) ?? [])
  const alike = called.length > MOST_ALIKE ? [] : called.filter((line) => line !== lines[at])
  return [...before, ...after, ...(alike.length >= FEWEST_PARTS ? [alike] : [])]
}

function isSumOf(whole: Line, parts: readonly Line[]): boolean {
  let [agreeing, large] = [0, 0]
  for (const [crossing, figure] of whole.values) {
    const values = parts.map(({ values }) => values.get(crossing))
    const known = values.filter((one) => one !== undefined)
    if (known.length < parts.length) continue
    if (known.some(({ unit }) => unit !== figure.unit)) return false
    const sum = known.reduce((total, { value }) => total + (value ?? 0), 0)
    if (Math.abs(sum - (figure.value ?? 0)) > 1e-6) return false
    if (known.filter(({ value }) => value !== 0).length < FEWEST_PARTS) continue
    agreeing += 1
    if (Math.abs(sum) >= LARGE) large += 1
  }
  return agreeing >= FEWEST_AGREEING || large >= FEWEST_LARGE
}

export const DOUBTS_OF_SUMS: readonly DoubtOfTable[] = [sumsOfOthers, sumsOfLess]
