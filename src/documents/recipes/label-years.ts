import { yearPeriod } from '#shared/index.ts'
import { BOTH_YEARS, whole, YEAR4 } from './label-text.ts'
import {
  calendarYear,
  fullYear,
  type LabelReader,
  lastDayOf,
  monthsTo,
  ofPeriod,
  type PeriodChoice,
  type PeriodLabel,
  type PeriodSettings,
} from './period-reading.ts'

const FINANCIAL = String.raw`(?:(?:f\.?y\.?e?|financial year|fin\.? year|full[ -]year|year|blwyddyn(?: ariannol)?) ?)`

const PAIR = new RegExp(`^(${YEAR4}|\\d\\d) ?([/–-]) ?(${YEAR4}|\\d{1,2})$`)

/**
 * The first year of two running, as "2018/19", "2018-2019" or "18/19" write them.
 * @returns `null` for two that do not follow each other
 */
export function firstOfTwo(text: string): number | null {
  const pair = PAIR.exec(text)
  if (!pair) return null
  const first = fullYear(pair[1] ?? '')
  const second = pair[3] ?? ''
  return (first + 1) % 10 ** second.length === Number(second) ? first : null
}

function financialYear(first: number): PeriodLabel {
  return { reading: ofPeriod(yearPeriod(first)) }
}

export function yearWords(first: number): string {
  return `${first}/${String((first + 1) % 100).padStart(2, '0')}`
}

/** A year that one number names, and a reading of it for each way of naming. */
export function oneNumberYear(
  year: number,
  settings: PeriodSettings,
  readingOf: (first: number) => PeriodChoice['reading'],
  settled: PeriodSettings = {},
): readonly PeriodChoice[] {
  const ways = [
    { first: year - 1, after: 'end' as const, word: 'ends' },
    { first: year, after: 'start' as const, word: 'begins' },
  ]
  return ways
    .filter(({ after }) => (settings.yearNamedAfter ?? after) === after)
    .map(({ first, after, word }) => ({
      reading: readingOf(first),
      words: `the financial year ${yearWords(first)}, named after the year it ${word} in`,
      settles: { ...settled, yearNamedAfter: after },
    }))
}

/** What is left to choose: read when it is one, asked when it is more. */
export function oneOrAsk(choices: readonly PeriodChoice[], why: string): PeriodLabel | null {
  const [only] = choices
  if (choices.length === 1 && only?.reading) return { reading: only.reading }
  return choices.length === 0 ? null : { ask: choices, why }
}

const CALENDAR_YEAR = whole(
  String.raw`(?:(?:cy|calendar(?: year)?|cal\.? year) ?)(${YEAR4}|(?<=cy ?)\d\d)`,
)
const CALENDAR_BEHIND = whole(String.raw`(${YEAR4}) \(?calendar(?: year)?\)?`)
const FINANCIAL_PAIR = whole(
  `${FINANCIAL}?(${BOTH_YEARS})(?: (?:(?:financial|fiscal|full)[ -]year|fy))?`,
)
const FINANCIAL_ONE = whole(String.raw`(?:f\.?y\.?|financial year|fiscal year) ?(${YEAR4}|'?\d\d)`)
const FINANCIAL_ENDING = whole(
  String.raw`(?:fye|financial year (?:end(?:ing|ed)?)) ?(?:in )?(${YEAR4}|'?\d\d)`,
)
const ACADEMIC = whole(
  `(?:(?:(?:academic|school) year|a\\.?y\\.?) ?(${BOTH_YEARS})|(${BOTH_YEARS}) (?:academic|school) year)`,
)
const LONE_YEAR = whole(`(?:year |blwyddyn )?(${YEAR4})`)
/** "2018/19", "FY25", "CY2024", "2018"; what could be a month as well is `readMonthInFigures`'s first. */
export const readYear: LabelReader = (text, settings) => {
  const calendar = CALENDAR_YEAR.exec(text) ?? CALENDAR_BEHIND.exec(text)
  if (calendar) return { reading: calendarYear(fullYear(calendar[1] ?? '')) }
  const ending = FINANCIAL_ENDING.exec(text)
  if (ending) return financialYear(fullYear(ending[1] ?? '') - 1)
  const one = FINANCIAL_ONE.exec(text)
  if (one) return readNamedOnce(text, fullYear(one[1] ?? ''), settings)
  const academic = ACADEMIC.exec(text)?.slice(1).find(Boolean)
  const begun = academic === undefined ? null : firstOfTwo(academic)
  if (begun !== null) return readAcademic(begun, settings)
  const lone = LONE_YEAR.exec(text)
  if (lone) return readLoneYear(Number(lone[1]), settings)
  const joined = /^(20\d\d)(\d\d)$/.exec(text)
  const pair = joined ? `${joined[1]}/${joined[2]}` : FINANCIAL_PAIR.exec(text)?.[1]
  const first = pair === undefined ? null : firstOfTwo(pair)
  if (first === null) return null
  return readPair(text, first, settings)
}

/** A year of schools, which begins in September; of colleges and universities it begins in August. */
function readAcademic(first: number, { academic }: PeriodSettings): PeriodLabel | null {
  const begins = [
    { month: 'September' as const, start: `${first}-09-01`, end: `${first + 1}-08-31` },
    { month: 'August' as const, start: `${first}-08-01`, end: `${first + 1}-07-31` },
  ]
  const isOpen = academic === undefined || academic === 'open'
  return oneOrAsk(
    begins
      .filter(({ month }) => isOpen || month === academic)
      .map(({ month, start, end }) => ({
        reading: { start, end, kind: 'range', basis: 'during' },
        words: `the academic year ${yearWords(first)}, from ${month}`,
        settles: { academic: month },
      })),
    `The academic year ${yearWords(first)} could begin in September or in August`,
  )
}

function readPair(text: string, first: number, settings: PeriodSettings): PeriodLabel | null {
  if (settings.academic !== undefined) return readAcademic(first, settings)
  const read = { reading: ofPeriod(yearPeriod(first)) }
  if (!/^'?\d\d ?[/–-]/.test(text)) return read
  const note = `"${text}" is read as the financial year ${yearWords(first)}`
  if (/\//.test(text) || settings.sixDigits === 'years') return { ...read, note }
  return {
    ask: [
      { ...read, words: `the financial year ${yearWords(first)}`, settles: { sixDigits: 'years' } },
      { reading: null, words: 'no period: ages, or another stretch of numbers' },
    ],
    why: `"${text}" could be two years or two other numbers`,
  }
}

function readNamedOnce(text: string, year: number, settings: PeriodSettings) {
  return oneOrAsk(
    oneNumberYear(year, settings, (first) => ofPeriod(yearPeriod(first))),
    `"${text}" could be named after the year it ends in, which is usual, or the one it begins in`,
  )
}

function readLoneYear(year: number, settings: PeriodSettings): PeriodLabel | null {
  const ends = settings.yearsEnd
  const to = ends === undefined ? null : monthsTo(lastDayOf(year, ends.month), 12)
  if (ends !== undefined && to !== null)
    return { reading: ends.isRolling ? { ...to, basis: 'rolling' } : { ...to, basis: 'during' } }
  const calendar: PeriodChoice = {
    reading: calendarYear(year),
    words: `the calendar year ${year}`,
    settles: { years: 'calendar' },
  }
  const financial = oneNumberYear(year, settings, (first) => ofPeriod(yearPeriod(first)), {
    years: 'financial',
  })
  const choices = [
    ...(settings.years === 'financial' ? [] : [calendar]),
    ...(settings.years === 'calendar' ? [] : financial),
  ]
  return oneOrAsk(choices, `"${year}" could be a calendar or a financial year`)
}

/**
 * The year that a heading names over labels that have none: "2024/25" over "Q1", "2025" over "Apr".
 * @returns `null` when it names none, or the heading could be of two
 */
export function yearIn(text: string, settings: PeriodSettings): PeriodSettings['year'] | null {
  const label = readYear(text, { years: 'calendar', ...settings })
  if (label === null || !('reading' in label)) return null
  const { kind, start } = label.reading
  if (kind !== 'financial year' && kind !== 'calendar year') return null
  return {
    kind: kind === 'financial year' ? 'financial' : 'calendar',
    first: Number(start.slice(0, 4)),
  }
}
