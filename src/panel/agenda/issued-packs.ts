import type { Kysely } from 'kysely'
import { AGENDA, type FileTold, meetingFiles, type NewFile } from '#holdings/index.ts'
import { type Audience, type Database, fetchEntries } from '#storage/index.ts'
import { readIssued } from '../meetings/issued-agenda.ts'

/** The packs of a meeting, as they were issued last. */
export interface IssuedPacks {
  /** YYYY-MM-DD */
  readonly on: string
  readonly pack: NewFile | undefined
  /** With what is taken in private; `undefined` where nothing is, or the reader may not have it. */
  readonly restricted: NewFile | undefined
}

/** @returns `undefined` where none was issued for the meeting of that address */
export async function fetchIssuedPacks(
  db: Kysely<Database>,
  address: string,
  reader: Audience,
): Promise<IssuedPacks | undefined> {
  const entries = await fetchEntries(db, { kind: AGENDA, records: [address] }, reader)
  const last = readIssued(entries).at(-1)
  if (last === undefined) return undefined
  const bytesOf = async ([told]: readonly FileTold[]): Promise<NewFile | undefined> => {
    const content = told && (await meetingFiles.fetch(db, last.entry, told.name))
    return told && content && { name: told.name, content }
  }
  return {
    on: last.on,
    pack: await bytesOf(last.files),
    restricted: await bytesOf(last.memberFiles),
  }
}
