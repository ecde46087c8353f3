import { type OdsCell, type OdsSheet, writeOds } from '#documents/index.ts'
import { writeStanding } from '#performance/index.ts'
import { describePeriod, formatNumber } from '#shared/index.ts'
import type { Block, Report, ReportLine, ReportSection, Sentence } from './report.ts'
import {
  asAtWords,
  columnHeading,
  comparedWords,
  describeBreakdown,
  describeStatus,
  fullName,
  fullTitle,
  groupExceptions,
} from './report-order.ts'

/**
 * The report as a spreadsheet for people who work with its numbers: a cover that lists the sheets,
 * notes, a sheet for each section, the monthly series with their usual ranges, every figure used and
 * where it comes from. One table a sheet, numbers as numbers, and words ("not published") rather than
 * a blank where there is none.
 */
export function writeReportOds(report: Report): Buffer {
  const sheets = [
    notesSheet(report),
    ...report.sections.map((section) => sectionSheet(report, section)),
    ...seriesSheets(report),
    figuresSheet(report),
    sourcesSheet(report),
    ...(report.glossary.length > 0 ? [glossarySheet(report)] : []),
  ]
  return writeOds({
    title: fullTitle(report),
    author: report.officeTitle,
    subject: comparedWords(report),
    day: report.asAt,
    sheets: [coverSheet(report, sheets), ...sheets],
  })
}

function coverSheet(report: Report, sheets: readonly OdsSheet[]): OdsSheet {
  return {
    name: 'Cover',
    title: fullTitle(report),
    lines: [
      report.panelName,
      comparedWords(report),
      ...report.summary.map(said),
      ...groupExceptions(report).flatMap(({ heading, items }) => [
        `${heading}:`,
        ...items.map(({ name, sentence }) => `• ${name}: ${said(sentence)}`),
      ]),
      'Sheets in this file:',
      ...sheets.map(({ name, title }) => ({
        text: name === title ? name : `${name}: ${title}`,
        link: `#'${name.replaceAll("'", "''")}'.A1`,
      })),
    ],
    table: null,
  }
}

function said(sentence: Sentence): string {
  return sentence.map(({ text }) => text).join('')
}

function notesSheet(report: Report): OdsSheet {
  return {
    name: 'Notes',
    title: 'Notes',
    lines: [
      'Each sheet has one table, with its headings in one row. Where there is no number a cell says why in words. A cell is blank only where its heading does not apply: a measure with no target, a figure with no breakdown, numerator, denominator or note.',
      'A measure in percent is given as the percentage: 84.1 is 84.1%. A change between percentages is in percentage points.',
      'Numbers in the columns headed “Figure” lead to the rows of the sheet “Figures”, and those in the column headed “Source” to the rows of the sheet “Sources”.',
      ...report.introduction.flatMap(linesOf),
      ...report.method.flatMap(linesOf),
    ],
    table: null,
  }
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'list':
      return block.items.map(
        (item, index) => `${block.ordered ? `${index + 1}.` : '•'} ${said(item)}`,
      )
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(said).join('; '))
    default:
      return [said(block.words)]
  }
}

function sectionSheet(report: Report, section: ReportSection): OdsSheet {
  const period = columnHeading(report.periodWords)
  const earlier = columnHeading(report.earlierWords)
  return {
    name: sheetName(`${section.number} ${section.title}`),
    title: `${section.title}: ${report.about}, ${report.periodWords}`,
    lines: [`This sheet has one table: each measure beside ${report.earlierWords}.`],
    table: {
      name: `section_${section.number}`,
      columns: [
        { heading: 'Number', widthCm: 2.2 },
        { heading: 'Measure', widthCm: 9 },
        { heading: 'Unit', widthCm: 2.5 },
        { heading: period, widthCm: 4 },
        { heading: earlier, widthCm: 4 },
        { heading: 'Change', widthCm: 3.5 },
        { heading: 'Percent change', widthCm: 3.5 },
        { heading: 'What it means', widthCm: 14 },
        { heading: 'Target', widthCm: 9 },
        { heading: `Figure, ${period}`, widthCm: 3 },
        { heading: `Figure, ${earlier}`, widthCm: 3 },
      ],
      rows: section.rows.map((row) => [
        row.number,
        fullName(row, section.rows),
        row.unit,
        numberOrWords(report, row.value),
        numberOrWords(report, row.earlier),
        printedNumber(row.change.text || 'none given'),
        printedNumber(row.percent.text || 'none given'),
        said(row.sentence),
        row.target ? `${row.target.met ? 'Met' : 'Missed'}. ${said(row.target.sentence)}` : null,
        row.value.figure === null ? 'none' : { number: row.value.figure },
        row.earlier.figure === null ? 'none' : { number: row.earlier.figure },
      ]),
    },
  }
}

function numberOrWords(report: Report, { text, figure }: ReportLine['value']): OdsCell {
  const value = report.figures.find(({ number }) => number === figure)?.value
  return value === null || value === undefined ? text : { number: value }
}

/**
 * The number in "+3,857", "−4.6 points", "+22%" or "+9 seconds", as printed; other words stay words,
 * among them sums in millions, which are rounded too far to reckon with.
 */
export function printedNumber(text: string): OdsCell {
  const match =
    /^([+−]?)£?([\d,]+(?:\.\d+)?)(?:%| (?:percentage )?points?| seconds?| hours?| days?| places?)?$/.exec(
      text,
    )
  const digits = match?.[2]
  if (digits === undefined) return text
  const size = Number(digits.replaceAll(',', ''))
  return {
    number: match?.[1] === '−' ? -size : size,
    decimals: digits.split('.')[1]?.length ?? 0,
  }
}

function seriesSheets(report: Report): OdsSheet[] {
  const lines = report.sections.flatMap(({ rows }) => rows)
  const rows = lines.flatMap((line) => seriesRows(line))
  if (rows.length === 0) return []
  return [
    {
      name: 'Series',
      title: 'Monthly series, with their usual ranges',
      lines: ['This sheet has one table: every month of every chart, oldest first.'],
      table: {
        name: 'series',
        columns: [
          { heading: 'Number', widthCm: 2.2 },
          { heading: 'Measure', widthCm: 9 },
          { heading: 'Month', widthCm: 3.5 },
          { heading: 'First day', widthCm: 5 },
          { heading: 'Last day', widthCm: 5 },
          { heading: 'Value', widthCm: 3.5 },
          { heading: 'Average', widthCm: 3.5 },
          { heading: 'Usual range, lower', widthCm: 3.5 },
          { heading: 'Usual range, upper', widthCm: 3.5 },
          { heading: 'How firm the range is', widthCm: 4 },
          { heading: 'Against the usual range', widthCm: 6 },
        ],
        rows,
      },
    },
  ]
}

const FIRMNESS = {
  firm: 'firm',
  provisional: 'provisional',
  'too-few': 'too few figures',
  'no-variation': 'every figure the same',
} as const

const SHOWN_DECIMALS = 2

function seriesRows({ number, chart }: ReportLine): OdsCell[][] {
  if (chart === null) return []
  const latestFirst = chart.table
  return chart.data.points.map((point, index) => {
    const phase = chart.data.phases.find(
      ({ fromIndex, toIndex }) => fromIndex <= index && index <= toIndex,
    )
    const limit = (value: number | null | undefined): OdsCell =>
      value === null || value === undefined
        ? 'too few figures'
        : { number: value, decimals: SHOWN_DECIMALS }
    return [
      number,
      chart.title,
      point.label,
      { day: point.start },
      { day: point.end },
      point.value === null
        ? (latestFirst.at(-1 - index)?.value ?? 'not published')
        : { number: point.value },
      limit((point.range ?? phase)?.mean),
      limit((point.range ?? phase)?.lower),
      limit((point.range ?? phase)?.upper),
      phase ? FIRMNESS[phase.status] : 'no usual range',
      latestFirst.at(-1 - index)?.verdict || 'not judged',
    ]
  })
}

function figuresSheet(report: Report): OdsSheet {
  return {
    name: 'Figures',
    title: 'Figures used',
    lines: [`This sheet has one table: every figure the report prints. ${asAtWords(report)}.`],
    table: {
      name: 'figures',
      columns: [
        { heading: 'Figure', widthCm: 2.2 },
        { heading: 'Measure', widthCm: 9 },
        { heading: 'Breakdown', widthCm: 5 },
        { heading: 'Area', widthCm: 6 },
        { heading: 'Period', widthCm: 6 },
        { heading: 'Period code', widthCm: 4 },
        { heading: 'Value', widthCm: 3.5 },
        { heading: 'Numerator', widthCm: 3.5 },
        { heading: 'Denominator', widthCm: 3.5 },
        { heading: 'Status', widthCm: 5 },
        { heading: 'Published', widthCm: 5 },
        { heading: 'Earlier figures it replaces', widthCm: 4 },
        { heading: 'Source', widthCm: 2.2 },
        { heading: 'Note', widthCm: 12 },
        { heading: 'Set aside or withdrawn', widthCm: 12 },
      ],
      rows: report.figures.map((figure) => [
        { number: figure.number },
        figure.measureName,
        figure.breakdown === '' ? null : describeBreakdown(figure.breakdown),
        figure.area,
        columnHeading(describePeriod(figure.period)),
        figure.period.code,
        figure.value === null ? figure.text : { number: figure.value },
        figure.numerator === null ? null : { number: figure.numerator },
        figure.denominator === null ? null : { number: figure.denominator },
        describeStatus(figure.status),
        { day: figure.releasedOn },
        { number: figure.revisions },
        { number: figure.source },
        figure.note,
        writeStanding(figure),
      ]),
    },
  }
}

function sourcesSheet(report: Report): OdsSheet {
  return {
    name: 'Sources',
    title: 'Sources',
    lines: [
      `This sheet has one table: the ${formatNumber(report.sources.length)} places in papers that the figures come from.`,
    ],
    table: {
      name: 'sources',
      columns: [
        { heading: 'Source', widthCm: 2.2 },
        { heading: 'Paper', widthCm: 14 },
        { heading: 'Place in it', widthCm: 12 },
        { heading: 'Address', widthCm: 14 },
      ],
      rows: report.sources.map(({ number, document, paragraph, link }) => [
        { number },
        document,
        paragraph ?? 'the whole paper',
        link === null ? 'not published on the web' : { text: link, link },
      ]),
    },
  }
}

function glossarySheet(report: Report): OdsSheet {
  return {
    name: 'Glossary',
    title: 'What the words mean',
    lines: ['This sheet has one table: the terms that the report uses.'],
    table: {
      name: 'glossary',
      columns: [
        { heading: 'Term', widthCm: 6 },
        { heading: 'Meaning', widthCm: 18 },
        { heading: 'Source', widthCm: 14 },
      ],
      rows: report.glossary.map(({ term, meaning, source }) => [
        term,
        meaning,
        source.paragraph === undefined
          ? source.document
          : `${source.document}, ${source.paragraph}`,
      ]),
    },
  }
}

/** A sheet's name as every spreadsheet program takes it: 31 characters, none of []:*?/\ */
function sheetName(words: string): string {
  return words
    .replace(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31)
    .trim()
}
