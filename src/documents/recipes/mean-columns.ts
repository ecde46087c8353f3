import type { ValueColumn } from './anatomy.ts'
import { namesPeriod } from './cell-kinds.ts'

const MEAN = /^(?:mean|average|avg\.?|median)$/i

/** What stands beside a mean that is measured, and beside none that is worked out from its neighbours. */
const BESIDE =
  /\b(?:(?:per)?centile|median|mode|longest|maximum|max\.?|minimum|shortest|target|standard)\b/i

/** "Mean" beside "90th centile", or over weeks of its own, is a measure; beside months it is worked out from them. */
export function isMeanOfThings(
  { column, headings }: ValueColumn,
  all: readonly ValueColumn[],
): boolean {
  const over = (at: number, of: readonly string[]) => of.slice(0, at).join('\n')
  const at = headings.findLastIndex((one) => MEAN.test(one))
  if (at < 0) return false
  const beside = all.filter(
    (other) => other.column !== column && over(at, other.headings) === over(at, headings),
  )
  if (at === headings.length - 1)
    return beside.some((other) => BESIDE.test(other.headings.at(-1) ?? ''))
  const lowest = headings.at(-1) ?? ''
  const areTimes = beside.some(
    (other) =>
      other.headings[at] === headings[at] &&
      other.headings.at(-1) !== lowest &&
      namesPeriod(other.headings.at(-1) ?? ''),
  )
  return namesPeriod(lowest) && areTimes
}
