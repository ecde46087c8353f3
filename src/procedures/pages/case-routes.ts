import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import { nameDay } from '#days/index.ts'
import { readForm, typeValues } from '#fields/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import {
  type Database,
  nameIn,
  type Recorder,
  withdrawRecord,
  writeRecord,
} from '#storage/index.ts'
import { askLeave, recorderOf, showMessage, showPage, typedSchema } from '#web/index.ts'
import { HAPPENED_ON, KNOWN_ON, WHY_RECORDED } from '../asked-fields.ts'
import { CASE, fetchCase, recordCaseEvent, recordOf, type StoredEvent } from '../cases.ts'
import type { Step } from '../procedure.ts'
import { findProcedure } from '../procedures.ts'
import { tryEvent } from '../run-case.ts'
import { STRIKE_OUT, standingCase, standingEvent, stateOf } from '../standing-case.ts'
import { notFound, type WithHeld } from './answering.ts'
import {
  type Answered,
  type AskedCase,
  presentCorrection,
  presentStep,
  presentStrikeOut,
  presentWithdrawal,
} from './case-forms.ts'
import { type AskedKnown, presentCase } from './case-page.ts'
import { addressOf } from './case-words.ts'
import type { HeldProcedures, ProcedureNeeds } from './holdings.ts'
import type { FormPage } from './procedure-page.ts'

interface Params {
  readonly procedure: string
  readonly slug: string
  readonly step?: string
  /** Of an event of the case. */
  readonly number?: string
}

type Typed = Readonly<Record<string, unknown>>

/** A form about a case: how it is shown, and what is recorded of what was typed in it. */
interface CaseForm {
  readonly path: string
  /** In the words of the table of permissions. */
  readonly act: string
  /** @returns `undefined` when the address names nothing that stands in the case */
  readonly show: (asked: AskedCase, params: Params, answered?: Answered) => FormPage | undefined
  /**
   * Records it in the case as it was read in the same transaction.
   *
   * @param recorder - who records it, and when
   * @returns where on the case's page it is to be read
   */
  readonly record: (
    trx: Transaction<Database>,
    asked: AskedCase,
    params: Params,
    typed: Typed,
    recorder: Recorder,
  ) => Promise<Outcome<string>>
}

/** A case's own page, and the forms that record in it, put right, strike out and withdraw. */
export function caseRoutes(
  app: FastifyInstance,
  { db, asPublic, now }: ProcedureNeeds,
  withHeld: WithHeld,
): void {
  const find = async ({ procedures }: HeldProcedures, params: Params) => {
    const procedure = findProcedure(procedures, params.procedure)
    const stored = procedure && (await fetchCase(asPublic, procedure.id, params.slug))
    return procedure && stored ? { procedure, stored } : undefined
  }

  const path = '/procedures/:procedure/:slug'
  const read = { config: { act: { kind: CASE, act: 'read' } } }
  app.get<{ Params: Params }>(path, read, async (request, reply) =>
    withHeld(reply, async (held) => {
      const found = await find(held, request.params)
      if (!found) return notFound(reply)
      const asked = readKnown(typedSchema.parse(request.query), held.today)
      const page = presentCase(found.procedure, found.stored, held, asked)
      return showPage(reply, 'case.njk', page, asked.problems.length === 0 ? 200 : 422)
    }),
  )

  for (const form of [RECORD, CORRECT, STRIKE, WITHDRAW]) {
    const config = { config: { act: { kind: CASE, act: form.act } } }

    app.get<{ Params: Params }>(`${path}/${form.path}`, config, async (request, reply) =>
      withHeld(reply, async (held) => {
        const found = await find(held, request.params)
        if (!found) return notFound(reply)
        // Its page says that it was withdrawn, and why
        if (found.stored.withdrawn) return reply.redirect(addressOf(found.stored), 303)
        const page = form.show({ ...found, held }, request.params)
        return page ? showPage(reply, 'case-form.njk', page) : notFound(reply)
      }),
    )

    app.post<{ Params: Params }>(`${path}/${form.path}`, config, async (request, reply) =>
      withHeld(reply, async (held) => {
        const found = await find(held, request.params)
        if (!found) return notFound(reply)
        const asked = { ...found, held }
        const typed = typedSchema.parse(request.body)
        const recorded = await record(form, asked, request, typed)
        if (recorded.ok) return reply.redirect(`${addressOf(asked.stored)}${recorded.value}`, 303)
        const page = form.show(asked, request.params, { typed, problems: recorded.problems })
        if (page) return showPage(reply, 'case-form.njk', page, 422)
        const sentences = recorded.problems.map(({ message }) => `${message}.`)
        return showMessage(reply, 404, 'There is nothing here to record', sentences)
      }),
    )
  }

  const record = (
    form: CaseForm,
    asked: AskedCase,
    request: FastifyRequest<{ Params: Params }>,
    typed: Typed,
  ) =>
    writeRecord(db, async (trx): Promise<Outcome<string>> => {
      const { procedure, slug } = asked.stored
      const stored = (await fetchCase(trx, procedure, slug)) ?? asked.stored
      const leave = askLeave(request.actor, form.act, CASE, stateOf(stored))
      if (!leave.ok) return leave
      const recorder = recorderOf(request, now())
      return await form.record(trx, { ...asked, stored }, request.params, typed, recorder)
    })
}

/** What was known at the end of which day is asked; nothing for what is known now. */
function readKnown(typed: Typed, today: string): AskedKnown {
  if (!typed[KNOWN_ON.name]) return { typed: {}, problems: [] }
  const read = readForm([KNOWN_ON], typed)
  if (!read.ok) return { typed, problems: read.problems }
  const on = read.value.known
  if (on <= today) return { on, typed, problems: [] }
  const message = `${nameDay(on)} has not come yet. Choose a day up to today`
  return { typed, problems: [{ code: 'not-yet', message, field: KNOWN_ON.name }] }
}

const stepOf = ({ procedure }: AskedCase, id: string | undefined) =>
  procedure.steps.find((step) => step.id === id)

/** The event that an address names, as it stands. */
function eventOf({ stored }: AskedCase, { number }: Params): StoredEvent | undefined {
  return /^[1-9]\d*$/.test(number ?? '') ? standingEvent(stored, Number(number)) : undefined
}

const NOT_STANDING = refuse(
  'not-standing',
  'That entry no longer stands in this case. Open the case again to see what has changed',
)

const NO_SUCH_STEP = refuse(
  'no-such-step',
  'The procedure has no such step. Choose one of those on the page of the case',
)

/** Reads a form of a step, and judges what it says where it happened. */
function readEvent(
  { procedure, stored, held }: AskedCase,
  step: Step,
  number: number,
  typed: Typed,
  { actor, at }: Recorder,
) {
  const about = readForm([HAPPENED_ON, ...WHY_RECORDED], typed)
  const details = readForm(step.fields, typed)
  if (!about.ok || !details.ok) {
    const problems = [about, details].flatMap((one) => (one.ok ? [] : one.problems))
    return { ok: false, problems } as const
  }
  const kept = typeValues(step.fields, details.value)
  const event = { ...about.value, number, step: step.id, details: kept, actor: nameIn(actor), at }
  const tried = tryEvent(procedure, standingCase(stored), event, held.today, held.decider)
  return tried.ok ? accept(event) : tried
}

const entryAddress = ({ stored }: AskedCase) => `#entry-${stored.events.length + 1}`

const RECORD: CaseForm = {
  path: ':step',
  act: 'record-event',
  show(asked, params, answered) {
    const step = stepOf(asked, params.step)
    return step && presentStep(asked, step, answered)
  },
  async record(trx, asked, params, typed, recorder) {
    const step = stepOf(asked, params.step)
    if (!step) return NO_SUCH_STEP
    const read = readEvent(asked, step, asked.stored.events.length + 1, typed, recorder)
    if (!read.ok) return read
    const { reason, on, details } = read.value
    const event = { step: step.id, on, details }
    await recordCaseEvent(trx, asked.stored, event, { reason, ...recorder })
    const isLate = on < asked.held.today
    return accept(isLate ? entryAddress(asked) : '')
  },
}

const CORRECT: CaseForm = {
  path: 'events/:number/correct',
  act: 'correct',
  show(asked, params, answered) {
    const event = eventOf(asked, params)
    const step = stepOf(asked, event?.step)
    return event && step && presentCorrection(asked, step, event, answered)
  },
  async record(trx, asked, params, typed, recorder) {
    const event = eventOf(asked, params)
    const step = stepOf(asked, event?.step)
    if (!event || !step) return NOT_STANDING
    const read = readEvent(asked, step, event.number, typed, recorder)
    if (!read.ok) return read
    const { reason, on, details } = read.value
    const corrected = { step: step.id, on, details, corrects: event.number }
    await recordCaseEvent(trx, asked.stored, corrected, { reason, ...recorder })
    return accept(entryAddress(asked))
  },
}

const STRIKE: CaseForm = {
  path: `events/:number/${STRIKE_OUT}`,
  act: STRIKE_OUT,
  show(asked, params, answered) {
    const event = eventOf(asked, params)
    return event && presentStrikeOut(asked, event, answered)
  },
  async record(trx, asked, params, typed, recorder) {
    const about = readForm(WHY_RECORDED, typed)
    if (!about.ok) return about
    const event = eventOf(asked, params)
    if (!event) return NOT_STANDING
    const on = asked.held.today
    const strike = { step: STRIKE_OUT, on, details: {}, strikesOut: event.number }
    await recordCaseEvent(trx, asked.stored, strike, { ...about.value, ...recorder })
    return accept(entryAddress(asked))
  },
}

const WITHDRAW: CaseForm = {
  path: 'withdraw-case',
  act: 'withdraw',
  show: (asked, _, answered) => presentWithdrawal(asked, answered),
  async record(trx, { stored, held }, _, typed, recorder) {
    const about = readForm(WHY_RECORDED, typed)
    if (!about.ok) return about
    const withdrawn = { kind: CASE, record: recordOf(stored), day: held.today }
    const done = await withdrawRecord(trx, withdrawn, { ...about.value, ...recorder })
    return done.ok ? accept('') : done
  },
}
