import {
  type Disagreement,
  mayStandIn,
  type Problem,
  remedies,
  type Step,
  type Unread,
  withLines,
} from '#shared/index.ts'
import { CHANGES, idChangedTo } from './change-law.ts'
import { type Constitution, citeParagraph } from './constitution.ts'
import { KIND_OF_POINT, pointSchemas } from './decides.ts'
import { rankOf } from './precedence.ts'
import type { PrecedenceText } from './registers.ts'
import type { Rule, RuleChange } from './rule.ts'

/**
 * Where rules that can each be read do not fit together. Each problem names file, line, rule and remedy.
 *
 * @param changes - of rules of the law, as the area gives them
 * @param files - as text, to find lines in
 * @param unread - what could not be read, and so is not missed
 */
export function crossCheck(
  constitution: Constitution,
  changes: readonly RuleChange[],
  files: ReadonlyMap<string, string>,
  unread: Unread,
): readonly Problem[] {
  const found = [
    ...sameIds(constitution),
    ...constitution.rules.flatMap((rule) => [
      ...unknownVersions(constitution, rule, unread),
      ...unknownConflicts(constitution, rule, unread),
      ...wrongDates(rule),
      ...wrongParameters(rule),
      ...unknownNext(constitution, rule, unread),
      ...textOfNoPlace(constitution, rule, unread),
      ...notDescribed(constitution, rule, unread),
    ]),
    ...changesOfNothing(constitution, changes, unread),
    ...rulingsOnNothing(constitution, unread),
  ]
  return withLines(
    found.map((one) => atItsChange(one, changes)),
    files,
  )
}

/** What is wrong with a field that the area gives for a rule of the law is wrong where it is given. */
function atItsChange(found: Disagreement, changes: readonly RuleChange[]): Disagreement {
  const [list, rule, ...steps] = found.steps ?? []
  const [field] = steps
  if (list !== 'rules' || typeof rule !== 'object' || typeof field !== 'string') return found
  if (!found.file.startsWith('statute/')) return found
  const index = changes.findIndex(
    (change) => idChangedTo(change) === rule.named && Object.hasOwn(change, field),
  )
  return index === -1 ? found : { ...found, file: CHANGES, steps: ['changes', index, ...steps] }
}

function say(
  rule: Rule,
  code: string,
  words: string,
  steps: readonly Step[] = [],
  last = false,
): Disagreement {
  return {
    code,
    file: rule.file,
    words: `, rule ${rule.id}: ${words}`,
    steps: ['rules', { named: rule.id, last }, ...steps],
  }
}

function sameIds({ rules }: Constitution): readonly Disagreement[] {
  const seen = new Map<string, Rule>()
  return rules.flatMap((rule) => {
    const other = seen.get(rule.id)
    seen.set(rule.id, rule)
    if (!other) return []
    const words = `${other.file} has a rule of the same id. Rename one of them`
    return [say(rule, 'same-id', words, [], true)]
  })
}

function unknownVersions(
  { versions }: Constitution,
  rule: Rule,
  unread: Unread,
): readonly Disagreement[] {
  const known = versions.versions.map(({ id }) => id)
  const wrong = rule.versions
    .filter((id) => !known.includes(id) && !unread.files.has('constitution/versions.yaml'))
    .map((id) => {
      const remedy = `Write one of ${known.join(', ')}, or add it to constitution/versions.yaml`
      const words = `there is no version "${id}". ${remedy}`
      return say(rule, 'unknown-version', words, ['versions', { named: id }])
    })
  if (rule.origin === 'constitution' && rule.versions.length === 0) {
    wrong.push(say(rule, 'no-version', 'it names no version of the text. Add versions'))
  }
  return wrong
}

/** Conflict ids must be in the register; broken references and slips are found by the linter. */
function unknownConflicts(
  { conflicts }: Constitution,
  rule: Rule,
  unread: Unread,
): readonly Disagreement[] {
  if (!conflicts.size && unread.files.has('constitution/conflicts.yaml')) return []
  return rule.conflicts
    .filter((id) => !conflicts.has(id) && !mayStandIn(unread, id))
    .map((id) => {
      const remedy = 'Correct the id, or add the conflict to constitution/conflicts.yaml'
      const words = `there is no conflict "${id}". ${remedy}`
      return say(rule, 'unknown-conflict', words, ['conflicts', { named: id }])
    })
}

function wrongDates(rule: Rule): readonly Disagreement[] {
  if (rule.in_force_to === undefined || rule.in_force_from <= rule.in_force_to) return []
  const words = `it ends (${rule.in_force_to}) before it begins (${rule.in_force_from}). Correct one of the days`
  return [say(rule, 'dates-crossed', words, ['in_force_to'])]
}

/** A rule that settles something has its text in the order in which texts prevail. */
function textOfNoPlace(
  constitution: Constitution,
  rule: Rule,
  unread: Unread,
): readonly Disagreement[] {
  const { precedence } = constitution.settings
  const hasMarks = (text: PrecedenceText) => Object.keys(text).length > 1
  if (unread.files.has('constitution/settings.yaml') || !precedence.every(hasMarks)) return []
  const settles = rule.decides !== undefined || rule.kind === 'deadline'
  if (!settles || rankOf(constitution, rule) < precedence.length) return []
  const words = `${citeParagraph(rule)} of ${rule.source.document} is in no text of precedence. Add the text to precedence in constitution/settings.yaml, with the law, documents or paragraphs by which its rules are known`
  return [say(rule, 'no-precedence', words, ['paragraph'])]
}

/** What a rule lets be vetoed, at stages that it has; and the question of the panel's own it settles. */
function notDescribed(
  { matters, ownQuestions }: Constitution,
  rule: Rule,
  unread: Unread,
): readonly Disagreement[] {
  const { matter: id, stages, question } = rule.parameters
  if (rule.decides === 'own' && typeof question === 'string') {
    if (ownQuestions.has(question) || mayStandIn(unread, question)) return []
    const known = [...ownQuestions.keys()].join(', ') || 'none'
    const words = `there is no question "${question}" under own_questions (there is ${known}). Add it to a file of constitution/, with what it asks and its outcomes`
    return [say(rule, 'no-own-question', words, ['parameters'])]
  }
  const matter = typeof id === 'string' ? matters.get(id) : undefined
  if (matter === undefined || !Array.isArray(stages)) return []
  return stages
    .filter((stage) => typeof stage === 'string' && !Object.hasOwn(matter.stages, stage))
    .map((stage) => {
      const words = `${matter.name} has no stage "${stage}". Write one of ${Object.keys(matter.stages).join(', ')}, or add it to the stages of the matter`
      return say(rule, 'unknown-stage', words, ['parameters'])
    })
}

function rulingsOnNothing(
  { rulings, conflicts, settings }: Constitution,
  unread: Unread,
): readonly Disagreement[] {
  const silences = new Set(settings.silences.map(({ id }) => id))
  const mayBeThere = ['constitution/conflicts.yaml', 'constitution/settings.yaml']
  if (mayBeThere.some((file) => unread.files.has(file))) return []
  return rulings
    .filter(({ on }) => !conflicts.has(on) && !silences.has(on))
    .map(({ id, on }) => ({
      code: 'ruling-on-nothing',
      file: 'constitution/rulings.yaml',
      words: `, ruling ${id}: "${on}" is no conflict or silence. Write an id from conflicts.yaml or settings.yaml`,
      steps: ['rulings', { named: id }, 'on'],
    }))
}

/** A change is of a rule of the law, which there is, and there is one of each. */
function changesOfNothing(
  { byId }: Constitution,
  changes: readonly RuleChange[],
  unread: Unread,
): readonly Disagreement[] {
  const file = CHANGES
  return changes.flatMap(({ rule, from }, index): Disagreement[] => {
    const steps = ['changes', { named: rule, last: true }]
    if (changes.findIndex((one) => one.rule === rule && one.from === from) < index) {
      const day = from === undefined ? '' : ` from ${from}`
      const words = `, rule ${rule}: it is changed twice${day}. Make one entry of the two`
      return [{ code: 'changed-twice', file, words, steps }]
    }
    if (byId.get(rule)?.origin === 'statute' || mayStandIn(unread, rule)) return []
    const words = `: the law has no rule "${rule}" to change. Correct the id, or take it out`
    return [{ code: 'change-of-nothing', file, words, steps }]
  })
}

/** Whether what a rule fixes can be read by the question it decides; a question rests on that. */
export function isReadable(rule: Rule): boolean {
  return wrongParameters(rule).length === 0
}

/** A rule that settles a point must fix what the point turns on, in the form the question reads. */
function wrongParameters(rule: Rule): readonly Disagreement[] {
  if (rule.decides === undefined) return []
  const kind = KIND_OF_POINT[rule.decides]
  if (kind !== undefined && rule.kind !== kind) {
    const words = `it decides "${rule.decides}" and so must be of kind ${kind}, not ${rule.kind}. Change one of them`
    return [say(rule, 'wrong-kind', words, ['kind'])]
  }
  const parsed = pointSchemas[rule.decides].safeParse(rule.parameters)
  if (parsed.success) return []
  return parsed.error.issues.flatMap((issue) => {
    const place = ['parameters', ...issue.path.map(String)].join(' › ')
    const why = `as it decides "${rule.decides}"`
    const [field] = issue.path
    const steps = typeof field === 'string' ? ['parameters', field] : ['parameters']
    return remedies(issue, rule.parameters).map((remedy) =>
      say(rule, 'wrong-parameters', `${place}, ${why}: ${remedy}`, steps),
    )
  })
}

function unknownNext({ byId }: Constitution, rule: Rule, unread: Unread): readonly Disagreement[] {
  return Object.values(rule.leads_to)
    .flat()
    .filter((id) => !byId.has(id) && !mayStandIn(unread, id))
    .map((id) =>
      say(rule, 'unknown-rule', `leads_to names no rule "${id}". Correct the id`, ['leads_to']),
    )
}
