import type { Transaction } from 'kysely'
import { nameDay } from '#days/index.ts'
import { accept, type Outcome, type Problem, refuse } from '#shared/index.ts'
import { type Database, nameIn, type Recorder } from '#storage/index.ts'
import type { Case } from './case.ts'
import { fetchCase, recordCaseEvent } from './cases.ts'
import { citeRules } from './cite.ts'
import type { HeldProcedures } from './pages/holdings.ts'
import { REPORT_RESPONSE } from './report-response.ts'
import { tryEvent, viewCase } from './run-case.ts'
import { standingCase } from './standing-case.ts'

/** A report of the panel, by the case in which its days are recorded. */
export interface PanelReport {
  /** In the address of its case. */
  readonly slug: string
  readonly title: string
  /** Where its days are recorded. */
  readonly href: string
  /** The day the panel adopted it, and the day it was received, YYYY-MM-DD; `undefined` when not on record. */
  readonly adoptedOn: string | undefined
  readonly receivedOn: string | undefined
  /** Whether the panel published it; `undefined` when that is not on record. */
  readonly isPublished: boolean | undefined
  /** The last day for the reply, YYYY-MM-DD, and the paragraph it is from; `undefined` until it was received. */
  readonly due: { readonly on: string; readonly paragraph: string } | undefined
  readonly repliedOn: string | undefined
}

/** The panel's reports that count, in the order their cases were opened. */
export async function fetchPanelReports(held: HeldProcedures): Promise<readonly PanelReport[]> {
  const cases = await held.fetchStanding()
  return cases
    .filter(({ procedure }) => procedure === REPORT_RESPONSE.id)
    .map((one) => toReport(one, held))
}

function toReport(theCase: Case, { decider, today }: HeldProcedures): PanelReport {
  const { id: slug, title, events } = theCase
  const dayOf = (step: string) => events.findLast((one) => one.step === step)
  const published = dayOf('adopt')?.details['published']
  const { dates } = viewCase(REPORT_RESPONSE, theCase, today, decider)
  const date = dates.find(({ id }) => id === 'response')
  return {
    slug,
    title,
    href: `/procedures/${REPORT_RESPONSE.id}/${slug}`,
    adoptedOn: dayOf('adopt')?.on,
    receivedOn: dayOf('receive')?.on,
    isPublished: published === undefined ? undefined : published === 'yes',
    due: date?.due == null ? undefined : { on: date.due, paragraph: date.paragraph },
    repliedOn: dayOf('respond')?.on,
  }
}

/** The paragraphs by which a recommendation that is not accepted is answered with reasons, to be cited. */
export function citeReasons({ decider }: HeldProcedures): string {
  return citeRules(decider, ['pro-annual-response', 'response-written'])
}

/**
 * Records in its case that a report of the panel was replied to. A reply that is on record already with
 * the same day stays as it is.
 *
 * @param reply - on which day, YYYY-MM-DD, and whether it is published
 * @returns or what stands in the way, such as a reply before the report was received
 * @throws Refusal when it names nobody as recording it
 */
export async function recordReply(
  trx: Transaction<Database>,
  { decider, today }: HeldProcedures,
  slug: string,
  { on, isPublished }: { readonly on: string; readonly isPublished: boolean },
  recorder: Recorder,
): Promise<Outcome<void>> {
  const stored = await fetchCase(trx, REPORT_RESPONSE.id, slug)
  if (stored === undefined || stored.withdrawn !== null) {
    return refuse('no-report', 'There is no such report, or it was withdrawn')
  }
  const theCase = standingCase(stored)
  const received = theCase.events.findLast(({ step }) => step === 'receive')
  const problems: Problem[] = []
  if (received === undefined) {
    const message =
      'It is not on record that the report was received. That is recorded in its case first'
    problems.push({ code: 'not-received', message, field: 'on' })
  } else if (on < received.on) {
    const message = 'The reply cannot be dated before the report was received. Correct the day'
    problems.push({ code: 'before-receipt', message, field: 'on' })
  }
  const replied = theCase.events.findLast(({ step }) => step === 'respond')
  if (replied !== undefined && replied.on !== on) {
    const message = `The reply is on record in its case with another day, ${nameDay(replied.on)}. Enter that, or correct it there`
    problems.push({ code: 'replied-already', message, field: 'on' })
  }
  if (problems.length > 0) return { ok: false, problems }
  if (replied !== undefined) return accept(undefined)
  const reason = 'Answered on the site'
  const details = { published: isPublished ? 'yes' : 'no' }
  const about = { actor: nameIn(recorder.actor), at: recorder.at, reason }
  const event = { ...about, number: stored.events.length + 1, step: 'respond', on, details }
  const tried = tryEvent(REPORT_RESPONSE, theCase, event, today, decider)
  if (!tried.ok) return tried
  await recordCaseEvent(trx, stored, event, { reason, ...recorder })
  return accept(undefined)
}
