import { CONSTITUTION_VIEWS, constitutionRoutes } from '#constitution/index.ts'
import {
  fetchVersion,
  holdingsOf,
  PERFORMANCE_VIEWS,
  performanceRoutes,
} from '#performance/index.ts'
import { PUBLISHING_VIEWS, publishingRoutes } from '#publishing/index.ts'
import { createServer, type ServerSettings } from '#web/index.ts'
import { type Instance, today } from './instance.ts'

/** The whole site of an instance, ready to listen or to be asked in a test. */
export async function createSite(
  { storage: { db }, area }: Pick<Instance, 'storage' | 'area'>,
  logger: ServerSettings['logger'],
) {
  const app = await createServer({
    site: {
      panel: area.file.panel.name,
      navigation: [
        { text: 'Performance', href: '/performance' },
        { text: 'Reports', href: '/reports' },
        { text: 'Constitution', href: '/constitution' },
        { text: 'Data', href: '/data' },
      ],
      footer: [
        { text: 'Accessibility', href: '/accessibility' },
        { text: 'Data', href: '/data' },
      ],
    },
    viewFolders: [...PERFORMANCE_VIEWS, ...PUBLISHING_VIEWS, ...CONSTITUTION_VIEWS],
    logger,
  })
  const needs = { db, holdings: holdingsOf(db, today) }
  publishingRoutes(app, needs)
  performanceRoutes(app, needs)
  constitutionRoutes(app, { db, today, version: () => fetchVersion(db) })
  return app
}
