import { z } from 'zod'
import {
  accept,
  mayStandIn,
  NOTHING_UNREAD,
  type Outcome,
  readYaml,
  type Unread,
  withLines,
} from '#shared/index.ts'
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
 * @param unread - what could not be read of the rules, and so is not missed
 * @returns no names when there is no such file; problems when it cannot be read or names no rule
 */
export function readRuleNames(
  files: ReadonlyMap<string, string>,
  constitution: Constitution,
  unread: Unread = NOTHING_UNREAD,
): Outcome<RuleNames> {
  const text = files.get(FILE)
  if (text === undefined) return accept(new Map())
  const read = readYaml(FILE, text, ruleNamesSchema)
  if (!read.ok) return read
  const names = Object.entries(read.value.names)
  const unknown = names.flatMap(([name, ids]) =>
    ids
      .filter((id) => !constitution.byId.has(id) && !mayStandIn(unread, id))
      .map((id) => ({
        code: 'no-such-rule',
        file: FILE,
        words: `, ${name}: there is no rule "${id}". Correct the id, or take it out`,
        steps: ['names', name, { named: id }],
      })),
  )
  const problems = withLines(unknown, files)
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
