import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readForm } from '#fields/index.ts'
import { AGENDA } from '#holdings/index.ts'
import { accept, type Outcome, type Problem, refuse } from '#shared/index.ts'
import { presentForm, showPage, typedSchema } from '#web/index.ts'
import { addressOf, meetingName } from '../meetings/meeting-words.ts'
import { notThere } from '../meetings/needs.ts'
import { isPaperIssued, type Paper } from './agenda.ts'
import { recordPaperChanged } from './agenda-records.ts'
import {
  type AgendaKnown,
  type AgendaNeeds,
  prepareAddress,
  prepareCrumbs,
  recordOf,
  withAgenda,
} from './known-agenda.ts'
import { formIn, REPORT_FIELDS, type ReportForm } from './report-form.ts'
import { setReport } from './report-sheet.ts'

const PREPARE = { config: { act: { kind: AGENDA, act: 'prepare' } } }

type OfPaper = { Params: { address: string; paper: string } }
type Typed = Readonly<Record<string, unknown>>

/** The form of a report: what its sections say, whether its text is in a file or is written here. */
export function reportRoutes(app: FastifyInstance, needs: AgendaNeeds): void {
  const url = '/meetings/:address/agenda/papers/:paper/form'

  app.get<OfPaper>(url, PREPARE, async (request, reply) =>
    withAgenda(request, reply, needs, (found) => {
      const paper = reportOf(found, request.params.paper)
      return paper === undefined ? notThere(reply) : show(reply, found, paper, paper.form, [])
    }),
  )

  app.post<OfPaper>(url, PREPARE, async (request, reply) =>
    withAgenda(request, reply, needs, async (found) => {
      const paper = reportOf(found, request.params.paper)
      if (paper === undefined) return notThere(reply)
      const typed = typedSchema.parse(request.body)
      const read = readForm(REPORT_FIELDS, typed)
      const done = read.ok ? await save(request, needs, found, paper, formIn(read.value)) : read
      if (done.ok) return reply.redirect(prepareAddress(found.meeting), 303)
      return show(reply, found, paper, typed, done.problems)
    }),
  )
}

type Report = Paper & { readonly form: ReportForm }

function reportOf({ agenda }: AgendaKnown, id: string): Report | undefined {
  const paper = agenda.papers.find((one) => String(one.id) === id && one.withdrawn === null)
  return paper === undefined || paper.form === null ? undefined : { ...paper, form: paper.form }
}

async function save(
  request: FastifyRequest,
  needs: AgendaNeeds,
  found: AgendaKnown,
  paper: Report,
  form: ReportForm,
): Promise<Outcome<unknown>> {
  const of = { panel: needs.panel(), meeting: meetingName(found.meeting) }
  const set = paper.isWritten ? await setReport(paper, form, of) : accept(null)
  if (!set.ok) return set
  return await recordOf(request, needs, found, 'prepare', async (trx, agenda, moment) => {
    const now = agenda.papers.find(({ id }) => id === paper.id)
    if (now === undefined || now.withdrawn !== null) return GONE
    if (isPaperIssued(agenda, paper.id)) {
      return refuse('issued-already', 'The paper was issued as it is. Withdraw it, and add another')
    }
    const { file: _, withdrawn: __, ...says } = now
    if (set.value === null) {
      return accept(await recordPaperChanged(trx, { ...says, form }, null, moment))
    }
    const { pdf, read: ___, ...facts } = set.value
    return accept(await recordPaperChanged(trx, { ...says, ...facts, form }, pdf, moment))
  })
}

const GONE = refuse('gone', 'The paper was withdrawn meanwhile')

function show(
  reply: FastifyReply,
  { meeting }: AgendaKnown,
  paper: Report,
  typed: Typed,
  problems: readonly Problem[],
): FastifyReply {
  const page = {
    title: `The report: ${paper.title}`,
    breadcrumbs: prepareCrumbs(meeting),
    lead: paper.isWritten
      ? 'It is written here, and set for the pack from these words.'
      : 'These sections are read from its file as far as they were found there. They are what the page of the paper says once it is issued: look whether they are right, and fill in what is blank.',
    action: `${addressOf(meeting)}/agenda/papers/${paper.id}/form`,
    button: 'Save it',
    ...presentForm(REPORT_FIELDS, typed, problems),
  }
  return showPage(reply, 'panel-form.njk', page, problems.length > 0 ? 422 : 200)
}
