import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { EDITION } from '#holdings/index.ts'
import { type Holdings, showHeld } from '#performance/index.ts'
import type { Outcome } from '#shared/index.ts'
import { periodFromAddress, periodInAddress } from '#shared/index.ts'
import { sendFile, showMessage, showPage } from '#web/index.ts'
import { presentBriefing } from './briefing-page.ts'
import { editionsOf, isOut, standing } from './editions/edition.ts'
import { sendKept, showEdition } from './editions/edition-routes.ts'
import type { EditionNeeds } from './editions/needs.ts'
import { sayUnsigned } from './editions/with-cover.ts'
import { addressOf, briefingDownloadsOf, downloadsOf, reportFor } from './find-report.ts'
import type { Report } from './report.ts'
import { presentReport } from './report-html.ts'
import { listReports } from './reports-page.ts'
import { reportFile } from './unsigned-file.ts'

const READ = { config: { act: { kind: 'reports', act: 'read' } } }

/** What the pages of reports stand on. */
export type ReportNeeds = Pick<EditionNeeds, 'holdings' | 'readAs' | 'editions'>

const DRAFT = { config: { act: { kind: EDITION, act: 'see-sign-off' } } }

/**
 * The pages of the reports and their downloads: of the newest edition where one is published, else as the
 * figures are now.
 */
export function reportRoutes(app: FastifyInstance, needs: ReportNeeds): void {
  const { holdings } = needs

  app.get('/reports', READ, async (request, reply) => {
    const held = await holdings(request)
    if (held.area.reports.length === 0) {
      const sentence = 'None is defined for this area. Add one to the folder reports/ of the area.'
      return showMessage(reply, 404, 'There are no reports', [sentence])
    }
    const known = await needs.editions()
    return showHeld(request, reply, held, `reports ${known.version}`, 'reports.njk', () =>
      listReports(held, known),
    )
  })

  app.get<{ Params: ReportParams }>('/reports/:report/:period', READ, async (request, reply) => {
    const signed = await findSigned(needs, request.params)
    if (signed.edition) {
      return await showEdition(request, reply, needs, signed.known, signed.edition, 'report')
    }
    if (signed.isGone) return showGone(reply, signed.of)
    return await showLive(request, reply)
  })

  app.get<{ Params: ReportParams }>(
    '/reports/:report/:period/draft',
    DRAFT,
    async (request, reply) => showLive(request, reply),
  )

  const showLive = async (
    request: FastifyRequest<{ Params: ReportParams }>,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    const held = await holdings(request)
    const report = findReport(held, request.params)
    if (!report?.ok) return showNone(reply, report)
    const { id, period } = report.value
    const address = addressOf(id, period)
    return await showHeld(request, reply, held, `report ${id} ${period.code}`, 'report.njk', () =>
      presentReport(report.value, {
        breadcrumbs: [{ text: 'Reports', href: '/reports' }],
        downloads: downloadsOf(report.value),
        briefingHref: `${address}/briefing`,
        writeHref: `${address}/write`,
        commentHref: commentHrefOf(address),
        unsigned: sayUnsigned(held.today),
        signOffHref: `${address}/sign-off`,
      }),
    )
  }

  const briefing = '/reports/:report/:period/briefing'
  app.get<{ Params: ReportParams }>(briefing, READ, async (request, reply) => {
    const signed = await findSigned(needs, request.params)
    if (signed.edition) {
      return await showEdition(request, reply, needs, signed.known, signed.edition, 'briefing')
    }
    if (signed.isGone) return showGone(reply, signed.of)
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
      const signed = await findSigned(needs, request.params)
      if (signed.edition) return await sendKept(reply, needs, signed.edition, request.params.file)
      if (signed.isGone) return reply.callNotFound()
      const held = await holdings(request)
      const report = findReport(held, request.params)
      if (!report?.ok) return reply.callNotFound()
      const file = await reportFile(held, report.value, request.params.file)
      return file ? sendFile(reply, file) : reply.callNotFound()
    },
  )
}

/** The edition that stands of a report for a period; `isGone` where all that were published are withdrawn. */
async function findSigned({ editions }: ReportNeeds, params: ReportParams) {
  const known = await editions()
  const period = periodFromAddress(params.period)
  const of = {
    report: params.report,
    period: period ? periodInAddress(period) : params.period,
  }
  const its = editionsOf(known.editions, of)
  const edition = standing(its)
  return { known, of, edition, isGone: edition === undefined && its.some(isOut) }
}

/** No edition stands any longer: what was withdrawn is not shown by another way. */
function showGone(reply: FastifyReply, { report, period }: ReportParams): FastifyReply {
  return showPage(reply, 'message.njk', {
    title: 'This report was withdrawn',
    sentences: ['It stays at its own address, with the reason.'],
    link: {
      text: 'Read what was withdrawn, and why',
      href: `/reports/${report}/${period}/editions`,
    },
  })
}

/** Where a comment on a part of the page at this address is written. */
function commentHrefOf(address: string): string {
  return `/remarks/new?about=${encodeURIComponent(address)}`
}

function showNone(reply: FastifyReply, report: Outcome<Report> | undefined): FastifyReply {
  if (!report || report.ok) {
    reply.callNotFound()
    return reply
  }
  const sentences = report.problems.map(({ message }) => message)
  return showMessage(reply, 404, 'There is no such report', sentences)
}

interface ReportParams {
  readonly report: string
  readonly period: string
}

function findReport(held: Holdings, { report: id, period: code }: ReportParams) {
  const period = periodFromAddress(code)
  return period && reportFor(held, id, period)
}
