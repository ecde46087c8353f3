import { isDeepStrictEqual } from 'node:util'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { HashedEntry } from './change-log.ts'
import type { Database } from './table-types.ts'

const details = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/** What the entry of a case says of it: see `recordCase`. */
const caseSchema = z.object({
  case: z.int(),
  procedure: z.string(),
  slug: z.string(),
  title: z.string(),
  openedOn: z.string(),
  opening: details,
})

/** What the entry of an event says of it: see `recordCaseEvent`. */
const eventSchema = z.object({
  case: z.int(),
  number: z.int(),
  step: z.string(),
  on: z.string(),
  details,
  strikesOut: z.int().nullable(),
})

/** A sentence for each case or event that is not as its entry in the change log says. */
export async function findChangedCases(
  db: Kysely<Database>,
  entries: readonly HashedEntry[],
): Promise<string[]> {
  const held = await fetchHeld(db)
  const problems: string[] = []
  for (const entry of entries) {
    if (entry.action !== 'open-case' && entry.action !== 'record-event') continue
    const said = readDetail(entry)
    const found = held.get(entry.id)
    held.delete(entry.id)
    const name = `${nameOf(entry, said)}, recorded by entry ${entry.id}`
    const { actor, reason, at } = entry
    if (found === undefined) problems.push(`${name}, is no longer there`)
    else if (!isDeepStrictEqual(found, { ...said, actor, reason, at })) {
      problems.push(`${name}, has been changed`)
    }
  }
  for (const id of held.keys()) {
    problems.push(`A case or an event says that entry ${id} recorded it, which tells of none`)
  }
  return problems
}

function readDetail({ action, detail }: HashedEntry) {
  try {
    const schema = action === 'open-case' ? caseSchema : eventSchema
    return schema.safeParse(JSON.parse(detail)).data
  } catch {
    return undefined
  }
}

function nameOf(entry: HashedEntry, said: ReturnType<typeof readDetail>): string {
  if (said !== undefined && 'number' in said) return `Event ${said.number} of ${entry.subject}`
  return `The case ${entry.subject}`
}

/** Every case and event as its entry would tell of it, by the entry's number. */
async function fetchHeld(db: Kysely<Database>): Promise<Map<number, unknown>> {
  const cases = await db
    .selectFrom('procedure_case')
    .select(['id as case', 'procedure', 'slug', 'title', 'opened_on as openedOn', 'opening'])
    .select(['recorded_by as actor', 'reason', 'recorded_at as at', 'change_id'])
    .execute()
  const events = await db
    .selectFrom('case_event')
    .select(['case_id as case', 'number', 'step', 'happened_on as on', 'details'])
    .select(['strikes_out as strikesOut'])
    .select(['recorded_by as actor', 'reason', 'recorded_at as at', 'change_id'])
    .execute()
  return new Map([
    ...cases.map(({ change_id, opening, ...one }): [number, unknown] => [
      change_id,
      { ...one, opening: JSON.parse(opening) },
    ]),
    ...events.map(({ change_id, details: filled, ...one }): [number, unknown] => [
      change_id,
      { ...one, details: JSON.parse(filled) },
    ]),
  ])
}
