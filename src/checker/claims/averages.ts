import {
  absolute,
  compare,
  type Fraction,
  fraction,
  minus,
  over,
  type Period,
  readNumber,
  times,
  wholeMonths,
} from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayIn, sayLike, sayNumber, withFigure } from '../explain.ts'
import { type Fit, judge, slackOf } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import { overStatements, type Reading, type Statement } from '../reading.ts'
import type { Level } from '../statements.ts'
import { keyWords, textBefore } from '../words.ts'
import { type Total, totalsOfChange, totalsOfLevel, YEAR } from './totals-of-averages.ts'

/** "The last five months": the average is not of the whole period. */
const PART_OF_PERIOD =
  /\b(?:last|first|past|final|previous) (?:\w+ )?(?:\d+|two|three|four|five|six|nine) (?:months|weeks)\b|\bsummer\b|\bwinter\b|\b(?:peaked|highest|lowest|normal)\b/iu

/** Averages for each month, week or day against the total they come from. */
export function checkAverages(reading: Reading): readonly Claim[] {
  return overStatements(reading, (statement, index) => [
    ...statement.levels.flatMap((level) => checkLevel(reading, statement, index, level)),
    ...statement.changes.flatMap((change) => {
      const stated = change.amount
      if (!stated || change.per === null) return []
      const totals = totalsOfChange(reading, statement, index, stated, change.about)
      return [
        ...conclude(reading, statement, stated, change.per, totals),
        ...betweenAverages(statement, stated),
      ]
    }),
  ])
}

function checkLevel(
  reading: Reading,
  statement: Statement,
  index: number,
  level: Level,
): readonly Claim[] {
  const { quantity, per } = level
  if (per === null || quantity.outOf || hasSpanOfItsOwn(statement)) return []
  const beside = totalBeside(reading, statement, quantity)
  if (beside) return conclude(reading, statement, quantity, per, [beside])
  if (quantity.unit !== 'count') return []
  const totals = totalsOfLevel(reading, statement, index, level)
  const daily = per !== 'month'
  if (!daily && !level.isAverage) return []
  if (PART_OF_PERIOD.test(textBefore(statement.sentence.text, quantity.start))) return []
  return conclude(reading, statement, quantity, per, totals)
}

/** "An average of 496 a day over 90 days": the stretch is the sentence's own, and `checkPaces` holds it to that. */
function hasSpanOfItsOwn({ sentence }: Statement): boolean {
  return sentence.quantities.some(
    (it) =>
      it.unit === 'span' &&
      /\b(?:over|in|during|across) (?:the |these |those |all )*$/iu.test(
        textBefore(sentence.text, it.start),
      ) &&
      /day|week/u.test(it.spanOf ?? ''),
  )
}

/** What stands between a total and its average: "2,340 in the same six months, *or* 410 a month". */
const BESIDE =
  /^(?<noun>[^.;:()\d]{0,60}),? (?:or|which is|equivalent to|giving|averaging|(?:or |which is )?an average of)(?: an average of)? (?:about |around |just over )?$/iu
const STRETCH =
  /\b(?:in|over|during|for|across|throughout) (?:the |these |those )?(?:same |last |first |past |previous |final |other |remaining )?(?<many>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})[ -]months?\b/iu

/** The total just before an average, in the same breath and unit, with the stretch it is of. */
function totalBeside(reading: Reading, statement: Statement, stated: Quantity): Total | undefined {
  const { text, quantities } = statement.sentence
  const total = quantities.findLast(
    (it) =>
      it.unit === stated.unit && it.end <= stated.start && compare(it.value, stated.value) > 0,
  )
  const gap = total && text.slice(total.end, stated.from)
  if (!total || gap === undefined || total.outOf || total.high || total.sign !== 0) return undefined
  const words = gap.replace(new RegExp(STRETCH.source, 'giu'), ' ').replace(/\s+/gu, ' ')
  const noun = BESIDE.exec(words)?.groups?.['noun']
  if (noun === undefined || !isSameThing(noun, text.slice(stated.end))) return undefined
  // "32,450 a quarter, or 356 a day": of that, and not of the whole time
  if (/\b(?:a|per|each|every) (?:year|quarter|month|week|day)\b/iu.test(gap)) return undefined
  const many = STRETCH.exec(text)?.groups?.['many']?.toLowerCase()
  const months = many === undefined ? undefined : readNumber(many)
  const level = statement.levels.find((it) => it.quantity === total)
  const period = level?.period ?? reading.period
  if (months === undefined && (!period || (wholeMonths(period) ?? 0) < 1)) return undefined
  if (months === undefined && PART_OF_PERIOD.test(textBefore(text, stated.start))) return undefined
  return {
    value: total.value,
    slack: slackOf(total),
    source: `${total.text} over ${months ?? wholeMonths(period ?? YEAR)} months`,
    isSure: true,
    period: months === undefined ? period : stretchOf(months),
  }
}

/** "3,600 sessions, an average of 350 sessions a month"; not "150 statements, an average of 50 tweets". */
function isSameThing(noun: string, after: string): boolean {
  const said =
    /^ ?(?<words>[^.;,()]{0,60}?) ?\b(?:a|an|per|each|every) (?:month|week|day)\b/iu.exec(after)
  const words = said?.groups?.['words'] ?? ''
  if (/\b(?:more|less|fewer|lower|higher|extra|additional)\b/iu.test(words)) return false
  const about = keyWords(words)
  return about.length === 0 || about.some((word) => keyWords(noun).includes(word))
}

/** So many months, for counting only: which ones they are does not matter to an average. */
function stretchOf(months: number): Period {
  const end = Temporal.PlainDate.from(YEAR.start).add({ months }).subtract({ days: 1 })
  return { ...YEAR, end: end.toString() }
}

/** How many parts a period may be said to have: a year is 52 weeks, or the seventh part of 365 days. */
function partsIn(per: 'month' | 'week' | 'day', period: Period | null): readonly Fraction[] {
  const months = period ? wholeMonths(period) : undefined
  if (months === undefined || months === 0) return []
  if (per === 'month') return [fraction(months)]
  const days = months === 12 ? 365 : Math.round((months * 365) / 12)
  if (per === 'day') return [fraction(days)]
  const sevenths = times(fraction(days), { above: 1n, below: 7n })
  return months % 3 === 0 ? [sevenths, fraction((months / 3) * 13)] : [sevenths]
}

const LEAST_DIGITS = 3n

/** What an average was rounded to: "£746,000 a month" to the thousand, as three digits are left that tell. */
function roundedTo({ value, step, unit, inWords }: Quantity): Fraction {
  if (value.below !== 1n || inWords || (unit !== 'count' && unit !== 'pounds')) return step
  const most = value.above / 10n ** (LEAST_DIGITS - 1n)
  let rounded = 1n
  while (rounded * 10n <= most && value.above % (rounded * 10n) === 0n) rounded *= 10n
  const to = { above: rounded, below: 1n }
  return compare(to, step) > 0 ? to : step
}

function conclude(
  reading: Reading,
  statement: Statement,
  stated: Quantity,
  per: 'month' | 'week' | 'day',
  totals: readonly Total[],
): readonly Claim[] {
  const { sentence } = statement
  const rounded = { ...stated, step: roundedTo(stated) }
  let best: { fit: Fit; exact: Fraction; total: Total; parts: Fraction } | undefined
  for (const total of totals) {
    for (const parts of partsIn(per, total.period ?? reading.period)) {
      const exact = over(total.value, parts)
      if (!exact) continue
      let fit = judge(rounded, exact)
      if (fit === 'incorrect' && total.slack.above > 0n)
        fit = judge(stated, exact, over(total.slack, parts)) === 'correct' ? 'correct' : 'incorrect'
      if (!total.isSure && fit !== 'correct') continue
      if (!best || (fit === 'correct' && best.fit !== 'correct'))
        best = { fit, exact, total, parts }
    }
  }
  const isThreshold = /over|under|at-/u.test(stated.closeness)
  const common = {
    where: sentence.place,
    quote: sentence.text,
    kind: isThreshold ? ('threshold' as const) : ('average' as const),
    stated: sentence.text.slice(stated.from, stated.end).trim(),
  }
  if (!best)
    return [
      {
        ...common,
        recomputed: null,
        verdict: 'not-checkable',
        explanation: `The total behind this ${per}ly figure is not printed.`.replace(
          'dayly',
          'daily',
        ),
        suggestion: null,
      },
    ]
  const working = `${sayIn(best.total.value, stated.unit)} ÷ ${sayNumber(best.parts)} ${per}s = ${stated.unit === 'count' ? sayNumber(best.exact) : sayLike(best.exact, stated)} a ${per} (${best.total.source})`
  const recomputed = sayLike(best.exact, stated)
  if (best.fit === 'correct')
    return [
      { ...common, recomputed, verdict: 'correct', explanation: `${working}.`, suggestion: null },
    ]
  return [
    {
      ...common,
      recomputed,
      verdict: best.fit,
      explanation: `The paper says ${common.stated}, but ${working}.`,
      suggestion: withFigure(sentence.text, stated, recomputed),
      isByRow: best.total.isByRow === true,
    },
  ]
}

/** "Up by about 140 a month, now around 310 against about 150": the three must fit together. */
function betweenAverages(statement: Statement, stated: Quantity): readonly Claim[] {
  const { sentence } = statement
  const averages = statement.levels
    .filter((it) => it.per !== null || it.isAverage)
    .map((it) => it.quantity)
    .filter((it) => it.unit === stated.unit)
  const [now, then] = averages
  if (
    !now ||
    !then ||
    averages.length !== 2 ||
    !/\bcompar|\bagainst\b|\bfrom\b/iu.test(sentence.text.slice(now.end, then.start))
  )
    return []
  const exact = absolute(minus(now.value, then.value))
  const slack = times(now.value, { above: now.closeness === 'about' ? 1n : 0n, below: 100n })
  const fit = judge(stated, exact, slack)
  const working = `${sayNumber(now.value)} less ${sayNumber(then.value)} is ${sayNumber(exact)}`
  return [
    {
      where: sentence.place,
      quote: sentence.text,
      kind: 'difference',
      stated: sentence.text.slice(stated.from, stated.end).trim(),
      recomputed: sayNumber(exact),
      verdict: fit,
      explanation:
        fit === 'correct'
          ? `${working}.`
          : `The paper says ${stated.text}, but ${working}. One of the three is wrong.`,
      suggestion: null,
    },
  ]
}
