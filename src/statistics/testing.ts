export { hasOtherValue } from './charting/testing-other-values.ts'
export { measureOf, months } from './limits/testing-series.ts'
export { figure, measure, period } from './testing-figures.ts'
