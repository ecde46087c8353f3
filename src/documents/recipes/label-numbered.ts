import { MONTH_NAMES, monthPeriod } from '#shared/index.ts'
import { APRIL, withoutYear, yearOfMonth } from './label-months.ts'
import { BOTH_YEARS, whole, YEAR4 } from './label-text.ts'
import { firstOfTwo } from './label-years.ts'
import {
  fullYear,
  type LabelReader,
  lastDayOf,
  ofPeriod,
  type PeriodChoice,
  type PeriodLabel,
  type PeriodSettings,
  spanReading,
} from './period-reading.ts'

const NUMBERED = String.raw`(?:(?<long>(?:fin(?:ance|ancial)? )?(?:period|month))|p|m|mth) ?(?<number>\d{1,2})`
const NUMBER_YEAR = whole(
  String.raw`${NUMBERED}(?:[ ,/–-]+(?:of )?(?:f\.?y\.? ?)?\(?(?<year>${BOTH_YEARS}|${YEAR4})\)?)?`,
)
const YEAR_NUMBER = whole(
  String.raw`(?:f\.?y\.? ?)?(?<year>${BOTH_YEARS}|${YEAR4})[ ,:–-]+${NUMBERED}`,
)

/** "Period 7", "P7 2025/26", "Month 7" of a year of finance: from April unless told otherwise. */
export const readNumberedMonth: LabelReader = (text, settings) => {
  const found = (NUMBER_YEAR.exec(text) ?? YEAR_NUMBER.exec(text))?.groups
  const number = Number(found?.['number'])
  if (!found || number < 1 || number > 12) return null
  const first = firstOfTwo(found['year'] ?? '')
  if (found['year'] !== undefined && first === null && found['year'].length !== 4) return null
  const year: PeriodSettings['year'] =
    first !== null
      ? { kind: 'financial', first }
      : found['year'] === undefined
        ? settings.year
        : { kind: 'calendar', first: Number(found['year']) }
  if (year === undefined && found['long'] === undefined) return null
  return numberedMonth(text, number, year, settings)
}

function numberedMonth(
  text: string,
  number: number,
  year: PeriodSettings['year'],
  settings: PeriodSettings,
): PeriodLabel {
  // "Period 7" and "M7" are an accountant's; the seventh month of a year of finance may be called July
  const isPlain = year?.kind === 'financial' && !/^\D*\bmonth \d/i.test(text)
  const periodOne = settings.periodOne ?? (isPlain ? 'April' : undefined)
  const choices = (['April', 'January'] as const)
    .filter((one) => (periodOne ?? one) === one)
    .map((one): PeriodChoice => {
      const month = one === 'April' ? ((number + APRIL - 2) % 12) + 1 : number
      // A year in one number over months counted from April may be either of its two
      const calendarYear = one === 'April' && year?.kind === 'calendar' ? null : year
      const reading = calendarYear
        ? ofPeriod(monthPeriod(yearOfMonth(month, calendarYear), month))
        : null
      const words = `${MONTH_NAMES[month - 1]}, as ${one} is the first`
      return { reading, words, settles: { periodOne: one } }
    })
  const [only] = choices
  if (choices.length === 1 && only?.reading) return { reading: only.reading }
  if (year === undefined) return withoutYear(text, choices)
  return { ask: choices, why: `"${text}" could be counted from April or from January` }
}

/** The months that a season begins and ends with, by the calendar of the weather. */
const SEASONS: Readonly<Record<string, readonly [number, number]>> = {
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  winter: [12, 2],
}
const SEASON = whole(`(${Object.keys(SEASONS).join('|')}),? (${BOTH_YEARS}|${YEAR4})`)

/** "Spring 2025" is a name: its months are always asked. */
export const readSeason: LabelReader = (text) => {
  const found = SEASON.exec(text)
  const months = SEASONS[(found?.[1] ?? '').toLowerCase()]
  if (!found || !months) return null
  const [from, to] = months
  const first = firstOfTwo(found[2] ?? '')
  const year = first ?? fullYear(found[2] ?? '')
  const start = first !== null && from < APRIL ? year + 1 : year
  const reading = spanReading(
    monthPeriod(start, from).start,
    lastDayOf(to < from ? start + 1 : start, to),
  )
  return {
    ask: [
      { reading, words: `${MONTH_NAMES[from - 1]} to ${MONTH_NAMES[to - 1]}` },
      { reading: null, words: 'the name of a survey or a term, whose months are to be given' },
    ],
    why: `"${text}" is a name: it does not say which months`,
  }
}
