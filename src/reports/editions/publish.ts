import type { Kysely, Transaction } from 'kysely'
import { type NewFile, releaseWithEdition } from '#holdings/index.ts'
import { type FetchHoldings, fetchFiguresVersion, type Holdings } from '#performance/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { type Database, keyOf, type ReadAs, writeRecord } from '#storage/index.ts'
import { type Actor, askLeave, PUBLIC } from '#web/index.ts'
import { makeReportApart } from '../find-report.ts'
import type { Report } from '../report.ts'
import { REPORT_FILE_NAMES, REPORT_FORMATS } from '../write-report.ts'
import { type Cover, type Edition, editionsOf, inTheMaking, mayApprove } from './edition.ts'
import { fetchEditions, type Moment, recordApproved, recordPublished } from './edition-records.ts'
import { type LookedAt, reportOf, type Subject } from './look-at.ts'
import { mendedSince, OWN, type Reason } from './why-not.ts'
import { digestOf, withCover } from './with-cover.ts'

/** A backup holds a file on one line, and a line has an end. */
const MOST_BYTES = 20_000_000

/** How an edition comes to be published. */
export type Way =
  /** By whoever approves it now. */
  | { readonly act: 'approve'; readonly actor: Actor }
  /** At the time that was set when it was approved. */
  | { readonly act: 'keep-time' }
  /** Against what stands in the way. */
  | {
      readonly act: 'force'
      readonly actor: Actor
      readonly reason: string
      readonly despite: readonly Reason[]
    }

export interface PublishingNeeds {
  readonly db: Kysely<Database>
  readonly readAs: ReadAs
  readonly holdings: FetchHoldings
  /** The version of the program. */
  readonly program: string
}

/**
 * Publishes the edition in the making: its files are made first, and kept in one transaction with the entry
 * that tells of them and with the release of the figures that waited for it, so that nothing is ever published
 * in part.
 *
 * @param held - what is held for the office
 * @param looked - the draft as it was looked through from the same
 * @returns refused where anything changed since it was looked at
 */
export async function publish(
  needs: PublishingNeeds,
  held: Holdings,
  subject: Subject,
  edition: Edition,
  looked: LookedAt,
  way: Way,
  moment: Moment,
): Promise<Outcome<void>> {
  const { db } = needs
  const version = await fetchFiguresVersion(db)
  if (version !== held.recorded) return CHANGED
  const asAt = edition.submitted?.asAt ?? held.today
  const built = await reportOf(held, subject, asAt, needs)
  if (!built.ok) return built
  const cover = coverOf(edition, looked, way, moment)
  const files = await makeFiles(withCover(built.value, cover))
  if (!files.ok) return files
  const { program } = needs
  const digest = digestOf(built.value)
  const done = await writeRecord(db, async (trx): Promise<Outcome<void>> => {
    const now = inTheMaking(editionsOf(await fetchEditions(trx, 'office'), edition))
    if (now === undefined || !isSame(now, edition)) return CHANGED
    if ((await fetchFiguresVersion(trx)) !== version) return CHANGED
    if (way.act !== 'keep-time') {
      const leave = askLeave(way.actor, way.act, 'edition', now.state)
      if (!leave.ok) return leave
    }
    if (way.act === 'approve') {
      const approved = await approveIn(trx, now, null, moment)
      if (!approved.ok) return approved
    }
    await recordPublished(trx, now, { asAt, digest, program, cover, files: files.value }, moment)
    await releaseWithEdition(trx, now, moment.day, moment.recorder)
    return accept(undefined)
  })
  // Whoever published it goes on to pages that have the figures which came with it
  if (done.ok) await needs.holdings({ actor: PUBLIC }, 'now')
  return done
}

/**
 * Approves an edition in the transaction that does it, unless whoever approves had a hand in it.
 *
 * @param publishAt - the instant from which it is to be published; `null` for at once
 */
export async function approveIn(
  trx: Transaction<Database>,
  edition: Edition,
  publishAt: string | null,
  moment: Moment,
): Promise<Outcome<void>> {
  if (!mayApprove(edition, await keyOf(trx, moment.recorder))) return refuse(OWN.code, OWN.message)
  return accept(await recordApproved(trx, edition, publishAt, moment))
}

/** Said where what was looked at is so no longer. */
export const CHANGED = refuse(
  'changed-meanwhile',
  'Something was recorded meanwhile. Open the page again to see how it stands',
)

/** Whether nothing was recorded of an edition since it was read. */
export function isSame(one: Edition, other: Edition): boolean {
  return JSON.stringify(tell(one)) === JSON.stringify(tell(other))
}

const tell = ({ accepted, authors, ...rest }: Edition) => [rest, [...accepted], [...authors]]

/** What the files of an edition say of it. */
function coverOf(
  edition: Edition,
  looked: Pick<LookedAt, 'matters'>,
  way: Way,
  { day, recorder }: Moment,
): Cover {
  const { number, corrects, accepted } = edition
  return {
    number,
    on: day,
    isApproved: way.act !== 'force',
    isByOne:
      way.act === 'force' && edition.authors.size === 1 && edition.authors.has(whoOf(recorder)),
    ...(corrects ? { corrects } : {}),
    accepted: looked.matters.flatMap((matter) => {
      const reason = accepted.get(matter.mark)?.reason
      return reason === undefined ? [] : [{ ...matter, reason }]
    }),
    mended: mendedSince(edition, looked).length,
    ...(way.act === 'force'
      ? { forced: { reason: way.reason, despite: way.despite.map(({ what }) => `${what}.`) } }
      : {}),
  }
}

/** The key of an account; a name alone, as at the command line, is nobody's who had a hand in an edition. */
function whoOf({ actor }: Moment['recorder']): string {
  return typeof actor === 'string' ? '' : actor.key
}

/** Every form of a report as the files that are published. */
export async function makeFiles(report: Report): Promise<Outcome<readonly NewFile[]>> {
  const files: NewFile[] = []
  for (const format of REPORT_FORMATS) {
    const made = await makeReportApart(report, format)
    if (!made.ok) return made
    const name = REPORT_FILE_NAMES[format]
    if (made.value.length > MOST_BYTES) {
      const most = MOST_BYTES / 1_000_000
      const message = `${name} would be larger than ${most} MB, which cannot be kept. Make a report of fewer rows`
      return refuse('too-large', message)
    }
    files.push({ name, content: made.value })
  }
  return accept(files)
}
