import { findPeriods } from '../papers/periods.ts'
import { withItsEnd } from './when.ts'

/** The day that a census of the population is of. */
const CENSUS_DAYS: Readonly<Record<string, string>> = {
  2011: '27 March 2011',
  2021: '21 March 2021',
}
const POPULATION_AT = /\bpopulation\b.*\bcensus(?: of)? (2011|2021)\b/i

/** The only time that words name: "Officers trained at 31 March 2025"; '' for none. */
export function timeTold(words: string): string {
  const census = POPULATION_AT.exec(words)?.[1]
  if (census !== undefined) return CENSUS_DAYS[census] ?? ''
  const found = findPeriods(words).filter(({ period }) => period !== null)
  const isDay = found[0]?.period?.start === found[0]?.period?.end
  const isPlain = found.length === 1 && (isDay || !/\bcensus\b/i.test(words))
  return isPlain && found[0] !== undefined ? withItsEnd(words, found[0]).text : ''
}

const MONTHS =
  'January February March April May June July August September October November December'.split(' ')

/**
 * A number under a heading that says of what: "3" under "Quarter" is "Quarter 3", "7" under "Month" beside
 * "2025" under "Year" is July. Beside a financial year it could be October, and is "Month 7", which is asked.
 */
export function partNumbered(
  words: string,
  roles: readonly { readonly heading: string; readonly is: string }[],
  index: number,
  named: readonly string[],
): string {
  const number = /^(?:19|20)?\d{1,2}$/.test(words) ? Number(words) : 0
  const heading = roles[index]?.heading ?? ''
  if (number < 1 || number > MONTHS.length) return words
  if (/\b(?:quarter|qtr|q)\b/i.test(heading)) return number <= 4 ? `Quarter ${number}` : words
  if (/\b(?:period|month)\b/i.test(heading)) {
    const isCalendar = roles.some(
      ({ is }, at) => is === 'year' && /^(?:19|20)\d\d$/.test(named[at] ?? ''),
    )
    const isOfFinance = /\b(?:period|fin(?:ancial|ance)?)\b/i.test(heading)
    if (isCalendar && !isOfFinance) return MONTHS[number - 1] ?? words
    return `${isOfFinance ? 'Period' : 'Month'} ${number}`
  }
  return words
}

/** "Same quarter last year" among the words of a row. */
const YEAR_BEFORE =
  /\b(?:same|corresponding) (?:month|quarter|period|week|time),? (?:in |of )?(?:the )?(?:last|previous|prior) year\b/i

export function isOfYearBefore(words: string): boolean {
  return YEAR_BEFORE.test(words)
}

/** "Complaints received in the previous month": how many months before the time of the others; 0 for none. */
export function monthsBeforeIn(labels: readonly string[]): number {
  const found = labels
    .map(
      (words) =>
        /\b(?:in|for|at|during) (?:the )?(?:previous|prior|preceding) (month|quarter)\b/i.exec(
          words,
        )?.[1],
    )
    .find((one) => one !== undefined)
  return found === undefined ? 0 : found.toLowerCase() === 'month' ? 1 : 3
}

const MARK =
  /(?:[([]|\d\d? ?(?=[pre]$))(p|r|e|prov|provisional|prelim|preliminary|interim|unaudited|unvalidated|not (?:yet )?(?:validated|audited|final)|subject to [a-z]+|draft|rev|revised|restated|est|estimated?)(?:[)\]]|$)\s*$/i

/** "Staff (FTE, provisional)" */
const AMONG_UNITS = /, (provisional|unaudited|unvalidated|revised|estimated)\)$/i

/** "2024 (p)", "2024/25e": the mark behind a time, which all figures under or beside it have; '' for none. */
export function markBehind(words: string): string {
  return MARK.exec(words)?.[1] ?? AMONG_UNITS.exec(words)?.[1] ?? ''
}

/** "At 31 March 2024 [r]", "Theft (provisional)": a line over rows, whose mark is of all of them. */
const MARKED_SECTION =
  /[[(](?:provisional|draft|revised|estimated?|prov|rev|est)[)\]]\s*$|\[[pre]\]\s*$|\d \([pre]\)\s*$/i

/** The mark behind a line over rows, which all of them have; '' for none. */
export function markOfSection(section: string): string {
  return MARKED_SECTION.test(section) ? markBehind(section) : ''
}

/** "22/23 Marsh Estate" among "X4 Brackwell" and "17 Scarth Hill": two numbers by which one thing is known, and no year. */
export function isNumberedName(words: string, others: readonly string[]): boolean {
  return (
    /^\d\d\/\d\d [A-Z][a-z]/.test(words) &&
    others.filter((other) => /^(?:20)?\d\d\/\d\d\b/.test(other)).every((one) => one === words)
  )
}

/** "12 months to Sep 2025" under twelve months is a figure of its own, though it is their sum. */
export function isYearThatRolls(words: string): boolean {
  return /\b(?:12|twelve)[- ]months? (?:to|end(?:ing|ed)?)\b|\brolling\b/i.test(words)
}
