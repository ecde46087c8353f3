import type { Kysely, Transaction } from 'kysely'
import { RECOMMENDATIONS } from '#holdings/index.ts'
import { type HeldProcedures, recordReply } from '#procedures/index.ts'
import { accept, type Outcome, type Problem, refuse, type Source } from '#shared/index.ts'
import {
  type Audience,
  type Database,
  fetchEntries,
  type Recorder,
  recordOnce,
} from '#storage/index.ts'
import { type Actor, audienceOf, may } from '#web/index.ts'
import { asJson } from '../as-json.ts'
import { type AnswerKind, type Made, type Recommended, readRecommended } from './recommendation.ts'

/** What each report recommends, by the slug of its case, as somebody may read it. */
export async function fetchRecommended(
  db: Kysely<Database>,
  reader: Audience,
): Promise<ReadonlyMap<string, Recommended>> {
  return readRecommended(await fetchEntries(db, { kind: RECOMMENDATIONS }, reader))
}

/**
 * What each report recommends, as somebody who asks may read it. Whoever is to answer reads an exempt report,
 * which is sent to their office, and not what was kept to members with an answer.
 *
 * @param dbFor - the database as an audience reads it
 */
export async function fetchRecommendedFor(
  actor: Actor,
  dbFor: (audience: Audience) => Kysely<Database>,
): Promise<ReadonlyMap<string, Recommended>> {
  const audience = audienceOf(actor)
  const own = await fetchRecommended(dbFor(audience), audience)
  if (audience !== 'public' || !may(actor, 'answer', RECOMMENDATIONS_ACT)) return own
  const sent = [...(await fetchRecommended(dbFor('members'), 'members'))]
    .filter(([, { exempt }]) => exempt !== undefined)
    .map(([slug, one]) => [slug, { ...one, attached: own.get(slug)?.attached ?? [] }] as const)
  return new Map([...own, ...sent])
}

/** Of the table of permissions. */
export const RECOMMENDATIONS_ACT = 'recommendation'

/** Who reads what a report recommends. */
const audienceFor = ({ exempt }: Made) => (exempt === undefined ? 'public' : 'members')

/**
 * Records what a report recommends; a second time puts the first right, until it was answered.
 *
 * @param day - YYYY-MM-DD
 * @returns or that it was answered already
 * @throws Refusal when it names nobody as recording it
 */
export async function recordMade(
  trx: Transaction<Database>,
  slug: string,
  made: Made,
  day: string,
  recorder: Recorder,
): Promise<Outcome<void>> {
  const before = (await fetchRecommended(trx, 'office')).get(slug)
  if (before?.answered !== undefined) {
    const message =
      'The recommendations were answered as they stand, and stay so. Record another report'
    return refuse('answered-already', message, 'texts')
  }
  if (before !== undefined && audienceFor(before) === 'public' && audienceFor(made) !== 'public') {
    const message = 'What was recorded for everybody to read cannot be made exempt here'
    return refuse('public-already', message, 'isExempt')
  }
  const parts = { [audienceFor(made)]: { made: asJson(made) } }
  await recordOnce(
    trx,
    { kind: RECOMMENDATIONS, record: slug, event: 'made', happened: day, parts },
    recorder,
  )
  return accept(undefined)
}

/**
 * Records that councils were sent a copy of a report on a day.
 *
 * @throws Refusal when it names nobody as recording it
 */
export async function recordCopies(
  trx: Transaction<Database>,
  recommended: Recommended,
  councils: readonly string[],
  on: string,
  recorder: Recorder,
): Promise<void> {
  for (const council of councils) {
    if (recommended.copies.get(council) === on) continue
    const parts = { [audienceFor(recommended)]: { council } }
    await recordOnce(
      trx,
      { kind: RECOMMENDATIONS, record: recommended.slug, event: 'copied', happened: on, parts },
      recorder,
    )
  }
}

/** The reply to a report, as it is handed in. */
export interface NewReply {
  /** YYYY-MM-DD */
  readonly on: string
  /** One for each recommendation, in their order. */
  readonly answers: readonly { readonly answer: AnswerKind; readonly reasons: string | undefined }[]
  readonly source: Source
}

/** What is wrong with a reply: each recommendation that is not accepted needs its reasons. */
export function whyNotReply({ answers }: NewReply, cited: string): readonly Problem[] {
  return answers.flatMap(({ answer, reasons }, index) => {
    if (answer !== 'not-accepted' || reasons !== undefined) return []
    const message = `Enter the reasons why recommendation ${index + 1} is not accepted: they are owed with the reply (${cited})`
    return [{ code: 'no-reasons', message, field: `reasons-${index + 1}` }]
  })
}

/**
 * Publishes the reply to a report, and records in the case of the report that it was replied to.
 *
 * @returns or what stands in the way of that: see `recordReply`
 * @throws Refusal when it names nobody as recording it
 */
export async function recordAnswered(
  trx: Transaction<Database>,
  held: HeldProcedures,
  recommended: Recommended,
  { on, answers, source }: NewReply,
  recorder: Recorder,
): Promise<Outcome<void>> {
  if (recommended.answered !== undefined) {
    return refuse('answered-already', 'The recommendations are answered already', 'on')
  }
  const isPublished = recommended.exempt === undefined
  const reply = { on, isPublished }
  const replied = await recordReply(trx, held, recommended.slug, reply, recorder)
  if (!replied.ok) return replied
  const parts = { [audienceFor(recommended)]: { answered: asJson({ answers, source }) } }
  await recordOnce(
    trx,
    { kind: RECOMMENDATIONS, record: recommended.slug, event: 'answered', happened: on, parts },
    recorder,
  )
  return accept(undefined)
}
