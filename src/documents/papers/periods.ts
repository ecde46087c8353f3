import {
  dayOf,
  matchesIn,
  monthNamed,
  type Period,
  periodOf,
  quarterPeriod,
  readNumber,
  readOrdinal,
  yearPeriod,
} from '#shared/index.ts'

/** A time named in running text: a day, a month, a quarter, a year or a stretch of days. */
export interface NamedPeriod {
  readonly start: number
  readonly end: number
  readonly text: string
  /** `null` for a day and month without a year, and for a stretch that ends before it begins. */
  readonly period: Period | null
  /** A day of the week printed with a date: "Monday". */
  readonly weekday: string | null
  /** The two ends as printed, for a stretch; both are the same for anything else. */
  readonly first: string | null
  readonly last: string | null
}

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
]

const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|' +
  'jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)'
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?`
const YEAR = '(?:19|20)\\d\\d'
const SHORT_YEAR = `(?:${YEAR}|\\d\\d)`
const TO = String.raw`\s*(?:–|-|—|\bto\b|\band\b|\buntil\b)\s*`
const FINANCIAL = String.raw`(?:20\d\d\s?[/–-]\s?(?:20)?\d\d|\b\d\d/\d\d)(?!\d|[/-]\d)`
const QUARTER = String.raw`(?:q[1-4]|quarter (?:[1-4]|one|two|three|four)|(?:first|second|third|fourth|last|final) quarter)\b`
const WEEKDAY = `(?:${WEEKDAYS.join('|').toLowerCase()})`

const DATE = String.raw`(?:${WEEKDAY},?\s+)?${DAY}\s+${MONTH}(?:,?\s+${YEAR})?`
const DATE_RANGE = String.raw`${DAY}(?:\s+${MONTH}(?:\s+${YEAR})?)?${TO}${DAY}\s+${MONTH}(?:\s+${YEAR})?`
const MONTH_YEAR = String.raw`${MONTH}\.?[\s-]+(?:${YEAR}|[’']?\d\d(?!\d|st|nd|rd|th|,\d))`
const MONTH_RANGE = String.raw`${MONTH}(?:[\s-]+${SHORT_YEAR})?${TO}${MONTH}[\s-]+${SHORT_YEAR}(?!\d)`
const YEAR_TO = String.raw`(?:year|12 months|twelve months|quarter|three months|month) (?:to|ending|ended) (?:the end of )?(?:${DAY}\s+)?${MONTH}[\s-]+${SHORT_YEAR}(?!\d)`
const QUARTER_OF_YEAR = String.raw`${QUARTER}(?:\s+(?:of|for|in|the|performance|financial|year))*\s+${FINANCIAL}`

/** The pattern of a period as it heads a column; case does not matter. */
export const PERIOD_WORDS = String.raw`(?:${QUARTER_OF_YEAR}|${MONTH_RANGE}|${FINANCIAL}|${MONTH_YEAR}|\b${YEAR}\b)`

const NAMED = new RegExp(
  [
    `(?<yearTo>\\b${YEAR_TO})`,
    `(?<dates>\\b${DATE_RANGE})`,
    `(?<date>\\b${DATE})\\b`,
    `(?<months>\\b${MONTH_RANGE})`,
    `(?<quarter>\\b${QUARTER_OF_YEAR})`,
    `(?<month>\\b${MONTH_YEAR})`,
    `(?<financial>${FINANCIAL})`,
    `(?<year>(?<=\\b(?:in|during|since|of|by|for|from|to|and|year|until|end of|before|after|between)\\s)${YEAR}\\b(?!,\\d))`,
  ].join('|'),
  'gi',
)

/** What every such name has in it: sought first, since most texts have none and the whole pattern is slow. */
const SIGN_OF_ONE = new RegExp(`${YEAR}|20\\d\\d|\\d\\d/\\d\\d|\\b${MONTH}`, 'i')

/**
 * Every time named in a text, in order of reading, none overlapping. Quarters and years are financial;
 * a year alone is a calendar year; a two-figure year is in this century.
 */
export function findPeriods(text: string): readonly NamedPeriod[] {
  if (!SIGN_OF_ONE.test(text)) return []
  return matchesIn(text, NAMED).flatMap((match) => {
    const found = read(match)
    return found === undefined ? [] : [found]
  })
}

function read(match: RegExpMatchArray): NamedPeriod | undefined {
  const groups = match.groups ?? {}
  const text = match[0]
  const at = { start: match.index ?? 0, end: (match.index ?? 0) + text.length, text }
  if (groups['dates'] !== undefined) return readRange(at, daysOf(text))
  if (groups['months'] !== undefined) return readRange(at, monthsIn(text))
  if (groups['yearTo'] !== undefined) return readRange(at, endingIn(text))
  if (groups['date'] !== undefined) return readDate(at)
  if (groups['month'] !== undefined) return readRange(at, monthsIn(`${text} to ${text}`))
  const financial = /(?:20)?(\d\d)\s?[/–-]\s?(?:20)?(\d\d)$/.exec(text)
  if (groups['quarter'] !== undefined || groups['financial'] !== undefined) {
    if (!financial) return undefined
    const first = Number(financial[1])
    if ((first + 1) % 100 !== Number(financial[2])) return undefined
    const number = groups['quarter'] === undefined ? 0 : quarterNumber(text)
    const period = number > 0 ? quarterPeriod(2000 + first, number) : yearPeriod(2000 + first)
    return { ...at, period, weekday: null, first: period.start, last: period.end }
  }
  const year = Number(text)
  const period = periodOf(`${year}-01-01`, `${year}-12-31`)
  return { ...at, period, weekday: null, first: period.start, last: period.end }
}

/** "The last quarter", "the final quarter". */
const LAST_QUARTER = 4

function quarterNumber(text: string): number {
  const word = text.toLowerCase()
  const [, after, before = ''] = /^(?:quarter |q)(\w+)|^(\w+) quarter/.exec(word) ?? []
  return readNumber(after ?? '') ?? readOrdinal(before) ?? LAST_QUARTER
}

type Ends = readonly [string | null, string | null]

function readRange(
  at: { start: number; end: number; text: string },
  [first, last]: Ends,
): NamedPeriod {
  const valid = first !== null && last !== null && first <= last
  return { ...at, period: valid ? periodOf(first, last) : null, weekday: null, first, last }
}

/** Of a name that MONTH has matched. */
function monthNumber(name: string): number {
  return monthNamed(name) ?? 0
}

function fullYear(text: string): number {
  const year = Number(text.replace(/[’']/, ''))
  return year < 100 ? 2000 + year : year
}

const MONTHS_OF_TEXT = new RegExp(`(${MONTH})\\.?(?:[\\s-]+([’']?${SHORT_YEAR}))?`, 'gi')

function monthsIn(text: string): Ends {
  const found = matchesIn(text, MONTHS_OF_TEXT)
  const [start, end] = [found[0], found.at(-1)]
  if (!start?.[1] || !end?.[1] || end[2] === undefined) return [null, null]
  const [from, to] = [monthNumber(start[1]), monthNumber(end[1])]
  const last = fullYear(end[2])
  const first = start[2] === undefined ? (from > to ? last - 1 : last) : fullYear(start[2])
  const close = Temporal.PlainDate.from({ year: last, month: to, day: 1 })
  return [
    Temporal.PlainDate.from({ year: first, month: from, day: 1 }).toString(),
    close.with({ day: close.daysInMonth }).toString(),
  ]
}

/** "The year to March 2024": the months up to and including the one named. */
function endingIn(text: string): Ends {
  const [, last] = monthsIn(text.replace(/\d{1,2}(?:st|nd|rd|th)? (?=[a-z])/giu, ''))
  if (last === null) return [null, null]
  const months = /^quarter|^three/iu.test(text) ? 3 : /^month\b/iu.test(text) ? 1 : 12
  const end = Temporal.PlainDate.from(last)
  return [
    end
      .with({ day: 1 })
      .subtract({ months: months - 1 })
      .toString(),
    last,
  ]
}

const DAYS_OF_TEXT = new RegExp(
  `(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:\\s+(${MONTH}))?(?:\\s+(${YEAR}))?`,
  'gi',
)

function daysOf(text: string): Ends {
  const found = matchesIn(text, DAYS_OF_TEXT)
  const [start, end] = [found[0], found.at(-1)]
  if (!start || !end?.[2] || end[3] === undefined) return [null, null]
  const year = Number(end[3])
  const month = monthNumber(end[2])
  const firstMonth = start[2] === undefined ? month : monthNumber(start[2])
  const firstYear =
    start[3] === undefined ? (firstMonth > month ? year - 1 : year) : Number(start[3])
  return [dayOf(firstYear, firstMonth, Number(start[1])), dayOf(year, month, Number(end[1]))]
}

const WHOLE_DATE = new RegExp(
  `^(?:(${WEEKDAY}),?\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\s+(${MONTH})(?:,?\\s+(${YEAR}))?$`,
  'i',
)

function readDate(at: { start: number; end: number; text: string }): NamedPeriod | undefined {
  const parts = WHOLE_DATE.exec(at.text)
  if (!parts) return undefined
  const weekday = WEEKDAYS.find((name) => name.toLowerCase() === parts[1]?.toLowerCase()) ?? null
  const day =
    parts[4] === undefined
      ? null
      : dayOf(Number(parts[4]), monthNumber(parts[3] ?? ''), Number(parts[2]))
  return {
    ...at,
    period: day === null ? null : periodOf(day, day),
    weekday,
    first: day,
    last: day,
  }
}

/** The kind of period a change is measured against in words: "the same quarter of the previous year". */
export function comparedWith(text: string): 'month' | 'quarter' | 'year' | null {
  const same = /\b(?:same|equivalent|corresponding)\s+(month|quarter)\b/i.exec(text)
  if (same) return same[1]?.toLowerCase() === 'month' ? 'month' : 'quarter'
  const before =
    /\b(?:previous|last|prior|preceding)\s+(?:financial\s+)?(month|quarter|year)\b/i.exec(text)
  const kind = before?.[1]?.toLowerCase()
  return kind === 'month' || kind === 'quarter' || kind === 'year' ? kind : null
}
