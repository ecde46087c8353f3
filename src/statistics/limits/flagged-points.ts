import type { LimitsPhase } from './control-limits.ts'
import { tieTolerance } from './phase-limits.ts'
import type { Direction, Rule } from './rules.ts'
import { type AnalysedSeries, judgedValue, type SeriesPoint } from './series.ts'

/**
 * Something unusual in a series that a sentence is written about. A `point` is outside the limits;
 * a `run` is a stretch that is unusual as a whole.
 */
export interface Flag {
  /** From 1, in time order: the number on the chart and of the sentence below it. */
  readonly number: number
  readonly kind: 'point' | 'run'
  readonly rule: Rule
  readonly direction: Direction
  readonly judgement: 'improvement' | 'concern' | 'neutral'
  /** Places in the series' points, both included; the same twice for a point. */
  readonly firstIndex: number
  readonly lastIndex: number
  /** The places the rule itself names: all of a run or trend, the near ones of two in three. */
  readonly indexes: readonly number[]
}

type Found = Omit<Flag, 'number' | 'judgement'>

/**
 * What is unusual in the phases whose limits are firm, in time order. A point outside the limits
 * has an entry of its own, unless four or more stand side by side; neighbours in one run or trend share one, which covers the whole of it,
 * points outside the limits included. Two in three near a limit are left out where a run or trend
 * the same way already covers them. Every point with a rule in a firm phase is in some entry.
 */
export function findFlags(series: AnalysedSeries): readonly Flag[] {
  const found: Found[] = []
  for (const [place, phase] of series.phases.entries()) {
    if (phase.status !== 'firm') continue
    const stretch = series.points.flatMap((point, index) =>
      point.phase === place ? [{ point, index }] : [],
    )
    const first = stretch[0]?.index ?? 0
    const inPhase = stretch.map(({ point }) => point)
    found.push(...findInPhase(inPhase, phase).map((flag) => shift(flag, first)))
  }
  return found
    .sort((one, other) => one.firstIndex - other.firstIndex || one.lastIndex - other.lastIndex)
    .map((flag, index) => ({ number: index + 1, ...flag, judgement: judge(flag, series) }))
}

function judge({ direction }: Found, { measure }: AnalysedSeries): Flag['judgement'] {
  if (measure.better === 'neither') return 'neutral'
  return (direction === 'up') === (measure.better === 'higher') ? 'improvement' : 'concern'
}

function shift(flag: Found, by: number): Found {
  return {
    ...flag,
    firstIndex: flag.firstIndex + by,
    lastIndex: flag.lastIndex + by,
    indexes: flag.indexes.map((index) => index + by),
  }
}

function findInPhase(points: readonly SeriesPoint[], phase: LimitsPhase): Found[] {
  const values = points.map(judgedValue)
  const tolerance = tieTolerance(values)
  const value = (index: number) => values[index] ?? null
  // Values put on one footing have one average; as they were counted, each may have its own
  const centre = ({ adjusted, range }: SeriesPoint) =>
    adjusted === undefined && range ? range.mean : phase.mean
  const centres = points.map(centre)
  const isOnSide = (index: number, way: Direction) =>
    isBeyond(value(index), centres[index] ?? null, way, tolerance)
  const moves = (index: number, way: Direction) =>
    isBeyond(value(index), value(index - 1), way, tolerance)

  const outside: Found[] = []
  const stretches: Found[] = []
  for (const [index, { rule, direction }] of points.entries()) {
    if (direction === null) continue
    const isCovered = stretches.some((flag) => flag.rule === rule && flag.lastIndex >= index)
    if (rule === 'outside-limits') {
      outside.push(entry('point', rule, direction, [index]))
    } else if (rule === 'shift' && !isCovered) {
      let [first, last] = [index, index]
      while (isOnSide(first - 1, direction)) first--
      while (isOnSide(last + 1, direction)) last++
      stretches.push(entry('run', rule, direction, between(first, last)))
    } else if (rule === 'trend' && !isCovered) {
      let [first, last] = [index, index]
      while (moves(first, direction)) first--
      while (moves(last + 1, direction)) last++
      stretches.push(entry('run', rule, direction, between(first, last)))
    }
  }
  const near = groupNear(points, isOnSide).filter(
    (flag) => !stretches.some((stretch) => covers(stretch, flag)),
  )
  return [...joinOutside(outside), ...stretches, ...near]
}

/** From so many neighbours outside the same limit on, one sentence says it of all of them. */
const MOST_APART = 3

function joinOutside(outside: readonly Found[]): readonly Found[] {
  const groups: Found[][] = []
  for (const flag of outside) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    const goesOn = before?.direction === flag.direction && flag.firstIndex === before.lastIndex + 1
    if (group && goesOn) group.push(flag)
    else groups.push([flag])
  }
  return groups.flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)]
    if (first === undefined || last === undefined || group.length <= MOST_APART) return group
    const indexes = between(first.firstIndex, last.lastIndex)
    return [entry('run', 'outside-limits', first.direction, indexes)]
  })
}

/** Points near one limit that belong together: at most one apart, nothing between on the far side. */
function groupNear(
  points: readonly SeriesPoint[],
  isOnSide: (index: number, way: Direction) => boolean,
): Found[] {
  const groups: { direction: Direction; indexes: number[] }[] = []
  for (const [index, { rule, direction }] of points.entries()) {
    if (rule !== 'two-of-three' || direction === null) continue
    const group = groups.at(-1)
    const last = group?.indexes.at(-1) ?? Number.NEGATIVE_INFINITY
    const joins =
      group?.direction === direction &&
      (index - last === 1 || (index - last === 2 && isOnSide(index - 1, direction)))
    if (joins) group.indexes.push(index)
    else groups.push({ direction, indexes: [index] })
  }
  return groups.map(({ direction, indexes }) => entry('run', 'two-of-three', direction, indexes))
}

function isBeyond(
  value: number | null,
  line: number | null,
  way: Direction,
  tolerance: number,
): boolean {
  if (value === null || line === null) return false
  return way === 'up' ? value - line > tolerance : line - value > tolerance
}

function entry(
  kind: Flag['kind'],
  rule: Rule,
  direction: Direction,
  indexes: readonly number[],
): Found {
  const [firstIndex, lastIndex] = [indexes[0] ?? 0, indexes.at(-1) ?? 0]
  return { kind, rule, direction, firstIndex, lastIndex, indexes }
}

function between(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, step) => first + step)
}

function covers(stretch: Found, flag: Found): boolean {
  return (
    stretch.direction === flag.direction &&
    stretch.firstIndex <= flag.firstIndex &&
    stretch.lastIndex >= flag.lastIndex
  )
}
