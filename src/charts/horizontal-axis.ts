import { bisector } from 'd3-array'
import type { ChartPoint } from './chart-data.ts'
import { type Box, overlap, plainText, type TextLine, textBox } from './svg.ts'
import { fitText } from './typeface.ts'

/** Periods side by side, each the same width, its figure in the middle. */
export interface HorizontalAxis {
  readonly left: number
  readonly right: number
  /** The width of one period. */
  readonly step: number
  /** The middle of the period with this index; 0.5 less is where it begins. */
  at(index: number): number
  /** Where a day begins; outside the series, the nearer end. */
  atDay(day: string): number
  /** Where a day ends. */
  atEndOf(day: string): number
}

/** Room kept between the first or last period and the edge of the plot. */
const EDGE = 5

export function horizontalAxis(
  points: readonly ChartPoint[],
  left: number,
  right: number,
): HorizontalAxis {
  const step = (right - left - 2 * EDGE) / Math.max(points.length, 1)
  const at = (index: number) => left + EDGE + (index + 0.5) * step
  const firstEndingOnOrAfter = bisector((point: ChartPoint) => point.end).left
  const within = (day: string, wholeDays: number) => {
    const index = firstEndingOnOrAfter(points, day)
    const point = points[index]
    if (point === undefined) return at(points.length - 0.5)
    if (day < point.start) return at(index - 0.5)
    const gone = daysFrom(point.start, day) + wholeDays
    return at(index - 0.5 + gone / (daysFrom(point.start, point.end) + 1))
  }
  return {
    left,
    right,
    step,
    at,
    atDay: (day) => within(day, 0),
    atEndOf: (day) => within(day, 1),
  }
}

function daysFrom(start: string, day: string): number {
  return Temporal.PlainDate.from(start).until(day, { largestUnit: 'days' }).days
}

/** Steps between labels: months fall on Januaries and Julys, other periods count back from the last. */
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600]
const OTHER_STEPS = [1, 2, 4, 8, 12, 20, 40, 80, 160, 400]

/** A label under the axis, and the middle of the period it names. */
export interface PeriodLabel {
  readonly line: TextLine
  readonly tick: number
}

/**
 * As many period names as fit below the axis, at most `most`: evenly spaced, none touching another,
 * all inside `width`. The first and last where nothing else fits, or only the last.
 */
export function periodLabels(
  points: readonly ChartPoint[],
  axis: HorizontalAxis,
  { y, size, most, width }: { y: number; size: number; most: number; width: number },
): readonly PeriodLabel[] {
  const place = (index: number): PeriodLabel => {
    const text = fitText(plainText(points[index]?.label ?? ''), width / 2, size)
    const tick = axis.at(index)
    const line: TextLine = { text, x: tick, y, size, anchor: 'middle' }
    const { left, right } = textBox(line)
    const shift = Math.max(0, 1 - left) - Math.max(0, right - (width - 1))
    return { tick, line: { ...line, x: tick + shift } }
  }
  const indexes = points.map((_, index) => index)
  const last = points.length - 1
  for (const chosen of stepsOf(points, indexes, most)) {
    const labels = chosen.map(place)
    if (labels.length >= 2 && apart(labels, size)) return labels
  }
  const ends = [place(0), place(last)]
  return last > 0 && apart(ends, size) ? ends : [place(last)]
}

function stepsOf(points: readonly ChartPoint[], indexes: readonly number[], most: number) {
  const last = indexes.length - 1
  const months = points.every(isMonth)
  const numbers = points.map(monthNumber)
  const chosen = (months ? MONTH_STEPS : OTHER_STEPS).map((step) =>
    indexes.filter((index) =>
      months ? (numbers[index] ?? 0) % step === 0 : (last - index) % step === 0,
    ),
  )
  return chosen.filter((some) => some.length <= most)
}

function isMonth({ start, end }: ChartPoint): boolean {
  return start.endsWith('-01') && start.slice(0, 7) === end.slice(0, 7) && end.slice(8) >= '28'
}

/** Months since the year 0, so that every twelfth is a January. */
function monthNumber({ start }: ChartPoint): number {
  return Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1
}

function apart(labels: readonly PeriodLabel[], size: number): boolean {
  const boxes = labels.map(({ line }) => textBox(line))
  return boxes.every((box, index) => {
    const next: Box | undefined = boxes[index + 1]
    return next === undefined || !overlap({ ...box, right: box.right + size * 0.8 }, next)
  })
}
