import { describePeriod, formatSigned, monthPeriod } from '#shared/index.ts'
import {
  explainFlag,
  type Flag,
  findFlags,
  lastPublished,
  type Registers,
  rebaseDays,
  type Sentence,
  type Subject,
} from '../analysis/index.ts'
import type { Area } from '../area/area.ts'
import type { Place } from '../area/area-file.ts'
import type { Measure } from '../area/measure.ts'
import type { ControlChartData } from '../charts/index.ts'
import {
  analyseSeason,
  bearsPercents,
  describeMonth,
  describeSeason,
  describeSeasonFlag,
  type Season,
  type SeasonedSeries,
} from '../statistics/index.ts'
import { type FigureBook, toPoints } from './figure-book.ts'
import { drawable, type Finding } from './series-view.ts'

/** All the months of a measure in a place, with its season. */
export interface SeasonView {
  readonly measure: Measure
  readonly place: Place
  readonly series: SeasonedSeries
  readonly flags: readonly Flag[]
  readonly findings: readonly Finding[]
  /** What is known of the season. */
  readonly season: Sentence
  /** The last published month against its own month of the year; empty without a usual range. */
  readonly latest: Sentence
  /** Values adjusted for days and season where there is one, else as counted. */
  readonly chart: ControlChartData
  /** The months of the year above and below its level; `undefined` with under two years, or counts too small for percents. */
  readonly pattern: ControlChartData | undefined
}

/** @returns `undefined` when no month of the measure is held for the place up to the day */
export function viewSeason(
  area: Area,
  book: FigureBook,
  key: { readonly measure: string; readonly area: string },
  until: string,
): SeasonView | undefined {
  const measure = area.measures.get(key.measure)
  const place = area.file.places.find(({ id }) => id === key.area)
  if (!measure || !place) return undefined
  const points = toPoints(book.series({ ...key, breakdown: '' }, 'month')).filter(
    ({ period }) => period.end <= until,
  )
  const subject: Subject = { measure: measure.id, area: place }
  const registers: Registers = { events: area.events, changes: area.recordingChanges }
  const analysed = analyseSeason(measure, points, {
    rebase: rebaseDays(area.recordingChanges, subject),
  })
  if (points.length === 0 || !analysed.ok) return undefined
  const series = analysed.value
  const flags = findFlags(series.analysed)
  const chart = drawable(series.analysed, flags, subject, registers)
  const inPercents = bearsPercents(points, area.file.smallNumbers)
  const isAdjusted = series.reading.kind === 'adjusted'
  const season =
    series.reading.kind === 'too-short' || series.reading.kind === 'not-counts'
      ? undefined
      : series.reading.season
  return {
    ...{ measure, place, series, flags },
    findings: flags.map((flag) => ({
      number: flag.number,
      judgement: flag.judgement,
      sentence: describeSeasonFlag(
        series,
        flag,
        measure,
        explainFlag(series.analysed, flag, place, registers),
      ),
    })),
    season: describeSeason(series.reading, inPercents),
    latest: describeMonth(series, lastPublished(series.analysed), measure),
    chart: isAdjusted ? { ...chart, title: `${chart.title}, adjusted for days and season` } : chart,
    pattern: season && inPercents ? drawPattern(season, place) : undefined,
  }
}

/** The year's months as a line about its level, in percent. */
function drawPattern({ factors }: Season, place: Place): ControlChartData {
  const percents = factors.map((factor) => 100 * (factor - 1))
  const format = (value: number) => (value === 0 ? 'level' : `${formatSigned(value)}%`)
  return {
    title: `The year’s pattern in ${place.name}: each month against the year’s level`,
    description: percents
      .map((percent, month) => `${monthName(month)} ${formatSigned(percent)}%`)
      .join(', '),
    points: percents.map((value, month) => {
      const { start, end } = monthPeriod(2001, month + 1)
      return { label: monthName(month).slice(0, 3), start, end, value }
    }),
    ...{ phases: [], flags: [], events: [], recordingChanges: [] },
    format,
    zeroBased: false,
  }
}

/** @param month - 0 for January */
export function monthName(month: number): string {
  return describePeriod(monthPeriod(2001, month + 1)).replace(' 2001', '')
}
