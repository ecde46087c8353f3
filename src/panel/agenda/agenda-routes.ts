import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AGENDA, meetingFiles } from '#holdings/index.ts'
import { may, showPage } from '#web/index.ts'
import type { IssuedAgenda } from '../meetings/issued-agenda.ts'
import { addressOf } from '../meetings/meeting-words.ts'
import { type Addressed, notThere } from '../meetings/needs.ts'
import { agendaForms } from './agenda-forms.ts'
import { presentAgenda } from './agenda-page.ts'
import { fromLastRoutes } from './from-last.ts'
import { issueRoutes } from './issue-routes.ts'
import { type AgendaNeeds, withAgenda } from './known-agenda.ts'
import { noteRoutes } from './note-routes.ts'
import { paperRoutes } from './paper-routes.ts'
import { prepareRoutes } from './prepare-routes.ts'
import { reportRoutes } from './report-routes.ts'

/** The folders of the views of agendas. */
export const AGENDA_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const READ = { config: { act: { kind: AGENDA, act: 'read' } } }
const RESTRICTED = { config: { act: { kind: 'restricted-pack', act: 'read' } } }

type Numbered = { Params: { address: string; number: string } }

/** `/meetings/<address>/agenda`, its packs as they were issued, and how they come to be. */
export function agendaRoutes(app: FastifyInstance, needs: AgendaNeeds): void {
  app.get<Addressed>('/meetings/:address/agenda', READ, async (request, reply) =>
    withAgenda(request, reply, needs, async ({ meeting, agenda, known }) => {
      const questions = await needs.questionsPut.fetch(meeting.address)
      return showPage(reply, 'agenda.njk', presentAgenda(meeting, agenda, known, questions))
    }),
  )

  /** A pack, with its bytes as it was issued, to whoever may read it. */
  const sendPack = async (
    request: FastifyRequest<Addressed>,
    reply: FastifyReply,
    issue: IssuedAgenda | undefined,
    which: 'files' | 'memberFiles',
  ) => {
    const told = issue?.[which][0]
    const pdf =
      issue &&
      told &&
      (await meetingFiles.fetch(needs.reads(request.actor), issue.entry, told.name))
    if (told === undefined || pdf === undefined) return notThere(reply)
    const name = `${told.name.replace('.pdf', '')}-${request.params.address}.pdf`
    return sendInline(reply, name, pdf, which === 'memberFiles')
  }

  app.get<Addressed>('/meetings/:address/pack.pdf', READ, async (request, reply) =>
    withAgenda(request, reply, needs, ({ agenda, meeting }) => {
      const last = agenda.issued.at(-1)
      const isDraft = last === undefined && agenda.items.length > 0
      if (isDraft && may(request.actor, 'prepare', AGENDA)) {
        return reply.redirect(`${addressOf(meeting)}/agenda/draft.pdf`, 303)
      }
      return sendPack(request, reply, last, 'files')
    }),
  )

  app.get<Numbered>('/meetings/:address/issued/:number/pack.pdf', READ, async (request, reply) =>
    withAgenda(request, reply, needs, ({ agenda }) => {
      const issue = agenda.issued.find((_, index) => String(index + 1) === request.params.number)
      return sendPack(request, reply, issue, 'files')
    }),
  )

  app.get<Addressed>('/meetings/:address/restricted/pack.pdf', RESTRICTED, async (request, reply) =>
    withAgenda(request, reply, needs, ({ agenda }) =>
      sendPack(request, reply, agenda.issued.at(-1), 'memberFiles'),
    ),
  )

  prepareRoutes(app, needs)
  agendaForms(app, needs)
  fromLastRoutes(app, needs)
  paperRoutes(app, needs)
  reportRoutes(app, needs)
  issueRoutes(app, needs)
  noteRoutes(app, needs)
}

/** A viewer of PDFs lays its pages out by styles of its own; nothing else may be in the answer. */
const VIEWER_POLICY =
  "default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"

/**
 * Answers with a PDF to be looked at, at the page that its address names.
 *
 * @param isRestricted - whether no copy of it may be kept on the way to the reader
 */
function sendInline(
  reply: FastifyReply,
  name: string,
  pdf: Buffer,
  isRestricted: boolean,
): FastifyReply {
  if (isRestricted) reply.header('cache-control', 'private, no-store')
  return reply
    .header('content-disposition', `inline; filename="${name}"`)
    .header('content-security-policy', VIEWER_POLICY)
    .type('application/pdf')
    .send(pdf)
}
