import { type Kysely, sql } from 'kysely'
import { isBefore } from '#days/index.ts'
import { type Database, fetchVersion } from '#storage/index.ts'
import { fetchHeldBack } from './held-back.ts'
import {
  fetchReleases,
  findWaiting,
  isAwaiting,
  nameReleased,
  RELEASE,
  type Release,
  type ReportAwaited,
  type WaitingFigures,
} from './releases.ts'
import { IMPORT_WITHDRAWAL } from './withdrawn-imports.ts'

/** What is held at one moment and not public. */
export interface Unreleased {
  /** Moves with each release whose time has come, and with whatever is recorded of them. */
  readonly version: string
  /** Those that no release names. */
  readonly waiting: readonly WaitingFigures[]
  /** Releases that stand and whose time is to come, the soonest first; then those that wait for an edition. */
  readonly toCome: readonly Release[]
  /** Whether the public does not know these figures yet. */
  isDraft(figure: { readonly importId: number; readonly measure: string }): boolean
  /** The measures of all such figures, by their ids. */
  readonly measures: readonly string[]
}

/** Asked as often as wanted: it is read again only when something was recorded of it. */
export type FetchUnreleased = () => Promise<Unreleased>

/** Where everything that is held is public. */
export const ALL_RELEASED: Unreleased = {
  version: '',
  waiting: [],
  toCome: [],
  isDraft: () => false,
  measures: [],
}

const OF = ['import', RELEASE, IMPORT_WITHDRAWAL] as const

interface Known {
  readonly version: string
  /** The instant at which the next release comes, after which this is no longer so. */
  readonly until: string | undefined
  readonly unreleased: Unreleased
}

/**
 * What is held and not public, kept until something changes or the time of a release has come.
 *
 * @param db - as the office or the program itself reads it
 * @param now - the instant it is, asked for each time
 */
export function releaseBook(db: Kysely<Database>, now: () => string): FetchUnreleased {
  let known: Known | undefined
  return async () => {
    const [version, at] = [await fetchVersion(db, OF), now()]
    if (known?.version === version && (known.until === undefined || isBefore(at, known.until))) {
      return known.unreleased
    }
    const unreleased = await read(db, version, at)
    known = { version, until: unreleased.toCome[0]?.from, unreleased }
    return unreleased
  }
}

/** What is held and not public at an instant. */
export async function fetchUnreleased(db: Kysely<Database>, at: string): Promise<Unreleased> {
  return await read(db, '', at)
}

/**
 * Which of some figures, by their numbers, the public does not know yet, nor gets to know with an edition of
 * a report.
 */
export async function findDrafts(
  db: Kysely<Database>,
  { isDraft, measures, toCome }: Unreleased,
  figures: readonly number[],
  edition: ReportAwaited,
): Promise<readonly number[]> {
  if (measures.length === 0) return []
  const comesWithIt = new Set(
    toCome
      .filter((release) => isAwaiting(release, edition))
      .flatMap((release) => release.figures.map(nameReleased)),
  )
  const rows = await db
    .selectFrom('counted_observation')
    .select(['id', 'import_id as importId', 'measure'])
    .where('id', '=', sql<number>`any(cast(${figures} as bigint[]))`)
    .execute()
  return rows
    .filter(isDraft)
    .filter(
      ({ importId, measure }) => !comesWithIt.has(nameReleased({ import: importId, measure })),
    )
    .map(({ id }) => id)
}

async function read(db: Kysely<Database>, version: string, at: string): Promise<Unreleased> {
  const heldBack = await fetchHeldBack(db)
  if (heldBack.length === 0) return { ...ALL_RELEASED, version: `${version} 0` }
  const releases = await fetchReleases(db)
  const held = new Set(heldBack.map(nameReleased))
  const toCome = releases
    .filter(({ figures }) => figures.some((one) => held.has(nameReleased(one))))
    .filter(
      ({ from, recordedAt }) =>
        from === undefined || (isBefore(at, from) && isBefore(recordedAt, from)),
    )
    .toSorted(soonestFirst)
  const later = new Set(toCome.flatMap(({ figures }) => figures.map(nameReleased)))
  const waiting = findWaiting(heldBack, releases)
  const waits = new Set(waiting)
  const drafts = heldBack.filter((one) => waits.has(one) || later.has(nameReleased(one)))
  const names = new Set(drafts.map(nameReleased))
  return {
    version: `${version} ${releases.length - toCome.length}`,
    waiting,
    toCome,
    isDraft: ({ importId, measure }) => names.has(nameReleased({ import: importId, measure })),
    measures: [...new Set(drafts.map(({ measure }) => measure))],
  }
}

function soonestFirst({ from: one }: Release, { from: other }: Release): number {
  if (one === undefined || other === undefined) {
    return Number(one === undefined) - Number(other === undefined)
  }
  return Temporal.Instant.compare(one, other)
}
