export { isAddress, NO_ADDRESS } from './asked-fields.ts'
export { Peers } from './peers.ts'
export { remarkBook } from './remark-book.ts'
export { REMARK_VIEWS, remarkRoutes } from './routes.ts'
