import type { Measure } from '#area/index.ts'
import { capitalise, describeDay, formatNumber, numberInWords } from '#shared/index.ts'
import { describeExplanations, type Explanation } from '../comparisons/explain.ts'
import type { Flag } from '../limits/flagged-points.ts'
import { FEWEST_FOR_FIRM } from '../limits/phase-limits.ts'
import { type AnalysedSeries, phaseOf, rangeAt } from '../limits/series.ts'
import { formatRange, formatWithNoun } from '../words/format-value.ts'
import { type Sentence, sentence, strong } from '../words/words.ts'
import { daysFrom, type EventDay, type Gap } from './rare-events.ts'

/** The record of a rare event: the days it covers, both included, and the days something happened. */
export interface EventRecord {
  readonly from: string
  readonly until: string
  readonly days: readonly EventDay[]
}

/** How long it is since the last event, against the gaps before it. */
export interface Standing {
  readonly kind: 'none' | 'too-few' | 'longer' | 'usual'
  /** The day of the last one; `undefined` where there is none. */
  readonly last: string | undefined
  /** From the last one to the end of the record. */
  readonly days: number
}

/** @param series - the gaps on their chart; `undefined` with fewer than two events */
export function standingOf(
  { until, days }: EventRecord,
  series: AnalysedSeries | undefined,
): Standing {
  const last = days.findLast(({ count }) => count > 0)?.day
  if (last === undefined) return { kind: 'none', last, days: 0 }
  const since = { last, days: daysFrom(last, until) }
  const lastIndex = (series?.points.length ?? 0) - 1
  const range = series && rangeAt(series, lastIndex)
  const isFirm = series && phaseOf(series, lastIndex)?.status === 'firm'
  if (range === undefined || !isFirm) return { kind: 'too-few', ...since }
  return { kind: since.days > range.upper ? 'longer' : 'usual', ...since }
}

/** In a sentence or two, with the record it rests on. */
export function describeSince(
  measure: Measure,
  record: EventRecord,
  series: AnalysedSeries | undefined,
): Sentence {
  const { kind, last, days } = standingOf(record, series)
  const total = record.days.reduce((sum, { count }) => sum + count, 0)
  const stretch = `from ${describeDay(record.from)} to ${describeDay(record.until)}`
  const closing = `The record ${stretch} has ${formatWithNoun(total, measure)}.`
  if (last === undefined) return sentence(closing)
  const opening = [
    strong(inDays(days)),
    ` since the last ${measure.noun?.one ?? 'one'}, on ${describeDay(last)}, to the end of the record. `,
  ]
  const lastIndex = (series?.points.length ?? 0) - 1
  const usual = series ? usualWords(series, lastIndex) : ''
  switch (kind) {
    case 'longer':
      return sentence(
        ...opening,
        'That is ',
        strong('longer than usual'),
        `: ${usual} from one to the next would be usual. ${closing}`,
      )
    case 'usual':
      return sentence(
        ...opening,
        'That is ',
        strong('within what is usual'),
        `, ${usual} from one to the next. ${closing}`,
      )
    default: {
      const gaps = (series && phaseOf(series, lastIndex)?.points) ?? 0
      return sentence(
        ...opening,
        `There are too few yet to say what is usual: ${formatNumber(gaps)} ` +
          `${gaps === 1 ? 'time' : 'times'} from one to the next, of the ${FEWEST_FOR_FIRM} needed. ${closing}`,
      )
    }
  }
}

/** One unusual gap, or a run of them, with what coincides. */
export function describeGapFlag(
  series: AnalysedSeries,
  gaps: readonly Gap[],
  flag: Flag,
  explanations: readonly Explanation[],
): Sentence {
  const inFlag = gaps.slice(flag.firstIndex, flag.lastIndex + 1)
  const [first, last] = [inFlag[0], inFlag.at(-1)]
  if (first === undefined || last === undefined) return []
  const explained = ` ${describeExplanations(explanations)}`
  const usual = usualWords(series, flag.lastIndex)
  const stretch = `from ${describeDay(first.from)} to ${describeDay(last.to)}`
  if (flag.kind === 'point') {
    const [word, side] =
      flag.direction === 'up' ? ['without one', 'longer'] : ['apart', 'closer together']
    return sentence(
      strong(`${inDays(first.days)} ${word}`),
      `, ${stretch}: ${side} than usual, which is ${usual}.`,
      explained,
    )
  }
  const days = inFlag.map((gap) => gap.days)
  const spread = formatRange(Math.min(...days), Math.max(...days), series.measure)
  const length = inFlag.length
  const what =
    flag.rule === 'outside-limits'
      ? `${numberInWords(length)} in a row ${flag.direction === 'up' ? 'longer' : 'closer'} than usual`
      : `${numberInWords(length)} in a row ${flag.direction === 'up' ? 'further apart' : 'closer together'} than the middle`
  const middle = phaseOf(series, flag.lastIndex)?.mean ?? null
  const against = middle === null ? '' : `, where the middle is ${inDays(middle)}`
  return sentence(strong(capitalise(stretch)), `: ${what}, at ${spread}${against}.`, explained)
}

/** Which chart the days between are on, and how its range was worked out. */
export function describeGapLimits(series: AnalysedSeries, kind: 't' | 'g', reason: string): string {
  const parts = series.phases.map((phase, place) => {
    const index = series.points.findLastIndex((point) => point.phase === place)
    const gaps = `${formatNumber(phase.points)} times from one to the next`
    if (phase.lower === null || phase.upper === null || phase.mean === null) {
      return `${gaps}: too few to work out a usual range.`
    }
    const firmness =
      phase.status === 'provisional' ? ` (provisional: fewer than ${FEWEST_FOR_FIRM})` : ''
    const how =
      kind === 't'
        ? 'the limits of single values of days to the power 1 ÷ 3.6, put back into days'
        : 'the average plus three times √(average × (average + 1)), the spread of such gaps by chance'
    return `${gaps}${firmness}: middle ${inDays(phase.mean)}; usual ${usualWords(series, index)}, ${how}.`
  })
  return [
    reason,
    ...parts,
    'A gap is unusual when it is outside the range, or one of seven in a row longer or shorter than the middle.',
  ].join(' ')
}

function usualWords(series: AnalysedSeries, index: number): string {
  const range = rangeAt(series, index)
  if (range === undefined) return ''
  const lower = Math.ceil(range.lower)
  const upper = Math.floor(range.upper)
  return lower <= 0 ? `up to ${inDays(upper)}` : `${formatNumber(lower)} to ${inDays(upper)}`
}

function inDays(days: number): string {
  return `${formatNumber(days, Number.isInteger(days) ? 0 : 1)} ${days === 1 ? 'day' : 'days'}`
}
