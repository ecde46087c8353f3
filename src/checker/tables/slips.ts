import type { Equation, Outcome } from './equations.ts'
import { workOut } from './equations.ts'
import type { FigureTable } from './figure-table.ts'

/** How a figure came to be wrong, as far as it can be told; `near` by size alone, `far` not at all. */
export type Slip =
  | 'sign'
  | 'swapped'
  | 'digit'
  | 'place'
  | 'later-base'
  | 'points'
  | 'ratio'
  | 'neighbour'
  | 'rounding'
  | 'near'
  | 'far'

const NEAR = 2

/** The slip that turns what was worked into what is printed. */
export function slipOf(
  table: FigureTable,
  { equation, result, operands, worked, reach }: Outcome & { readonly equation: Equation },
): Slip {
  const { exact } = worked
  const gives = (value: number) =>
    Number.isFinite(value) && Math.abs(value - result.value) <= Math.max(reach, result.step / 2)
  const { name } = equation.formula
  const [one, other] = operands.map(({ value }) => value)
  if (exact !== 0 && gives(-exact)) return 'sign'
  if (one !== undefined && other !== undefined && name === 'percent-change') {
    if (gives((100 * (one - other)) / Math.abs(one))) return 'later-base'
    if (gives((100 * one) / other)) return 'ratio'
    if (gives(one - other) && operands[0]?.unit === 'percent') return 'points'
  }
  const slip = digitSlip(result.value / result.step, exact / result.step)
  if (slip) return slip
  if (isNeighbour(table, equation, gives)) return 'neighbour'
  const isRounded = reach >= 0.49 * result.step
  if (isRounded && Math.abs(exact - result.value) <= reach + result.step) return 'rounding'
  const ratio = result.value / exact
  return ratio <= NEAR && ratio >= 1 / NEAR ? 'near' : 'far'
}

/** Two neighbouring digits changed places, one is another, lost or added, or the point is a place out. */
export function digitSlip(
  printed: number,
  exact: number,
): 'swapped' | 'digit' | 'place' | undefined {
  const [own, worked] = [Math.abs(Math.round(printed)), Math.abs(Math.round(exact))]
  // Of two numbers that are so far apart one has two digits more
  if (own >= 100 * worked || worked >= 100 * own) return undefined
  const [one, other] = [String(own), String(worked)]
  if (one === `${other}0` || other === `${one}0`) return 'place'
  if (one.length === other.length) {
    let [first, last, apart] = [-1, -1, 0]
    for (let at = 0; at < one.length && apart < 3; at += 1) {
      if (one[at] === other[at]) continue
      if (apart === 0) first = at
      last = at
      apart += 1
    }
    if (apart === 2 && one[first] === other[last] && one[last] === other[first]) return 'swapped'
    return apart === 1 && one.length > 1 ? 'digit' : undefined
  }
  const [long, short] = one.length > other.length ? [one, other] : [other, one]
  if (long.length - short.length !== 1 || short.length < 2) return undefined
  const isOneMore = [...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short)
  return isOneMore ? 'digit' : undefined
}

/** Whether the figure belongs to the row above or below. */
function isNeighbour(
  table: FigureTable,
  equation: Equation,
  gives: (value: number) => boolean,
): boolean {
  if (equation.way !== 'across') return false
  return [-1, 1].some((step) => {
    const move = (at: { row: number; column: number }) => ({ ...at, row: at.row + step })
    const outcome = workOut(table, { ...equation, operands: equation.operands.map(move) })
    return outcome !== undefined && gives(outcome.worked.exact)
  })
}
