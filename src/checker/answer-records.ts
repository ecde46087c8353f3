import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import {
  type Database,
  fetchEntries,
  nextNumber,
  type Recorder,
  recordEntry,
} from '#storage/index.ts'
import { ANSWERS, type Answer, type AnswerKind } from './answers.ts'

/** The kind of record that an answer to a finding is. */
const FINDING = 'finding'

const saysSchema = z.object({
  mark: z.string(),
  file: z.string(),
  digest: z.string(),
  answer: z.enum(Object.keys(ANSWERS) as [AnswerKind, ...AnswerKind[]]),
  reason: z.string(),
})

/**
 * Keeps answers to findings. All that they say is for the office: a paper that is checked may be a draft,
 * and nobody else is to read what was found in it. The words of the paper are not kept.
 *
 * @throws Refusal when it names nobody as recording them
 */
export async function recordAnswers(
  trx: Transaction<Database>,
  answers: readonly Answer[],
  recorder: Recorder,
): Promise<void> {
  for (const { on, ...says } of answers) {
    const record = String(await nextNumber(trx, FINDING))
    const about = { kind: FINDING, record, event: 'answered', happened: on }
    await recordEntry(trx, { ...about, parts: { office: { ...says } } }, recorder)
  }
}

/** All answers that were given, in the order of recording. */
export async function fetchAnswers(db: Kysely<Database>): Promise<readonly Answer[]> {
  const entries = await fetchEntries(db, { kind: FINDING }, 'office')
  return entries.flatMap(({ says, happened }) => {
    const read = saysSchema.safeParse(says).data
    return read && happened !== null ? [{ ...read, on: happened }] : []
  })
}
