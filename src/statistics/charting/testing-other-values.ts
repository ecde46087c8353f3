import type { Sum } from '../small-counts/suppression.ts'

/**
 * Whether the sums leave a hidden count another value than it has, none below nought: the proof, by
 * trying, that it cannot be worked out. Counts are moved by one, up or down, until every sum holds
 * again. It knows nothing of paths, and does not mind how many sums a count is in.
 *
 * @param hidden - the places of the counts that may move
 */
export function hasOtherValue(
  values: readonly number[],
  sums: readonly Sum[],
  hidden: ReadonlySet<number>,
  place: number,
): boolean {
  const moves = new Map<number, number>()
  const excess = ({ total, parts }: Sum) =>
    parts.reduce((sum, part) => sum + (moves.get(part) ?? 0), 0) - (moves.get(total) ?? 0)
  const move = (at: number, by: number): boolean => {
    if ((values[at] ?? 0) + by < 0) return false
    moves.set(at, by)
    if (isMended()) return true
    moves.delete(at)
    return false
  }
  const isMended = (): boolean => {
    const broken = sums.find((sum) => excess(sum) !== 0)
    if (broken === undefined) return true
    return [broken.total, ...broken.parts]
      .filter((at) => hidden.has(at) && !moves.has(at))
      .some((at) => {
        const isTotal = at === broken.total
        return move(at, Math.sign(excess(broken)) * (isTotal ? 1 : -1))
      })
  }
  return move(place, 1) || move(place, -1)
}
