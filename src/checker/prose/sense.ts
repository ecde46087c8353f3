import { compare, toNumber } from '#shared/index.ts'
import type { Quantity } from '../quantities.ts'
import type { Change } from '../statements.ts'
import type { Scene, TextValue } from './scene.ts'
import { type Value, valuesOf } from './values.ts'

/** A figure of a sentence with what the words about it say it is. */
export interface Sense {
  readonly quantity: Quantity
  readonly stated: Value
  readonly change: Change | undefined
  /** Up 1, down -1; 0 where the words do not say. */
  readonly way: -1 | 0 | 1
  /** Whether it stands beside the size of a change ("an increase of 46 (28%)"), and so is that of it. */
  readonly isOfChange: boolean
  /** The size of that change. */
  readonly size: TextValue | undefined
  /** Whether that stands just beside it, with no other figure between. */
  readonly isBeside: boolean
  /** Whether it is itself the size of a change: "11 more than in 2023/24". */
  readonly isSize: boolean
  readonly isAverage: boolean
  readonly isRest: boolean
  readonly isSum: boolean
  /** Whether it says how many were not done, of all that were to be. */
  readonly isUndone: boolean
  /** Whether it says how far two things are apart. */
  readonly isGap: boolean
  /** Whether its way is that of what was spent beside what was to be: a variance may be printed either way round. */
  readonly isSpend: boolean
  readonly isTimes: boolean
  /** Whether the words about it let it be a change. */
  readonly mayBeChange: boolean
  /** Whether they let it be a share of a whole. */
  readonly mayBeShare: boolean
  /** Whether what was worked may be the figure, or the figure a slip of it: all else is not looked at further. */
  readonly isNear: (exact: number) => boolean
}

const AVERAGE = /\b(?:averag\w*|mean|typical(?:ly)?)\b/iu
const PER =
  /^ ?(?:[\p{L}’'-]+ ){0,3}?(?:a|an|per|each|every|for (?:each|every)|to (?:a|each|every))\b/iu
const EACH = /\b(?:each|every|per)\b/iu
const REST =
  /\b(?:leav(?:e|es|ing)|left|remain(?:s|ed|ing|der)?|rest|others?|balance|short(?:fall)?|outstanding)\b/iu
const PARTS = /^(?:out )?of\b|\bof (?:which|whom|these|those)\b|\bsplit\b|: /iu
const SUM = /\b(?:together|in all|altogether|total\w*|between them|combined|both|sum)\b/iu
const GAP =
  /\b(?:more|fewer|less|above|below|over|under|difference|gap|apart|ahead|behind|short|than|between|beat\w*|miss\w*|exceed\w*|vacanc\w*|quicker|slower|shorter|longer|inside|outside|within|adrift|spare|margin|net|surplus|deficit|under-?spen\w+|over-?spen\w+)\b/iu
/** What was not done of what was to be: "41 were reached late", "47 were turned away". */
const UNDONE =
  /\b(?:not|late|outside|missed|failed|unsuccessful|turned (?:away|down)|refused|rejected|unfilled|vacan\w+|empty|outstanding|overdue|awaiting|waiting|waited|without|longer|lost|abandoned|unanswered|unsolved|still|open|never|left|leaving|remain\w*|short\w*)\b/iu
const WAY =
  /^ (?!(?:or|and) )(?:\p{L}+ )?(?:(?<up>more|higher|up|above|over|longer)|(?<down>fewer|less|lower|down|below|under|shorter|short))\b(?! than (?:£?\d|half|\p{L}+ (?:seconds|minutes|hours|days|weeks|months|years)\b))/iu
const TIMES = /^ ?times\b|^-fold\b/iu
/** In characters: how far words about a figure stand from it. */
const [AROUND, CLOSE, AFTER] = [60, 35, 45]

/** @returns one for each kind of value that it may be */
export function sensesOf(scene: Scene, quantity: Quantity): readonly Sense[] {
  const { text } = scene.statement.sentence
  const after = text.slice(quantity.end, quantity.end + AFTER)
  // What stands beyond a semicolon is said of something else
  const from = text.lastIndexOf(';', quantity.from) + 1
  const next = text.indexOf(';', quantity.end)
  const to = next < 0 ? text.length : next
  const around = text.slice(
    Math.max(from, quantity.from - AROUND),
    Math.min(to, quantity.end + AFTER),
  )
  const close = text.slice(
    Math.max(from, quantity.from - CLOSE),
    Math.min(to, quantity.end + AFTER / 2),
  )
  const { changes } = scene.statement
  const change = changes.find((it) => [it.amount, it.percent, it.points].includes(quantity))
  const changeOf = ({ quantity: { start } }: TextValue) =>
    changes.find(({ amount }) => amount?.start === start)
  const wayOf = (it: TextValue) =>
    changeOf(it)?.direction ||
    wayAfter(text.slice(it.quantity.end, it.quantity.end + AFTER)) ||
    wayBeyond(text, it, quantity) ||
    wayBefore(text.slice(0, it.quantity.from)) ||
    (BY.test(text.slice(0, it.quantity.from)) ? (changes[0]?.direction ?? 0) : 0)
  const size = scene.texts.find(
    (it) =>
      leadsUp(text, it, quantity) &&
      (change !== undefined || !standsApart(text, it, quantity)) &&
      (changeOf(it) !== undefined || wayOf(it) !== 0),
  )
  const before = scene.texts.find(
    (it) =>
      it.back === 0 &&
      it.value.kind !== 'percent' &&
      it.quantity.end <= quantity.from &&
      quantity.from - it.quantity.end < FARTHEST &&
      change?.percent === quantity &&
      wayOf(it) === change.direction,
  )
  const between = / of\b/u.test(after.slice(0, 3))
    ? undefined
    : changes.find(
        ({ to, from, percent }) =>
          to &&
          from &&
          !percent &&
          scene.texts.some((it) => it.quantity === to && adjoins(text, it, quantity)),
      )
  const spend = spendBefore(text.slice(0, quantity.from))
  const isPercent = quantity.unit === 'percent'
  const told = isPercent ? wayBefore(text.slice(0, quantity.from)) : 0
  const isPerOne = AVERAGE.test(around) || PER.test(after) || EACH.test(after)
  const way =
    quantity.sign ||
    change?.direction ||
    wayOfEnds(change) ||
    wayAfter(after) ||
    told ||
    spend?.way ||
    (size ? wayOf(size) : (between?.direction ?? 0))
  const isOfChange = size !== undefined || between !== undefined
  const isGap = GAP.test(close)
  const said = {
    quantity,
    change,
    way,
    isSpend: spend !== undefined,
    isOfChange,
    size: size ?? before,
    isBeside: size !== undefined && adjoins(text, size, quantity),
    isSize: change?.amount === quantity || /^ (?:more|fewer)\b/iu.test(after),
    isAverage: quantity.unit !== 'span' && isPerOne,
    isRest: REST.test(around) || PARTS.test(text) || UNDONE.test(after),
    isSum: SUM.test(text),
    isUndone: UNDONE.test(around),
    isGap,
    isTimes: TIMES.test(after),
    mayBeChange:
      !quantity.inWords &&
      (change !== undefined || isOfChange || (isGap && !isPercent) || way !== 0),
    mayBeShare:
      isPercent &&
      !change &&
      !isOfChange &&
      told === 0 &&
      !CHANGE_BEHIND.test(after) &&
      !scene.texts.some((it) => isSizeOfSome(text, it, quantity)),
  }
  return valuesOf(quantity).map((stated) => ({
    ...said,
    stated,
    isNear: nearTo(quantity, stated),
  }))
}

/** A decimal point one place out makes ten times as much of a figure; nothing that is looked for makes more. */
const MOST_TIMES = 12

function nearTo({ closeness, value }: Quantity, stated: Value): Sense['isNear'] {
  const [one, other] = [toNumber(value), stated.value]
  if (closeness !== 'exact' || one === 0 || other === 0) return () => true
  return (exact) =>
    (exact < one * MOST_TIMES && exact * MOST_TIMES > one) ||
    (exact < other * MOST_TIMES && exact * MOST_TIMES > other)
}

/** "Went from 1,208 to 1,157, a drop of 4.2%": the way that its two ends say, where the word does not. */
function wayOfEnds(change: Change | undefined): -1 | 0 | 1 {
  const { from, to } = change ?? {}
  const apart = from && to ? compare(to.value, from.value) : 0
  return apart > 0 ? 1 : apart < 0 ? -1 : 0
}

/** "7.3% down on 2024", "24 more than": the way that the words just after a figure say. */
function wayAfter(after: string): -1 | 0 | 1 {
  const groups = WAY.exec(after)?.groups
  return groups?.['up'] ? 1 : groups?.['down'] ? -1 : 0
}

const SPEND =
  /\b(?:(?<over>over(?:spen[dt]|spending)?)|(?<under>under(?:spen[dt]|spending)?))\b(?: (?:its|the|our|their|budget|profile|plan|profiled|annual|expected|forecast|year-end))* (?:of|by) (?:just |only |some |about )?$/iu

/** "Under budget by £1,475", "an overspend of £525k": whether the words before a figure say more was spent or less, and which word. */
export function spendBefore(
  before: string,
): { readonly way: 1 | -1; readonly word: string } | undefined {
  const groups = SPEND.exec(before)?.groups
  const [over, under] = [groups?.['over'], groups?.['under']]
  return over ? { way: 1, word: over } : under ? { way: -1, word: under } : undefined
}

const APPOSED = /^, or (?:just |only |some |about |nearly |almost |over )?$/iu

/** "3.5 days, or 14%, longer": the way that follows a size and the percentage that stands between commas. */
function wayBeyond(text: string, { quantity: size }: TextValue, stated: Quantity): -1 | 0 | 1 {
  const isApposed =
    size.end <= stated.from &&
    APPOSED.test(text.slice(size.end, stated.from)) &&
    text.startsWith(', ', stated.end)
  return isApposed ? wayAfter(text.slice(stated.end + 1, stated.end + AFTER)) : 0
}

const BY = /\bby (?:just |only )?$/iu
const OF_A_CHANGE =
  /\b(?:(?<up>rise|increase|growth|gain)|(?<down>fall|drop|reduction|decrease|decline|cut))(?: (?:over|on|in|since) (?:(?:the|that|this) )?[\p{L}\d/]+)? (?:of|is|was|comes to|came to|amounts to|amounted to) (?:just |only |about |some )?$/iu
/** "The improvement over the year is 242": the size of a change, of which the words do not say the way. */
const OF_SOME_CHANGE =
  /\b(?:improvement|deterioration|change|difference|movement|saving)(?: (?:over|on|in|since) (?:(?:the|that|this) )?[\p{L}\d/]+)? (?:of|is|was|comes to|came to) (?:just |only |about |some )?$/iu
/** "22% higher", "42% up on 2019/20"; not "42% over 65". */
const CHANGE_BEHIND =
  /^ (?:up|down|higher|lower|more|fewer|less|above|below|better|worse)\b(?! (?:than )?(?:[\d£]|half\b|one\b|a (?:third|quarter)\b))/iu

/** "A fall of 1.2 days": the way that the words just before a figure say. */
function wayBefore(before: string): -1 | 0 | 1 {
  const groups = OF_A_CHANGE.exec(before)?.groups
  return groups?.['up'] ? 1 : groups?.['down'] ? -1 : 0
}

/** "The improvement is 242, or 18.0%": whether a figure is the size of a change that a percentage stands beside. */
const isSizeOfSome = (text: string, size: TextValue, stated: Quantity) =>
  size.quantity.end <= stated.from &&
  adjoins(text, size, stated) &&
  OF_SOME_CHANGE.test(text.slice(0, size.quantity.from))

const JOINT =
  '(?:\\(|, |, or |or |: | - | – |which is |representing |that is )(?:a |an |just |only )?$'
const BESIDE = new RegExp(`^[^.;]*?${JOINT}`, 'iu')
const JOINT_ALONE = new RegExp(`^[ ,]*${JOINT}`, 'iu')
const FARTHEST = 60

/** "39 of 64 (61%)", "1,041 were 18 to 34, or 42%": the figure just before a percentage, or in its brackets. */
export function adjoins(text: string, part: TextValue, stated: Quantity): boolean {
  return leadsUp(text, part, stated) && !/\d/u.test(textBetween(text, part.quantity, stated))
}

/** The same, though other figures stand between: "by 363, from 3,402 to 3,765, or 10.7%". */
function leadsUp(text: string, { quantity: part, back }: TextValue, stated: Quantity): boolean {
  if (back > 0 || part === stated) return false
  const gap = textBetween(text, part, stated)
  return gap.length < FARTHEST && BESIDE.test(gap)
}

/** "The 95% goal: to reach it, 129 more": followed by a figure, and yet told of something else. */
function standsApart(text: string, { quantity: part }: TextValue, stated: Quantity): boolean {
  return part.from >= stated.end && !JOINT_ALONE.test(textBetween(text, part, stated))
}

function textBetween(text: string, one: Quantity, other: Quantity): string {
  return one.end <= other.from ? text.slice(one.end, other.from) : text.slice(other.end, one.from)
}
