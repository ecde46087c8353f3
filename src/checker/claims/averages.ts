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
import { rowMatch } from '../operands.ts'
import type { Quantity } from '../quantities.ts'
import { before, keyOf, type Reading, rowsInReach, type Statement } from '../reading.ts'
import { rowsFor } from '../row-index.ts'
import type { Level } from '../statements.ts'
import { keyWords, likeness } from '../words.ts'

/** "The last five months": the average is not of the whole period. */
const PART_OF_PERIOD =
  /\b(?:last|first|past|final|previous) (?:\w+ )?(?:\d+|two|three|four|five|six|nine) (?:months|weeks)\b|\bsummer\b|\bwinter\b|\b(?:peaked|highest|lowest|normal)\b/iu

const MOST_ALIKE = 40

interface Total {
  readonly value: Fraction
  readonly slack: Fraction
  readonly source: string
  readonly isSure: boolean
  readonly period: Period | null
}

/** Averages for each month, week or day against the total they come from. */
export function checkAverages(reading: Reading): readonly Claim[] {
  return reading.statements.flatMap((statement, index) => [
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
  if (PART_OF_PERIOD.test(statement.sentence.text.slice(0, quantity.start))) return []
  return conclude(reading, statement, quantity, per, totals)
}

/** "An average of 496 a day over 90 days": the stretch is the sentence's own, and `checkPaces` holds it to that. */
function hasSpanOfItsOwn({ sentence }: Statement): boolean {
  return sentence.quantities.some(
    (it) =>
      it.unit === 'span' &&
      /\b(?:over|in|during|across) (?:the |these |those |all )*$/iu.test(
        sentence.text.slice(0, it.start),
      ) &&
      /day|week/u.test(it.spanOf ?? ''),
  )
}

/** What stands between a total and its average: "2,340 in the same six months, *or* 410 a month". */
const BESIDE =
  /^(?<noun>[^.;:()\d]{0,60}),? (?:or|which is|equivalent to|giving|averaging|(?:or |which is )?an average of)(?: an average of)? (?:about |around |just over )?$/iu
const STRETCH =
  /\b(?:in|over|during|for|across|throughout) (?:the |these |those )?(?:same |last |first |past |previous |final )?(?<many>three|six|nine|twelve|\d{1,2})[ -]months?\b/iu

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
  if (/\b(?:a|per|each|every) (?:year|month|week|day)\b/iu.test(gap)) return undefined
  const many = STRETCH.exec(text)?.groups?.['many']?.toLowerCase()
  const months = many === undefined ? undefined : readNumber(many)
  const level = statement.levels.find((it) => it.quantity === total)
  const period = level?.period ?? reading.period
  if (months === undefined && (!period || (wholeMonths(period) ?? 0) < 1)) return undefined
  if (months === undefined && PART_OF_PERIOD.test(text.slice(0, stated.start))) return undefined
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

const YEAR: Period = { code: 'year', kind: 'range', start: '2018-01-01', end: '2018-12-31' }

/** So many months, for counting only: which ones they are does not matter to an average. */
function stretchOf(months: number): Period {
  const end = Temporal.PlainDate.from(YEAR.start).add({ months }).subtract({ days: 1 })
  return { ...YEAR, end: end.toString() }
}

function totalsOfLevel(
  reading: Reading,
  statement: Statement,
  index: number,
  level: Level,
): readonly Total[] {
  const found: Total[] = []
  const subject = [
    ...new Set([
      ...statement.levels.flatMap((it) => it.about),
      ...statement.changes.flatMap((it) => it.about),
    ]),
  ]
  for (const near of [statement, ...before(reading, index, 2)]) {
    for (const other of near.levels) {
      const { quantity } = other
      if (
        other === level ||
        other.per !== null ||
        quantity.unit !== 'count' ||
        quantity.outOf ||
        compare(quantity.value, level.quantity.value) <= 0
      )
        continue
      const ayear = /\ba year\b|\bper (?:year|annum)\b|\bannually\b/iu.test(
        near.sentence.text.slice(quantity.end, quantity.end + 40),
      )
      const averaged =
        near === statement &&
        quantity.end < level.quantity.start &&
        /, (?:or |which is )?an average of (?:about |around )?$/iu.test(
          near.sentence.text.slice(quantity.end, level.quantity.from),
        ) &&
        other.period !== null
      const close =
        near === statement
          ? ayear || averaged
          : likeness(other.about, level.about) >= 0.5 &&
            near.levels.filter((it) => it.quantity.unit === 'count').length === 1
      found.push({
        value: quantity.value,
        slack: slackOf(quantity),
        source: `${quantity.text} in the text`,
        isSure: close,
        period: ayear ? yearLong(reading.period) : (other.period ?? reading.period),
      })
    }
  }
  for (const other of reading.exactLevels.get(keyOf(level.about))?.slice(0, MOST_ALIKE) ?? []) {
    const { quantity } = other
    const isTotal = other.per === null && !other.isAverage && quantity.unit === 'count'
    if (isTotal && other.period)
      found.push({
        value: quantity.value,
        slack: fraction(0),
        source: `${quantity.text} in the text`,
        isSure: false,
        period: other.period,
      })
  }
  for (const row of rowsInReach(reading, statement.sentence.block, subject)) {
    const match = rowMatch(row, subject)
    if (match === 'no' && likeness(row.about, level.about) < 0.5) continue
    const position = row.periods.findIndex(
      (it) => it !== null && level.period !== null && it.code === level.period.code,
    )
    const value =
      position >= 0 ? row.values[position] : level.period === null ? row.current : undefined
    if (value)
      found.push({
        value: value.value,
        slack: fraction(0),
        source: `the table row "${row.label}"`,
        isSure: position >= 0 && match !== 'no',
        period: row.periods[Math.max(0, position)] ?? reading.period,
      })
  }
  return found
}

function yearLong(period: Period | null): Period | null {
  return period && wholeMonths(period) === 12 ? period : YEAR
}

function totalsOfChange(
  reading: Reading,
  statement: Statement,
  index: number,
  stated: Quantity,
  about: readonly string[],
): readonly Total[] {
  const found: Total[] = []
  for (const near of [statement, ...before(reading, index, 2)]) {
    for (const change of near.changes) {
      if (!change.amount || change.amount === stated || change.per !== null) continue
      if (compare(change.amount.value, stated.value) <= 0) continue
      found.push({
        value: change.amount.value,
        slack: slackOf(change.amount),
        source: `the change of ${change.amount.text}`,
        isSure: near.changes.filter((it) => it.amount).length === 1,
        period: reading.period,
      })
    }
  }
  const said = [...about, ...statement.levels.flatMap((it) => it.about)]
  for (const row of rowsFor(reading.rowIndex, said, undefined)) {
    if (!row.current || !row.earlier || rowMatch(row, said) === 'no') continue
    const isSection = row.number?.split('.')[0] === statement.sentence.section?.split('.')[0]
    found.push({
      value: absolute(minus(row.current.value, row.earlier.value)),
      slack: fraction(0),
      source: `the change in the table row "${row.label}"`,
      isSure: isSection,
      period: row.periods[0] ?? reading.period,
    })
  }
  return found
}

/** How many parts a period may be said to have: a year is 52 weeks, or the seventh part of 365 days. */
function partsIn(per: 'month' | 'week' | 'day', period: Period | null): readonly Fraction[] {
  const months = period ? wholeMonths(period) : undefined
  if (months === undefined || months === 0) return []
  if (per === 'month') return [fraction(months)]
  const days = months === 12 ? 365 : Math.round((months * 365) / 12)
  if (per === 'day') return [fraction(days)]
  const sevenths = over(fraction(days), fraction(7))
  const inWeeks = sevenths ? [sevenths] : []
  return months % 3 === 0 ? [...inWeeks, fraction((months / 3) * 13)] : inWeeks
}

function conclude(
  reading: Reading,
  statement: Statement,
  stated: Quantity,
  per: 'month' | 'week' | 'day',
  totals: readonly Total[],
): readonly Claim[] {
  const { sentence } = statement
  let best: { fit: Fit; exact: Fraction; total: Total; parts: Fraction } | undefined
  for (const total of totals) {
    for (const parts of partsIn(per, total.period ?? reading.period)) {
      const exact = over(total.value, parts)
      if (!exact) continue
      let fit = judge(stated, exact)
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
