import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { idOf, readAreaFolder, smallestArea } from '#area/index.ts'
import { exportArea } from '#performance/index.ts'
import { formatNumber, Refusal } from '#shared/index.ts'
import { type AreaCheck, checkArea, placeOf, sayWithLine } from '../check-area.ts'
import { CLOCK } from '../clock.ts'
import { withLoadedArea } from '../instance.ts'

/** A place there is not, so that nobody takes the area for a real one. */
const MADE_UP_NAME = 'Fennmoor'

/** `area new <folder> [--name <name>]`, `area check <folder> [--json]`, `area export --out <folder>` */
export function areaCommand(): Command {
  return new Command('area')
    .description('begins an area, checks one, and writes one out')
    .addCommand(newCommand())
    .addCommand(checkCommand())
    .addCommand(exportCommand())
}

function newCommand(): Command {
  return new Command('new')
    .description('writes the smallest area that is whole, to be filled in')
    .argument(
      '<folder>',
      'where: a folder that is empty or not there yet, such as areas/northshire',
    )
    .option('--name <name>', 'what the area is called', MADE_UP_NAME)
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
One place, one measure, one figure and a README that says what each file is for. All of it is made
up. It asks nothing, and writes nothing into a folder that has something in it.`,
    )
    .action(async (folder: string, options: { name: string; json?: boolean }) => {
      const name = options.name.replace(/\s+/g, ' ').trim()
      if (idOf(name) === '') {
        throw new Refusal(
          `"${options.name}" makes no id. Give a name with letters or figures in it`,
        )
      }
      await insistOnRoom(folder)
      const files = smallestArea(name)
      await writeInto(folder, files)
      const paths = [...files.keys()]
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ folder, id: idOf(name), name, files: paths }, undefined, 2)}\n`
          : `${paths.map((path) => join(folder, path)).join('\n')}\n` +
              `Begin with ${join(folder, 'README.md')}, and check with: npm run -s cf -- area check ${folder}\n`,
      )
    })
}

async function writeInto(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, text] of files) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text, { flag: 'wx' })
  }
}

function exportCommand(): Command {
  return new Command('export')
    .description('writes the area out as it is now, as a folder that can be loaded')
    .requiredOption('--out <folder>', 'where: a folder that is empty or not there yet')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
Every file is written to the letter as it was loaded or written on the site. Figures that came with the
area are set out anew, one row each; those that were imported by themselves, or are not released, are not
among them. Loading the folder where it is from adds nothing.`,
    )
    .action(async ({ out, json }: { out: string; json?: boolean }) => {
      await insistOnRoom(out)
      await withLoadedArea('area export', async ({ db }) => {
        const { files, figuresBesides, figuresNotReleased } = await exportArea(db, CLOCK.now())
        await writeInto(out, files)
        const besides =
          figuresBesides === 0
            ? ''
            : ` ${formatNumber(figuresBesides)} figures were imported by themselves and are not in it: the page Data has them.`
        const drafts =
          figuresNotReleased === 0
            ? ''
            : ` ${formatNumber(figuresNotReleased)} figures are not released and are left out: a backup has them.`
        process.stdout.write(
          json
            ? `${JSON.stringify({ folder: out, files: [...files.keys()], figuresBesides, figuresNotReleased }, undefined, 2)}\n`
            : `${formatNumber(files.size)} files written to ${out}.${besides}${drafts}\n`,
        )
      })
    })
}

async function insistOnRoom(folder: string): Promise<void> {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  if (found.length > 0) {
    throw new Refusal(`${folder} has something in it already. Name a folder that is empty or new`)
  }
}

function checkCommand(): Command {
  return new Command('check')
    .description('tells everything that is wrong with an area’s files, with file and line')
    .argument('<folder>', 'the area folder, such as areas/northshire')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
Reads every file of the area and the law that holds everywhere, holds them against one another, reads
the figures row by row, and puts the area's own examples to its rules. It opens no storage, so it
can be run while the site is. What cannot be read is told once, and nothing is said of what refers to it.
Exit 0: nothing is wrong. Exit 1: something is. Exit 2: the folder could not be read.`,
    )
    .action(async (folder: string, options: { json?: boolean }) => {
      if (!(await stat(folder)).isDirectory()) {
        throw new Refusal(`${folder} is a file. Name the folder of an area`)
      }
      const checked = await checkArea(await readAreaFolder(folder), CLOCK.today())
      if (checked.problems.length > 0) process.exitCode = 1
      process.stdout.write(
        options.json ? `${toJson(checked)}\n` : `${describe(folder, checked).join('\n')}\n`,
      )
    })
}

function toJson({ problems, ...counts }: AreaCheck): string {
  const told = problems.map((problem) => {
    const { file, line, words } = placeOf(problem)
    return { file, line, message: words }
  })
  return JSON.stringify({ ...counts, problems: told }, undefined, 2)
}

function describe(folder: string, checked: AreaCheck): readonly string[] {
  const { problems, unjudged, notes } = checked
  const count = (number: number, one: string, many = `${one}s`) =>
    `${formatNumber(number)} ${number === 1 ? one : many}`
  const looked = [
    count(checked.measures, 'measure'),
    count(checked.figures, 'figure'),
    count(checked.reports, 'report'),
    count(checked.registers, 'register'),
    count(checked.rules, 'rule'),
    count(checked.examples, 'example'),
  ].join(', ')
  const noted = notes.map((note) => `${note}.`)
  if (problems.length === 0) return [...noted, `${folder}: nothing is wrong. Checked: ${looked}.`]
  return [
    ...noted,
    ...problems.map(sayWithLine),
    ...(unjudged > 0
      ? [
          `${count(unjudged, 'example')} not judged: they may rest on a rule above that cannot be read.`,
        ]
      : []),
    `${folder}: ${count(problems.length, 'problem')}. Checked as far as it can be read: ${looked}.`,
  ]
}
