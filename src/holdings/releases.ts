import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import { dayInBritain, isBefore } from '#days/index.ts'
import { accept, describeDay, type Outcome, refuse } from '#shared/index.ts'
import {
  type Authorship,
  type Database,
  fetchEntries,
  instantAsKept,
  nextNumber,
  type Part,
  type Recorder,
  recordEntry,
  withdrawRecord,
} from '#storage/index.ts'
import { fetchHeldBack, type HeldBack } from './held-back.ts'
import { inBatches } from './in-batches.ts'

/** The kind of record that a release is. */
export const RELEASE = 'release'

/** The figures of one measure of one import. */
export interface ReleasedFigures {
  readonly import: number
  readonly measure: string
}

/** The report, for a period, with whose next edition figures are released. */
export interface ReportAwaited {
  readonly report: string
  /** As an address has it: `2019-20-Q1`, `2011--12`. */
  readonly period: string
}

/** Figures whose numbers are withheld by a release, by their numbers in the order of recording, and why. */
export interface WithheldAtRelease {
  readonly figures: readonly number[]
  readonly why: string
}

/** A release that stands, come or to come. */
export interface Release {
  readonly record: string
  readonly figures: readonly ReleasedFigures[]
  /** The instant from which the public knows them; `undefined` while they wait for an edition. */
  readonly from: string | undefined
  /** Where they are released with an edition; `number` once it was published. */
  readonly with: (ReportAwaited & { readonly number?: number | undefined }) | undefined
  readonly withheld: WithheldAtRelease | undefined
  readonly recordedAt: string
  /** The key of who recorded that they are released. */
  readonly recordedBy: string
}

export const releaseSaysSchema = z.object({
  figures: z.array(z.object({ import: z.int(), measure: z.string() })).nonempty(),
  /** Left out where they are to be released with an edition, until that is published. */
  from: z.iso.datetime({ offset: true }).optional(),
  with: z.object({ report: z.string(), period: z.string(), number: z.int().optional() }).optional(),
  withheld: z.object({ figures: z.array(z.int()).nonempty(), why: z.string() }).optional(),
})

/** The releases that were not withdrawn, in the order in which they were recorded. */
export async function fetchReleases(db: Kysely<Database>): Promise<readonly Release[]> {
  const entries = await fetchEntries(db, { kind: RELEASE })
  const releases = new Map<string, Release>()
  for (const { act, record, says, recordedAt, recordedBy } of entries) {
    if (act === 'withdraw') releases.delete(record)
    const read = releaseSaysSchema.safeParse(says).data
    if (act !== 'record' || !read) continue
    const { figures, from, with: edition } = read
    const before = releases.get(record)
    const by = before?.recordedBy ?? recordedBy
    const withheld = read.withheld ?? before?.withheld
    const release = { record, figures, from, with: edition, withheld, recordedAt, recordedBy: by }
    releases.set(record, release)
  }
  return [...releases.values()]
}

/** What is to be released: which figures, and from when. */
export interface NewRelease {
  readonly figures: readonly ReleasedFigures[]
  /** An instant to come; left out, from now on. */
  readonly from?: string | undefined
  /** The report with whose next edition they are released, in place of a time. */
  readonly with?: ReportAwaited | undefined
  /** Those of the figures that are released without their numbers. */
  readonly withheld?: WithheldAtRelease | undefined
  /** The day it is, YYYY-MM-DD. */
  readonly day: string
}

/**
 * Makes figures public: at once, at a time to come, or with the edition of a report that is published next.
 *
 * @returns the number of the release; refused where some of the figures do not wait, or the time has passed
 * @throws Refusal when it names nobody as recording it
 */
export async function recordRelease(
  trx: Transaction<Database>,
  { figures, from, with: edition, withheld, day }: NewRelease,
  recorder: Recorder,
): Promise<Outcome<number>> {
  const { at } = recorder
  if (from !== undefined && !isBefore(at, from)) {
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
  const when = edition === undefined ? { from: instantAsKept(from ?? at) } : { with: edition }
  await recordToldOf(trx, number, { figures, withheld, ...when }, day, recorder)
  return accept(number)
}

/**
 * Makes what waits for the edition of a report public, in the transaction that publishes it. What waits of
 * an import that was withdrawn meanwhile is left out.
 *
 * @returns how many releases that were
 */
export async function releaseWithEdition(
  trx: Transaction<Database>,
  edition: ReportAwaited & { readonly number: number },
  day: string,
  recorder: Recorder,
): Promise<number> {
  const heldBack = new Set((await fetchHeldBack(trx)).map(nameReleased))
  const awaiting = (await fetchReleases(trx)).filter((one) => isAwaiting(one, edition))
  const { report, period, number } = edition
  const from = instantAsKept(recorder.at)
  for (const { record, figures } of awaiting) {
    const standing = figures.filter((one) => heldBack.has(nameReleased(one)))
    if (standing.length === 0) continue
    const says = { figures: standing, from, with: { report, period, number } }
    await recordToldOf(trx, Number(record), says, day, recorder)
  }
  return awaiting.length
}

/** Whether figures wait for an edition of this report for this period. */
export function isAwaiting(
  { from, with: edition }: Pick<Release, 'from' | 'with'>,
  { report, period }: ReportAwaited,
): boolean {
  return from === undefined && edition?.report === report && edition.period === period
}

type Says = Pick<z.infer<typeof releaseSaysSchema>, 'from'> &
  Pick<NewRelease, 'figures' | 'withheld'> & { readonly with?: Release['with'] }

/**
 * Tells in the record of a release that has come, is to come or waits for an edition; one whose instant is
 * known has rows by which the database holds figures back until then.
 */
async function recordToldOf(
  trx: Transaction<Database>,
  number: number,
  { figures, from, with: edition, withheld }: Says,
  day: string,
  recorder: Recorder,
): Promise<void> {
  const isNow = from !== undefined && !isBefore(recorder.at, from)
  const says = {
    figures: figures.map((one) => ({ ...one })),
    ...(from === undefined ? {} : { from }),
    ...(edition === undefined ? {} : { with: JSON.parse(JSON.stringify(edition)) as Part }),
    ...(withheld === undefined
      ? {}
      : { withheld: { figures: [...withheld.figures], why: withheld.why } }),
  }
  const { id } = await recordEntry(
    trx,
    {
      kind: RELEASE,
      record: String(number),
      event: isNow ? 'released' : 'to-be-released',
      happened: day,
      parts: { public: says },
      standing: { state: 'in-force', day },
    },
    recorder,
  )
  for (const some of inBatches(withheld?.figures ?? [])) {
    await trx
      .insertInto('withheld_at_release')
      .values(some.map((one) => ({ observation_id: one, release: number, change_id: id })))
      .execute()
  }
  if (from === undefined) return
  await trx
    .insertInto('released')
    .values(
      figures.map((one) => ({
        import_id: one.import,
        measure: one.measure,
        known_from: from,
        release: number,
        change_id: id,
      })),
    )
    .execute()
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
 * Withdraws a release whose time is still to come, or whose edition is: its figures wait again.
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
  if (release.from !== undefined && !isBefore(authorship.at, release.from)) {
    const message =
      `Release ${record} took place on ${describeDay(dayInBritain(release.from))}: what was public cannot be ` +
      'taken back. Withdraw figures that are wrong, or import the right ones'
    return refuse('released', message, 'release')
  }
  return await withdrawRecord(trx, { kind: RELEASE, record, day }, authorship)
}
