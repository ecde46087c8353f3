import { describeDay, formatNumber } from '#shared/index.ts'
import { ordinal } from '../analysis/format-value.ts'
import { listInWords, type Sentence, sentence, strong } from '../analysis/words.ts'
import type { ForceComparison, ForceRow } from './forces.ts'
import type { FunnelPlace } from './funnel.ts'

/** "within the range expected", for a table. */
export function describePlace(place: FunnelPlace): string {
  switch (place) {
    case 'within':
      return 'within the range expected'
    case 'above':
      return 'above the range expected'
    case 'below':
      return 'below the range expected'
    case 'far-above':
      return 'far above the range expected'
    case 'far-below':
      return 'far below the range expected'
  }
}

/** "4th", or "5th (could be 5th or 6th)". */
export function describeRank({ rank, rankInterval }: ForceRow): string {
  if (rank === null) return 'withheld'
  if (rankInterval === null || rankInterval.lowest === rankInterval.highest) return ordinal(rank)
  const { lowest, highest } = rankInterval
  const joined = highest - lowest === 1 ? 'or' : 'to'
  return `${ordinal(rank)} (could be ${ordinal(lowest)} ${joined} ${ordinal(highest)})`
}

export interface ForceWords {
  /** "offences". */
  readonly many: string
  /** "in 2018-19". */
  readonly when: string
  readonly populationYear: number
  readonly reviewBy: string
}

/** The own force among the others: rate, rank and place, or why there is no rank. */
export function describeForce(
  comparison: ForceComparison,
  { many, when, populationYear, reviewBy }: ForceWords,
): Sentence {
  const own = comparison.rows.find(({ isOwn }) => isOwn)
  if (own === undefined) return []
  const count = comparison.rows.length
  const mean = comparison.mean
  const [rate, average] = [formatRate(own.rate.rate), formatRate(mean)]
  const side = rate === average ? 'the same as' : own.rate.rate < mean ? 'below' : 'above'
  const closing = comparison.funnel.phi > 1 ? ' when forces differ as much as these do' : ''
  return sentence(
    strong(`${rate} ${many} for every 1,000 people`),
    ` ${when} (population of mid-${populationYear}). `,
    ...(own.rank === null
      ? [`${describeWithheld(comparison, reviewBy)} `]
      : [
          'That is ',
          strong(own.rank === 1 ? 'the lowest' : `${ordinal(own.rank)} lowest`),
          ` of ${count} similar forces${rankSpread(own)}, ${side} their average of ${average}. `,
        ]),
    `It is ${describePlace(own.funnel.place)}${closing}.`,
  )
}

function rankSpread({ rank, rankInterval }: ForceRow): string {
  if (rank === null || rankInterval === null) return ''
  const { lowest, highest } = rankInterval
  if (lowest === highest) return ', a place that chance in the counts would hardly change'
  return `, though chance alone could put it anywhere from ${ordinal(lowest)} to ${ordinal(highest)}`
}

/** A rate with as many decimals as its size asks for: "83.8", "1.07". */
export function formatRate(rate: number): string {
  const decimals = rate < 10 ? 2 : 1
  return formatNumber(rate, decimals, decimals)
}

/** Why ranks are not given. */
export function describeWithheld(
  { ranksWithheld, fewestForRank }: ForceComparison,
  reviewBy: string,
): string {
  if (ranksWithheld === 'group-out-of-date') {
    return (
      `No rank is given: the group of similar forces was to be reviewed by ${describeDay(reviewBy)}, ` +
      'so it may no longer be of forces that are alike. Review the group to bring ranks back.'
    )
  }
  return ranksWithheld === 'small-numbers'
    ? `No rank is given: at least one force has fewer than ${formatNumber(fewestForRank)}, too few to rank.`
    : ''
}

/** How far the spread between forces is to be trusted. */
export function describeSpread({ funnel, isSpreadUnsure, rows }: ForceComparison): string {
  if (funnel.phi <= 1) {
    return 'The forces differ no more than chance would make them.'
  }
  const unsure = isSpreadUnsure
    ? ` ${rows.length} forces are too few to be sure how much forces differ, so the wide range is a guide only.`
    : ''
  return (
    `The forces differ ${formatNumber(funnel.phi, funnel.phi < 10 ? 1 : 0)} times as much as chance alone ` +
    `would make them: they are different places, with different recording. The range expected allows for that.${unsure}`
  )
}

/** Forces left out and why, or that none is. */
export function describeMissing({ missing, excluded }: ForceComparison): string {
  const absent =
    missing.length === 0
      ? ''
      : `No figure is held for ${listInWords(missing.map(({ name }) => name))}.`
  const left = excluded.map(({ name, reason }) => `${name} is left out: ${reason}.`).join(' ')
  const said = [absent, left].filter((text) => text !== '').join(' ')
  return said === '' ? 'Every force of the group has a figure.' : said
}
