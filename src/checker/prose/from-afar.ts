import { matchesIn, NUMBER_WORDS, readNumber } from '#shared/index.ts'
import type { Quantity } from '../quantities.ts'
import { isPlain } from './borne-out.ts'
import { unlessByChance } from './fit.ts'
import { saysApart, saysSum, type Working } from './formulas.ts'
import type { Line, NamedTable } from './named-table.ts'
import { isDerived } from './pool.ts'
import type { Scene, TableInReach } from './scene.ts'
import { type Sense, sensesOf } from './sense.ts'
import type { Value } from './values.ts'

/** How likely it may be that one of all the ways tried gives a figure by chance. */
const MOST_CHANCE = 0.02
/** Where no word about the figure tells of a sum or of a difference. */
const MOST_CHANCE_UNTOLD = 0.004
const MOST_TABLES = 4
const MOST_LINES = 40

/**
 * A figure of many digits by sums and differences of a table in reach that the words need not name in full:
 * "the six on-call stations answered 11,438 calls", which are six rows that follow one another, "10,017 waited
 * longer", which is one column less another. So long a figure is hardly hit by chance.
 */
export function fromAfar(scene: Scene, quantity: Quantity): Working | undefined {
  if (!isPlain(quantity) || quantity.inWords || quantity.closeness !== 'exact') return undefined
  const reaches = scene.tables
    .filter(({ own, isSubject }) => isSubject || own.rows.length + own.columns.length > 0)
    .slice(0, MOST_TABLES)
  if (reaches.length === 0) return undefined
  for (const sense of sensesOf(scene, quantity)) {
    const found = rare(
      sense,
      reaches.flatMap((reach) => waysIn(sense, reach, scene)),
    )
    if (found) return found
  }
  return undefined
}

function rare(sense: Sense, workings: readonly Working[]): Working | undefined {
  const { quantity, change, isSum, isSize, isGap, isRest, isUndone } = sense
  const isApart = change !== undefined || isSize || isGap || isRest || isUndone
  return unlessByChance(quantity, workings, ({ kind }) =>
    (kind === 'sum' ? isSum : isApart) ? MOST_CHANCE : MOST_CHANCE_UNTOLD,
  )
}

function waysIn(sense: Sense, reach: TableInReach, scene: Scene): readonly Working[] {
  const { named, own } = reach
  const rows = named.rows.slice(0, MOST_LINES)
  const columns = named.columns.filter(({ heading }) => !isDerived(heading)).slice(0, MOST_LINES)
  const saidRows = new Set(own.rows.map(({ line }) => line))
  const isSaid = (line: Line) => saidRows.size === 0 || saidRows.has(line)
  const counts = countsSaid(scene.statement.sentence.text)
  return [
    ...rows.filter(isSaid).flatMap((row) => apart(sense, valuesAlong(named, [row], columns))),
    ...columns.flatMap((column) => [
      ...apart(sense, valuesAlong(named, rows.filter(isSaid), [column])),
      ...counts.flatMap((count) =>
        runs(
          sense,
          valuesAlong(
            named,
            rows.filter(({ isWhole }) => !isWhole),
            [column],
          ),
          count,
        ),
      ),
    ]),
  ]
}

function valuesAlong(
  named: NamedTable,
  rows: readonly Line[],
  columns: readonly Line[],
): readonly (Value | null)[] {
  return rows.flatMap((row) => columns.map((column) => named.at(row.at, column.at)))
}

/** What two values of a line are apart. */
function apart({ stated }: Sense, values: readonly (Value | null)[]): readonly Working[] {
  const alike = values.flatMap((it) => (it?.kind === stated.kind ? [it] : []))
  return alike.flatMap((one, at) =>
    alike.slice(at + 1).map((other): Working => {
      const [more, less] = one.value >= other.value ? [one, other] : [other, one]
      const exact = more.value - less.value
      return {
        kind: stated.kind === 'percent' ? 'percentage-points' : 'difference',
        exact,
        reach: 0,
        tier: 2,
        of: [one, other],
        say: saysApart(more, less, exact),
      }
    }),
  )
}

/** What so many values come to that follow one another. */
function runs(
  { stated }: Sense,
  values: readonly (Value | null)[],
  count: number,
): readonly Working[] {
  if (stated.kind === 'percent') return []
  return values.flatMap((_, from): readonly Working[] => {
    const some = values.slice(from, from + count)
    const parts = some.flatMap((it) => (it?.kind === stated.kind ? [it] : []))
    if (parts.length !== count) return []
    const exact = parts.reduce((sum, { value }) => sum + value, 0)
    return [
      {
        kind: 'sum',
        exact,
        reach: parts.reduce((sum, { half }) => sum + half, 0),
        tier: 2,
        of: parts,
        say: saysSum(parts, exact),
      },
    ]
  })
}

const COUNTED = new RegExp(String.raw`\b(?:${NUMBER_WORDS}|both)\b`, 'giu')
const MOST_COUNTED = 12

/** "The six stations together", "both quarters": of how many lines it may be the sum. */
function countsSaid(text: string): readonly number[] {
  const said = matchesIn(text, COUNTED).map(({ 0: word }) =>
    word.toLowerCase() === 'both' ? 2 : (readNumber(word) ?? 0),
  )
  return [...new Set(said)].filter((it) => it >= 2 && it <= MOST_COUNTED)
}
