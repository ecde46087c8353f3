export { remarkBook } from './remark-book.ts'
export { REMARK_VIEWS, remarkRoutes } from './routes.ts'
