import { fileURLToPath } from 'node:url'
import { controlChart } from '#charts/index.ts'
import {
  createViews,
  type DataTable,
  type DownloadsList,
  loadAssets,
  type Page,
} from '#web/index.ts'
import { briefingWords } from './briefing-page.ts'
import { withoutRepeat } from './exceptions.ts'
import type { Block, ChartBlock, Inline, Report, ReportLine } from './report.ts'
import {
  columnHeading,
  comparedWords,
  endMatter,
  everyFigureWords,
  fullTitle,
  groupExceptions,
  groupMeasures,
  groupNotes,
  judgementOf,
  type MeasureGroup,
  orDash,
  ownRows,
  partsWithMore,
  placesOf,
  sectionRows,
} from './report-order.ts'

/** The folders of the views of reports. */
export const REPORT_VIEWS = ['./views', './editions/views', './early-sight/views'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
)

/** What the page of a report says, for `report.njk` in the site's layout. */
export type ReportPage = Page & ReturnType<typeof wordsOf>

/**
 * A report as the words of its page, in the order LOOK.md asks for: the answer, then each section's
 * table, pictures and reasons, then how it was worked out.
 *
 * @param around - where the page stands in the site, the same report as files, and its briefing
 */
export function presentReport(
  report: Report,
  around: Pick<Page, 'breadcrumbs'> & {
    readonly downloads?: DownloadsList
    readonly briefingHref?: string
    /** Where its texts are written, for those who may. */
    readonly writeHref?: string
    /** Where something is said of it; the part it is about is added as `part`. */
    readonly commentHref?: string
    /** That it is no edition, and from when its figures are. */
    readonly unsigned?: string
    /** Where an edition of it is made. */
    readonly signOffHref?: string
  } = {},
): ReportPage {
  return { ...wordsOf(report), ...around, title: fullTitle(report) }
}

/** The report as one HTML file with its styles, typeface and drawings inside; it opens from a disk. */
export function writeReportHtml(report: Report): string {
  return writeFile('report-body.njk', report, presentReport(report))
}

/** The briefing of a report as such a file. */
export function writeBriefingHtml(report: Report): string {
  return writeFile('briefing-body.njk', report, briefingWords(report))
}

function writeFile(body: string, { panelName }: Report, words: Page): string {
  kit ??= makeKit()
  const page = { ...words, panelName, body, styles: kit.styles }
  return kit.views.render('report-file.njk', page, '/')
}

let kit: ReturnType<typeof makeKit> | undefined

function makeKit() {
  const assets = loadAssets()
  const sheet = assets.find('critical-friend.css')?.body.toString('utf8') ?? ''
  const styles = sheet.replace(/\/assets\/([\w.-]+)/g, (address, name: string) => {
    const asset = assets.find(name)
    return asset ? `data:${asset.type};base64,${asset.body.toString('base64')}` : address
  })
  const site = { panel: '', navigation: [], footer: [] }
  return { views: createViews(REPORT_VIEWS, site, assets), styles }
}

function wordsOf(report: Report) {
  const places = placesOf(report)
  const blocks = (list: readonly Block[], about: string) =>
    list.map((block) => presentBlock(block, places, about))
  const closing = [
    ...(report.glossary.length > 0 ? [{ anchor: 'words', heading: 'What the words mean' }] : []),
    ...(report.method.length > 0
      ? [{ anchor: 'method', heading: 'How the figures were worked out' }]
      : []),
    { anchor: 'figures', heading: 'Figures used' },
    { anchor: 'sources', heading: 'Sources' },
  ]
  return {
    heading: report.title,
    about: report.about,
    periodWords: report.periodWords,
    comparedWords: comparedWords(report),
    summary: report.summary.map((sentence) => sentence.map(asPart)),
    exceptions: groupExceptions(report),
    introduction: blocks(report.introduction, 'About this report'),
    commentary: report.sections
      .filter(({ commentary }) => commentary.length > 0)
      .map(({ title, commentary }) => ({ title, blocks: blocks(commentary, title) })),
    everyFigure: everyFigureWords(report),
    closing,
    sections: report.sections.map((section) => {
      const anchor = `section-${section.id}`
      return {
        anchor,
        heading: `${section.number} ${section.title}`,
        table: presentTable(report, sectionRows(section), {
          id: `${anchor}-table`,
          caption: `${section.title}, ${report.periodWords} and ${report.earlierWords}`,
          linked: true,
        }),
        measures: groupMeasures(section).map((group) => presentMeasure(report, group)),
      }
    }),
    method: blocks(report.method, 'How the figures were worked out'),
    ...endMatter(report),
  }
}

const MEASURE_HEADING = 3
const PART_HEADING = 4

function presentMeasure(report: Report, group: MeasureGroup) {
  const { measure } = group
  return {
    ...presentLine(measure, MEASURE_HEADING),
    definition: measure.definition,
    notes: groupNotes(group),
    table: presentTable(report, ownRows(group), {
      id: `${measure.anchor}-rows`,
      caption: `${measure.name}, ${report.periodWords} and ${report.earlierWords}`,
      linked: false,
    }),
    parts: partsWithMore(group).map((part) => ({
      ...presentLine(part, PART_HEADING),
      table: null,
    })),
  }
}

function presentLine(line: ReportLine, level: number) {
  const { anchor, number, name, sentence, target, chart } = line
  const last = (chart?.data.points.length ?? 0) - 1
  const isOfLatest = (one: number) =>
    chart?.data.flags.some((flag) => flag.number === one && flag.lastIndex === last) === true
  return {
    anchor,
    number,
    name,
    level,
    sentence: withoutRepeat(sentence),
    target,
    chart: chart && {
      title: chart.title,
      // What did not stand out is a line: its chart is there for whoever opens it
      isFolded: line.exceptions.length === 0,
      limitsNote: chart.limitsNote,
      drawing: {
        id: `${anchor}-chart`,
        caption: chart.title,
        headingLevel: PART_HEADING,
        wide: controlChart(chart.data, { variant: 'wide', id: `${anchor}-wide` }),
        narrow: controlChart(chart.data, { variant: 'narrow', id: `${anchor}-narrow` }),
      },
      findings: listFindings(chart, `What was unusual: ${name}`, isOfLatest),
      earlier: listFindings(chart, `What was unusual earlier: ${name}`, (one) => !isOfLatest(one)),
      shared: chart.shared,
      table: chart.table,
    },
  }
}

/** The numbered sentences of a chart that are wanted; those of earlier months are folded. */
function listFindings(chart: ChartBlock, label: string, isWanted: (number: number) => boolean) {
  const items = chart.findings
    .filter(({ number }) => isWanted(number))
    .map(({ number, sentence }) => ({
      number,
      kind: judgementOf(chart, number),
      parts: withoutRepeat(sentence).map(asPart),
    }))
  return { label, items }
}

function presentTable(
  report: Report,
  rows: readonly ReportLine[],
  { id, caption, linked }: { id: string; caption: string; linked: boolean },
): DataTable | null {
  if (rows.length === 0) return null
  return {
    id,
    caption,
    captionSize: 's',
    narrow: 'cards',
    columns: [
      { text: 'Measure' },
      { text: columnHeading(report.periodWords), numeric: true },
      { text: columnHeading(report.earlierWords), numeric: true },
      { text: 'Change', numeric: true },
      { text: 'Percent', numeric: true },
    ],
    rows: rows.map((row) => [
      row.level === 0 && linked ? { text: row.name, href: `#${row.anchor}` } : { text: row.name },
      toFigure(row.value),
      toFigure(row.earlier),
      toFigure(orDash(row.change)),
      toFigure(orDash(row.percent)),
    ]),
  }
}

function toFigure({ text, figure }: ReportLine['value']) {
  return figure === null ? { text } : { text, href: `#figure-${figure}` }
}

function asPart({ text, strong = false }: { readonly text: string; readonly strong?: boolean }) {
  return { text, strong }
}

/** The blocks of one text of a report, for `report-words.njk`. */
export function presentText(report: Report, blocks: readonly Block[]) {
  const places = placesOf(report)
  return blocks.map((block) => presentBlock(block, places, report.title))
}

/** A link into the report that leads nowhere is left as words. */
function presentBlock(block: Block, places: ReadonlySet<string>, about: string) {
  const present = (words: readonly Inline[]) =>
    words.map(({ text, strong = false, emphasis = false, link = '' }) => ({
      text,
      strong,
      emphasis,
      href: link.startsWith('#') && !places.has(link.slice(1)) ? '' : link,
    }))
  switch (block.kind) {
    case 'list':
      return { ...block, items: block.items.map(present) }
    case 'table':
      return {
        ...block,
        label: `Table in ${about}`,
        head: block.head.map(present),
        rows: block.rows.map((row) => row.map(present)),
      }
    default:
      return { ...block, words: present(block.words) }
  }
}
