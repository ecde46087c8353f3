export { answerLimitsLine } from './analysis/index.ts'
export type { Area } from './area/area.ts'
export { parseArea, readAreaFolder } from './area/load-area.ts'
export { fetchReport } from './fetch-report.ts'
export {
  exportHomeOffice,
  exportStreetAggregates,
  type ImportReport,
  importHomeOffice,
  importObservations,
  importStreet,
  rejectsFile,
  type StreetReport,
} from './imports/index.ts'
export { type FetchHoldings, type Holdings, holdingsOf, showHeld } from './pages/holdings.ts'
export { importRoutes } from './pages/import-routes.ts'
export { presentOverview } from './pages/overview-page.ts'
export { listReports } from './pages/reports.ts'
export { PERFORMANCE_VIEWS, performanceRoutes } from './pages/routes.ts'
export type { Block as ReportBlock, Inline, Report } from './reports/report.ts'
export { writeReport } from './reports/write-report.ts'
export { writeObservationsCsv } from './series/observations-csv.ts'
export { withholdTable } from './statistics/index.ts'
export { fetchVersion } from './storage.ts'
export { fetchArea, takeInArea } from './take-in-area.ts'
