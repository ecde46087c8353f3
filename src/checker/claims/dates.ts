import { type NamedPeriod, WEEKDAYS } from '#documents/index.ts'
import { compare, daysIn, fraction, MONTH_NAMES, matchesIn, toNumber } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { isNear } from '../how-it-went-wrong.ts'
import { overSentences, type Reading } from '../reading.ts'
import type { Sentence } from '../sentences.ts'
import { textBefore } from '../words.ts'

/** Dates against their days of the week, stretches of days against their length and their order. */
export function checkDates(reading: Reading): readonly Claim[] {
  return overSentences(reading, (sentence) => [
    ...checkInCalendar(sentence),
    ...sentence.periods.flatMap((named) => [
      ...checkWeekday(sentence, named),
      ...checkOrder(sentence, named),
      ...checkLength(sentence, named),
    ]),
  ])
}

const DAY_OF_MONTH = new RegExp(
  String.raw`\b(\d{1,2})(?:st|nd|rd|th)? (?:of )?(${MONTH_NAMES.join('|')})\b,?(?: (\d{4}))?`,
  'gu',
)
/** In which every month has the days that it ever has. */
const LEAP_YEAR = 2024

/** "31 April": a day that no such month has. */
function checkInCalendar(sentence: Sentence): readonly Claim[] {
  return matchesIn(sentence.text, DAY_OF_MONTH).flatMap(([stated, day, name = '', year]) => {
    const month = MONTH_NAMES.indexOf(name) + 1
    const of = Temporal.PlainYearMonth.from({ year: Number(year ?? LEAP_YEAR), month })
    if (Number(day) >= 1 && Number(day) <= of.daysInMonth) return []
    return [
      {
        where: sentence.place,
        quote: sentence.text,
        kind: 'definition' as const,
        stated,
        recomputed: null,
        verdict: 'incorrect' as const,
        explanation: `${name}${year === undefined ? '' : ` ${year}`} has ${of.daysInMonth} days, so there is no such day.`,
        suggestion: null,
      },
    ]
  })
}

function weekdayOf(day: string): string {
  return WEEKDAYS[Temporal.PlainDate.from(day).dayOfWeek - 1] ?? ''
}

function checkWeekday(sentence: Sentence, named: NamedPeriod): readonly Claim[] {
  const day = named.first
  if (day === null || named.last !== day) return []
  const commencing = /\bweek (?:commencing|beginning) $/iu.test(
    textBefore(sentence.text, named.start),
  )
  const stated = named.weekday ?? (commencing ? 'Monday' : null)
  if (stated === null) return []
  const actual = weekdayOf(day)
  const isRight = stated === actual
  return [
    {
      where: sentence.place,
      quote: sentence.text,
      kind: 'same-fact',
      stated: named.text,
      recomputed: actual,
      verdict: isRight ? 'correct' : commencing ? 'imprecise' : 'incorrect',
      explanation: isRight
        ? `${named.text.replace(/^\w+day,? /iu, '')} is a ${actual}.`
        : `That date is a ${actual}, not a ${stated}.`,
      suggestion:
        isRight || commencing
          ? null
          : textBefore(sentence.text, named.start) +
            named.text.replace(/^\w+/u, actual) +
            sentence.text.slice(named.end),
    },
  ]
}

function checkOrder(sentence: Sentence, named: NamedPeriod): readonly Claim[] {
  if (named.first === null || named.last === null || named.first <= named.last) return []
  return [
    {
      where: sentence.place,
      quote: sentence.text,
      kind: 'definition',
      stated: named.text,
      recomputed: null,
      verdict: 'incorrect',
      explanation: 'The period ends before it begins. One of the two years is wrong.',
      suggestion: null,
    },
  ]
}

/** "A seven day campaign from 14 to 20 October": both ends counted. */
function checkLength(sentence: Sentence, named: NamedPeriod): readonly Claim[] {
  const { period } = named
  if (!period || period.kind === 'day') return []
  const span = sentence.quantities.find(
    (it) =>
      it.unit === 'span' &&
      it.spanOf === 'day' &&
      it.end < named.start &&
      named.start - it.end < 90,
  )
  if (
    !span ||
    !/\b(?:from|between|on)\b/iu.test(sentence.text.slice(span.end, named.start)) ||
    // A long stretch may hold a campaign of days apart: only "92 days from … to …" says the whole of it
    (daysIn(period) > 60 &&
      !/^ (?:from|between) $/iu.test(sentence.text.slice(span.end, named.start)))
  )
    return []
  const days = daysIn(period)
  // "23,608 days, or 10.4 a head on the March 2025 headcount": lost, and no length of that month
  const between = sentence.text.slice(span.end, named.start)
  if (/[\d;]|\bthe $/u.test(between) || !isNear(span.value, fraction(days))) return []
  const isRight = compare(span.value, fraction(days)) === 0
  return [
    {
      where: sentence.place,
      quote: sentence.text,
      kind: 'difference',
      stated: span.text,
      recomputed: `${days} days`,
      verdict: isRight
        ? 'correct'
        : Math.abs(days - toNumber(span.value)) === 1
          ? 'imprecise'
          : 'incorrect',
      explanation: `${named.text} is ${days} days with both ends counted.`,
      suggestion: null,
    },
  ]
}
