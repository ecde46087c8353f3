import { z } from 'zod'
import { type Area, checkFitToLoad, examineArea, holdsConstitution } from '#area/index.ts'
import { checkExamples, examineConstitution, readRuleNames } from '#constitution/index.ts'
import { calendarKnownBy, readCalendar } from '#days/index.ts'
import { readMeetings, readRecords, readUndertakings, readVisits } from '#panel/index.ts'
import { readPeople } from '#people/index.ts'
import { checkFigures, readAreaRecipes } from '#performance/index.ts'
import { readProcedures, unknownDeadlines } from '#procedures/index.ts'
import { checkRegisters } from '#registers/index.ts'
import { checkTexts } from '#reports/index.ts'
import { type Outcome, type Problem, readYaml } from '#shared/index.ts'

/** What looking through an area came to, without anything being held. */
export interface AreaCheck {
  readonly measures: number
  readonly figures: number
  readonly reports: number
  readonly registers: number
  /** Of the area's constitution and of the law. */
  readonly rules: number
  readonly examples: number
  /** Examples that may rest on a rule which cannot be read, and so are not blamed. */
  readonly unjudged: number
  /** What is taken where the files say nothing, each a sentence. */
  readonly notes: readonly string[]
  /** By file, then by line. */
  readonly problems: readonly Problem[]
}

const NO_RELEASES =
  'area.yaml does not say when figures become public: those that are imported are public at once. Write ' +
  '"releases: at-once", or "releases: by-act" where an officer is to release them'

/** Whether an area file that can be read leaves something unsaid. */
function noteUnsaid(files: ReadonlyMap<string, string>): readonly string[] {
  const text = files.get('area.yaml') ?? ''
  const said = readYaml('area.yaml', text, z.looseObject({ releases: z.unknown().optional() }))
  return said.ok && said.value.releases === undefined ? [NO_RELEASES] : []
}

/**
 * Looks through all of an area at once: each file, whether they agree, the figures row by row, the
 * rules, and the area's own examples. What cannot be read is told once and passed over by the rest.
 *
 * @param files - as `readAreaFolder` gives them
 * @param today - YYYY-MM-DD: examples are answered as on this day, and no figure is from after it
 */
export async function checkArea(
  files: ReadonlyMap<string, string>,
  today: string,
): Promise<AreaCheck> {
  const examined = examineArea(files)
  const { area, unread } = examined
  const figures = await checkFigures(area, files, today, unread)
  const rules = holdsConstitution(files) ? checkRules(files, today) : NO_RULES
  const registers = checkRegisters(files, area.file, today)
  const problems = [
    ...examined.problems,
    ...checkFitToLoad(examined, files),
    ...figures.problems,
    ...(unread.files.size === 0 ? checkTexts(area) : []),
    ...rules.problems,
    ...checkPanel(files, area),
    ...registers.problems,
    ...problemsOf(readAreaRecipes(files)),
    ...strays(files),
  ]
  return {
    measures: area.measures.size,
    figures: figures.figures,
    reports: area.reports.length,
    registers: registers.registers,
    rules: rules.rules,
    examples: rules.examples + registers.examples,
    unjudged: rules.unjudged,
    notes: noteUnsaid(files),
    problems: inOrder(problems),
  }
}

/** What is wrong with the panel's own files: its people, its meetings, and what was promised at them. */
export function checkPanel(files: ReadonlyMap<string, string>, area: Area): readonly Problem[] {
  const people = readPeople(files)
  return [
    ...problemsOf(people),
    ...problemsOf(readVisits(files)),
    ...problemsOf(readMeetings(files, people.ok ? people.value : undefined)),
    ...problemsOf(readRecords(files)),
    ...(people.ok ? problemsOf(readUndertakings(files, { people: people.value, area })) : []),
  ]
}

interface RulesCheck extends Pick<AreaCheck, 'rules' | 'examples' | 'unjudged' | 'problems'> {}

const NO_RULES: RulesCheck = { rules: 0, examples: 0, unjudged: 0, problems: [] }

function checkRules(files: ReadonlyMap<string, string>, today: string): RulesCheck {
  const { constitution, hasSettings, problems, unread } = examineConstitution(files)
  const calendar = readCalendar(files)
  const ruleNames = readRuleNames(files, constitution, unread)
  // What cannot be read of the rules would be missed by the procedures that name it
  const isWhole = problems.length === 0
  const holidays = calendar.ok ? { calendar: calendarKnownBy(calendar.value) } : {}
  const tried = hasSettings
    ? checkExamples({ constitution, ...holidays }, files, today, unread)
    : { examples: 0, problems: [], unjudged: 0 }
  return {
    rules: constitution.rules.length,
    examples: tried.examples,
    unjudged: tried.unjudged,
    problems: [
      ...problems,
      ...problemsOf(calendar),
      ...problemsOf(ruleNames),
      ...(isWhole && ruleNames.ok
        ? problemsOf(readProcedures(files, constitution, ruleNames.value))
        : []),
      ...unknownDeadlines(constitution, files),
      ...tried.problems,
    ],
  }
}

function problemsOf(outcome: Outcome<unknown>): readonly Problem[] {
  return outcome.ok ? [] : outcome.problems
}

const READ_AT = [
  /^[^/]+\.(yaml|md|csv)$/,
  /^(measures|constitution|statute)\/[^/]+\.(yaml|md)$/,
  /^reports\/.+\.(yaml|md)$/,
  /^registers\/[^/]+\.yaml$/,
  /^(calendar\/bank-holidays[a-z-]*|procedures\/[^/]+|figures\/about)\.yaml$/,
  /^figures\/[^/]+\.(csv|md)$/,
  /^recipes\/[^/]+\.(yaml|md)$/,
  /^(meetings|records)\/[^/]+\.(yaml|md)$/,
]
const OURS =
  /^(measures|constitution|statute|reports|calendar|procedures|figures|recipes|meetings|records|registers)\//

/** Files in the folders of an area that nothing reads where they are. */
function strays(files: ReadonlyMap<string, string>): readonly Problem[] {
  return [...files.keys()]
    .filter((file) => OURS.test(file) && !READ_AT.some((place) => place.test(file)))
    .filter((file) => !/^(measures|reports)\/.*\.yaml$/.test(file))
    .map((file) => ({
      code: 'misplaced-file',
      message: `${file} is not read where it is. The README of an area says what each folder holds`,
      field: file,
    }))
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const place = ({ field = '' }: Problem) => field
  return problems.toSorted(
    (one, other) =>
      place(one).localeCompare(place(other), 'en') || (one.line ?? 0) - (other.line ?? 0),
  )
}

/** A problem as a line: "measures/crime.yaml line 12: burglary is part of …". */
export function sayWithLine(problem: Problem): string {
  const { file, line, words } = placeOf(problem)
  return `${file}${line === null ? '' : ` line ${line}`}: ${words}`
}

/** A problem with its place apart from its words, which do not say the place again. */
export function placeOf({ field = '', line, message }: Problem) {
  const ofFile = new RegExp(`^${RegExp.escape(field)}(, line \\d+)?[,:]? +`)
  const ofRow = new RegExp(`^Row \\d+ of ${RegExp.escape(field)} `)
  const words = message.replace(ofFile, '').replace(ofRow, 'the row ')
  return { file: field, line: line ?? null, words }
}
