import type { Kysely, Transaction } from 'kysely'
import { canonicalJson, type Json } from './canonical-json.ts'
import { type Authorship, checkAuthorship, lockForWriting, recordChange } from './change-log.ts'
import type { Database } from './table-types.ts'

/** What was filled in: text, or a list of ticks, by field. */
export type CaseDetails = Readonly<Record<string, string | readonly string[]>>

export interface StoredCase {
  readonly id: number
  readonly procedure: string
  readonly slug: string
  readonly title: string
  /** YYYY-MM-DD */
  readonly openedOn: string
  readonly opening: CaseDetails
  /** All that was recorded, in that order, struck out or not. */
  readonly events: readonly StoredEvent[]
}

export interface StoredEvent extends Authorship {
  readonly number: number
  readonly step: string
  /** The day it happened, YYYY-MM-DD. */
  readonly on: string
  readonly details: CaseDetails
  /** The number of the event that this one strikes out. */
  readonly strikesOut: number | null
}

/** What an event says, before it is recorded. */
export type NewCaseEvent = Pick<StoredEvent, 'step' | 'on' | 'details' | 'strikesOut'>

/**
 * Opens a case. Its slug is free when no case of the procedure has it: look before, in the same
 * transaction, after `lockForWriting`.
 *
 * @throws Refusal when it names no actor or no reason
 */
export async function recordCase(
  trx: Transaction<Database>,
  opened: Pick<StoredCase, 'procedure' | 'slug' | 'title' | 'openedOn' | 'opening'>,
  authorship: Authorship,
): Promise<number> {
  const { at, actor, reason } = checkAuthorship(authorship)
  await lockForWriting(trx)
  const { lastId } = await trx
    .selectFrom('procedure_case')
    .select((found) => found.fn.max('id').as('lastId'))
    .executeTakeFirstOrThrow()
  const id = (lastId ?? 0) + 1
  const { procedure, slug, title, openedOn, opening } = opened
  const change = await recordChange(trx, {
    ...authorship,
    action: 'open-case',
    subject: `${procedure} ${slug}`,
    detail: { case: id, procedure, slug, title, openedOn, opening: jsonOf(opening) },
  })
  await trx
    .insertInto('procedure_case')
    .values({
      id,
      procedure,
      slug,
      title,
      opened_on: openedOn,
      opening: canonicalJson(jsonOf(opening)),
      recorded_at: at,
      recorded_by: actor,
      reason,
      change_id: change.id,
    })
    .execute()
  return id
}

/**
 * Adds an event to a case, after those recorded before it.
 *
 * @returns its number in the case
 * @throws Refusal when it names no actor or no reason
 */
export async function recordCaseEvent(
  trx: Transaction<Database>,
  theCase: Pick<StoredCase, 'id' | 'procedure' | 'slug'>,
  event: NewCaseEvent,
  authorship: Authorship,
): Promise<number> {
  const { at, actor, reason } = checkAuthorship(authorship)
  await lockForWriting(trx)
  const { last } = await trx
    .selectFrom('case_event')
    .select((found) => found.fn.max('number').as('last'))
    .where('case_id', '=', theCase.id)
    .executeTakeFirstOrThrow()
  const number = (last ?? 0) + 1
  const { step, on, details, strikesOut } = event
  const change = await recordChange(trx, {
    ...authorship,
    action: 'record-event',
    subject: `${theCase.procedure} ${theCase.slug}: ${step}`,
    detail: { case: theCase.id, number, step, on, details: jsonOf(details), strikesOut },
  })
  await trx
    .insertInto('case_event')
    .values({
      case_id: theCase.id,
      number,
      step,
      happened_on: on,
      details: canonicalJson(jsonOf(details)),
      strikes_out: strikesOut,
      recorded_at: at,
      recorded_by: actor,
      reason,
      change_id: change.id,
    })
    .execute()
  return number
}

/** Every case, or those of one procedure, in the order they were opened. */
export async function fetchCases(
  db: Kysely<Database>,
  procedure?: string,
): Promise<readonly StoredCase[]> {
  const cases = await db
    .selectFrom('procedure_case')
    .select(['id', 'procedure', 'slug', 'title', 'opened_on', 'opening'])
    .$if(procedure !== undefined, (query) => query.where('procedure', '=', procedure ?? ''))
    .orderBy('id')
    .execute()
  const events = await db
    .selectFrom('case_event')
    .select(['case_id', 'number', 'step', 'happened_on', 'details', 'strikes_out'])
    .select(['recorded_at', 'recorded_by', 'reason'])
    .orderBy('case_id')
    .orderBy('number')
    .execute()
  return cases.map(({ opened_on: openedOn, opening, ...one }) => ({
    ...one,
    openedOn,
    opening: detailsOf(opening),
    events: events
      .filter(({ case_id }) => case_id === one.id)
      .map((event) => ({
        number: event.number,
        step: event.step,
        on: event.happened_on,
        details: detailsOf(event.details),
        strikesOut: event.strikes_out,
        actor: event.recorded_by,
        reason: event.reason,
        at: event.recorded_at,
      })),
  }))
}

/** One case by its address; `undefined` when there is none. */
export async function fetchCase(
  db: Kysely<Database>,
  procedure: string,
  slug: string,
): Promise<StoredCase | undefined> {
  const cases = await fetchCases(db, procedure)
  return cases.find((one) => one.slug === slug)
}

function jsonOf(details: CaseDetails): Json {
  return { ...details }
}

/** Written by this file alone, so it is as it was written. */
function detailsOf(text: string): CaseDetails {
  return JSON.parse(text) as CaseDetails
}
