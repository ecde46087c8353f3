import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readForm } from '#fields/index.ts'
import { AGENDA } from '#holdings/index.ts'
import { accept, type Outcome, type Problem, refuse } from '#shared/index.ts'
import { presentForm, showPage, typedSchema } from '#web/index.ts'
import { dayOfMeeting } from '../meetings/meeting.ts'
import { addressOf } from '../meetings/meeting-words.ts'
import type { Addressed } from '../meetings/needs.ts'
import { type AgendaItem, isPaperIssued } from './agenda.ts'
import { issueFields } from './agenda-fields.ts'
import { recordIssued } from './agenda-records.ts'
import { nothingIssued } from './before-issue.ts'
import { makeIssue } from './issue.ts'
import { publicTitle, wordsToldOf } from './item-words.ts'
import {
  type AgendaKnown,
  type AgendaNeeds,
  prepareCrumbs,
  recordOf,
  withAgenda,
} from './known-agenda.ts'
import { packMeetingOf } from './pack-meeting.ts'
import { allFindings } from './prepare-routes.ts'
import { timelinessOf } from './timeliness.ts'

const ISSUE = { config: { act: { kind: AGENDA, act: 'issue' } } }

type Typed = Readonly<Record<string, unknown>>

/** Issuing an agenda with its pack, and supplements to it. */
export function issueRoutes(app: FastifyInstance, needs: AgendaNeeds): void {
  const url = '/meetings/:address/agenda/issue'

  app.get<Addressed>(url, ISSUE, async (request, reply) =>
    withAgenda(request, reply, needs, (found) => show(reply, found, {}, [])),
  )

  app.post<Addressed>(url, ISSUE, async (request, reply) =>
    withAgenda(request, reply, needs, async (found) => {
      const typed = typedSchema.parse(request.body)
      const done = await issue(request, needs, found, typed)
      if (done.ok) return reply.redirect(`${addressOf(found.meeting)}/agenda`, 303)
      return show(reply, found, typed, done.problems)
    }),
  )
}

async function issue(
  request: FastifyRequest,
  needs: AgendaNeeds,
  found: AgendaKnown,
  typed: Typed,
): Promise<Outcome<unknown>> {
  const { meeting, agenda, known } = found
  const read = readForm(fieldsFor(found), typed)
  const told = read.ok ? wordsToldOf(agenda, read.value as Record<string, string>) : []
  const wrong = [...whyNot(found), ...(read.ok ? told : read.problems)]
  if (!read.ok || wrong.length > 0) return { ok: false, problems: wrong }
  const says = read.value as { readonly lateReason?: string; readonly change?: string }
  const isSupplement = agenda.issued.length > 0
  const about = {
    ...packMeetingOf(meeting, needs.panel(), false),
    addedOn: isSupplement ? known.today : null,
    change: says.change ?? null,
  }
  // The packs take seconds, for which nobody who records is kept waiting
  const made = await makeIssue(needs.db, agenda, about, says)
  if (!made.ok) return made
  return await recordOf(request, needs, found, 'issue', async (trx, now, moment) => {
    if (now.last !== agenda.last) return CHANGED
    const { parts, layoutOf } = made.value
    return accept(await recordIssued(trx, parts, layoutOf, moment))
  })
}

const CHANGED = refuse(
  'changed-meanwhile',
  'Something of the agenda was changed meanwhile. Look at it again, and issue it as it stands now',
)

/** What stands in the way of issuing it, each as a problem. */
function whyNot(found: AgendaKnown): readonly Problem[] {
  const { agenda, meeting, known } = found
  const open = allFindings(found).filter(({ mark }) => !agenda.accepted.has(mark))
  return [
    ...nothingIssued(meeting, known.today),
    ...(isNothingNew(found)
      ? [{ code: 'nothing-new', message: 'Nothing was added or changed since it was issued' }]
      : []),
    ...open.map(({ where, words }) => ({ code: 'finding', message: `${where}: ${words}` })),
  ]
}

function isNothingNew({ agenda }: AgendaKnown): boolean {
  if (agenda.issued.length === 0) return false
  const issued = agenda.issued.at(-1)?.items ?? []
  const isAsIssued = (item: AgendaItem) =>
    issued.some(
      ({ id, title, urgent = null }) =>
        id === item.id && title === publicTitle(item) && urgent === item.urgent,
    )
  return (
    agenda.items.every(isAsIssued) &&
    agenda.papers.every(({ id, withdrawn }) => withdrawn !== null || isPaperIssued(agenda, id))
  )
}

function fieldsFor({ agenda, meeting, known }: AgendaKnown) {
  const { isInTime } = timelinessOf(known.today, dayOfMeeting(meeting), known.decider)
  return issueFields(agenda.issued.length > 0, isInTime === false)
}

function show(
  reply: FastifyReply,
  found: AgendaKnown,
  typed: Typed,
  problems: readonly Problem[],
): FastifyReply {
  const { meeting, agenda, known } = found
  const { words } = timelinessOf(known.today, dayOfMeeting(meeting), known.decider)
  const isSupplement = agenda.issued.length > 0
  const page = {
    title: isSupplement ? 'Issue a supplement' : 'Issue the agenda and its pack',
    breadcrumbs: prepareCrumbs(meeting),
    lead: isSupplement
      ? `What was added goes on after the last page of the pack, and no page that was issued moves. ${words}`
      : `The agenda and its pack are published at once, as they stand now, for good. ${words}`,
    action: `${addressOf(meeting)}/agenda/issue`,
    button: isSupplement ? 'Issue the supplement' : 'Issue it',
    ...presentForm(fieldsFor(found), typed, problems.length > 0 ? problems : whyNot(found)),
  }
  return showPage(reply, 'panel-form.njk', page, problems.length > 0 ? 422 : 200)
}
