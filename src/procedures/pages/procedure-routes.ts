import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { checkNotice, type Feasibility } from '#constitution/index.ts'
import { readForm, typeValues } from '#fields/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { fetchFounding, fetchVersion, writeRecord } from '#storage/index.ts'
import { askLeave, sendFile, showMessage, showPage, showReady } from '#web/index.ts'
import { AUTHORSHIP, HAPPENED_ON, NOTICE_OF_MEETING, OPENED_ON } from '../asked-fields.ts'
import {
  CASE,
  fetchCase,
  fetchCases,
  recordCase,
  recordCaseEvent,
  type StoredCase,
} from '../cases.ts'
import { writeCalendar } from '../icalendar.ts'
import { openCase } from '../open-case.ts'
import type { Procedure } from '../procedure.ts'
import { findProcedure } from '../procedures.ts'
import { tryEvent } from '../run-case.ts'
import { STRIKE_OUT, standingCase, stateOf } from '../standing-case.ts'
import { statutoryCalendar } from '../statutory-calendar.ts'
import { presentCase, presentStep, presentStrikeOut } from './case-page.ts'
import type { FetchProcedures, HeldProcedures, ProcedureNeeds } from './holdings.ts'
import { presentProcedures } from './overview-page.ts'
import { presentOpening, presentProcedure } from './procedure-page.ts'

export const PROCEDURE_VIEWS = [fileURLToPath(new URL('../views', import.meta.url))]

const READ = { config: { act: { kind: 'case', act: 'read' } } }
const OPEN = { config: { act: { kind: 'case', act: 'open' } } }
const RECORD_EVENT = { config: { act: { kind: 'case', act: 'record-event' } } }
const STRIKE = { config: { act: { kind: 'case', act: 'strike-out' } } }

const typedSchema = z.record(z.string(), z.unknown()).catch({})

/** The pages about procedures: every date, each procedure, each case, and the forms that record. */
export function procedureRoutes(
  app: FastifyInstance,
  needs: ProcedureNeeds,
  fetchHeld: FetchProcedures,
): void {
  const { db, now, siteAddress } = needs

  /** Answers from what is held, or says what is wrong with the area's files. */
  const withHeld = async (
    reply: FastifyReply,
    answer: (held: HeldProcedures) => Promise<FastifyReply>,
  ): Promise<FastifyReply> => {
    const held = await fetchHeld()
    if (held.ok) return await answer(held.value)
    const sentences = held.problems.map(({ message }) => `${message}.`)
    return showMessage(reply, 404, 'There are no procedures to show', sentences)
  }

  const calendarOf = async (held: HeldProcedures) => {
    const cases = (await fetchCases(db)).map(standingCase)
    return { cases, entries: statutoryCalendar(cases, held.today, held.decider) }
  }

  /** What a page that shows cases is kept under. */
  const keptOf = async ({ url }: FastifyRequest, { version }: HeldProcedures) => ({
    name: url,
    version: `${version} ${await fetchVersion(db, [CASE])}`,
  })

  app.get('/procedures', READ, async (request, reply) =>
    withHeld(reply, async (held) => {
      const typed = typedSchema.parse(request.query)
      const notice = readNotice(typed, held)
      const present = async () => {
        const { cases, entries } = await calendarOf(held)
        return presentProcedures(held, cases, entries, { typed, notice })
      }
      if (!request.url.includes('?')) {
        return showReady(request, reply, await keptOf(request, held), 'procedures.njk', present)
      }
      return showPage(reply, 'procedures.njk', await present(), notice.ok ? 200 : 422)
    }),
  )

  app.get('/procedures.ics', READ, async (_, reply) =>
    withHeld(reply, async (held) => {
      const { entries } = await calendarOf(held)
      const names = { calendar: 'Panel dates', instance: await fetchFounding(db) }
      const body = writeCalendar(entries, names, siteAddress(), now())
      return sendFile(reply, { name: 'panel-dates.ics', type: 'text/calendar', body })
    }),
  )

  app.get<{ Params: { procedure: string } }>(
    '/procedures/:procedure',
    READ,
    async (request, reply) =>
      withHeld(reply, async (held) => {
        const procedure = findProcedure(request.params.procedure)
        if (!procedure) return notFound(reply)
        const kept = await keptOf(request, held)
        return showReady(request, reply, kept, 'procedure.njk', async () => {
          const cases = (await fetchCases(db, procedure.id)).map(standingCase)
          return presentProcedure(procedure, cases, held)
        })
      }),
  )

  openingRoutes(app, needs, withHeld)
  caseRoutes(app, needs, withHeld)
}

type WithHeld = (
  reply: FastifyReply,
  answer: (held: HeldProcedures) => Promise<FastifyReply>,
) => Promise<FastifyReply>

function notFound(reply: FastifyReply): FastifyReply {
  reply.callNotFound()
  return reply
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
      const procedure = findProcedure(request.params.procedure)
      if (!procedure) return notFound(reply)
      return showPage(reply, 'case-form.njk', presentOpening(procedure, held, { on: held.today }))
    }),
  )

  app.post<Asked>(path, OPEN, async (request, reply) =>
    withHeld(reply, async (held) => {
      const procedure = findProcedure(request.params.procedure)
      if (!procedure) return notFound(reply)
      const typed = typedSchema.parse(request.body)
      const opening = readForm(procedure.opening, typed)
      const about = readForm([OPENED_ON, ...AUTHORSHIP], typed)
      if (!opening.ok || !about.ok) {
        const problems = [opening, about].flatMap((one) => (one.ok ? [] : one.problems))
        return showPage(
          reply,
          'case-form.njk',
          presentOpening(procedure, held, typed, problems),
          422,
        )
      }
      const slug = await writeRecord(db, async (trx) => {
        const taken = (await fetchCases(trx, procedure.id)).map((one) => one.slug)
        const { on, actor, reason } = about.value
        const kept = typeValues(procedure.opening, opening.value)
        const opened = openCase(procedure, kept, on, taken, held.decider.constitution)
        await recordCase(trx, opened, { actor, reason, at: now() })
        return opened.slug
      })
      return reply.redirect(`/procedures/${procedure.id}/${slug}`, 303)
    }),
  )
}

type CaseAsked = { Params: { procedure: string; slug: string; step?: string } }

function caseRoutes(app: FastifyInstance, { db, now }: ProcedureNeeds, withHeld: WithHeld): void {
  const find = async (params: CaseAsked['Params']) => {
    const procedure = findProcedure(params.procedure)
    const stored = procedure && (await fetchCase(db, procedure.id, params.slug))
    return procedure && stored ? { procedure, stored } : undefined
  }

  app.get<CaseAsked>('/procedures/:procedure/:slug', READ, async (request, reply) =>
    withHeld(reply, async (held) => {
      const found = await find(request.params)
      if (!found) return notFound(reply)
      return showPage(reply, 'case.njk', presentCase(found.procedure, found.stored, held))
    }),
  )

  const showForm = async (request: FastifyRequest<CaseAsked>, reply: FastifyReply) =>
    withHeld(reply, async (held) => {
      const found = await find(request.params)
      if (!found) return notFound(reply)
      const { procedure, stored } = found
      if (isStriking(request)) {
        return showPage(reply, 'case-form.njk', presentStrikeOut(procedure, stored, held))
      }
      const step = procedure.steps.find(({ id }) => id === request.params.step)
      if (!step) return notFound(reply)
      return showPage(reply, 'case-form.njk', presentStep(procedure, stored, step, held))
    })

  const record = async (request: FastifyRequest<CaseAsked>, reply: FastifyReply) =>
    withHeld(reply, async (held) => {
      const found = await find(request.params)
      if (!found) return notFound(reply)
      const { procedure, stored } = found
      const typed = typedSchema.parse(request.body)
      const isStrike = isStriking(request)
      const step = procedure.steps.find(({ id }) => id === request.params.step)
      if (!isStrike && !step) return notFound(reply)

      const recorded = await writeRecord(db, async (trx): Promise<Outcome<void>> => {
        const latest = (await fetchCase(trx, procedure.id, stored.slug)) ?? stored
        const act = isStrike ? STRIKE_OUT : 'record-event'
        const leave = askLeave(request.actor, act, 'case', stateOf(latest))
        if (!leave.ok) return leave
        const event = isStrike
          ? readStrike(latest, held.today, typed)
          : readEvent(procedure, latest, request, held, now())
        if (!event.ok) return event
        const { actor, reason, ...happened } = event.value
        await recordCaseEvent(trx, latest, happened, { actor, reason, at: now() })
        return accept(undefined)
      })
      if (recorded.ok) return reply.redirect(`/procedures/${procedure.id}/${stored.slug}`, 303)
      const { problems } = recorded
      const page = step
        ? presentStep(procedure, stored, step, held, typed, problems)
        : presentStrikeOut(procedure, stored, held, typed, problems)
      return showPage(reply, 'case-form.njk', page, 422)
    })

  const path = '/procedures/:procedure/:slug'
  app.get<CaseAsked>(`${path}/${STRIKE_OUT}`, STRIKE, showForm)
  app.post<CaseAsked>(`${path}/${STRIKE_OUT}`, STRIKE, record)
  app.get<CaseAsked>(`${path}/:step`, RECORD_EVENT, showForm)
  app.post<CaseAsked>(`${path}/:step`, RECORD_EVENT, record)
}

/** Striking out has an address of its own, without a step. */
function isStriking({ params }: FastifyRequest<CaseAsked>): boolean {
  return params.step === undefined
}

/** What a form says happened, when the rules let it be recorded in the case as it stands. */
function readEvent(
  procedure: Procedure,
  stored: StoredCase,
  request: FastifyRequest<CaseAsked>,
  { decider, today }: HeldProcedures,
  at: string,
) {
  const typed = typedSchema.parse(request.body)
  const { step = '' } = request.params
  const fields = procedure.steps.find(({ id }) => id === step)?.fields ?? []
  const about = readForm([HAPPENED_ON, ...AUTHORSHIP], typed)
  const details = readForm(fields, typed)
  if (!about.ok || !details.ok) {
    const problems = [about, details].flatMap((one) => (one.ok ? [] : one.problems))
    return { ok: false, problems } as const
  }
  const event = {
    ...about.value,
    number: stored.events.length + 1,
    step,
    details: typeValues(fields, details.value),
    at,
  }
  const tried = tryEvent(procedure, standingCase(stored), event, today, decider)
  if (!tried.ok) return tried
  return { ok: true, value: { ...event, strikesOut: null } } as const
}

function readStrike(stored: StoredCase, today: string, typed: Readonly<Record<string, unknown>>) {
  const about = readForm(AUTHORSHIP, typed)
  if (!about.ok) return about
  const last = standingCase(stored).events.at(-1)
  if (!last) return refuse('nothing', 'There is nothing left to strike out in this case')
  const strike = { step: STRIKE_OUT, on: today, details: {}, strikesOut: last.number }
  return { ok: true, value: { ...strike, ...about.value } } as const
}
