import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { changeRoutes } from './change-routes.ts'
import { entryFileRoutes } from './entry-file-routes.ts'
import { entryRoutes } from './entry-routes.ts'
import { eraseRoutes } from './erase-routes.ts'
import { fileRoutes } from './file-routes.ts'
import { importRoutes } from './import-routes.ts'
import { listRoutes } from './list-routes.ts'
import type { RegisterNeeds } from './needs.ts'
import { pastRoutes } from './past-routes.ts'
import { placesRoutes } from './places-routes.ts'

/** The folders of the views of registers. */
export const REGISTER_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

/** The registers that the office keeps: `/registers` and all below it that a definition makes. */
export function bookRoutes(app: FastifyInstance, needs: RegisterNeeds): void {
  listRoutes(app, needs)
  fileRoutes(app, needs)
  importRoutes(app, needs)
  changeRoutes(app, needs)
  placesRoutes(app, needs)
  pastRoutes(app, needs)
  eraseRoutes(app, needs)
  entryRoutes(app, needs)
  entryFileRoutes(app, needs)
}
