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
  if (givesAnother(scene, quantity) || isOneOfAll(scene, quantity)) return true
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

/** "£380,000: £165,000 here, £125,000 there and £90,000 in all else": with the others told it is a whole that is told too. */
function isOneOfAll({ texts }: Scene, quantity: Quantity): boolean {
  const own = texts.filter(({ back }) => back === 0)
  return own.some(({ value: whole }) => {
    const parts = own.filter(({ value }) => value.kind === whole.kind && value !== whole)
    return parts.some((_, from) =>
      parts.some((_part, to) => {
        const some = parts.slice(from, to + 1)
        const sum = some.reduce((all, { value }) => all + value.value, 0)
        return some.length > 1 && some.some((it) => it.quantity === quantity) && sum === whole.value
      }),
    )
  })
}

/** A percentage that is an end of a change ("from 14.0% to 45.0%"), or a rate told beside one ("its best rate, 9.0%"). */
export function isNoChange(text: string, { from, end, unit }: Quantity): boolean {
  const before = text.slice(0, from)
  return (
    unit === 'percent' &&
    (/\b(?:rate|share|proportion)\b[^;.,\d]{0,40}, $/iu.test(before) ||
      (/\bfrom (?:just |only |about )?$/iu.test(before) && / to \d/u.test(text.slice(end))))
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
