import type { Measure } from '#area/index.ts'
import { formatNumber, formatSigned } from '#shared/index.ts'
import {
  formatValue,
  missingWords,
  type Observation,
  type SeriesPoint,
  type Verdict,
  verdict,
} from '#statistics/index.ts'
import type { SeriesView } from './series-view.ts'

const NOT_HELD = 'not held'

/**
 * A figure as its paper has it: in the unit of its measure; "5 working days" where the figure says what it
 * is in; a change with its sign; a percent or a share with theirs.
 */
export function writeFigure(
  { value, status, breakdown }: Pick<Observation, 'value' | 'status' | 'breakdown'>,
  measure: Measure,
): string {
  if (value === null) return missingWords({ status })
  const about = status === 'approximate' ? 'about ' : ''
  const parts = new Map(breakdown.split(';').map((part) => part.split('=') as [string, string]))
  const statedIn = parts.get('in')
  if (statedIn !== undefined) return `${about}${formatNumber(value, decimalsOf(value))} ${statedIn}`
  return about + writeNumber(value, parts.get('stat'), measure)
}

/**
 * A point of a series in a table: its value, with that it is set aside; why it has none; or that nothing
 * is held for its period, where that is so.
 */
export function writePoint(
  view: Pick<SeriesView, 'measure' | 'observations'>,
  point: SeriesPoint,
): string {
  const { value, setAside } = point
  if (setAside !== undefined) return `${formatValue(setAside, view.measure)}, set aside`
  if (value !== null) return formatValue(value, view.measure)
  return isHeld(view, point) ? missingWords(point) : NOT_HELD
}

/** How a point of a series stands in a table: nothing is said to be unpublished of which nothing is held. */
export function judgePoint(view: SeriesView, index: number): Verdict {
  const judged = verdict(view.series, index)
  const point = view.series.points[index]
  return point === undefined || isHeld(view, point) ? judged : { ...judged, words: NOT_HELD }
}

/** Whether anything is held of its period: a value, set aside or not, or why there is none. */
function isHeld(
  { observations }: Pick<SeriesView, 'observations'>,
  { value, setAside, missing, period }: SeriesPoint,
): boolean {
  return (
    value !== null ||
    setAside !== undefined ||
    missing !== undefined ||
    observations.some((one) => one.period.start === period.start)
  )
}

function writeNumber(value: number, stat: string | undefined, measure: Measure): string {
  const written = decimalsOf(value)
  const places = written > MOST_PRINTED ? measure.decimals : written
  const exact = { ...measure, decimals: Math.max(measure.decimals, places) }
  switch (stat) {
    case undefined:
      return formatValue(value, exact)
    case 'pct-change':
      return `${formatSigned(value, places)}%`
    case 'change in points':
      return `${formatSigned(value, places)} percentage points`
    case 'change':
    case 'monthly change':
      return value < 0 ? `−${formatValue(-value, exact)}` : `+${formatValue(value, exact)}`
    default:
      return stat.startsWith('share')
        ? `${formatNumber(value, places)}%`
        : formatValue(value, exact)
  }
}

/** No paper prints more: a number with more was worked out, and is written as its measure is. */
const MOST_PRINTED = 4

/** Decimal places that a number is written with. */
function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0
}
