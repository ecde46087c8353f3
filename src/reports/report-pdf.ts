import { fileURLToPath } from 'node:url'
import { controlChart } from '#charts/index.ts'
import { type PdfCopy, setPdf } from '#documents/index.ts'
import type { Outcome } from '#shared/index.ts'
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

const templateFile = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const TEMPLATES = { report: templateFile('./report.typ'), briefing: templateFile('./briefing.typ') }

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

export function preparePdf(report: Report): PdfCopy {
  const charts: string[] = []
  const words = wordsOf(report, (line) => charts.push(drawChart(line)) - 1)
  return {
    template: TEMPLATES.report,
    title: fullTitle(report),
    words: JSON.stringify(words),
    files: Object.fromEntries(charts.map((chart, index) => [chartFile(index), chart])),
  }
}

/** The briefing of a report, ready to be set on one page of A4. */
export function prepareBriefingPdf(report: Report): PdfCopy {
  const words = {
    ...briefingWords(report),
    panelName: report.panelName,
    author: report.officeTitle,
    date: dateOf(report),
  }
  return {
    template: TEMPLATES.briefing,
    title: words.title,
    words: JSON.stringify(words),
    files: {},
  }
}

function dateOf({ asAt }: Report): readonly number[] {
  return asAt.split('-').map(Number)
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
