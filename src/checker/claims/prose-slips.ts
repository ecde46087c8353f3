import { fraction, toNumber } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { findDirections } from '../directions.ts'
import { asPoints, sayLike, withFigure } from '../explain.ts'
import { chanceOf, fits, fitting, isFiner, isLike, likeness } from '../prose/fit.ts'
import type { Slipped, Working } from '../prose/formulas.ts'
import type { Scene, TextValue } from '../prose/scene.ts'
import { spendBefore } from '../prose/sense.ts'
import type { Quantity } from '../quantities.ts'
import { digitSlip } from '../tables/slips.ts'
import { textBefore } from '../words.ts'
import { printed } from './change-words.ts'
import { conclude } from './conclude.ts'
import { isAim, isNoChange, isOfAWhole, isOtherwiseMeant, LEAST_SIZE } from './otherwise-meant.ts'
import { SLIP_SENTENCES } from './slip-sentences.ts'

/** How likely it may be that a slip of one of the ways tried gives the figure by chance, and it is something else. */
const MOST_CHANCE = 0.05
const MOST_CHANCE_UNNAMED = 0.015
/** A change divided by the later value, or points called per cent, are commoner than any slip of digits. */
const MOST_CHANCE_LIKELY = 0.045
const MOST_CHANCE_POINTS = 0.15

const CAUSES: Readonly<Record<Slipped['slip'] | 'swapped' | 'place' | 'bound', string>> = {
  ...SLIP_SENTENCES,
  number: 'It is the change in number, not in per cent.',
  rest: 'It looks as if it was divided by the rest instead of the whole.',
  bound: '',
}

interface Found {
  readonly working: Working
  readonly cause: keyof typeof CAUSES | 'opposite'
}

/**
 * A figure that nothing gives as it stands, where what its words name gives it by a slip of a known kind:
 * the other way, divided by the later value, the number or the points called per cent, digits swapped. What
 * all slips that fit come to must be one figure, and so near a fit must be unlikely by chance.
 *
 * @param isElsewhere - whether the paper prints the same figure in another place, from which it may be
 */
export function slipIn(
  scene: Scene,
  quantity: Quantity,
  all: readonly Working[],
  isElsewhere: boolean,
): Slip | undefined {
  if (quantity.closeness !== 'exact' || quantity.inWords) return undefined
  const { text } = scene.statement.sentence
  if (isAim(text, quantity)) return undefined
  const isRight = fitting(quantity)
  if (all.some((it) => it.tier < 2 && !it.isOpposite && isRight(it))) return undefined
  const isShare = isOfAWhole(text, quantity)
  const level = levelBeside(scene, quantity)
  const isNone = isNoChange(text, quantity)
  // "8.0% fewer" is of a number, and no change of a rate
  const isFewer = /^ fewer\b/iu.test(text.slice(quantity.end))
  const workings = all.filter(
    ({ kind, of, isBeside, isSized }) =>
      kind !== 'percent-change' ||
      !(
        isNone ||
        (isFewer && of?.[0]?.kind === 'percent') ||
        isShare ||
        (isBeside && !isSized) ||
        (level && !of?.some(({ value }) => value === level.value.value))
      ),
  )
  const likely = workings.filter((it) => it.tier < 2)
  const sure = likely.filter((it) => it.tier === 0)
  const named = sure.filter((it) => it.isNamed)
  const ways: readonly (() => readonly Found[])[] = [
    () => boundSlips(quantity, likely),
    () => sizedSlips(scene, quantity, workings),
    () => knownSlips(quantity, named, MOST_CHANCE),
    () => turnedSlips(quantity, named, MOST_CHANCE, isElsewhere),
    () =>
      copiedSlips(
        quantity,
        workings.filter((it) => it.isAdded),
        isElsewhere,
      ),
    () => knownSlips(quantity, sure, MOST_CHANCE),
    () => turnedSlips(quantity, sure.filter(isToldSo), MOST_CHANCE_UNNAMED, isElsewhere),
    () =>
      knownSlips(
        quantity,
        likely.filter((it) => it.isNamed),
        MOST_CHANCE,
      ),
    () => knownSlips(quantity, likely, MOST_CHANCE_LIKELY),
    () => turnedSlips(quantity, likely.filter(isToldSo), MOST_CHANCE_UNNAMED, isElsewhere),
  ]
  for (const [doubt, way] of ways.entries()) {
    const [first, ...others] = way()
    if (!first) continue
    const isOne = others.every(
      ({ working }) => toShown(quantity, working) === toShown(quantity, first.working),
    )
    if (!isOne || (isOfDigits(first) && isOtherwiseMeant(scene, quantity))) return undefined
    if (first.cause === 'opposite' && !isOfWay(scene, wordOf(scene.statement, quantity)))
      return undefined
    // An improvement of 0.7 may be of what it was or what it is
    if (first.cause === 'later-base' && isOfNoWay(textBefore(text, quantity.from))) return undefined
    return { doubt, claim: accuse(scene, quantity, first) }
  }
  return undefined
}

/** Whether the last word of a change before a figure does not say which way it went. */
const isOfNoWay = (before: string) => findDirections(before).at(-1)?.sign === 0

/** Of values that the words do not name, those that went the other way are rather of something else. */
function isToldSo({ isOpposite }: Working): boolean {
  return isOpposite !== true
}

/** "20.87m (+5.6%)": the value just before a change in brackets is what it came to, and no other is. */
function levelBeside({ statement, texts }: Scene, { sign, from }: Quantity): TextValue | undefined {
  const { text } = statement.sentence
  if (sign === 0) return undefined
  return texts.find(
    ({ back, quantity, value }) =>
      back === 0 &&
      quantity.sign === 0 &&
      value.kind !== 'percent' &&
      /^ \($/u.test(text.slice(quantity.end, from)) &&
      statement.changes.every(({ amount }) => amount !== quantity),
  )
}

/** Whether it was copied or typed wrong, and not worked so. */
function isOfDigits({ cause, working }: Found): boolean {
  if (working.isListed) return false
  return cause === 'swapped' || cause === 'place' || (cause === 'bound' && !working.isBound)
}

/** A figure accused, and how doubtful the slip is beside others: the lower the surer. */
export interface Slip {
  readonly doubt: number
  readonly claim: Claim
}

/** Worked from just what the words bind it to, or from all of a list. */
function boundSlips(quantity: Quantity, likely: readonly Working[]): readonly Found[] {
  const bound = likely.filter((it) => it.isBound)
  if (bound.length > 0) return bound.map((working) => ({ working, cause: 'bound' }))
  return likely
    .filter((it) => it.isListed && isDigitSlip(quantity, it.exact))
    .map((working) => ({ working, cause: 'bound' }))
}

/** Beside the size of a change that is just what two values are apart: of no others can it be. */
function sizedSlips(
  scene: Scene,
  quantity: Quantity,
  workings: readonly Working[],
): readonly Found[] {
  const told = new Set(scene.texts.filter(({ back }) => back === 0).map(({ value }) => value.value))
  const isTied = ({ isNamed, of: [one, other] = [] }: Working) =>
    isNamed ||
    [one, other].some((it) => it && told.has(it.value)) ||
    Math.abs((one?.value ?? 0) - (other?.value ?? 0)) >= LEAST_SIZE
  const sized = workings.filter((it) => it.isSized && !it.isOpposite && isTied(it))
  const named = sized.filter((it) => it.isNamed)
  const here = named.length > 0 ? named : sized
  if (here.some((it) => fits(quantity, it))) return []
  const least = Math.min(...here.map(({ tier }) => tier))
  const surest = here.filter(({ tier }) => tier === least)
  return surest.flatMap((working): readonly Found[] => {
    const slip = working.slips?.().find(({ value }) => fits(quantity, { exact: value, reach: 0 }))
    if (slip) return [{ working, cause: slip.slip }]
    const digits = digitSlip(...inSteps(quantity, working.exact))
    if (digits === 'swapped' || digits === 'place') return [{ working, cause: digits }]
    const isNear = working.isBeside && named.length > 0
    return isNear && isLike(quantity, working.exact) ? [{ working, cause: 'bound' }] : []
  })
}

function isRare(quantity: Quantity, tried: readonly number[], chance: number, most: number) {
  const different = new Set(tried.filter(likeness(quantity)).map((it) => it.toFixed(6)))
  return different.size * chance <= most
}

/**
 * Where the words name all the rows that are added up: one of its digits is another, is lost or is one too many.
 * Of how many it would be near by chance, its digits tell.
 */
function copiedSlips(
  quantity: Quantity,
  workings: readonly Working[],
  isElsewhere: boolean,
): readonly Found[] {
  const known = workings.filter(
    (it) => !it.isOpposite && !isFinerCopy(quantity, it) && isLike(quantity, it.exact),
  )
  const different = new Set(known.map((it) => toShown(quantity, it))).size
  if (isElsewhere || different > MOST_COPIED || digitsOf(quantity) < LEAST_DIGITS) return []
  return known.flatMap((working): readonly Found[] => {
    const slip = digitSlip(...inSteps(quantity, working.exact))
    return slip ? [{ working, cause: slip === 'digit' ? 'bound' : slip }] : []
  })
}
const MOST_COPIED = 2
const LEAST_DIGITS = 3

/** Slips in the working: by the later value, the points or the number called per cent, of the rest. */
function knownSlips(
  quantity: Quantity,
  workings: readonly Working[],
  most: number,
): readonly Found[] {
  const known = workings.filter((it) => !it.isOpposite)
  const values = known.flatMap(({ slips }) => slips?.().map(({ value }) => value) ?? [])
  const isRight = fitting(quantity)
  return known.flatMap((working) =>
    (working.slips?.() ?? []).flatMap(({ slip, value }): readonly Found[] => {
      const one = { exact: value, reach: 0 }
      // Of two rates that the words name, how far they are apart is the likeliest to be called so
      const limit = slip === 'points' && working.isNamed ? MOST_CHANCE_POINTS : most
      return isRight(one) && isRare(quantity, values, chanceOf(quantity, one), limit)
        ? [{ working, cause: slip }]
        : []
    }),
  )
}

/** What was worked right and told the other way, or copied with two digits in each other's place. */
function turnedSlips(
  quantity: Quantity,
  workings: readonly Working[],
  most: number,
  isElsewhere: boolean,
): readonly Found[] {
  const triedOf = (isOpposite: boolean) =>
    workings.filter((it) => (it.isOpposite ?? false) === isOpposite).map((it) => it.exact)
  return workings.flatMap((working): readonly Found[] => {
    if (working.isOpposite) {
      const isMeant = () => isRare(quantity, triedOf(true), chanceOf(quantity, working), most)
      return fits(quantity, working) && isMeant() ? [{ working, cause: 'opposite' }] : []
    }
    return !isElsewhere &&
      COPIED.has(working.kind) &&
      !working.of?.some(({ isOfAllRows }) => isOfAllRows) &&
      !isFinerCopy(quantity, working) &&
      isToldAsSum(working) &&
      areSwapped(quantity, working.exact) &&
      isRare(quantity, triedOf(false), chanceOfSwapped(quantity), most)
      ? [{ working, cause: 'swapped' }]
      : []
  })
}

/** What is copied from a table, or worked by hand from some of its figures; a share is not typed so. */
const COPIED = new Set<Claim['kind']>([
  'same-fact',
  'difference',
  'percentage-points',
  'sum',
  'average',
])

/** Figures that stand beside one another come to many sums; one is meant where all of a list, or the words, say so. */
function isToldAsSum({ kind, isAdded, isListed, isNamed }: Working): boolean {
  return kind !== 'sum' || [isAdded, isListed, isNamed].includes(true)
}

function isFinerCopy(quantity: Quantity, { kind, of: [value] = [] }: Working): boolean {
  return kind === 'same-fact' && value !== undefined && isFiner(quantity, value)
}

/** A figure and another as whole numbers of its last place. */
function inSteps(quantity: Quantity, exact: number): [number, number] {
  const step = toNumber(quantity.step)
  return [toNumber(quantity.value) / step, exact / step]
}

function areSwapped(quantity: Quantity, exact: number): boolean {
  const [own, worked] = inSteps(quantity, exact)
  // Whole numbers with two digits in each other's place are a multiple of nine apart
  if ((Math.round(own) - Math.round(worked)) % 9 !== 0) return false
  const [one = '', other = ''] = [own, worked].map((it) => String(Math.round(it)))
  if (one.length !== other.length) return false
  const at = [...one].findIndex((digit, index) => digit !== other[index])
  const swapped = one.slice(0, at) + (one[at + 1] ?? '') + (one[at] ?? '') + one.slice(at + 2)
  return at >= 0 && swapped === other
}

/**
 * How likely the digits of another figure are its own but for two: those of one thing begin alike, so the
 * first is not counted.
 */
function chanceOfSwapped(quantity: Quantity): number {
  const digits = digitsOf(quantity)
  return (digits - 1) / (9 * 10 ** (digits - 1))
}

const digitsOf = (quantity: Quantity) => String(Math.round(inSteps(quantity, 0)[0])).length

/** Whether a digit is another, or two have changed places. */
function isDigitSlip(quantity: Quantity, exact: number): boolean {
  const [one, other] = inSteps(quantity, exact)
  return Math.min(one, other) >= LEAST_LISTED && digitSlip(one, other) !== undefined
}
const LEAST_LISTED = 20

function toShown(quantity: Quantity, { exact }: Working): string {
  return sayLike(fraction(exact.toFixed(9)), quantity)
}

/** The word that says which way a figure went. */
function wordOf({ sentence, changes }: Scene['statement'], quantity: Quantity): string | undefined {
  const change = changes.find((it) => [it.amount, it.percent, it.points].includes(quantity))
  return change?.word ?? spendBefore(textBefore(sentence.text, quantity.from))?.word
}

/** Of what grows, gains and slips the words do not say whether more or less is meant, nor does a row's own name. */
function isOfWay({ statement, tables }: Scene, word: string | undefined): boolean {
  if (OF_ONE_SIDE.test(statement.sentence.text)) return false
  if (word === undefined) return true
  const isName = ({ label }: { readonly label: string }) =>
    label
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .includes(word.toLowerCase())
  return (
    !EITHER_WAY.test(word) &&
    !tables.some(({ named: { rows, columns } }) => [...rows, ...columns].some(isName))
  )
}

/** "A favourable variance of £325k, £115k more": of what is told without its sign, more may be lower. */
const OF_ONE_SIDE =
  /\b(?:favourable|adverse|under-?spen\w+|variances?|surplus\w*|deficits?|shortfalls?|savings?)\b/iu

const EITHER_WAY = /^(?:gain|growth|grow|loss|improv|worse|better|sav(?:e|ing)|slip|recover)/iu

function accuse({ statement }: Scene, quantity: Quantity, { working, cause }: Found): Claim {
  const { sentence } = statement
  const stated = printed(sentence.text, quantity)
  if (cause === 'opposite') {
    return conclude(sentence, {
      kind: 'comparison-direction',
      stated: wordOf(statement, quantity) ?? stated,
      recomputed: null,
      fit: 'incorrect',
      working: `${working.say()}, which is the other way`,
    })
  }
  const isPoints = cause === 'points'
  const recomputed = isPoints ? asPoints(stated) : toShown(quantity, working)
  return conclude(sentence, {
    kind: isPoints ? 'percentage-points' : working.kind,
    stated,
    recomputed,
    fit: 'incorrect',
    working: working.say(),
    cause: CAUSES[cause],
    suggestion: withFigure(sentence.text, quantity, recomputed),
  })
}
