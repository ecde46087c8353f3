import type { Measure } from '#area/index.ts'
import { describeLimits, judgePoint, type SeriesView, writePoint } from '#performance/index.ts'
import { describePeriod, uncapitalise } from '#shared/index.ts'
import type { ChartBlock } from './report.ts'

/**
 * The chart of a report's line, with its sentences and its table.
 *
 * @param measure - the measure of the line: when the series drawn is of another, its title says so
 */
export function presentChart(view: SeriesView, measure: Measure): ChartBlock {
  const { series, chart } = view
  const title =
    view.measure.id === measure.id
      ? chart.title
      : `${view.measure.name}: ${uncapitalise(chart.title)}`
  return {
    title,
    data: { ...chart, title },
    description: chart.description,
    findings: view.findings.map(({ number, listed }) => ({ number, sentence: listed })),
    shared: view.shared,
    table: series.points
      .map((point, index) => ({
        period: describePeriod(point.period),
        value: writePoint(view, point),
        verdict: judgePoint(view, index).words,
      }))
      .reverse(),
    limitsNote: describeLimits(view),
  }
}
