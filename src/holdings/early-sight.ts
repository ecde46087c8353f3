import { isDeepStrictEqual } from 'node:util'
import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import { isBefore } from '#days/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import {
  type Database,
  fetchEntries,
  instantAsKept,
  nextNumber,
  type Part,
  type Recorder,
  recordEntry,
} from '#storage/index.ts'
import { fetchUnreleased } from './release-book.ts'
import { isAwaiting, type Release, type ReleasedFigures, type ReportAwaited } from './releases.ts'

/** The kind of record that a line of the list of early sight is. */
export const EARLY_SIGHT = 'early-sight'

/** What may be seen early: the figures of a release to come, or the next edition of a report with its figures. */
export type SeenEarly = { readonly release: number } | { readonly with: ReportAwaited }

/** Figures that may be seen early, with the release by which they are to be public. */
export interface EarlyFigures extends ReleasedFigures {
  readonly release: number
}

/** Somebody on the list. */
export interface EarlySight {
  readonly record: string
  readonly sees: SeenEarly
  readonly figures: readonly EarlyFigures[]
  /** The post that they hold, as everybody reads it. */
  readonly post: string
  readonly reason: string
  /** Instants: from the one, and until the other unless it is published before. */
  readonly from: string
  readonly to: string
  /** The record of their account; `undefined` for a reader who may not know it, or once it was erased. */
  readonly account: string | undefined
  readonly recordedAt: string
  /** The key of who put them on the list. */
  readonly recordedBy: string
  /** Where they were taken off it. */
  readonly ended: { readonly at: string; readonly reason: string } | undefined
}

export const earlySightSaysSchema = z.object({
  release: z.int().optional(),
  with: z.object({ report: z.string(), period: z.string() }).optional(),
  figures: z.array(z.object({ import: z.int(), measure: z.string(), release: z.int() })),
  post: z.string(),
  reason: z.string().default(''),
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  account: z.string().optional(),
})

/**
 * Everybody who is or was on the list, in the order in which they were put on it.
 *
 * @param reader - `public` reads of each the post, and not whose account it is
 */
export async function fetchEarlySights(
  db: Kysely<Database>,
  reader: 'public' | 'office',
): Promise<readonly EarlySight[]> {
  const entries = await fetchEntries(db, { kind: EARLY_SIGHT }, reader)
  const list = new Map<string, EarlySight>()
  for (const { act, record, says, recordedAt, recordedBy } of entries) {
    const known = list.get(record)
    if (act === 'withdraw' && known) {
      const reason = String(says['reason'] ?? '')
      list.set(record, { ...known, ended: { at: recordedAt, reason } })
    }
    const read = earlySightSaysSchema.safeParse(says).data
    if (act !== 'record' || !read) continue
    const { release, with: edition, figures, post, reason, from, to, account } = read
    const sees = edition ? { with: edition } : release === undefined ? undefined : { release }
    if (!sees) continue
    const said = { sees, figures, post, reason, from, to, account }
    list.set(record, { record, ...said, recordedAt, recordedBy, ended: undefined })
  }
  return [...list.values()]
}

/** Somebody to be put on the list. */
export interface NewEarlySight extends Pick<EarlySight, 'sees' | 'post' | 'reason' | 'to'> {
  /** An instant to come; left out, from now on. */
  readonly from: string | undefined
  readonly account: string
  /** The day it is, YYYY-MM-DD. */
  readonly day: string
}

/**
 * Puts somebody on the list of those who see figures before their release; once, where the form is sent twice.
 *
 * @returns its number; refused where nothing of the kind is to come, or the time cannot be
 * @throws Refusal when it names nobody as recording it
 */
export async function recordEarlySight(
  trx: Transaction<Database>,
  { sees, post, reason, from, to, account, day }: NewEarlySight,
  recorder: Recorder,
): Promise<Outcome<number>> {
  const { at } = recorder
  const begins = from === undefined || isBefore(from, at) ? at : from
  if (!isBefore(begins, to)) {
    return refuse('ends-first', 'Enter an end that is to come and after the beginning', 'to')
  }
  const { toCome } = await fetchUnreleased(trx, at)
  const figures = toCome.filter((release) => isOf(release, sees)).flatMap(figuresOf)
  if ('release' in sees && figures.length === 0) {
    const message =
      'That release was withdrawn, or took place meanwhile. Open the page again to see what is to come'
    return refuse('not-to-come', message, 'sees')
  }
  const again = (await fetchEarlySights(trx, 'office')).find(
    (one) =>
      one.ended === undefined &&
      one.account === account &&
      Temporal.Instant.compare(one.to, to) === 0 &&
      isDeepStrictEqual([one.sees, one.post, one.reason], [sees, post, reason]),
  )
  if (again !== undefined) return accept(Number(again.record))
  const number = await nextNumber(trx, EARLY_SIGHT)
  const [seenFrom, seenUntil] = [instantAsKept(begins), instantAsKept(to)]
  const says = { ...sees, figures, post, reason, from: seenFrom, to: seenUntil }
  const { id } = await recordEntry(
    trx,
    {
      kind: EARLY_SIGHT,
      record: String(number),
      event: 'given',
      happened: day,
      parts: { public: JSON.parse(JSON.stringify(says)) as Part, office: { account } },
      standing: { state: 'in-force', day },
    },
    recorder,
  )
  if (figures.length === 0) return accept(number)
  await trx
    .insertInto('early_sight')
    .values(
      figures.map(({ import: of, measure, release }) => ({
        ...{ record: number, account, import_id: of, measure, release },
        ...{ seen_from: seenFrom, seen_until: seenUntil, change_id: id },
      })),
    )
    .execute()
  return accept(number)
}

/** Whether a release is of what is seen early. */
function isOf(release: Release, sees: SeenEarly): boolean {
  return 'release' in sees
    ? release.record === String(sees.release)
    : isAwaiting(release, sees.with)
}

function figuresOf({ record, figures }: Release): readonly EarlyFigures[] {
  return figures.map((one) => ({ ...one, release: Number(record) }))
}

/** Whether somebody on the list sees it now: not before, nor after, nor once they were taken off. */
export function isSeenAt({ from, to, ended }: EarlySight, at: string): boolean {
  return ended === undefined && !isBefore(at, from) && isBefore(at, to)
}
