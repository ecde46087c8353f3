import { formatNumber } from '#shared/index.ts'

const MINUTES_AN_HOUR = 60

/** Hours and minutes, "1:30", or hours with decimals, "1.5". */
export const HOURS_SHAPE = /^(?:\d{1,6}:[0-5]\d|(?:\d{1,3}(?:,\d{3})|\d{1,6})(?:\.\d{1,2})?)$/

const WORDS_SHAPE = /^(?:(\d{1,6})\s*h(?:ours?)?)?\s*(?:(\d{1,6})\s*m(?:in(?:ute)?s?)?)?$/i

/**
 * A length of time as whole minutes: "1:30", "1.5", "1.5 hours", "1 h 30 min" and "90 minutes" are 90.
 *
 * @returns `undefined` where it is none of these; hours are rounded to the minute
 */
export function minutesOf(text: string): number | undefined {
  const plain = text.trim().replace(/\s*hours?$/i, '')
  if (HOURS_SHAPE.test(plain)) {
    const [hours = '', minutes] = plain.replace(',', '').split(':')
    if (minutes !== undefined) return Number(hours) * MINUTES_AN_HOUR + Number(minutes)
    return Math.round(Number(hours) * MINUTES_AN_HOUR)
  }
  const [found, hours, minutes] = WORDS_SHAPE.exec(text.trim()) ?? []
  if (found === undefined || found === '') return undefined
  return Number(hours ?? 0) * MINUTES_AN_HOUR + Number(minutes ?? 0)
}

/** 90 as "1:30", so that it is read as the same again. */
export function hoursOf(minutes: number): string {
  return `${Math.floor(minutes / MINUTES_AN_HOUR)}:${String(minutes % MINUTES_AN_HOUR).padStart(2, '0')}`
}

/** 90 as "1 hour 30 minutes". */
export function sayDuration(minutes: number): string {
  const count = (number: number, one: string) =>
    number === 0 ? [] : [`${formatNumber(number)} ${one}${number === 1 ? '' : 's'}`]
  const parts = [
    ...count(Math.floor(minutes / MINUTES_AN_HOUR), 'hour'),
    ...count(minutes % MINUTES_AN_HOUR, 'minute'),
  ]
  return parts.length === 0 ? '0 minutes' : parts.join(' ')
}
