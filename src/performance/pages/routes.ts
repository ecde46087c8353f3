import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { fetchReleases } from '#holdings/index.ts'
import type { FetchRegisters } from '#registers/index.ts'
import type { ReadAs } from '#storage/index.ts'
import { refuseUnread, showPage } from '#web/index.ts'
import { fetchExplanationActs } from '../explanations.ts'
import { fetchFigureActs } from '../figure-history.ts'
import { fetchRecounts } from '../recounts.ts'
import { fetchObservation, fetchRevisions, fetchVersions } from '../storage.ts'
import { presentFigure } from './figure-page.ts'
import { type FetchHoldings, sayDrafts, sendHeld, showHeld } from './holdings.ts'
import { FILE_TYPES, writeMeasureFile } from './measure-files.ts'
import { presentMeasure } from './measure-page.ts'
import { presentOverview, presentSubject } from './overview-page.ts'
import { statisticsRoutes } from './statistics-routes.ts'

/** The folders of the views of performance. */
export const PERFORMANCE_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

export interface PerformanceNeeds {
  readonly readAs: ReadAs
  readonly holdings: FetchHoldings
  readonly registers: FetchRegisters
}

const READ = { config: { act: { kind: 'figures', act: 'read' } } }
const OF_PLACE = {
  config: {
    ...READ.config,
    asks: [{ kind: 'text', name: 'area', label: 'Place', required: false }],
  },
} as const

const measureQuery = z.object({ area: z.string().optional() })

/** The pages about figures: performance, measures and single figures. */
export function performanceRoutes(
  app: FastifyInstance,
  { readAs, holdings, registers }: PerformanceNeeds,
): void {
  statisticsRoutes(app, holdings)

  app.get('/performance', READ, async (request, reply) => {
    const held = await holdings(request)
    return showHeld(request, reply, held, 'performance', 'performance.njk', () =>
      presentOverview(held),
    )
  })

  app.get<{ Params: { subject: string } }>(
    '/performance/subjects/:subject',
    READ,
    async (request, reply) => {
      const held = await holdings(request)
      const { subject } = request.params
      return showHeld(request, reply, held, `subject ${subject}`, 'subject.njk', () =>
        presentSubject(held, subject),
      )
    },
  )

  app.get<{ Params: { measure: string } }>(
    '/performance/:measure',
    OF_PLACE,
    async (request, reply) => {
      const held = await holdings(request)
      const { measure: asked } = request.params
      const file = /^(.+)\.([a-z]+)$/.exec(asked)
      const type = FILE_TYPES.find((one) => one === file?.[2])
      const measure = held.area.measures.get(type === undefined ? asked : (file?.[1] ?? ''))
      if (!measure) return reply.callNotFound()
      if (type !== undefined) {
        const refused = refuseUnread(reply, [], request.query)
        if (refused !== undefined) return refused
        const name = `${measure.id}.${type}`
        return sendHeld(request, reply, held, name, () => writeMeasureFile(held, measure, type))
      }

      const query = measureQuery.safeParse(request.query)
      if (!query.success) return reply.callNotFound()
      const place = query.data.area
      const name = `measure ${measure.id} ${place ?? ''}`
      const db = readAs(held)
      const make = async () =>
        presentMeasure(
          held,
          measure.id,
          place,
          await fetchRevisions(db, measure.id),
          await fetchExplanationActs(db, { measure: measure.id }),
        )
      return showHeld(request, reply, held, name, 'measure.njk', make, measure.id)
    },
  )

  app.get<{ Params: { measure: string; figure: string } }>(
    '/performance/:measure/figures/:figure',
    READ,
    async (request, reply) => {
      const { measure, figure: number } = request.params
      if (!/^\d{1,15}$/.test(number)) return reply.callNotFound()
      const held = await holdings(request)
      const db = readAs(held)
      const figure = await fetchObservation(db, Number(number))
      if (figure?.measure !== measure) return reply.callNotFound()
      const versions = await fetchVersions(db, {
        measure: figure.measure,
        area: figure.area,
        breakdown: figure.breakdown,
        period_start: figure.period.start,
        period_end: figure.period.end,
      })
      const acts = await fetchFigureActs(db, figure)
      const releases = figure.status === 'withheld' ? await fetchReleases(db) : []
      const release = releases.find(({ withheld }) => withheld?.figures.includes(figure.id))
      const recounts = await fetchRecounts({ readAs, registers }, request.actor, versions)
      const page = presentFigure(held, figure, versions, acts, release?.withheld?.why, recounts)
      if (!page) return reply.callNotFound()
      const isDraft = versions.some(held.unreleased.isDraft)
      const drafts = isDraft ? { drafts: sayDrafts([page.title]) } : {}
      return showPage(reply, 'figure.njk', { ...page, ...drafts })
    },
  )
}
