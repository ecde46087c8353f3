import type { Kysely, Transaction } from 'kysely'
import {
  type Authorship,
  type Database,
  fetchEntries,
  nextNumber,
  type Part,
  recordEntry,
} from '#storage/index.ts'

/** A record about one figure, such as that it is set aside or withdrawn. */
export interface NewAboutFigure {
  readonly kind: string
  readonly event: string
  /** What everyone may read of it, the figure among it. */
  readonly says: Part
  /** A name as typed, for members: the public part has none. */
  readonly approvedBy: string
  /** YYYY-MM-DD */
  readonly day: string
}

/** One that stands. */
export interface AboutFigure {
  readonly record: string
  /** The day it counts from, YYYY-MM-DD. */
  readonly on: string
  readonly says: Part
}

/**
 * Records something about a figure, for as long as the record is not withdrawn.
 *
 * @returns its number among those of its kind
 * @throws Refusal when it names nobody as recording it
 */
export async function recordAboutFigure(
  trx: Transaction<Database>,
  { kind, event, says, approvedBy, day }: NewAboutFigure,
  recorder: Pick<Authorship, 'actor' | 'at'>,
): Promise<number> {
  const number = await nextNumber(trx, kind)
  await recordEntry(
    trx,
    {
      kind,
      record: String(number),
      event,
      happened: day,
      parts: { public: says, members: { approvedBy } },
      standing: { state: 'in-force', day },
    },
    recorder,
  )
  return number
}

/**
 * What had been recorded of a kind by a day and had not been withdrawn by it, in the order of recording.
 *
 * @param asAt - YYYY-MM-DD; `undefined` for all that is known
 */
export async function fetchAboutFigures(
  db: Kysely<Database>,
  kind: string,
  asAt: string | undefined,
): Promise<readonly AboutFigure[]> {
  const entries = (await fetchEntries(db, { kind })).filter(
    ({ happened }) => asAt === undefined || happened === null || happened <= asAt,
  )
  const withdrawn = new Set(
    entries.flatMap(({ act, record }) => (act === 'withdraw' ? [record] : [])),
  )
  return entries.flatMap(({ act, record, happened: on, says }) =>
    act !== 'record' || withdrawn.has(record) || on === null ? [] : [{ record, on, says }],
  )
}
