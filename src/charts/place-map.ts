import { GREY, INK, LINE, PAPER, TYPEFACE } from './palette.ts'
import { element, escapeMarkup } from './svg.ts'
import { textWidth } from './typeface.ts'

/** A point as degrees: longitude, latitude. */
export type Position = readonly [longitude: number, latitude: number]

/** A place as a map draws it. */
export interface MappedPlace {
  readonly name: string
  /** Rings of positions, the outer one first, as the coordinates of a GeoJSON polygon. */
  readonly outline: readonly (readonly Position[])[]
  /** How many there are; `null` where that is not given out. */
  readonly count: number | null
  /** The number as it stands in the place: "12", "none given out" as a dash. */
  readonly label: string
}

export interface PlaceMapData {
  /** Said to those who do not see it. */
  readonly title: string
  readonly places: readonly MappedPlace[]
}

const SIZES = { wide: { width: 560, text: 15 }, narrow: { width: 290, text: 13 } } as const

const EDGE = 6
const DEGREES_A_HALF_TURN = 180

/** From few to many; none at all and what is not given out are white. */
const SHADES = ['#d3e0ea', '#9fbdd3', '#6b9abb'] as const

/**
 * Places by their outlines, the darker the more, each with its number, and its name where there is room. Distances to the east are shortened as they are in
 * the middle of what is drawn, so that a county looks as it does on other maps.
 *
 * @returns an SVG element; an empty one where no place has an outline
 */
export function placeMap(
  { title, places }: PlaceMapData,
  variant: keyof typeof SIZES = 'wide',
): string {
  const { width, text } = SIZES[variant]
  const all = places.flatMap(({ outline }) => outline.flat())
  const east = all.map(([longitude]) => longitude)
  const north = all.map(([, latitude]) => latitude)
  const [west, south, top] = [Math.min(...east), Math.min(...north), Math.max(...north)]
  const shorter = Math.cos((((south + top) / 2) * Math.PI) / DEGREES_A_HALF_TURN)
  const across = (Math.max(...east) - west) * shorter || 1
  const scale = (width - 2 * EDGE) / across
  const height = all.length === 0 ? 0 : (top - south) * scale + 2 * EDGE
  const at = ([longitude, latitude]: Position) => ({
    x: EDGE + (longitude - west) * shorter * scale,
    y: EDGE + (top - latitude) * scale,
  })
  const most = Math.max(0, ...places.map(({ count }) => count ?? 0))
  const drawn = places.map(({ outline, count }) =>
    element('path', {
      class: 'cf-chart__place',
      d: outline.map((ring) => `${pathOf(ring.map(at))}Z`).join(''),
      'fill-rule': 'evenodd',
      fill: shadeOf(count, most),
      stroke: count === null ? GREY : LINE,
      'stroke-width': 1.2,
      ...(count === null ? { 'stroke-dasharray': '4 3' } : {}),
    }),
  )
  const labels = places.flatMap(({ name, outline: [outer = []], label }) => {
    const points = outer.map(at)
    const { x, y } = middleOf(points)
    const line = (words: string, below: number, weight: string) => {
      const about = {
        ...{ x, y: y + below, 'text-anchor': 'middle', 'font-size': text },
        ...{ 'font-family': TYPEFACE, 'font-weight': weight, fill: INK },
        ...{ stroke: PAPER, 'stroke-width': 3, 'paint-order': 'stroke' },
      }
      return element('text', about, escapeMarkup(words))
    }
    const across = points.map((point) => point.x)
    const room = Math.max(...across) - Math.min(...across)
    // In a place that is too narrow for its name the number stands alone: the table beside has both
    return textWidth(name, text) > room
      ? [line(label, text / 3, 'bold')]
      : [line(name, -text / 3, 'normal'), line(label, text, 'bold')]
  })
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'cf-map',
      viewBox: `0 0 ${width} ${Math.ceil(height)}`,
      width,
      height: Math.ceil(height),
      role: 'img',
    },
    element('title', {}, escapeMarkup(title)),
    ...drawn,
    ...labels,
  )
}

function shadeOf(count: number | null, most: number): string {
  if (count === null || count === 0) return PAPER
  const step = Math.min(SHADES.length - 1, Math.floor(((count - 1) / most) * SHADES.length))
  return SHADES[step] ?? PAPER
}

interface Point {
  readonly x: number
  readonly y: number
}

function pathOf(points: readonly Point[]): string {
  return points
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`)
    .join('')
}

/** The centre of gravity of a ring; of one without an area the mean of its points. */
function middleOf(points: readonly Point[]): Point {
  let [area, x, y] = [0, 0, 0]
  for (const [index, one] of points.entries()) {
    const other = points[(index + 1) % points.length] ?? one
    const cross = one.x * other.y - other.x * one.y
    area += cross
    x += (one.x + other.x) * cross
    y += (one.y + other.y) * cross
  }
  if (area !== 0) return { x: x / (3 * area), y: y / (3 * area) }
  const mean = (of: (point: Point) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / Math.max(1, points.length)
  return { x: mean((point) => point.x), y: mean((point) => point.y) }
}
