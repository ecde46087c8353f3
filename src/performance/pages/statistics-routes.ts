import type { FastifyInstance } from 'fastify'
import { showPage } from '#web/index.ts'
import { presentForces } from './forces-page.ts'
import type { FetchHoldings } from './holdings.ts'
import { presentMethod } from './method-page.ts'
import { presentQuarter } from './quarter-page.ts'
import { presentSeason, presentSeasons } from './seasons-page.ts'
import { presentSentences } from './sentence-gallery.ts'

/** The pages about how figures are worked out, similar forces and seasons. */
export function statisticsRoutes(app: FastifyInstance, holdings: FetchHoldings): void {
  app.get('/method', async (_, reply) => {
    return showPage(reply, 'method.njk', presentMethod((await holdings()).area))
  })

  app.get('/method/sentences', async (_, reply) => {
    return showPage(reply, 'sentences.njk', presentSentences())
  })

  app.get('/performance/forces', async (_, reply) => {
    const held = await holdings()
    const page = held.remember('forces', () => presentForces(held) ?? null)
    return page ? showPage(reply, 'forces.njk', page) : reply.callNotFound()
  })

  app.get('/performance/quarter', async (_, reply) => {
    const held = await holdings()
    return showPage(
      reply,
      'quarter.njk',
      held.remember('quarter', () => presentQuarter(held)),
    )
  })

  app.get('/performance/seasons', async (_, reply) => {
    const held = await holdings()
    return showPage(
      reply,
      'seasons.njk',
      held.remember('seasons page', () => presentSeasons(held)),
    )
  })

  app.get<{ Params: { measure: string; place: string } }>(
    '/performance/seasons/:measure/:place',
    async (request, reply) => {
      const { measure, place } = request.params
      const page = presentSeason(await holdings(), measure, place)
      return page ? showPage(reply, 'season.njk', page) : reply.callNotFound()
    },
  )
}
