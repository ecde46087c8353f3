import { describeDay } from '#shared/index.ts'
import { monthNumber, withoutYear, yearOfMonth } from './label-months.ts'
import { DAY, MONTH, TO, whole, YEAR } from './label-text.ts'
import {
  dayFrom,
  dayReading,
  type LabelReader,
  mapReadings,
  type PeriodLabel,
  type PeriodReading,
  type PeriodSettings,
  spanReading,
} from './period-reading.ts'

const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?'
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/i
const JOINED = /^((?:19|20)\d\d)(\d\d)(\d\d)$/
const FIGURES = whole(String.raw`${WEEKDAY}(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})`)
const IN_WORDS = whole(`${WEEKDAY}(${DAY})[ -]?(?:of )?(${MONTH})[ ,-]*(${YEAR})`)
/** A day of two figures without a year could be a month of that year: "19-Apr". */
const WITHOUT_YEAR = whole(String.raw`${WEEKDAY}([1-9]|\d{1,2}(?:st|nd|rd|th)) (?:of )?(${MONTH})`)
const MONTH_FIRST = whole(`${WEEKDAY}(${MONTH}) (${DAY}),? (${YEAR})`)

/** "30 June 2025", "30-Jun-25", "June 30, 2025", "30/06/2025", "2025-06-30"; "11/12/2025" is asked unless settled. */
export const readDay: LabelReader = (text, settings) => {
  const iso = ISO.exec(text) ?? JOINED.exec(text)
  if (iso) return dayLabel(dayFrom(iso[1] ?? '', Number(iso[2]), iso[3] ?? ''))
  const words = IN_WORDS.exec(text)
  if (words) {
    return dayLabel(dayFrom(words[3] ?? '', monthNumber(words[2] ?? ''), figuresOf(words[1])))
  }
  const turned = MONTH_FIRST.exec(text)
  if (turned) {
    return dayLabel(dayFrom(turned[3] ?? '', monthNumber(turned[1] ?? ''), figuresOf(turned[2])))
  }
  const yearless = WITHOUT_YEAR.exec(text)
  if (yearless) {
    if (settings.year === undefined) return withoutYear(text)
    const month = monthNumber(yearless[2] ?? '')
    const year = String(yearOfMonth(month, settings.year))
    return dayLabel(dayFrom(year, month, figuresOf(yearless[1])))
  }
  const figures = FIGURES.exec(text)
  if (!figures) return null
  const [, first = '', sign = '', second = '', year = ''] = figures
  // "1.2.13" is the number of a table, and "30.09.25" a day
  if (sign === '.' && year.length === 2 && (first.length < 2 || second.length < 2)) return null
  const dayFirst = dayFrom(year, Number(second), first)
  const monthFirst = dayFrom(year, Number(first), second)
  if (settings.dayFirst !== undefined) return dayLabel(settings.dayFirst ? dayFirst : monthFirst)
  if (dayFirst === null || monthFirst === null || dayFirst === monthFirst) {
    return dayLabel(dayFirst ?? monthFirst)
  }
  return {
    ask: [
      { reading: dayReading(dayFirst), words: describeDay(dayFirst), settles: { dayFirst: true } },
      {
        reading: dayReading(monthFirst),
        words: describeDay(monthFirst),
        settles: { dayFirst: false },
      },
    ],
    why: `"${text}" could have the day first or the month first`,
  }
}

/** "32 March 2025", "31/04/2025": written as a day, and none that there is. */
export function isNoDay(text: string): boolean {
  const plain = text.trim()
  return (AS_DAY.test(plain) || FIGURES.test(plain)) && readDay(plain, {}) === null
}

const AS_DAY = whole(`${WEEKDAY}${DAY}[ -](?:of )?${MONTH}[ ,-]*${YEAR}`)

function figuresOf(day: string | undefined): string {
  return (day ?? '').replace(/\D+$/, '')
}

function dayLabel(day: string | null): PeriodLabel | null {
  return day === null ? null : { reading: dayReading(day) }
}

const WEEK_ENDING = whole(
  String.raw`(?:w\/?e|wk\.? ?end(?:ing)?|week end(?:ing|ed)?|week to|7 days to)[: ] ?(.+)`,
)
const WEEK_FROM = whole(
  String.raw`(?:w\/?[cb]|wk\.? ?(?:commencing|beginning)|week (?:commencing|beginning|starting|from|of))[: ] ?(.+)`,
)
const ISO_WEEK = /^(\d{4})[ -]?w(\d{1,2})$/i
const WEEK_OF_YEAR = whole(
  String.raw`(?:week|wk) ?(\d{1,2})(?:[ ,/-]*(?:of )?((?:19|20)\d\d(?:[/–-]\d\d)?))?|((?:19|20)\d\d) (?:week|wk) ?(\d{1,2})`,
)
const WEEKS_OF_YEAR = 53
const SUNDAY = 7
const MONDAY = 1

/** "w/e 05/10/2025", "week commencing 29 September 2025", "2025-W40". */
export const readWeek: LabelReader = (text, settings) => {
  const ending = WEEK_ENDING.exec(text)
  if (ending) {
    return mapReadings(weekDay(ending[1] ?? '', SUNDAY, settings), ({ end }) => week(end, -6))
  }
  const from = WEEK_FROM.exec(text)
  if (from)
    return mapReadings(weekDay(from[1] ?? '', MONDAY, settings), ({ start }) => week(start, 6))
  const iso = ISO_WEEK.exec(text)
  if (iso) {
    const reading = isoWeek(Number(iso[1]), Number(iso[2]))
    return reading === null ? null : { reading }
  }
  const numbered = WEEK_OF_YEAR.exec(text)
  if (!numbered) return null
  const over = settings.year?.kind === 'calendar' ? String(settings.year.first) : undefined
  const year = numbered[2] ?? numbered[3] ?? over
  const number = Number(numbered[1] ?? numbered[4])
  if (number < 1 || number > WEEKS_OF_YEAR) return null
  const reading = year?.length === 4 ? isoWeek(Number(year), number) : null
  if (reading !== null && settings.weeks === 'iso') return { reading }
  return {
    ask: [
      {
        reading,
        words: `week ${number} as ISO 8601 counts them, from Monday to Sunday`,
        ...(reading === null ? {} : { settles: { weeks: 'iso' as const } }),
      },
      { reading: null, words: `week ${number} counted otherwise: say the day it ends on` },
    ],
    why: `"${text}" does not say from when its weeks are counted`,
  }
}

/** The day a week ends or begins on. Of two ways to read it, the one that is the usual day of the week. */
function weekDay(text: string, usual: number, settings: PeriodSettings): PeriodLabel | null {
  const label = readDay(text, settings)
  if (label === null || 'reading' in label) return label
  const likely = label.ask.filter(
    ({ reading }) => reading && Temporal.PlainDate.from(reading.start).dayOfWeek === usual,
  )
  const [only] = likely
  if (likely.length !== 1 || !only?.reading) return label
  return {
    reading: only.reading,
    note: `"${text}" is read as ${only.words}, a ${usual === SUNDAY ? 'Sunday' : 'Monday'}`,
  }
}

function week(day: string, days: number): PeriodReading {
  const other = Temporal.PlainDate.from(day).add({ days }).toString()
  const [start, end] = days < 0 ? [other, day] : [day, other]
  return { start, end, kind: 'week', basis: 'during' }
}

/** A week from Monday as ISO 8601 numbers them: the first has the 4th of January. */
function isoWeek(year: number, number: number): PeriodReading | null {
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 })
  const monday = fourth
    .subtract({ days: fourth.dayOfWeek - MONDAY })
    .add({ days: 7 * (number - 1) })
  return number < 1 || monday.add({ days: 3 }).year !== year ? null : week(monday.toString(), 6)
}

const SHORT_RANGE = whole(
  `(?<from>${DAY})(?: (?<early>${MONTH}))?(?:,? (?<earlyYear>${YEAR}))?${TO}(?<to>${DAY}) (?<late>${MONTH})(?:,? (?<year>${YEAR}))?`,
)

/** "1 to 30 April 2025", "1 Apr – 30 Jun 2025". */
export const readDays: LabelReader = (text, settings) => {
  const found = SHORT_RANGE.exec(text)?.groups
  if (!found) return null
  const late = monthNumber(found['late'] ?? '')
  const early = found['early'] === undefined ? late : monthNumber(found['early'])
  const year =
    found['year'] ?? (settings.year === undefined ? undefined : yearOfMonth(late, settings.year))
  if (year === undefined) return withoutYear(text)
  const end = dayFrom(String(year), late, figuresOf(found['to']))
  if (end === null) return null
  const endYear = Number(end.slice(0, 4))
  const startYear = found['earlyYear'] ?? `${early > late ? endYear - 1 : endYear}`
  const start = dayFrom(startYear, early, figuresOf(found['from']))
  const reading = start === null ? null : spanReading(start, end)
  return reading === null ? null : { reading }
}

/** The days that censuses of England and Wales were held. */
const CENSUS_DAYS: Readonly<Record<string, string>> = {
  2001: '2001-04-29',
  2011: '2011-03-27',
  2021: '2021-03-21',
}

/** "Census 2021", "2011 census": the day that it counted people on. */
export const readCensus: LabelReader = (text) => {
  const [, behind, before] = /^(?:census,? (20\d1)|(20\d1) census)$/i.exec(text) ?? []
  const day = CENSUS_DAYS[behind ?? before ?? '']
  return day === undefined ? null : { reading: dayReading(day) }
}
