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
export { funnelChart } from './funnel-chart.ts'
export type { FunnelChartData } from './funnel-data.ts'
export { sparkline } from './sparkline.ts'
