import { type Kysely, sql } from 'kysely'
import type { Database } from './table-types.ts'
import { ERASURE } from './versions.ts'
import { WITHDRAWN } from './withdraw.ts'

/**
 * Works out again what is kept beside the entries so that nobody has to: how many there are of each
 * kind, and which records were withdrawn. Each thing that is otherwise is a sentence.
 */
export async function findWronglyWorkedOut(db: Kysely<Database>): Promise<string[]> {
  return [...(await findMiscounted(db)), ...(await findMisplaced(db))]
}

async function findMiscounted(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ kind: string; kept: number | null; there: number | null }>`
    with counted as (
      select kind, count(*) as there from entry group by kind
      union all
      select ${sql.lit(ERASURE)}, count(*) from entry where act = 'erase' having count(*) > 0
    )
    select kind, version.number as kept, counted.there
    from version full join counted using (kind)
    where version.number is distinct from counted.there
    order by kind`.execute(db)
  return rows.map(
    ({ kind, kept, there }) =>
      `By the count that is kept there are ${kept ?? 0} entries of the kind ${kind}, and there are ${there ?? 0}`,
  )
}

interface Misplaced {
  readonly kind: string
  readonly record: string
  readonly state: string | null
  readonly day: string | null
  /** The day of its withdrawal. */
  readonly withdrawn: string | null
  readonly entries: boolean
}

async function findMisplaced(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<Misplaced>`
    with gone as (
      select kind, record, max(happened) as withdrawn from entry where act = 'withdraw'
      group by kind, record
    )
    select kind, record, state, day, withdrawn, exists (
      select from entry where entry.kind = found.kind and entry.record = found.record
    ) as entries
    from (select * from standing full join gone using (kind, record)) as found
    where (state is not distinct from ${sql.lit(WITHDRAWN)}) <> (withdrawn is not null)
      or (withdrawn is not null and day is distinct from withdrawn)
      or not exists (
        select from entry where entry.kind = found.kind and entry.record = found.record
      )
    order by kind, record`.execute(db)
  return rows.map(describeMisplaced)
}

function describeMisplaced({ kind, record, state, day, withdrawn, entries }: Misplaced): string {
  const name = `${kind} ${record}`
  if (!entries) return `The lists have the ${name}, of which no entry tells`
  if (withdrawn === null)
    return `The lists have the ${name} as withdrawn, and no entry withdraws it`
  const listed = state === null ? 'do not have it' : `have it as ${state} on ${day}`
  return `The ${name} was withdrawn on ${withdrawn}, and the lists ${listed}`
}
