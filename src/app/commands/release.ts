import { Command } from 'commander'
import type { Kysely } from 'kysely'
import type { Area } from '#area/index.ts'
import { calendarKnownBy, inLondon, readCalendar, warnOfUnattended } from '#days/index.ts'
import {
  fetchAreaFiles,
  fetchUnreleased,
  nameReleased,
  type ReportAwaited,
  recordRelease,
  type WaitingFigures,
  type WithheldAtRelease,
} from '#holdings/index.ts'
import { lookForSmall, type SmallAtRelease } from '#performance/index.ts'
import { fetchReport } from '#reports/index.ts'
import { periodFromAddress, periodInAddress, Refusal } from '#shared/index.ts'
import { type Database, writeRecord } from '#storage/index.ts'
import { actNow, insist, withInstance } from '../instance.ts'
import { print } from './take-back.ts'

interface ReleaseOptions {
  readonly at?: string
  readonly with?: readonly string[]
  readonly smallPublished?: boolean
  readonly withhold?: string
  readonly actor?: string
  readonly json?: boolean
}

/** `release <measure…|report> [--at <time>] [--with <report> <period>]` */
export function releaseCommand(): Command {
  return new Command('release')
    .description('makes figures that wait public: at once, at a time to come, or with a report')
    .argument(
      '<measures...>',
      'ids of measures, such as burglary theft, or of a report: the measures in it',
    )
    .option('--at <time>', 'when, by the clock in Britain, such as 2026-12-09T09:30')
    .option(
      '--with <report-and-period...>',
      'with the next edition of a report that is published, such as force-performance 2026-27-Q1',
    )
    .option('--small-published', 'release small numbers too: they were published already')
    .option(
      '--withhold <why>',
      'withhold small numbers, and the fewest others that would give any away; the reason is published',
    )
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
          with: await readEdition(db, options, act.today),
          day: act.today,
        }
        const looked = await lookForSmall(storage, area, unreleased, release.figures)
        const withheld = settleSmall(looked, options)
        const record = insist(
          await writeRecord(db, (trx) => recordRelease(trx, { ...release, withheld }, act)),
        )
        const count = once.reduce((sum, [, one]) => sum + one.figures, 0)
        const measures = [...new Set(release.figures.map(({ measure }) => measure))]
        const when = release.with ? { with: release.with } : { from: release.from ?? act.at }
        const hidden = withheld ? { withheld: withheld.figures.length } : {}
        const odd = release.from === undefined ? undefined : await warnOfTime(db, release.from)
        const warning = odd === undefined ? {} : { warning: odd }
        print({ record, measures, figures: count, ...when, ...hidden, ...warning }, options, [
          `${count} ${count === 1 ? 'figure' : 'figures'} of ${measures.join(', ')}: ` +
            `${sayWhen(options)} as number ${record}.`,
          ...(withheld ? [`${withheld.figures.length} of them withheld.`] : []),
          ...(odd === undefined ? [] : [`${odd}.`]),
        ])
      })
    })
}

/** What is odd about a time to come, by the bank holidays of the area that is loaded. */
async function warnOfTime(db: Kysely<Database>, at: string): Promise<string | undefined> {
  const files = await fetchAreaFiles(db)
  const calendar = readCalendar(new Map(files.map(({ path, content }) => [path, content])))
  return warnOfUnattended(calendar.ok ? calendarKnownBy(calendar.value) : undefined, at)
}

const SMALL_REMEDY =
  'Withhold them with --withhold and a reason, or say with --small-published that they were published already'

/** What is withheld at the release, where that is asked and anything has to be. */
function settleSmall(
  { exposed, small, toWithhold }: SmallAtRelease,
  { withhold, smallPublished }: ReleaseOptions,
): WithheldAtRelease | undefined {
  if (exposed === undefined && small === undefined) return undefined
  if (withhold !== undefined && toWithhold !== undefined) {
    if (withhold.trim() === '') throw new Refusal('Say after --withhold why they are withheld')
    return { figures: toWithhold.map(({ id }) => id), why: withhold }
  }
  if (exposed) throw new Refusal(exposed.message)
  if (!smallPublished) throw new Refusal(`${small}. ${SMALL_REMEDY}`)
  return undefined
}

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

function sayWhen({ at, with: edition }: ReleaseOptions): string {
  if (edition) return `to be released with the next edition of ${edition.join(' ')},`
  return at === undefined ? 'released' : `to be released at ${at},`
}

/** The report and period with whose edition figures are released, where one is named. */
async function readEdition(
  db: Kysely<Database>,
  { at, with: named }: ReleaseOptions,
  today: string,
): Promise<ReportAwaited | undefined> {
  if (named === undefined) return undefined
  if (at !== undefined) throw new Refusal('Give --at or --with, not both: it is one or the other')
  const [report = '', code = '', ...more] = named
  const period = periodFromAddress(code)
  if (period === undefined || more.length > 0) {
    throw new Refusal(
      `--with ${named.join(' ')} is not a report and a period. Write them last, as --with force-performance 2026-27-Q1`,
    )
  }
  insist(await fetchReport(db, report, period, today))
  return { report, period: periodInAddress(period) }
}

function readTime(typed: string): string {
  try {
    return inLondon(typed).toInstant().toString()
  } catch {
    throw new Refusal(`--at ${typed} is not a day and a time. Write it as 2026-12-09T09:30`)
  }
}
