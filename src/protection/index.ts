export { PROTECTION_VIEWS, protectionRoutes } from './routes.ts'
export { scheduleTable } from './schedule-table.ts'
