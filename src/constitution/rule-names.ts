import { z } from 'zod'
import { accept, type Outcome, type Problem, readYaml } from '#shared/index.ts'
import type { Constitution } from './constitution.ts'
import type { Rule } from './rule.ts'
import type { Decider, RuleNames } from './timetables/reckoner.ts'

const FILE = 'procedures/rules.yaml'

/**
 * `procedures/rules.yaml`: the rules of this constitution that stand for the names by which procedures
 * call them. A rule whose id is the name needs no line.
 */
const ruleNamesSchema = z.strictObject({
  names: z.record(z.string(), z.array(z.string().min(1)).min(1)),
})

/**
 * Which rules procedures rest on, from an area's files.
 *
 * @param files - by path inside the area folder, as text
 * @returns no names when there is no such file; problems when it cannot be read or names no rule
 */
export function readRuleNames(
  files: ReadonlyMap<string, string>,
  constitution: Constitution,
): Outcome<RuleNames> {
  const text = files.get(FILE)
  if (text === undefined) return accept(new Map())
  const read = readYaml(FILE, text, ruleNamesSchema)
  if (!read.ok) return read
  const names = Object.entries(read.value.names)
  const problems = names.flatMap(([name, ids]) =>
    ids
      .filter((id) => !constitution.byId.has(id))
      .map((id): Problem => {
        const message = `${FILE}, ${name}: there is no rule "${id}". Correct the id, or take it out`
        return { code: 'no-such-rule', message, field: FILE }
      }),
  )
  return problems.length > 0 ? { ok: false, problems } : accept(new Map(names))
}

/** The rules that stand for some names, in that order; a name for which there is none is left out. */
export function rulesNamed(
  { constitution, ruleNames }: Decider,
  names: readonly string[],
): readonly Rule[] {
  const ids = names.flatMap((name) => ruleNames.get(name) ?? [name])
  return [...new Set(ids)].flatMap((id) => constitution.byId.get(id) ?? [])
}
