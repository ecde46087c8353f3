import type { Transaction } from 'kysely'
import type { DocumentTakenIn } from '#documents/index.ts'
import { MEETING_FILES_TOLD, meetingFiles, RECOMMENDATIONS } from '#holdings/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { type Database, recordEntry } from '#storage/index.ts'
import { asJson } from '../as-json.ts'
import type { Moment } from '../form-routes.ts'
import type { Attached, Recommended } from './recommendation.ts'

/** A document that is to be kept with an answer. */
export interface NewAttachment extends DocumentTakenIn {
  readonly title: string
  readonly bytes: Buffer
  /** Why it is for members and the office alone, where it is. */
  readonly reason: string | undefined
}

/** So many documents can stand with one answer. */
const MOST = 20

/**
 * Keeps a document with the answer to a report, as its bytes, under a name of ours.
 *
 * @returns or why it cannot be kept
 * @throws Refusal when it names nobody as recording it
 */
export async function recordAttachment(
  trx: Transaction<Database>,
  { slug, answered, attached, exempt }: Recommended,
  { title, type, bytes, carries, reason }: NewAttachment,
  { today, recorder }: Moment,
): Promise<Outcome<void>> {
  if (answered === undefined) {
    return refuse('not-answered', 'The recommendations are not answered yet. Answer them first')
  }
  if (attached.length >= MOST) {
    return refuse('too-many', `No more than ${MOST} documents stand with an answer`, 'file')
  }
  const audience = exempt === undefined && reason === undefined ? 'public' : 'members'
  const files = [{ name: `answer-${attached.length + 1}.${type}`, content: bytes }]
  const told = await meetingFiles.tell(trx, files)
  const withheld = reason === undefined ? {} : { withheld: { reason } }
  const said = { attached: asJson({ title, type, carries }), ...withheld }
  const { id } = await recordEntry(
    trx,
    {
      ...{ kind: RECOMMENDATIONS, record: slug, event: 'attached', happened: today },
      parts: { [audience]: { ...said, [MEETING_FILES_TOLD[audience]]: asJson(told) } },
    },
    recorder,
  )
  await meetingFiles.keep(trx, id, files, told, audience)
  return accept(undefined)
}

/** Takes a document out of what is shown: it stays in the record, and is given to nobody. */
export async function strikeOutAttachment(
  trx: Transaction<Database>,
  { slug, exempt }: Recommended,
  { entry, reason: restricted }: Attached,
  reason: string,
  { today, recorder }: Moment,
): Promise<void> {
  const audience = exempt === undefined && restricted === undefined ? 'public' : 'members'
  await recordEntry(
    trx,
    {
      ...{ kind: RECOMMENDATIONS, record: slug, act: 'strike-out', event: 'attached' },
      ...{ happened: today, corrects: entry, parts: { [audience]: { reason } } },
    },
    recorder,
  )
}
