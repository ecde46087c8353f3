export { procedureHoldings } from './pages/holdings.ts'
export { fetchNextDates, versionOfDates } from './pages/next-dates.ts'
export type { NextDates } from './pages/overview-page.ts'
export { PROCEDURE_VIEWS, procedureRoutes } from './pages/procedure-routes.ts'
