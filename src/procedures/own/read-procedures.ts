import type { Constitution, RuleNames } from '#constitution/index.ts'
import { accept, type Outcome, type Problem, readYaml, withLines } from '#shared/index.ts'
import type { Procedure } from '../procedure.ts'
import { PROCEDURES } from '../procedures.ts'
import { checkProcedure, deadlinesFor } from './check-procedure.ts'
import { makeProcedure } from './make-procedure.ts'
import { ownProcedureSchema } from './own-procedure.ts'

const FILE = /^procedures\/(?!rules\.yaml$)[^/]+\.yaml$/

/**
 * The procedures that cases of an area are run by: those of the program, then the area's own, in the
 * order of their files.
 *
 * @param files - by path inside the area folder, as text
 * @returns every problem of every file at once, with line and remedy
 */
export function readProcedures(
  files: ReadonlyMap<string, string>,
  constitution: Constitution,
  ruleNames: RuleNames,
): Outcome<readonly Procedure[]> {
  const problems: Problem[] = []
  const own: Procedure[] = []
  for (const [file, text] of files) {
    if (!FILE.test(file)) continue
    const read = readYaml(file, text, ownProcedureSchema)
    if (!read.ok) {
      problems.push(...read.problems)
      continue
    }
    const { id } = read.value
    if ([...PROCEDURES, ...own].some((one) => one.id === id)) {
      const words = `: there is a procedure "${id}" already. Give this one another id`
      const taken = { code: 'same-procedure', file, words, steps: ['id'] }
      problems.push(...withLines([taken], files))
    }
    const wrong = checkProcedure(file, read.value, { constitution, ruleNames })
    problems.push(...withLines(wrong, files))
    own.push(makeProcedure(read.value, deadlinesFor(constitution, id).ids))
  }
  return problems.length > 0 ? { ok: false, problems } : accept([...PROCEDURES, ...own])
}
