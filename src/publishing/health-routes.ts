import type { FastifyInstance } from 'fastify'
import { showPage } from '#web/index.ts'
import { type Health, presentHealth } from './health-page.ts'

const LOOK_AFTER = { config: { act: { kind: 'site', act: 'look-after' } } }

export interface HealthNeeds {
  readonly health: () => Promise<Health>
  /** An instant. */
  readonly now: () => string
}

/** `/health`: how the program stands, for whoever runs it. */
export function healthPageRoutes(app: FastifyInstance, { health, now }: HealthNeeds): void {
  app.get('/health', LOOK_AFTER, async (_, reply) => {
    reply.header('cache-control', 'no-store')
    return showPage(reply, 'health.njk', presentHealth(await health(), now()))
  })
}
