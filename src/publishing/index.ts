export { PUBLISHING_VIEWS, type PublishingNeeds, publishingRoutes } from './routes.ts'
