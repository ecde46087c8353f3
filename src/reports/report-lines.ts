import {
  type Area,
  definitionOn,
  type Measure,
  type Place,
  type ReportDefinition,
  type ReportRow,
} from '#area/index.ts'
import {
  comparedValues,
  describePrintedChange,
  describeTarget,
  type FigureBook,
  findPrinted,
  misprints,
  nameBreakdown,
  type SeriesKey,
  type SeriesView,
  toPoint,
  viewSeries,
  whyUndrawn,
} from '#performance/index.ts'
import { describePeriod, formatSigned, type Period } from '#shared/index.ts'
import {
  approximately,
  type ChangeCells,
  type Comparison,
  compareSides,
  describeAside,
  describeFigure,
  findBreak,
  formatValue,
  missingWords,
  NOT_COMPARABLE,
  type Observation,
  type Point,
  plain,
  type Sentence,
  writeChange,
} from '#statistics/index.ts'
import { presentChart } from './chart-block.ts'
import { checkChildren } from './check-children.ts'
import { findExceptions } from './exceptions.ts'
import type { FigureList } from './figure-list.ts'
import { earlierPeriod, type Found, findFigure } from './find-figure.ts'
import type { QuarterNote } from './quarter-notes.ts'
import type { Cell, ReportLine } from './report.ts'
import { presentSurvey } from './survey-notes.ts'

export interface LineContext {
  readonly area: Area
  readonly book: FigureBook
  readonly period: Period
  readonly comparison: ReportDefinition['comparison']
  readonly list: FigureList
  /** Measures that the report shows for more than one place: their rows name the place. */
  readonly inSeveralPlaces: ReadonlySet<string>
  /** By `measure place`: whether its quarter is beyond its usual ups and downs. */
  readonly quarters: ReadonlyMap<string, QuarterNote>
}

/** Measures that a report shows for more than one place. */
export function inSeveralPlaces({ sections }: ReportDefinition): ReadonlySet<string> {
  const ids = sections.flatMap(({ rows }) => rows.map(({ measure }) => measure))
  return new Set(ids.filter((id, index) => ids.indexOf(id) !== index))
}

/** The name of a row in its report, which it keeps: `burglary`, `burglary--leicester`, `missing--gender-male`. */
export function anchorOf(
  { measure, area, breakdown }: SeriesKey,
  several: ReadonlySet<string>,
): string {
  const parts = [measure, several.has(measure) ? area : '', slug(breakdown)]
  return parts.filter((part) => part !== '').join('--')
}

const NONE: Cell = { text: 'not held', figure: null }

/**
 * The lines of one row of a report's definition: the measure, then each breakdown that has a figure.
 *
 * @param number - the row's own number, "1.1"
 * @returns no lines when nothing at all is held for the row in the period
 */
export function buildLines(
  row: ReportRow,
  number: string,
  context: LineContext,
): readonly ReportLine[] {
  const { area } = context
  const measure = area.measures.get(row.measure)
  const placeId = row.area ?? area.file.places[0]?.id ?? ''
  const place = area.file.places.find(({ id }) => id === placeId)
  if (!measure || !place) throw new Error(`The report has no measure ${row.measure} in ${placeId}`)

  const whole = buildLine(row, measure, place, '', number, context)
  const breakdowns = row.breakdowns.flatMap((breakdown, index) => {
    const line = buildLine(row, measure, place, breakdown, `${number}.${index + 1}`, context)
    return line ? [line] : []
  })
  return whole ? [whole, ...breakdowns] : breakdowns
}

function buildLine(
  row: ReportRow,
  measure: Measure,
  place: Place,
  breakdown: string,
  number: string,
  context: LineContext,
): ReportLine | undefined {
  const { area, book, list, period } = context
  const key: SeriesKey = { measure: measure.id, area: place.id, breakdown }
  const now = findFigure(book, measure, key, period)
  const before = findEarlier(key, measure, now, context)
  const printed = findPrinted(book, key, period)
  const charted = breakdown === '' ? { ...key, measure: row.chart ?? measure.id } : undefined
  const view = charted && viewSeries(area, book, charted, period.end)
  const undrawn = charted && whyUndrawn(area, book, charted, period.end)
  const isInPeriod =
    view !== undefined && (view.observations.at(-1)?.period.end ?? '') >= period.start
  if (!now && !printed.change && !printed.percent && !row.headline) return undefined

  const compared = now && before ? compareFound(measure, place, before, now, context) : undefined
  const comparison = compared?.comparison
  const change = now
    ? undefined
    : findBreak(earlierPeriod(period, context.comparison), period, {
        measure,
        area: place,
        changes: area.recordingChanges,
      })
  const survey = presentSurvey(measure, now, before)
  const alone = now
    ? approximately(
        now.parts[0],
        survey?.sentence ?? describeFigure(measure, now.point, compared ?? {}),
      )
    : describePrintedChange(measure, printed, change, {
        later: period,
        earlier: earlierPeriod(period, context.comparison),
      })
  const values = comparedValues(book, ...(before?.parts ?? []), ...(now?.parts ?? []))
  const isOneOfMany = context.inSeveralPlaces.has(measure.id)
  const isMonth = view !== undefined && isInPeriod && period.kind === 'month' && !row.chart
  const isByParts = !now && isInPeriod && !row.chart && !printed.change && !printed.percent
  const sentence = isMonth ? view.answer : isByParts ? tellLastPart(view, period) : alone
  const target =
    breakdown === '' && now
      ? describeTarget(measure, { value: now.point.value, area: place.id }, period, book)
      : null
  const quarter = breakdown === '' ? context.quarters.get(`${measure.id} ${place.id}`) : undefined
  const misprinted = misprints(comparison, printed, measure, values).map(({ text }) => text)
  const unequalParts = breakdown === '' ? checkChildren(area, book, key, period) : []
  return {
    number,
    anchor: anchorOf(key, context.inSeveralPlaces),
    measureId: measure.id,
    name:
      breakdown === ''
        ? isOneOfMany
          ? `${measure.name}: ${place.name}`
          : measure.name
        : nameBreakdown(breakdown, measure),
    level: breakdown === '' ? 0 : 1,
    headline: row.headline,
    unit: measure.unit,
    definition: definitionOn(measure, period.end).definition,
    value: cellOf(now, measure, period, list),
    earlier: cellOf(before, measure, earlierPeriod(period, context.comparison), list),
    ...(change ? withoutFigures(NOT_COMPARABLE) : changeCells(measure, compared, printed, list)),
    target,
    sentence,
    exceptions: findExceptions({
      ...{
        view: isInPeriod ? view : undefined,
        isOfLastMonth: isMonth,
        sentence,
        quarter,
        survey,
        target,
      },
      aside: now && describeAside(withoutBegun(now.point)),
      contradictions: [...misprinted, ...unequalParts],
    }),
    notes: [
      ...misprinted,
      ...tellAsides(now, before, { isSurvey: survey !== undefined, comparison }),
      ...(survey?.notes ?? []),
      ...(undrawn ? [undrawn.why] : []),
      ...(quarter ? [plain(quarter.sentence)] : []),
      ...unequalParts,
    ],
    chart: view && isInPeriod ? presentChart(view, measure) : null,
  }
}

/** Of a share or a time, whose months cannot be added up: that there is none of the whole, then the last. */
function tellLastPart({ answer, word }: SeriesView, period: Period): Sentence {
  const text = `No figure of ${describePeriod(period)} as a whole is held here. Its last ${word}: `
  return [{ text }, ...answer]
}

/** A point with what of it was set aside by somebody alone: that a register was begun is no question of the figure. */
function withoutBegun({ aside = [], ...point }: Point): Point {
  return { ...point, aside: aside.filter(({ countedFrom }) => countedFrom === undefined) }
}

/**
 * What of a row's two values is set aside, where its sentence does not tell of it: that of a survey tells
 * of neither, and one that sets the value beside nothing of the earlier one.
 */
function tellAsides(
  now: Found | undefined,
  before: Found | undefined,
  { isSurvey, comparison }: { isSurvey: boolean; comparison: Comparison | undefined },
): readonly string[] {
  const isCompared =
    !isSurvey && comparison && !['missing', 'not-comparable'].includes(comparison.kind)
  const untold = [isSurvey ? now : undefined, isCompared ? undefined : before]
  return untold.flatMap((found) => (found && describeAside(found.point)) ?? [])
}

/** A snapshot or rolling year is set beside just the one a year before, not one of about that time. */
function findEarlier(
  key: SeriesKey,
  measure: Measure,
  now: Found | undefined,
  { book, period, comparison }: LineContext,
): Found | undefined {
  // A month that keeps a quarter from being a sum is set beside nothing: the quarter before stands
  const shown = now === undefined || now.point.value === null ? period : now.point.period
  const earlier = earlierPeriod(shown, comparison)
  if (shown.code === period.code) return findFigure(book, measure, key, earlier)
  const own = book.figure(key, earlier)
  return own && { point: toPoint(own), parts: [own] }
}

/** Half a percent and less is given to one decimal place, so that a change is not called 0%. */
function compareFound(
  measure: Measure,
  place: Place,
  before: Found,
  now: Found,
  { area }: LineContext,
): { readonly comparison: Comparison; readonly percentDecimals: number } {
  const { fewestForPercent, reportsAsPrinted } = area.file.smallNumbers
  const context = {
    ...{ measure, area: place, changes: area.recordingChanges },
    fewestForPercent: reportsAsPrinted ? 0 : fewestForPercent,
  }
  const comparison = compareSides(before.point, now.point, context)
  const isSmall = comparison.kind === 'amount' && comparison.percent === 0
  if (!isSmall || comparison.difference === 0) return { comparison, percentDecimals: 0 }
  return {
    comparison: compareSides(before.point, now.point, { ...context, percentDecimals: 1 }),
    percentDecimals: 1,
  }
}

/** The value as printed, with its own period when that is not the report's, and its firmness. */
export function cellOf(
  found: Found | undefined,
  measure: Measure,
  period: Period,
  list: FigureList,
): Cell {
  const [first] = found?.parts ?? []
  if (!found || !first) return NONE
  const { value } = found.point
  const figure =
    found.parts.length > 1 && value !== null
      ? list.citeSum(found.parts, found.point)
      : list.cite(first)
  if (value === null) return { text: missingWords(first), figure }
  const about = first.status === 'approximate' ? 'about ' : ''
  const when =
    found.point.period.code === period.code ? '' : ` (${describePeriod(found.point.period)})`
  return { text: `${about}${formatValue(value, measure)}${when}`, figure }
}

function changeCells(
  measure: Measure,
  compared: ReturnType<typeof compareFound> | undefined,
  printed: ReturnType<typeof findPrinted>,
  list: FigureList,
): Pick<ReportLine, 'change' | 'percent'> {
  const written = compared && writeChange(compared.comparison, measure, compared.percentDecimals)
  if (written) return withoutFigures(written)
  return {
    change: printedCell(printed.change, list, (value) => formatSigned(value, measure.decimals)),
    percent: printedCell(printed.percent, list, (value) => `${formatSigned(value, 1)}%`),
  }
}

function withoutFigures({ change, percent }: ChangeCells): Pick<ReportLine, 'change' | 'percent'> {
  return { change: { text: change, figure: null }, percent: { text: percent, figure: null } }
}

function printedCell(
  observation: Observation | undefined,
  list: FigureList,
  format: (value: number) => string,
): Cell {
  if (observation?.value == null) return { text: '', figure: null }
  return { text: format(observation.value), figure: list.cite(observation) }
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}
