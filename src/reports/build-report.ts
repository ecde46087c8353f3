import type { Area, ReportDefinition } from '#area/index.ts'
import { type FigureBook, forEverybody } from '#performance/index.ts'
import {
  accept,
  describePeriod,
  type Outcome,
  type Period,
  parsePeriod,
  periodBefore,
  refuse,
} from '#shared/index.ts'
import { brief } from './briefing.ts'
import { readCommentary } from './commentary.ts'
import { type FigureList, startFigureList } from './figure-list.ts'
import { figuresPutIn, type PutIn } from './figure-references.ts'
import { earlierPeriod, findFigure } from './find-figure.ts'
import { latestFirst, periodsHeld } from './periods-held.ts'
import { quarterNotes } from './quarter-notes.ts'
import type { Block, Report, ReportSection, Sentence } from './report.ts'
import { buildLines, inSeveralPlaces } from './report-lines.ts'
import { summarise } from './summary.ts'
import { termsUsed } from './terms-used.ts'

/**
 * Builds a report for a period from the figures in force on a day. Of what registers tell of that happened it tells what
 * everybody may know, whoever it is built for: it is given on.
 *
 * @param held - the figures as known on `asAt`
 * @returns a refusal when no headline of the report has a figure for the period, naming the periods
 *   that have, or when commentary cannot be read
 */
export function buildReport(
  area: Area,
  definition: ReportDefinition,
  held: FigureBook,
  period: Period,
  asAt: string,
): Outcome<Report> {
  const book = forEverybody(held)
  const list = startFigureList(area, book)
  const gathered = gatherSections(area, definition, book, period, list)
  const lines = gathered.flatMap(({ rows }) => rows)
  if (lines.every(({ value }) => value.figure === null)) {
    return refuseEmpty(area, definition, book, period)
  }
  const putIn = figuresPutIn({ area, definition, book, period, list, lines })
  const sections: ReportSection[] = []
  for (const section of gathered) {
    const commentary = readSectionCommentary(area, definition, period, section.id, putIn)
    if (!commentary.ok) return commentary
    sections.push({ ...section, commentary: commentary.value })
  }
  const introduction = readSectionCommentary(area, definition, period, 'introduction', putIn)
  if (!introduction.ok) return introduction
  const earlier = earlierPeriod(period, definition.comparison)
  const report = {
    id: definition.id,
    title: definition.title,
    about: definition.about,
    areaName: area.file.name,
    panelName: area.file.panel.name,
    officeTitle: area.file.office.name,
    period,
    periodWords: describePeriod(period),
    earlierPeriod: earlier,
    earlierWords: describePeriod(earlier),
    asAt,
    introduction: introduction.value,
    summary: summarise(lines, period, earlier),
    sections,
    briefing: brief({
      sections,
      before: sectionsBefore(area, definition, book, period),
      beforeWords: describePeriod(periodBefore(period)),
    }),
    method: describeMethod(definition, area),
    ...(definition.method ? { approvedMethod: definition.method } : {}),
  }
  return accept({
    ...report,
    glossary: termsUsed(area.glossary, textsOf(report)),
    figures: list.figures,
    sources: list.sources,
  })
}

/** The sections with their rows, before anything is written about them. */
function gatherSections(
  area: Area,
  definition: ReportDefinition,
  book: FigureBook,
  period: Period,
  list: FigureList,
): readonly ReportSection[] {
  const everyRow = definition.sections.flatMap(({ rows }) => rows)
  const context = {
    ...{ area, book, period, comparison: definition.comparison, list },
    inSeveralPlaces: inSeveralPlaces(definition),
    quarters: quarterNotes(area, book, everyRow, period),
  }
  return definition.sections.map((section, index) => {
    let row = 0
    const rows = section.rows.flatMap((entry) => {
      const lines = buildLines(entry, `${index + 1}.${row + 1}`, context)
      if (lines.length > 0) row++
      return lines
    })
    return { id: section.id, number: index + 1, title: section.title, commentary: [], rows }
  })
}

/** Of the period before, from the figures known on the same day; `undefined` without a figure of a headline. */
function sectionsBefore(
  area: Area,
  definition: ReportDefinition,
  book: FigureBook,
  period: Period,
): readonly ReportSection[] | undefined {
  const list = startFigureList(area, book)
  const sections = gatherSections(area, definition, book, periodBefore(period), list)
  const headlines = sections.flatMap(({ rows }) => rows.filter(({ headline }) => headline))
  return headlines.some(({ value }) => value.figure !== null) ? sections : undefined
}

/**
 * The periods that somebody said there is a report for, latest first: those that its definition names,
 * those with commentary, and where it is made of every month, quarter or year, each with a figure for one
 * of its headlines.
 */
export function reportPeriods(
  area: Area,
  definition: ReportDefinition,
  book: FigureBook,
): readonly Period[] {
  const { id, periods } = definition
  const written = [...area.commentary.keys()].flatMap((path) => {
    const [report, code = ''] = path.split('/')
    return report === id ? [code] : []
  })
  const named = [...(Array.isArray(periods) ? periods : []), ...written].flatMap((code) => {
    const read = parsePeriod(code)
    return read.ok ? [read.value] : []
  })
  const every = periodsHeld(area, definition, book).filter(
    ({ kind }) => periods === `every-${kind}`,
  )
  const found = new Map([...named, ...every].map((period) => [period.code, period]))
  return [...found.values()].sort(latestFirst)
}

/** Of those, the ones of which the book has a figure, latest first: what can be read, and not only expected. */
export function readablePeriods(
  area: Area,
  definition: ReportDefinition,
  book: FigureBook,
): readonly Period[] {
  const home = area.file.places[0]?.id ?? ''
  const rows = definition.sections.flatMap((section) => section.rows)
  return reportPeriods(area, definition, book).filter((period) =>
    rows.some((row) => {
      const measure = area.measures.get(row.measure)
      const key = { measure: row.measure, area: row.area ?? home }
      return ['', ...row.breakdowns].some(
        (breakdown) => measure && findFigure(book, measure, { ...key, breakdown }, period),
      )
    }),
  )
}

function refuseEmpty(
  area: Area,
  definition: ReportDefinition,
  book: FigureBook,
  period: Period,
): Outcome<never> {
  const held = periodsHeld(area, definition, book)
    .slice(0, 6)
    .map(({ code }) => code)
  const advice =
    held.length === 0
      ? 'No figures are held for it yet: import them first'
      : `Choose a period that has figures, such as ${held.join(', ')}`
  return refuse(
    'no-figures',
    `${definition.title} has no figures for ${describePeriod(period)}. ${advice}`,
    'period',
  )
}

function readSectionCommentary(
  area: Area,
  definition: ReportDefinition,
  period: Period,
  section: string,
  putIn: PutIn,
): Outcome<readonly Block[]> {
  const key = `${definition.id}/${period.code.replace('/', '-')}/${section}`
  const markdown = area.commentary.get(key)
  return markdown === undefined ? accept([]) : readCommentary(markdown, `reports/${key}.md`, putIn)
}

function describeMethod(definition: ReportDefinition, area: Area): readonly Block[] {
  const paragraph = (text: string): Block => ({ kind: 'paragraph', words: [{ text }] })
  const beside =
    definition.comparison === 'year-before' ? 'the same period a year before' : 'the period before'
  const { fewestForPercent, reportsAsPrinted } = area.file.smallNumbers
  const base = reportsAsPrinted
    ? ''
    : `None is given of a count below ${fewestForPercent}; from none, it is called new. `
  return [
    paragraph(
      `Each value is set beside ${beside}. A percent is of the earlier value, rounded half away ` +
        `from zero to a whole number. ${base}A change in a measure that is itself a percentage is given in ` +
        'percentage points. Where recording changed between two periods they are not compared.',
    ),
    paragraph(
      'Where a measure has monthly figures, its usual range is the range within which it moves when ' +
        'nothing has changed: the average, less and plus 2.66 times the average difference between ' +
        'neighbouring months (an individuals control chart). Differences of 3.267 times their average ' +
        `or more are left out first, once. The range rests on at most ${area.file.chartMonths} months; with fewer than ` +
        '13 it is provisional and nothing is called unusual, with fewer than 6 there is none. Counts are ' +
        'compared day for day, so the range of each month is for its length; where 36 months or more show ' +
        'a season, it is for the time of year as well. A share or ' +
        'a rate whose numbers are known, and a count of few, has limits of another kind; the words ' +
        'under its chart say which and why.',
    ),
    paragraph(
      'A month is called unusual when it is outside the range; when it is one of seven in a row above ' +
        'or below the average, or of seven rising or falling in a row; or when it is one of two in three ' +
        'close to the same limit. These are the rules of NHS Making Data Count.',
    ),
    paragraph(
      'An event or a change in recording that falls in the same time is said to coincide. That is not ' +
        'to say that it was the cause.',
    ),
  ]
}

/** Every word of a report that a reader sees, for finding the terms it uses. */
function textsOf(
  report: Omit<Report, 'glossary' | 'figures' | 'sources' | 'briefing'>,
): readonly string[] {
  const ofSentence = (sentence: Sentence) => sentence.map(({ text }) => text).join('')
  return [
    report.title,
    ...report.introduction.map(textOfBlock),
    ...report.summary.map(ofSentence),
    ...report.method.map(textOfBlock),
    ...report.sections.flatMap((section) => [
      section.title,
      ...section.commentary.map(textOfBlock),
      ...section.rows.flatMap((line) => [
        line.name,
        line.definition,
        line.change.text,
        ofSentence(line.sentence),
        ...line.exceptions.map(({ sentence }) => ofSentence(sentence)),
        ...line.notes,
        ...(line.target ? [ofSentence(line.target.sentence), line.target.working] : []),
        ...(line.chart
          ? [line.chart.title, ...line.chart.findings.map(({ sentence }) => ofSentence(sentence))]
          : []),
      ]),
    ]),
  ]
}

function textOfBlock(block: Block): string {
  const text = (words: readonly { readonly text: string }[]) =>
    words.map((word) => word.text).join('')
  switch (block.kind) {
    case 'list':
      return block.items.map(text).join('\n')
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(text).join('\n')).join('\n')
    default:
      return text(block.words)
  }
}
