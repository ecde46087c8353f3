import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { refuseUnread, sendFile } from '#web/index.ts'
import { presentForces } from './forces-page.ts'
import { type FetchHoldings, showHeld } from './holdings.ts'
import { presentMethod } from './method-page.ts'
import { presentPairs } from './pairs-page.ts'
import { presentQuarter, writeQuarterCsv } from './quarter-page.ts'
import { presentQuestions } from './questions-page.ts'
import { presentSeason } from './season-page.ts'
import { presentSeasons } from './seasons-page.ts'

const READ = { config: { act: { kind: 'figures', act: 'read' } } }
const OF_PERIOD = {
  config: {
    ...READ.config,
    asks: [{ kind: 'text', name: 'period', label: 'Period', required: false }],
  },
} as const

const periodQuery = z.object({ period: z.string().optional() })

/** The pages about how figures are worked out, the latest quarter, similar forces, seasons and questions. */
export function statisticsRoutes(app: FastifyInstance, holdings: FetchHoldings): void {
  app.get('/method', READ, async (request, reply) => {
    const held = await holdings(request)
    return showHeld(request, reply, held, 'method', 'method.njk', () => presentMethod(held.area))
  })

  app.get('/performance/forces', OF_PERIOD, async (request, reply) => {
    const query = periodQuery.safeParse(request.query)
    if (!query.success) return reply.callNotFound()
    const { period } = query.data
    const held = await holdings(request)
    return showHeld(request, reply, held, `forces ${period ?? ''}`, 'forces.njk', () =>
      presentForces(held, undefined, period),
    )
  })

  app.get<{ Params: { kind: string } }>(
    '/performance/forces/:kind',
    OF_PERIOD,
    async (request, reply) => {
      const query = periodQuery.safeParse(request.query)
      if (!query.success) return reply.callNotFound()
      const { kind } = request.params
      const { period } = query.data
      const held = await holdings(request)
      return showHeld(request, reply, held, `forces ${kind} ${period ?? ''}`, 'forces.njk', () =>
        presentForces(held, kind, period),
      )
    },
  )

  app.get('/performance/pairs', READ, async (request, reply) => {
    const held = await holdings(request)
    return showHeld(request, reply, held, 'pairs', 'pairs.njk', () => presentPairs(held))
  })

  app.get('/performance/questions', READ, async (request, reply) => {
    const held = await holdings(request)
    return showHeld(request, reply, held, 'questions', 'questions.njk', () =>
      presentQuestions(held),
    )
  })

  app.get('/performance/quarter', OF_PERIOD, async (request, reply) => {
    const query = periodQuery.safeParse(request.query)
    if (!query.success) return reply.callNotFound()
    const { period } = query.data
    const held = await holdings(request)
    return showHeld(request, reply, held, `quarter ${period ?? ''}`, 'quarter.njk', () =>
      presentQuarter(held, period),
    )
  })

  app.get('/performance/quarter.csv', OF_PERIOD, async (request, reply) => {
    const refused = refuseUnread(reply, OF_PERIOD.config.asks, request.query)
    if (refused !== undefined) return refused
    const query = periodQuery.safeParse(request.query)
    if (!query.success) return reply.callNotFound()
    const body = writeQuarterCsv(await holdings(request), query.data.period)
    return sendFile(reply, { name: 'quarter.csv', type: 'text/csv', body })
  })

  app.get('/performance/seasons', READ, async (request, reply) => {
    const held = await holdings(request)
    return showHeld(request, reply, held, 'seasons', 'seasons.njk', () => presentSeasons(held))
  })

  app.get<{ Params: { measure: string; place: string } }>(
    '/performance/seasons/:measure/:place',
    READ,
    async (request, reply) => {
      const { measure, place } = request.params
      const held = await holdings(request)
      return showHeld(request, reply, held, `season ${measure} ${place}`, 'season.njk', () =>
        presentSeason(held, measure, place),
      )
    },
  )
}
