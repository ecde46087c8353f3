import { type ControlChartData, controlChart } from '#charts/index.ts'
import type { FigureChart, FindingsList } from '#web/index.ts'
import type { Finding } from '../series/series-view.ts'

/** A chart on a page: its drawings wide and narrow, with the way to its figures. */
export function chartFigure(
  chart: ControlChartData,
  { id, table, headingLevel }: { id: string; table: string; headingLevel?: 2 | 3 },
): FigureChart {
  return {
    id,
    caption: chart.title,
    ...(headingLevel === undefined ? {} : { headingLevel }),
    wide: controlChart(chart, { variant: 'wide', id: `${id}-wide` }),
    narrow: controlChart(chart, { variant: 'narrow', id: `${id}-narrow` }),
    table: { text: 'The same figures as a table', href: table },
  }
}

/** The numbered sentences below a chart; `null` where nothing was unusual. */
export function listFindings(findings: readonly Finding[]): FindingsList | null {
  if (findings.length === 0) return null
  return {
    label: 'What was unusual',
    items: findings.map(({ number, judgement, listed }) => ({
      number,
      kind: judgement,
      parts: [...listed],
    })),
  }
}
