import {
  type Constitution,
  NOT_COUNTED,
  TIMETABLE_LINES,
  TIMETABLE_NAMES,
} from '#constitution/index.ts'
import { type Problem, withLines } from '#shared/index.ts'
import { PROCEDURES } from './procedures.ts'

/**
 * Rules that set a date which nothing asks for: of a procedure that the program knows, under an id that
 * it does not. A procedure that only the area names has whatever ids its rules give.
 *
 * @param files - as text, to find lines in
 * @returns a problem for each, with file, line, rule and the ids there are
 */
export function unknownDeadlines(
  { rules }: Constitution,
  files: ReadonlyMap<string, string>,
): readonly Problem[] {
  const known = knownIds()
  const found = rules.flatMap((rule) => {
    if (rule.kind !== 'deadline') return []
    const { id, procedure } = rule.deadline
    return procedure.flatMap((name) => {
      const ids = known.get(name)
      if (ids === undefined || ids.has(id)) return []
      const words = `, rule ${rule.id}: the procedure ${name} has no deadline "${id}", so it would count for nothing. Write one of ${[...ids].join(', ')}`
      const steps = ['rules', { named: rule.id }, 'deadline', 'id']
      return [{ code: 'unknown-deadline', file: rule.file, words, steps }]
    })
  })
  return withLines(found, files)
}

/** The ids of each procedure's deadlines, as its timetable has them and as its cases do. */
function knownIds(): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Map<string, Set<string>>()
  const add = (procedure: string, id: string) =>
    ids.set(procedure, (ids.get(procedure) ?? new Set()).add(id))
  for (const name of TIMETABLE_NAMES) {
    for (const { id, also = [], beside = [] } of TIMETABLE_LINES[name]) {
      for (const one of [id, ...beside]) add(name, one)
      for (const [where, other] of also) add(where, other)
    }
    for (const id of NOT_COUNTED[name] ?? []) add(name, id)
  }
  for (const { id: procedure, deadlines } of PROCEDURES) {
    for (const { id, from = [[procedure, id] as const] } of deadlines) {
      for (const [where, other] of from) add(where, other)
    }
  }
  return ids
}
