import { SingleBar } from 'cli-progress'
import { Command } from 'commander'
import {
  exportHomeOffice,
  exportStreetAggregates,
  type ImportReport,
  importFile,
  importHomeOffice,
  importStreet,
  recipeBook,
  rejectsFile,
  type StreetReport,
} from '#performance/index.ts'
import { actNow, insist, withInstance } from '../instance.ts'
import { describeRecipe, importJson, isLeftOpen } from './import-json.ts'
import { recipeFile } from './recipe.ts'

interface ImportOptions {
  readonly dryRun?: boolean
  readonly json?: boolean
  readonly reason: string
  readonly actor?: string
}

interface ObservationsOptions extends ImportOptions {
  readonly recipe?: string
  readonly rejects?: string
  readonly withhold?: boolean
}

/** `import observations <file>`, `import street <file, folder or zip>…`, `import home-office <file>` */
export function importCommand(): Command {
  return new Command('import')
    .description('takes in figures')
    .addCommand(observationsCommand())
    .addCommand(streetCommand())
    .addCommand(homeOfficeCommand())
}

function observationsCommand(): Command {
  return withImportOptions(new Command('observations'), 'Observations imported')
    .description('a file of figures: CSV, XLSX, ODS, or a web page with tables')
    .argument('<file>')
    .option('--recipe <file>', 'read it by this recipe, whatever recipes are known')
    .addHelpText(
      'after',
      `
Columns: measure, area, breakdown, period, value; and, if wanted, numerator, denominator,
status, source, released, note. A period is 2019-04, 2019-20-Q1, 2019-20 or 2019-06-30.
A blank value was not published; [c] was withheld. If any row is rejected, nothing is imported.

A file of any other layout is read by a recipe: the first known one that fits, or one proposed for it
(see recipe suggest). What the file leaves open is asked, and figures in question are not imported.

Counts of 1 to 4 of a part of a measure (a breakdown, a district) could point to a person, and what
is imported is public. A dry run names them; --withhold records them, and as few others as will keep
them from being worked out, as withheld. What is public already stays so.`,
    )
    .option('--withhold', 'withhold small counts of parts, and what would give them away')
    .option('--rejects <file>', 'write every rejected row to a CSV file')
    .action(async (file: string, options: ObservationsOptions) => {
      await withInstance('import observations', async ({ config, storage, area }) => {
        const bar = progressBar('bytes')
        const rejects = options.rejects === undefined ? undefined : rejectsFile(options.rejects)
        const outcome = await importFile(storage.db, area, {
          ...actNow(config, options.reason, options.actor),
          file,
          recipes: insist(await recipeBook(storage.db)).map(({ recipe }) => recipe),
          ...(options.recipe === undefined ? {} : { recipe: await recipeFile(options.recipe) }),
          dryRun: options.dryRun ?? false,
          withhold: options.withhold ?? false,
          onProgress: bar.show,
          ...(rejects ? { onRejected: rejects.add } : {}),
        }).finally(bar.end)
        const written = rejects?.close() ?? 0
        const read = insist(outcome)
        const report = read.by === 'columns' ? read.report : read.extract.report
        if (report.rejected > 0 || isLeftOpen(read)) process.exitCode = 1
        const rejectsPath = written > 0 ? options.rejects : undefined
        print({ ...importJson(read), rejectsFile: rejectsPath ?? null }, options, [
          ...describeObservations(report, rejectsPath),
          ...describeRecipe(read),
        ])
      })
    })
}

function streetCommand(): Command {
  return withImportOptions(new Command('street'), 'Street files imported')
    .description('data.police.uk street files: files, folders of them, or zips')
    .argument('<given...>')
    .option('--export <file>', 'write the counts as a CSV of figures and import nothing')
    .action(async (given: string[], options: ImportOptions & { readonly export?: string }) => {
      await withInstance('import street', async ({ config, storage, area }) => {
        if (options.export !== undefined) {
          const { rows } = insist(await exportStreetAggregates(area, { given, to: options.export }))
          process.stdout.write(`${rows} figures written to ${options.export}.\n`)
          return
        }
        const bar = progressBar('files')
        const report = insist(
          await importStreet(storage.db, area, {
            ...actNow(config, options.reason, options.actor),
            given,
            dataFolder: storage.folder,
            dryRun: options.dryRun ?? false,
            onProgress: bar.show,
          }).finally(bar.end),
        )
        print(report, options, describeStreet(report))
      })
    })
}

function homeOfficeCommand(): Command {
  return withImportOptions(new Command('home-office'), 'Home Office outcomes imported')
    .description('a Home Office table of crime outcomes (CSV): offences by force, quarter and kind')
    .argument('<file>')
    .option('--export <file>', 'write the counts as a CSV of figures and import nothing')
    .action(async (file: string, options: ImportOptions & { readonly export?: string }) => {
      await withInstance('import home-office', async ({ config, storage, area }) => {
        if (options.export !== undefined) {
          const { rows } = insist(await exportHomeOffice(area, { file, to: options.export }))
          process.stdout.write(`${rows} figures written to ${options.export}.\n`)
          return
        }
        const report = insist(
          await importHomeOffice(storage.db, area, {
            ...actNow(config, options.reason, options.actor),
            file,
            dryRun: options.dryRun ?? false,
          }),
        )
        if (report.rejected > 0) process.exitCode = 1
        print(report, options, describeObservations(report))
      })
    })
}

function withImportOptions(command: Command, reason: string): Command {
  return command
    .option('--dry-run', 'say what would be added, superseded and rejected; write nothing')
    .option('--reason <words>', 'why, for the change log', reason)
    .option('--actor <name>', 'who, for the change log')
    .option('--json', 'print one JSON document')
}

function print(report: object, { json }: ImportOptions, lines: readonly string[]): void {
  process.stdout.write(json ? `${JSON.stringify(report, undefined, 2)}\n` : `${lines.join('\n')}\n`)
}

/** More rows than this on a screen hide what the others say. */
const MOST_PRINTED = 100

/** @param rejects - the file that every rejected row has been written to, if one was asked for */
function describeObservations(report: ImportReport, rejects?: string): readonly string[] {
  const printed = report.rejectedRows.slice(0, MOST_PRINTED)
  const hidden = report.rejected - printed.length
  const more = `… and ${hidden.toLocaleString('en-GB')} more rejected ${hidden === 1 ? 'row' : 'rows'}`
  return [
    ...report.notes,
    ...printed.map(({ message }) => message),
    ...(hidden > 0 && rejects === undefined
      ? [`${more}. To have every one listed, add --rejects <file.csv>`]
      : []),
    ...(hidden > 0 && rejects !== undefined ? [more] : []),
    ...(rejects === undefined
      ? []
      : [`Every rejected row is listed in ${rejects}, with what to do about it`]),
    ...report.warnings,
    ...report.supersededFigures,
    ...describeSmall(report),
    `${report.summary}.`,
  ]
}

function describeSmall({ smallNumbers, dryRun }: ImportReport): readonly string[] {
  if (smallNumbers === null) return []
  const { sentences, small, isWithheld, canBeWithheld } = smallNumbers
  const isOffered = dryRun && small > 0 && !isWithheld && canBeWithheld
  return [...sentences, ...(isOffered ? ['To withhold them, add --withhold'] : [])]
}

function describeStreet(report: StreetReport): readonly string[] {
  return [...report.notes, ...report.warnings, ...report.supersededFigures, `${report.summary}.`]
}

/** A bar on stderr for as long as it is a terminal; nothing is drawn for work done at once. */
function progressBar(unit: string) {
  let bar: SingleBar | undefined
  return {
    show: (done: number, total: number) => {
      if (!process.stderr.isTTY) return
      if (bar === undefined) {
        bar = new SingleBar({
          format: `{bar} {percentage}% of {total} ${unit}`,
          stream: process.stderr,
          clearOnComplete: true,
        })
        bar.start(total, 0)
      }
      bar.update(done)
    },
    end: () => bar?.stop(),
  }
}
