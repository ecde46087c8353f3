import { matchesIn, readNumber } from '#shared/index.ts'
import type { Line, NamedTable } from '../prose/named-table.ts'
import { everyOrder, type Order, standsIn } from '../prose/orders.ts'
import { textBefore } from '../words.ts'
import type { Superlative } from './superlative-words.ts'

/** Of fewer nearly all stand at one end or other of something. */
const LEAST_ORDERED = 4
/** "At its lowest": beside itself at other times, and not beside others. */
const OF_ITSELF = /\b(?:its|their|his|her|our|my)(?: own)? $/iu
const OF_SOME = /\b(?:of|among|between) (?:the|these|those|our|all|its) (?<count>\p{L}+)\b/giu

/** Whether it is said of a line beside all others of its table: not beside itself at other times, or some of them. */
export function isBesideAll(
  text: string,
  word: Pick<Superlative, 'start'>,
  lines: readonly Line[],
): boolean {
  const counts = matchesIn(text, OF_SOME).flatMap(
    ({ groups }) => readNumber(groups?.['count'] ?? '') ?? [],
  )
  return (
    lines.length >= LEAST_ORDERED &&
    !OF_ITSELF.test(textBefore(text, word.start)) &&
    counts.every((count) => count === lines.length)
  )
}

/** A line of a table among those it is said to be one of. */
interface LineAmong {
  readonly named: NamedTable
  readonly way: 'rows' | 'columns'
  readonly lines: readonly Line[]
  readonly line: Line
}

/** Whether a line stands there by anything that the table prints or that could be worked from it, among all or its group. */
export function isRightAtAll({ named, way, lines, line }: LineAmong, word: Superlative): boolean {
  const every = everyOrder(named, way)
  const orders = word.direction ? every.filter(isChangeOf(word)) : every
  const { groups } = named.table.figures
  const group = lines.filter(({ at }) => way === 'rows' && groups[at] === groups[line.at])
  return [lines, group].some((some) => isRightAnywhere(orders, some, line, word.rank))
}

/** Whether a line stands in a place by any of some orders, from either end. */
export function isRightAnywhere(
  orders: readonly Order[],
  lines: readonly Line[],
  line: Line,
  rank: number,
): boolean {
  return orders.some((order) => standsIn(order, lines, line, rank))
}

/** Whether an order is of a change such as a superlative tells of: in number, in proportion, or either. */
export const isChangeOf =
  ({ isProportion, isNumber }: Superlative) =>
  ({ kind }: Order) =>
    (kind === 'change' && !isProportion) || (kind === 'percent-change' && !isNumber)

const FORMS = [
  /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?: (?:19|20)\d\d)?$/iu,
  /^(?:q[1-4]|quarter [1-4])\b/iu,
] as const

/** Of a column of months and quarters, the lines of the same length of time as one. */
export function alikeIn(lines: readonly Line[], { label }: Line): readonly Line[] {
  const form = FORMS.find((it) => it.test(label))
  return form ? lines.filter((it) => form.test(it.label)) : lines
}
