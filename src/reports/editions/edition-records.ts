import type { Kysely, Transaction } from 'kysely'
import { EDITION, type NewFile, PUBLISHED, publishedFiles } from '#holdings/index.ts'
import {
  type Audience,
  type Database,
  fetchEntries,
  type Part,
  type Recorder,
  recordEntry,
} from '#storage/index.ts'
import {
  type Correction,
  type Cover,
  type Edition,
  type EditionOf,
  type Matter,
  readEditions,
  recordOf,
} from './edition.ts'

/**
 * Every edition there is or was, in the order in which they were begun.
 *
 * @param reader - `public` reads of those in the making only that they are
 */
export async function fetchEditions(
  db: Kysely<Database>,
  reader: Exclude<Audience, 'sealed'>,
): Promise<readonly Edition[]> {
  return readEditions(await fetchEntries(db, { kind: EDITION }, reader))
}

/** When something happens: the day it is, and who records it. */
export interface Moment {
  readonly day: string
  readonly recorder: Recorder
}

/** Begins an edition: what its draft is to have mended is noted, so that it can be told what was. */
export async function recordBegun(
  trx: Transaction<Database>,
  of: EditionOf,
  { corrects, found }: { readonly corrects?: Correction; readonly found: readonly Matter[] },
  moment: Moment,
): Promise<void> {
  await recordForOffice(trx, of, 'begun', { ...(corrects ? { corrects } : {}), found }, moment)
}

/** Says why something in a draft stays as it is; a blank reason takes that back. */
export async function recordAnswered(
  trx: Transaction<Database>,
  of: EditionOf,
  { mark, words }: Matter,
  reason: string,
  moment: Moment,
): Promise<void> {
  await recordForOffice(trx, of, 'answered', { mark, words, reason }, moment)
}

/** Puts an edition forward for approval, as its report is for a day. */
export async function recordSubmitted(
  trx: Transaction<Database>,
  of: EditionOf,
  as: { readonly asAt: string; readonly digest: string },
  moment: Moment,
): Promise<void> {
  await recordForOffice(trx, of, 'submitted', as, moment)
}

/** Sends an edition back to those who prepare it, or gives it up. */
export async function recordStopped(
  trx: Transaction<Database>,
  of: EditionOf,
  event: 'sent-back' | 'given-up',
  reason: string,
  moment: Moment,
): Promise<void> {
  await recordForOffice(trx, of, event, { reason }, moment)
}

/**
 * Approves an edition.
 *
 * @param publishAt - the instant from which it is to be published; `null` for at once
 */
export async function recordApproved(
  trx: Transaction<Database>,
  of: EditionOf,
  publishAt: string | null,
  moment: Moment,
): Promise<void> {
  await recordForOffice(trx, of, 'approved', { publishAt }, moment)
}

/** Approves an edition that was published without that. */
export async function recordApprovedLater(
  trx: Transaction<Database>,
  of: EditionOf,
  moment: Moment,
): Promise<void> {
  await record(trx, of, 'approved-later', 'public', {}, moment)
}

/** What is published. */
export interface NewPublication {
  readonly asAt: string
  readonly digest: string
  /** The version of the program that made the files. */
  readonly program: string
  readonly cover: Cover
  readonly files: readonly NewFile[]
}

/** Publishes an edition with its files: all of it or nothing, in one transaction. */
export async function recordPublished(
  trx: Transaction<Database>,
  of: EditionOf,
  { files, ...says }: NewPublication,
  moment: Moment,
): Promise<void> {
  const told = await publishedFiles.tell(trx, files)
  const { id } = await record(trx, of, PUBLISHED, 'public', { ...says, files: told }, moment)
  await publishedFiles.keep(trx, id, files, told)
}

async function recordForOffice(
  trx: Transaction<Database>,
  of: EditionOf,
  event: string,
  says: object,
  moment: Moment,
): Promise<void> {
  await record(trx, of, event, 'office', says, moment)
}

async function record(
  trx: Transaction<Database>,
  of: EditionOf,
  event: string,
  audience: 'office' | 'public',
  says: object,
  { day, recorder }: Moment,
) {
  const about = { kind: EDITION, record: recordOf(of), event, happened: day }
  // Without what is not said, which JSON has no word for
  const part = JSON.parse(JSON.stringify(says)) as Part
  return await recordEntry(trx, { ...about, parts: { [audience]: part } }, recorder)
}
