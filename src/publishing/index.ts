export { PUBLISHING_VIEWS, publishingRoutes } from './routes.ts'
