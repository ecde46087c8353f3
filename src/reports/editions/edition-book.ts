import type { Kysely } from 'kysely'
import { EDITION } from '#holdings/index.ts'
import { keepLatest } from '#shared/index.ts'
import { type Database, ERASURE, fetchVersion } from '#storage/index.ts'
import type { Edition } from './edition.ts'
import { fetchEditions } from './edition-records.ts'

/** The editions as the public may read them at one moment. */
export interface KnownEditions {
  readonly version: string
  readonly editions: readonly Edition[]
}

/** Fetches the editions, as often as wanted: they are read again only when something was recorded of one. */
export type FetchEditions = () => Promise<KnownEditions>

/** @param db - as the public reads it */
export function editionBook(db: Kysely<Database>): FetchEditions {
  const keep = keepLatest<readonly Edition[]>()
  return async () => {
    const version = await fetchVersion(db, [EDITION, ERASURE])
    return { version, editions: await keep(version, () => fetchEditions(db, 'public')) }
  }
}
