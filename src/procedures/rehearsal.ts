import { z } from 'zod'
import type { Decider } from '#constitution/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { Case } from './case.ts'
import { withEvent } from './order-of-events.ts'
import type { CaseEvent, Details, Procedure } from './procedure.ts'
import { type CaseView, tryEvent, viewCase } from './run-case.ts'

/** A step that is assumed to happen: never recorded, and carried in the address of its page alone. */
export interface Assumed {
  readonly step: string
  /** YYYY-MM-DD */
  readonly on: string
  readonly details: Details
}

/** The most steps of one rehearsal: more would not fit in an address. */
const MOST_STEPS = 20

const assumedSchema = z.array(
  z.object({
    step: z.string(),
    on: z.iso.date(),
    details: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  }),
)

/** The steps that an address carries; none when it carries none. */
export function readAssumed(sent: unknown): Outcome<readonly Assumed[]> {
  if (sent === undefined || sent === '') return accept([])
  const read = assumedSchema.safeParse(parseJson(sent))
  if (read.success && read.data.length <= MOST_STEPS) return accept(read.data)
  const message = `What was assumed cannot be read from this address, or is more than ${MOST_STEPS} steps. Begin again`
  return refuse('not-assumed', message)
}

/** What an address carries as JSON; `undefined` when it is none. */
export function parseJson(sent: unknown): unknown {
  try {
    return typeof sent === 'string' ? JSON.parse(sent) : undefined
  } catch {
    return undefined
  }
}

/** A case with what is assumed, as far as the rules take it, and where it would then stand. */
export interface Rehearsal {
  readonly view: CaseView
  /** The day it is looked at: the last that is assumed, or the case's own. */
  readonly day: string
  /** The numbers of the steps that are assumed. */
  readonly assumed: ReadonlySet<number>
}

/** No day is too late to be assumed. */
const END_OF_TIME = '9999-12-31'

/**
 * Where a case would stand if steps happened as assumed.
 *
 * @param theCase - as it is on record, or one that is only assumed to be opened
 * @param today - YYYY-MM-DD
 * @returns what stops a step, as it would be stopped if it were recorded
 */
export function rehearse(
  procedure: Procedure,
  theCase: Case,
  steps: readonly Assumed[],
  today: string,
  decider: Decider,
): Outcome<Rehearsal> {
  let rehearsed = theCase
  const first = Math.max(0, ...theCase.events.map(({ number }) => number)) + 1
  const assumed = steps.map((step, index) => assumedEvent(step, first + index))
  for (const event of assumed) {
    const tried = tryEvent(procedure, rehearsed, event, END_OF_TIME, decider)
    if (!tried.ok) return tried
    rehearsed = { ...rehearsed, events: withEvent(rehearsed.events, event) }
  }
  const last = steps
    .map(({ on }) => on)
    .toSorted()
    .at(-1)
  const day = last ?? (theCase.openedOn > today ? theCase.openedOn : today)
  return accept({
    view: viewCase(procedure, rehearsed, day, decider),
    day,
    assumed: new Set(assumed.map(({ number }) => number)),
  })
}

const assumedEvent = (step: Assumed, number: number): CaseEvent => ({
  ...step,
  number,
  actor: 'nobody',
  reason: 'Assumed',
  at: `${step.on}T12:00:00Z`,
})
