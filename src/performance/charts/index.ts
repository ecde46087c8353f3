export type { ControlChartData } from './chart-data.ts'
export { controlChart } from './control-chart.ts'

export { funnelChart } from './funnel-chart.ts'
export type { FunnelChartData } from './funnel-data.ts'
export { sparkline } from './sparkline.ts'
