import type { Period } from '#shared/index.ts'
import { findPeriods, type NamedPeriod } from '../papers/periods.ts'
import { readPeriodLabel } from './period-label.ts'

const MADE =
  'extract(?:ed)?|export(?:ed)?|published|publication|produced|printed|created|refreshed|generated|prepared|issued|revised|approved'
const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'

/**
 * Where a line goes on to say when a file was made, not what its figures are of: "Penalties issued, October
 * 2025" is of penalties.
 */
const MADE_ON = new RegExp(
  String.raw`\b(?:(?:last updated|updated|source|run on|report date|as known)\b|(?:${MADE})(?:(?: date)?[ :]+(?:on|at|by)\b|(?<!issued|approved|created)[ :]+in\b|:| (?:\d{1,2}\b|(?:${MONTHS})[a-z]*\b)|(?<=^\W*(?:${MADE}|(?:data|figures|report|return|list|file) (?:${MADE})))(?! (?:[a-z]+ )?(?:budget|estimate|figures))\b)).*$`,
  'i',
)

/** A day that nothing is said to stand at: of a meeting, of who filled the form in. Stocks are of the last of a month. */
function isByTheWay(before: string, { start, end }: Period): boolean {
  const isLast = Temporal.PlainDate.from(end).add({ days: 1 }).day === 1
  if ((isLast && /,\s*$/.test(before)) || WEEK_OF.test(before)) return false
  return (
    start === end && !/\b(?:at|on|to|until|ending|ended|position|snapshot|census)\W*$/i.test(before)
  )
}

/** The times that a line says its figures are of. */
export function timesIn(line: string): readonly string[] {
  const title = line.replace(MADE_ON, '')
  const middle = /\bmid[- ]?(?:20|19)\d\d\b/i.exec(title)?.[0]
  if (middle !== undefined) return [middle]
  const found = findPeriods(title).filter(
    ({ period, start }) => period !== null && !isByTheWay(title.slice(0, start), period),
  )
  if (found.length > 0)
    return found.map((one, index) =>
      longest(title, one, { after: found[index - 1]?.end ?? 0, before: found[index + 1]?.start }),
    )
  return [YEAR_OF_LINE.exec(title.trim())?.slice(1).find(Boolean) ?? []].flat()
}

/** "2024", "2024 results by unit", "Results by unit, 2024": a year that a line is of. */
const YEAR_OF_LINE =
  /^((?:19|20)\d\d)(?: (?:results?|figures|data|returns?|by|survey)\b.*)?$|[a-z)], ((?:19|20)\d\d)$/i

/** So many words may say one time: "First quarter (April to June) of 2024/25". */
const MOST_WORDS = 7

/**
 * The most words round a year that say one time with it: "Quarter 1 (April to June) 2024/25", "2024/25 Q1
 * (Apr–Jun)". A year whose part is left behind would be all of it.
 */
function longest(
  line: string,
  { start, end, text, period }: NamedPeriod,
  others: { readonly after: number; readonly before: number | undefined },
): string {
  // "In the four weeks to 26 October 2025"
  const weeks = WEEKS_TO.exec(line.slice(others.after, start))?.[0]
  if (weeks !== undefined && period?.start === period?.end) return `${weeks}${text}`
  const week = WEEK_OF.exec(line.slice(others.after, start))?.[0]
  if (week !== undefined && period?.start === period?.end) return `${week}${text}`
  // "January to March 2024/25" is of 2025
  const isCut = /^ ?[/–-] ?\d\d(?!\d)/.test(line.slice(end))
  if (period?.kind !== 'year' && !isCut) return text
  const before = [...line.slice(others.after, start).matchAll(/\S+\s*/g)].slice(-MOST_WORDS)
  const after = [...line.slice(end, others.before).matchAll(/\S*\s*/g)].slice(0, MOST_WORDS)
  const starts = [...before.map(({ index }) => others.after + index), start]
  const ends = [
    end,
    ...after.map((word) => end + word.index + word[0].trimEnd().length),
  ].toReversed()
  for (const from of starts) {
    for (const to of ends) {
      const words = line.slice(from, to).replace(/^[\s(]+(?=[^)]*$)|[\s,;:.–-]+$/g, '')
      if (words.length > text.length && SAYS_PART.test(words) && readPeriodLabel(words) !== null)
        return words
    }
  }
  return text
}

const WEEKS_TO =
  /\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight) weeks? (?:to|ending|ended) (?=$)/i

/** "(w/c 1 September 2025)" */
const WEEK_OF =
  /\b(?:w\/?c|w\/?e|week (?:commencing|beginning|starting|ending|ended))(?: on)?[: ]+(?:monday |sunday )?$/i

const SAYS_PART = new RegExp(
  String.raw`\b(?:q(?:tr|uarter)?\.? ?[1-4]|quarter|half|h[12]|(?:${MONTHS})[a-z]*)\b`,
  'i',
)
