import type { FastifyInstance, FastifyReply } from 'fastify'
import { type FetchHoldings, type Holdings, showHeld } from '#performance/index.ts'
import { type Outcome, type Period, parsePeriod } from '#shared/index.ts'
import { sendFile, showMessage } from '#web/index.ts'
import { presentBriefing } from './briefing-page.ts'
import {
  addressOf,
  briefingDownloadsOf,
  downloadsOf,
  listReports,
  reportFile,
  reportFor,
} from './list-reports.ts'
import type { Report } from './report.ts'
import { presentReport } from './report-html.ts'

const READ = { config: { act: { kind: 'reports', act: 'read' } } }

/** The pages of the reports and their downloads. */
export function reportRoutes(app: FastifyInstance, holdings: FetchHoldings): void {
  app.get('/reports', READ, async (request, reply) => {
    const held = await holdings(request)
    if (held.area.reports.length === 0) {
      const sentence = 'None is defined for this area. Add one to the folder reports/ of the area.'
      return showMessage(reply, 404, 'There are no reports', [sentence])
    }
    return showHeld(request, reply, held, 'reports', 'reports.njk', () => listReports(held))
  })

  app.get<{ Params: ReportParams }>('/reports/:report/:period', READ, async (request, reply) => {
    const held = await holdings(request)
    const report = findReport(held, request.params)
    if (!report?.ok) return showNone(reply, report)
    const name = `report ${report.value.id} ${report.value.period.code}`
    return showHeld(request, reply, held, name, 'report.njk', () =>
      presentReport(report.value, {
        breadcrumbs: [{ text: 'Reports', href: '/reports' }],
        downloads: downloadsOf(report.value),
        briefingHref: `${addressOf(report.value.id, report.value.period)}/briefing`,
        commentHref: commentHrefOf(addressOf(report.value.id, report.value.period)),
      }),
    )
  })

  const briefing = '/reports/:report/:period/briefing'
  app.get<{ Params: ReportParams }>(briefing, READ, async (request, reply) => {
    const held = await holdings(request)
    const report = findReport(held, request.params)
    if (!report?.ok) return showNone(reply, report)
    const { id, title, period, periodWords } = report.value
    const reportHref = addressOf(id, period)
    const name = `briefing ${id} ${period.code}`
    return showHeld(request, reply, held, name, 'briefing.njk', () =>
      presentBriefing(report.value, {
        breadcrumbs: [
          { text: 'Reports', href: '/reports' },
          { text: `${title}, ${periodWords}`, href: reportHref },
        ],
        reportHref,
        downloads: briefingDownloadsOf(report.value),
      }),
    )
  })

  app.get<{ Params: ReportParams & { file: string } }>(
    '/reports/:report/:period/:file',
    READ,
    async (request, reply) => {
      const held = await holdings(request)
      const report = findReport(held, request.params)
      if (!report?.ok) return reply.callNotFound()
      const file = await reportFile(held, report.value, request.params.file)
      return file ? sendFile(reply, file) : reply.callNotFound()
    },
  )
}

/** Where a comment on a part of the page at this address is written. */
function commentHrefOf(address: string): string {
  return `/remarks/new?about=${encodeURIComponent(address)}`
}

function showNone(reply: FastifyReply, report: Outcome<Report> | undefined) {
  if (!report || report.ok) return reply.callNotFound()
  const sentences = report.problems.map(({ message }) => message)
  return showMessage(reply, 404, 'There is no such report', sentences)
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
