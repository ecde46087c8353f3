import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import { dayInBritain } from '#days/index.ts'
import { accept, describeDay, type Outcome, refuse } from '#shared/index.ts'
import {
  type Authorship,
  type Database,
  fetchEntries,
  nextNumber,
  type Recorder,
  recordEntry,
  withdrawRecord,
} from '#storage/index.ts'
import { fetchHeldBack, type HeldBack } from './held-back.ts'

/** The kind of record that a release is. */
export const RELEASE = 'release'

/** The figures of one measure of one import. */
export interface ReleasedFigures {
  readonly import: number
  readonly measure: string
}

/** A release that stands, come or to come. */
export interface Release {
  readonly record: string
  readonly figures: readonly ReleasedFigures[]
  /** The instant from which the public knows them. */
  readonly from: string
  readonly recordedAt: string
  /** The key of who recorded it. */
  readonly recordedBy: string
}

export const releaseSaysSchema = z.object({
  figures: z.array(z.object({ import: z.int(), measure: z.string() })).nonempty(),
  from: z.iso.datetime({ offset: true }),
})

/** The releases that were not withdrawn, in the order in which they were recorded. */
export async function fetchReleases(db: Kysely<Database>): Promise<readonly Release[]> {
  const entries = await fetchEntries(db, { kind: RELEASE })
  const withdrawn = new Set(
    entries.flatMap(({ act, record }) => (act === 'withdraw' ? [record] : [])),
  )
  return entries.flatMap(({ act, record, says, recordedAt, recordedBy }) => {
    const read = releaseSaysSchema.safeParse(says).data
    if (act !== 'record' || withdrawn.has(record) || !read) return []
    return [{ record, ...read, recordedAt, recordedBy }]
  })
}

/** What is to be released: which figures, and from when. */
export interface NewRelease {
  readonly figures: readonly ReleasedFigures[]
  /** An instant to come; left out, from now on. */
  readonly from?: string | undefined
  /** The day it is, YYYY-MM-DD. */
  readonly day: string
}

/**
 * Makes figures public, at once or at a time to come.
 *
 * @returns the number of the release; refused where some of the figures do not wait, or the time has passed
 * @throws Refusal when it names nobody as recording it
 */
export async function recordRelease(
  trx: Transaction<Database>,
  { figures, from, day }: NewRelease,
  recorder: Recorder,
): Promise<Outcome<number>> {
  const at = Temporal.Instant.from(recorder.at)
  if (from !== undefined && Temporal.Instant.compare(from, at) <= 0) {
    return refuse('has-passed', 'That time has passed. Name one to come, or release at once', 'at')
  }
  if (figures.length === 0) {
    return refuse('nothing-waits', 'Nothing that was named waits to be released', 'figures')
  }
  const waiting = new Set((await fetchWaiting(trx)).map(nameReleased))
  if (figures.some((one) => !waiting.has(nameReleased(one)))) {
    const message =
      'Some of these figures were released or withdrawn meanwhile. Open the page again to see what waits'
    return refuse('released-meanwhile', message, 'figures')
  }
  const number = await nextNumber(trx, RELEASE)
  const instant = asKept(from === undefined ? at : Temporal.Instant.from(from))
  const says = { figures: figures.map((one) => ({ ...one })), from: instant }
  const { id } = await recordEntry(
    trx,
    {
      kind: RELEASE,
      record: String(number),
      event: from === undefined ? 'released' : 'to-be-released',
      happened: day,
      parts: { public: says },
      standing: { state: 'in-force', day },
    },
    recorder,
  )
  await trx
    .insertInto('released')
    .values(
      figures.map((one) => ({
        import_id: one.import,
        measure: one.measure,
        known_from: instant,
        release: number,
        change_id: id,
      })),
    )
    .execute()
  return accept(number)
}

/** To the microsecond, as the database gives an instant back. */
function asKept(instant: Temporal.Instant): string {
  return instant.round({ smallestUnit: 'microsecond', roundingMode: 'trunc' }).toString()
}

/** Names figures in a set of them. */
export function nameReleased(one: ReleasedFigures): string {
  return `${one.import} ${one.measure}`
}

/** What is held back and waits for a release. */
export type WaitingFigures = HeldBack

/** What is held, is not public and is not to be at a time that is set: no release names it. */
async function fetchWaiting(db: Kysely<Database>): Promise<readonly WaitingFigures[]> {
  return findWaiting(await fetchHeldBack(db), await fetchReleases(db))
}

/** Of what did not become public when it was imported, that which no release names. */
export function findWaiting(
  heldBack: readonly HeldBack[],
  releases: readonly Release[],
): readonly WaitingFigures[] {
  const named = new Set(releases.flatMap(({ figures }) => figures.map(nameReleased)))
  return heldBack.filter((one) => !named.has(nameReleased(one)))
}

/**
 * Withdraws a release whose time is still to come: its figures wait again.
 *
 * @param day - YYYY-MM-DD
 * @returns refused where there is none under that number, or its time has come
 * @throws Refusal when it names nobody or no reason
 */
export async function withdrawRelease(
  trx: Transaction<Database>,
  { record, day }: { readonly record: string; readonly day: string },
  authorship: Authorship,
): Promise<Outcome<number>> {
  const release = (await fetchReleases(trx)).find((one) => one.record === record)
  if (!release) {
    return refuse('no-such-release', `No release stands under the number ${record}`, 'release')
  }
  if (Temporal.Instant.compare(release.from, authorship.at) <= 0) {
    const message =
      `Release ${record} took place on ${describeDay(dayInBritain(release.from))}: what was public cannot be ` +
      'taken back. Withdraw figures that are wrong, or import the right ones'
    return refuse('released', message, 'release')
  }
  return await withdrawRecord(trx, { kind: RELEASE, record, day }, authorship)
}
