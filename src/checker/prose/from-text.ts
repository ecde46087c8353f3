import type { Quantity } from '../quantities.ts'
import {
  changeBySize,
  changeOf,
  quotientOf,
  type Slipped,
  sayValue,
  shareOf,
  type Tier,
  timesOf,
  type Working,
  worst,
} from './formulas.ts'
import { productsOf } from './products.ts'
import type { Scene, TextValue } from './scene.ts'
import { adjoins, type Sense } from './sense.ts'

/** How sure it is that a figure of the text is meant: those of the sentence itself, then of those before. */
export function tierOf(scene: Scene, { back }: TextValue): Tier {
  return back === 1 && scene.leans ? 0 : worst(back)
}

/** From the other figures of the sentence, and those of the sentences before it. */
export function fromText(
  sense: Sense,
  scene: Scene,
  texts: readonly TextValue[],
): readonly Working[] {
  const { quantity } = sense
  const own = texts.filter(({ back }) => back === 0)
  const found = texts.flatMap((one) =>
    texts.flatMap((other) => (one === other ? [] : fromTwo(sense, scene, one, other))),
  )
  if (quantity.inWords) return [...found, ...besideOf(own)]
  const sized = own.flatMap((level) => fromSize(sense, scene, level))
  const products = productsOf(sense, scene, texts)
  return [
    ...found,
    ...sized,
    ...products,
    ...restOf(sense, texts, scene),
    ...sumsOf(sense, own, scene.statement.sentence.text),
  ]
}

function fromTwo(sense: Sense, scene: Scene, one: TextValue, other: TextValue): readonly Working[] {
  const { text } = scene.statement.sentence
  const tier = worst(tierOf(scene, one), tierOf(scene, other))
  const isPart = isPartOf(text, one, other) || isOfWhole(text, one, other)
  const whole = isPart || adjoins(text, one, sense.quantity) ? tierOf(scene, other) : worst(tier, 1)
  const isNamed = areEnds(scene, one, other)
  const isOfSize = [one, other].some((it) => isSizeOfRates(scene, it))
  const isBound = isPartOf(text, one, other) && isAllSaid(text, one, other, sense.quantity)
  const changes =
    isOfSize || (isEarlier(scene, one) && !isEarlier(scene, other))
      ? []
      : changeOf(sense, one.value, other.value, tier)
  const shares = isRestOf(sense, scene, one, other)
    ? []
    : shareOf(sense, one.value, other.value, whole).map((it) => ({
        ...it,
        isBound,
        slips: byTheRest(sense, scene, one, other),
      }))
  return [
    ...shares,
    ...changes.map((it) => ({ ...it, isNamed, isBound: isNamed && isGapOf(text, sense) })),
    ...quotientOf(sense, one.value, other.value, tier),
    ...timesOf(sense, one.value, other.value, tier),
  ]
}

/**
 * From the size of a change and a figure before it: the earlier where the words say so, the later where the
 * size is told as so many more or fewer, or where the other end is printed too.
 */
function fromSize(sense: Sense, scene: Scene, level: TextValue): readonly Working[] {
  const { size, way, change } = sense
  if (!size) return []
  // "Rose by four, or 14.3%, to 28"
  if (change?.to === level.quantity && !change.from)
    return changeBySize(sense, level.value, tierOf(scene, level), false)
  if (level.quantity.end > size.quantity.from) return []
  const { text } = scene.statement.sentence
  const apart = way * size.value.value
  const isPrinted = (end: number) => scene.texts.some(({ value }) => value.value === end)
  const isLater = isPrinted(level.value.value - apart)
  const isFirst = !isLater && (isPrinted(level.value.value + apart) || isEarlier(scene, level))
  if (!isLater && !isFirst && !THAN.test(text.slice(size.quantity.end))) return []
  return changeBySize(sense, level.value, tierOf(scene, level), isFirst)
}

/** "62% and 80%, a gap of 18 points": the difference between just the two that are told. */
function isGapOf(text: string, { quantity }: Sense): boolean {
  return (
    /\b(?:gap|difference) of (?:just |only )?$/iu.test(text.slice(0, quantity.from)) &&
    /^(?: (?:percentage )?points?)?[.)]?$/iu.test(text.slice(quantity.end))
  )
}

const THAN = /^ (?:\p{L}+ )?(?:more|fewer|less|higher|lower) than\b/iu

/** Whether it says by how much percentages are apart, so that it is no end of a change itself. */
function isSizeOfRates({ statement }: Scene, { quantity, value }: TextValue): boolean {
  if (quantity.unit === 'points') return true
  return value.kind === 'percent' && statement.changes.some((it) => it.percent === quantity)
}

const OF = /^ (?:out )?of (?:(?:all|the|our|its|their|those|these) )*$/iu
const OF_BEFORE = /(?:^|[.;,] )(?:out )?of (?:(?:all|the|our|its|their|those|these) )*$/iu

/** "71 of the 87", "of the 250, 219": a part beside its whole. */
function isPartOf(text: string, { quantity: part }: TextValue, { quantity: of, back }: TextValue) {
  if (back > 0) return false
  return part.end <= of.from
    ? OF.test(text.slice(part.end, of.from))
    : OF_BEFORE.test(text.slice(0, of.from)) && /^, $/u.test(text.slice(of.end, part.from))
}

/** "Of the 113 awards, 46 were under £1,000 (41%)": the first figure after the whole that the sentence is of. */
function isOfWhole(text: string, { quantity: part, back }: TextValue, { quantity: of }: TextValue) {
  if (back > 0 || part.from < of.end) return false
  const between = text.slice(of.end, part.from)
  return OF_BEFORE.test(text.slice(0, of.from)) && /^[^\d.;]{0,60}, $/u.test(between)
}

/** Whether a percentage stands beside the last of a part and its whole, and no more is told of it. */
function isAllSaid(text: string, one: TextValue, other: TextValue, stated: Quantity): boolean {
  const last = one.quantity.end > other.quantity.end ? one : other
  const isEnd = /^(?:$|\)|[.,;](?!\d))/u.test(text.slice(stated.end))
  return isEnd && last.quantity.end <= stated.from && adjoins(text, last, stated)
}

/** Whether two figures make up a third of the text, so that the one is what the other leaves of it. */
function isRestOf({ isRest }: Sense, { texts }: Scene, one: TextValue, other: TextValue): boolean {
  const sum = one.value.value + other.value.value
  return isRest && texts.some(({ value }) => value.kind === one.value.kind && value.value === sum)
}

/** "Of a grant of £430,000 £412,000 was spent, leaving £18,000 (4.4%)": divided by the other part. */
function byTheRest(
  { isRest }: Sense,
  { texts }: Scene,
  { value: part }: TextValue,
  { value: whole }: TextValue,
): readonly Slipped[] {
  const rest = whole.value - part.value
  const isPrinted = texts.some(({ value }) => value.kind === part.kind && value.value === rest)
  return isRest && isPrinted && rest > 0 ? [{ slip: 'rest', value: (100 * part.value) / rest }] : []
}

function isEarlier({ statement }: Scene, { quantity }: TextValue): boolean {
  const isFrom = /\bfrom $/iu.test(statement.sentence.text.slice(0, quantity.from))
  return isFrom || statement.levels.some((it) => it.quantity === quantity && it.isEarlier)
}

/** Whether two figures are the only ones of a sentence, of their kind, that a change told in it can be between. */
function areEnds({ statement, texts }: Scene, one: TextValue, other: TextValue): boolean {
  const sizes = new Set(statement.changes.flatMap((it) => [it.amount, it.percent, it.points]))
  const alike = texts.filter(
    ({ quantity, value, back }) =>
      back === 0 &&
      value.kind === one.value.kind &&
      quantity.unit !== 'span' &&
      !sizes.has(quantity),
  )
  return alike.length === 2 && alike.includes(one) && alike.includes(other)
}

/** "37.9%, just under two in five": the percentage that stands beside a share in words. */
function besideOf(own: readonly TextValue[]): readonly Working[] {
  return own.flatMap(({ quantity: { unit, inWords, text }, value }): readonly Working[] =>
    unit !== 'percent' || inWords
      ? []
      : [
          {
            kind: 'rounding',
            exact: value.value,
            reach: value.half,
            tier: 0,
            said: `${text} stands beside it`,
          },
        ],
  )
}

/** "Of 264, 231 engaged, leaving 33": the whole less its parts. */
function restOf(
  { isRest, stated, quantity: rest }: Sense,
  texts: readonly TextValue[],
  scene: Scene,
): readonly Working[] {
  if (!isRest) return []
  // What is left is told last
  const alike = texts.filter(
    ({ value, quantity, back }) =>
      value.kind === stated.kind && (back > 0 || quantity.end <= rest.from),
  )
  return alike.flatMap((whole) => {
    const parts = alike.filter(
      (it) => it !== whole && it.back === 0 && it.value.value < whole.value.value,
    )
    return parts.flatMap((_, last): readonly Working[] => {
      const some = parts.slice(0, last + 1)
      const exact = some.reduce((rest, { value }) => rest - value.value, whole.value.value)
      if (exact < 0) return []
      const said = some.map(({ value }) => value.said).join(' and ')
      return [
        {
          kind: 'difference',
          exact,
          reach: [whole, ...some].reduce((sum, { value }) => sum + value.half, 0),
          tier: tierOf(scene, whole),
          said: `${whole.value.said} less ${said} is ${sayValue(exact, stated.kind)}`,
          isListed: last === parts.length - 1 && isWholeOf(whole, parts, scene, rest),
          isBound: last === 0 && isRestOfOne(whole, parts, scene, rest),
        },
      ]
    })
  })
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
function sumsOf(
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
        said: `${parts.map(({ value }) => value.said).join(' + ')} = ${sayValue(exact, stated.kind)}`,
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
