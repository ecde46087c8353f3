export { healthPageRoutes } from './health-routes.ts'
export { PUBLISHING_VIEWS, publishingRoutes } from './routes.ts'
export { findNamed } from './search-page.ts'
export { type Search, searchRoutes } from './search-routes.ts'
