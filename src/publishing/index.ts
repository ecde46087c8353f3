export { healthPageRoutes } from './health-routes.ts'
export { PUBLISHING_VIEWS, publishingRoutes } from './routes.ts'
export { searchRoutes } from './search-routes.ts'
