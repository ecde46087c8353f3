export { PROTECTION_VIEWS, protectionRoutes } from './routes.ts'
export { type Line, type RetentionMonths, SCHEDULE, sayKept } from './schedule.ts'
