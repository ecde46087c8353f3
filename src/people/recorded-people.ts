import type { Kysely } from 'kysely'
import { z } from 'zod'
import { type Database, type Entry, fetchEntries } from '#storage/index.ts'
import { keyOfHolding, PEOPLE_KINDS, withoutBlanks } from './people-records.ts'
import { type Holding, type People, ROLES, type Substitute, WAYS_ENDED } from './person.ts'

const personSays = z.object({ name: z.string(), aliases: z.array(z.string()) })
const holdingSays = z.object({
  person: z.string(),
  place: z.string(),
  role: z.enum(ROLES).optional(),
  party: z.string().optional(),
  executive: z.boolean().optional(),
  termEnds: z.string().optional(),
  basis: z.string(),
})
const endedSays = z.object({ how: z.enum(WAYS_ENDED), basis: z.string() })
const substituteSays = z.object({
  meeting: z.string(),
  member: z.string(),
  person: z.string(),
  told: z.string().nullable(),
})

/**
 * What was recorded on the site, added to what the area's file says. What was withdrawn is left out.
 *
 * @param known - an instant: only what was recorded by then; left out, all of it
 */
export async function withRecorded(
  db: Kysely<Database>,
  people: People,
  known?: string,
): Promise<People> {
  const fetch = async (kind: string) => {
    const entries = await fetchEntries(db, { kind })
    return standing(entries.filter(({ recordedAt }) => known === undefined || recordedAt <= known))
  }
  const [persons, holdings, substitutes] = await Promise.all(PEOPLE_KINDS.map(fetch))
  return {
    ...people,
    people: new Map([...people.people, ...(persons ?? []).flatMap(toPerson)]),
    holdings: joinHoldings(people.holdings, holdings ?? []),
    substitutes: (substitutes ?? []).flatMap(toSubstitute),
  }
}

/** The entries of each record that has not been withdrawn. */
function standing(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  return [...Map.groupBy(entries, ({ record }) => record).values()].filter((its) =>
    its.every(({ act }) => act !== 'withdraw'),
  )
}

function toPerson(entries: readonly Entry[]) {
  const says = personSays.safeParse(entries.at(-1)?.says).data
  const id = entries[0]?.record
  return says && id !== undefined ? [[id, { id, ...says }] as const] : []
}

function joinHoldings(
  ofFile: readonly Holding[],
  recorded: readonly (readonly Entry[])[],
): readonly Holding[] {
  const byKey = new Map(recorded.map((entries) => [entries[0]?.record ?? '', entries]))
  const ended = (holding: Holding): Holding => {
    const end = byKey.get(keyOfHolding(holding))?.findLast(({ event }) => event === 'ended')
    const says = endedSays.safeParse(end?.says).data
    if (!says || end?.happened == null) return holding
    const endSource = { document: says.basis }
    return { ...holding, to: end.happened, how_ended: says.how, endSource }
  }
  const began = recorded.flatMap((entries): Holding[] => {
    const first = entries.find(({ event }) => event === 'began')
    const says = holdingSays.safeParse(first?.says).data
    if (!first || !says || first.happened === null) return []
    const { termEnds, basis, role, party, executive, ...rest } = says
    const stated = withoutBlanks({ role, party, executive, term_ends: termEnds })
    return [
      {
        ...rest,
        ...stated,
        from: first.happened,
        seen: [],
        source: { document: basis },
        record: first.record,
      },
    ]
  })
  return [...ofFile, ...began].map(ended)
}

function toSubstitute(entries: readonly Entry[]): readonly Substitute[] {
  const says = substituteSays.safeParse(entries[0]?.says).data
  const record = entries[0]?.record
  return says && record !== undefined ? [{ record, ...says }] : []
}
