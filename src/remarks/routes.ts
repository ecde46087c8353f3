import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Problem } from '#shared/index.ts'
import { writeRecord } from '#storage/index.ts'
import { may, showMessage, showPage, typedSchema } from '#web/index.ts'
import { readRemark } from './asked-fields.ts'
import { fetchDues } from './fetch-dues.ts'
import type { RemarkNeeds } from './needs.ts'
import { officeRoutes } from './office-routes.ts'
import { Peers } from './peers.ts'
import { isOpen } from './remark.ts'
import { NOTHING_SENT, presentRemark, presentRemarkForm, presentUnread } from './remark-page.ts'
import { fetchRemarks, recordMade } from './remark-records.ts'
import { presentRemarks } from './remarks-page.ts'

/** The folders of the views of remarks. */
export const REMARK_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const READ = { config: { act: { kind: 'remark', act: 'read' } } }
const LIST = {
  config: {
    ...READ.config,
    asks: [
      { kind: 'text', name: 'about', label: 'About which page', required: false },
      { kind: 'text', name: 'before', label: 'Older ones', required: false },
    ],
  },
} as const
const OPEN = { config: { act: { kind: 'remark', act: 'make' } } }
const SENT = { config: { act: { kind: 'remark', act: 'make' }, fromOwnPages: true } }

const listedSchema = z.object({
  about: z.string().max(300).optional().catch(undefined),
  before: z.coerce.number().int().positive().optional().catch(undefined),
})

/** `/remarks`: what readers say is wrong, and how the office answers. */
export function remarkRoutes(app: FastifyInstance, needs: RemarkNeeds): void {
  const { db, reads, book, settings, now, siteAddress } = needs
  const peers = new Peers()

  // Pages are told what was said of them before they are made: with no query while nothing has changed
  app.addHook('preHandler', (_, __, done) => {
    // A page can be read where that cannot be looked up
    book.fetch().then(
      () => done(),
      () => done(),
    )
  })

  app.get('/remarks', LIST, async (request, reply) => {
    const waiting = may(request.actor, 'answer', 'remark')
      ? (await fetchRemarks(reads(request.actor), 'office')).filter(isOpen)
      : undefined
    const listed = listedSchema.parse(request.query)
    const dues = await fetchDues(needs)
    return showPage(reply, 'remarks.njk', presentRemarks(await book.fetch(), waiting, dues, listed))
  })

  app.get('/remarks/new', OPEN, (request, reply) =>
    showForm(reply, typedSchema.parse(request.query), []),
  )

  app.post('/remarks', SENT, async (request, reply) => {
    const typed = typedSchema.parse(request.body)
    const read = readRemark(typed, siteAddress())
    if (!read.ok) return showForm(reply, typed, read.problems)
    const { mostWaiting, mostFromOne } = settings()
    const { at, today } = now()
    if (!peers.take(request.ip, at, mostFromOne)) return showTooMany(reply, mostFromOne)
    const by = request.actor.account?.name
    const made = await writeRecord(db, (trx) =>
      recordMade(trx, { ...read.value, by }, mostWaiting, { day: today, at }),
    )
    if (!made.ok) return showFull(reply, made.problems)
    return reply.redirect(`/remarks/${made.value}`, 303)
  })

  app.get<{ Params: { number: string } }>('/remarks/:number', READ, async (request, reply) => {
    const { number } = request.params
    const isOffice = may(request.actor, 'answer', 'remark')
    const remarks = isOffice
      ? await fetchRemarks(reads(request.actor), 'office')
      : await book.fetch()
    const remark = remarks.find(({ record }) => record === number)
    if (remark === undefined) return reply.callNotFound()
    const due = (await fetchDues(needs))(remark)
    const page =
      isOffice || remark.isPublic
        ? presentRemark(remark, due, isOffice ? NOTHING_SENT : undefined)
        : presentUnread(remark, due)
    return showPage(reply, 'remark.njk', page)
  })

  officeRoutes(app, needs)
}

function showForm(
  reply: FastifyReply,
  typed: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
): FastifyReply {
  const page = presentRemarkForm(typed, problems)
  return showPage(reply, 'remark-form.njk', page, problems.length > 0 ? 422 : 200)
}

const AN_HOUR_SECONDS = 60 * 60

function showTooMany(reply: FastifyReply, most: number): FastifyReply {
  reply.header('retry-after', AN_HOUR_SECONDS)
  return showMessage(reply, 429, 'That is more than is taken at once', [
    `At most ${most} remarks are taken from one connection in an hour, so that all can be read. This one was not taken.`,
    'Send it again in an hour, or write to the office.',
  ])
}

function showFull(reply: FastifyReply, problems: readonly Problem[]): FastifyReply {
  reply.header('retry-after', AN_HOUR_SECONDS)
  const sentences = problems.map(({ message }) => `${message}.`)
  return showMessage(reply, 503, 'No more remarks can be taken at the moment', [
    ...sentences,
    'Send it again another day, or write to the office.',
  ])
}
