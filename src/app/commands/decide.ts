import { text } from 'node:stream/consumers'
import { Command } from 'commander'
import { readAreaFolder } from '#area/index.ts'
import {
  answerJson,
  answerQuestion,
  describeQuestion,
  parseConstitution,
  QUESTIONS,
  readRulings,
} from '#constitution/index.ts'
import { isDay } from '#fields/index.ts'
import { countsOn, membersOn, officesOn, readPeople, withRecorded } from '#people/index.ts'
import { type Outcome, Refusal } from '#shared/index.ts'
import { CLOCK } from '../clock.ts'
import { readConfig } from '../config.ts'
import { areaFolder, insist, withStorage } from '../instance.ts'

/**
 * `decide <question> --describe`: what the question takes, as a JSON Schema in the panel's own words.
 *
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
    .option('--json', 'read and write JSON')
    .option('--describe', 'say what the question takes, as a JSON Schema, and read nothing')
    .option('--on <day>', 'answer by the rules and rulings of another day, such as 2019-09-01')
    .option(
      '--recorded',
      'follow the rulings recorded on the site too, and take seats and members from its record of that day: this opens its storage',
    )
    .action(async (question: string, options: Options) => {
      if (options.json === options.describe) {
        throw new Refusal('Say --json to ask the question, or --describe to see what it takes')
      }
      const files = await readAreaFolder(await areaFolder(insist(readConfig())))
      const constitution = insist(parseConstitution(files))
      const day = options.on === undefined ? CLOCK.today() : readDay(options.on)
      if (options.describe) {
        const shape = insist(describeQuestion(constitution, question, day))
        process.stdout.write(`${JSON.stringify(shape, null, 2)}\n`)
        return
      }
      const input = readJson(await text(process.stdin))
      const recorded = options.recorded
        ? await withStorage('decide', async ({ db }) => {
            const people = await withRecorded(db, insist(readPeople(files)))
            return {
              rulings: await readRulings(db),
              counts: countsOn(people, day),
              members: membersOn(people, day),
              offices: officesOn(people, day),
            }
          })
        : { rulings: [] }
      const answer = insist(
        named(answerQuestion(constitution, question, input, { today: day, ...recorded })),
      )
      process.stdout.write(`${JSON.stringify(answerJson(answer))}\n`)
    })
}

interface Options {
  readonly json?: true
  readonly describe?: true
  readonly on?: string
  readonly recorded?: true
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
  if (isDay(text)) return text
  throw new Refusal(`"${text}" is not a day. Write it as 2019-09-01`)
}

/** Each problem begins with the name of its field, so that it can be found in the JSON. */
function named<Value>(outcome: Outcome<Value>): Outcome<Value> {
  if (outcome.ok) return outcome
  const problems = outcome.problems.map((problem) =>
    problem.field ? { ...problem, message: `${problem.field}: ${problem.message}` } : problem,
  )
  return { ok: false, problems }
}
