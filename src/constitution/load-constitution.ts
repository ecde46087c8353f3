import type { z } from 'zod'
import {
  accept,
  namesIn,
  type Outcome,
  type Problem,
  readYamlInPart,
  type Source,
  type Unread,
  withLines,
} from '#shared/index.ts'
import { CHANGES, changeRules, changesThatDoNotFit } from './change-law.ts'
import type { Constitution } from './constitution.ts'
import { crossCheck, isReadable } from './cross-checks.ts'
import type { Matter, OwnQuestion } from './matter.ts'
import { textsInConflict } from './numbering.ts'
import {
  conflictFileSchema,
  rulingFileSchema,
  settingsFileSchema,
  versionFileSchema,
} from './registers.ts'
import {
  changeFileSchema,
  type Origin,
  type Rule,
  type RuleFile,
  ruleFileSchema,
  subjectOf,
} from './rule.ts'

const REGISTERS = new Set([
  'constitution/versions.yaml',
  'constitution/conflicts.yaml',
  'constitution/settings.yaml',
  'constitution/rulings.yaml',
  CHANGES,
])

const RULE_FILE = /^(constitution|statute)\/[^/]+\.yaml$/

/**
 * A constitution from the files of an area.
 *
 * @param files - by path inside the area folder, as text; other folders are left alone
 * @returns the constitution, or everything that is wrong at once: what a file says that it may not,
 *   and where the rules that can be read disagree. Each problem names file, line, rule and remedy.
 */
export function parseConstitution(files: ReadonlyMap<string, string>): Outcome<Constitution> {
  const { constitution, problems } = examineConstitution(files)
  return problems.length > 0 ? { ok: false, problems } : accept(constitution)
}

/** A constitution as far as it can be read: for looking through what rests on it all the same. */
export interface ExaminedConstitution {
  /** Without the rules and entries that are wrong. */
  readonly constitution: Constitution
  /** Whether its settings could be read; else there are stand-ins, by which nothing can be answered. */
  readonly hasSettings: boolean
  readonly problems: readonly Problem[]
  readonly unread: Unread
}

/** Reads a constitution as {@link parseConstitution} does, and goes on past what cannot be read. */
export function examineConstitution(files: ReadonlyMap<string, string>): ExaminedConstitution {
  const problems: Problem[] = []
  const unreadFiles = new Set<string>()
  const unreadNames = new Set<string>()
  const read = <Schema extends z.ZodType>(name: string, schema: Schema) => {
    const text = files.get(name)
    if (text === undefined) {
      const message = `${name} is not in the area folder. Add it; the README of an area shows its form`
      problems.push({ code: 'missing-file', message, field: name })
      unreadFiles.add(name)
      return undefined
    }
    const reading = readYamlInPart(name, text, schema)
    problems.push(...reading.problems)
    if (reading.problems.length > 0) unreadFiles.add(name)
    for (const part of reading.leftOut) for (const one of namesIn(part)) unreadNames.add(one)
    return reading.value
  }
  const readIfThere = <Schema extends z.ZodType>(name: string, schema: Schema) =>
    files.has(name) ? read(name, schema) : undefined

  const settings = read('constitution/settings.yaml', settingsFileSchema)
  const versions = read('constitution/versions.yaml', versionFileSchema)
  const conflicts = read('constitution/conflicts.yaml', conflictFileSchema)?.conflicts ?? []
  const rulings = readIfThere('constitution/rulings.yaml', rulingFileSchema)?.rulings ?? []
  const changes = readIfThere(CHANGES, changeFileSchema)?.changes ?? []

  const written: Rule[] = []
  const subjects = new Map<string, string>()
  const matters = { statute: new Map<string, Matter>(), constitution: new Map<string, Matter>() }
  const ownQuestions = new Map<string, OwnQuestion>()
  const business = new Map<string, string>()
  for (const file of files.keys()) {
    if (!RULE_FILE.test(file) || REGISTERS.has(file)) continue
    const origin: Origin = file.startsWith('statute/') ? 'statute' : 'constitution'
    const value = read(file, ruleFileSchema)
    if (!value) continue
    subjects.set(value.subject, subjects.get(value.subject) ?? value.title)
    for (const [id, matter] of Object.entries(value.matters)) matters[origin].set(id, matter)
    for (const [id, own] of Object.entries(value.own_questions)) ownQuestions.set(id, own)
    for (const [id, item] of Object.entries(value.business)) business.set(id, item)
    for (const rule of value.rules) {
      const source = rule.source ?? sourceOf(value, rule)
      written.push({ ...rule, source, origin, subject: value.subject, file })
    }
  }
  const rules = changeRules(written, changes)
  const made = (all: readonly Rule[]): Constitution => ({
    rules: all,
    byId: new Map(all.map((rule) => [rule.id, rule])),
    subjects,
    matters: new Map([...matters.statute, ...matters.constitution]),
    ownQuestions,
    business,
    settings: settings ?? NO_SETTINGS,
    versions: versions ?? { versions: [] },
    conflicts: new Map(
      conflicts.map((conflict) => [
        conflict.id,
        { ...conflict, texts: textsInConflict(all, conflict.id) },
      ]),
    ),
    rulings,
  })
  const whole = made(rules)
  const unread: Unread = { files: unreadFiles, names: unreadNames }
  problems.push(
    ...crossCheck(whole, changes, files, unread),
    ...withLines(changesThatDoNotFit(written, changes), files),
  )
  const hasSettings = settings !== undefined
  if (problems.length === 0) return { constitution: whole, hasSettings, problems, unread }
  for (const { id, decides, examples } of rules.filter((rule) => !isReadable(rule))) {
    const questions = examples.map(subjectOf)
    for (const name of [id, decides ?? '', ...questions]) unreadNames.add(name)
  }
  return { constitution: made(rules.filter(isReadable)), hasSettings, problems, unread }
}

/** What stands in for settings that cannot be read, so that rules are held against one another. */
const NO_SETTINGS: Constitution['settings'] = settingsFileSchema.parse({
  words: {
    panel: 'panel',
    chair: 'chair',
    vice_chair: 'vice-chair',
    office: 'office',
    office_title: 'Office',
    clerk: 'clerk',
    monitoring_officer: 'monitoring officer',
  },
  seats: 1,
  precedence: [{ text: 'not known' }],
})

/** The file's document, at the rule's own paragraph: what a rule rests on unless it says otherwise. */
function sourceOf(file: RuleFile, rule: RuleFile['rules'][number]): Source {
  const paragraph = rule.paragraph.now ?? rule.paragraph.before
  const document = file.document ?? file.title
  return paragraph === undefined ? { document } : { document, paragraph }
}
