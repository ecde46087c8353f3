import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { examineArea, readAreaFolder } from '#area/index.ts'
import { writeCsv } from '#documents/index.ts'
import { takeUpWhatIsLeft } from '#performance/index.ts'
import {
  checkRegister,
  exportEntries,
  importRows,
  jsonOfEntries,
  type Register,
  type RegisterImport,
  readerIn,
  registerBook,
  smallestDefinition,
  tableOfEntries,
} from '#registers/index.ts'
import { capitalise, formatNumber, Refusal } from '#shared/index.ts'
import type { Storage } from '#storage/index.ts'
import { ROLES, type Role } from '#web/index.ts'
import { placeOf, sayWithLine } from '../check-area.ts'
import { CLOCK } from '../clock.ts'
import { readConfig } from '../config.ts'
import { actNow, areaFolder, insist, withInstance } from '../instance.ts'
import { fetchNameable } from '../nameable.ts'

/** `register new <file>`, `register check <file>`, `register import <register> <file>`, `register export <register> --as <role>` */
export function registerCommand(): Command {
  return new Command('register')
    .description('the books that an office keeps: their definitions, and what is in them')
    .addCommand(newCommand())
    .addCommand(checkCommand())
    .addCommand(importCommand())
    .addCommand(exportCommand())
}

function newCommand(): Command {
  return new Command('new')
    .description('writes the smallest definition that is whole, to be filled in')
    .argument('<file>', 'where: such as areas/northshire/registers/letters.yaml')
    .option('--name <name>', 'what the register is called; as its file unless said')
    .option('--json', 'print one JSON document')
    .action(async (path: string, options: { readonly name?: string; readonly json?: true }) => {
      const id = basename(path, '.yaml')
      if (!path.endsWith('.yaml') || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
        throw new Refusal(
          `${path} makes no id. Name a file in small letters, figures and hyphens that ends in .yaml, such as letters.yaml`,
        )
      }
      const name = options.name ?? capitalise(id.replaceAll('-', ' '))
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, smallestDefinition(id, name), { flag: 'wx' }).catch((error) => {
        if (error.code === 'EEXIST')
          throw new Refusal(`There is a file ${path} already. Name another`)
        throw error
      })
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ file: path, register: id, name }, undefined, 2)}\n`
          : `${path}\nFill it in, and check it with: npm run -s cf -- register check ${path}\n`,
      )
    })
}

function checkCommand(): Command {
  return new Command('check')
    .description('tells everything that is wrong with a definition, with file and line')
    .argument('<file>', 'a definition, such as areas/northshire/registers/letters.yaml')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
Reads the definition beside the files of the area in whose folder it lies, or else of the one that is served
(CRITICAL_FRIEND_AREA): it may name the places, posts and calendars of that. Puts its examples to it: rows in, counts
out, rows refused. It opens no storage.
Exit 0: nothing is wrong. Exit 1: something is. Exit 2: the file could not be read.`,
    )
    .action(async (path: string, options: { readonly json?: true }) => {
      const text = await readFile(path, 'utf8')
      const folder = (await areaAround(path)) ?? (await areaFolder(insist(readConfig())))
      const files = await readAreaFolder(folder)
      const { area } = examineArea(files)
      const checked = checkRegister(path, text, files, area.file, CLOCK.today())
      const problems = checked.ok ? [] : checked.problems
      if (!checked.ok) process.exitCode = 1
      const examples = checked.ok ? checked.value.examples : 0
      if (options.json) {
        const told = problems.map((problem) => {
          const { file, line, words } = placeOf(problem)
          return { file, line, message: words }
        })
        process.stdout.write(
          `${JSON.stringify({ area: area.file.id, examples, problems: told }, undefined, 2)}\n`,
        )
        return
      }
      const many = (count: number, one: string) =>
        `${formatNumber(count)} ${one}${count === 1 ? '' : 's'}`
      const beside = `beside the files of ${area.file.name} (${folder})`
      const lines = checked.ok
        ? [`${path}: nothing is wrong. Checked ${beside}: ${many(examples, 'example')}.`]
        : [...problems.map(sayWithLine), `${path}: ${many(problems.length, 'problem')}, ${beside}.`]
      process.stdout.write(`${lines.join('\n')}\n`)
    })
}

/** The folder of the area whose `registers/` a definition lies in; `undefined` where it lies elsewhere. */
async function areaAround(path: string): Promise<string | undefined> {
  const folder = dirname(resolve(path))
  if (basename(folder) !== 'registers') return undefined
  const area = dirname(folder)
  const isArea = await stat(join(area, 'area.yaml')).then(
    () => true,
    () => false,
  )
  return isArea ? area : undefined
}

interface ImportOptions {
  readonly dryRun?: true
  readonly reason: string
  readonly actor?: string
  readonly json?: true
}

function importCommand(): Command {
  return new Command('import')
    .description('takes in a file of entries whole: every row that is right')
    .argument('<register>', 'its id, such as correspondence')
    .argument('<file>', 'CSV, XLSX or ODS')
    .option('--dry-run', 'say what would be recorded; write nothing')
    .option('--reason <words>', 'why, for the history', 'Entries imported')
    .option('--actor <name>', 'who, for the history')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
The first row of the file, or one of its first thirty, has headings: the labels or names of fields. A row with a
Reference, or the same in what makes an entry one of a kind, corrects the entry that is there. A blank cell leaves what
is there, and so does what a file said before of an entry that was changed since. Each change is told, as it was and as it is.
Exit 0: every row is in. Exit 1: some are to be mended, and the others are in. Exit 2: the file could not be read.`,
    )
    .action(async (id: string, file: string, options: ImportOptions) => {
      await withInstance('register import', async ({ config, storage, area }) => {
        const register = await findRegister(storage, id)
        const act = actNow(config, options.reason, options.actor)
        const report = insist(
          await importRows(storage.db, register, {
            ...{ file, reason: act.reason, today: act.today, dryRun: options.dryRun ?? false },
            // Whoever has the folder reads all that is in it
            reader: 'sealed',
            recorder: { actor: act.actor, at: act.at },
            nameable: await fetchNameable(storage.readAs, area),
          }),
        )
        if (!report.dryRun) {
          await takeUpWhatIsLeft({
            db: storage.db,
            registers: registerBook(storage.readAs({ audience: 'public' })),
            fetchArea: async () => area,
            now: () => ({ at: CLOCK.now(), today: CLOCK.today() }),
          })
        }
        if (report.problems.length > 0) process.exitCode = 1
        process.stdout.write(
          options.json
            ? `${JSON.stringify(importJson(report), undefined, 2)}\n`
            : `${describeImport(report).join('\n')}\n`,
        )
      })
    })
}

/** As `import observations` prints what came of a file, with the entries and the measures that change. */
function importJson(report: RegisterImport): object {
  return { ...report, withheld: 0, questions: [] }
}

const MOST_PRINTED = 100

function describeImport(report: RegisterImport): readonly string[] {
  const { file, dryRun, added, superseded, unchanged, problems, warnings, notes, leftOut } = report
  const { kept, records } = report
  const changed = records.filter(({ is }) => is === 'superseded')
  const would = dryRun ? 'would be ' : ''
  const hidden = problems.length - MOST_PRINTED
  return [
    ...notes,
    ...problems.slice(0, MOST_PRINTED).map(({ message }) => message),
    ...(hidden > 0 ? [`… and ${formatNumber(hidden)} more rows to be mended`] : []),
    ...warnings.slice(0, MOST_PRINTED).map(({ message }) => message),
    ...kept.slice(0, MOST_PRINTED).map(({ message }) => message),
    ...changed
      .slice(0, MOST_PRINTED)
      .map(
        ({ row, reference, changes }) =>
          `Row ${row} ${dryRun ? 'would change' : 'changed'} ${reference}: ${changes}`,
      ),
    `${file}: ${formatNumber(added)} ${would}added, ${formatNumber(superseded)} ${would}changed, ` +
      `${formatNumber(unchanged)} there already, ${leftOut.length === 0 ? '' : `${formatNumber(leftOut.length)} left out, having been taken out or erased, `}${formatNumber(problems.length)} to be mended.`,
  ]
}

function exportCommand(): Command {
  return new Command('export')
    .description('writes the entries of a register as CSV, as somebody in a role may read them')
    .argument('<register>', 'its id, such as correspondence')
    .addOption(
      new Option('--as <role>', 'as whom they are read')
        .choices(Object.keys(ROLES))
        .default('public'),
    )
    .option('--json', 'print one JSON document')
    .action(async (id: string, options: { readonly as: Role; readonly json?: true }) => {
      await withInstance('register export', async ({ storage }) => {
        const register = await findRegister(storage, id)
        const reader = readerIn(register, { roles: ['public', options.as] })
        const db = storage.readAs({ audience: reader })
        const exported = await exportEntries(db, register, { register: id }, reader)
        const { headings, rows } = tableOfEntries(register, exported)
        process.stdout.write(
          options.json
            ? `${JSON.stringify(jsonOfEntries(register, exported), undefined, 2)}\n`
            : writeCsv(headings, rows),
        )
      })
    })
}

async function findRegister({ readAs }: Storage, id: string): Promise<Register> {
  const all = insist(await registerBook(readAs({ audience: 'public' }))())
  const found = all.find((one) => one.id === id)
  if (found !== undefined) return found
  const known = all.map((one) => one.id).join(', ')
  throw new Refusal(
    known === ''
      ? 'This office keeps no registers. List one in area.yaml under registers, or write registers/<id>.yaml'
      : `There is no register "${id}". Write one of ${known}`,
  )
}
