import { Command } from 'commander'
import { recordWithdrawal, WITHDRAWAL } from '#holdings/index.ts'
import { findInUse, holdingsOf } from '#performance/index.ts'
import { describePeriod, type Problem } from '#shared/index.ts'
import { writeRecord } from '#storage/index.ts'
import { CLOCK } from '../clock.ts'
import { actNow, insist, withInstance } from '../instance.ts'
import { type ActOptions, print, takeBackCommand, withWho } from './take-back.ts'

interface WithdrawOptions extends ActOptions {
  readonly approvedBy: string
  readonly area?: string
  readonly breakdown?: string
}

/** `withdraw figure <measure> <period> …`, `withdraw take-back <number> …` */
export function withdrawCommand(): Command {
  return new Command('withdraw')
    .description('takes a figure that is wrong out of use, or takes that back')
    .addCommand(figureCommand())
    .addCommand(takeBackCommand(WITHDRAWAL, 'withdrawn'))
}

function figureCommand(): Command {
  return withWho(new Command('figure'), 'why, published in the history of the figure')
    .description('takes a figure out of use; what was said of a day before stays as it was')
    .argument('<measure>', 'the id of a measure, such as burglary')
    .argument('<period>', 'the period of the figure, such as 2025-11')
    .option('--area <place>', 'the id of a place; where the measure is shown first unless said')
    .option('--breakdown <parts>', 'such as gender=male; the whole unless said')
    .requiredOption('--approved-by <name>', 'who approved it, kept for members')
    .action(async (measure: string, period: string, options: WithdrawOptions) => {
      await withInstance('withdraw', async ({ storage: { db }, config }) => {
        const { area, breakdown, reason, approvedBy } = options
        const named = { measure, period, area, breakdown }
        const found = findInUse(await holdingsOf(db, CLOCK.today)(), named)
        const problems = [...blankAmong(options), ...(found.ok ? [] : found.problems)]
        const figure = insist(problems.length > 0 || !found.ok ? { ok: false, problems } : found)
        const act = actNow(config, reason, options.actor)
        const about = { figure: figure.id, reason, approvedBy, day: act.today }
        const record = insist(await writeRecord(db, (trx) => recordWithdrawal(trx, about, act)))
        print({ record, measure, area: figure.area, period: figure.period.code }, options, [
          `${measure} in ${figure.area}, ${describePeriod(figure.period)}, is withdrawn as number ${record}.`,
          `To take that back: npm run -s cf -- withdraw take-back ${record} --reason '…'`,
        ])
      })
    })
}

function blankAmong({ reason, approvedBy }: WithdrawOptions): readonly Problem[] {
  return [
    ...(reason.trim() === ''
      ? [{ code: 'blank', field: 'reason', message: 'Say why it is withdrawn, after --reason' }]
      : []),
    ...(approvedBy.trim() === ''
      ? [
          {
            code: 'blank',
            field: 'approvedBy',
            message: 'Say who approved it, after --approved-by',
          },
        ]
      : []),
  ]
}
