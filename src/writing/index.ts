export { commentaryRoutes, WRITING_VIEWS } from './commentary-routes.ts'
export { definitionRoutes } from './definition-routes.ts'
export { dropDraftsOf } from './drafts.ts'
export { registerRoutes } from './register-routes.ts'
