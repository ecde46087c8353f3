import type { Kysely } from 'kysely'
import { accept } from '#shared/index.ts'
import { type Database, fetchVersion } from '#storage/index.ts'
import type { DataTable, KeyAnswer } from '#web/index.ts'
import { CASE, fetchCases } from '../cases.ts'
import { standingCase } from '../standing-case.ts'
import { statutoryCalendar } from '../statutory-calendar.ts'
import type { FetchProcedures } from './holdings.ts'
import { presentProcedures } from './overview-page.ts'

/** What the front page says of the panel's dates. */
export interface NextDates {
  readonly answer: KeyAnswer['parts']
  /** The few that come first, what is late before the rest. */
  readonly dates: DataTable
}

const SHOWN = 3

/** The version of all that the next dates are made from. */
export async function versionOfDates(
  db: Kysely<Database>,
  fetchHeld: FetchProcedures,
): Promise<string> {
  const held = await fetchHeld()
  return `${held.ok ? held.value.version : ''} ${await fetchVersion(db, [CASE])}`
}

/** @returns `undefined` for an area that has no constitution, and when no date is known */
export async function fetchNextDates(
  db: Kysely<Database>,
  fetchHeld: FetchProcedures,
): Promise<NextDates | undefined> {
  const held = await fetchHeld()
  if (!held.ok) return undefined
  const cases = (await fetchCases(db)).map(standingCase)
  const entries = statutoryCalendar(cases, held.value.today, held.value.decider)
  const nothingAsked = { typed: {}, notice: accept(undefined) }
  const { answer, dates } = presentProcedures(held.value, cases, entries, nothingAsked)
  if (dates.rows.length === 0) return undefined
  return { answer, dates: { ...dates, caption: 'Due next', rows: dates.rows.slice(0, SHOWN) } }
}
