import { type Area, addsUp, kindOf, type Measure, natureOf, type Place } from '#area/index.ts'
import type { ControlChartData } from '#charts/index.ts'
import { capitalise, describePeriod, labelPeriod } from '#shared/index.ts'
import type { Observation } from '#statistics/index.ts'
import {
  type AnalysedSeries,
  averagesWritten,
  BASES,
  type Basis,
  type ChartChoice,
  type Comparison,
  chartSeries,
  compare,
  describeFlag,
  describeLatest,
  describeSharedChange,
  describeStretch,
  describeSurveyMonth,
  explainFlag,
  type Flag,
  findFlags,
  formatValue,
  type GivenExplanation,
  isInScope,
  lastPublished,
  listInWords,
  pairSurveys,
  periodWord,
  type Registers,
  rangeAt,
  rebaseDays,
  type SeasonReading,
  type Sentence,
  type Subject,
  type SurveyChange,
  type SurveyPair,
  shareChanges,
  type UsualRange,
  type Verdict,
  verdict,
} from '#statistics/index.ts'
import { type FigureBook, type SeriesKey, toPoint, toPoints } from './figure-book.ts'
import { registersOf } from './registers-of.ts'
import { type ShownWord, showFigures } from './shown-figures.ts'

/** A series of months, or of quarters, with all that is shown of it: in words, as a chart, as a table. */
export interface SeriesView {
  readonly measure: Measure
  readonly place: Place
  readonly observations: readonly Observation[]
  /** What one of its figures is for. */
  readonly word: ShownWord
  readonly series: AnalysedSeries
  /** The chart its limits are those of, with the reason. */
  readonly choice: ChartChoice
  /** What is known of the season, from every month that is held. */
  readonly season: SeasonReading
  /** The place in the series of the period that is spoken about: the last one published. */
  readonly latest: number
  readonly comparison: Comparison
  /** The latest period, and the sums that end with it, each beside its earlier one. */
  readonly comparisons: readonly ViewedComparison[]
  /** Of a survey: how many answered in the month spoken about, and its change from a year before. */
  readonly survey: SurveyPair | undefined
  readonly answer: Sentence
  readonly verdict: Verdict
  readonly range: UsualRange | undefined
  /** What is unusual, in time order; `findings` say each in a sentence. */
  readonly flags: readonly Flag[]
  readonly findings: readonly Finding[]
  /** What holds of several findings, a sentence each. */
  readonly shared: readonly Sentence[]
  readonly chart: ControlChartData
}

export interface ViewedComparison {
  readonly basis: Basis
  readonly comparison: Comparison
  /** Of a survey: the same change, as far as those who answered let it be judged. */
  readonly surveyed: SurveyChange | undefined
}

export interface Finding {
  readonly number: number
  /** The first and last day of what is unusual, and which way it is. */
  readonly moved: Pick<GivenExplanation, 'start' | 'end' | 'direction'>
  readonly judgement: Flag['judgement']
  readonly sentence: Sentence
  /** The same in a list of all, where what several would say is told once: `shared` of the view. */
  readonly listed: Sentence
}

/**
 * The series of a measure in a place, analysed up to a day: its months, or its quarters where too few
 * months are published.
 *
 * @param until - periods that end after this day (YYYY-MM-DD) are left out
 * @param months - how many are charted and rest on: the latest ones; as the area sets unless said
 * @returns `undefined` when fewer are published up to that day than a usual range needs: a line of two
 *   or three points says less than their values do. Also for one that would not fit on an axis, of
 *   which `whyUndrawn` tells
 */
export function viewSeries(
  area: Area,
  book: FigureBook,
  key: SeriesKey,
  until: string,
  months = area.file.chartMonths,
): SeriesView | undefined {
  const printed = area.measures.get(key.measure)
  const place = area.file.places.find(({ id }) => id === key.area)
  if (!printed || !place) return undefined
  // What is printed as the year so far is shown as the months that it was counted in
  const measure: Measure = kindOf(printed) === 'cumulative' ? { ...printed, kind: 'flow' } : printed
  const found = showFigures(area, book, key, until, months)
  if (found === undefined) return undefined
  const { word, held: observations, shown } = found

  const subject: Subject = { measure: measure.id, area: place }
  const registers = registersOf(area, book)
  const figures = shown.map((one) => ({ ...one, ...toPoint(one) }))
  const charted = chartSeries(measure, figures, {
    history: toPoints(observations),
    rebase: rebaseDays(area.recordingChanges, subject),
  })
  if (!charted.ok) throw new Error(charted.problems.map(({ message }) => message).join(' '))
  const { series, choice, season } = charted.value
  const latest = lastPublished(series)
  const period = series.points[latest]?.period ?? series.points.at(-1)?.period
  if (period === undefined) return undefined

  const { fewestForPercent } = area.file.smallNumbers
  const context = { measure, area: place, changes: area.recordingChanges, fewestForPercent }
  const held = new Map(observations.map((one) => [one.period.code, one]))
  const pair = ({ earlier, later }: Comparison): SurveyPair | undefined => {
    const now = held.get(later.period.code)
    return now && pairSurveys(measure, now, held.get(earlier.period.code))
  }
  const bases = word === 'month' ? BASES : BASES.slice(0, 2)
  const comparisons = bases.map((basis): ViewedComparison => {
    const one = compare(toPoints(observations), period, basis, context)
    return { basis, comparison: one, surveyed: pair(one)?.change }
  })
  const comparison = compare(toPoints(observations), period, 'year-before', context)
  const survey = pair(comparison)
  const flags = findFlags(series)
  const direction = series.points[latest]?.direction ?? null
  const latestOnly = { firstIndex: latest, lastIndex: latest, direction }
  const explanations = explainFlag(series, latestOnly, place, registers)
  return {
    measure,
    place,
    observations: shown,
    word,
    series,
    choice,
    season,
    latest,
    comparison,
    comparisons,
    survey,
    answer: survey
      ? describeSurveyMonth(describeLatest(series, { explanations }), survey)
      : describeLatest(series, { comparison, explanations }),
    verdict: verdict(series, latest),
    range: rangeAt(series, latest),
    flags,
    ...tellFindings(series, flags, place, registers),
    chart: drawable(series, flags, subject, registers),
  }
}

function tellFindings(
  series: AnalysedSeries,
  flags: readonly Flag[],
  place: Place,
  registers: Registers,
): Pick<SeriesView, 'findings' | 'shared'> {
  const explained = flags.map((flag) => ({
    ...{ flag, number: flag.number },
    explanations: explainFlag(series, flag, place, registers),
  }))
  const shared = shareChanges(explained)
  const apart = new Set(shared.map(({ change }) => change.id))
  return {
    findings: explained.map(({ flag, number, explanations }) => ({
      number,
      moved: movedBy(series, flag),
      judgement: flag.judgement,
      sentence: describeFlag(series, flag, explanations),
      listed: describeFlag(series, flag, explanations, apart),
    })),
    shared: shared.map((one) => [{ text: describeSharedChange(one) }]),
  }
}

/** What a flag is of, as days. */
export function movedBy(
  { points }: AnalysedSeries,
  { firstIndex, lastIndex, direction }: Flag,
): Finding['moved'] {
  const [first, last] = [points[firstIndex]?.period, points[lastIndex]?.period]
  return { start: first?.start ?? '', end: last?.end ?? '', direction }
}

/** A title for the drawing: "Anti-social behaviour a month, December 2019 to October 2022". */
function titleOf(series: AnalysedSeries): string {
  const [first, last] = [series.points[0]?.period, series.points.at(-1)?.period]
  if (!first || !last) return series.measure.name
  const { unit, noun } = series.measure
  const counted =
    addsUp(series.measure) && natureOf(unit).countsThings && noun
      ? capitalise(`${noun.many} a ${periodWord(first)}`)
      : series.measure.name
  return `${counted}, ${describeStretch(first, last)}`
}

/** A series as a control chart draws it. */
export function drawable(
  series: AnalysedSeries,
  flags: readonly Flag[],
  subject: Subject,
  { events, changes }: Registers,
): ControlChartData {
  const { measure, points } = series
  const varies = hasVaryingRange(series)
  const ranges = series.phases.map((phase, place) => {
    const toIndex = points.findLastIndex((point) => point.phase === place)
    const range = rangeAt(series, toIndex)
    return {
      fromIndex: points.findIndex((point) => point.phase === place),
      toIndex,
      mean: range?.mean ?? null,
      lower: range?.lower ?? null,
      upper: range?.upper ?? null,
      status: phase.status,
    }
  })
  return {
    title: titleOf(series),
    description: describeDrawing(series, flags),
    points: points.map(({ period, value, range, setAside }) => ({
      label: labelPeriod(period),
      start: period.start,
      end: period.end,
      value,
      ...(varies && range ? { range } : {}),
      ...(setAside === undefined ? {} : { setAside }),
    })),
    phases: ranges,
    flags: flags.map(({ number, firstIndex, lastIndex, judgement, kind }) => ({
      number,
      firstIndex,
      lastIndex,
      judgement,
      kind,
    })),
    events: events.filter(({ scope }) => isInScope(scope, subject)),
    recordingChanges: changes.filter(({ scope }) => isInScope(scope, subject)),
    format: (value) => formatValue(value, measure),
    formatAverage: (value) => formatValue(value, averagesWritten(value, measure)),
    zeroBased: natureOf(measure.unit).countsThings,
  }
}

/** Whether points of one phase have usual ranges that differ. */
function hasVaryingRange({ points, phases }: AnalysedSeries): boolean {
  return phases.some((_, place) => {
    const ranges = points.flatMap(({ phase, range }) => (phase === place && range ? [range] : []))
    return ranges.some(({ upper }) => upper !== ranges[0]?.upper)
  })
}

const FOLLOWS = {
  days: 'follows the days in each month',
  season: 'follows the season',
  parts: 'follows how many each figure is of',
}

const LASTING: Readonly<Record<string, string>> = {
  ...{ week: 'weekly ', month: 'monthly ', quarter: 'quarterly ', year: 'yearly ' },
}

/** What the drawing shows, for those who do not see it; its figures are in the table. */
function describeDrawing(series: AnalysedSeries, flags: readonly Flag[]): string {
  const { measure, points } = series
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]))
  if (values.length === 0) return 'No figures were published.'
  const word = points[0] && periodWord(points[0].period)
  const lasting = word === undefined ? '' : (LASTING[word] ?? '')
  const spread =
    `A line of ${values.length} ${lasting}values between ` +
    `${formatValue(Math.min(...values), measure)} and ${formatValue(Math.max(...values), measure)}.`
  const range = rangeAt(series, lastPublished(series))
  const opening = hasVaryingRange(series)
    ? `The usual range ${FOLLOWS[series.allowsFor ?? 'parts']}; in the last ${word} it is`
    : 'The usual range is'
  const usual = range
    ? ` ${opening} ${formatValue(range.lower, measure)} to ` +
      `${formatValue(range.upper, measure)}, the average ${formatValue(range.mean, measure)}.`
    : ''
  const unusual =
    flags.length === 0
      ? ''
      : flags.length === 1
        ? ' The numbered sentence below says what is unusual.'
        : ' Numbered sentences below say what is unusual.'
  const apart = points.flatMap(({ period, setAside }) =>
    setAside === undefined ? [] : [`${describePeriod(period)} (${formatValue(setAside, measure)})`],
  )
  const rings = apart.length === 0 ? '' : ` Set aside, and drawn as a ring: ${listInWords(apart)}.`
  return spread + usual + unusual + rings
}
