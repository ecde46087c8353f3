import type { Claim } from '../claim.ts'
import { likelySide } from '../good-side.ts'
import { overTables, type Reading } from '../reading.ts'
import type { Column } from '../tables/figure-table.ts'
import type { UnderstoodTable } from '../tables.ts'

/** Words that say of a row whether something is so: of a column that has no others, but for blanks. */
const SAYS =
  /^(?:yes|no|met|not met|missed|hit|miss|achieved|not achieved|passed|failed|kept|broken|exceeded|within|on target|off target|above|below|over|under|inside|outside|ahead|behind|[✓✔✗✘✕])$/iu
const LEAST_ROWS = 6
/** Where one of the two columns is what the other is to be held to. */
const LEAST_ROWS_HELD = 4
const HELD_TO =
  /\b(?:targets?|standards?|limits?|ceiling|aim|goal|minimum|maximum|allowed|allowance|plan(?:ned)?|budget|places|capacity|PAN|benchmark|average|threshold)\b/iu
/** Rows that are measures of many kinds are good by being more or less, each in its own way. */
const OF_MEASURE =
  /%|\d|\b(?:days?|hours?|minutes?|seconds|time|rate|per|average|number|within|waits?|satisf\w*|complaints?|sickness|absence)\b/iu

/** That in each row one column is above another where, and only where, its word says so. */
interface Rule {
  readonly high: Column
  readonly low: Column
  /** The word of the rows where the first is above the second. */
  readonly above: string
  readonly isHeld: boolean
  /** The rows of which it is not so. */
  readonly out: readonly number[]
}

/**
 * "Yes" and "No" down a column that follow from two others: first preferences above places, in each row or in all
 * but one, which is then told to be otherwise. Which way is good need not be known.
 */
export function checkStatusesOfColumns(reading: Reading): readonly Claim[] {
  return overTables(reading, (table) =>
    table.columnWords.flatMap((_, at) => checkColumn(table, at)),
  )
}

function checkColumn(table: UnderstoodTable, at: number): readonly Claim[] {
  const words = table.rows.map((_, row) => (table.cells[row]?.[at] ?? '').trim())
  const said = words.flatMap((word, row) => (word === '' ? [] : [{ word, row }]))
  const kinds = [...new Set(said.map(({ word }) => word.toLowerCase()))]
  const [one, other, more] = kinds
  if (!one || !other || more || !kinds.every((word) => SAYS.test(word))) return []
  const rules = rulesFor(table, said, [one, other])
  const held = rules.filter(({ isHeld }) => isHeld)
  const chosen = held.length > 0 ? held : rules
  const whole = chosen.find(({ out }) => out.length === 0)
  if (whole) return said.flatMap((it) => claimOf(table, whole, it, words))
  const [rule] = chosen
  const rows = new Set(chosen.flatMap(({ out }) => out))
  if (!rule || rows.size !== 1 || !mayAccuse(table, rule)) return []
  return said.flatMap((it) => claimOf(table, rule, it, words))
}

interface Said {
  readonly word: string
  readonly row: number
}

function rulesFor(
  { figures: { columns } }: UnderstoodTable,
  said: readonly Said[],
  [one, other]: readonly [string, string],
): readonly Rule[] {
  return columns.flatMap((high, index) =>
    columns.slice(index + 1).flatMap((low) =>
      [one, other].flatMap((above): readonly Rule[] => {
        const compared = said.flatMap(({ word, row }) => {
          const [first, second] = [high.figures[row], low.figures[row]]
          if (!first || !second || first.unit !== second.unit) return []
          return [{ row, apart: first.value - second.value, isAbove: word.toLowerCase() === above }]
        })
        const isHeld = [high, low].some(({ heading }) => HELD_TO.test(heading?.words ?? ''))
        if (compared.length < said.length) return []
        const out = compared.flatMap(({ row, apart, isAbove }) =>
          apart !== 0 && apart > 0 !== isAbove ? [row] : [],
        )
        const isIn = ({ row, apart }: (typeof compared)[number]) =>
          apart !== 0 && !out.includes(row)
        const agreeing = compared.filter(isIn)
        const least = isHeld ? LEAST_ROWS_HELD : LEAST_ROWS
        const hasBoth = new Set(agreeing.map(({ isAbove }) => isAbove)).size === 2
        return out.length <= 1 && agreeing.length >= least && hasBoth
          ? [{ high, low, above, isHeld, out }]
          : []
      }),
    ),
  )
}

/** Of rows that are all of one kind, or of whose own words which way is good is known not to be another. */
function mayAccuse({ rows }: UnderstoodTable, { out }: Rule): boolean {
  const label = rows[out[0] ?? -1]?.label ?? ''
  return !rows.some((row) => OF_MEASURE.test(row.label)) && likelySide(label, false) === 0
}

function claimOf(
  table: UnderstoodTable,
  { high, low, out }: Rule,
  { word, row }: Said,
  words: readonly string[],
): readonly Claim[] {
  const { place, text = '' } = table.rows[row] ?? {}
  const [first, second] = [high.figures[row], low.figures[row]]
  const apart = (first?.value ?? 0) - (second?.value ?? 0)
  // Where they are alike the other rows do not tell which word is right
  if (!place || apart === 0) return []
  const is = `${first?.text ?? ''} ("${high.heading?.words ?? ''}") is ${apart > 0 ? 'above' : 'below'} ${second?.text ?? ''} ("${low.heading?.words ?? ''}")`
  const isRight = !out.includes(row)
  const other = words.find((it) => it !== '' && it.toLowerCase() !== word.toLowerCase()) ?? ''
  return [
    {
      where: place,
      quote: text,
      kind: 'threshold',
      stated: word,
      recomputed: isRight ? word : other,
      verdict: isRight ? 'correct' : 'incorrect',
      explanation: isRight
        ? `${is}, as in every row that says so.`
        : `The row says "${word}", but ${is}, and in each of the other rows that goes with "${other}".`,
      suggestion: null,
    },
  ]
}
