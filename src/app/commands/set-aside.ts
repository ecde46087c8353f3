import { Command } from 'commander'
import { releaseBook } from '#holdings/index.ts'
import { chartedFigures, holdingsOf, recordSetAside, SET_ASIDE } from '#performance/index.ts'
import { describePeriod, parsePeriod, Refusal } from '#shared/index.ts'
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

/** `set-aside figure <measure> <period> …`, `set-aside take-back <number> …` */
export function setAsideCommand(): Command {
  return new Command('set-aside')
    .description('leaves a figure out of averages, usual ranges and rules, or takes that back')
    .addCommand(figureCommand())
    .addCommand(takeBackCommand(SET_ASIDE, 'set aside'))
}

function figureCommand(): Command {
  return withWho(new Command('figure'), 'why, published with the figure')
    .description('leaves a figure out; it stays on the chart as a ring')
    .argument('<measure>', 'the id of a measure, such as burglary')
    .argument('<period>', 'the period of the figure, such as 2025-11')
    .option('--area <place>', 'the id of a place; where the measure is shown first unless said')
    .option('--approved-by <name>', APPROVED_BY)
    .action(
      async (id: string, code: string, options: ApprovedOptions & { readonly area?: string }) => {
        await withInstance('set-aside', async ({ storage: { db, readAs }, config }) => {
          const period = insist(parsePeriod(code))
          const chart = chartedFigures(
            await holdingsOf(readAs, 'office', CLOCK.today, releaseBook(db, CLOCK.now))(),
            id,
            options.area,
          )
          if (!chart)
            throw new Refusal(
              `Nothing is charted of ${id} there. Name a measure and a place of the area`,
            )
          const figure = chart.figures.find((one) => one.period.code === period.code)
          if (figure?.value == null || figure.setAside || figure.isDraft) {
            throw new Refusal(
              `The chart of ${id} in ${chart.place.id} has no figure for ${describePeriod(period)} that counts. Name one that it has`,
            )
          }
          const { reason } = options
          const act = actNow(config, reason, options.actor)
          const set = {
            figure: { ...figure, value: figure.value },
            reason,
            approval: approvalOf(options),
            day: act.today,
          }
          const record = insist(await writeRecord(db, (trx) => recordSetAside(trx, set, act)))
          print({ record, measure: id, area: chart.place.id, period: period.code }, options, [
            `${id} in ${chart.place.id}, ${describePeriod(period)}, is set aside as number ${record}.`,
            `To take that back: npm run -s cf -- set-aside take-back ${record} --reason '…'`,
          ])
        })
      },
    )
}
