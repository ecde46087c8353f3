import type { Figure } from './cells.ts'
import { type CellAt, type Equation, type Mend, type Outcome, workOut } from './equations.ts'
import type { FigureTable } from './figure-table.ts'
import { solve } from './formulas.ts'
import { isOtherwiseWorked } from './otherwise-worked.ts'
import { sayAs } from './say-figures.ts'
import { digitSlip, type Slip, slipOf } from './slips.ts'

/** An equation of a table with what it comes to. */
export interface Judged extends Outcome {
  readonly equation: Equation
}

/** What is wrong in a table: the one figure whose change makes these equations hold, or none that can be told. */
export interface Fault {
  readonly violated: readonly Judged[]
  /** The figure to put right and what it should be; `null` when it cannot be told which is wrong. */
  readonly mend: Mend | null
  /** What was violated, as it works out once the figure is put right. */
  readonly agreeing: readonly Judged[]
}

interface Trial {
  readonly mend: Mend
  /** What it takes the place of. */
  readonly printed: Figure
  readonly mended: readonly Judged[]
  readonly broken: number
  /** How many of those that held to the last digit hold, once it is made, only as roundings go. */
  readonly loosened: number
  readonly isDerived: boolean
}

export interface Net {
  readonly held: readonly Judged[]
  readonly faults: readonly Fault[]
}

/** Whether all that is worked from a row's figures, or that they are worked from, agrees. */
export function isSettled(
  table: FigureTable,
  equations: readonly Equation[],
  row: number,
): boolean {
  const near = equations.filter(({ result, operands }) =>
    [result, ...operands].some((at) => at.row === row),
  )
  return judgeAll(table, near).every(({ holds }) => holds)
}

/** Which figures of a table agree, and which single figure accounts for each disagreement. */
export function judgeTable(table: FigureTable, equations: readonly Equation[]): Net {
  const judged = judgeAll(table, equations)
  const held = judged.filter((one) => one.holds)
  if (held.length === judged.length) return { held, faults: [] }
  const meant = judged.filter(
    (one) => one.holds || one.equation.isSure || slipOf(table, one) !== 'far',
  )
  const isOpen = (one: Judged) => !one.holds && isOtherwiseWorked(table, one, judged)
  const asked = meant.filter(isOpen).map((one) => ({ violated: [one], mend: null, agreeing: [] }))
  const faults = explain(
    table,
    meant.filter((one) => !isOpen(one)),
  ).faults
  return { held, faults: [...faults, ...asked] }
}

function judgeAll(table: FigureTable, equations: readonly Equation[]): readonly Judged[] {
  return equations.flatMap((equation): readonly Judged[] => {
    const outcome = workOut(table, equation)
    return outcome ? [{ ...outcome, equation }] : []
  })
}

type ByCell = ReadonlyMap<string, readonly Judged[]>

const keyOf = ({ row, column }: CellAt) => `${row},${column}`

function byCell(judged: readonly Judged[]): ByCell {
  const found = new Map<string, Judged[]>()
  for (const one of judged) {
    const { result, operands } = one.equation
    for (const key of new Set([result, ...operands].map(keyOf))) {
      const list = found.get(key)
      if (list) list.push(one)
      else found.set(key, [one])
    }
  }
  return found
}

interface Explained {
  readonly faults: readonly Fault[]
  /** One for each figure changed, more where that cannot be told. */
  readonly cost: number
}

/** Ways tried at each step, and steps for which several are: a table has few figures that are wrong. */
const MOST_WAYS = 4
const MOST_STEPS = 3
const UNTOLD_COST = 3

/**
 * The fewest changes of figures that make all agree: one after another, each made before the next is
 * looked for, and no figure changed twice.
 */
function explain(
  table: FigureTable,
  judged: readonly Judged[],
  changed: ReadonlySet<string> = new Set(),
  steps = 0,
): Explained {
  const violated = judged.filter((one) => !one.holds)
  const trials = bestTrials(table, violated, byCell(judged), changed)
  if (trials.length === 0) {
    const faults = violated.map((one): Fault => ({ violated: [one], mend: null, agreeing: [] }))
    return { faults, cost: UNTOLD_COST * violated.length }
  }
  const equations = judged.map(({ equation }) => equation)
  const ways = trials.slice(0, steps < MOST_STEPS ? MOST_WAYS : 1).map((trial): Explained => {
    const mended = withMend(table, trial.mend)
    const known = new Set([...changed, keyOf(trial.mend.at)])
    const after = judgeAll(mended, equations)
    const rest = explain(mended, after, known, steps + 1)
    const own = new Set(trial.mended.map(({ equation }) => equation))
    const agreeing = after.filter(({ equation }) => own.has(equation))
    return {
      faults: [{ violated: trial.mended, mend: trial.mend, agreeing }, ...rest.faults],
      cost: rest.cost + costOf(table, trial),
    }
  })
  return ways.reduce((best, way) => (way.cost < best.cost ? way : best))
}

/**
 * The result that follows from others is the likelier one to be wrong, unless another has two digits swapped, or
 * has but the wrong sign: no other value is nearer.
 */
function costOf(table: FigureTable, trial: Trial): number {
  const { isDerived, mended, mend, printed } = trial
  if (printed.isSigned && printed.value === -mend.figure.value) return 0.7
  if (isDerived) return mended.some((one) => slipOf(table, one) !== 'near') ? 0.8 : 1
  return typedAs(trial) === 'swapped' ? 0.9 : 1.1
}

/** How the figure may have been typed wrong, as its digits tell. */
function typedAs({ mend, printed }: Trial): ReturnType<typeof digitSlip> {
  return digitSlip(printed.value / printed.step, mend.figure.value / printed.step)
}

/** A table with some of its figures changed. */
export function withMends(table: FigureTable, mends: readonly Mend[]): FigureTable {
  return mends.reduce(withMend, table)
}

function withMend(table: FigureTable, { at, figure }: Mend): FigureTable {
  const columns = table.columns.map((column, index) =>
    index === at.column ? { ...column, figures: column.figures.with(at.row, figure) } : column,
  )
  return { ...table, columns }
}

/** The changes of one figure that make more equations hold than they loosen, most of all, and break none; derived first. */
function bestTrials(
  table: FigureTable,
  violated: readonly Judged[],
  around: ByCell,
  changed: ReadonlySet<string>,
): readonly Trial[] {
  const trials = violated.flatMap((one) => trialsOf(table, one, around))
  const sound = trials.filter(
    (trial) =>
      trial.broken === 0 &&
      trial.mended.length > trial.loosened &&
      !changed.has(keyOf(trial.mend.at)) &&
      isPlausible(trial) &&
      (trial.isDerived || isLikely(table, trial)),
  )
  const most = Math.max(...sound.map(({ mended }) => mended.length))
  const seen = new Set<string>()
  return sound
    .filter(({ mended }) => mended.length === most)
    .toSorted((one, other) => Number(other.isDerived) - Number(one.isDerived))
    .filter(({ mend: { at, figure } }) => {
      const key = `${keyOf(at)} ${figure.value}`
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    .filter((trial, _, all) => isTellable(trial, all))
}

const MOST_TIMES = 10

/** A part that would have to be of another sign, or many times what it is, is not what is wrong. */
function isPlausible({ isDerived, mend, printed }: Trial): boolean {
  if (isDerived) return true
  const times = mend.figure.value / printed.value
  return (
    times === -1 ||
    printed.value === 0 ||
    (times > 0 && times < MOST_TIMES && times > 1 / MOST_TIMES)
  )
}

/** Of rows whose total is out, and that nothing else is worked from, any could be put right: one that is a slip is meant. */
function isTellable(trial: Trial, all: readonly Trial[]): boolean {
  const [one, another] = trial.mended
  if (trial.isDerived || !one || another || one.equation.formula.name !== 'sum') return true
  const rivals = all.filter((it) => it !== trial && it.mended[0]?.equation === one.equation)
  if (rivals.length === 0 || rivals.some(({ isDerived }) => isDerived)) return true
  return typedAs(trial) !== undefined && rivals.every((it) => typedAs(it) === undefined)
}

const UNTOLD = new Set<Slip>(['near', 'far', 'rounding'])

/** A figure that others follow from is not doubted when each of them is a slip of a known kind. */
function isLikely(table: FigureTable, trial: Trial): boolean {
  return typedAs(trial) !== undefined || trial.mended.some((one) => UNTOLD.has(slipOf(table, one)))
}

const SAME = 0.01

/** Whether an equation comes to what is printed without a rounding between them. */
function isExact({ worked, result }: Outcome): boolean {
  return Math.abs(worked.exact - result.value) < SAME * result.step
}

function trialsOf(table: FigureTable, judged: Judged, around: ByCell): readonly Trial[] {
  const { equation, worked, result, operands } = judged
  const { formula } = equation
  const exact = formula.isSize && result.value < 0 ? -Math.abs(worked.exact) : worked.exact
  const derived = { at: equation.result, printed: result, value: exact }
  const others = operands.flatMap((printed, index) => {
    const at = equation.operands[index]
    const value = solve(formula, result.value, operands, index)
    return at && value !== undefined && Number.isFinite(value) ? [{ at, printed, value }] : []
  })
  return [derived, ...others].map(({ at, printed, value }, index): Trial => {
    const mend = { at, figure: withValue(printed, value) }
    const near = around.get(keyOf(mend.at)) ?? []
    const after = near.map((one) => ({ one, made: workOut(table, one.equation, mend) }))
    const held = after.filter(({ one }) => one.holds)
    return {
      mend,
      printed,
      mended: after.flatMap(({ one, made }) => (!one.holds && made?.holds ? [one] : [])),
      broken: held.filter(({ made }) => !made?.holds).length,
      loosened: held.filter(({ one, made }) => made?.holds && isExact(one) && !isExact(made))
        .length,
      isDerived: index === 0,
    }
  })
}

/** A figure with another value, to the places it is printed to. */
function withValue(figure: Figure, value: number): Figure {
  const rounded = Math.round(value / figure.step + Math.sign(value) * 1e-9) * figure.step
  const mended = Number(rounded.toPrecision(12))
  return { ...figure, value: mended, text: sayAs(mended, figure) }
}
