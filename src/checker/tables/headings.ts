import { findPeriods } from '#documents/index.ts'
import { matchesIn } from '#shared/index.ts'

/** What the words over a column admit that it holds. */
export type Kind =
  | 'plain'
  | 'period'
  | 'target'
  | 'change'
  | 'percent-change'
  | 'points'
  | 'percent'
  | 'rate'
  | 'average'
  | 'total'
  | 'rank'
  | 'note'

export interface Heading {
  readonly words: string
  readonly kind: Kind
  /** The times it names, as years and parts of a year, in order of reading. */
  readonly times: readonly number[]
  /** For a rate: per how many, when the words say. */
  readonly per: number | null
  /** Whether the figures below it grow as what they count falls: "Reduction". */
  readonly isDownward: boolean
  /** Where in an order that words give: the higher the later ("Last year", "This year"). */
  readonly place: number | null
  /** Whether its figures are rounded to thousands or millions. */
  readonly isScaled: boolean
}

const NOTE =
  /^(?:rag|status|trend|direction|ref(?:erence)?|notes?|comments?|owner|lead|rating|grade|code|no\.?|#)(?:$|\s)/iu
const CHANGED =
  /\b(?:change|variance|difference|movement|variation|diff|increase|decrease|reduction|rise|fall|growth|year on year|yoy|gap|shortfall|slippage|over ?spend|under ?spend|numeric|less|v|vs|versus)\b|\+\s?\/\s?[-−–]|\(?(?:over|under)\)?\s?\/\s?\(?(?:over|under)|\/\s?\((?:over|under|short|deficit)|\b(?:over|under) \((?:over|under)\)|^(?:left|against)\b|\b(?:19|20)\d\d(?:[/-]\d{2,4})? (?:on|over|against|compared with|since) [\p{L}\d]/iu
const PERCENT = /%|\bper ?cent(?:age)?\b|\bshare\b|\bproportion\b/iu
const PER_CENT = /\bper ?cent(?:age)?\b/giu
const POINTS = /(?:%|per ?cent(?:age)?)\s*(?:points?|pts?|ppts?)|\bppts?\b|\bpp\b|\bpoints\b/iu
const PER =
  /\bper (?<count>\d{1,3}(?:,\d{3})+|\d{3,}|thousand|hundred thousand|ten thousand|million)\b/iu
const RANK = /\brank(?:ing|ed)?\b|\bposition\b|^place(?: \(| \d|$)|^order (?:by|of)\b/iu
const AVERAGE = /\b(?:average|mean|avg|per|each)\b/iu
const TOTAL =
  /\b(?:totals?|all|overall|everyone|sum|combined|(?:full|whole|half)[- ]year|year to date|ytd|(?:five|four|three|six|nine|twelve|12) (?:years|months|quarters))\b/iu
const TARGET = /\b(?:targets?|standard|threshold|tolerance|goal|benchmark)\b/iu
const HELD_TO =
  /\b(?:within|meeting|met|reach\p{L}*|attain\p{L}*|at|against|above|below|of) .*\b(?:target|standard|threshold|goal)/iu
const OTHER = /\b(?:median|index|score|ratio|age|confidence|weight(?:ed|ing)?)\b/iu
const DOWNWARD = /\b(?:reduction|decrease|fall|saving)s?\b/iu
const SCALED = /000|£\s?[mk]\b|\b(?:thousand|million)s?\b/iu

const BARE_YEAR =
  /(?:\bq(?<quarter>[1-4]) )?(?<![\d/,.-])(?:(?<year>(?:19|20)\d\d)|\bfy ?(?<short>\d\d))(?![\d/,.%-])(?: \(?q(?<late>[1-4])\b)?/giu

const ORDER: readonly (readonly [RegExp, number])[] = [
  [/\b(?:before|baseline|start|opening|budget|plan(?:ned)?|forecast|original|target)\b/iu, 1],
  [/\b(?:previous|prior|last (?:year|quarter|month|time|period)|earlier|old)\b/iu, 1],
  [/\b(?:revised|current budget)\b/iu, 2],
  [
    /\b(?:after|latest|end|closing|actuals?|outturn|spent|current|this (?:year|quarter|month|period)|later|now|new)\b/iu,
    3,
  ],
]

export function readHeading(printed: string): Heading {
  const words = printed
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹*†]+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  const times = findTimes(words).map(({ time }) => time)
  return {
    words,
    kind: kindOf(words, times.length > 0),
    times,
    per: perOf(words),
    isDownward: DOWNWARD.test(words),
    place: ORDER.find(([pattern]) => pattern.test(words))?.[1] ?? null,
    isScaled: SCALED.test(words.replace(PER, '')),
  }
}

function kindOf(words: string, isPeriod: boolean): Kind {
  if (NOTE.test(words)) return 'note'
  if (RANK.test(words)) return 'rank'
  if (PER.test(words)) return 'rate'
  if (POINTS.test(words)) return 'points'
  if (CHANGED.test(words)) return PERCENT.test(words) ? 'percent-change' : 'change'
  if (TARGET.test(words) && !HELD_TO.test(words)) return 'target'
  if (AVERAGE.test(words.replaceAll(PER_CENT, ' '))) return 'average'
  if (/\brate\b/iu.test(words)) return 'rate'
  if (PERCENT.test(words)) return 'percent'
  if (TOTAL.test(words)) return 'total'
  if (OTHER.test(words)) return 'average'
  return isPeriod ? 'period' : 'plain'
}

function perOf(words: string): number | null {
  const count = PER.exec(words)?.groups?.['count']?.toLowerCase()
  if (count === undefined) return null
  const said: Readonly<Record<string, number>> = {
    thousand: 1e3,
    'ten thousand': 1e4,
    'hundred thousand': 1e5,
    million: 1e6,
  }
  return said[count] ?? Number(count.replaceAll(',', ''))
}

const USUAL_RATES = [1e3, 1e4, 1e5]

/** Per how many the figures under a heading may be: as many as it says, or as are usual. */
export function ratesOf(heading: Heading | null): readonly number[] {
  const per = heading?.per
  return per ? [per] : USUAL_RATES
}

/** A time named in words, as years and parts of a year, and where it stands in them. */
export interface NamedTime {
  readonly start: number
  readonly end: number
  readonly time: number
}

/** "2023", "FY23" and "Q1 2023" are times over a column, though they may be no periods in a sentence. */
export function findTimes(words: string): readonly NamedTime[] {
  const found = findPeriods(words).flatMap(({ start, end, period }) =>
    period ? [{ start, end, time: yearsOf(period.start) }] : [],
  )
  const bare = matchesIn(words, BARE_YEAR).flatMap(({ index, 0: text, groups = {} }) => {
    const isTaken = found.some(({ start, end }) => index < end && start < index + text.length)
    const year = Number(groups['year'] ?? `20${groups['short']}`)
    const quarter = Number(groups['quarter'] ?? groups['late'] ?? 1)
    const time = year + (quarter - 1) / 4
    return isTaken ? [] : [{ start: index, end: index + text.length, time }]
  })
  return [...found, ...bare].sort((one, other) => one.start - other.start)
}

function yearsOf(day: string): number {
  return Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) - 1) / 12
}

/** Whether one heading is of a later time than another; `undefined` when their words do not say. */
export function isLater(one: Heading, other: Heading): boolean | undefined {
  const [time, otherTime] = [one.times[0], other.times[0]]
  if (time !== undefined && otherTime !== undefined && time !== otherTime) return time > otherTime
  if (one.place !== null && other.place !== null && one.place !== other.place)
    return one.place > other.place
  return undefined
}
