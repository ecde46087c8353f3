import { join } from 'node:path'
import { Command } from 'commander'
import { heldFigures } from '#checker/index.ts'
import { holdingsOf } from '#performance/index.ts'
import {
  checkCommentary,
  fetchReport,
  type Report,
  sayContradiction,
  withReason,
  writeReport,
} from '#reports/index.ts'
import { parsePeriod } from '#shared/index.ts'
import type { Storage } from '#storage/index.ts'
import { CLOCK } from '../clock.ts'
import { insist, withInstance } from '../instance.ts'
import { draftsOption, readerOf, sayDrafts } from './drafts.ts'

interface BuildOptions {
  readonly period: string
  readonly out: string
  readonly asAt?: string
  readonly despite?: string
  readonly drafts?: boolean
  readonly json?: boolean
}

/** `report build <report> --period <period> [--as-at <day>] [--despite <reason>] [--drafts] --out <folder>` */
export function reportCommand(): Command {
  const build = new Command('build')
    .description(
      'writes the report as HTML, PDF, ODS, CSV and JSON, and its briefing as HTML and PDF',
    )
    .argument('<report>', 'which report, such as force-performance')
    .requiredOption('--period <period>', 'such as 2018-19, 2019-20-Q1 or 2022-10')
    .option('--as-at <day>', 'with the figures as known on this day, such as 2019-09-24')
    .option('--out <folder>', 'where to write', 'out')
    .option(
      '--despite <reason>',
      'write it though its commentary contradicts its figures, and print the reason in it',
    )
    .addOption(draftsOption())
    .option('--json', 'print one JSON document')
    .action(async (id: string, options: BuildOptions) => {
      const { drafts = false } = options
      await withInstance('report build', async ({ storage, config }) => {
        const period = insist(parsePeriod(options.period))
        const asAt = options.asAt === undefined ? CLOCK.today() : insistDay(options.asAt)
        const fetched = insist(
          await fetchReport(storage.readAs({ audience: readerOf(drafts) }), id, period, asAt),
        )
        const used = new Set(fetched.figures.map(({ measureId }) => measureId))
        await sayDrafts(storage, config, drafts, drafts ? used : undefined)
        const { report, contradictions } = await checkReport(storage, fetched, options)
        if (report === null) {
          process.exitCode = 1
          process.stderr.write(`${[NOT_WRITTEN, ...contradictions].join('\n')}\n`)
          return
        }
        const files = insist(await writeReport(report, options.out))
        if (options.json) {
          const written = { folder: options.out, files, contradictions, drafts }
          process.stdout.write(`${JSON.stringify(written, undefined, 2)}\n`)
          return
        }
        if (contradictions.length > 0) {
          process.stderr.write(`${[WRITTEN_DESPITE, ...contradictions].join('\n')}\n`)
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

const NOT_WRITTEN =
  'The report was not written, because its commentary contradicts its figures. ' +
  'Put the commentary right and load the area again, or say why it stands with --despite "<reason>":'
const WRITTEN_DESPITE =
  'The report was written, with the reason given, although its commentary contradicts its figures:'

/**
 * Holds the commentary against the report's figures and those known on its day.
 *
 * @returns the report to write: as it is when nothing contradicts it, with the reason in it when one
 *   is given, else `null`; and each contradiction in one line
 */
async function checkReport(
  { readAs }: Storage,
  report: Report,
  { despite, drafts = false }: Pick<BuildOptions, 'despite' | 'drafts'>,
): Promise<{ readonly report: Report | null; readonly contradictions: readonly string[] }> {
  const held = heldFigures(await holdingsOf(readAs, readerOf(drafts), () => report.asAt)())
  const findings = checkCommentary(report, held)
  const contradictions = findings.map(sayContradiction)
  if (findings.length === 0) return { report, contradictions }
  const reason = despite?.trim() ?? ''
  return { report: reason === '' ? null : withReason(report, findings, reason), contradictions }
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
