import type { Kysely, Transaction } from 'kysely'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import {
  type Database,
  fetchEntries,
  nextNumber,
  type Part,
  type Recorder,
  recordEntry,
} from '#storage/index.ts'

/** A record about one figure, such as that it is set aside or withdrawn. */
export interface NewAboutFigure {
  readonly kind: string
  readonly event: string
  /** What everyone may read of it, the figure among it. */
  readonly says: Part
  /** What the office alone may read of it, where it is about what is not public. */
  readonly office?: Part
  /** A name as typed, for members, where somebody has to approve it: the public part has none. */
  readonly approvedBy?: string
  /** YYYY-MM-DD */
  readonly day: string
}

/** That a figure is out of use, by which record, why and since when. */
export interface Withdrawn {
  readonly record: string
  readonly reason: string
  /** YYYY-MM-DD */
  readonly on: string
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
  { kind, event, says, office, approvedBy, day }: NewAboutFigure,
  recorder: Recorder,
): Promise<number> {
  const number = await nextNumber(trx, kind)
  await recordEntry(
    trx,
    {
      kind,
      record: String(number),
      event,
      happened: day,
      parts: {
        public: says,
        ...(approvedBy === undefined ? {} : { members: { approvedBy } }),
        ...(office === undefined ? {} : { office }),
      },
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
  return entries.flatMap(({ act, record, happened: on, says }) => {
    if (act !== 'record' || withdrawn.has(record) || on === null) return []
    const corrected = entries.findLast((one) => one.act === 'correct' && one.record === record)
    return [{ record, on, says: corrected?.says ?? says }]
  })
}

/**
 * Corrects what was recorded about a figure: from then on it says this.
 *
 * @returns refused where nothing stands under that number
 * @throws Refusal when it names nobody as recording it
 */
export async function correctAboutFigure(
  trx: Transaction<Database>,
  record: string,
  { kind, event, says, day }: Omit<NewAboutFigure, 'approvedBy' | 'office'>,
  recorder: Recorder,
): Promise<Outcome<number>> {
  const entries = await fetchEntries(trx, { kind, records: [record] })
  const last = entries.findLast(({ act }) => act === 'record' || act === 'correct')
  if (last === undefined || entries.some(({ act }) => act === 'withdraw')) {
    const message = `No ${kind} stands under the number ${record}. Open the page again to see which do`
    return refuse('no-such-record', message)
  }
  const about = { kind, record, event, happened: day, parts: { public: says } }
  const { id } = await recordEntry(trx, { ...about, act: 'correct', corrects: last.id }, recorder)
  return accept(id)
}
