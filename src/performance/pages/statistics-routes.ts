import type { FastifyInstance } from 'fastify'
import { sendFile } from '#web/index.ts'
import { presentForces } from './forces-page.ts'
import { type FetchHoldings, showHeld } from './holdings.ts'
import { presentMethod } from './method-page.ts'
import { presentPairs } from './pairs-page.ts'
import { presentQuarter, writeQuarterCsv } from './quarter-page.ts'
import { presentQuestions } from './questions-page.ts'
import { presentSeason, presentSeasons } from './seasons-page.ts'
import { presentSentences } from './sentence-gallery.ts'

/** The pages about how figures are worked out, the latest quarter, similar forces, seasons and questions. */
export function statisticsRoutes(app: FastifyInstance, holdings: FetchHoldings): void {
  app.get('/method', async (request, reply) => {
    const held = await holdings()
    return showHeld(request, reply, held, 'method', 'method.njk', () => presentMethod(held.area))
  })

  app.get('/method/sentences', async (request, reply) => {
    const held = await holdings()
    return showHeld(request, reply, held, 'sentences', 'sentences.njk', presentSentences)
  })

  app.get('/performance/forces', async (request, reply) => {
    const held = await holdings()
    return showHeld(request, reply, held, 'forces', 'forces.njk', () => presentForces(held))
  })

  app.get('/performance/pairs', async (request, reply) => {
    const held = await holdings()
    return showHeld(request, reply, held, 'pairs', 'pairs.njk', () => presentPairs(held))
  })

  app.get('/performance/questions', async (request, reply) => {
    const held = await holdings()
    return showHeld(request, reply, held, 'questions', 'questions.njk', () =>
      presentQuestions(held),
    )
  })

  app.get('/performance/quarter', async (request, reply) => {
    const held = await holdings()
    return showHeld(request, reply, held, 'quarter', 'quarter.njk', () => presentQuarter(held))
  })

  app.get('/performance/quarter.csv', async (_, reply) => {
    const body = writeQuarterCsv(await holdings())
    return sendFile(reply, { name: 'quarter.csv', type: 'text/csv', body })
  })

  app.get('/performance/seasons', async (request, reply) => {
    const held = await holdings()
    return showHeld(request, reply, held, 'seasons', 'seasons.njk', () => presentSeasons(held))
  })

  app.get<{ Params: { measure: string; place: string } }>(
    '/performance/seasons/:measure/:place',
    async (request, reply) => {
      const { measure, place } = request.params
      const held = await holdings()
      return showHeld(request, reply, held, `season ${measure} ${place}`, 'season.njk', () =>
        presentSeason(held, measure, place),
      )
    },
  )
}
