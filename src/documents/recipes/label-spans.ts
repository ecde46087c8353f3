import { MONTH_WORDS, yearToDate } from '#shared/index.ts'
import { readDay } from './label-days.ts'
import { monthNumber, readMonth, readMonthInFigures, readMonths } from './label-months.ts'
import { readPartOfYear } from './label-quarters.ts'
import { whole } from './label-text.ts'
import { readYear } from './label-years.ts'
import {
  calendarYear,
  dayReading,
  fullYear,
  isYear,
  type LabelReader,
  mapReadings,
  monthsTo,
  type PeriodChoice,
  type PeriodLabel,
  type PeriodReading,
  type PeriodSettings,
  spanReading,
} from './period-reading.ts'
import { settleDayOrder } from './settle-labels.ts'

const ENDS: readonly LabelReader[] = [
  readDay,
  readMonthInFigures,
  readMonths,
  readPartOfYear,
  readMonth,
  readYear,
]

/** A day, month, quarter or year that another label is made of. */
function readEnd(text: string, settings: PeriodSettings): PeriodLabel | null {
  for (const read of ENDS) {
    const label = read(text, settings)
    if (label !== null) return label
  }
  return null
}

/** Words that may stand before, behind or between the other parts of a label. */
function wherever(words: string): RegExp {
  return new RegExp(String.raw`(?:^|[ (])(?:${words})(?![a-z\d])\)?`, 'i')
}

/** The rest of a label that has such words, without brackets and without what joins them; `null` without them. */
function without(words: RegExp, text: string): string | null {
  const found = words.exec(text)
  if (!found) return null
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
  return rest
    .replace(/[()]/g, ' ')
    .replace(/ +/g, ' ')
    .replace(
      /^[ ,:–-]*(?:(?:up )?to|end(?:ing|ed)?|as at|at|for|in)?[ ,:–-]+(?:the )?(?:end (?:of )?)?/i,
      '',
    )
    .replace(/[ ,:–-]+$/, '')
}

const END_OF = `(?:the )?(?:end (?:of )?|diwedd )?(?<to>.+)`
const ENDING = `(?: up)?(?: to| end(?:ing|ed)?| in| hyd at| yn (?:gorffen|diweddu)(?: ar)?):? (?:on |in )?${END_OF}`
const TWELVE = `(?:12|twelve)[ -]?m(?:(?:on)?ths?)?`
const ROLLING = wherever(
  `(?:rolling|moving) (?:${TWELVE}|year|annual total)(?: total)?|r ?12 ?(?:m(?:(?:on)?ths?)?)?|${TWELVE} rolling|rolling|mat|ltm`,
)
const MONTHS_ENDING = whole(
  String.raw`(?:the )?(?<months>${TWELVE}|(?:y(?:ea)?r|blwyddyn)|quarter|chwarter|month|half[ -]year|(?:\d{1,2}|three|six|nine)[ -](?:months?|mths?))${ENDING}`,
)
const YEAR_END = whole(String.raw`(?:y\/?e|yr end|year[ -]end):? ${END_OF}`)
const WEEK_NUMBERS = 'one two three four five six seven eight'.split(' ')
const WEEKS_ENDING = whole(
  String.raw`(?:the )?(?<weeks>\d{1,2}|${WEEK_NUMBERS.join('|')}) weeks? (?:to|ending|ended)${' '}(?<to>.+)`,
)
const NAMED_LENGTHS: Readonly<Record<string, number>> = {
  quarter: 3,
  chwarter: 3,
  month: 1,
  half: 6,
  three: 3,
  six: 6,
  nine: 9,
}

/** "year ending March 2025", "12 months to 30 Sept 2025", "R12M to Oct-25", "quarter ending June 2025". */
export const readMonthsEnding: LabelReader = (text, settings) => {
  const rolling = without(ROLLING, text)
  if (rolling !== null) {
    return mapReadings(readEnd(rolling, settings), (to) => {
      const year = to.kind.endsWith('year') ? to : endsMonths(to) ? monthsTo(to.end, 12) : null
      return year && { ...year, kind: 'rolling year', basis: 'rolling' }
    })
  }
  const weeks = WEEKS_ENDING.exec(text)?.groups
  if (weeks) {
    const word = (weeks['weeks'] ?? '').toLowerCase()
    const number = WEEK_NUMBERS.indexOf(word) + 1 || Number(word)
    return mapReadings(readEnd(weeks['to'] ?? '', settings), ({ end, kind }) => {
      if (kind !== 'day') return null
      const start = Temporal.PlainDate.from(end)
        .subtract({ days: 7 * number - 1 })
        .toString()
      return { start, end, kind: number === 1 ? 'week' : 'range', basis: 'during' }
    })
  }
  const found = (MONTHS_ENDING.exec(text) ?? YEAR_END.exec(text))?.groups
  if (!found) return null
  const word = (found['months'] ?? '').toLowerCase()
  const name = /^[a-z]*/.exec(word)?.[0] ?? ''
  const months = NAMED_LENGTHS[name] ?? (/^\d/.test(word) ? Number.parseInt(word, 10) : 12)
  return mapReadings(readEnd(found['to'] ?? '', settings), (to) =>
    endsMonths(to) ? monthsTo(to.end, months) : null,
  )
}

/** Months may be counted to a day or a month; "year ending 2024/25" says no month. */
function endsMonths({ kind }: PeriodReading): boolean {
  return kind === 'day' || kind === 'month'
}

const AT = whole(
  `(?:(?:(?:position|snapshot|stock|headcount),? )?(?:as )?(?:at|on|ar)(?: the)?|position|snapshot):? ${END_OF}`,
)
const END_ALONE = whole(`(?:the )?(?:end|diwedd)(?: of)? (?<to>.+)`)

/** "As at 31 March 2025", "as at end March 2025", "end of June 2025": the day itself, or the last of the time named. */
export const readAt: LabelReader = (text, settings) => {
  // Populations are estimated as at the middle of the year
  const middle = /^mid[- ]?(?:year )?((?:19|20)\d\d|(?<=[- ])\d\d)$/i.exec(text)?.[1]
  if (middle !== undefined) return { reading: dayReading(`${fullYear(middle)}-06-30`) }
  const to = (AT.exec(text) ?? END_ALONE.exec(text))?.groups?.['to']
  if (to === undefined) return null
  const label = mapReadings(readEnd(to, settings), ({ end }) => dayReading(end))
  if (label === null || 'ask' in label || readDay(to, settings) || /\bend\b|diwedd/i.test(text)) {
    return label
  }
  return { ...label, note: `"${text}" is read as the last day of it` }
}

const TO_DATE = wherever(
  String.raw`(?<calendar>c\.?y\.?t\.?d\.?|calendar year to date)|f?\.?y\.?t\.?d\.?|(?:financial )?year[ -]to[ -]date|cumul(?:ative)?\.?(?: total)?`,
)
const UNTIL_NOW = whole(String.raw`(?<to>.+?)[ ,]*\(?to date\)?`)

/** "YTD to Oct-25", "Apr-Oct 2025 (YTD)": from April unless told otherwise. "October 2025 to date" is asked. */
export const readToDate: LabelReader = (text, settings) => {
  const rest = without(TO_DATE, text)
  if (rest !== null) {
    const label = rest === '' ? null : readEnd(rest, settings)
    if (rest === '' || (label && 'reading' in label && isYear(label.reading))) {
      return askUntil(text)
    }
    const fromJanuary =
      TO_DATE.exec(text)?.groups?.['calendar'] !== undefined || settings.periodOne === 'January'
    return mapReadings(label, (to) => soFar(to, fromJanuary))
  }
  const until = UNTIL_NOW.exec(text)?.groups?.['to']
  const label = until === undefined ? null : readEnd(until, settings)
  if (label === null) return null
  if ('ask' in label || isYear(label.reading)) return askUntil(text)
  const { end } = label.reading
  return {
    ask: [
      {
        reading: soFar(label.reading, settings.periodOne === 'January'),
        words: `the year so far, to ${end}`,
      },
      { reading: null, words: `from ${label.reading.start} to a day that is to be given` },
    ],
    why: `"${text}" could be the year up to then, or the time since`,
  }
}

function askUntil(text: string): PeriodLabel {
  return {
    ask: [{ reading: null, words: 'the year up to a day that is to be given' }],
    why: `"${text}" does not say up to when`,
  }
}

/** From the beginning of the year; or of the months named, where there are several. */
function soFar(to: PeriodReading, fromJanuary: boolean): PeriodReading {
  const several = to.kind === 'range' || to.kind === 'half year'
  const start = several
    ? to.start
    : fromJanuary
      ? calendarYear(Number(to.end.slice(0, 4))).start
      : yearToDate(to).start
  return { start, end: to.end, kind: 'cumulative', basis: 'cumulative' }
}

/** What stands between the two ends of a range. */
const BETWEEN =
  / (?:to|until|till|through|and) | ?– ?| - |(?<=^(?:19|20)\d\d)-(?=(?:19|20)\d\d$)|(?<=\d{4}-\d\d(?:-\d\d)?)\/(?=\d{4}-)|(?<=[./]\d{2,4})-(?=\d{1,2}[./])/gi
const MOST_SPLITS = 4
const PERIOD_NAMES =
  'April May June July August September October November December January February March'.split(' ')

const APRIL = 4
const YEAR_TO_DAY = new RegExp(
  String.raw`^(?:fy ?)?(20\d\d)[/–-]\d\d[ ,(]+(?:up )?to (?:the )?(?:end (?:of )?)?(?:(\d{1,2})(?:st|nd|rd|th)? )?(${MONTH_WORDS})\)?$`,
  'i',
)

/** "2021/22 to 2024/25", "01/04/2018 - 31/03/2019", "Q1 2024/25 to Q2 2025/26". */
export const readRange: LabelReader = (text, settings) => {
  const stripped = text
    .replace(/^(?:from|between) /i, '')
    // "2015–19": of the years that do not follow one another the last is short
    .replace(
      /^((?:19|20)\d)(\d) ?[–-] ?(\d\d)$/,
      (_, begin: string, digit: string, last: string) =>
        `${begin}${digit}–${begin.slice(0, 2)}${last}`,
    )
    // "Q1–Q3 2018/19": both are quarters of the year behind the second
    .replace(
      /^(q(?:tr|uarter)?s?\.? ?)([1-4]) ?(?:[–-]|to|and|&) ?(?:q(?:tr|uarter)?\.? ?)?([1-4])\b[ ,]*(.*\d)$/i,
      (_, quarter: string, first: string, last: string, year: string) => {
        const named = quarter.replace(/s/i, '')
        return `${named}${first} ${year} – ${named}${last} ${year}`
      },
    )
    // "2025/26 Q1-Q3"
    .replace(
      /^(20\d\d[/–-]\d\d)[ ,(]+q([1-4]) ?(?:[–-]|to) ?q?([1-4])\)?$/i,
      (_, year: string, first: string, last: string) => `Q${first} ${year} – Q${last} ${year}`,
    )
    // "2025/26 to P8", "2025/26 (to month 9)", "2025/26 to Q3": of the year of accounts, which begins in April
    .replace(
      /^(?:fy ?)?((20\d\d)[/–-]\d\d)[ ,(]+(?:up )?to (?:the )?(?:end (?:of )?)?(?:(?:p|period|month|m) ?(\d{1,2})|q(?:uarter)? ?([1-4]))\)?$/i,
      (all: string, _: string, first: string, period?: string, quarter?: string) => {
        const number = quarter === undefined ? Number(period) : Number(quarter) * 3
        const month = PERIOD_NAMES[number - 1]
        const year = Number(first) + (number > 9 ? 1 : 0)
        return month === undefined ? all : `April ${first} to ${month} ${year}`
      },
    )
    // "2025/26 to 30 September", "2025/26 (to end of October)"
    .replace(YEAR_TO_DAY, (all: string, first: string, day: string | undefined, month: string) => {
      const number = monthNumber(month)
      const year = Number(first) + (number < APRIL ? 1 : 0)
      return number === 0
        ? all
        : `${day === undefined ? '' : '1 '}April ${first} to ${day ?? ''} ${month} ${year}`
    })
  for (const split of [...stripped.matchAll(BETWEEN)].slice(0, MOST_SPLITS)) {
    const first = stripped.slice(0, split.index)
    const last = stripped.slice(split.index + split[0].length)
    const dayFirst = settings.dayFirst ?? settleDayOrder([first, last])
    const both = dayFirst === undefined ? settings : { ...settings, dayFirst }
    const [from, to] = [readEnd(first, both), readEnd(last, both)]
    if (from === null || to === null) continue
    return joinEnds(text, from, to)
  }
  return null
}

/** Both ends are read in the same way; of one that is plain and one that is not, the latter is asked. */
function joinEnds(text: string, from: PeriodLabel, to: PeriodLabel): PeriodLabel | null {
  if ('reading' in from && 'reading' in to) {
    const reading = spanReading(from.reading.start, to.reading.end)
    return reading === null ? null : { reading }
  }
  const [starts, ends] = [choicesOf(from), choicesOf(to)]
  const count = Math.max(starts.length, ends.length)
  const ask = Array.from({ length: count }, (_, index): PeriodChoice[] => {
    const start = starts[index] ?? starts[0]
    const end = ends[index] ?? ends[0]
    if (!start?.reading || !end?.reading) return []
    const reading = spanReading(start.reading.start, end.reading.end)
    if (reading === null) return []
    const settles = start.settles ?? end.settles
    const words = `from ${start.words} to ${end.words}`
    return [{ reading, words, ...(settles === undefined ? {} : { settles }) }]
  }).flat()
  return ask.length === 0 ? null : { ask, why: `"${text}" could be read in more than one way` }
}

function choicesOf(label: PeriodLabel): readonly PeriodChoice[] {
  if ('ask' in label) return label.ask
  const { start, end } = label.reading
  return [{ reading: label.reading, words: start === end ? start : `${start} to ${end}` }]
}
