import {
  accept,
  describePeriod,
  formatNumber,
  type Outcome,
  overlaps,
  type Period,
  refuse,
} from '#shared/index.ts'
import { meanOf, testDispersion } from '../methods/spread.ts'
import { timesChance } from '../words/times-chance.ts'
import { periodWord } from '../words/words.ts'
import { type ChartCount, type ChartKind, ratioDispersion } from './shewhart.ts'

/** What a series is made of: so many, so many of so many, so many for so many people, or a value. */
export type SeriesKind = 'count' | 'share' | 'rate' | 'value'

export interface ChartChoice {
  readonly kind: 'xmr' | Exclude<ChartKind, 'i' | 'mr' | 'run'>
  /** One sentence for the reader. */
  readonly reason: string
}

export interface ChartPeriod extends ChartCount {
  readonly period: Period
}

/** Counts of this many a period and more are charted as single values. */
const ENOUGH_FOR_XMR = 10
export const TOO_FEW_FOR_COUNTS = 5
/** A share or rate that varies this many times more than chance has its limits widened. */
const OVER_DISPERSED = 1.5

/**
 * The chart that suits a series, with the reason.
 *
 * @param points - in calendar order; unpublished periods `null`
 * @param days - where the day of each single event is known, as a chart of the time between events
 *   needs: whether all are days apart, or some fell on one day
 * @returns refused for a series of overlapping periods, such as a rolling twelve months
 * @see STATISTICS 2, paragraph 12
 */
export function chooseChart(
  kind: SeriesKind,
  points: readonly ChartPeriod[],
  days?: 'apart' | 'some-together',
): Outcome<ChartChoice> {
  const rolling = points.find((point, index) => {
    const before = points[index - 1]
    return before !== undefined && overlaps(before.period, point.period)
  })
  if (rolling !== undefined) return refuseRolling(rolling.period)
  const choose = (chart: ChartChoice['kind'], reason: string) => accept({ kind: chart, reason })
  if (kind === 'value') {
    return choose('xmr', 'Each value is a measurement, so it is charted as single values (XmR).')
  }
  if (kind === 'share' || kind === 'rate') {
    const [plain, prime, word] =
      kind === 'share' ? (['p', 'p-prime', 'share'] as const) : (['u', 'u-prime', 'rate'] as const)
    const isKnown = points.every(({ count, of }) => count === null || (of ?? 0) > 0)
    if (!isKnown) {
      return choose(
        'xmr',
        `How many each ${word} is of was not given, so it is charted as single values (XmR). ` +
          'With those numbers the limits would follow them.',
      )
    }
    const phi = ratioDispersion(plain, points)
    return phi > OVER_DISPERSED
      ? choose(
          prime,
          `The ${word} varies ${timesChance(phi)} would make it, so ` +
            `its limits are widened to what it does vary (${NAMES[prime]} chart).`,
        )
      : choose(
          plain,
          `The ${word} varies no more than chance would make it, so its limits come from the numbers ` +
            `it is worked from (${plain} chart).`,
        )
  }
  const counts = points.flatMap(({ count }) => (count === null ? [] : [count]))
  const mean = meanOf(counts)
  const word = points[0] === undefined ? 'period' : periodWord(points[0].period)
  const average = `The average is ${formatNumber(mean, mean < 10 ? 1 : 0)} a ${word}`
  if (mean >= ENOUGH_FOR_XMR) {
    return choose('xmr', `${average}, enough for a chart of single values (XmR).`)
  }
  if (mean < TOO_FEW_FOR_COUNTS && days !== undefined) {
    const between = `${average}, too few to chart as counts, so the days between them are charted`
    return days === 'apart'
      ? choose('t', `${between} (t).`)
      : choose('g', `${between}, as whole numbers because some fell on one day (g).`)
  }
  const dispersion = testDispersion(counts)?.index ?? 0
  if (mean >= TOO_FEW_FOR_COUNTS && dispersion > OVER_DISPERSED) {
    return choose(
      'xmr',
      `${average}, few, but they vary ${timesChance(dispersion)} ` +
        'would make them, so they are charted as single values (XmR).',
    )
  }
  return choose(
    'c',
    `${average}, few, so the limits are the exact ones of a chart of counts (c).` +
      (mean < TOO_FEW_FOR_COUNTS
        ? ' With the day of each, the time between them could be charted instead (g or t).'
        : ''),
  )
}

/** As a reader meets it: "p′" for a p chart widened to what the share does vary. */
const NAMES: Readonly<Record<ChartChoice['kind'], string>> = {
  xmr: 'XmR',
  p: 'p',
  'p-prime': 'p′',
  u: 'u',
  'u-prime': 'u′',
  c: 'c',
  g: 'g',
  t: 't',
}

function refuseRolling(period: Period): Outcome<never> {
  return refuse(
    'rolling-series',
    `No usual range is drawn for rolling figures: ${describePeriod(period)} shares months with the ` +
      'figure before it, so a stable series would nearly always look unusual. ' +
      'Chart the figures for separate months instead',
    'points',
  )
}
