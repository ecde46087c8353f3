import type { Area, Measure, Place } from '#area/index.ts'
import type { ControlChartData } from '#charts/index.ts'
import { describeDay, labelPeriod, monthPeriod, type Period, periodOf } from '#shared/index.ts'
import type { Observation, Point } from '#statistics/index.ts'
import {
  type AnalysedSeries,
  chartGaps,
  chartSeries,
  chooseChart,
  describeFlag,
  describeGapFlag,
  describeGapLimits,
  describeLatest,
  describeSince,
  type EventRecord,
  explainFlag,
  type Flag,
  findFlags,
  type Gap,
  gapsBetween,
  type Registers,
  rangeAt,
  rebaseDays,
  type Sentence,
  type Standing,
  type Subject,
  standingOf,
  type UsualRange,
} from '#statistics/index.ts'
import type { FigureBook } from './figure-book.ts'
import { registersOf } from './registers-of.ts'
import { drawable, type Finding, movedBy } from './series-view.ts'
import { MOST_DRAWN } from './shown-figures.ts'

/** Rare events of a measure in a place, each on its day. */
export interface EventsView {
  readonly measure: Measure
  readonly place: Place
  /** One a day on which the record says something, earliest first. */
  readonly observations: readonly Observation[]
  readonly answer: Sentence
  /** How long it is since the last one, against what is usual. */
  readonly standing: Standing
  /** The last day of the record. */
  readonly until: string
  readonly findings: readonly Finding[]
  /** Days between events, or events a month where they are too many for that; `undefined` for fewer than two. */
  readonly chart: ControlChartData | undefined
  readonly limitsNote: string | undefined
  /** Each event but the first with the days since the one before; empty where months are charted. */
  readonly gaps: readonly (Gap & {
    readonly range: UsualRange | undefined
    readonly flag: Flag | undefined
  })[]
}

/** @returns `undefined` for a measure that is not of events by their days, or with none held */
export function viewEvents(
  area: Area,
  book: FigureBook,
  key: { readonly measure: string; readonly area: string },
  until: string,
): EventsView | undefined {
  const measure = area.measures.get(key.measure)
  const place = area.file.places.find(({ id }) => id === key.area)
  if (!measure?.events || !place) return undefined
  const { from } = measure.events
  const observations = book
    .series({ ...key, breakdown: '' }, 'day')
    .filter(({ period, value }) => value !== null && period.start >= from && period.end <= until)
  const last = observations.at(-1)
  if (last === undefined) return undefined
  const subject: Subject = { measure: measure.id, area: place }
  const registers = registersOf(area, book)
  const rebase = rebaseDays(area.recordingChanges, subject)
  const record: EventRecord = {
    from,
    until: last.period.end,
    days: observations.map(({ period, value }) => ({ day: period.start, count: value ?? 0 })),
  }
  const months = countMonths(record)
  const chosen = chooseChart(
    'count',
    months.map(({ period, value }) => ({ period, count: value })),
    record.days.some(({ count }) => count > 1) ? 'some-together' : 'apart',
  )
  if (!chosen.ok) throw new Error(chosen.problems.map(({ message }) => message).join(' '))
  const { kind, reason } = chosen.value
  const events = record.days.reduce((sum, { count }) => sum + count, 0)
  const isByGaps = (kind === 't' || kind === 'g') && events <= MOST_DRAWN
  const gaps = isByGaps ? gapsBetween(record.days) : []
  const byGaps = isByGaps && gaps.length > 0 ? chartGaps(measure, gaps, kind, rebase) : undefined
  const found = {
    ...{ measure, place, observations, until: record.until },
    standing: standingOf(record, byGaps),
  }
  const explain = (series: AnalysedSeries, flag: Flag) =>
    explainFlag(series, flag, place, registers)
  // Longer from one to the next means that fewer happen
  const explainGaps = (series: AnalysedSeries, flag: Flag) => explain(series, contrary(flag))
  if (!isByGaps) {
    const figures = months.map((point) => ({ ...point, numerator: null, denominator: null }))
    const charted = chartSeries(measure, figures, { rebase })
    if (!charted.ok) throw new Error(charted.problems.map(({ message }) => message).join(' '))
    const { series, choice } = charted.value
    const flags = findFlags(series)
    return {
      ...found,
      answer: describeLatest(series),
      findings: flags.map((flag) =>
        inList({
          ...{ number: flag.number, judgement: flag.judgement, moved: movedBy(series, flag) },
          sentence: describeFlag(series, flag, explain(series, flag)),
        }),
      ),
      chart: drawable(series, flags, subject, registers),
      limitsNote: choice.reason,
      gaps: [],
    }
  }
  if (byGaps === undefined) {
    const nothing = { findings: [], chart: undefined, limitsNote: undefined, gaps: [] }
    return { ...found, ...nothing, answer: describeSince(measure, record, undefined) }
  }
  const flags = findFlags(byGaps)
  return {
    ...found,
    answer: describeSince(measure, record, byGaps),
    findings: flags.map((flag) =>
      inList({
        ...{ number: flag.number, judgement: flag.judgement },
        moved: movedBy(byGaps, contrary(flag)),
        sentence: describeGapFlag(byGaps, gaps, flag, explainGaps(byGaps, flag)),
      }),
    ),
    chart: drawGaps(byGaps, flags, subject, registers, gaps),
    limitsNote: describeGapLimits(byGaps, kind, reason),
    gaps: gaps.map((gap, index) => ({
      ...gap,
      range: rangeAt(byGaps, index),
      flag: flags.find((flag) => flag.firstIndex <= index && flag.lastIndex >= index),
    })),
  }
}

/** Nothing is told once for several of them. */
function inList(finding: Omit<Finding, 'listed'>): Finding {
  return { ...finding, listed: finding.sentence }
}

function contrary(flag: Flag): Flag {
  return { ...flag, direction: flag.direction === 'up' ? 'down' : 'up' }
}

/** Events a month, for the whole months of a record. */
function countMonths({ from, until, days }: EventRecord): readonly Point[] {
  const counts = new Map<string, number>()
  for (const { day, count } of days) {
    const month = day.slice(0, 7)
    counts.set(month, (counts.get(month) ?? 0) + count)
  }
  return wholeMonthsFrom(from, until).map((period) => ({
    period,
    value: counts.get(period.start.slice(0, 7)) ?? 0,
  }))
}

function wholeMonthsFrom(from: string, until: string): readonly Period[] {
  const months: Period[] = []
  let month = Temporal.PlainDate.from(from).toPlainYearMonth()
  if (month.toPlainDate({ day: 1 }).toString() < from) month = month.add({ months: 1 })
  for (;;) {
    const period = monthPeriod(month.year, month.month)
    if (period.end > until) return months
    months.push(period)
    month = month.add({ months: 1 })
  }
}

/** Each gap stands at the day of the event that ended it. */
function drawGaps(
  series: AnalysedSeries,
  flags: readonly Flag[],
  subject: Subject,
  registers: Registers,
  gaps: readonly Gap[],
): ControlChartData {
  const drawing = drawable(series, flags, subject, registers)
  const [first, last] = [gaps[0], gaps.at(-1)]
  const stretch = first && last ? `, ${describeDay(first.from)} to ${describeDay(last.to)}` : ''
  return {
    ...drawing,
    title: `${series.measure.name}${stretch}`,
    points: drawing.points.map((point) => ({
      ...point,
      label: labelPeriod(periodOf(point.end, point.end)),
    })),
    phases: drawing.phases.map((phase) => ({
      ...phase,
      lower: phase.lower === null ? null : Math.ceil(phase.lower),
      upper: phase.upper === null ? null : Math.floor(phase.upper),
    })),
    averageName: 'middle',
    zeroBased: true,
  }
}
