import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Command } from 'commander'
import type { Area } from '#area/index.ts'
import { type MadePack, mergePackApart, type PackPartFile } from '#documents/index.ts'
import { isDay } from '#fields/index.ts'
import { fetchEditionPdf } from '#reports/index.ts'
import { describeDay, type Outcome, parsePeriod, Refusal } from '#shared/index.ts'
import { titleOfEdition } from '../editions-for-packs.ts'
import { insist, withInstance } from '../instance.ts'
import { isMeeting, writeMeetingPack } from './meeting-pack.ts'

interface BuildOptions {
  readonly title?: string
  readonly first: string
  readonly supplement: readonly string[]
  readonly out: string
  readonly restricted?: boolean
  readonly json?: boolean
}

/** `pack build <meeting> --out <folder>`, `pack build <item=paper…> --title <title> [--first <page>] --out <folder>` */
export function packCommand(): Command {
  const build = new Command('build')
    .description(
      'puts published reports and other PDFs together to one pack that can be read aloud, with its pages numbered',
    )
    .argument(
      '<paper...>',
      'a meeting, such as 2019-09-24, for its pack as it was issued; or papers in their order, each with its item on the agenda: 6=force-performance/2019-20-Q1 or 7=plan.pdf',
    )
    .option('--title <title>', 'of the pack, such as "Agenda pack, 24 September 2019"')
    .option('--restricted', 'of a meeting: the pack for members, with what is taken in private')
    .option('--first <page>', 'the number printed on the first page after the front sheet', '1')
    .option(
      '--supplement <day:item=paper>',
      'what is added to a pack that was issued, after its last page: 2019-09-20:9=late.pdf; may be given more than once',
      (one: string, others: readonly string[]) => [...others, one],
      [],
    )
    .option('--out <folder>', 'where to write', 'out')
    .option('--json', 'print one JSON document')
    .action(async (papers: readonly string[], options: BuildOptions) => {
      await withInstance('pack build', async ({ storage: { readAs }, area }) => {
        const [only = ''] = papers
        if (papers.length === 1 && isMeeting(only)) {
          const how = { out: options.out, isForMembers: options.restricted === true }
          process.stdout.write(await writeMeetingPack(readAs, only, how))
          return
        }
        if (options.title === undefined) {
          throw new Refusal(
            'Say what the pack is called, with --title "Agenda pack, 24 September 2019"',
          )
        }
        const fetchPdf = (report: string, period: string) => fetchEditionPdf(readAs, report, period)
        const parts = await Promise.all(papers.map((paper) => partOf(paper, area, fetchPdf)))
        const added = await Promise.all(
          options.supplement.map((one) => addedPart(one, area, fetchPdf)),
        )
        const [front, ...rest] = [...parts, ...added]
        const numbers = { style: 'plain', first: pageNumber(options.first) } as const
        const numbered = front === undefined ? [] : [{ ...front, numbers }, ...rest]
        const told = {
          title: options.title,
          language: 'en-GB',
          isForMembers: false,
          panelName: area.file.panel.name,
          ...{ lines: [], notes: [] },
        }
        const made = insist(await mergePackApart(told, numbered))
        await mkdir(options.out, { recursive: true })
        // What was issued stays as it is, beside what it was added to
        const file = join(options.out, added.length === 0 ? FILE : SUPPLEMENTED)
        await writeFile(file, made.pdf)
        process.stdout.write(options.json ? asJson(made) : asLines(file, made))
      })
    })
  return new Command('pack').description('builds agenda packs').addCommand(build)
}

const [FILE, SUPPLEMENTED] = ['pack.pdf', 'pack-with-supplement.pdf']

type FetchPdf = (report: string, period: string) => Promise<Outcome<Buffer>>

/** A paper as it is named on the command line: its item, and a published report or a file. */
async function partOf(paper: string, area: Area, fetchPdf: FetchPdf): Promise<PackPartFile> {
  const [, item = '', name = ''] = /^([^=]+)=(.+)$/.exec(paper) ?? []
  if (item === '') {
    throw new Refusal(
      `"${paper}" names no item. Write it as 6=${paper}, with its number on the agenda`,
    )
  }
  const [report = '', period = ''] = name.split('/')
  const isFile = /[.]pdf$/iu.test(name)
  if (!isFile && !parsePeriod(period).ok) {
    throw new Refusal(
      `"${name}" is no PDF and no report. Name a file that ends in .pdf, or a report with its period, such as force-performance/2019-20-Q1`,
    )
  }
  const pdf = isFile ? await readFile(name) : insist(await fetchPdf(report, period))
  const title = isFile
    ? basename(name).slice(0, -'.pdf'.length)
    : titleOfEdition(area, report, period)
  return { title, item, isRestricted: false, numbers: null, addedOn: null, pdf }
}

/** A paper that is added later: the day, then as any other. */
async function addedPart(one: string, area: Area, fetchPdf: FetchPdf): Promise<PackPartFile> {
  const [, day = '', paper = ''] = /^(\d{4}-\d{2}-\d{2}):(.+)$/.exec(one) ?? []
  if (!isDay(day)) {
    throw new Refusal(
      `--supplement ${one} does not begin with the day it is added. Write it as 2019-09-20:9=late.pdf`,
    )
  }
  return { ...(await partOf(paper, area, fetchPdf)), addedOn: describeDay(day) }
}

function pageNumber(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text)
  throw new Refusal(`--first ${text} is not a page number. Write it in figures, such as 9`)
}

function asJson({ pdf, ...made }: MadePack): string {
  return `${JSON.stringify({ ...made, bytes: pdf.length }, undefined, 2)}\n`
}

function asLines(file: string, { pdf, pages, parts }: MadePack): string {
  const size = `${pages} pages, ${pdf.length.toLocaleString('en-GB')} bytes`
  const untagged = parts.filter(({ facts }) => !facts.isTagged)
  return [
    `${file}  ${size}`,
    ...parts.map(
      ({ title, item, from, to }) =>
        `  ${item === null ? '' : `${item}. `}${title}: page${from === to ? ` ${from}` : `s ${from} to ${to}`}`,
    ),
    ...untagged.map(
      ({ title }) =>
        `“${title}” has no structure for reading aloud. Ask its author for a tagged PDF`,
    ),
    ...parts.flatMap(({ title, facts }) =>
      facts.leftOut.length === 0 ? [] : [`“${title}” had ${facts.leftOut.join('; ')}`],
    ),
    '',
  ].join('\n')
}
