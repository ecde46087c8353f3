import type { Anatomy } from './anatomy.ts'
import { basisSaid, type SaidBasis } from './basis-words.ts'
import { wordsOf } from './cell-kinds.ts'
import { type ColumnNote, columnNotes } from './column-notes.ts'
import { hasValues, isPartOf, rollsIn } from './column-times.ts'
import type { TimeChoice } from './draft.ts'
import type { Block } from './find-blocks.ts'
import { type Flow, flowsBetween } from './flows-between.ts'
import { numberedWeeks } from './numbered-weeks.ts'
import type { PeriodSettings } from './period-label.ts'
import { isYear, type PeriodReading } from './period-reading.ts'
import type { Recipe } from './recipe.ts'
import { choicesOf, isWholeYear, readingOf, spanOf } from './spans.ts'
import { saysStock } from './stock-or-flow.ts'
import {
  footTimes,
  type LinesAround,
  MONTHS_OF_YEAR,
  QUARTER_OF_YEAR,
  settingsOf,
  titleTimes,
} from './times-around.ts'
import { standingDay, yearOrSoFar } from './title-days.ts'
import type { ColumnMeaning } from './value-columns.ts'
import { type DayMeans, dayMeaning, timeIn, type When, whenOf } from './when.ts'
import { withoutExplanations } from './year-said.ts'

/** What a table as a whole tells of its times, whichever of its values is asked about. */
export interface TableClock {
  readonly block: Block
  readonly columns: readonly ColumnMeaning[]
  readonly settings: PeriodSettings
  /** Whether a column of labels names times, and what a day in it stands for. */
  readonly inRows: boolean
  readonly rowMeans: DayMeans
  /** The same of days that head columns. */
  readonly columnMeans: DayMeans
  readonly rowTimes: readonly (When | undefined)[]
  /** Those of rows that have a value, each once. */
  readonly filledRowTimes: readonly (When | undefined)[]
  /** The days of its weeks that have numbers. */
  readonly weeks: ReadonlyMap<number, PeriodReading>
  /** The time of each row, where a column of years and one of their parts give it together. */
  readonly partTimes: readonly When[]
  /** All the time that its rows name, where they follow one another. */
  readonly rowSpan: When | undefined
  /** Columns of what happened between the two days that others stand at. */
  readonly flows: ReadonlyMap<number, Flow>
  /** What its rows name their times by, each once, in their order. */
  readonly rowLabels: readonly string[]
  /** Whether some column has a time in its headings. */
  readonly someTimes: boolean
  /** Every time that it names anywhere, to choose from. */
  readonly choices: readonly TimeChoice[]
  /** All the time that its headings name, where they follow one another. */
  readonly span: When | undefined
  /** Times of its columns of plain figures that have any. */
  readonly filled: readonly TimeChoice[]
  /** Whether its years are counted anew each month or quarter. */
  readonly rolls: boolean
  /** The time of the line above it, else of the list of sheets. */
  readonly title: When | undefined
  /** Which part of every year that its headings name the lines above say, and a day or months of any year in them. */
  readonly partOfYear: string | undefined
  readonly dayOfYear: string | undefined
  /** What notes say of some of its figures, and how the lines around say that all are counted. */
  readonly notes: readonly ColumnNote[]
  readonly titleBasis: SaidBasis | undefined
  /** The lines of its sheet and of sheets without tables. */
  readonly legends: readonly string[]
  /** The day that a line above says that things stand at, where it names other times too. */
  readonly standsAt: When | undefined
  /** What is asked of figures without a time where the line above names a year and a day in it. */
  readonly either: When | undefined
}

/** Gathers what a table says of its times: its lines, its headings, its column of times, its notes. */
export function tableClock(
  anatomy: Anatomy,
  columns: readonly ColumnMeaning[],
  recipe: Recipe,
  { times: listed, legends, weeks: ofOthers }: LinesAround,
): TableClock {
  const { block, labels } = anatomy
  const inTitle = titleTimes(block)
  const nearby = [inTitle, listed, footTimes(block)].find(({ length }) => length > 0) ?? []
  const settings = settingsOf(anatomy, columns, recipe, nearby, legends)
  const periods = labels.filter(({ holds }) => holds === 'periods')
  const rowDays = periods.flatMap(({ column }) =>
    block.rows.map(({ cells }) => wordsOf(cells[column])),
  )
  // Long tables name the same few times in every row
  const named = [...new Set(rowDays)]
  const isWeekly = block.titles.some((line) => /\bweek(?:s|ly)?\b/i.test(line))
  const days = daysOf(named, settings)
  const rowMeans =
    periods
      .map(({ heading }) => dayMeaning(heading, days, isWeekly))
      .find((means) => means !== 'day') ?? 'day'
  const columnMeans = daysInHeadings(anatomy, columns, settings, ofOthers)
  const weeks = numberedWeeks(
    block.rows,
    periods.map(({ column }) => column),
    settings,
    rowMeans,
  )
  const rowTimes = named.map((text) => whenOf([text], settings, rowMeans))
  const inRows = choicesOf(rowTimes)
  // What is planned for months to come stands beside them before any figure does
  const counted = columns.filter(({ is }) => is === 'observation' || is === 'total')
  const filledRows = new Set(
    block.rows.flatMap((row) =>
      (counted.length > 0 ? counted : columns).some(
        ({ column }) => wordsOf(row.cells[column]) !== '',
      )
        ? periods.map(({ column }) => wordsOf(row.cells[column]))
        : [],
    ),
  )
  const partOfYear = partOfYears(block, columns, settings, whenOf(nearby, settings))
  const timesOf = (some: readonly ColumnMeaning[], titles: readonly string[]) =>
    timeChoices(
      some.map((column) => whenInPart(column, settings, partOfYear)),
      titles.map((text) => whenOf([text], settings)),
    )
  const choices = timesOf(columns, nearby)
  return {
    block,
    columns,
    settings,
    inRows: periods.length > 0,
    rowMeans,
    columnMeans,
    rowTimes,
    filledRowTimes: rowTimes.filter((_, at) => filledRows.has(named[at] ?? '')),
    weeks,
    rowLabels: named,
    flows: flowsBetween(columns, settings),
    partTimes: partTimes(anatomy, settings),
    rowSpan: block.rows.some(isBroughtForward)
      ? undefined
      : (spanOf(inRows) ?? spanOf(inRows.filter((one) => !isWholeYear(one)))),
    someTimes: columns.some(({ times, isBaseline }) => times.length > 0 && !isBaseline),
    choices,
    span: spanOf(choices.filter(({ isHeading }) => isHeading)),
    filled: timesOf(
      columns.filter(
        (one) =>
          one.is === 'observation' &&
          !one.isToDate &&
          !one.isSamePeriod &&
          !one.isBaseline &&
          hasValues(block, one),
      ),
      [],
    ),
    rolls: rollsIn(
      block,
      [...columns.map(({ times }) => whenOf(times, settings)), ...rowTimes].map(readingOf),
    ),
    title: whenOf(nearby, settings),
    partOfYear,
    dayOfYear: firstIn(block.titles.map(withoutExplanations), AT_DAY, MONTHS_OF_YEAR),
    notes: columnNotes(block).filter(({ times, of }) => times.length === 0 && of !== ''),
    titleBasis: titleBasis(columns, block, legends),
    legends,
    standsAt: standingDay(block.titles),
    either: yearOrSoFar(block.titles),
  }
}

/** What stood on the page before is in the sums of this one. */
function isBroughtForward({ cells }: Anatomy['block']['rows'][number]): boolean {
  return cells.some((cell) => /^(?:brought forward\b|b\/f$)/i.test(wordsOf(cell)))
}

/** Texts that name a day as that day, YYYY-MM-DD. */
function daysOf(texts: readonly string[], settings: PeriodSettings): readonly string[] {
  return texts.map((text) => {
    const reading = readingOf(whenOf([text], settings))
    return reading?.kind === 'day' ? reading.start : text
  })
}

/**
 * What days that head columns stand for: as what stands to their left among the headings says ("Week
 * commencing"), or as they follow one another.
 */
function daysInHeadings(
  { block, labels, values }: Anatomy,
  columns: readonly ColumnMeaning[],
  settings: PeriodSettings,
  ofOthers: ReadonlyMap<string, DayMeans>,
): DayMeans {
  const first = values[0]?.column ?? 0
  const beside = block.headings.flatMap(({ cells }) => cells.slice(0, first).map(wordsOf))
  const isWeekly = block.titles.some((line) => /\bweek(?:s|ly)?\b/i.test(line))
  const said = (labels.some(({ holds }) => holds === 'periods') ? [] : beside)
    .map((words) => dayMeaning(words.replace(/[:\s]+$/, ''), []))
    .find((means) => means !== 'day')
  const lowest = columns.flatMap(({ times }) => times.at(-1) ?? [])
  const days = daysOf(lowest, settings)
  const [elsewhere, ...more] = new Set(lowest.map((day) => ofOthers.get(day)))
  return said ?? (more.length === 0 ? elsewhere : undefined) ?? dayMeaning('', days, isWeekly)
}

/** Of rows whose time stands in two columns, "2025/26" and "Qtr 1": a year is written once for the rows under it. */
function partTimes({ block, labels }: Anatomy, settings: PeriodSettings): readonly When[] {
  const columns = labels.filter(({ holds }) => holds === 'periods')
  if (columns.length < 2) return []
  const found = new Map<string, When>()
  let carried: readonly string[] = []
  for (const { cells, isSection } of block.rows) {
    if (isSection) continue
    const own = columns.map(({ column }) => wordsOf(cells[column]))
    carried = own.map((words, index) => words || (index === 0 ? (carried[index] ?? '') : ''))
    const texts = carried.filter((words) => timeIn(words) !== undefined)
    const key = texts.join('\n')
    if (texts.length !== columns.length || found.has(key)) continue
    const when = whenOf(texts, settings)
    if (when !== undefined) found.set(key, when)
  }
  return [...found.values()]
}

/** A day of any year, in the line above a table: "Vehicles at 31 March". */
const AT_DAY =
  /\bat \d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)\b(?!,? \d{4})|\b\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)(?= (?:each|every|of each|of every|in each) year\b)/i

function firstIn(lines: readonly string[], ...patterns: readonly RegExp[]): string | undefined {
  return lines
    .map((line) => patterns.map((pattern) => pattern.exec(line)?.[0]).find(Boolean))
    .find((one) => one !== undefined)
}

/** "Strength at 30 September; sickness for 12 months to date": of neither all figures are. */
function saysSeveral(line: string): boolean {
  const parts = line.split('; ')
  return parts.some((part) => basisSaid(part) === undefined && saysStock(part))
}

/** How the lines around say that figures are counted, unless its columns are told apart by that. */
function titleBasis(
  columns: readonly ColumnMeaning[],
  { titles, feet }: Block,
  legends: readonly string[],
): SaidBasis | undefined {
  if (columns.some(({ basis }) => basis !== undefined)) return undefined
  const hasTimes = columns.some(({ times }) => times.length > 0)
  // "Figures are year to date unless a quarter is named"
  const isOfAll = (line: string) =>
    !(hasTimes && /\bunless\b/i.test(line)) &&
    /^(?:all )?(?:the )?(?:figures|rates|numbers) (?!for\b|in\b|of\b)/i.test(line)
  // "Year to date is from 1 April" explains a heading
  const lines = titles
    .flatMap((line) => line.split(/\. (?=[A-Z])/))
    .filter((line) => !saysSeveral(line))
  const said = lines.filter((line) => isOfAll(line) || !/ (?:is|are|means?) /i.test(line))
  const around = [...feet, ...legends].filter(isOfAll)
  const basis = [...said, ...around].map(basisSaid).find((one) => one !== undefined)
  // Beside the year to date others are of one time each, whatever another table of the sheet rolls over
  return basis === 'rolling' && columns.some(({ isToDate }) => isToDate) ? undefined : basis
}

/**
 * The part of each year that a table is of whose headings name years and nothing shorter: of "Quarter 2" or
 * "April to September" in the lines above. Where those name its year too, some heading is of that year.
 */
function partOfYears(
  { titles }: Block,
  columns: readonly ColumnMeaning[],
  settings: PeriodSettings,
  title: When | undefined,
): string | undefined {
  const lines = titles.map(withoutExplanations)
  const months = firstIn(lines, MONTHS_OF_YEAR)
  if (months !== undefined) return months
  const quarter = firstIn(lines, QUARTER_OF_YEAR)
  const readings = columns.flatMap(({ times }) => readingOf(whenOf(times, settings)) ?? [])
  if (quarter === undefined || readings.length === 0 || !readings.every(isYear)) return undefined
  const own = readingOf(title)
  const isAmong =
    own === undefined ||
    isYear(own) ||
    readings.some(({ start, end }) => start <= own.start && own.end <= end)
  return isAmong ? quarter : undefined
}

/** The time of a column's headings, or the part of it that the table is of. */
export function whenInPart(
  { times, isYear: isWhole }: Pick<ColumnMeaning, 'times' | 'isYear'>,
  settings: PeriodSettings,
  part: string | undefined,
): When | undefined {
  const when = whenOf(times, settings)
  if (part === undefined || isWhole) return when
  const within = whenOf([...times, part], settings)
  return isPartOf(readingOf(within), readingOf(when)) ? within : when
}

/** The times that the table names anywhere: what to choose from for a value that has none beside it. */
function timeChoices(
  inHeadings: readonly (When | undefined)[],
  inTitle: readonly (When | undefined)[],
): readonly TimeChoice[] {
  const found = new Map<string, TimeChoice>()
  for (const when of [...inTitle, ...inHeadings]) {
    const reading = readingOf(when)
    if (when === undefined || reading === undefined) continue
    const { start, end } = reading
    const key = `${start}/${end}`
    const known = found.get(key)
    const isTitle = inTitle.includes(when) || known?.isTitle === true
    const isHeading = !inTitle.includes(when)
    found.set(key, { start, end, words: known?.words ?? when.words, isTitle, isHeading })
  }
  return [...found.values()]
}
