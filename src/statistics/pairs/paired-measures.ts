import { accept, type Outcome, refuse } from '#shared/index.ts'
import { normalQuantile } from '../methods/distributions.ts'
import type { Interval } from '../methods/proportions.ts'
import { meanOf } from '../methods/spread.ts'
import type { Point } from '../observation.ts'

/** How two series move together when the second is looked at so many months after the first. */
export interface LaggedCorrelation {
  readonly lag: number
  /** −1 to 1. */
  readonly correlation: number
  /** Widened for the number of lags looked at, so that all of them hold together 95 times in 100. */
  readonly interval: Interval
  /** Pairs of months. */
  readonly months: number
}

export interface PairedMeasures {
  readonly lags: readonly LaggedCorrelation[]
  /** The lag with the strongest link whose interval leaves out 0; `undefined` where none does. */
  readonly clearest: LaggedCorrelation | undefined
}

const FEWEST_PAIRS = 18
const MOST_LAG = 6

/**
 * Correlates two monthly series, the second from 0 to 6 months after the first, each with its straight
 * trend taken out: two things that both grow for years would otherwise look linked. Intervals allow
 * for each month being like the one before.
 *
 * It says whether they moved together, never that one moved the other.
 *
 * @param first - adjusted for days and season where it has one, in calendar order
 * @returns refused where fewer than 18 months are held of both
 * @see Fisher's z; Bartlett (1946) for the number of months that count
 */
export function pairMeasures(
  first: readonly Point[],
  second: readonly Point[],
  mostLag = MOST_LAG,
): Outcome<PairedMeasures> {
  const [one, other] = [withoutTrend(first), withoutTrend(second)]
  const lags: LaggedCorrelation[] = []
  for (let lag = 0; lag <= mostLag; lag++) {
    const pairs = [...one].flatMap(([month, value]) => {
      const after = other.get(month + lag)
      return after === undefined ? [] : [[value, after] as const]
    })
    if (pairs.length < FEWEST_PAIRS) break
    lags.push({ lag, ...correlate(pairs, mostLag + 1), months: pairs.length })
  }
  if (lags.length === 0) {
    return refuse(
      'too-few-pairs',
      `Fewer than ${FEWEST_PAIRS} months are held of both measures, too few to say whether they ` +
        'moved together. Add earlier months',
      'points',
    )
  }
  const clear = lags.filter(({ interval }) => interval.lower > 0 || interval.upper < 0)
  const [clearest] = clear.sort(
    (near, far) => Math.abs(far.correlation) - Math.abs(near.correlation),
  )
  return accept({ lags, clearest })
}

/** By month, counted from year 0, so that a lag is a sum. */
function withoutTrend(points: readonly Point[]): ReadonlyMap<number, number> {
  const held = points.flatMap(({ period, value }) => {
    const month = 12 * Number(period.start.slice(0, 4)) + Number(period.start.slice(5, 7))
    return value === null ? [] : [{ month, value }]
  })
  const [month, value] = [
    meanOf(held.map((point) => point.month)),
    meanOf(held.map((point) => point.value)),
  ]
  const square = held.reduce((sum, point) => sum + (point.month - month) ** 2, 0)
  const product = held.reduce(
    (sum, point) => sum + (point.month - month) * (point.value - value),
    0,
  )
  const slope = square === 0 ? 0 : product / square
  return new Map(
    held.map((point) => [point.month, point.value - value - slope * (point.month - month)]),
  )
}

function correlate(
  pairs: readonly (readonly [number, number])[],
  looks: number,
): { readonly correlation: number; readonly interval: Interval } {
  const [x, y] = [centred(pairs.map(([value]) => value)), centred(pairs.map(([, value]) => value))]
  const scale = Math.sqrt(product(x, x, 0) * product(y, y, 0))
  if (scale === 0) return { correlation: 0, interval: { lower: -1, upper: 1 } }
  const correlation = Math.min(1, Math.max(-1, product(x, y, 0) / scale))
  let repetition = 1
  for (let step = 1; step <= Math.floor(pairs.length / 4); step++) {
    const along = (values: readonly number[]) =>
      product(values, values, step) / product(values, values, 0)
    repetition += 2 * (1 - step / pairs.length) * along(x) * along(y)
  }
  const months = Math.min(pairs.length, pairs.length / Math.max(repetition, 0.1))
  const reach = normalQuantile(1 - 0.025 / looks) / Math.sqrt(Math.max(months - 3, 1))
  const z = Math.atanh(Math.min(Math.max(correlation, -0.999999), 0.999999))
  return { correlation, interval: { lower: Math.tanh(z - reach), upper: Math.tanh(z + reach) } }
}

function centred(values: readonly number[]): readonly number[] {
  const mean = meanOf(values)
  return values.map((value) => value - mean)
}

function product(one: readonly number[], other: readonly number[], step: number): number {
  return one.reduce((sum, value, index) => sum + value * (other[index + step] ?? 0), 0)
}
