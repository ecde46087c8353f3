import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { checkNotice, type Feasibility } from '#constitution/index.ts'
import { readForm, typeValues } from '#fields/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import { fetchFounding, fetchVersion, writeRecord } from '#storage/index.ts'
import { recorderOf, sendFile, showMessage, showPage, showReady, typedSchema } from '#web/index.ts'
import { NOTICE_OF_MEETING, OPENED_ON, WHY_RECORDED } from '../asked-fields.ts'
import { CASE, fetchCases, fetchSlugs, recordCase, recordOf } from '../cases.ts'
import { writeCalendar } from '../icalendar.ts'
import { mayOpen, openCase } from '../open-case.ts'
import { findProcedure } from '../procedures.ts'
import { notFound, type WithHeld } from './answering.ts'
import { caseRoutes } from './case-routes.ts'
import type { FetchProcedures, HeldProcedures, ProcedureNeeds } from './holdings.ts'
import { presentProcedures } from './overview-page.ts'
import { presentOpening, presentProcedure } from './procedure-page.ts'
import { whatIfRoutes } from './what-if-routes.ts'

export const PROCEDURE_VIEWS = [fileURLToPath(new URL('../views', import.meta.url))]

const READ = { config: { act: { kind: 'case', act: 'read' } } }
const OPEN = { config: { act: { kind: 'case', act: 'open' } } }

/** The dates as a calendar that others follow. */
const FEED = '/procedures.ics'

/** The pages about procedures: every date, each procedure, each case, and the forms that record. */
export function procedureRoutes(
  app: FastifyInstance,
  needs: ProcedureNeeds,
  fetchHeld: FetchProcedures,
): void {
  const { asPublic, siteAddress } = needs
  const feedAddress = () => `${siteAddress()}${FEED}`

  const withHeld: WithHeld = async (reply, answer) => {
    const held = await fetchHeld()
    if (held.ok) return await answer(held.value)
    const sentences = held.problems.map(({ message }) => `${message}.`)
    return showMessage(reply, 404, 'There are no procedures to show', sentences)
  }

  /** What a page that shows cases is kept under. */
  const keptOf = async ({ url }: FastifyRequest, { version }: HeldProcedures) => ({
    name: url,
    version: `${version} ${await fetchVersion(asPublic, [CASE])}`,
    audience: 'public' as const,
  })

  app.get('/procedures', READ, async (request, reply) =>
    withHeld(reply, async (held) => {
      const typed = typedSchema.parse(request.query)
      const notice = readNotice(typed, held)
      const { meetings, version } = await needs.meetingsToCome()
      const present = async () =>
        presentProcedures(held, await held.fetchStanding(), meetings, feedAddress(), {
          typed,
          notice,
        })
      if (!request.url.includes('?')) {
        const kept = await keptOf(request, held)
        const both = { ...kept, version: `${kept.version} ${version}` }
        return showReady(request, reply, both, 'procedures.njk', present)
      }
      return showPage(reply, 'procedures.njk', await present(), notice.ok ? 200 : 422)
    }),
  )

  app.get(FEED, READ, async (_, reply) =>
    withHeld(reply, async (held) => {
      const entries = held.calendar.dates(await held.fetchStanding())
      const names = { calendar: 'Panel dates', instance: await fetchFounding(asPublic) }
      const body = writeCalendar(entries, names, siteAddress(), held.rulesAt)
      return sendFile(reply, { name: 'panel-dates.ics', type: 'text/calendar', body })
    }),
  )

  app.get<{ Params: { procedure: string } }>(
    '/procedures/:procedure',
    READ,
    async (request, reply) =>
      withHeld(reply, async (held) => {
        const procedure = findProcedure(held.procedures, request.params.procedure)
        if (!procedure) return notFound(reply)
        const kept = await keptOf(request, held)
        return showReady(request, reply, kept, 'procedure.njk', async () => {
          const cases = await held.fetchStanding()
          const its = cases.filter((one) => one.procedure === procedure.id)
          return presentProcedure(procedure, its, held)
        })
      }),
  )

  openingRoutes(app, needs, withHeld)
  whatIfRoutes(app, needs, withHeld)
  caseRoutes(app, needs, withHeld)
}

/** Whether a meeting can have its notice; nothing when nothing was asked. */
function readNotice(
  typed: Readonly<Record<string, unknown>>,
  { decider }: HeldProcedures,
): Outcome<Feasibility | undefined> {
  if (!NOTICE_OF_MEETING.some(({ name }) => typed[name])) return accept(undefined)
  const read = readForm(NOTICE_OF_MEETING, typed)
  if (!read.ok) return read
  return accept(checkNotice(read.value.notice, read.value.meeting, decider))
}

/** Opening a case. */
function openingRoutes(app: FastifyInstance, { db, now }: ProcedureNeeds, withHeld: WithHeld) {
  const path = '/procedures/:procedure/open'
  type Asked = { Params: { procedure: string } }

  app.get<Asked>(path, OPEN, async (request, reply) =>
    withHeld(reply, async (held) => {
      const procedure = findProcedure(held.procedures, request.params.procedure)
      if (!procedure) return notFound(reply)
      return showPage(reply, 'case-form.njk', presentOpening(procedure, held, { on: held.today }))
    }),
  )

  app.post<Asked>(path, OPEN, async (request, reply) =>
    withHeld(reply, async (held) => {
      const procedure = findProcedure(held.procedures, request.params.procedure)
      if (!procedure) return notFound(reply)
      const typed = typedSchema.parse(request.body)
      const opening = readForm(procedure.opening, typed)
      const about = readForm([OPENED_ON, ...WHY_RECORDED], typed)
      const lacking =
        opening.ok && about.ok
          ? (procedure.lacking?.(
              typeValues(procedure.opening, opening.value),
              about.value.on,
              held.decider,
            ) ?? [])
          : []
      if (!opening.ok || !about.ok || lacking.length > 0) {
        const problems = [opening, about].flatMap((one) => (one.ok ? [] : one.problems))
        problems.push(...lacking)
        return showPage(
          reply,
          'case-form.njk',
          presentOpening(procedure, held, typed, problems),
          422,
        )
      }
      const { on, reason } = about.value
      const kept = typeValues(procedure.opening, opening.value)
      const opened = await writeRecord(db, async (trx): Promise<Outcome<string>> => {
        const taken = await fetchSlugs(trx, procedure.id)
        const records = taken.map((slug) => recordOf({ procedure: procedure.id, slug }))
        const { cases } = records.length === 0 ? { cases: [] } : await fetchCases(trx, { records })
        const others = cases.filter(({ withdrawn }) => withdrawn === null)
        const may = mayOpen(procedure, kept, on, held.today, others)
        if (!may.ok) return may
        const made = openCase(procedure, kept, on, taken, held.decider.constitution)
        await recordCase(trx, made, { reason, ...recorderOf(request, now()) })
        return accept(made.slug)
      })
      if (!opened.ok) {
        const page = presentOpening(procedure, held, typed, opened.problems)
        return showPage(reply, 'case-form.njk', page, 422)
      }
      return reply.redirect(`/procedures/${procedure.id}/${opened.value}`, 303)
    }),
  )
}
