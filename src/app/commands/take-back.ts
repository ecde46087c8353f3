import { Command } from 'commander'
import type { Approval } from '#holdings/index.ts'
import type { Problem } from '#shared/index.ts'
import { withdrawRecord, writeRecord } from '#storage/index.ts'
import { actNow, insist, withInstance } from '../instance.ts'

export interface ActOptions {
  readonly reason: string
  readonly actor?: string
  readonly json?: boolean
}

/** Of an act that somebody else has to approve. */
export interface ApprovedOptions extends ActOptions {
  readonly approvedBy?: string
}

export const APPROVED_BY =
  'who approved it, kept for members; without it, it waits to be approved on the site by somebody else'

/** Who approved it as it was typed, or that it is to be approved yet. */
export function approvalOf({ approvedBy }: ApprovedOptions): Approval {
  return approvedBy === undefined ? 'awaited' : { by: approvedBy }
}

/**
 * `take-back <number> …` of one kind of record about a figure.
 *
 * @param done - what was done with the figure: "set aside"
 */
export function takeBackCommand(kind: string, done: string): Command {
  return withWho(new Command('take-back'), 'why it counts again, published')
    .description(`lets a figure that was ${done} count again`)
    .argument('<number>', `the number under which it was ${done}`)
    .action(async (record: string, options: ActOptions) => {
      const name = `What was ${done} as number ${record}`
      const inWords = (problem: Problem): Problem =>
        problem.code === 'withdrawn'
          ? { ...problem, message: `${name} has been taken back already` }
          : { ...problem, message: `Nothing was ${done} as number ${record}` }
      await withInstance(kind, async ({ storage: { db }, config }) => {
        const act = actNow(config, options.reason, options.actor)
        const about = { kind, record, day: act.today }
        const taken = await writeRecord(db, (trx) => withdrawRecord(trx, about, act))
        insist(taken.ok ? taken : { ok: false, problems: taken.problems.map(inWords) })
        print({ record, counts: true }, options, [`${name} counts again.`])
      })
    })
}

/** The options of every act about a figure. */
export function withWho(command: Command, reason: string): Command {
  return command
    .requiredOption('--reason <words>', reason)
    .option('--actor <name>', 'who, for the change log')
    .option('--json', 'print one JSON document')
}

export function print(
  report: object,
  { json }: Pick<ActOptions, 'json'>,
  lines: readonly string[],
): void {
  process.stdout.write(json ? `${JSON.stringify(report, undefined, 2)}\n` : `${lines.join('\n')}\n`)
}
