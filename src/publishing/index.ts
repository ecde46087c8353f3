export { presentSentences } from './gallery/sentences-page.ts'
export { PUBLISHING_VIEWS, publishingRoutes } from './routes.ts'
