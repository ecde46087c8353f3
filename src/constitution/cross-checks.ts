import type { Problem } from '#shared/index.ts'
import type { Constitution } from './constitution.ts'
import { KIND_OF_POINT, pointSchemas } from './decides.ts'
import type { Rule } from './rule.ts'

/** Where rules that can each be read do not fit together. Each problem names file, rule and remedy. */
export function crossCheck(constitution: Constitution): readonly Problem[] {
  return [
    ...sameIds(constitution),
    ...constitution.rules.flatMap((rule) => [
      ...unknownVersions(constitution, rule),
      ...unknownConflicts(constitution, rule),
      ...wrongDates(rule),
      ...wrongParameters(rule),
      ...unknownNext(constitution, rule),
    ]),
    ...rulingsOnNothing(constitution),
  ]
}

function say(rule: Rule, code: string, words: string): Problem {
  return { code, message: `${rule.file}, rule ${rule.id}: ${words}`, field: rule.file }
}

function sameIds({ rules }: Constitution): readonly Problem[] {
  const seen = new Map<string, Rule>()
  return rules.flatMap((rule) => {
    const other = seen.get(rule.id)
    seen.set(rule.id, rule)
    if (!other) return []
    return [say(rule, 'same-id', `${other.file} has a rule of the same id. Rename one of them`)]
  })
}

function unknownVersions({ versions }: Constitution, rule: Rule): readonly Problem[] {
  const known = versions.versions.map(({ id }) => id)
  const wrong = rule.versions
    .filter((id) => !known.includes(id))
    .map((id) => {
      const remedy = `Write one of ${known.join(', ')}, or add it to constitution/versions.yaml`
      return say(rule, 'unknown-version', `there is no version "${id}". ${remedy}`)
    })
  if (rule.origin === 'constitution' && rule.versions.length === 0) {
    wrong.push(say(rule, 'no-version', 'it names no version of the text. Add versions'))
  }
  return wrong
}

/** Conflict ids must be in the register; broken references and slips are found by the linter. */
function unknownConflicts({ conflicts }: Constitution, rule: Rule): readonly Problem[] {
  return rule.conflicts
    .filter((id) => !conflicts.has(id))
    .map((id) => {
      const remedy = 'Correct the id, or add the conflict to constitution/conflicts.yaml'
      return say(rule, 'unknown-conflict', `there is no conflict "${id}". ${remedy}`)
    })
}

function wrongDates(rule: Rule): readonly Problem[] {
  if (rule.in_force_to === undefined || rule.in_force_from <= rule.in_force_to) return []
  const words = `it ends (${rule.in_force_to}) before it begins (${rule.in_force_from}). Correct one of the days`
  return [say(rule, 'dates-crossed', words)]
}

function rulingsOnNothing({ rulings, conflicts, settings }: Constitution): readonly Problem[] {
  const silences = new Set(settings.silences.map(({ id }) => id))
  return rulings
    .filter(({ on }) => !conflicts.has(on) && !silences.has(on))
    .map(({ id, on }) => ({
      code: 'ruling-on-nothing',
      message: `constitution/rulings.yaml, ruling ${id}: "${on}" is no conflict or silence. Write an id from conflicts.yaml or settings.yaml`,
      field: 'constitution/rulings.yaml',
    }))
}

/** A rule that settles a point must fix what the point turns on, in the form the question reads. */
function wrongParameters(rule: Rule): readonly Problem[] {
  if (rule.decides === undefined) return []
  const kind = KIND_OF_POINT[rule.decides]
  if (kind !== undefined && rule.kind !== kind) {
    const words = `it decides "${rule.decides}" and so must be of kind ${kind}, not ${rule.kind}. Change one of them`
    return [say(rule, 'wrong-kind', words)]
  }
  const parsed = pointSchemas[rule.decides].safeParse(rule.parameters)
  if (parsed.success) return []
  return parsed.error.issues.map((issue) => {
    const place = ['parameters', ...issue.path.map(String)].join(' › ')
    const words = `${place} does not suit a rule that decides "${rule.decides}": ${issue.message}. Correct it`
    return say(rule, 'wrong-parameters', words)
  })
}

function unknownNext({ byId }: Constitution, rule: Rule): readonly Problem[] {
  return Object.values(rule.leads_to)
    .flat()
    .filter((id) => !byId.has(id))
    .map((id) => say(rule, 'unknown-rule', `leads_to names no rule "${id}". Correct the id`))
}
