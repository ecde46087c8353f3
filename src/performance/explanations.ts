import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import { correctAboutFigure, fetchAboutFigures, recordAboutFigure } from '#holdings/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { GivenExplanation } from '#statistics/index.ts'
import { type Database, type Entry, fetchEntries, type Recorder } from '#storage/index.ts'

/** The kind of record that an explanation of unusual figures is. */
export const EXPLANATION = 'explanation'

/** An explanation as it is handed in. */
export type NewExplanation = Omit<GivenExplanation, 'record'>

const saysSchema = z.object({
  measure: z.string(),
  area: z.string(),
  start: z.string(),
  end: z.string(),
  direction: z.enum(['up', 'down']),
  text: z.string(),
  from: z.string(),
  on: z.string(),
})

/**
 * Records what somebody who answers for a figure says of it.
 *
 * @param day - from which it is known here, YYYY-MM-DD: reports of an earlier day do not have it
 * @returns its number among the explanations, or that the same one stands already, as when a form is
 *   sent twice
 * @throws Refusal when it names nobody as recording it
 */
export async function recordExplanation(
  trx: Transaction<Database>,
  says: NewExplanation,
  day: string,
  recorder: Recorder,
): Promise<Outcome<number>> {
  const again = (await fetchGiven(trx, undefined)).find((one) => saysTheSame(one, says))
  if (again) {
    const message = `This explanation by ${again.from} stands already. Nothing more was recorded`
    return refuse('given-already', message, 'text')
  }
  const about = { kind: EXPLANATION, event: 'explained', says: { ...says }, day }
  return accept(await recordAboutFigure(trx, about, recorder))
}

const SAID = ['measure', 'area', 'start', 'end', 'direction', 'text', 'from'] as const

function saysTheSame(one: NewExplanation, other: NewExplanation): boolean {
  return SAID.every((part) => one[part] === other[part])
}

/** Puts an explanation right: see `correctAboutFigure`. */
export async function correctExplanation(
  trx: Transaction<Database>,
  { record, ...says }: GivenExplanation,
  day: string,
  recorder: Recorder,
): Promise<Outcome<number>> {
  const about = { kind: EXPLANATION, event: 'explained', says: { ...says }, day }
  return await correctAboutFigure(trx, record, about, recorder)
}

/** The explanations that stood on a day, in the order of recording. */
export async function fetchGiven(
  db: Kysely<Database>,
  asAt: string | undefined,
): Promise<readonly GivenExplanation[]> {
  const found = await fetchAboutFigures(db, EXPLANATION, asAt)
  return found.flatMap(({ record, says }) => {
    const read = saysSchema.safeParse(says).data
    return read ? [{ record, ...read }] : []
  })
}

/** One thing that was recorded of an explanation: that it was given, corrected or withdrawn. */
export interface ExplanationAct {
  readonly record: string
  readonly act: Entry['act']
  /** YYYY-MM-DD */
  readonly day: string
  /** What it is of and what it says; of one that was withdrawn, as it was. */
  readonly given: GivenExplanation
  /** Why it was withdrawn. */
  readonly reason?: string
}

/** Everything that was recorded of the explanations of a measure, in one place or in all, in order. */
export async function fetchExplanationActs(
  db: Kysely<Database>,
  of: Pick<GivenExplanation, 'measure'> & Partial<Pick<GivenExplanation, 'area'>>,
): Promise<readonly ExplanationAct[]> {
  const last = new Map<string, GivenExplanation>()
  return (await fetchEntries(db, { kind: EXPLANATION })).flatMap((entry) => {
    const { record, act, happened: day, says } = entry
    const read = saysSchema.safeParse(says).data
    if (read) last.set(record, { record, ...read })
    const given = last.get(record)
    if (given?.measure !== of.measure || day === null) return []
    if (of.area !== undefined && of.area !== given.area) return []
    const reason = typeof says['reason'] === 'string' ? says['reason'] : undefined
    return [{ record, act, day, given, ...(reason === undefined ? {} : { reason }) }]
  })
}
