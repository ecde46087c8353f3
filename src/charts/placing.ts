import { bisector } from 'd3-array'
import type { Box } from './svg.ts'

/** A straight piece of the drawn line, from left to right: `x1` is less than `x2`. */
export interface Segment {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/**
 * Middles for labels that each want to be at a height of their own, moved as little as possible so
 * that none overlaps the next and all stay between `top` and `bottom`.
 *
 * @param wanted - middles, topmost first, with the height of each
 * @see Isotonic regression by pooling adjacent violators (Barlow and others, 1972), applied to the
 *   labels' tops less the heights above them
 */
export function pushApart(
  wanted: readonly { readonly middle: number; readonly height: number }[],
  top: number,
  bottom: number,
): readonly number[] {
  const pools: { sum: number; count: number }[] = []
  let above = 0
  for (const { middle, height } of wanted) {
    pools.push({ sum: middle - height / 2 - above, count: 1 })
    above += height
    for (;;) {
      const [before, last] = [pools.at(-2), pools.at(-1)]
      if (!before || !last || before.sum / before.count <= last.sum / last.count) break
      pools.pop()
      before.sum += last.sum
      before.count += last.count
    }
  }
  const lowest = Math.max(top, bottom - above)
  const tops = pools.flatMap(({ sum, count }) =>
    Array.from({ length: count }, () => Math.min(Math.max(sum / count, top), lowest)),
  )
  let used = 0
  return wanted.map(({ height }, index) => {
    const middle = (tops[index] ?? top) + used + height / 2
    used += height
    return middle
  })
}

/** Whether a straight piece of line passes through a box. */
export function crosses({ x1, y1, x2, y2 }: Segment, box: Box): boolean {
  if (Math.max(x1, x2) < box.left || Math.min(x1, x2) > box.right) return false
  if (Math.max(y1, y2) < box.top || Math.min(y1, y2) > box.bottom) return false
  const heightAt = (x: number) => y1 + ((y2 - y1) * (x - x1)) / (x2 - x1)
  const [atLeft, atRight] = [
    heightAt(Math.max(box.left, Math.min(x1, x2))),
    heightAt(Math.min(box.right, Math.max(x1, x2))),
  ]
  return Math.max(atLeft, atRight) >= box.top && Math.min(atLeft, atRight) <= box.bottom
}

const firstEndingRightOf = bisector((segment: Segment) => segment.x2).left

/** How many pieces of a line pass through a box. The pieces run from left to right. */
export function countCrossings(line: readonly Segment[], box: Box): number {
  let count = 0
  for (let index = firstEndingRightOf(line, box.left); index < line.length; index += 1) {
    const segment = line[index]
    if (segment === undefined || segment.x1 > box.right) break
    if (crosses(segment, box)) count += 1
  }
  return count
}

export function isInside(box: Box, outer: Box): boolean {
  return (
    box.left >= outer.left &&
    box.right <= outer.right &&
    box.top >= outer.top &&
    box.bottom <= outer.bottom
  )
}

/** The candidate with the least cost, the earliest of equals; `undefined` when every one costs infinity. */
export function cheapest<Candidate>(
  candidates: Iterable<Candidate>,
  cost: (candidate: Candidate) => number,
): Candidate | undefined {
  let best: Candidate | undefined
  let least = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const its = cost(candidate)
    if (its < least) [best, least] = [candidate, its]
  }
  return best
}
