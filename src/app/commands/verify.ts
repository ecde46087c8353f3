import { Command } from 'commander'
import { verifyRecord } from '#storage/index.ts'
import { withStorage } from '../instance.ts'

/** `verify`: the chain of the record, and that what it tells of is what is held. Exit 1 if not. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('checks that nothing recorded has been changed since')
    .option('--json', 'print one JSON document')
    .action(async (options: { json?: boolean }) => {
      await withStorage('verify', async ({ db }) => {
        const { entries, problems, erased, uncounted, head } = await verifyRecord(db)
        if (problems.length > 0) process.exitCode = 1
        if (options.json) {
          process.stdout.write(
            `${JSON.stringify({ entries, problems, erased, uncounted, head }, undefined, 2)}\n`,
          )
        } else if (problems.length === 0) {
          const lines = [
            ...erased,
            ...uncounted,
            `All ${entries} entries of the record agree with what is held.`,
          ]
          process.stdout.write(`${lines.join('\n')}\n`)
        } else {
          process.stdout.write(`${problems.join('\n')}\n`)
        }
      })
    })
}
