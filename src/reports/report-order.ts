import { writeStanding } from '#performance/index.ts'
import { capitalise, describeDay, describePeriod, formatNumber } from '#shared/index.ts'
import type { Status } from '#statistics/index.ts'
import { withoutRepeat } from './exceptions.ts'
import type {
  Cell,
  ChartBlock,
  ExceptionKind,
  Report,
  ReportFigure,
  ReportLine,
  ReportSection,
  ReportSource,
  Sentence,
} from './report.ts'

/** A measure and, in their order, the breakdowns that follow it. */
export interface MeasureGroup {
  readonly measure: ReportLine
  readonly parts: readonly ReportLine[]
}

/** The rows of a section by measure, in their order. A breakdown belongs to the measure before it. */
export function groupMeasures(section: ReportSection): readonly MeasureGroup[] {
  const groups: { measure: ReportLine; parts: ReportLine[] }[] = []
  for (const row of section.rows) {
    const group = groups.at(-1)
    if (row.level === 0 || group === undefined) groups.push({ measure: row, parts: [] })
    else group.parts.push(row)
  }
  return groups
}

/** A breakdown names its measure too, so that it can be read on its own. */
export function fullName(row: ReportLine, rows: readonly ReportLine[]): string {
  const measure = measureOf(row, rows)
  return row.level === 0 || !measure ? row.name : `${measure.name}: ${row.name}`
}

/** The measure that a row is, or is a breakdown of. */
function measureOf(row: ReportLine, rows: readonly ReportLine[]): ReportLine | undefined {
  if (row.level === 0) return row
  return rows.find(({ level, measureId }) => level === 0 && measureId === row.measureId)
}

/** Exceptions of one kind under the words that are true of them all. */
export interface ExceptionGroup {
  readonly kind: ExceptionKind
  readonly heading: string
  readonly items: readonly {
    /** Of the measure, which is a place in every form of the report. */
    readonly anchor: string
    readonly name: string
    readonly sentence: Sentence
  }[]
}

const EXCEPTION_HEADINGS: Readonly<Record<ExceptionKind, string>> = {
  unexplained: 'Unusual: no explanation is recorded for these',
  reasoned: 'Unusual, with the reason given at sign-off',
  explained: 'Unusual, with what falls in the same time',
  quarter: 'A quarter beyond its usual ups and downs',
  survey: 'A survey’s answers, changed by more than chance',
  target: 'Targets missed',
  aside: 'Counted here, and set aside from what is usual',
  paper: 'Where a paper contradicts itself',
}

const EXCEPTION_ORDER = [
  'unexplained',
  'reasoned',
  'explained',
  'quarter',
  'survey',
  'target',
  'aside',
  'paper',
] as const

/** What stands out in a report, each kind under one heading; no group without a row. */
export function groupExceptions(report: Pick<Report, 'sections'>): readonly ExceptionGroup[] {
  const items = report.sections.flatMap(({ rows }) =>
    rows.flatMap((row) =>
      row.exceptions.map(({ kind, sentence }) => ({
        kind,
        anchor: measureOf(row, rows)?.anchor ?? row.anchor,
        name: fullName(row, rows),
        sentence,
      })),
    ),
  )
  return EXCEPTION_ORDER.flatMap((kind) => {
    const own = items.filter((item) => item.kind === kind)
    return own.length === 0 ? [] : [{ kind, heading: EXCEPTION_HEADINGS[kind], items: own }]
  })
}

/** What stands before the sections; that a finding has no explanation is said once for all charts. */
export function everyFigureWords(report: Report): string {
  const findings = report.sections.flatMap(({ rows }) =>
    rows.flatMap(({ chart }) => chart?.findings ?? []),
  )
  return [
    'Each section has its lines in a table, then each measure with its chart and what is counted.',
    ...(findings.some(({ sentence }) => withoutRepeat(sentence) !== sentence)
      ? ['No explanation is recorded for a finding that names nothing it coincides with.']
      : []),
  ].join(' ')
}

/** The rows of the table at the head of a section: every measure, and the headline breakdowns. */
export function sectionRows(section: ReportSection): readonly ReportLine[] {
  return section.rows.filter(({ level, headline }) => level === 0 || headline)
}

/** The table under a measure's own heading: none when the section's table has all its rows. */
export function ownRows({ measure, parts }: MeasureGroup): readonly ReportLine[] {
  return parts.every(({ headline }) => headline) ? [] : [measure, ...parts]
}

/** The breakdowns that have more to show than a row in a table. */
export function partsWithMore({ parts }: MeasureGroup): readonly ReportLine[] {
  return parts.filter(({ chart, target }) => chart !== null || target !== null)
}

/** What to know of a measure's rows; a breakdown's note begins with its name. */
export function groupNotes({ measure, parts }: MeasureGroup): readonly string[] {
  return [
    ...measure.notes,
    ...parts.flatMap(({ name, notes }) => notes.map((note) => `${name}: ${note}`)),
  ]
}

/** Words for a column: "April to June 2019"; "the year to March 2019" becomes "Year to March 2019". */
export function columnHeading(periodWords: string): string {
  const words = periodWords.replace(/^the /, '')
  return capitalise(words)
}

/** How the number of a finding is coloured: as its mark is on the chart. */
export function judgementOf(chart: ChartBlock, number: number) {
  return chart.data.flags.find((flag) => flag.number === number)?.judgement ?? 'neutral'
}

/** What else there is to know of a figure than its value, in short sentences without full stops. */
export function figureNotes(figure: ReportFigure): readonly string[] {
  const { numerator, denominator, revisions } = figure
  const standing = writeStanding(figure)
  return [
    ...(figure.breakdown === '' ? [] : [describeBreakdown(figure.breakdown)]),
    ...(numerator === null || denominator === null
      ? []
      : [`${formatNumber(numerator, 2)} of ${formatNumber(denominator, 2)}`]),
    ...(figure.status === 'actual' ? [] : [describeStatus(figure.status)]),
    ...(revisions === 0
      ? []
      : [`replaces ${revisions} earlier ${revisions === 1 ? 'figure' : 'figures'}`]),
    ...(figure.note === null ? [] : [figure.note]),
    ...(standing === null ? [] : [standing]),
  ]
}

/** How firm a figure is, in words. */
export function describeStatus(status: Status): string {
  return STATUS_WORDS[status]
}

const STATUS_WORDS = {
  actual: 'final',
  provisional: 'provisional',
  approximate: 'printed as approximate',
  derived: 'worked out from printed figures',
  target: 'a target',
  disagrees: 'disagrees with another paper',
  withheld: 'withheld to protect small numbers',
  withdrawn: 'withdrawn',
} as const

/**
 * `age=0-17;risk=very-high` → "age: 0-17, risk: very high". `stat=pct-change`, a number about the
 * measure and not a part of it, becomes "percent change".
 */
export function describeBreakdown(breakdown: string): string {
  const words = (text: string) =>
    text.replace(/(?<!\d)-|-(?!\d)/g, ' ').replace(/^pct /, 'percent ')
  return breakdown
    .split(';')
    .map((pair) => pair.split('=').map(words))
    .map(([key = '', value = '']) => (key === 'stat' ? value : `${key}: ${value}`))
    .join(', ')
}

/** A printed change, or a dash where none is given: an empty cell says nothing when read aloud. */
export function orDash({ text, figure }: Cell): Cell {
  return { text: text === '' ? '–' : text, figure }
}

/** "Extract of July 2019, sheet Calls". */
function sourceWords({ document, paragraph }: Omit<ReportSource, 'number' | 'link'>): string {
  return paragraph === null ? document : `${document}, ${paragraph}`
}

/** Every place a link inside the report may lead to, in all its forms. */
export function placesOf(report: Report): ReadonlySet<string> {
  return new Set([
    ...report.sections.map(({ id }) => `section-${id}`),
    ...report.sections
      .flatMap((section) => {
        const groups = groupMeasures(section)
        return groups.flatMap((group) => [group.measure, ...partsWithMore(group)])
      })
      .map(({ anchor }) => anchor),
    ...report.figures.map(({ number }) => `figure-${number}`),
    ...report.sources.map(({ number }) => `source-${number}`),
  ])
}

/** "Set beside April to June 2018. Figures as known on 1 August 2019." */
export function comparedWords(report: Report): string {
  return `Set beside ${report.earlierWords}. ${asAtWords(report)}.`
}

export function asAtWords(report: Report): string {
  return `Figures as known on ${describeDay(report.asAt)}`
}

/** "Force performance: Northmere Constabulary, April to June 2019", for a title bar. */
export function fullTitle(report: Report): string {
  return `${report.title}: ${report.about}, ${report.periodWords}`
}

/** What a figure is of and when it came out: "April to June 2019", "18 July 2019". */
function figureTimes(figure: ReportFigure): { period: string; published: string } {
  return {
    period: columnHeading(describePeriod(figure.period)),
    published: describeDay(figure.releasedOn),
  }
}

/** Whether the list of figures has to say which place each is of. */
function hasManyAreas(report: Report): boolean {
  return new Set(report.figures.map(({ area }) => area)).size > 1
}

/** What stands after a report's sections: its words explained, its figures and its sources. */
export function endMatter(report: Report) {
  return {
    glossary: report.glossary.map(({ term, meaning, source }) => ({
      term,
      meaning,
      source: sourceWords({ document: source.document, paragraph: source.paragraph ?? null }),
    })),
    manyAreas: hasManyAreas(report),
    figures: report.figures.map((figure) => ({
      number: figure.number,
      name: figure.measureName,
      notes: figureNotes(figure),
      area: figure.area,
      text: figure.text,
      source: figure.source,
      ...figureTimes(figure),
    })),
    sources: report.sources.map((source) => ({
      number: source.number,
      words: sourceWords(source),
      link: source.link,
    })),
  }
}
