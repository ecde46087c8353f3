import type { Measure, Target } from '#area/index.ts'
import { daysIn, divideAndRound, formatNumber, type Period, wholeMonths } from '#shared/index.ts'
import type { Observation, Sentence } from '#statistics/index.ts'
import { formatWithNoun } from '#statistics/index.ts'
import type { FigureBook } from './figure-book.ts'

/** A value beside what it was to be: whether it was met, in a sentence, and how the target was worked out. */
export interface TargetLine {
  readonly sentence: Sentence
  readonly met: boolean
  readonly working: string
}

/**
 * What a value means beside the target the office set, with the target worked out.
 *
 * @returns `null` when the measure has no target, nothing was published, or a factor of the target
 *   (the staff on the scheme, say) is not held for the period
 */
export function describeTarget(
  measure: Measure,
  observation: Pick<Observation, 'value' | 'area'> | undefined,
  period: Period,
  book: FigureBook,
): TargetLine | null {
  const { target } = measure
  if (!target || observation?.value == null) return null
  const { value } = observation
  const factors = target.factors.map((factor) => ({
    name: factor.name,
    value: factorValue(factor.value, observation.area, period, book),
  }))
  let needed = 1
  for (const factor of factors) {
    if (factor.value === undefined) return null
    needed *= factor.value
  }
  const met = target.sense === 'at-least' ? value >= needed : value <= needed
  const working =
    factors.map(({ name, value: size }) => `${formatNumber(size ?? 0, 2)} ${name}`).join(' × ') +
    ` = ${formatNumber(needed, 2)}`
  return { met, working, sentence: sentenceOf(measure, target, value, needed) }
}

function factorValue(
  factor: Target['factors'][number]['value'],
  area: string,
  period: Period,
  book: FigureBook,
): number | undefined {
  if (typeof factor === 'number') return factor
  if (factor === 'weeks') return Math.floor(daysIn(period) / 7)
  if (factor === 'months') return wholeMonths(period)
  const held = book
    .all(factor.measure, area)
    .findLast(
      ({ breakdown, period: { start, end } }) =>
        breakdown === '' && end >= period.start && start <= period.end,
    )
  return held?.value ?? undefined
}

function sentenceOf(
  measure: Measure,
  { sense }: Target,
  value: number,
  needed: number,
): TargetLine['sentence'] {
  const amount = formatWithNoun(value, measure)
  const limit = formatNumber(needed, measure.decimals)
  const verb = value === 1 ? 'is' : 'are'
  if (value === needed) {
    return [
      { text: `${amount} ${verb} ` },
      { text: 'exactly', strong: true },
      { text: ` the ${limit} ${sense === 'at-least' ? 'needed' : 'allowed'}.` },
    ]
  }
  const distance = formatNumber(Math.abs(value - needed), measure.decimals)
  if (sense === 'at-least') {
    const percent = divideAndRound(value * 100, needed, 0)
    return [
      { text: `${amount} ${verb} ` },
      { text: percent === undefined ? 'more than' : `${formatNumber(percent)}%`, strong: true },
      { text: ` of the ${limit} needed, ${distance} ${value > needed ? 'over' : 'short'}.` },
    ]
  }
  return value < needed
    ? [
        { text: `${amount} ${verb} ` },
        { text: 'within', strong: true },
        { text: ` the ${limit} allowed, with ${distance} to spare.` },
      ]
    : [
        { text: `${amount} ${verb} ` },
        { text: `${distance} over`, strong: true },
        { text: ` the ${limit} allowed.` },
      ]
}
