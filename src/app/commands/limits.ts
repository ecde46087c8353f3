import { createInterface } from 'node:readline'
import { Command } from 'commander'
import { answerLimitsLine } from '#statistics/index.ts'

/**
 * `limits --json`: JSON Lines of series on stdin, JSON Lines of limits and judgements on stdout. A line
 * that cannot be answered is named on stderr, and those after it are answered all the same.
 */
export function limitsCommand(): Command {
  return new Command('limits')
    .description('works out control limits: JSON Lines on stdin, JSON Lines on stdout')
    .requiredOption('--json', 'read and write JSON Lines')
    .addHelpText(
      'after',
      `
A line that cannot be read is named among the errors, with what to do; the others are answered.
Exit 0: every line was answered. Exit 1: some could not be. Exit 2: none could.`,
    )
    .action(async () => {
      let [number, answered, refused] = [0, 0, 0]
      for await (const line of createInterface({ input: process.stdin })) {
        number += 1
        if (line.trim() === '') continue
        const answer = answerLimitsLine(line, number)
        if (answer.ok) {
          answered += 1
          process.stdout.write(`${JSON.stringify(answer.value)}\n`)
        } else {
          process.stderr.write(answer.problems.map(({ message }) => `${message}\n`).join(''))
          refused += 1
        }
      }
      if (refused > 0) process.exitCode = answered > 0 ? 1 : 2
    })
}
