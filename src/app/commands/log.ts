import { Command, Option } from 'commander'
import { AUDIENCES, type Audience, fetchNames, readLog } from '#storage/index.ts'
import { withLoadedArea } from '../instance.ts'

interface LogOptions {
  readonly as: Audience
  readonly json?: boolean
}

/** `log [--as <audience>] [--json]`: everything that was recorded, an entry a line. */
export function logCommand(): Command {
  return new Command('log')
    .description('prints everything that was recorded, oldest first, an entry a line')
    .addOption(
      new Option('--as <audience>', 'whose parts to print, with those of everyone with less')
        .choices(AUDIENCES)
        .default('public'),
    )
    .option('--json', 'print JSON Lines, from which each hash can be worked out again')
    .action(async ({ as, json }: LogOptions) => {
      await withLoadedArea('log', async ({ db }) => {
        const nameOf = await fetchNames(db)
        for await (const entry of readLog(db, as)) {
          const { id, kind, record, act, event, happened, recordedAt, recordedBy } = entry
          const line = json
            ? JSON.stringify(entry)
            : [
                ...[id, recordedAt, nameOf(recordedBy), kind, record],
                ...[act === 'record' ? event : `${act} ${event}`, happened ?? ''],
              ].join('\t')
          process.stdout.write(`${line}\n`)
        }
      })
    })
}
