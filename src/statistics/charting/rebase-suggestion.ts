import type { RecordingChange } from '#area/index.ts'
import { describePeriod, monthPeriod, type Period } from '#shared/index.ts'
import { isInScope, type Registers, type Subject } from '../comparisons/scope.ts'
import { findFlags } from '../limits/flagged-points.ts'
import { FEWEST_FOR_FIRM } from '../limits/phase-limits.ts'
import { type AnalysedSeries, judgedValue, lastPublished } from '../limits/series.ts'
import { meanOf } from '../methods/spread.ts'
import { formatValue } from '../words/format-value.ts'
import type { Sentence } from '../words/words.ts'

/** A place where limits might start again. The program never does it: the registers do. */
export interface RebaseSuggestion {
  readonly from: Period
  readonly meanBefore: number
  readonly meanAfter: number
  /** How many periods have stayed to one side. */
  readonly periods: number
  /** A registered change in recording at the time, which does not rebase as yet. */
  readonly registered: RecordingChange | undefined
  readonly sentence: Sentence
}

/** A run this long that still goes on is taken for a new level. */
const LONG_ENOUGH = FEWEST_FOR_FIRM

/**
 * Suggests where limits might start again: at the beginning of a run to one side of the average that
 * has lasted 13 periods and still lasts.
 *
 * @returns `undefined` where there is no such run
 * @see STATISTICS 3.8: only from a register, with a reason and an approver; never automatic
 */
export function suggestRebase(
  series: AnalysedSeries,
  subject: Subject,
  registers: Registers,
): RebaseSuggestion | undefined {
  const last = lastPublished(series)
  const run = findFlags(series).find(
    ({ rule, lastIndex, firstIndex }) =>
      rule === 'shift' && lastIndex >= last && last - firstIndex + 1 >= LONG_ENOUGH,
  )
  const first = run && series.points[run.firstIndex]
  if (run === undefined || first === undefined) return undefined
  const valuesOf = (from: number, to: number) =>
    series.points.slice(from, to).flatMap((point) => {
      const value = judgedValue(point)
      return value === null || point.phase !== first.phase ? [] : [value]
    })
  const before = valuesOf(0, run.firstIndex)
  if (before.length === 0) return undefined
  const [meanBefore, meanAfter] = [meanOf(before), meanOf(valuesOf(run.firstIndex, last + 1))]
  const registered = registers.changes.find(
    ({ from, scope, rebase }) =>
      rebase === undefined &&
      from >= monthBefore(first.period) &&
      from <= first.period.end &&
      isInScope(scope, subject),
  )
  const periods = last - run.firstIndex + 1
  const { measure } = series
  const text =
    `${measure.name}: ${periods} months ${run.direction === 'up' ? 'above' : 'below'} the average, ` +
    `since ${describePeriod(first.period)}. Their own average is ${formatValue(meanAfter, measure)}, ` +
    `against ${formatValue(meanBefore, measure)} before. ` +
    (registered === undefined
      ? 'If something changed for good, the usual range could start again there; ' +
        'that takes an entry in the register of changes, with a reason and who approved it.'
      : `A change in recording is registered then (${registered.name}); whether the usual range ` +
        'starts again there takes a reason and an approver in that entry.')
  return {
    ...{ from: first.period, meanBefore, meanAfter, periods, registered },
    sentence: [{ text }],
  }
}

function monthBefore({ start }: Period): string {
  const day = Temporal.PlainDate.from(start).subtract({ months: 1 })
  return monthPeriod(day.year, day.month).start
}
