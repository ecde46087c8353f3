import { MONTH_WORDS } from '#shared/index.ts'
import { findPeriods } from '../papers/periods.ts'
import { dayReading, isYear, type PeriodReading } from './period-reading.ts'
import { choicesOf, readingOf } from './spans.ts'
import { type When, whenOf } from './when.ts'

const STANDS =
  /\b(?:as )?at(?: close(?: of play)?)?(?: on)?(?: the)?(?: end(?: of)?)?\W*$|\b(?:snapshot|position)(?: (?:at|on|of|to))?\W*$/i

/** The day that a line above a table says that things stand at, among other times: "strength as at 1 April 2025; sickness for March 2025". */
export function standingDay(titles: readonly string[]): When | undefined {
  for (const line of titles.toReversed()) {
    const named = findPeriods(line).filter(({ period }) => period !== null)
    const figures = IN_FIGURES.exec(line)?.[1]
    const written = figures === undefined ? undefined : whenOf([figures], { dayFirst: true })
    if (written !== undefined && readingOf(written) !== undefined && named.length > 0)
      return written
    const at = named.find(
      ({ start, period }) => period?.start === period?.end && STANDS.test(line.slice(0, start)),
    )
    if (at?.period != null && named.length > 1)
      return { words: at.text, label: { reading: dayReading(at.period.end) } }
  }
  return undefined
}

/** "as at 01/04/2025" */
const IN_FIGURES = /\bat (\d{1,2}[/.]\d{1,2}[/.]\d{4})\b/i

const UP_TO =
  /(?:\b(?:position|as|stand(?:s|ing)?)? ?(?:at|on|to)|\bending|\buntil)(?: the)?(?: end(?: of)?)?\W*$/i

/**
 * The time of what stands under a line that names a year and a day in it, and says no more of itself: "Register of
 * grants 2025/26: position at 31 December 2025" may be of the year, of the part of it up to then, or of the day.
 *
 * @returns `undefined` where no line does
 */
export function yearOrSoFar(titles: readonly string[]): When | undefined {
  for (const line of titles.toReversed()) {
    const named = findPeriods(line).filter(({ period }) => period !== null)
    const year = named.find(({ period, text }) => period?.kind === 'year' && !/\bto\b/.test(text))
    const day = named.find(
      ({ period, start }) => period?.kind !== 'year' && UP_TO.test(line.slice(0, start)),
    )
    const whole = readingOf(year && whenOf([year.text], {}))
    const end = day?.period?.end
    if (whole === undefined || !isYear(whole) || end === undefined) continue
    if (end <= whole.start || end >= whole.end) continue
    const soFar: PeriodReading = {
      start: whole.start,
      end,
      kind: 'cumulative',
      basis: 'cumulative',
    }
    return {
      words: line,
      label: {
        ask: [
          { reading: soFar, words: `${whole.start} to ${end}, the part of the year up to then` },
          { reading: whole, words: `${whole.start} to ${whole.end}, the whole year` },
          { reading: dayReading(end), words: `how it stood on ${end}` },
        ],
        why: 'The line above names a year and a day in it',
      },
    }
  }
  return undefined
}

const NUMBERS = 'two three four five six seven eight nine ten'.split(' ')
const OF_YEARS = new RegExp(
  String.raw`\b(${NUMBERS.join('|')}|\d{1,2})[- ]years? (?:total|sum|period)\b|\b(?:total|sum) (?:of|for|over) (?:the |all )?(${NUMBERS.join('|')}|\d{1,2}) years\b`,
  'i',
)

/** "Four-year total" beside years: of the last so many of them; `undefined` where there are not so many. */
export function ofSomeYears(words: string, times: readonly (When | undefined)[]): When | undefined {
  const said = OF_YEARS.exec(words)?.slice(1).find(Boolean)?.toLowerCase()
  if (said === undefined) return undefined
  const number = NUMBERS.includes(said) ? NUMBERS.indexOf(said) + 2 : Number(said)
  const years = choicesOf(times.filter((one) => isYearOf(one)))
    .toSorted((one, other) => (one.end < other.end ? -1 : 1))
    .slice(-number)
  const [first, last] = [years[0], years.at(-1)]
  if (years.length < number || first === undefined || last === undefined) return undefined
  const reading = { start: first.start, end: last.end, kind: 'range', basis: 'during' } as const
  return { words, label: { reading } }
}

function isYearOf(when: When | undefined): boolean {
  const reading = readingOf(when)
  return reading !== undefined && isYear(reading)
}

const AT_DAY = new RegExp(
  String.raw`\b(?:at|on)(?: the)? ((?:\d{1,2}(?:st|nd|rd|th)? )(?:${MONTH_WORDS}))\b(?!,? ?(?:19|20)?\d\d)`,
  'i',
)

/** "In hand at 1 April" of a table of 2024/25: the day of that time; `undefined` where words name none that lies in it. */
export function atDayWhen(words: readonly string[], title: When | undefined): When | undefined {
  const day = words.map((one) => AT_DAY.exec(one)?.[1]).find((one) => one !== undefined)
  const whole = readingOf(title)
  if (day === undefined || whole === undefined) return undefined
  const [first, last] = [whole.start, whole.end].map((one) => Number(one.slice(0, 4)))
  const found = [first, last]
    .map((year) => readingOf(whenOf([`${day} ${year}`], {})))
    .find((one) => one !== undefined && whole.start <= one.end && one.end <= whole.end)
  return found === undefined ? undefined : { words: day, label: { reading: dayReading(found.end) } }
}
