import { daysIn } from '#shared/index.ts'
import { findPeriods } from '../papers/periods.ts'
import type { DoubtOfTable, TableFigures } from './doubt.ts'
import { phrasesOf, type Settled } from './namesakes.ts'
import { timeIn } from './when.ts'

interface Span {
  readonly start: string
  readonly end: string
}

const YEAR = /\b(?:19|20)\d\d\b|\d\d\/\d\d/
/** Which of its parts is the month, the rest of the sheet says. */
const DAY_IN_FIGURES = /\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/
const BEFORE =
  /\b(?:last|previous|prev|prior|preceding|sply|ly|py|same|earlier|before|ago|baseline|next|future|by|census|mid|trend|history)\b/i

const apart = (one: Span, other: Span) => one.end < other.start || other.end < one.start

const timesIn = (lines: readonly string[]): readonly Span[] =>
  lines.flatMap((line) => findPeriods(line).flatMap(({ period }) => period ?? []))

/** "Forecast outturn" under a title of 2025/26, read as of 2024/25: of a time that neither its own words nor those above it name. */
const yearsElsewhere: DoubtOfTable = (table) => {
  const titles = table[0]?.draft.bearing.titles ?? []
  if (titles.some((line) => DAY_IN_FIGURES.test(line))) return []
  const titled = timesIn(titles)
  const headed = timesIn(table[0]?.draft.bearing.heads ?? [])
  const isApart = (period: Span) => (time: Span) => apart(time, period)
  const isElsewhere = (period: Span) =>
    titled.length > 0
      ? titled.every(isApart(period))
      : headed.some(isApart(period)) && !headed.every(isApart(period))
  return asked(
    table.filter(
      (one) =>
        one.figure.role !== 'comparator' &&
        one.figure.basis !== 'rolling' &&
        one.figure.period !== null &&
        isElsewhere(one.figure.period) &&
        saysNoTime(one),
    ),
    'year',
    'which neither its own words nor its title name',
  )
}

/** Whether neither its headings, its labels nor its sheet name a time, or one before another. */
function saysNoTime({ draft, figure }: Settled): boolean {
  return [...phrasesOf(draft), figure.sheet].every(
    (words) => timeIn(words) === undefined && !YEAR.test(words) && !BEFORE.test(words),
  )
}

const PART =
  /\b(?:weeks? ?\d{1,2}|wk ?\d|q[1-4](?!\.)|quarter [1-4]|(?:period|month|p) ?\d{1,2}|january|february|march|april|june|july|august|september|october|november|december)\b/i
const YEAR_TO = /\b(?:to|ending|ended|end|from|since|at|in|of|by|census|onwards?|12|twelve|year)\b/i
const DAYS_OF_MOST_OF_A_YEAR = 330

/** "Weeks 23–26" read as of the whole year. */
const partsAsYears: DoubtOfTable = (table) =>
  asked(
    table.filter(
      ({ draft: { bearing }, figure: { period, basis, role } }) =>
        role !== 'target' &&
        basis === 'during' &&
        period !== null &&
        daysIn(period) > DAYS_OF_MOST_OF_A_YEAR &&
        bearing.headings.some((words) => PART.test(words) && !YEAR_TO.test(words)),
    ),
    'part of a year',
    'and its words name a part of a year',
  )

function asked(found: TableFigures, sign: string, why: string) {
  return found.map((one) => {
    const { period } = one.figure
    const because = `was read as of ${period?.start} to ${period?.end}, ${why}`
    return [one, { kind: 'time', of: 'column', sign, because, choices: [] }] as const
  })
}

export const DOUBTS_OF_YEARS: readonly DoubtOfTable[] = [yearsElsewhere, partsAsYears]
