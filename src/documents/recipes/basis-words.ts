import { isYear, monthsTo, type PeriodReading } from './period-reading.ts'
import { toDate } from './when.ts'

/** A year counted anew each time, or the year so far. */
export type SaidBasis = 'rolling' | 'cumulative'

const ROLLING =
  /(?<=[a-z][,(:–-] ?\(?)(?:over the |in the )?(?:last|past|latest) (?:12|twelve) months\b|\b(?:rolling|moving)(?: (?:12|twelve)[- ]?m(?:onth)?s?| (?:year|annual)(?: total)?)?\b|\b(?:12|twelve)[- ]months? (?:to|ending|total)\b|\b(?:12|twelve)[- ]month (?:\([a-z]+\) )?(?:cohorts?|periods?|totals?|figures|sums?)\b|\br ?12 ?m?\b/i
const CUMULATIVE = /\bcumulative(?:ly)?\b|\byear[- ]to[- ]date\b|\b(?:fy)?ytd\b/i

/** "Days lost 12m", "Sickness (12 months)": not "over 12 months", "at 12 months". */
const TWELVE_MONTHS =
  /(?<=[a-z]\)? \(?)(?<!\b(?:over|than|within|under|below|past|least|after|to|for|every|at|in|of|last|previous|next|exceeding|aged?|about|open) )\b(?:12|twelve)[- ]?m(?:onth|th)?s?\)?$/i

/** How figures are counted, where words say it; `undefined` where they do not. */
export function basisSaid(words: string): SaidBasis | undefined {
  if (ROLLING.test(words) || TWELVE_MONTHS.test(words)) return 'rolling'
  return CUMULATIVE.test(words) ? 'cumulative' : undefined
}

/** "Searches in the month": of that time alone, however the others of the table are counted. */
export function saysOneTime(words: string): boolean {
  return (
    spanSaid(words) !== undefined ||
    /\b(?:this|single|each) (?:month|quarter)\b|^monthly\b/i.test(words)
  )
}

const SPAN = /\b(?:in|during|within) (?:the )?(?:single )?(month|quarter|year)\b/i
const SPANS: Readonly<Record<string, 1 | 3 | 12>> = { month: 1, quarter: 3, year: 12 }

/** How many months words say that something happened in: "Cleared in month". */
export function spanSaid(words: string): 1 | 3 | 12 | undefined {
  return SPANS[SPAN.exec(words)?.[1]?.toLowerCase() ?? '']
}

const MONTHS_OF_YEAR = 12

const LAST_YEAR =
  /^(?:the )?(last|latest|past|most recent|previous|preceding|prior)(?: rolling)?(?: (?:four|4)(?: full| complete)? quarters| (?:12|twelve)(?: full| complete)?[- ]months?| rolling year)(?: rolling)?(?: total)?(?: ?\(?(?:%|per ?cent)\)?)?$/i
const ONE_BEFORE = /^(?:previous|prev\.?|preceding|prior)$/i

/**
 * "Last 4 quarters", "Previous 12 months": how many months before the latest time of its table the year ends
 * that words name so; `undefined` where they name none.
 */
export function yearBackIn(words: string): number | undefined {
  const [, which] = LAST_YEAR.exec(words.trim()) ?? []
  return which === undefined ? undefined : ONE_BEFORE.test(which) ? MONTHS_OF_YEAR : 0
}

/** The same without the words that say it. */
export function withoutBasis(words: string): string {
  return words
    .replace(new RegExp(ROLLING, 'gi'), '')
    .replace(new RegExp(CUMULATIVE, 'gi'), '')
    .replace(/[\s()–-]+/g, '')
}

const SHORT: ReadonlySet<PeriodReading['kind']> = new Set(['day', 'month', 'quarter', 'half year'])
/** A day as the last of what a word says that it ends: "Quarter", "Month", "Year"; as it is for any other. */
export function endedBy(reading: PeriodReading, words: string): PeriodReading {
  const [, length] = LENGTHS.find(([pattern]) => pattern.test(words)) ?? []
  if (reading.kind !== 'day' || !length) return reading
  return monthsTo(reading.end, length) ?? reading
}

const LENGTHS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:end|at|snapshot|stock|position|point)\b/i, 0],
  [/\bquarter/i, 3],
  [/\bmonth/i, 1],
  [/\b(?:year|annual)/i, 12],
]

/** A time that names the end of what is counted, as its words have it: twelve months to it, or the year up to it. */
export function countedAs(
  reading: PeriodReading,
  said: SaidBasis,
  fromJanuary: boolean,
): PeriodReading {
  if (said === 'rolling') {
    if (isYear(reading)) return { ...reading, basis: 'rolling' }
    const year = SHORT.has(reading.kind) ? monthsTo(reading.end, MONTHS_OF_YEAR) : null
    return year === null ? reading : { ...year, basis: 'rolling' }
  }
  const soFar = toDate(reading, fromJanuary)
  const isWithin = reading.start >= soFar.start && !isYear(reading)
  return isWithin || reading.kind === 'financial year' ? soFar : reading
}
