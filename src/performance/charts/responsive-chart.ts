import type { ControlChartData } from './chart-data.ts'
import { controlChart } from './control-chart.ts'
import { element } from './svg.ts'

/**
 * Both drawings of a chart for a page: the wide one and the one for a phone. `chartStyles` shows
 * the one there is room for; the other is out of the page for everyone, screen readers included.
 *
 * @param id - begins the ids of both drawings: unique in the page
 */
export function responsiveChart(data: ControlChartData, id: string): string {
  return element(
    'div',
    { class: 'cf-chart' },
    controlChart(data, { variant: 'wide', id: `${id}-wide` }),
    controlChart(data, { variant: 'narrow', id: `${id}-narrow` }),
  )
}

/**
 * Styles for the site's stylesheet. Room is the chart's own, not the window's: below 43rem the wide
 * drawing's words would fall under 12 px. A browser without container queries, and paper, get the
 * wide one. Forced colours keep shapes and dashes, and take every colour from the reader.
 */
export const chartStyles = `
.cf-chart { container-type: inline-size; }
.cf-chart__drawing { display: block; width: 100%; height: auto; background: #ffffff; }
.cf-chart > .cf-chart__drawing--wide { max-width: 60rem; }
.cf-chart > .cf-chart__drawing--narrow { display: none; max-width: 26rem; }
@container (max-width: 42.99rem) {
  .cf-chart > .cf-chart__drawing--wide { display: none; }
  .cf-chart > .cf-chart__drawing--narrow { display: block; }
}
@media print {
  .cf-chart > .cf-chart__drawing--wide { display: block; }
  .cf-chart > .cf-chart__drawing--narrow { display: none; }
}
.cf-sparkline, .cf-bar-pair { display: block; max-width: 100%; height: auto; }
@media (forced-colors: active) {
  .cf-chart__drawing, .cf-sparkline, .cf-bar-pair { forced-color-adjust: none; background: Canvas; }
  .cf-chart__drawing text { fill: CanvasText; }
  .cf-chart__drawing text[stroke] { stroke: Canvas; }
  .cf-chart__range { fill: none; stroke: GrayText; }
  .cf-chart__event { fill: none; stroke: CanvasText; stroke-dasharray: 1 4; }
  .cf-chart__line, .cf-chart__run, .cf-chart__average, .cf-chart__limit, .cf-chart__target,
  .cf-chart__axis, .cf-chart__upright, .cf-chart__leader { stroke: CanvasText; stroke-opacity: 1; }
  .cf-chart__dot, .cf-bar-pair__now { fill: CanvasText; }
  .cf-bar-pair__before { fill: GrayText; }
  .cf-chart__mark { fill: Canvas; stroke: CanvasText; }
}
`
