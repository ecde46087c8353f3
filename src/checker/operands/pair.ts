import { compare, type Fraction, halved, NOUGHT, ONE, plus } from '#shared/index.ts'
import { slackOf } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import type { Change } from '../statements.ts'
import type { TableRow } from '../tables.ts'

/** The two values a change lies between, as far as the paper gives them, and where it gives them. */
export interface Operands {
  readonly current: Fraction | null
  readonly earlier: Fraction | null
  readonly slack: Fraction
  /** Half a unit of the last place of each value, where they are no whole counts: "£4.3m", "12.9%". */
  readonly rounding?: Fraction
  /** Whether the words leave no doubt that these are the values meant. Only then may they accuse. */
  readonly isSure: boolean
  readonly source: string
  readonly row: TableRow | null
}

export function unitsFit(change: Change, quantity: Quantity): boolean {
  if (quantity.outOf || quantity.high) return false
  if (change.points) return quantity.unit === 'percent'
  if (change.amount) return quantity.unit === change.amount.unit
  return quantity.unit === 'count' || quantity.unit === 'pounds' || quantity.unit === 'percent'
}

/** Whole counts are exact; percentages, pounds in millions and decimals are as near as their last place. */
export function roundingOf(parts: readonly (Quantity | null)[]): Fraction {
  return parts
    .map((it) =>
      it === null || (it.unit !== 'percent' && compare(it.step, ONE) === 0)
        ? NOUGHT
        : halved(it.step),
    )
    .reduce(plus, NOUGHT)
}

export function pair(
  current: Quantity | null,
  earlier: Quantity | null,
  isSure: boolean,
): Operands {
  const named = [earlier?.text, current?.text].filter((it) => it !== undefined)
  return {
    current: current?.value ?? null,
    earlier: earlier?.value ?? null,
    slack: [current, earlier].map((it) => (it ? slackOf(it) : NOUGHT)).reduce(plus),
    rounding: roundingOf([current, earlier]),
    isSure,
    source: named.join(' and '),
    row: null,
  }
}
