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
import type { Constitution } from './constitution.ts'
import type { Example, Rule } from './rule.ts'

/** One example of a rule, put to the constitution. */
export interface TriedExample {
  readonly rule: Rule
  readonly example: Example
  /** What is wrong, in words that follow the example; `undefined` when it comes out as it says. */
  readonly fault: string | undefined
}

/**
 * Puts every example of every rule to the constitution, as its questions would be on a day.
 *
 * An example has to be answered as it says, and its answer has to rest on its rule, or to show it as
 * considered; an answer that rests on no rule has to say that the constitution is silent.
 *
 * @param today - YYYY-MM-DD
 */
export function tryExamples(constitution: Constitution, today: string): readonly TriedExample[] {
  return constitution.rules.flatMap((rule) =>
    rule.examples.map((example) => ({
      rule,
      example,
      fault: faultOf(constitution, rule, example, today),
    })),
  )
}

function faultOf(
  constitution: Constitution,
  rule: Rule,
  { question, input, answer, gives = {} }: Example,
  today: string,
): string | undefined {
  const outcome = answerQuestion(constitution, question, input, { today })
  if (!outcome.ok) return `is refused: ${outcome.problems.map(({ message }) => message).join('. ')}`
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
  constitution: Constitution,
  files: ReadonlyMap<string, string>,
  today: string,
  unread: Unread,
): CheckedExamples {
  const tried = tryExamples(constitution, today)
  const failed = tried.filter(({ fault }) => fault !== undefined)
  const judged = failed.filter(({ example }) => !mayRestOn(constitution, example.question, unread))
  const found = judged.map(({ rule, example, fault }): Disagreement => {
    const index = rule.examples.indexOf(example)
    const { question, input, answer } = example
    return {
      code: 'wrong-example',
      file: rule.file,
      words:
        `, rule ${rule.id}: its example ${index + 1}, ${question} ${JSON.stringify(input)} is ` +
        `${answer}, ${fault}. Correct the example, or the rule`,
      steps: ['rules', { named: rule.id }, 'examples', index],
    }
  })
  return {
    examples: tried.length,
    problems: withLines(found, files),
    unjudged: failed.length - judged.length,
  }
}

/** Whether a question may turn on a rule that could not be read. */
function mayRestOn({ rules }: Constitution, question: string, unread: Unread): boolean {
  if (unread.files.has('constitution/settings.yaml') || mayStandIn(unread, question)) return true
  return rules.some(
    ({ decides, examples }) =>
      decides !== undefined &&
      mayStandIn(unread, decides) &&
      examples.some((example) => example.question === question),
  )
}
