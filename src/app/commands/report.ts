import { join } from 'node:path'
import { Command } from 'commander'
import { fetchReport, writeReport } from '#performance/index.ts'
import { parsePeriod } from '#shared/index.ts'
import { insist, today, withInstance } from '../instance.ts'

interface BuildOptions {
  readonly period: string
  readonly out: string
  readonly asAt?: string
  readonly json?: boolean
}

/** `report build <report> --period <period> [--as-at <day>] --out <folder>` */
export function reportCommand(): Command {
  const build = new Command('build')
    .description('writes report.html, report.pdf, report.ods, observations.csv and report.json')
    .argument('<report>', 'which report, such as force-performance')
    .requiredOption('--period <period>', 'such as 2018-19, 2019-20-Q1 or 2022-10')
    .option('--as-at <day>', 'with the figures as known on this day, such as 2019-09-24')
    .option('--out <folder>', 'where to write', 'out')
    .option('--json', 'print one JSON document')
    .action(async (id: string, options: BuildOptions) => {
      await withInstance('report build', async ({ storage }) => {
        const period = insist(parsePeriod(options.period))
        const asAt = options.asAt === undefined ? today() : insistDay(options.asAt)
        const report = insist(await fetchReport(storage.db, id, period, asAt))
        const files = insist(await writeReport(report, options.out))
        if (options.json) {
          process.stdout.write(`${JSON.stringify({ folder: options.out, files }, undefined, 2)}\n`)
          return
        }
        for (const { name, bytes } of files) {
          process.stdout.write(
            `${join(options.out, name)}  ${bytes.toLocaleString('en-GB')} bytes\n`,
          )
        }
      })
    })
  return new Command('report').description('builds reports').addCommand(build)
}

function insistDay(text: string): string {
  const period = parsePeriod(text)
  if (period.ok && period.value.kind === 'day') return period.value.start
  return insist({
    ok: false,
    problems: [
      { code: 'not-a-day', message: `--as-at ${text} is not a day. Write it as 2019-09-24` },
    ],
  })
}
