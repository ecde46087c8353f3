import { text } from 'node:stream/consumers'
import { Command } from 'commander'
import { readAreaFolder } from '#area/index.ts'
import {
  answerJson,
  answerQuestion,
  parseConstitution,
  QUESTIONS,
  readRulings,
} from '#constitution/index.ts'
import { type Outcome, Refusal } from '#shared/index.ts'
import { readConfig } from '../config.ts'
import { areaFolder, insist, today, withStorage } from '../instance.ts'

/**
 * `decide <question> --json`: one JSON object on stdin, one JSON document on stdout. It reads the
 * area's files, rulings among them, and opens no storage unless asked to, so it answers while the
 * site is running.
 */
export function decideCommand(): Command {
  return new Command('decide')
    .description(
      'answers a question from the constitution: one JSON object on stdin, one on stdout',
    )
    .argument('<question>', [...QUESTIONS.keys()].join(', '))
    .requiredOption('--json', 'read and write JSON')
    .option('--on <day>', 'answer by the rules and rulings of another day, such as 2019-09-01')
    .option('--recorded', 'follow the rulings recorded on the site too: this opens its storage')
    .action(async (question: string, options: { on?: string; recorded?: boolean }) => {
      const files = await readAreaFolder(await areaFolder(insist(readConfig())))
      const constitution = insist(parseConstitution(files))
      const input = readJson(await text(process.stdin))
      const day = options.on === undefined ? today() : readDay(options.on)
      const rulings = options.recorded
        ? await withStorage('decide', async ({ db }) => await readRulings(db))
        : []
      const answer = insist(
        named(answerQuestion(constitution, question, input, { today: day, rulings })),
      )
      process.stdout.write(`${JSON.stringify(answerJson(answer))}\n`)
    })
}

function readJson(sent: string): unknown {
  try {
    return JSON.parse(sent)
  } catch {
    throw new Refusal(
      'What was sent is not JSON. Send one object, such as {"for": 9, "against": 4, "abstain": 1}',
    )
  }
}

function readDay(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(text)) return text
  throw new Refusal(`"${text}" is not a day. Write it as 2019-09-01`)
}

function isDay(text: string): boolean {
  try {
    Temporal.PlainDate.from(text)
    return true
  } catch {
    return false
  }
}

/** Each problem begins with the name of its field, so that it can be found in the JSON. */
function named<Value>(outcome: Outcome<Value>): Outcome<Value> {
  if (outcome.ok) return outcome
  const problems = outcome.problems.map((problem) =>
    problem.field ? { ...problem, message: `${problem.field}: ${problem.message}` } : problem,
  )
  return { ok: false, problems }
}
