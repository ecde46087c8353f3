import { scaleLinear } from 'd3-scale'
import { GREY, LINE } from './palette.ts'
import { element, escapeMarkup } from './svg.ts'

const WIDTH = 200
const BAR = 11
const GAP = 4
const EDGE = 2
/** A value too small to see at this scale is still something. */
const THINNEST = 1.5

/**
 * Two values of one measure as bars from the same zero: this period above, the one before below it,
 * thinner and grey. For measures with no series to draw. It has no words: its figures must stand
 * beside it.
 *
 * @param now - `null` where nothing was published: no bar, which is not the same as a bar of zero
 * @param title - said to those who do not see it; without one it is hidden from them
 */
export function barPair(now: number | null, before: number | null, title?: string): string {
  const [low, high] = [Math.min(0, now ?? 0, before ?? 0), Math.max(0, now ?? 0, before ?? 0)]
  const x = scaleLinear([low, high === low ? 1 : high], [EDGE, WIDTH - EDGE])
  const bar = (value: number | null, y: number, height: number, name: string, fill: string) => {
    if (value === null || value === 0) return ''
    const width = Math.max(Math.abs(x(value) - x(0)), THINNEST)
    const left = value < 0 ? x(0) - width : x(0)
    return element('rect', { class: `cf-bar-pair__${name}`, x: left, y, width, height, fill })
  }
  const height = BAR + GAP + BAR * 0.6
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'cf-bar-pair',
      viewBox: `0 0 ${WIDTH} ${height + 2 * EDGE}`,
      width: WIDTH,
      height: height + 2 * EDGE,
      ...(title === undefined ? { 'aria-hidden': 'true' } : { role: 'img' }),
    },
    ...(title === undefined ? [] : [element('title', {}, escapeMarkup(title))]),
    bar(now, EDGE, BAR, 'now', LINE),
    bar(before, EDGE + BAR + GAP, BAR * 0.6, 'before', GREY),
    element('line', {
      class: 'cf-chart__axis',
      x1: x(0),
      y1: 0,
      x2: x(0),
      y2: height + 2 * EDGE,
      stroke: GREY,
    }),
  )
}
