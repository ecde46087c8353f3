import { readNumber } from '#shared/index.ts'
import type { Quantity } from '../quantities.ts'
import {
  changeBySize,
  changeOf,
  isOfTwo,
  quotientOf,
  type Slipped,
  shareOf,
  type Tier,
  timesOf,
  type Working,
  worst,
} from './formulas.ts'
import { isOfWhole, isPartOf, tierOf } from './parts-of.ts'
import { productsOf } from './products.ts'
import { restOf, sumsOf } from './rests.ts'
import type { Scene, TextValue } from './scene.ts'
import { adjoins, type Sense } from './sense.ts'

/** From the other figures of the sentence, and those of the sentences before it. */
export function fromText(
  sense: Sense,
  scene: Scene,
  texts: readonly TextValue[],
): readonly Working[] {
  const { quantity } = sense
  const own = texts.filter(({ back }) => back === 0)
  // Of two figures told beside it, it may be a slip however far it is from what they come to
  const near = { ...sense, isNear: () => true }
  const found = isOfTwo(sense)
    ? texts.flatMap((one) =>
        texts.flatMap((other) =>
          one === other || (one.value.kind !== other.value.kind && !sense.isAverage)
            ? []
            : fromTwo(near, scene, one, other),
        ),
      )
    : []
  if (quantity.inWords) return [...found, ...besideOf(own)]
  const sized = own.flatMap((level) => fromSize(sense, scene, level) ?? [])
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
  const tier = worst(tierOf(scene, one), tierOf(scene, other))
  return [
    shareBetween(sense, scene, one, other, tier),
    changeBetween(sense, scene, one, other, tier),
    quotientOf(sense, one.value, other.value, tier),
    timesOf(sense, one.value, other.value, tier),
  ].filter((it) => it !== undefined)
}

function shareBetween(
  sense: Sense,
  scene: Scene,
  one: TextValue,
  other: TextValue,
  tier: Tier,
): Working | undefined {
  if (!sense.mayBeShare || isRestOf(sense, scene, one, other)) return undefined
  const { text } = scene.statement.sentence
  const isPart = isPartOf(text, one, other)
  const isOfIt = isPart || isOfWhole(text, one, other) || adjoins(text, one, sense.quantity)
  const whole = isOfIt ? tierOf(scene, other) : worst(tier, 1)
  const share = shareOf(sense, one.value, other.value, whole)
  return (
    share && {
      ...share,
      isBound: isPart && isAllSaid(text, one, other, sense.quantity),
      slips: () => byTheRest(sense, scene, one, other),
    }
  )
}

function changeBetween(
  sense: Sense,
  scene: Scene,
  one: TextValue,
  other: TextValue,
  tier: Tier,
): Working | undefined {
  if (
    !sense.mayBeChange ||
    isSizeOfRates(scene, one) ||
    isSizeOfRates(scene, other) ||
    reachesFurtherBack(scene, sense, one, other) ||
    (isEarlier(scene, one) && !isEarlier(scene, other))
  )
    return undefined
  const isApart = standApart(scene, one, other)
  const isNamed = !isApart && areEnds(scene, one, other)
  return changeOf(sense, one.value, other.value, tier, {
    ...(isApart ? { slips: NO_SLIPS } : {}),
    isNamed,
    isBound: isNamed && isGapOf(scene.statement.sentence.text, sense),
  })
}

const NO_SLIPS = () => []

/**
 * From the size of a change and a figure before it: the earlier where the words say so, the later where the
 * size is told as so many more or fewer, or where the other end is printed too.
 */
function fromSize(sense: Sense, scene: Scene, level: TextValue): Working | undefined {
  const { size, way, change } = sense
  if (!size) return undefined
  // "Rose by four, or 14.3%, to 28"
  if (change?.to === level.quantity && !change.from)
    return changeBySize(sense, level.value, tierOf(scene, level), false)
  if (level.quantity.end > size.quantity.from) return undefined
  const { text } = scene.statement.sentence
  const apart = way * size.value.value
  const isPrinted = (end: number) => scene.texts.some(({ value }) => value.value === end)
  const isLater = isPrinted(level.value.value - apart)
  const isFirst = !isLater && (isPrinted(level.value.value + apart) || isEarlier(scene, level))
  if (!isLater && !isFirst && !THAN.test(text.slice(size.quantity.end))) return undefined
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

/** Whether a percentage stands beside the last of a part and its whole, and no more is told of it. */
function isAllSaid(text: string, one: TextValue, other: TextValue, stated: Quantity): boolean {
  const last = one.quantity.end > other.quantity.end ? one : other
  const isEnd = /^(?:$|\)|[.,;](?!\d))/u.test(text.slice(stated.end))
  return isEnd && last.quantity.end <= stated.from && adjoins(text, last, stated)
}

const YEARS_OVER =
  /\b(?:over|in|within|across) (?:the (?:last |past )?)?(?<years>two|three|four|five|six|ten|\d+) years\b/iu

/** "68.0% in 2023/24 and 60.0% in 2024/25, a fall over two years of 18.0 points": from an earlier value than these two. */
function reachesFurtherBack(
  { statement: { sentence } }: Scene,
  { quantity }: Sense,
  one: TextValue,
  other: TextValue,
): boolean {
  if (one.back > 0 || other.back > 0) return false
  const { text, periods } = sentence
  const last = Math.max(one.quantity.end, other.quantity.end)
  if (periods.length < 2 || quantity.start <= last) return false
  const [said = ''] = text.slice(last).split(/[.;](?!\d)/u)
  const years = readNumber(YEARS_OVER.exec(said)?.groups?.['years'] ?? '')
  const told = periods.flatMap(({ period }) => (period ? [Number(period.end.slice(0, 4))] : []))
  return (
    years !== undefined && told.length === 2 && Math.abs((told[0] ?? 0) - (told[1] ?? 0)) < years
  )
}

/** Whether two figures make up a third of the text, so that the one is what the other leaves of it. */
function isRestOf({ isRest }: Sense, { texts }: Scene, one: TextValue, other: TextValue): boolean {
  const sum = one.value.value + other.value.value
  return isRest && texts.some(({ value }) => value.kind === one.value.kind && value.value === sum)
}

/** "Of a grant of £430,000 £412,000 was spent, leaving £18,000 (4.4%)": divided by the other part. */
function byTheRest(
  { isGap, isRest }: Sense,
  { texts }: Scene,
  { value: part, back }: TextValue,
  { value: whole }: TextValue,
): readonly Slipped[] {
  // "32 places, or 5.5%, above plan": of what it is above, which may well be the rest
  if (back > 0 || isGap) return []
  const rest = whole.value - part.value
  const isPrinted = texts.some(({ value }) => value.kind === part.kind && value.value === rest)
  return isRest && isPrinted && rest > 0 ? [{ slip: 'rest', value: (100 * part.value) / rest }] : []
}

function isEarlier({ statement }: Scene, { quantity }: TextValue): boolean {
  const isFrom = /\bfrom $/iu.test(statement.sentence.text.slice(0, quantity.from))
  return isFrom || statement.levels.some((it) => it.quantity === quantity && it.isEarlier)
}

/** What follows a semicolon may be of something else; two rates are of one thing all the same. */
function standApart({ statement }: Scene, one: TextValue, other: TextValue): boolean {
  if (one.back > 0 || other.back > 0 || one.value.kind === 'percent') return false
  const [first, last] = one.quantity.end <= other.quantity.from ? [one, other] : [other, one]
  return statement.sentence.text.slice(first.quantity.end, last.quantity.from).includes(';')
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
            say: () => `${text} stands beside it`,
          },
        ],
  )
}
