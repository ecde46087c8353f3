import { yearToDate } from '#shared/index.ts'
import { findPeriods } from '../papers/periods.ts'
import { namesPeriod } from './cell-kinds.ts'
import { type PeriodLabel, type PeriodSettings, readPeriodLabel, yearOf } from './period-label.ts'
import { monthsTo, type PeriodReading } from './period-reading.ts'

/** The time of a value, put together from every label and heading that names one, or part of one. */
export interface When {
  /** The words, as they stand. */
  readonly words: string
  readonly label: PeriodLabel | null
}

/** What the days of a column stand for, by its heading and by how they follow one another. */
export type DayMeans =
  | 'day'
  | 'week-ending'
  | 'week-beginning'
  /** One of the two, which nothing says. */
  | 'week'
  | 'month'
  | 'month-ending'
  | 'quarter-ending'
  | 'year-ending'

const ROLE_WORDS =
  /\b(?:targets?|actuals?|plan(?:ned)?|forecast|outturn|budget|total|totals|position|result|average|mean|estimate|provisional|revised|final|baseline|proposed|draft)\b/gi

/** The part of a heading that names a time: "2025/26" of "Target 2025/26"; `undefined` for none. */
export function timeIn(heading: string): string | undefined {
  if (heading === '') return undefined
  if (namesPeriod(heading)) return heading
  const rest = heading
    .replace(ROLE_WORDS, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:–-]+|[\s:–-]+$/g, '')
  if (rest !== heading && rest !== '' && namesPeriod(rest)) return rest
  const days = DAYS.exec(heading)?.[0]
  if (days !== undefined && namesPeriod(days)) return days
  const part = heading
    .split(/[,;:]\s+|\s+[–-]\s+/)
    .find((one, _, all) => all.length > 1 && namesPeriod(one) && !isBasis(one))
  if (part !== undefined) return part
  const known = (MID_YEAR.exec(heading) ?? CENSUS.exec(heading))?.[0]
  if (known !== undefined) return known
  return timeAmong(heading)?.text ?? yearBehind(heading)?.time ?? PART_BEHIND.exec(heading)?.[1]
}

/** "Autumn term 2 Sep – 20 Dec 2024": from one day to another, behind other words. */
const DAYS = /\b\d{1,2} [a-z]{3,9}(?: \d{4})? ?(?:–|-|to|until) ?\d{1,2} [a-z]{3,9} \d{4}\b/i

/** "Searches Q1", "Detentions Oct": a part of the year that the table is of, behind other words. */
const PART_BEHIND =
  /(?<=[a-z)]) (Q[1-4]|H[12]|Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)$/

/** "cumulative" between commas says how figures are counted, and names no time. */
function isBasis(words: string): boolean {
  return /^(?:cumulative|rolling|to date)$/i.test(words.trim())
}

/** Populations are those of the middle of a year. */
const MID_YEAR = /\bmid[- ]?(?:year )?(?:(?:19|20)\d\d|(?<=[- ])\d\d)\b/i

/** People were counted on the day of a census; a rate by them is of another time. */
const CENSUS = /(?<!\b(?:per|rates?)\b.*)\b(?:census,? 20\d1|20\d1 census)\b/i

/** "England and Wales 2025 [p]": a year behind other words that name no law, plan or census by theirs. */
function yearBehind(heading: string): { readonly words: string; readonly time: string } | null {
  const found =
    /^(.*[a-z)%].*?)[\s,:–-]+((?:19|20)\d\d(?:\s*[[(](?:p|r|e|provisional|revised)[)\]])?)$/i.exec(
      heading,
    )
  const before = /^((?:19|20)\d\d) ([a-z(].*)$/i.exec(heading)
  if (before !== null && !NAMED_BY_YEAR.test(before[2]?.split(' ')[0] ?? ''))
    return { words: before[2] ?? '', time: before[1] ?? '' }
  const [, words = '', time = ''] = found ?? []
  return time === '' || NAMED_BY_YEAR.test(words) ? null : { words, time }
}

const NAMED_BY_YEAR =
  /\b(?:census|act|order|regulations|code|plan|strategy|survey|agreement|since)$/i

/** One time among other words: "Households on 21 March 2021 (Census)". */
function timeAmong(heading: string) {
  const found = findPeriods(heading).filter(({ period }) => period !== null)
  return found.length === 1 && found[0] !== undefined ? withItsEnd(heading, found[0]) : undefined
}

const UP_TO =
  /^[ ,(]*(?:up )?to (?:the )?(?:end (?:of )?)?(?:q(?:uarter ?)?[1-4]|(?:p|period|month|m) ?\d{1,2}|(?:\d{1,2} )?[a-z]{3,9})\b\)?/i

/** "Incidents 2025/26 to Q3": a year with the part of it up to which it is counted. */
export function withItsEnd<Named extends { readonly text: string; readonly end: number }>(
  words: string,
  named: Named,
): Named {
  const behind = UP_TO.exec(words.slice(named.end))?.[0]
  if (behind === undefined || yearOf(named.text) === null) return named
  const text = `${named.text}${behind}`
  return readPeriodLabel(text, {}) === null
    ? named
    : { ...named, text, end: named.end + behind.length }
}

/** What a heading says beside a time among its words; '' if it is a time and no more. */
export function withoutTime(heading: string): string {
  if (heading === '' || namesPeriod(heading)) return ''
  const plain = heading
    .replace(ROLE_WORDS, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:–-]+|[\s:–-]+$/g, '')
  if (plain !== heading && namesPeriod(plain)) return ''
  const days = DAYS.exec(heading)?.[0]
  if (days !== undefined && namesPeriod(days))
    return heading
      .replace(days, '')
      .replace(/\(\s*\)/, '')
      .replace(/^[\s:,–-]+|[\s:,–-]+$/g, '')
  const parts = heading.split(/[,;:]\s+|\s+[–-]\s+/)
  if (parts.length > 1 && parts.some((one) => namesPeriod(one) && !isBasis(one)))
    return parts.filter((one) => !namesPeriod(one)).join(', ')
  const known = MID_YEAR.exec(heading) ?? CENSUS.exec(heading)
  if (known !== null) return heading.replace(known[0], '').replace(/^[\s:,–-]+|[\s:,–-]+$/g, '')
  const time = timeAmong(heading)
  if (time === undefined) return yearBehind(heading)?.words ?? heading.replace(PART_BEHIND, '')
  const left = `${heading.slice(0, time.start)} ${heading.slice(time.end)}`
  return left
    .replace(/\(\s*\)/g, ' ')
    .replace(/\b(?:in|on|at|for|of|from|to|as at|during)\s*(?=$|\()/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:,–-]+|[\s:,–-]+$/g, '')
}

/**
 * @param texts - what heads the column and names the row, the nearest to the value last
 * @param settings - what else the sheet tells of its times
 */
export function whenOf(
  texts: readonly string[],
  settings: PeriodSettings,
  dayMeans: DayMeans = 'day',
): When | undefined {
  const named = texts.flatMap((text, index) => {
    const time = timeIn(text)
    return time === undefined || text === texts[index - 1] ? [] : [time]
  })
  if (named.length === 0) return undefined
  const words = named.join(' ')
  const years = named.filter((text) => yearOf(text) !== null)
  const parts = named.filter((text) => yearOf(text) === null)
  const year = years.map((text) => yearOf(text)).find((one) => one !== null) ?? undefined
  const within = year === undefined ? settings : { ...settings, year }
  if (parts.length > 0) {
    const read = parts.map((part) => readPeriodLabel(part, within)).filter((one) => one !== null)
    const finest = finestOf(read) ?? read[0]
    if (finest) return { words, label: asMeant(finest, dayMeans) }
  }
  const whole = named.map((text) => readPeriodLabel(text, settings)).filter((one) => one !== null)
  const last = whole.at(-1)
  return { words, label: last === undefined ? null : asMeant(last, dayMeans) }
}

/** The shortest of times that are plain: of "Quarter 1" over "Apr" the month. */
function finestOf(labels: readonly PeriodLabel[]): PeriodLabel | undefined {
  const days = ({ start, end }: PeriodReading) =>
    Temporal.PlainDate.from(start).until(Temporal.PlainDate.from(end)).total('days')
  return labels
    .flatMap((label) => ('reading' in label ? [label] : []))
    .toSorted((one, other) => days(one.reading) - days(other.reading))[0]
}

function asMeant(label: PeriodLabel, dayMeans: DayMeans): PeriodLabel {
  if (dayMeans === 'week' && 'reading' in label && label.reading.kind === 'day')
    return eitherWeek(label.reading)
  return 'reading' in label ? { ...label, reading: spread(label.reading, dayMeans) } : label
}

function eitherWeek(day: PeriodReading): PeriodLabel {
  const both = [spread(day, 'week-beginning'), spread(day, 'week-ending')]
  return {
    ask: both.map((reading) => ({ reading, words: `${reading.start} to ${reading.end}` })),
    why: 'It is a day of a week, and nothing says whether it begins or ends it',
  }
}

/** A day as the week, month or quarter that its column says it stands for. */
function spread(reading: PeriodReading, dayMeans: DayMeans): PeriodReading {
  if (dayMeans === 'year-ending' && (reading.kind === 'day' || reading.kind === 'month'))
    return monthsTo(reading.end, 12) ?? reading
  if (reading.kind !== 'day' || dayMeans === 'day') return reading
  const day = Temporal.PlainDate.from(reading.end)
  const span = (
    start: Temporal.PlainDate,
    end: Temporal.PlainDate,
    kind: PeriodReading['kind'],
  ) => ({
    start: start.toString(),
    end: end.toString(),
    kind,
    basis: 'during' as const,
  })
  if (dayMeans === 'week-ending') return span(day.subtract({ days: 6 }), day, 'week')
  if (dayMeans === 'week-beginning') return span(day, day.add({ days: 6 }), 'week')
  const end = day.with({ day: day.daysInMonth })
  if (dayMeans === 'quarter-ending')
    return span(day.with({ day: 1 }).subtract({ months: 2 }), end, 'quarter')
  return span(day.with({ day: 1 }), end, 'month')
}

/**
 * What days stand for: as the heading of their column says, or as they follow one another.
 *
 * @param isWeekly - whether the lines above say that the table is of weeks
 */
export function dayMeaning(heading: string, days: readonly string[], isWeekly = false): DayMeans {
  if (/\b(?:week ending|w\/?e)\b/i.test(heading)) return 'week-ending'
  if (/\b(?:week (?:commencing|beginning|starting)|w\/?c)\b/i.test(heading)) return 'week-beginning'
  if (/(?<!\bat (?:the |each )?)\bquarter (?:ending|end)\b/i.test(heading)) return 'quarter-ending'
  if (/(?<!\bat (?:the |each )?)\bmonth (?:ending|end)\b/i.test(heading)) return 'month-ending'
  if (YEAR_ENDING.test(heading)) return 'year-ending'
  if (/\bmonth\b/i.test(heading)) return 'month'
  const dates = [...new Set(days)].filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day))
  if (isWeekly || /^(?:week|wk)\b/i.test(heading)) {
    const meant = weekMeaning(dates)
    if (meant !== undefined) return meant
  }
  const isMonths = dates.length > 2 && dates.length === new Set(days).size
  return isMonths && dates.every((day) => day.endsWith('-01')) ? 'month' : 'day'
}

const [MONDAY, SUNDAY, DAYS_OF_WEEK] = [1, 7, 7]

/** Days that follow one another week by week: Mondays begin a week and Sundays end one; of others that is asked. */
function weekMeaning(days: readonly string[]): DayMeans | undefined {
  const dates = days.toSorted().map((day) => Temporal.PlainDate.from(day))
  const [first] = dates
  if (first === undefined || dates.length < 2) return undefined
  const isWeekly = dates.every((day) => first.until(day).days % DAYS_OF_WEEK === 0)
  if (!isWeekly) return undefined
  if (first.dayOfWeek === MONDAY) return 'week-beginning'
  return first.dayOfWeek === SUNDAY ? 'week-ending' : 'week'
}

/** "Year to", "12 months ending": what a day under it is the last of. */
const YEAR_ENDING =
  /\b(?:years?|(?:12|twelve)[- ]months?) (?:to|end(?:ing|ed)?)(?: on)?(?:\s*$| the (?:date|day|month) )/i

const TO_DATE =
  /\b(?:fy?|cy?)?ytd\b|\byear[- ]to[- ]date\b|\bto date\b|^cumulative(?: total)?$|^year so far$/i

const ROLLING_YEAR =
  /^(?:current )?(?:rolling|moving) (?:(?:12|twelve)[- ]months?|year)(?: total)?$|^(?:12|twelve)[- ]months? (?:rolling|to date)(?: total)?$/i

/** "Rolling 12 months" and no more: of the year up to whatever time stands beside it. */
export function isRollingYear(words: string): boolean {
  return ROLLING_YEAR.test(words.trim())
}

export function saysToDate(words: string): boolean {
  return TO_DATE.test(words.trim()) && !isRollingYear(words)
}

/** Whether a heading says that it is of as much of another time: "Same period 2024/25". */
export function saysSamePeriod(heading: string): boolean {
  return /\b(?:same|corresponding|equivalent|comparable|like) (?:period|months|quarter(?= (?:19|20)\d\d\b)|time|point|stage)\b/i.test(
    heading,
  )
}

/** The year so far, up to the end of a time: of the financial year, unless it is the calendar one that is counted. */
export function toDate({ end }: { readonly end: string }, fromJanuary = false): PeriodReading {
  const start = fromJanuary ? `${end.slice(0, 4)}-01-01` : yearToDate({ end }).start
  return { start, end, kind: 'cumulative', basis: 'cumulative' }
}
