import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import {
  downloadsOf,
  listReports,
  presentReport,
  REPORT_VIEWS,
  reportFile,
  reportFor,
} from '#reports/index.ts'
import { type Period, parsePeriod } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { sendFile, showMessage, showPage } from '#web/index.ts'
import { fetchObservation, fetchRevisions, fetchVersions } from '../storage.ts'
import { presentFigure } from './figure-page.ts'
import { type FetchHoldings, type Holdings, showHeld } from './holdings.ts'
import { FILE_TYPES, writeMeasureFile } from './measure-files.ts'
import { presentMeasure } from './measure-page.ts'
import { presentOverview, presentSubject } from './overview-page.ts'
import { statisticsRoutes } from './statistics-routes.ts'

/** The folders of the views of performance. */
export const PERFORMANCE_VIEWS = [fileURLToPath(new URL('./views', import.meta.url)), REPORT_VIEWS]

export interface PerformanceNeeds {
  readonly db: Kysely<Database>
  readonly holdings: FetchHoldings
}

const measureQuery = z.object({ area: z.string().optional() })

/** The pages about figures: performance, measures, single figures, reports and their downloads. */
export function performanceRoutes(app: FastifyInstance, { db, holdings }: PerformanceNeeds): void {
  statisticsRoutes(app, holdings)

  app.get('/performance', async (request, reply) => {
    const held = await holdings()
    return showHeld(request, reply, held, 'performance', 'performance.njk', () =>
      presentOverview(held),
    )
  })

  app.get<{ Params: { subject: string } }>(
    '/performance/subjects/:subject',
    async (request, reply) => {
      const held = await holdings()
      const { subject } = request.params
      return showHeld(request, reply, held, `subject ${subject}`, 'subject.njk', () =>
        presentSubject(held, subject),
      )
    },
  )

  app.get<{ Params: { measure: string } }>('/performance/:measure', async (request, reply) => {
    const held = await holdings()
    const { measure: asked } = request.params
    const file = /^(.+)\.([a-z]+)$/.exec(asked)
    const type = FILE_TYPES.find((one) => one === file?.[2])
    const measure = held.area.measures.get(type === undefined ? asked : (file?.[1] ?? ''))
    if (!measure) return reply.callNotFound()
    if (type !== undefined) return sendFile(reply, writeMeasureFile(held, measure, type))

    const query = measureQuery.safeParse(request.query)
    if (!query.success) return reply.callNotFound()
    const place = query.data.area
    const name = `measure ${measure.id} ${place ?? ''}`
    return showHeld(request, reply, held, name, 'measure.njk', async () =>
      presentMeasure(held, measure.id, place, await fetchRevisions(db, measure.id)),
    )
  })

  app.get<{ Params: { measure: string; figure: string } }>(
    '/performance/:measure/figures/:figure',
    async (request, reply) => {
      const { measure, figure: number } = request.params
      if (!/^\d{1,15}$/.test(number)) return reply.callNotFound()
      const figure = await fetchObservation(db, Number(number))
      if (figure?.measure !== measure) return reply.callNotFound()
      const versions = await fetchVersions(db, {
        measure: figure.measure,
        area: figure.area,
        breakdown: figure.breakdown,
        period_start: figure.period.start,
        period_end: figure.period.end,
      })
      const page = presentFigure(await holdings(), figure, versions)
      return page ? showPage(reply, 'figure.njk', page) : reply.callNotFound()
    },
  )

  app.get('/reports', async (request, reply) => {
    const held = await holdings()
    return showHeld(request, reply, held, 'reports', 'reports.njk', () => listReports(held))
  })

  app.get<{ Params: ReportParams }>('/reports/:report/:period', async (request, reply) => {
    const held = await holdings()
    const report = findReport(held, request.params)
    if (!report) return reply.callNotFound()
    if (!report.ok) {
      const sentences = report.problems.map(({ message }) => message)
      return showMessage(reply, 404, 'There is no such report', sentences)
    }
    const name = `report ${report.value.id} ${report.value.period.code}`
    return showHeld(request, reply, held, name, 'report.njk', () =>
      presentReport(report.value, {
        breadcrumbs: [{ text: 'Reports', href: '/reports' }],
        downloads: downloadsOf(report.value),
      }),
    )
  })

  app.get<{ Params: ReportParams & { file: string } }>(
    '/reports/:report/:period/:file',
    async (request, reply) => {
      const held = await holdings()
      const report = findReport(held, request.params)
      if (!report?.ok) return reply.callNotFound()
      const file = await reportFile(held, report.value, request.params.file)
      return file ? sendFile(reply, file) : reply.callNotFound()
    },
  )
}

interface ReportParams {
  readonly report: string
  readonly period: string
}

function findReport(held: Holdings, { report: id, period: code }: ReportParams) {
  const period = readPeriod(code)
  return period && reportFor(held, id, period)
}

/** A period as an address has it: a financial year before 2012-13 is written 2011--12 there. */
function readPeriod(code: string): Period | undefined {
  const period = parsePeriod(code.replace('--', '/'))
  return period.ok ? period.value : undefined
}
