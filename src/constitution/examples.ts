import { isDeepStrictEqual } from 'node:util'
import {
  type Disagreement,
  mayStandIn,
  type Problem,
  type Unread,
  withLines,
} from '#shared/index.ts'
import type { Answer } from './answer.ts'
import { answerJson } from './answer.ts'
import { answerQuestion } from './ask.ts'
import { type Constitution, nearestDayInForce } from './constitution.ts'
import { type AskedExample, type Example, type Rule, subjectOf } from './rule.ts'
import type { Reckoner } from './timetables/reckoner.ts'
import { makeTimetable } from './timetables/timetable.ts'

/** One example of a rule, put to the constitution. */
export interface TriedExample {
  readonly rule: Rule
  readonly example: Example
  /** What is wrong, in words that follow the example; `undefined` when it comes out as it says. */
  readonly fault: string | undefined
}

/**
 * Puts every example of every rule to the constitution, as its questions and timetables would be.
 *
 * An example has to come out as it says, and what is answered has to rest on its rule, or to show it as
 * considered; an answer that rests on no rule has to say that the constitution is silent. One that names
 * no day is of today, or of the nearest day on which its rule holds.
 *
 * @param today - YYYY-MM-DD
 */
export function tryExamples(
  { constitution, calendar }: MayReckon,
  today: string,
): readonly TriedExample[] {
  return constitution.rules.flatMap((rule) =>
    rule.examples.flatMap((example): TriedExample[] => {
      if (!('timetable' in example)) {
        const day = dayOfExample(rule, example, today)
        return [{ rule, example, fault: faultOf(constitution, rule, example, day) }]
      }
      if (calendar === undefined) return []
      return [{ rule, example, fault: faultOfDates({ constitution, calendar }, rule, example) }]
    }),
  )
}

/** Rules with the bank holidays, as far as these can be read: without them no dates are tried. */
type MayReckon = Pick<Reckoner, 'constitution'> & Partial<Reckoner>

/** The day that an example is asked of, YYYY-MM-DD. */
export function dayOfExample(rule: Rule, { on }: AskedExample, today: string): string {
  return on ?? nearestDayInForce(rule, today)
}

const sentences = (problems: readonly Problem[]) =>
  problems.map(({ message }) => message).join('. ')

function faultOf(
  constitution: Constitution,
  rule: Rule,
  example: AskedExample,
  today: string,
): string | undefined {
  const { question, input } = example
  const outcome = answerQuestion(constitution, question, input, { today })
  if ('refused' in example) {
    if (outcome.ok) return `is answered ${JSON.stringify(outcome.value.answer)}`
    const said = sentences(outcome.problems)
    return said.includes(example.refused) ? undefined : `is refused in other words: ${said}`
  }
  const { answer, gives = {} } = example
  if (!outcome.ok) return `is refused: ${sentences(outcome.problems)}`
  const printed = answerJson(outcome.value)
  if (printed['answer'] !== answer) return `is answered ${JSON.stringify(printed['answer'])}`
  const otherwise = Object.entries(gives).find(
    ([name, value]) => !isDeepStrictEqual(printed[name], value),
  )
  if (otherwise) {
    const [name, value] = otherwise
    return `gives ${name} ${JSON.stringify(printed[name])}, not ${JSON.stringify(value)}`
  }
  return restsOn(outcome.value, rule) ? undefined : 'is answered without this rule'
}

function restsOn({ because, alternatives, silent }: Answer, { id }: Rule): boolean {
  const isCited = [...because, ...alternatives].some((reason) => reason.rule === id)
  return isCited && (because.length > 0 || silent !== false)
}

function faultOfDates(
  reckoner: Reckoner,
  rule: Rule,
  { timetable, input, due }: Extract<Example, { readonly timetable: string }>,
): string | undefined {
  const made = makeTimetable(timetable, input, reckoner)
  if (!made.ok) return `is refused: ${sentences(made.problems)}`
  const { deadlines } = made.value
  for (const [id, day] of Object.entries(due)) {
    const found = deadlines.find((one) => one.id === id)
    if (found === undefined) {
      return `has no date "${id}", but ${deadlines.map((one) => one.id).join(', ') || 'none'}`
    }
    if (found.due !== day) return `has ${JSON.stringify(found.due)} as ${id}`
  }
  const isCited = deadlines.some(
    ({ rule: applied, alternatives }) =>
      applied === rule.id || alternatives.some((one) => one.rule === rule.id),
  )
  return isCited ? undefined : 'is counted without this rule'
}

/** What the examples of a constitution come to. */
export interface CheckedExamples {
  readonly examples: number
  readonly problems: readonly Problem[]
  /** Not answered as they say, and not to be blamed: a rule they may rest on cannot be read. */
  readonly unjudged: number
}

/**
 * Every example that does not come out as it says, with its line.
 *
 * @param files - as text, to find lines in
 * @param unread - what could not be read of the rules
 */
export function checkExamples(
  reckoner: MayReckon,
  files: ReadonlyMap<string, string>,
  today: string,
  unread: Unread,
): CheckedExamples {
  const { constitution } = reckoner
  const tried = tryExamples(reckoner, today)
  const failed = tried.filter(({ fault }) => fault !== undefined)
  const judged = failed.filter(
    ({ example }) => !mayRestOn(constitution, subjectOf(example), unread),
  )
  const found = judged.map(({ rule, example, fault }): Disagreement => {
    const index = rule.examples.indexOf(example)
    const input = JSON.stringify(example.input)
    return {
      code: 'wrong-example',
      file: rule.file,
      words:
        `, rule ${rule.id}: its example ${index + 1}, ${subjectOf(example)} ${input} is ` +
        `${outcomeOf(example)}, ${fault}. Correct the example, or the rule`,
      steps: ['rules', { named: rule.id }, 'examples', index],
    }
  })
  return {
    examples: tried.length,
    problems: withLines(found, files),
    unjudged: failed.length - judged.length,
  }
}

/** What an example has to come to, in a few words. */
export function outcomeOf(example: Example): string {
  if ('due' in example) return JSON.stringify(example.due)
  return 'refused' in example ? `refused as ${JSON.stringify(example.refused)}` : example.answer
}

/** Whether a question may turn on a rule that could not be read. */
function mayRestOn({ rules }: Constitution, question: string, unread: Unread): boolean {
  if (unread.files.has('constitution/settings.yaml') || mayStandIn(unread, question)) return true
  return rules.some(
    ({ decides, examples }) =>
      decides !== undefined &&
      mayStandIn(unread, decides) &&
      examples.some((example) => subjectOf(example) === question),
  )
}
