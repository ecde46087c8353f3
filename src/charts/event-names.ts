import type { ControlChartData } from './chart-data.ts'
import type { Frame } from './frame.ts'
import type { HorizontalAxis } from './horizontal-axis.ts'
import { plainText } from './svg.ts'
import { fitText, textWidth } from './typeface.ts'

/** Something with days of its own that touches the series, and its name above the plot. */
export interface NamedTime {
  readonly kind: 'event' | 'recording-change'
  /** What is tinted; a recording change is a line, so both are the same. */
  readonly from: number
  readonly to: number
  readonly name: string
  readonly nameLeft: number
  /** 0 is the row next to the plot. */
  readonly row: number
  /** Whether a thin line can come down from the name to its time without crossing a word. */
  readonly canBeLed: boolean
}

/** An event of a day is still seen. */
const NARROWEST_SPAN = 3
const BETWEEN_NAMES = 10
/** A name stands a little to the right of where its time starts, clear of its own thin line. */
const INDENT = 3

/**
 * The events and recording changes inside a series, with a row for each name so that no two
 * overlap. A name starts where its time does, and further left only where it would run off. Names
 * are given rows from the right, so that one standing above another starts to the left of it and a
 * thin line can nearly always come down from its start.
 */
export function nameTimes(data: ControlChartData, axis: HorizontalAxis, frame: Frame): NamedTime[] {
  const [first, last] = [data.points[0]?.start, data.points.at(-1)?.end]
  if (first === undefined || last === undefined) return []
  const events = data.events
    .filter((event) => event.from <= last && event.to >= first)
    .map(({ short, from, to }) => ({ kind: 'event' as const, short, ...span(axis, from, to) }))
  const changes = data.recordingChanges
    .filter((change) => change.from > first && change.from <= last)
    .map(({ short, from }) => {
      const at = axis.atDay(from)
      return { kind: 'recording-change' as const, short, from: at, to: at }
    })

  const right = frame.width - 1
  const named = [...events, ...changes].map(({ short, ...time }) => {
    const name = fitText(plainText(short), right - axis.left, frame.textSize)
    const width = textWidth(name, frame.textSize)
    return { ...time, name, nameLeft: Math.min(time.from + INDENT, right - width), width }
  })
  const times: (NamedTime & { readonly width: number })[] = []
  for (const time of named.sort((a, b) => b.nameLeft - a.nameLeft)) {
    const under = times.filter(
      (other) =>
        time.nameLeft < other.nameLeft + other.width + BETWEEN_NAMES &&
        other.nameLeft < time.nameLeft + time.width + BETWEEN_NAMES,
    )
    const row = Math.max(-1, ...under.map((other) => other.row)) + 1
    times.push({ ...time, row, canBeLed: true })
  }
  return times.reverse().map((time) => {
    const crossed = times.some(
      ({ nameLeft, width, row }) =>
        row < time.row && time.from > nameLeft - 2 && time.from < nameLeft + width + 2,
    )
    return { ...time, canBeLed: !crossed }
  })
}

function span(axis: HorizontalAxis, first: string, last: string) {
  const [from, to] = [axis.atDay(first), axis.atEndOf(last)]
  if (to - from >= NARROWEST_SPAN) return { from, to }
  const start = Math.min(Math.max((from + to - NARROWEST_SPAN) / 2, axis.left), axis.right - 3)
  return { from: start, to: start + NARROWEST_SPAN }
}
