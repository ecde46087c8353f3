import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { heldFigures } from '#checker/index.ts'
import { type Field, readForm } from '#fields/index.ts'
import { AGENDA } from '#holdings/index.ts'
import { accept, type Outcome, type Problem } from '#shared/index.ts'
import { fetchEntries } from '#storage/index.ts'
import { presentForm, sendFile, showMessage, showPage, typedSchema } from '#web/index.ts'
import { dayOfMeeting } from '../meetings/meeting.ts'
import { addressOf } from '../meetings/meeting-words.ts'
import { type Addressed, notThere } from '../meetings/needs.ts'
import { readWorkItems, WORK_ITEM } from '../meetings/work-programme.ts'
import { recordAccepted, recordChecked } from './agenda-records.ts'
import { findingsOf } from './before-issue.ts'
import { checkPapersOf } from './check-papers.ts'
import { type Finding, marked } from './finding.ts'
import {
  type AgendaKnown,
  type AgendaNeeds,
  prepareAddress,
  prepareCrumbs,
  recordOf,
  sentencesOf,
  withAgenda,
} from './known-agenda.ts'
import { layOut, makePacks } from './make-pack.ts'
import { packMeetingOf } from './pack-meeting.ts'
import { presentPrepare } from './prepare-page.ts'
import { wantedAt } from './wanted.ts'

const PREPARE = { config: { act: { kind: AGENDA, act: 'prepare' } } }

type Marked = { Params: { address: string; mark: string } }

const STAY_FIELDS = [
  {
    name: 'reason',
    kind: 'text',
    label: 'Why it stays',
    hint: 'For the office to read. Leave it blank to take back that it stays',
    longest: 500,
    required: false,
  },
] as const satisfies readonly Field[]

/** Where an agenda is prepared: what is on, what is wanting, and the pack as it would be. */
export function prepareRoutes(app: FastifyInstance, needs: AgendaNeeds): void {
  app.get<Addressed>('/meetings/:address/agenda/prepare', PREPARE, async (request, reply) =>
    withAgenda(request, reply, needs, async (found) => {
      const { meeting, agenda, known } = found
      const put = readWorkItems(await fetchEntries(needs.asPublic, { kind: WORK_ITEM }))
      const wanted = wantedAt(known.meetings, meeting, agenda, put)
      const page = presentPrepare(found, allFindings(found), wanted)
      return showPage(reply, 'agenda-prepare.njk', page)
    }),
  )

  app.get<Addressed>('/meetings/:address/agenda/draft.pdf', PREPARE, async (request, reply) =>
    withAgenda(request, reply, needs, async ({ meeting, agenda }) => {
      const about = packMeetingOf(meeting, needs.panel(), true)
      const made = await makePacks(needs.db, agenda, { ...about, addedOn: null, change: null })
      if (!made.ok) {
        return showMessage(reply, 422, 'The pack cannot be made', sentencesOf(made.problems))
      }
      const { everybody, members } = made.value
      const name = `draft-pack-${meeting.address}.pdf`
      return sendFile(reply, { name, type: 'application/pdf', body: (members ?? everybody).pdf })
    }),
  )

  app.post<Addressed>('/meetings/:address/agenda/check', PREPARE, async (request, reply) =>
    withAgenda(request, reply, needs, async (found) => {
      const done = await checkAll(request, needs, found)
      if (done.ok) return reply.redirect(`${prepareAddress(found.meeting)}#wanting`, 303)
      return showMessage(reply, 503, 'The papers were not checked', sentencesOf(done.problems))
    }),
  )

  const url = '/meetings/:address/agenda/findings/:mark'

  app.get<Marked>(url, PREPARE, async (request, reply) =>
    withAgenda(request, reply, needs, (found) => {
      const finding = findingOf(found, request.params.mark)
      if (finding === undefined) return notThere(reply)
      const reason = found.agenda.accepted.get(finding.mark) ?? ''
      return showStay(reply, found, finding, { reason }, [])
    }),
  )

  app.post<Marked>(url, PREPARE, async (request, reply) =>
    withAgenda(request, reply, needs, async (found) => {
      const finding = findingOf(found, request.params.mark)
      if (finding === undefined) return notThere(reply)
      const typed = typedSchema.parse(request.body)
      const read = readForm(STAY_FIELDS, typed)
      const done: Outcome<unknown> = read.ok
        ? await recordOf(request, needs, found, 'prepare', async (trx, _, moment) => {
            const { mark, words } = finding
            const { reason = '' } = read.value
            return accept(await recordAccepted(trx, { mark, words, reason }, moment))
          })
        : read
      if (done.ok) return reply.redirect(prepareAddress(found.meeting), 303)
      return showStay(reply, found, finding, typed, done.problems)
    }),
  )
}

/** Reads the papers that are to be issued, which takes seconds, and then records what was found in them. */
async function checkAll(
  request: FastifyRequest,
  needs: AgendaNeeds,
  found: AgendaKnown,
): Promise<Outcome<unknown>> {
  const { agenda, meeting, known } = found
  const holdings = await needs.holdings(request)
  const others = known.meetings.all.filter(({ address }) => address !== meeting.address)
  const layout = layOut(agenda, 1, null)
  const last = layout.at(-1)
  const checked = await checkPapersOf(needs.db, agenda, {
    day: dayOfMeeting(meeting),
    others: new Set(others.map(dayOfMeeting)),
    lastOfPack: last === undefined ? 0 : last.first + last.pages - 1,
    held: holdings.remember('held figures', () => heldFigures(holdings)),
  })
  if (!checked.ok) return checked
  return await recordOf(request, needs, found, 'prepare', async (trx, _, moment) =>
    accept(await recordChecked(trx, checked.value, moment)),
  )
}

/** All that is found of an agenda as it stands. */
export function allFindings({ agenda, meeting }: AgendaKnown): readonly Finding[] {
  return marked(findingsOf(agenda, dayOfMeeting(meeting)))
}

function findingOf(found: AgendaKnown, mark: string): Finding | undefined {
  return allFindings(found).find((one) => one.mark === mark && one.mayStay)
}

function showStay(
  reply: FastifyReply,
  { meeting }: AgendaKnown,
  { where, words, mark }: Finding,
  typed: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
): FastifyReply {
  const page = {
    title: 'Say why something stays',
    breadcrumbs: prepareCrumbs(meeting),
    lead: `${where}: ${words}.`,
    action: `${addressOf(meeting)}/agenda/findings/${mark}`,
    button: 'Save it',
    ...presentForm(STAY_FIELDS, typed, problems),
  }
  return showPage(reply, 'panel-form.njk', page, problems.length > 0 ? 422 : 200)
}
