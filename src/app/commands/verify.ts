import { Command } from 'commander'
import { verifyChangeLog } from '#storage/index.ts'
import { withStorage } from '../instance.ts'

/** `verify`: the change log's chain, and that what it tells of is what is held. Exit 1 if not. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('checks that nothing recorded has been changed since')
    .option('--json', 'print one JSON document')
    .action(async (options: { json?: boolean }) => {
      await withStorage('verify', async ({ db }) => {
        const { entries, problems } = await verifyChangeLog(db)
        if (problems.length > 0) process.exitCode = 1
        if (options.json) {
          process.stdout.write(`${JSON.stringify({ entries, problems }, undefined, 2)}\n`)
        } else if (problems.length === 0) {
          process.stdout.write(
            `All ${entries} entries of the change log agree with what is held.\n`,
          )
        } else {
          process.stdout.write(`${problems.join('\n')}\n`)
        }
      })
    })
}
