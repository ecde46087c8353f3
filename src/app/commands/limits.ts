import { createInterface } from 'node:readline'
import { Command } from 'commander'
import { Refusal } from '#shared/index.ts'
import { answerLimitsLine } from '#statistics/index.ts'

/** `limits --json`: JSON Lines of series on stdin, JSON Lines of limits and judgements on stdout. */
export function limitsCommand(): Command {
  return new Command('limits')
    .description('works out control limits: JSON Lines on stdin, JSON Lines on stdout')
    .requiredOption('--json', 'read and write JSON Lines')
    .action(async () => {
      let number = 0
      for await (const line of createInterface({ input: process.stdin })) {
        number += 1
        if (line.trim() === '') continue
        const answer = answerLimitsLine(line, number)
        if (!answer.ok) throw new Refusal(answer.problems.map(({ message }) => message).join('\n'))
        process.stdout.write(`${JSON.stringify(answer.value)}\n`)
      }
    })
}
