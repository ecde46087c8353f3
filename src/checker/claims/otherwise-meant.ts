import { toNumber } from '#shared/index.ts'
import { givesAnother } from '../prose/borne-out.ts'
import type { Scene } from '../prose/scene.ts'
import { valuesOf } from '../prose/values.ts'
import type { Quantity } from '../quantities.ts'
import { textBefore } from '../words.ts'

/** Only few values are apart by a size of three digits. */
export const LEAST_SIZE = 100

/** Whether it gives another figure as it stands, or is just what a line of a table near has moved by, which the words may mean. */
export function isOtherwiseMeant(scene: Scene, quantity: Quantity): boolean {
  if (givesAnother(scene, quantity)) return true
  const own = toNumber(quantity.value)
  const kinds = valuesOf(quantity).map(({ kind }) => kind)
  if (own < LEAST_SIZE) return false
  return scene.tables.some(({ named: { rows, columns, at } }) =>
    rows.some((row) => {
      const values = columns.flatMap((column) => at(row.at, column.at) ?? [])
      const alike = values.filter(({ kind }) => kinds.includes(kind))
      return alike.some((one) => alike.some((other) => one.value - other.value === own))
    }),
  )
}

/** "The target (10% below 2022/23)": what was aimed at, and not what came of it. */
export function isAim(text: string, { from, end }: Quantity): boolean {
  const lead = textBefore(text, from)
  return (
    /\b(?:target|aim|goal|threshold|limit)s? (?:\(|of )$/iu.test(lead) ||
    AIMED.test(lead) ||
    /^ (?:target|aim|goal|threshold|limit)\b/iu.test(text.slice(end))
  )
}

/** "Underspent by 27.8% of its budget": a share, whatever a line has moved by. */
export function isOfAWhole(text: string, { unit, end }: Quantity): boolean {
  return unit === 'percent' && OF_A_WHOLE.test(text.slice(end))
}

const OF_A_WHOLE = /^ of (?:its|the|their|our|his|her|all|total|those|these)\b/iu

const AIMED =
  /\b(?:aim(?:s|ed|ing)?|hop(?:e|es|ed|ing)|want(?:s|ed)?|seek(?:s|ing)?|promis(?:e|es|ed)|intend(?:s|ed)?|asked for)\b[^.,;\d]{0,30}$/iu
