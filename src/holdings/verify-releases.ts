import type { Kysely } from 'kysely'
import { type Database, parseJson, type TableCheck, type Told } from '#storage/index.ts'
import { RELEASE, releaseSaysSchema } from './releases.ts'

/** Holds every release against the entry that tells of it, which figures and from when. */
export const releasesCheck: TableCheck = {
  kinds: [RELEASE],
  async find(db, told) {
    const rows = await fetchReleased(db)
    const byAct = rows.filter(({ release }) => release !== null)
    const held = Map.groupBy(byAct, (row) => row.change_id)
    const withheld = Map.groupBy(await fetchWithheld(db), (row) => row.change_id)
    const problems = told.flatMap((entry) => {
      const rows = held.get(entry.entry) ?? []
      held.delete(entry.entry)
      const hidden = withheld.get(entry.entry) ?? []
      withheld.delete(entry.entry)
      const says = saidBy(entry)
      // What was erased by an act is told of as such
      if (says === undefined) return []
      const now = rows.map(({ import_id, measure, known_from }) =>
        nameOf(import_id, measure ?? '', known_from ?? ''),
      )
      const isAsSaid =
        now.toSorted().join() === says.figures.toSorted().join() &&
        hidden.map((row) => row.observation_id).join() === says.withheld.join() &&
        [...rows, ...hidden].every(({ release, record }) => String(release) === record)
      return isAsSaid ? [] : [`What entry ${entry.entry} releases is not as it says`]
    })
    const untold = [...held.values()].flat()
    return {
      problems: [
        ...problems,
        ...untold.map(({ id }) => `No entry tells of release row ${id}: figures are public by it`),
        ...[...withheld.values()]
          .flat()
          .map(({ id }) => `No entry tells of withheld row ${id}: a figure is not shown by it`),
        ...findMisplaced(rows, 'Release row'),
      ],
      uncounted: [],
    }
  },
}

async function fetchReleased(db: Kysely<Database>) {
  return await db
    .selectFrom('released')
    .leftJoin('entry', 'entry.id', 'released.change_id')
    .select(['released.id', 'import_id', 'measure', 'known_from', 'release', 'change_id'])
    .select('entry.record')
    .orderBy('released.id')
    .execute()
}

async function fetchWithheld(db: Kysely<Database>) {
  return await db
    .selectFrom('withheld_at_release')
    .leftJoin('entry', 'entry.id', 'withheld_at_release.change_id')
    .select(['withheld_at_release.id', 'observation_id', 'release', 'change_id', 'entry.record'])
    .orderBy('withheld_at_release.id')
    .execute()
}

/**
 * Rows are numbered as they are recorded: each of an entry that comes no earlier than that of the row before.
 *
 * @param what - what the rows are called: "Release row"
 */
export function findMisplaced(
  rows: readonly { readonly id: number; readonly change_id: number }[],
  what: string,
): readonly string[] {
  let highest = 0
  return rows.flatMap(({ id, change_id }) => {
    const isLate = change_id < highest
    highest = Math.max(highest, change_id)
    return isLate ? [`${what} ${id} stands after one of a later entry`] : []
  })
}

/** What an entry says is public by it, and which figures are withheld by it. */
function saidBy({ detail }: Told) {
  const says = releaseSaysSchema.safeParse(parseJson(detail)).data
  if (says === undefined) return undefined
  const { figures, from, withheld } = says
  return {
    // Those that wait for an edition are public by the entry that tells of its publication
    figures: from === undefined ? [] : figures.map((one) => nameOf(one.import, one.measure, from)),
    withheld: withheld?.figures ?? [],
  }
}

function nameOf(importId: number, measure: string, from: string): string {
  return JSON.stringify([importId, measure, from])
}
