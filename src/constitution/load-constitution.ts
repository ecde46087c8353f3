import type { z } from 'zod'
import { accept, type Outcome, type Problem, readYaml, type Source } from '#shared/index.ts'
import { type Constitution, citeParagraph } from './constitution.ts'
import { crossCheck } from './cross-checks.ts'
import {
  conflictFileSchema,
  rulingFileSchema,
  settingsFileSchema,
  versionFileSchema,
} from './registers.ts'
import { type Origin, type Rule, type RuleFile, ruleFileSchema } from './rule.ts'

const REGISTERS = new Set([
  'constitution/versions.yaml',
  'constitution/conflicts.yaml',
  'constitution/settings.yaml',
  'constitution/rulings.yaml',
])

const RULE_FILE = /^(constitution|statute)\/[^/]+\.yaml$/

/**
 * A constitution from the files of an area.
 *
 * @param files - by path inside the area folder, as text; other folders are left alone
 * @returns the constitution, or everything that is wrong at once: first what a file says that it may
 *   not, then, when all can be read, where rules disagree. Each problem names file, rule and remedy.
 */
export function parseConstitution(files: ReadonlyMap<string, string>): Outcome<Constitution> {
  const problems: Problem[] = []
  const read = <Schema extends z.ZodType>(name: string, schema: Schema) => {
    const text = files.get(name)
    if (text === undefined) {
      const message = `${name} is not in the area folder. Add it; the README of an area shows its form`
      problems.push({ code: 'missing-file', message, field: name })
      return undefined
    }
    const outcome = readYaml(name, text, schema)
    if (outcome.ok) return outcome.value
    problems.push(...outcome.problems)
    return undefined
  }

  const settings = read('constitution/settings.yaml', settingsFileSchema)
  const versions = read('constitution/versions.yaml', versionFileSchema)
  const conflicts = read('constitution/conflicts.yaml', conflictFileSchema)
  const rulings = files.has('constitution/rulings.yaml')
    ? read('constitution/rulings.yaml', rulingFileSchema)
    : { rulings: [] }

  const rules: Rule[] = []
  const subjects = new Map<string, string>()
  for (const file of files.keys()) {
    if (!RULE_FILE.test(file) || REGISTERS.has(file)) continue
    const origin: Origin = file.startsWith('statute/') ? 'statute' : 'constitution'
    const value = read(file, ruleFileSchema)
    if (!value) continue
    subjects.set(value.subject, subjects.get(value.subject) ?? value.title)
    for (const rule of value.rules) {
      const source = rule.source ?? sourceOf(value, rule)
      rules.push({ ...rule, source, origin, subject: value.subject, file })
    }
  }
  if (problems.length > 0 || !settings || !versions || !conflicts || !rulings) {
    return { ok: false, problems }
  }
  const constitution: Constitution = {
    rules,
    byId: new Map(rules.map((rule) => [rule.id, rule])),
    subjects,
    settings,
    versions,
    conflicts: new Map(
      conflicts.conflicts.map((conflict) => [
        conflict.id,
        { ...conflict, texts: textsInConflict(rules, conflict.id) },
      ]),
    ),
    rulings: rulings.rulings,
  }
  const disagreements = crossCheck(constitution)
  return disagreements.length > 0 ? { ok: false, problems: disagreements } : accept(constitution)
}

/** The file's document, at the rule's own paragraph: what a rule rests on unless it says otherwise. */
function sourceOf(file: RuleFile, rule: RuleFile['rules'][number]): Source {
  const paragraph = rule.paragraph.now ?? rule.paragraph.before
  const document = file.document ?? file.title
  return paragraph === undefined ? { document } : { document, paragraph }
}

/** What each text says, in the rules that name the conflict: "Rule 110: The panel may suspend…". */
function textsInConflict(rules: readonly Rule[], id: string): readonly string[] {
  return rules
    .filter(({ conflicts }) => conflicts.includes(id))
    .map((rule) => `${citeParagraph(rule)}: ${rule.gloss}`)
}
