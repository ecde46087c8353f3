import { accept, nearest, type Outcome, type Problem } from '#shared/index.ts'

/** Offences of one subgroup that one force recorded in one quarter. */
export interface OffenceCount {
  readonly force: string
  /** As in 2018-19-Q1: quarters of the financial year. */
  readonly period: string
  readonly group: string
  readonly subgroup: string
  readonly offences: number
}

/** What a measure adds up: every offence, or those of some groups and subgroups of the table. */
export interface CountedOffences {
  readonly measure: string
  readonly offences:
    | 'all'
    | { readonly groups: readonly string[]; readonly subgroups: readonly string[] }
}

/** What one force recorded in one quarter of what one measure counts. */
export interface ForceCount {
  readonly measure: string
  readonly force: string
  readonly period: string
  readonly offences: number
}

/**
 * The offences of a table added up as an area compares forces: each count for each force and quarter of
 * the table, in the order of `counts` and then of the table.
 *
 * A force whose quarter is in the table has an outcome there for every offence it recorded, so a kind
 * that it has no row of is 0. A force or quarter that is not in the table is not here.
 *
 * @param file - the table's name, for sentences
 * @returns refused where a count names a group or subgroup that the table does not have: its offences
 *   would be left out without a word
 */
export function addUpOffences(
  counts: readonly CountedOffences[],
  table: readonly OffenceCount[],
  file: string,
): Outcome<readonly ForceCount[]> {
  const problems = findUnknownNames(counts, table, file)
  if (problems.length > 0) return { ok: false, problems }
  const quarters = new Map<string, OffenceCount[]>()
  for (const row of table) {
    const key = `${row.force}\n${row.period}`
    quarters.set(key, [...(quarters.get(key) ?? []), row])
  }
  return accept(
    counts.flatMap(({ measure, offences }) =>
      [...quarters.values()].flatMap((rows): ForceCount[] => {
        const [first] = rows
        if (first === undefined) return []
        const its = rows.filter((row) => isCounted(offences, row))
        const sum = its.reduce((total, row) => total + row.offences, 0)
        return [{ measure, force: first.force, period: first.period, offences: sum }]
      }),
    ),
  )
}

type Offences = CountedOffences['offences']

function isCounted(offences: Offences, { group, subgroup }: OffenceCount): boolean {
  return (
    offences === 'all' || offences.groups.includes(group) || offences.subgroups.includes(subgroup)
  )
}

function findUnknownNames(
  counts: readonly CountedOffences[],
  table: readonly OffenceCount[],
  file: string,
): readonly Problem[] {
  const groups = new Set(table.map(({ group }) => group))
  const subgroups = new Set(table.map(({ subgroup }) => subgroup))
  return counts.flatMap(({ measure, offences }) => {
    if (offences === 'all') return []
    const say = (what: string, name: string, known: ReadonlySet<string>): Problem[] => {
      if (known.has(name)) return []
      const meant = nearest(name, known)
      const remedy =
        meant === undefined
          ? `Name one that it has: ${[...known].sort().join('; ')}`
          : `Write "${meant}" if that is meant`
      const message = `area.yaml: ${measure} adds up the ${what} "${name}", which ${file} does not have. ${remedy}`
      return [{ code: 'no-such-offences', message, field: 'forceComparison' }]
    }
    return [
      ...offences.groups.flatMap((name) => say('group', name, groups)),
      ...offences.subgroups.flatMap((name) => say('subgroup', name, subgroups)),
    ]
  })
}
