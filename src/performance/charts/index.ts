export { barPair } from './bar-pair.ts'
export type {
  ChartEvent,
  ChartFlag,
  ChartJudgement,
  ChartPhase,
  ChartPoint,
  ChartRecordingChange,
  ControlChartData,
} from './chart-data.ts'
export { type ControlChartOptions, controlChart } from './control-chart.ts'
export type { ChartVariant } from './frame.ts'
export { chartStyles, responsiveChart } from './responsive-chart.ts'
export { sparkline } from './sparkline.ts'
