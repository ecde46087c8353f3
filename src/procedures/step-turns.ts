import type { Kysely } from 'kysely'
import { fillWords } from '#constitution/index.ts'
import { dayInBritain } from '#days/index.ts'
import { capitalise } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { fetchCases, recordOf, type StoredCase } from './cases.ts'
import type { HeldProcedures } from './pages/holdings.ts'
import { findProcedure } from './procedures.ts'
import { standingCase } from './standing-case.ts'

/** A step of a procedure that something else waits for. */
export interface StepAwaited {
  readonly procedure: string
  /** What follows the procedure in the address of the case; any case unless said. */
  readonly case?: string | undefined
  readonly step: string
}

/** Whether a case had come to a step, as it was known from a day on. */
export interface StepTurn {
  /** The address of the case, and its title. */
  readonly href: string
  readonly title: string
  /** From which day it was known, YYYY-MM-DD. */
  readonly known: string
  /** The day of the step, YYYY-MM-DD; `undefined` where it is not on record, or counts no longer. */
  readonly on: string | undefined
}

/** "Report and reply: the commissioner replies in writing"; `undefined` where there is no such step. */
export function sayStep(
  { procedures, decider }: HeldProcedures,
  { procedure: id, step }: StepAwaited,
): string | undefined {
  const procedure = findProcedure(procedures, id)
  const found = procedure?.steps.find((one) => one.id === step)
  if (procedure === undefined || found === undefined) return undefined
  return `${capitalise(procedure.name)}: ${fillWords(decider.constitution, found.does)}`
}

/** All steps of all procedures that something can wait for: `procedure/step` with its words. */
export function sayAllSteps(held: HeldProcedures): Readonly<Record<string, string>> {
  return Object.fromEntries(
    held.procedures.flatMap(({ id, steps }) =>
      steps.map(({ id: step }) => [
        `${id}/${step}`,
        sayStep(held, { procedure: id, step }) ?? step,
      ]),
    ),
  )
}

/**
 * How cases stood towards a step, each time that something was recorded of one of them, in that order.
 *
 * @param since - YYYY-MM-DD: what happened before counts only in a case that is named
 */
export async function fetchStepTurns(
  db: Kysely<Database>,
  awaited: StepAwaited,
  since: string,
): Promise<readonly StepTurn[]> {
  const { procedure, case: slug } = awaited
  const records = slug === undefined ? {} : { records: [recordOf({ procedure, slug })] }
  const { cases } = await fetchCases(db, records)
  return cases
    .filter((one) => one.procedure === procedure)
    .flatMap((one) => turnsOf(one, awaited, slug === undefined ? since : ''))
}

function turnsOf(stored: StoredCase, { step }: StepAwaited, since: string): readonly StepTurn[] {
  const { procedure, slug, title, events, withdrawn } = stored
  const about = { href: `/procedures/${procedure}/${slug}`, title }
  const turns = events.map((event, index): StepTurn => {
    const then = standingCase({ ...stored, events: events.slice(0, index + 1) })
    const done = then.events.find((one) => one.step === step && one.on >= since)
    return { ...about, known: dayInBritain(event.at), on: done?.on }
  })
  return withdrawn === null
    ? turns
    : [...turns, { ...about, known: dayInBritain(withdrawn.at), on: undefined }]
}
