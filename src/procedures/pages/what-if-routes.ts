import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { readForm, typeValues } from '#fields/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { showPage, typedSchema } from '#web/index.ts'
import { HAPPENED_ON, OPENED_ON } from '../asked-fields.ts'
import type { Case } from '../case.ts'
import { CASE, fetchCase } from '../cases.ts'
import { openCase } from '../open-case.ts'
import type { Procedure, Step } from '../procedure.ts'
import { findProcedure } from '../procedures.ts'
import { type Assumed, parseJson, readAssumed, rehearse } from '../rehearsal.ts'
import { standingCase } from '../standing-case.ts'
import { notFound, type WithHeld } from './answering.ts'
import type { HeldProcedures, ProcedureNeeds } from './holdings.ts'
import {
  type Answered,
  type Carried,
  carryOn,
  presentAssumption,
  presentBeginning,
  presentRehearsal,
} from './what-if-page.ts'

type Typed = Readonly<Record<string, unknown>>

/** A case that a rehearsal begins with, and how the address names it. */
interface Begun {
  readonly theCase: Case
  readonly carried: Carried
}

/** A case rehearsed with assumed days: everything is in the address, and nothing is recorded. */
export function whatIfRoutes(
  app: FastifyInstance,
  { asPublic }: Pick<ProcedureNeeds, 'asPublic'>,
  withHeld: WithHeld,
): void {
  const read = { config: { act: { kind: CASE, act: 'read' } } }
  type Asked = { Params: { procedure: string } }

  const beginWith = async (procedure: Procedure, slug: string): Promise<Begun | undefined> => {
    const stored = await fetchCase(asPublic, procedure.id, slug)
    if (stored === undefined || stored.withdrawn) return undefined
    return { theCase: standingCase(stored), carried: { case: slug } }
  }

  app.get<Asked>('/procedures/:procedure/what-if', read, async (request, reply) =>
    withHeld(reply, async (held) => {
      const procedure = findProcedure(held.procedures, request.params.procedure)
      if (!procedure) return notFound(reply)
      const typed = typedSchema.parse(request.query)
      const showBeginning = (answered: Answered) =>
        showPage(
          reply,
          'what-if-form.njk',
          presentBeginning(procedure, held, answered),
          answered.problems.length === 0 ? 200 : 422,
        )
      const slug = typed['case']
      const ofCase = typeof slug === 'string' ? await beginWith(procedure, slug) : undefined
      if (typeof slug === 'string' && !ofCase) return notFound(reply)
      const isBegun = ofCase !== undefined || typed['begin'] !== undefined || typed['begun']
      if (!isBegun) return showBeginning({ typed: { on: held.today }, problems: [] })
      const begun = ofCase ? accept(ofCase) : beginAssumed(procedure, typed, held)
      if (!begun.ok) return showBeginning({ typed, problems: begun.problems })
      const assumed = readAssumed(typed['assumed'])
      if (!assumed.ok) return showBeginning({ typed: {}, problems: assumed.problems })
      const taken = takeStep(procedure, begun.value, assumed.value, typed, held)
      if ('step' in taken) {
        const carried = carryOn(begun.value.carried, assumed.value)
        const page = presentAssumption(procedure, taken.step, held, carried, taken)
        return showPage(reply, 'what-if-form.njk', page, taken.problems.length === 0 ? 200 : 422)
      }
      const { theCase, carried } = begun.value
      const rehearsed = rehearse(procedure, theCase, taken.assumed, held.today, held.decider)
      if (!rehearsed.ok) return showBeginning({ typed: {}, problems: rehearsed.problems })
      const about = { title: theCase.title, carried: carryOn(carried, taken.assumed) }
      return showPage(
        reply,
        'what-if.njk',
        presentRehearsal(procedure, rehearsed.value, held, about),
      )
    }),
  )
}

const begunSchema = z.object({
  on: z.iso.date(),
  opening: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
})

/** A case that is only assumed to be opened: from the form, or as the address carries it on. */
function beginAssumed(procedure: Procedure, typed: Typed, held: HeldProcedures): Outcome<Begun> {
  const sent = typed['begin'] === undefined ? carriedOpening(typed['begun']) : accept(typed)
  if (!sent.ok) return sent
  const opening = readForm(procedure.opening, sent.value)
  const about = readForm([OPENED_ON], sent.value)
  if (!opening.ok || !about.ok) {
    return { ok: false, problems: [opening, about].flatMap((one) => (one.ok ? [] : one.problems)) }
  }
  const { on } = about.value
  const kept = typeValues(procedure.opening, opening.value)
  const lacking = procedure.lacking?.(kept, on, held.decider) ?? []
  if (lacking.length > 0) return { ok: false, problems: lacking }
  const { title } = openCase(procedure, kept, on, [], held.decider.constitution)
  return accept({
    theCase: {
      procedure: procedure.id,
      id: 'assumed',
      title,
      opening: kept,
      openedOn: on,
      events: [],
      changedAt: `${on}T12:00:00Z`,
    },
    carried: { begun: JSON.stringify({ on, opening: kept }) },
  })
}

function carriedOpening(sent: unknown): Outcome<Typed> {
  const read = begunSchema.safeParse(parseJson(sent))
  if (read.success) return accept({ ...read.data.opening, on: read.data.on })
  return refuse('not-begun', 'What was assumed cannot be read from this address. Begin again')
}

/** The steps with one more, or the form that asks for it, with what is wrong with what was typed. */
function takeStep(
  procedure: Procedure,
  { theCase }: Begun,
  assumed: readonly Assumed[],
  typed: Typed,
  { decider, today }: HeldProcedures,
): ({ readonly step: Step } & Answered) | { readonly assumed: readonly Assumed[] } {
  const step = procedure.steps.find(({ id }) => id === typed['step'])
  if (step === undefined) return { assumed }
  if (typed['take'] === undefined) {
    const on =
      assumed
        .map((one) => one.on)
        .toSorted()
        .at(-1) ?? today
    return { step, typed: { on }, problems: [] }
  }
  const about = readForm([HAPPENED_ON], typed)
  const details = readForm(step.fields, typed)
  if (!about.ok || !details.ok) {
    const problems = [about, details].flatMap((one) => (one.ok ? [] : one.problems))
    return { step, typed, problems }
  }
  const more = {
    step: step.id,
    on: about.value.on,
    details: typeValues(step.fields, details.value),
  }
  const all = [...assumed, more]
  const rehearsed = rehearse(procedure, theCase, all, today, decider)
  return rehearsed.ok ? { assumed: all } : { step, typed, problems: rehearsed.problems }
}
