import { Command } from 'commander'
import {
  recordImportWithdrawal,
  recordWithdrawal,
  releaseBook,
  WITHDRAWAL,
} from '#holdings/index.ts'
import { findInUse, holdingsOf } from '#performance/index.ts'
import { accept, describePeriod, type Problem } from '#shared/index.ts'
import { writeRecord } from '#storage/index.ts'
import { CLOCK } from '../clock.ts'
import { actNow, insist, withInstance } from '../instance.ts'
import {
  APPROVED_BY,
  type ApprovedOptions,
  approvalOf,
  print,
  takeBackCommand,
  withWho,
} from './take-back.ts'

interface WithdrawOptions extends ApprovedOptions {
  readonly area?: string
  readonly breakdown?: string
}

/** `withdraw figure <measure> <period> …`, `withdraw import <number> …`, `withdraw take-back <number> …` */
export function withdrawCommand(): Command {
  return new Command('withdraw')
    .description('takes a figure or an import that is wrong out of use, or takes that back')
    .addCommand(figureCommand())
    .addCommand(importCommand())
    .addCommand(takeBackCommand(WITHDRAWAL, 'withdrawn'))
}

function figureCommand(): Command {
  return withWho(new Command('figure'), 'why, published in the history of the figure')
    .description('takes a figure out of use; what was said of a day before stays as it was')
    .argument('<measure>', 'the id of a measure, such as burglary')
    .argument('<period>', 'the period of the figure, such as 2025-11')
    .option('--area <place>', 'the id of a place; where the measure is shown first unless said')
    .option('--breakdown <parts>', 'such as gender=male; the whole unless said')
    .option('--approved-by <name>', APPROVED_BY)
    .action(async (measure: string, period: string, options: WithdrawOptions) => {
      await withInstance('withdraw', async ({ storage: { db, readAs }, config }) => {
        const { area, breakdown, reason } = options
        const named = { measure, period, area, breakdown }
        const found = findInUse(
          await holdingsOf(readAs, 'office', CLOCK.today, releaseBook(db, CLOCK.now))(),
          named,
        )
        const problems = [...blankAmong(options), ...(found.ok ? [] : found.problems)]
        const figure = insist(problems.length > 0 || !found.ok ? { ok: false, problems } : found)
        const act = actNow(config, reason, options.actor)
        const about = { figure: figure.id, reason, approval: approvalOf(options), day: act.today }
        const record = insist(await writeRecord(db, (trx) => recordWithdrawal(trx, about, act)))
        print({ record, measure, area: figure.area, period: figure.period.code }, options, [
          `${measure} in ${figure.area}, ${describePeriod(figure.period)}, is withdrawn as number ${record}.`,
          `To take that back: npm run -s cf -- withdraw take-back ${record} --reason '…'`,
        ])
      })
    })
}

function importCommand(): Command {
  return withWho(new Command('import'), 'why, published with the import')
    .description(
      'takes everything that an import brought out of use; what it superseded counts again',
    )
    .argument('<number>', 'the number of the import')
    .option('--approved-by <name>', APPROVED_BY)
    .action(async (number: string, options: ApprovedOptions) => {
      await withInstance('withdraw', async ({ storage: { db }, config }) => {
        const { reason } = options
        const problems = [...blankAmong(options), ...(/^\d{1,9}$/.test(number) ? [] : [NO_NUMBER])]
        insist(problems.length > 0 ? { ok: false, problems } : accept(number))
        const act = actNow(config, reason, options.actor)
        const about = {
          importId: Number(number),
          reason,
          approval: approvalOf(options),
          day: act.today,
        }
        const record = insist(
          await writeRecord(db, (trx) => recordImportWithdrawal(trx, about, act)),
        )
        print({ record, import: Number(number) }, options, [
          `Import ${number} is withdrawn: what it superseded is in force again.`,
          'The file, or a mended one, can be imported again.',
        ])
      })
    })
}

const NO_NUMBER: Problem = {
  code: 'no-number',
  field: 'number',
  message: 'Name the import by its number, such as 12: its page on the site has it',
}

function blankAmong({ reason, approvedBy }: ApprovedOptions): readonly Problem[] {
  return [
    ...(reason.trim() === ''
      ? [{ code: 'blank', field: 'reason', message: 'Say why it is withdrawn, after --reason' }]
      : []),
    ...(approvedBy?.trim() === ''
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
