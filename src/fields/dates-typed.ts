import { MONTH_NAMES } from '#shared/index.ts'

/** Years that a panel has to do with. A form filled in haste gives 0026; weeks after 9999 have no day. */
const [FIRST_YEAR, LAST_YEAR] = ['1900', '2199']

function isInYears(text: string): boolean {
  return text.slice(0, 4) >= FIRST_YEAR && text.slice(0, 4) <= LAST_YEAR
}

/** Is it a day that is in the calendar, of the years 1900 to 2199, written YYYY-MM-DD? */
export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    isInYears(text) &&
    isReal(() => Temporal.PlainDate.from(text, STRICT))
  )
}

const STRICT = { overflow: 'reject' } as const
export const TIME_SHAPE = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?$/

/** Is it a day and a time that exist, of the same years, written as `TIME_SHAPE` has it? */
export function isTime(text: string): boolean {
  return (
    TIME_SHAPE.test(text) &&
    isInYears(text) &&
    isReal(() => Temporal.PlainDateTime.from(text.replace(' ', 'T'), STRICT))
  )
}

const MONTHS = MONTH_NAMES.map((name) => name.toLowerCase())

const DASHES = /[\u2010-\u2015\u2212]/g

/** A day typed in words or day first, "Monday 8 February 2027", "8 Feb 2027" or 8/2/2027, as 2027-02-08; else as typed. */
export function tidyDay(text: string): string {
  const plain = text.replace(DASHES, '-')
  const [, first, second, last] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(plain) ?? []
  if (first !== undefined && second !== undefined)
    return `${last}-${second.padStart(2, '0')}-${first.padStart(2, '0')}`
  const [, day = '', name = '', year = ''] =
    /^(?:[a-z]+day,? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9}),? (\d{4})$/i.exec(plain) ?? []
  const month = MONTHS.findIndex((one) => one === name.toLowerCase() || isShort(one, name)) + 1
  return month === 0 || day === ''
    ? plain
    : `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** The day that somebody typed in any of the ways that `tidyDay` takes, as 2027-02-08; `undefined` where it is none. */
export function dayTyped(text: unknown): string | undefined {
  const day = typeof text === 'string' ? tidyDay(text.trim()) : ''
  return isDay(day) ? day : undefined
}

const LIKE_A_DAY = [
  /^\d{6,9}$/,
  /^\d{1,6}[/.-]\d{1,6}[/.-]\d{1,6}$/,
  new RegExp(
    `^(?:[a-z]+day,? )?\\d{1,3}(?:st|nd|rd|th)? (?:${MONTHS.join('|')}|${MONTHS.map((one) => one.slice(0, 3)).join('|')}),? \\d{2,6}$`,
    'i',
  ),
]

/** Does a text look like a day and is none: 15122026, 31/2/2027, "15 December 32026"? */
export function isMistypedDay(text: string): boolean {
  const plain = text
    .trim()
    .replace(/^(?:by|on) /i, '')
    .replace(DASHES, '-')
  return LIKE_A_DAY.some((shape) => shape.test(plain)) && !isDay(tidyDay(plain))
}

/** A day and a time, the day as `tidyDay` takes it and either of them first, as 2027-02-08T09:30; else as it was typed. */
export function tidyTime(text: string): string {
  const [, early, after = ''] = /^(\d{1,2}:\d{2}),?(?: on)? (.+)$/i.exec(text) ?? []
  const [, before = '', late] =
    /^(.+?)(?:,? at |,? |T)(\d{1,2}:\d{2}(?::\d{2})?)$/i.exec(text) ?? []
  const [day, time] = early === undefined ? [before, late] : [after, early]
  return time === undefined ? text : `${tidyDay(day)}T${time.replace(/^\d:/, '0$&')}`
}

const isShort = (month: string, name: string) =>
  name.length === 3 && month.startsWith(name.toLowerCase())

/** The clocks of every police area. */
const ZONE = 'Europe/London'

/** Is it a time that the clocks leave out on the night they go forward? Written as `isTime` has it. */
export function isSkipped(text: string): boolean {
  const local = Temporal.PlainDateTime.from(text.replace(' ', 'T'))
  return !local.toZonedDateTime(ZONE).toPlainDateTime().equals(local)
}

/** 2027-28, with any dash or stroke, or as 2027 to 2028. */
export const YEAR_SHAPE = /^(\d{4})\s*(?:[-\u2010-\u2015\u2212/]|\s+to\s+)\s*(\d{4}|\d{2})$/

/** A financial year, of the same years, as 2027-28; `undefined` when the second is not the next. */
export function readFinancialYear(text: string): string | undefined {
  const [, first = '', second = ''] = YEAR_SHAPE.exec(text.trim()) ?? []
  const next = String(Number(first) + 1)
  const isNext = second !== '' && (second === next || second === next.slice(2))
  return isNext && isInYears(first) ? `${first}-${next.slice(2)}` : undefined
}

function isReal(make: () => unknown): boolean {
  try {
    make()
    return true
  } catch {
    return false
  }
}
