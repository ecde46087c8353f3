export { procedureHoldings } from './pages/holdings.ts'
export { fetchNextDates, type NextDates, versionOfDates } from './pages/next-dates.ts'
export { PROCEDURE_VIEWS, procedureRoutes } from './pages/procedure-routes.ts'
