import { describePeriod, formatNumber } from '#shared/index.ts'
import { formatValue, verdict } from '../analysis/index.ts'
import type { Measure } from '../area/measure.ts'
import type { SeriesView } from '../series/series-view.ts'
import type { ChartBlock } from './report.ts'

/**
 * The chart of a report's line, with its sentences and its table.
 *
 * @param measure - the measure of the line: when the series drawn is of another, its title says so
 */
export function presentChart(view: SeriesView, measure: Measure): ChartBlock {
  const { series, chart } = view
  const title =
    view.measure.id === measure.id ? chart.title : `${view.measure.name}: ${lower(chart.title)}`
  return {
    title,
    data: { ...chart, title },
    description: chart.description,
    findings: view.findings.map(({ number, sentence }) => ({ number, sentence })),
    table: series.points
      .map(({ period, value }, index) => ({
        period: describePeriod(period),
        value: value === null ? 'not published' : formatValue(value, view.measure),
        verdict: verdict(series, index).words,
      }))
      .reverse(),
    limitsNote: describeLimits(view),
  }
}

/** How the usual range was worked out, with its numbers and settings, phase by phase. */
export function describeLimits({ series, measure }: SeriesView): string {
  const parts = series.phases.map((phase) => {
    const from = series.points.find(({ period }) => period.start >= phase.from)?.period
    const since = from ? ` from ${describePeriod(from)}` : ''
    const months = `${phase.points} ${phase.points === 1 ? 'month' : 'months'}${since}`
    const { mean, lower, upper, averageMovingRange } = phase
    if (mean === null || lower === null || upper === null || averageMovingRange === null) {
      return `${months}: too few to work out a usual range.`
    }
    const number = (value: number) => formatNumber(value, measure.unit === 'count' ? 1 : 2)
    const firmness = phase.status === 'provisional' ? ' (provisional: fewer than 13 months)' : ''
    return (
      `${months}${firmness}: average ${number(mean)}; average moving range ` +
      `${number(averageMovingRange)}; limits ${number(lower)} to ${number(upper)}, ` +
      'which are the average less and plus 2.66 times the average moving range.'
    )
  })
  return `${parts.join(' ')} Moving ranges of 3.267 times their average or more were left out, once.`
}

function lower(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}
