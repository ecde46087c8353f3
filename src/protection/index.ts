export { PROTECTION_VIEWS, protectionRoutes } from './routes.ts'
export { SCHEDULE, sayKept } from './schedule.ts'
