import { type Equation, evidenceOf, MOST_EVIDENCE, type Outcome, workOut } from './equations.ts'
import type { Column, FigureTable } from './figure-table.ts'
import type { Formula } from './formulas.ts'
import type { Kind } from './headings.ts'
import type { Relation } from './tried-relations.ts'

const TOTAL =
  /^(?:grand |overall |sub[- ]?)?totals?\b|\btotal$|^(?:all(?! others?\b)|overall|everyone|net|combined|together|altogether|whole|both)\b/iu
const PARTIAL = /\b(?:excluding|excl\.?|except|without|other than)\b/iu
/** Rows that are part of another row, or are no amounts, do not add up with the rest. */
const WITHIN =
  /^(?:of (?:which|these|those)|including|excluding|[-–•]\s)|\b(?:of which|rate|average|mean|median|per cent|target)\b|%/iu
const NOT_ADDED = new Set<Kind | undefined>([
  'rank',
  'rate',
  'average',
  'percent',
  'percent-change',
  'points',
  'note',
  'target',
])
const MAY_BE_ADDED = new Set<Kind | undefined>(['target', 'average'])
const RATIOS = new Set(['percent-change', 'percent-under', 'ratio', 'rate', 'quotient', 'rank'])
const SUM: Formula = { name: 'sum' }
/** A total this far from its rows was not meant to be their sum. */
const FARTHEST = 0.25
const LEAST_EVIDENCE = 2
/** What no word calls a total: two sums of many digits that hold are no chance. */
const [LEAST_HELD, LEAST_UNNAMED] = [0.6, 5]

export function isTotalLabel(label: string): boolean {
  return TOTAL.test(label) && !PARTIAL.test(label)
}

/** Whether a row is one of the parts that add up to a whole. */
export function isPartLabel(label: string): boolean {
  return !WITHIN.test(label)
}

/** Whether a column holds shares, rates and the like, which do not add up. */
function isOfRates(unit: Column['unit'], kind: Kind | undefined): boolean {
  return unit === 'percent' || unit === 'points' || NOT_ADDED.has(kind)
}

/** Whether the rows of a column can be added up. */
function isAdded(
  table: FigureTable,
  { heading, unit, isSigned }: Column,
  column: number,
  relations: readonly Relation[],
): boolean {
  // Changes without a heading may be of rates
  if (isSigned && (heading?.words ?? '') === '') return false
  if (isOfRates(unit, heading?.kind)) return false
  const own = relations.filter((one) => one.column === column)
  if (own.some(({ formula }) => RATIOS.has(formula.name))) return false
  // Nor are the changes of what is not added up
  return !own.some(
    ({ formula, columns }) =>
      formula.name === 'difference' &&
      columns.some(
        (at) =>
          table.columns[at]?.unit === 'percent' || NOT_ADDED.has(table.columns[at]?.heading?.kind),
      ),
  )
}

/** Targets and averages need not add up; where those of the rows of a total do, to the digit, they are a sum. */
function alsoAdded(
  table: FigureTable,
  rows: readonly number[],
  row: number,
  columns: readonly number[],
): readonly Equation[] {
  return addUp(table, row, rows, columns).equations.flatMap(({ equation, outcome }) =>
    outcome.holds && evidenceOf(outcome) >= LEAST_EVIDENCE ? [{ ...equation, isSure: false }] : [],
  )
}

interface RowSet {
  readonly rows: readonly number[]
  readonly equations: readonly { readonly equation: Equation; readonly outcome: Outcome }[]
  readonly held: number
  readonly evidence: number
}

/** The totals of a table, column by column, each as the sum of the rows that bear it out best. */
export function findTotals(
  table: FigureTable,
  relations: readonly Relation[],
): readonly Equation[] {
  const columns = table.columns.flatMap((column, at) =>
    isAdded(table, column, at, relations) ? [at] : [],
  )
  const others = table.columns.flatMap((column, at) =>
    MAY_BE_ADDED.has(column.heading?.kind) && !columns.includes(at) ? [at] : [],
  )
  const named = table.labels.flatMap((label, row) => (isTotalLabel(label) ? [row] : []))
  const last = table.labels.length - 1
  const isLeaf = (row: number) => !named.includes(row) && isPartLabel(table.labels[row] ?? '')
  // "Employees" under the kinds of pay, though no word calls it a total
  const unnamed = table.labels.flatMap((_, row) =>
    isLeaf(row) && isSumOfRowsAbove(table, row, isLeaf) ? [row] : [],
  )
  const totals = [...named, ...unnamed].toSorted((one, other) => one - other)
  const candidates = totals.includes(last) || totals.includes(0) ? totals : [...totals, last]
  return candidates.flatMap((row) => {
    const isNamed = named.includes(row)
    const sets = rowSets(table, row, totals).map((rows) => addUp(table, row, rows, columns))
    const [best] = sets.toSorted(
      (one, other) => other.held - one.held || other.evidence - one.evidence,
    )
    if (!best) return []
    const found = isNamed ? establishNamed(table, best, sets) : establishUnnamed(best)
    return found.length === 0 ? [] : [...found, ...alsoAdded(table, best.rows, row, others)]
  })
}

function addUp(
  table: FigureTable,
  row: number,
  rows: readonly number[],
  columns: readonly number[],
): RowSet {
  const equations = columns.flatMap((column) => {
    const equation: Equation = {
      formula: SUM,
      result: { row, column },
      operands: rows.map((operand) => ({ row: operand, column })),
      isSure: true,
      way: 'down',
    }
    const outcome = workOut(table, equation)
    return outcome ? [{ equation, outcome }] : []
  })
  const held = equations.filter(({ outcome }) => outcome.holds)
  return {
    rows,
    equations,
    held: held.length,
    evidence: held.reduce((sum, { outcome }) => sum + evidenceOf(outcome), 0),
  }
}

function establishUnnamed({ equations, held, evidence }: RowSet): readonly Equation[] {
  const others = equations.filter(({ outcome }) => !outcome.holds)
  if (held > 0 && others.length === 1 && others.every(({ outcome }) => isShortOfOne(outcome)))
    return equations.map(({ equation }) => equation)
  if (held >= LEAST_HELD * equations.length && evidence >= LEAST_UNNAMED) {
    return equations.flatMap(({ equation, outcome }) =>
      outcome.holds || isMeant(outcome, true) ? [equation] : [],
    )
  }
  return held === equations.length && evidence >= MOST_EVIDENCE
    ? equations.map(({ equation }) => ({ ...equation, isSure: false }))
    : []
}

function establishNamed(
  table: FigureTable,
  best: RowSet,
  sets: readonly RowSet[],
): readonly Equation[] {
  const { equations, held, evidence } = best
  const isSure = evidence >= LEAST_EVIDENCE
  if (held === 0 && sets.length > 1) return []
  const hides = best.rows.some((row) => table.columns.some(({ figures }) => !figures[row]))
  return equations.flatMap(({ equation, outcome }) =>
    outcome.holds || (isMeant(outcome, isSure) && (isSure || !hides))
      ? [{ ...equation, isSure }]
      : [],
  )
}

/** Whether a sum is short of what it should be by just one of its rows, which was left out of it. */
function isShortOfOne({ result, operands, worked }: Outcome): boolean {
  const short = worked.exact - result.value
  return (
    operands.length >= LEAST_ROWS_SHORT &&
    operands.some(({ value }) => value > 0 && Math.abs(value - short) <= result.step / 100)
  )
}
const LEAST_ROWS_SHORT = 4

/** A "total" between its smallest and largest rows is an average; one far off is of other rows. */
function isMeant({ result, operands, worked }: Outcome, isSure: boolean): boolean {
  const values = operands.map(({ value }) => value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (least >= 0 && result.value <= most && result.value >= least) return false
  const apart = Math.abs(worked.exact - result.value)
  const size = Math.max(Math.abs(worked.exact), Math.abs(result.value))
  return least < 0 || apart <= (isSure ? 0.5 : FARTHEST) * size
}

/** A sum that no word calls a total is of a few rows: a long table is not looked through for it. */
const MOST_PARTS = 8

/** "Killed or seriously injured" under "Killed" and "Seriously injured": a sum that no word calls a total. */
function isSumOfRowsAbove(
  { columns }: FigureTable,
  row: number,
  isLeaf: (row: number) => boolean,
): boolean {
  const earliest = Math.max(0, row - MOST_PARTS)
  for (let first = row - 2; first >= earliest && isLeaf(first); first -= 1) {
    const outcomes = columns.flatMap(({ figures, unit, heading }) => {
      if (isOfRates(unit, heading?.kind)) return []
      const parts = figures.slice(first, row).map((figure) => figure?.value)
      const sum = figures[row]?.value
      const isWhole = sum !== undefined && parts.every((part) => part !== undefined)
      return isWhole ? [Math.abs(parts.reduce((all, part) => all + part, 0) - sum) < 0.05] : []
    })
    const held = outcomes.filter(Boolean).length
    if (held >= 2 && held >= 0.75 * outcomes.length) return true
  }
  return false
}

/** The sets of rows that a total could be of, the likeliest first. */
function rowSets(
  table: FigureTable,
  row: number,
  totals: readonly number[],
): readonly (readonly number[])[] {
  const { labels, groups } = table
  const isPart = (at: number) => isPartLabel(labels[at] ?? '')
  const isLeaf = (at: number) => !totals.includes(at) && isPart(at)
  const above = Array.from({ length: row }, (_, at) => at)
  const below = labels.flatMap((_, at) => (at > row ? [at] : []))
  const lastTotal = totals.filter((at) => at < row).at(-1) ?? -1
  const nextTotal = totals.find((at) => at > row) ?? labels.length
  const subtotals = above.filter((at) => totals.includes(at) && !PARTIAL.test(labels[at] ?? ''))
  const words = wordsOf(labels[row] ?? '')
  const sets = [
    above.filter((at) => at > lastTotal && isLeaf(at)),
    above.filter(isLeaf),
    [...subtotals, ...above.filter((at) => at > lastTotal && isLeaf(at))],
    above.filter((at) => at === lastTotal || (at > lastTotal && isLeaf(at))),
    above.filter((at) => isLeaf(at) && groups[at] === groups[row]),
    above.filter(
      (at) => isLeaf(at) && words.some((word) => wordsOf(labels[at] ?? '').includes(word)),
    ),
    ...(row === 0
      ? [below.filter(isLeaf), below.filter((at) => at < nextTotal && isLeaf(at))]
      : []),
    below.filter(
      (at) =>
        at < nextTotal &&
        isLeaf(at) &&
        words.some((word) => wordsOf(labels[at] ?? '').includes(word)),
    ),
  ]
  const seen = new Set<string>()
  return sets.filter((rows) => {
    const key = rows.join()
    if (rows.length < 2 || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

const wordsOf = (label: string) =>
  (label.toLowerCase().match(/[a-z]{4,}/gu) ?? []).filter(
    (word) => !/^(?:total|totals|overall|with|without|other)$/u.test(word),
  )
