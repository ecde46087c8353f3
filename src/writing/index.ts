export { commentaryRoutes, WRITING_VIEWS } from './commentary-routes.ts'
