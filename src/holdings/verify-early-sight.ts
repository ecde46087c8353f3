import type { Kysely } from 'kysely'
import { type Database, parseJson, type TableCheck, type Told } from '#storage/index.ts'
import { EARLY_SIGHT, earlySightSaysSchema } from './early-sight.ts'
import { findMisplaced } from './verify-releases.ts'

/** Holds what is seen early against the entry that tells of it: whose account, which figures, from when to when. */
export const earlySightCheck: TableCheck = {
  kinds: [EARLY_SIGHT],
  async find(db, told) {
    const all = await fetchRows(db)
    const rows = Map.groupBy(all, ({ change_id }) => change_id)
    const problems = told.flatMap((entry) => {
      const its = rows.get(entry.entry) ?? []
      rows.delete(entry.entry)
      return isAsSaid(entry, its)
        ? []
        : [`What entry ${entry.entry} lets be seen early is not as it says`]
    })
    const untold = [...rows.values()].flat()
    return {
      problems: [
        ...problems,
        ...untold.map(
          ({ id }) => `No entry tells of early sight row ${id}: figures are seen by it`,
        ),
        ...findMisplaced(all, 'Early sight row'),
      ],
      uncounted: [],
    }
  },
}

async function fetchRows(db: Kysely<Database>) {
  return await db
    .selectFrom('early_sight')
    .leftJoin('entry', 'entry.id', 'early_sight.change_id')
    .select(['early_sight.id', 'early_sight.record', 'account', 'import_id', 'measure', 'release'])
    .select(['seen_from', 'seen_until', 'change_id', 'entry.record as told'])
    .orderBy('early_sight.id')
    .execute()
}

type Row = Awaited<ReturnType<typeof fetchRows>>[number]

function isAsSaid({ detail }: Told, rows: readonly Row[]): boolean {
  const says = earlySightSaysSchema.safeParse(parseJson(detail)).data
  // Taking somebody off the list has no rows; what was erased by an act is told of as such
  if (!says) return true
  // Whose account it is can be erased
  const whose = (account: string) => (says.account === undefined ? '' : account)
  const said = says.figures.map((one) =>
    JSON.stringify([
      whose(says.account ?? ''),
      one.import,
      one.measure,
      one.release,
      says.from,
      says.to,
    ]),
  )
  const held = rows.map((row) =>
    JSON.stringify([
      ...[whose(row.account), row.import_id, row.measure, row.release],
      ...[row.seen_from, row.seen_until],
    ]),
  )
  return (
    held.toSorted().join() === said.toSorted().join() &&
    rows.every(({ record, told }) => String(record) === told)
  )
}
