import type { Transaction } from 'kysely'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import {
  type Database,
  nextNumber,
  type Part,
  type Recorder,
  readableBy,
  recordEntry,
} from '#storage/index.ts'
import { asJson } from '../as-json.ts'
import { isOnRecord, mayBeUndertaken, mayHappen, type NewHappening } from './may-be-recorded.ts'
import { UNDERTAKING } from './promise-records.ts'
import type { MadeAt, Says, SaysVersion, Undertaking, Undertakings } from './undertaking.ts'

/**
 * Records something promised, asked for or resolved. The same again, as when a form is sent twice, is not
 * recorded a second time.
 *
 * @param held - as the transaction finds them
 * @returns its number, the next that neither the file nor the record has; or why it cannot be
 * @throws Refusal when it names nobody as recording it
 */
export async function recordUndertaking(
  trx: Transaction<Database>,
  held: Undertakings,
  says: Says,
  audience: Undertaking['audience'],
  today: string,
  recorder: Recorder,
  madeAt?: MadeAt,
): Promise<Outcome<number>> {
  const may = mayBeUndertaken(says, held, today)
  if (!may.ok) return may
  const tied = whyNotTied(says, held, audience)
  if (!tied.ok) return tied
  const again = held.all.find(
    (one) =>
      // Of what was undertaken at a meeting the event tells whether it is the same
      madeAt === undefined &&
      one.meeting === says.meeting &&
      one.what === says.what &&
      one.source.paragraph === says.source.paragraph,
  )
  if (again !== undefined) return accept(again.number)
  const last = held.all.at(-1)?.number ?? 0
  const number = Math.max(last + 1, await nextNumber(trx, UNDERTAKING))
  const at = madeAt === undefined ? {} : { madeAt: asJson(madeAt) }
  const part: Part = { says: asJson(says), audience, ...at }
  await recordEntry(
    trx,
    {
      ...{ kind: UNDERTAKING, record: String(number), event: 'made', happened: says.meeting },
      parts: { [audience]: part },
    },
    recorder,
  )
  return accept(number)
}

/**
 * Records that an undertaking says something else than before; what it said stays.
 *
 * @param isOfRecord - whether it follows the record of its meeting, and nobody wrote it
 * @returns or why it cannot say so: see `mayBeUndertaken`
 * @throws Refusal when it names nobody as recording it
 */
export async function recordAmended(
  trx: Transaction<Database>,
  held: Undertakings,
  { number, audience }: Undertaking,
  { says, why, isOfRecord }: Omit<SaysVersion, 'known'>,
  today: string,
  recorder: Recorder,
): Promise<Outcome<void>> {
  const may = mayBeUndertaken(says, held, today)
  if (!may.ok) return may
  await recordEntry(
    trx,
    {
      ...{ kind: UNDERTAKING, record: String(number), event: 'amended', happened: today },
      parts: { [audience]: { says: asJson(says), why: why ?? '', isOfRecord } },
    },
    recorder,
  )
  return accept(undefined)
}

/** Another that has to be done first is one that whoever reads of this may read of too. */
function whyNotTied(
  { condition }: Says,
  { all }: Undertakings,
  audience: Undertaking['audience'],
): Outcome<'may'> {
  const number = condition?.undertaking
  if (number === undefined) return accept('may')
  const other = all.find((one) => one.number === number)
  if (other !== undefined && readableBy(audience).includes(other.audience)) return accept('may')
  const message =
    other === undefined
      ? `There is no ${number}. Enter the number of one that is recorded`
      : `${number} is read by fewer people than this. Choose the readers of this, or leave the number out`
  return refuse('no-such-tie', message, 'tiedUndertaking')
}

/**
 * Records what came of an undertaking, for those who may read of it.
 *
 * @returns or why it cannot be: see `mayHappen`
 * @throws Refusal when it names nobody as recording it
 */
export async function recordHappening(
  trx: Transaction<Database>,
  undertaking: Undertaking,
  happening: NewHappening,
  today: string,
  recorder: Recorder,
): Promise<Outcome<void>> {
  if (isOnRecord(undertaking, happening)) return accept(undefined)
  const may = mayHappen(undertaking, happening, today)
  if (!may.ok) return may
  const { number, audience } = undertaking
  const { kind: event, on, said } = happening
  await recordEntry(
    trx,
    {
      ...{ kind: UNDERTAKING, record: String(number), event, happened: on },
      parts: { [audience]: { said: asJson(said) } },
    },
    recorder,
  )
  return accept(undefined)
}

/**
 * Strikes out what was recorded of an undertaking in error: it counts no longer, and stays to be read. What
 * was undertaken itself cannot be struck out, only overtaken.
 *
 * @param entry - the number of what is struck out among the entries of the record
 * @returns or that nothing which counts was recorded of it under that number
 * @throws Refusal when it names nobody as recording it
 */
export async function strikeOut(
  trx: Transaction<Database>,
  { number, audience, happenings }: Undertaking,
  { entry, reason }: { readonly entry: number; readonly reason: string },
  today: string,
  recorder: Recorder,
): Promise<Outcome<void>> {
  const struck = happenings.find((one) => one.entry === entry && one.struck === undefined)
  if (struck === undefined) return refuse('not-recorded', 'That is no longer recorded')
  await recordEntry(
    trx,
    {
      ...{ kind: UNDERTAKING, record: String(number), act: 'strike-out', event: struck.kind },
      ...{ happened: today, corrects: entry },
      parts: { [audience]: { reason } },
    },
    recorder,
  )
  return accept(undefined)
}
