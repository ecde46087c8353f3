import type { Quantity } from '../quantities.ts'
import { saysSum, sayValue, type Working } from './formulas.ts'
import { isOfWhole, isPartOf, tierOf } from './parts-of.ts'
import type { Scene, TextValue } from './scene.ts'
import type { Sense } from './sense.ts'

/** "Of 264, 231 engaged, leaving 33": the whole less its parts. */
export function restOf(
  { isRest, stated, quantity: rest, change }: Sense,
  texts: readonly TextValue[],
  scene: Scene,
): readonly Working[] {
  // How far two rates are apart is in points, and no rest
  if (!isRest || (change && stated.kind === 'percent')) return []
  // What is left is told last
  const alike = texts.filter(
    ({ value, quantity, back }) =>
      value.kind === stated.kind &&
      (back > 0 ||
        (quantity.end <= rest.from && !isPrice(scene.statement.sentence.text, quantity))),
  )
  return alike.flatMap((whole) => {
    const parts = alike.filter(
      (it) => it !== whole && it.back === 0 && it.value.value < whole.value.value,
    )
    return parts.flatMap((_, last): readonly Working[] => {
      const some = parts.slice(0, last + 1)
      const exact = some.reduce((rest, { value }) => rest - value.value, whole.value.value)
      if (exact < 0) return []
      return [
        {
          kind: 'difference',
          exact,
          reach: [whole, ...some].reduce((sum, { value }) => sum + value.half, 0),
          tier: tierOf(scene, whole),
          say: () =>
            `${whole.value.said} less ${some.map(({ value }) => value.said).join(' and ')} is ${sayValue(exact, stated.kind)}`,
          isListed: last === parts.length - 1 && isWholeOf(whole, parts, scene, rest),
          isBound: last === 0 && isRestOfOne(whole, parts, scene, rest),
        },
      ]
    })
  })
}

/** "2,105 tickets at £6", "£95 a head": what one of them comes to is no part of what all do. */
function isPrice(text: string, { unit, from, end }: Quantity): boolean {
  return (
    unit === 'pounds' &&
    (/[^,] at (?:only |just )?$/iu.test(text.slice(0, from)) ||
      /^ (?:each|apiece|an?|per|every|for each)\b/iu.test(text.slice(end)))
  )
}

/** "Of the 138 who left, 61 retired; the other 87 resigned": a part beside its whole, and what is left of it. */
function isRestOfOne(
  whole: TextValue,
  parts: readonly TextValue[],
  { statement }: Scene,
  rest: Quantity,
): boolean {
  const { text, quantities } = statement.sentence
  const [part] = parts
  const others = quantities.filter((it) => it !== rest && it.unit !== 'percent')
  return (
    part !== undefined &&
    parts.length === 1 &&
    others.length <= 2 &&
    (isPartOf(text, part, whole) || isOfWhole(text, part, whole)) &&
    [part, whole].every(({ quantity }) => quantity.closeness === 'exact') &&
    (REST_OF.test(text.slice(0, rest.from)) || LEFT_OVER.test(text))
  )
}

/** "So 36 are still awaited": what is left, told by the words behind it. */
const LEFT_OVER =
  /\bso (?:that )?(?:just |only |the other )?[\d,]+ (?:[\p{L}]+ ){0,2}(?:still|outstanding|remain(?:ed|s)?|awaited|left|not|without|to go)\b/iu

const REST_OF =
  /\b(?:the (?:other|remaining|rest|remainder|others?)|leav(?:es|ing)|which leaves)(?: (?:of|just|only|about|the|which is))* $/iu

/** "Of the 264, 231 engaged, leaving 33": all of the whole's parts are told, and what is left of it last. */
function isWholeOf(
  whole: TextValue,
  parts: readonly TextValue[],
  { statement }: Scene,
  rest: Quantity,
): boolean {
  const { text, quantities } = statement.sentence
  const others = parts.reduce((sum, { value }) => sum + value.value, 0)
  const isLast = quantities.every(
    (it) => it === rest || it.end <= rest.from || it.unit === 'percent',
  )
  return (
    parts.length > 1 &&
    others < whole.value.value &&
    isLast &&
    parts.every(({ quantity }) => quantity.closeness === 'exact') &&
    REST_OF.test(text.slice(0, rest.from))
  )
}

const MOST_PARTS = 8

/** Figures of one kind that follow one another, added up. */
export function sumsOf(
  { isSum, stated, quantity }: Sense,
  own: readonly TextValue[],
  text: string,
): readonly Working[] {
  if (stated.kind === 'percent' && !isSum) return []
  const alike = own.filter(
    (it) =>
      it.value.kind === stated.kind && (it.quantity.unit === 'span') === (quantity.unit === 'span'),
  )
  return alike.flatMap((_, from) =>
    alike.slice(from + 1, from + MOST_PARTS).map((__, more): Working => {
      const parts = alike.slice(from, from + more + 2)
      const exact = parts.reduce((sum, { value }) => sum + value.value, 0)
      return {
        kind: 'sum',
        exact,
        reach: parts.reduce((sum, { value }) => sum + value.half, 0),
        tier: isSum ? 0 : 1,
        isListed: isAllOfList(text, parts, alike, quantity),
        say: saysSum(
          parts.map(({ value }) => value),
          exact,
        ),
      }
    }),
  )
}

const COME_TO =
  /\b(?:these|the|those|all) (?<count>two|three|four|five|six|seven)(?: [\p{L}-]+)? (?:come|came|add up|added up|total|make|made)\b[^\d]{0,25}$|\b(?:together|in all|altogether|making|a total of)(?: (?:they|these|it|come|came|to|makes?|made|a total of|comes to))* $/iu

/** "£3.02m, £4.17m and £4.45m; these three come to £11.64m": all figures of their kind that stand before it. */
function isAllOfList(
  text: string,
  parts: readonly TextValue[],
  alike: readonly TextValue[],
  stated: Quantity,
): boolean {
  const lead = COME_TO.exec(text.slice(0, stated.from))
  if (!lead || parts.length < 2) return false
  const before = alike.filter(({ quantity }) => quantity.end <= stated.from)
  const count = lead.groups?.['count']
  return (
    before.length === parts.length &&
    (count === undefined || COUNTS[count.toLowerCase()] === parts.length)
  )
}

const COUNTS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
}
