import type { Kysely } from 'kysely'
import { type Database, fetchVersion } from '#storage/index.ts'
import { CASE } from '../cases.ts'
import type { FetchProcedures } from './holdings.ts'
import { type NextDates, presentNextDates } from './overview-page.ts'

/** The version of all that the next dates are made from. */
export async function versionOfDates(
  db: Kysely<Database>,
  fetchHeld: FetchProcedures,
): Promise<string> {
  const held = await fetchHeld()
  return `${held.ok ? held.value.version : ''} ${await fetchVersion(db, [CASE])}`
}

/** @returns `undefined` for an area that has no constitution, and when no date is known */
export async function fetchNextDates(fetchHeld: FetchProcedures): Promise<NextDates | undefined> {
  const held = await fetchHeld()
  return held.ok ? presentNextDates(held.value, await held.value.fetchStanding()) : undefined
}
