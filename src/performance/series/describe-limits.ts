import { natureOf } from '#area/index.ts'
import { describePeriod, formatNumber } from '#shared/index.ts'
import { FEWEST_FOR_FIRM, TOO_FEW_FOR_COUNTS } from '#statistics/index.ts'
import type { SeriesView } from './series-view.ts'

/** Whether the limits of a chart rest on moving ranges, of which the largest are left out. */
const SCREENED: Readonly<Record<SeriesView['choice']['kind'], boolean>> = {
  xmr: true,
  p: false,
  'p-prime': true,
  u: false,
  'u-prime': true,
  c: false,
  g: false,
  t: false,
}

/** Which chart the usual range is of and why, and how it was worked out, phase by phase. */
export function describeLimits({ series, measure, choice, word }: SeriesView): string {
  const kind = choice.kind
  const number = (value: number) => {
    const { countsThings, sign } = natureOf(measure.unit)
    return `${formatNumber(value, countsThings ? 1 : 2)}${sign === '%' ? sign : ''}`
  }
  const parts = series.phases.map((phase, place) => {
    const from = series.points.find((point) => point.phase === place)?.period
    const since = from ? ` from ${describePeriod(from)}` : ''
    const periods = `${phase.points} ${phase.points === 1 ? word : `${word}s`}${since}`
    const { mean, lower, upper, averageMovingRange } = phase
    if (mean === null || lower === null || upper === null) {
      return `${periods}: too few to work out a usual range.`
    }
    const firmness =
      phase.status === 'provisional' ? ` (provisional: fewer than ${FEWEST_FOR_FIRM})` : ''
    const limits = `${number(lower)} to ${number(upper)}`
    if (kind === 'c') {
      return (
        `${periods}${firmness}: average ${number(mean)}; usual ${limits}, beyond which chance alone ` +
        `would put no more than 1 ${word} in 741 on either side (exact Poisson limits).`
      )
    }
    if (averageMovingRange === null) {
      return (
        `${periods}${firmness}: average ${number(mean)} over all ${word}s together; limits follow how ` +
        `many each ${word}’s figure is of, in the latest ${word} ${limits}.`
      )
    }
    return (
      `${periods}${firmness}: average ${number(mean)}; average moving range ` +
      `${number(averageMovingRange)}; limits ${limits}, ` +
      'which are the average less and plus 2.66 times the average moving range' +
      (series.allowsFor === undefined ? '.' : ', each as in an average month of 30.4375 days.')
    )
  })
  const screened = 'Moving ranges of 3.267 times their average or more were left out, once.'
  const deviation = describeDeviation(series, number)
  return [choice.reason, ...parts, ...(SCREENED[kind] ? [screened] : []), ...deviation].join(' ')
}

/**
 * The standard deviation, which members ask for by name: as the limits take it, from the moving ranges of
 * the latest phase, and plain.
 *
 * @see STATISTICS 5, paragraph 12
 */
function describeDeviation(
  { points, phases }: SeriesView['series'],
  number: (value: number) => string,
): readonly string[] {
  const latest = phases.at(-1)
  const values = points.flatMap(({ phase, value }) =>
    phases[phase] === latest && value !== null ? [value] : [],
  )
  if (latest === undefined || values.length < 2) return []
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const plain = `The standard deviation of the ${values.length} figures themselves is ${number(Math.sqrt(squares / (values.length - 1)))}.`
  const { averageMovingRange } = latest
  if (averageMovingRange === null) return [plain]
  return [
    'The limits stand about three standard deviations from the average, as the moving ranges give it: ' +
      `${number(averageMovingRange)} ÷ 1.128 = ${number(averageMovingRange / 1.128)}.`,
    plain,
  ]
}

/** Which rules make a month or quarter unusual on the chart of a series. */
export function describeRules({ choice, series, word }: SeriesView): string {
  const isTiny =
    choice.kind === 'c' && series.phases.some(({ mean }) => (mean ?? 0) < TOO_FEW_FOR_COUNTS)
  if (isTiny) {
    return (
      `A ${word} is unusual when it is outside the range. Runs are not looked for where the average ` +
      `is below ${TOO_FEW_FOR_COUNTS}: ${word}s below an average of so few come one after another by chance.`
    )
  }
  return (
    `A ${word} is unusual when it is outside the range, when it is one of seven in a row above or ` +
    'below the average or rising or falling, or when it is one of two in three close to the same ' +
    'end of the range.'
  )
}
