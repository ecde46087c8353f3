import type { Kysely, Transaction } from 'kysely'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import {
  type Database,
  type Entry,
  fetchEntries,
  keyOf,
  nextNumber,
  type Part,
  type Recorder,
  recordEntry,
} from '#storage/index.ts'

/**
 * That somebody who did not record it has to approve it: it counts at once, and waits for that; or who did, a
 * name as typed where a command said so, for members: the public part has none.
 */
export type Approval = 'awaited' | { readonly by: string }

/** What is recorded where somebody approves what another recorded about a figure. */
const APPROVED = 'approved'

/** A record about one figure, such as that it is set aside or withdrawn. */
export interface NewAboutFigure {
  readonly kind: string
  readonly event: string
  /** What everyone may read of it, the figure among it. */
  readonly says: Part
  /** What the office alone may read of it, where it is about what is not public. */
  readonly office?: Part
  /** Where somebody else has to approve it. */
  readonly approval?: Approval
  /** YYYY-MM-DD */
  readonly day: string
}

/** That a figure is out of use, by which record, why and since when. */
export interface Withdrawn {
  readonly record: string
  readonly reason: string
  /** YYYY-MM-DD */
  readonly on: string
  /** Where somebody who did not record it has yet to approve it. */
  readonly isAwaiting?: true
}

/** One that stands. */
export interface AboutFigure {
  readonly record: string
  /** The day it counts from, YYYY-MM-DD. */
  readonly on: string
  readonly says: Part
  /** Whether it waits to be approved by somebody who did not record it. */
  readonly isAwaiting: boolean
}

/**
 * Records something about a figure, for as long as the record is not withdrawn.
 *
 * @returns its number among those of its kind
 * @throws Refusal when it names nobody as recording it
 */
export async function recordAboutFigure(
  trx: Transaction<Database>,
  { kind, event, says, office, approval, day }: NewAboutFigure,
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
        public: approval === 'awaited' ? { ...says, approval } : says,
        ...(typeof approval === 'object' ? { members: { approvedBy: approval.by } } : {}),
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
  return standingIn(
    (await fetchEntries(db, { kind })).filter(
      ({ happened }) => asAt === undefined || happened === null || happened <= asAt,
    ),
  )
}

/** What stands of some entries of a kind. */
function standingIn(entries: readonly Entry[]): readonly AboutFigure[] {
  const withdrawn = new Set(
    entries.flatMap(({ act, record }) => (act === 'withdraw' ? [record] : [])),
  )
  const approved = new Set(
    entries.flatMap(({ event, record }) => (event === APPROVED ? [record] : [])),
  )
  return entries.flatMap(({ act, event, record, happened: on, says }) => {
    if (act !== 'record' || event === APPROVED || withdrawn.has(record) || on === null) return []
    const corrected = entries.findLast((one) => one.act === 'correct' && one.record === record)
    const isAwaiting = says['approval'] === 'awaited' && !approved.has(record)
    return [{ record, on, says: corrected?.says ?? says, isAwaiting }]
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
  { kind, event, says, day }: Omit<NewAboutFigure, 'approval' | 'office'>,
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

/** One that waits to be approved, and who recorded it. */
export interface AwaitingApproval extends AboutFigure {
  readonly kind: string
  readonly recordedBy: string
}

/** What stands of some kinds and waits to be approved by somebody who did not record it, oldest first. */
export async function fetchAwaiting(
  db: Kysely<Database>,
  kinds: readonly string[],
): Promise<readonly AwaitingApproval[]> {
  const found: AwaitingApproval[] = []
  for (const kind of kinds) {
    found.push(...awaitingIn(await fetchEntries(db, { kind })))
  }
  return found.toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)))
}

/** The same of some entries of a kind. */
export function awaitingIn(entries: readonly Entry[]): readonly AwaitingApproval[] {
  return standingIn(entries).flatMap((about) => {
    const own = entries.find(({ act, record }) => act === 'record' && record === about.record)
    return about.isAwaiting && own ? [{ ...about, kind: own.kind, recordedBy: own.recordedBy }] : []
  })
}

/**
 * Approves what another recorded about a figure.
 *
 * @param day - YYYY-MM-DD
 * @returns refused where nothing of that number waits, or it is of whoever approves
 * @throws Refusal when it names nobody as approving it
 */
export async function approveAboutFigure(
  trx: Transaction<Database>,
  { kind, record, day }: { readonly kind: string; readonly record: string; readonly day: string },
  recorder: Recorder,
): Promise<Outcome<number>> {
  const waits = (await fetchAwaiting(trx, [kind])).find((one) => one.record === record)
  if (waits === undefined) {
    const message =
      'It waits for no approval: it was approved or taken back meanwhile. Open the list again to see'
    return refuse('not-awaited', message)
  }
  if (waits.recordedBy === (await keyOf(trx, recorder))) {
    return refuse('own', 'You recorded it. Somebody else has to approve it')
  }
  const about = { kind, record, event: APPROVED, happened: day, parts: { public: {} } }
  const { id } = await recordEntry(
    trx,
    { ...about, standing: { state: 'in-force', day } },
    recorder,
  )
  return accept(id)
}
