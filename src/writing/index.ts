export { commentaryRoutes, WRITING_VIEWS } from './commentary-routes.ts'
export { registerRoutes } from './register-routes.ts'
