import { Command } from 'commander'
import type { Area } from '#area/index.ts'
import { inLondon } from '#days/index.ts'
import {
  fetchUnreleased,
  nameReleased,
  recordRelease,
  type WaitingFigures,
} from '#holdings/index.ts'
import { lookForSmall } from '#performance/index.ts'
import { Refusal } from '#shared/index.ts'
import { writeRecord } from '#storage/index.ts'
import { actNow, insist, withInstance } from '../instance.ts'
import { print } from './take-back.ts'

interface ReleaseOptions {
  readonly at?: string
  readonly smallPublished?: boolean
  readonly actor?: string
  readonly json?: boolean
}

/** `release <measure…|report> [--at <time>]` */
export function releaseCommand(): Command {
  return new Command('release')
    .description('makes figures that wait public, at once or at a time to come')
    .argument(
      '<measures...>',
      'ids of measures, such as burglary theft, or of a report: the measures in it',
    )
    .option('--at <time>', 'when, by the clock in Britain, such as 2026-12-09T09:30')
    .option('--small-published', 'release small numbers too: they were published already')
    .option('--actor <name>', 'who, for the record')
    .option('--json', 'print one JSON document')
    .action(async (named: readonly string[], options: ReleaseOptions) => {
      await withInstance('release', async ({ storage, config, area }) => {
        const { db } = storage
        const act = actNow(config, 'Released', options.actor)
        const unreleased = await fetchUnreleased(db, act.at)
        const { waiting } = unreleased
        const figures = named.flatMap((name) => waitingOf(name, area, waiting))
        const once = [...new Map(figures.map((one) => [nameReleased(one), one]))]
        const release = {
          figures: once.map(([, { import: of, measure }]) => ({ import: of, measure })),
          from: options.at === undefined ? undefined : readTime(options.at),
          day: act.today,
        }
        const looked = await lookForSmall(storage, area, unreleased, release.figures)
        if (looked.exposed) throw new Refusal(looked.exposed.message)
        if (looked.small !== undefined && !options.smallPublished) {
          throw new Refusal(`${looked.small}. ${SMALL_REMEDY}`)
        }
        const record = insist(await writeRecord(db, (trx) => recordRelease(trx, release, act)))
        const count = once.reduce((sum, [, one]) => sum + one.figures, 0)
        const measures = [...new Set(release.figures.map(({ measure }) => measure))]
        print({ record, measures, figures: count, from: release.from ?? act.at }, options, [
          `${count} ${count === 1 ? 'figure' : 'figures'} of ${measures.join(', ')}: ` +
            (options.at === undefined
              ? `released as number ${record}.`
              : `to be released at ${options.at}, as number ${record}.`),
        ])
      })
    })
}

const SMALL_REMEDY =
  'Import them again with small numbers withheld, or say with --small-published that they were published already'

/** What waits of a measure, or of those of a report. */
function waitingOf(
  name: string,
  area: Area,
  waiting: readonly WaitingFigures[],
): readonly WaitingFigures[] {
  const report = area.reports.find(({ id }) => id === name)
  if (!report && !area.measures.has(name)) {
    throw new Refusal(`There is no measure or report "${name}". Name one of the area by its id`)
  }
  const measures = report
    ? new Set(report.sections.flatMap(({ rows }) => rows.map(({ measure }) => measure)))
    : new Set([name])
  const found = waiting.filter(({ measure }) => measures.has(measure))
  if (found.length > 0) return found
  throw new Refusal(`No figure of ${name} waits to be released`)
}

function readTime(typed: string): string {
  try {
    return inLondon(typed).toInstant().toString()
  } catch {
    throw new Refusal(`--at ${typed} is not a day and a time. Write it as 2026-12-09T09:30`)
  }
}
