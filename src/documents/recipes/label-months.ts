import { dayOf, MONTH_NAMES, monthNamed, monthPeriod, yearPeriod } from '#shared/index.ts'
import { BOTH_YEARS, MONTH, TO, whole, YEAR } from './label-text.ts'
import { firstOfTwo, yearWords } from './label-years.ts'
import {
  dayReading,
  fullYear,
  type LabelReader,
  lastDayOf,
  ofPeriod,
  type PeriodChoice,
  type PeriodLabel,
  type PeriodSettings,
  spanReading,
} from './period-reading.ts'

export const APRIL = 4

export function monthNumber(word: string): number {
  return monthNamed(word.replace('.', '')) ?? 0
}

function monthReading(year: number, month: number) {
  return ofPeriod(monthPeriod(year, month))
}

function monthWords(year: number, month: number): string {
  return `${MONTH_NAMES[month - 1]} ${year}`
}

/** The calendar year of a month, by the year that stands over it. */
export function yearOfMonth(month: number, year: NonNullable<PeriodSettings['year']>): number {
  return year.kind === 'financial' && month < APRIL ? year.first + 1 : year.first
}

const FIGURES =
  /^(?:(?<joined>(?:19|20)\d\d)(?<month>\d\d)|(?<dashed>(?:19|20)\d\d)(?:-(?<of>\d\d)|\/(?<one>\d))|(?<slashed>\d\d)\/(?<short>\d\d))$/

/** "201904", "2019-04", "2018/9", "04/25": a month, two years running, or asked where it could be both. */
export const readMonthInFigures: LabelReader = (text, settings) => {
  const figures = FIGURES.exec(text)?.groups
  if (!figures) return null
  const { joined, month: behind, dashed, of, one, slashed, short } = figures
  const year = fullYear(joined ?? dashed ?? short ?? '')
  const month = Number(behind ?? of ?? one ?? slashed)
  if (month < 1 || month > 12) return null
  const first = firstOfTwo(joined === undefined ? text : `${joined}/${behind}`)
  const reading = monthReading(year, month)
  if (settings.sixDigits === 'month' || (first === null && short === undefined)) return { reading }
  if (first !== null && settings.sixDigits === 'years') return null
  const asMonth: PeriodChoice = {
    reading,
    words: monthWords(year, month),
    settles: { sixDigits: 'month' },
  }
  const asYears: readonly PeriodChoice[] =
    first === null
      ? []
      : [
          {
            reading: ofPeriod(yearPeriod(first)),
            words: `the financial year ${yearWords(first)}`,
            settles: { sixDigits: 'years' },
          },
        ]
  const asDay =
    short === undefined ? [] : [{ reading: null, words: 'a day of a month, or no period' }]
  const other = first === null ? 'two other numbers' : 'two years running'
  return {
    ask: [asMonth, ...asYears, ...asDay],
    why: `"${text}" could be a month and its year, or ${other}`,
  }
}

const MONTH_YEAR = whole(
  `(?:in |during |month of |month end(?:ing|ed)? |month to )?(${MONTH})[ ,/_-]*(${YEAR})(?: month)?`,
)
const YEAR_MONTH = whole(`(${YEAR})[ /_-]*(${MONTH})`)
const YEAR_M = whole(String.raw`((?:19|20)\d\d)[ -]?m(\d{1,2})`)
const MONTH_SLASH_YEAR = /^(\d{1,2})[/.-]((?:19|20)\d\d)$|^((?:19|20)\d\d)[/.](\d\d)$/
const MONTH_BOTH_YEARS = whole(String.raw`(${MONTH})[ ,]*\(?(${BOTH_YEARS})\)?`)
const BOTH_YEARS_MONTH = whole(`(${BOTH_YEARS})[ ,:-]*(${MONTH})`)
const MONTH_ALONE = whole(MONTH)

/** "April 2019", "Apr-19", "Ebrill 2025", "2025M04", "April 2019/20"; "Apr" under a year. */
export const readMonth: LabelReader = (text, settings) => {
  const inYears = MONTH_BOTH_YEARS.exec(text)
  const yearsFirst = BOTH_YEARS_MONTH.exec(text)
  const first = firstOfTwo(inYears?.[2] ?? yearsFirst?.[1] ?? '')
  if (first !== null) {
    const month = monthNumber(inYears?.[1] ?? yearsFirst?.[2] ?? '')
    return { reading: monthReading(yearOfMonth(month, { kind: 'financial', first }), month) }
  }
  const named = MONTH_YEAR.exec(text)
  if (named) return readNamed(text, monthNumber(named[1] ?? ''), named[2] ?? '')
  const turned = YEAR_MONTH.exec(text)
  if (turned) {
    return readTurned(text, turned[1] ?? '', monthNumber(turned[2] ?? ''), settings)
  }
  const inFigures = YEAR_M.exec(text)
  const slashed = MONTH_SLASH_YEAR.exec(text)
  if (inFigures || (slashed && firstOfTwo(text) === null)) {
    const year = Number(inFigures?.[1] ?? slashed?.[2] ?? slashed?.[3])
    const month = Number(inFigures?.[2] ?? slashed?.[1] ?? slashed?.[4])
    return month >= 1 && month <= 12 ? { reading: monthReading(year, month) } : null
  }
  if (!MONTH_ALONE.test(text)) return null
  const month = monthNumber(text)
  if (settings.year) return { reading: monthReading(yearOfMonth(month, settings.year), month) }
  return withoutYear(text)
}

/** What is asked of a label that has no year, and none over it. */
export function withoutYear(text: string, others: readonly PeriodChoice[] = []): PeriodLabel {
  return {
    ask: [{ reading: null, words: 'a period of a year that is to be given' }, ...others],
    why: `"${text}" has no year: it may stand in the title or over the column`,
  }
}

function readNamed(text: string, month: number, figures: string): PeriodLabel {
  const year = fullYear(figures)
  const reading = monthReading(year, month)
  if (!/^\d\d$/.test(figures)) return { reading }
  return {
    reading,
    note: `"${text}" is read as ${monthWords(year, month)}, not as a day of ${MONTH_NAMES[month - 1]}`,
  }
}

/**
 * "2025 April" is plain; "19-Apr" may be a day, or a month that a spreadsheet has turned round. Under a
 * year of other figures it is a day of that year.
 */
function readTurned(
  text: string,
  figures: string,
  month: number,
  settings: PeriodSettings,
): PeriodLabel | null {
  const year = fullYear(figures)
  const reading = monthReading(year, month)
  if (/^\d{4}$/.test(figures)) return { reading }
  const note = `"${text}" is read as ${monthWords(year, month)}`
  const day = Number(figures)
  if (figures.startsWith("'") || day < 1 || day > 31) return { reading, note }
  const over = settings.year && yearOfMonth(month, settings.year)
  if (over !== undefined && over !== year) {
    const ofYear = dayOf(over, month, day)
    return ofYear === null ? null : { reading: dayReading(ofYear) }
  }
  return {
    ask: [
      { reading, words: monthWords(year, month) },
      { reading: null, words: `${day} ${MONTH_NAMES[month - 1]} of a year that is to be given` },
    ],
    why: `"${text}" could be a month and its year, or a day of that month`,
  }
}

const MONTHS = whole(
  String.raw`(?<from>${MONTH})[ -]?(?<early>${YEAR})?${TO}(?<to>${MONTH})(?:[ ,/-]*\(?(?:(?<both>${BOTH_YEARS})|(?<late>${YEAR}))\)?)?`,
)

/** "2025/26 (Apr–Oct)" */
const YEAR_BEFORE = whole(
  String.raw`(${BOTH_YEARS})[ ,:]+\(?(${MONTH}(?: ?[–-] ?| to )${MONTH})\)?`,
)

/** "Apr–Jun 2025", "Apr 18 to Mar 19", "October to March 2025/26"; "Apr–Jun" under a year. */
export const readMonths: LabelReader = (text, settings) => {
  const found = MONTHS.exec(text.replace(YEAR_BEFORE, '$2 $1'))?.groups
  if (!found) return null
  const [from, to] = [monthNumber(found['from'] ?? ''), monthNumber(found['to'] ?? '')]
  const years = yearsOfMonths(found, { from, to }, settings)
  if (years === null) return null
  if (years === undefined) return withoutYear(text)
  const reading = spanReading(monthReading(years.early, from).start, lastDayOf(years.late, to))
  if (reading === null) return null
  if (from === to && years.early !== years.late) {
    return {
      ask: [
        { reading: null, words: 'no period: a change between the two' },
        {
          reading,
          words: `all months from ${monthWords(years.early, from)} to ${monthWords(years.late, to)}`,
        },
      ],
      why: `"${text}" could be a change from one to the other, or all the months between`,
    }
  }
  if (reading.kind !== 'range') return { reading }
  return {
    reading,
    note: `"${text}" is read as all months from ${monthWords(years.early, from)} to ${monthWords(years.late, to)}`,
  }
}

/** @returns `undefined` when no year is given, `null` when the years given cannot be */
function yearsOfMonths(
  found: Readonly<Record<string, string | undefined>>,
  { from, to }: { readonly from: number; readonly to: number },
  settings: PeriodSettings,
): { readonly early: number; readonly late: number } | null | undefined {
  if (found['late'] !== undefined) {
    const late = fullYear(found['late'])
    const before = from > to ? late - 1 : late
    return { early: found['early'] === undefined ? before : fullYear(found['early']), late }
  }
  if (found['early'] !== undefined) return null
  const first = found['both'] === undefined ? null : firstOfTwo(found['both'])
  if (found['both'] !== undefined && first === null) return null
  const year = first === null ? settings.year : { kind: 'financial' as const, first }
  if (year === undefined) return undefined
  const [early, late] = [yearOfMonth(from, year), yearOfMonth(to, year)]
  return { early, late }
}
