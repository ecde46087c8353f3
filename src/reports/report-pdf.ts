import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { controlChart } from '#charts/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { briefingWords } from './briefing-page.ts'
import { withoutRepeat } from './exceptions.ts'
import type { Block, Inline, Report, ReportLine } from './report.ts'
import {
  asAtWords,
  columnHeading,
  comparedWords,
  endMatter,
  everyFigureWords,
  fullTitle,
  groupExceptions,
  groupMeasures,
  groupNotes,
  judgementOf,
  orDash,
  ownRows,
  partsWithMore,
  placesOf,
  sectionRows,
} from './report-order.ts'
import { tagRowHeaders } from './row-headers.ts'
import { readTypeface } from './typeface.ts'

/** A folder that is never on the disk: the PDF maker finds there what it is handed, and no more. */
const FOLDER = '/critical-friend-report'
const TEMPLATES = { report: './report.typ', briefing: './briefing.typ' } as const

/**
 * The report as a PDF for paper and for reading aloud: PDF/UA-1 (tagged, titled, in British
 * English), a bookmark for each section and measure, every printed number a link to its row in
 * "Figures used". The only date in it is `report.asAt`, so the same report gives the same bytes.
 *
 * @returns refused, with what to do, when this machine cannot run the PDF maker
 */
export async function writeReportPdf(report: Report): Promise<Outcome<Buffer>> {
  return await setPdf(preparePdf(report))
}

/** A report ready to be set as a PDF, as plain data that another process can be handed. */
export interface PdfCopy {
  readonly template: keyof typeof TEMPLATES
  readonly title: string
  /** What the template places, as JSON. */
  readonly words: string
  /** SVG, in the order of their numbers in the words. */
  readonly charts: readonly string[]
}

export function preparePdf(report: Report): PdfCopy {
  const charts: string[] = []
  const words = wordsOf(report, (line) => charts.push(drawChart(line)) - 1)
  return { template: 'report', title: fullTitle(report), words: JSON.stringify(words), charts }
}

/** The briefing of a report, ready to be set on one page of A4. */
export function prepareBriefingPdf(report: Report): PdfCopy {
  const words = {
    ...briefingWords(report),
    panelName: report.panelName,
    author: report.officeTitle,
    date: dateOf(report),
  }
  return { template: 'briefing', title: words.title, words: JSON.stringify(words), charts: [] }
}

function dateOf({ asAt }: Report): readonly number[] {
  return asAt.split('-').map(Number)
}

/** Sets a PDF in this process; `setPdfApart` does it in one of its own. */
export async function setPdf({
  template,
  title,
  words,
  charts,
}: PdfCopy): Promise<Outcome<Buffer>> {
  const loaded = await loadCompiler()
  if (!loaded.ok) return loaded
  const compiler = loaded.value
  compiler.mapShadow(`${FOLDER}/report.json`, Buffer.from(words))
  for (const [index, chart] of charts.entries()) {
    compiler.mapShadow(`${FOLDER}/${chartFile(index)}`, Buffer.from(chart))
  }
  try {
    return accept(typeset(compiler, template, title))
  } finally {
    compiler.resetShadow()
    // What it remembers of a report is 100 MB and more, and serves only that same report again.
    compiler.evictCache(0)
  }
}

function typeset(compiler: NodeCompiler, template: PdfCopy['template'], title: string): Buffer {
  const file = fileURLToPath(new URL(TEMPLATES[template], import.meta.url))
  const compiled = compiler.compile({ mainFileContent: readFileSync(file, 'utf8') })
  const failure = compiled.takeError()
  if (compiled.result === null || failure) {
    throw new Error(`The PDF of "${title}" could not be set`, {
      cause: failure?.shortDiagnostics,
    })
  }
  return tagRowHeaders(compiler.pdf(compiled.result, { pdfStandard: 'ua-1' }))
}

let compiler: Promise<Outcome<NodeCompiler>> | undefined

/** Made at the first PDF and kept with its typeface; building 40 measures over and over, a process levels off near 320 MB. */
function loadCompiler(): Promise<Outcome<NodeCompiler>> {
  compiler ??= createCompiler()
  return compiler
}

async function createCompiler(): Promise<Outcome<NodeCompiler>> {
  try {
    const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
    return accept(
      NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontBlobs: readTypeface() }] }),
    )
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n', 1)[0] : String(cause)
    return refuse(
      'no-pdf-maker',
      `The PDF was not made, because the program that makes it cannot run on this machine (${reason}). Install the program again with npm ci on this machine, or build the report on 64-bit Linux, macOS or Windows`,
    )
  }
}

const chartFile = (index: number) => `charts/${index}.svg`

function drawChart({ chart, anchor }: ReportLine): string {
  return chart === null ? '' : controlChart(chart.data, { variant: 'print', id: anchor })
}

/** What the template places: words already chosen, each link known to lead somewhere. */
function wordsOf(report: Report, draw: (line: ReportLine) => number) {
  const places = placesOf(report)
  const blocks = (list: readonly Block[]) => list.map((block) => settled(block, places))
  const line = (row: ReportLine, table: readonly ReportLine[]) => ({
    ...row,
    sentence: withoutRepeat(row.sentence),
    table: table.map(tableRow),
    chart: row.chart && {
      title: row.chart.title,
      description: row.chart.description,
      limitsNote: row.chart.limitsNote,
      file: chartFile(draw(row)),
      shared: row.chart.shared,
      findings: row.chart.findings.map((finding) => ({
        ...finding,
        sentence: withoutRepeat(finding.sentence),
        judgement: row.chart && judgementOf(row.chart, finding.number),
      })),
    },
  })
  return {
    documentTitle: fullTitle(report),
    author: report.officeTitle,
    description: comparedWords(report),
    date: dateOf(report),
    runningTitle: `${report.title}: ${report.about}`,
    periodLabel: columnHeading(report.periodWords),
    periodHeading: columnHeading(report.periodWords),
    earlierHeading: columnHeading(report.earlierWords),
    asAtWords: asAtWords(report),
    comparedWords: comparedWords(report),
    panelName: report.panelName,
    heading: report.title,
    about: report.about,
    periodWords: report.periodWords,
    summary: report.summary,
    exceptions: groupExceptions(report),
    commentary: report.sections
      .filter(({ commentary }) => commentary.length > 0)
      .map(({ title, commentary }) => ({ title, blocks: blocks(commentary) })),
    everyFigure: everyFigureWords(report),
    introduction: blocks(report.introduction),
    sections: report.sections.map((section) => ({
      id: section.id,
      number: section.number,
      title: section.title,
      table: sectionRows(section).map(tableRow),
      measures: groupMeasures(section).map((group) => ({
        ...line(group.measure, ownRows(group)),
        notes: groupNotes(group),
        parts: partsWithMore(group).map((part) => line(part, [])),
      })),
    })),
    method: blocks(report.method),
    ...endMatter(report),
  }
}

function tableRow({ change, percent, ...row }: ReportLine) {
  const { name, anchor, level, headline, value, earlier } = row
  const printed = { change: orDash(change), percent: orDash(percent) }
  return { name, anchor, level, headline, value, earlier, ...printed }
}

function settled(block: Block, places: ReadonlySet<string>): Block {
  const settle = (words: readonly Inline[]) =>
    words.map(({ link, ...word }) => ({
      ...word,
      ...(link?.startsWith('#')
        ? places.has(link.slice(1)) && { place: link.slice(1) }
        : link !== undefined && { link }),
    }))
  switch (block.kind) {
    case 'list':
      return { ...block, items: block.items.map(settle) }
    case 'table':
      return {
        ...block,
        head: block.head.map(settle),
        rows: block.rows.map((row) => row.map(settle)),
      }
    default:
      return { ...block, words: settle(block.words) }
  }
}
