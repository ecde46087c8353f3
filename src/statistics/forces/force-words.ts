import { describeDay, formatNumber, ordinal } from '#shared/index.ts'
import { timesChance } from '../words/times-chance.ts'
import { listInWords, type Sentence, sentence, strong } from '../words/words.ts'
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
          strong(nameRank(own, comparison.rows)),
          ` of ${count} similar forces${rankSpread(own)}, ${side} their average of ${average}. `,
        ]),
    `It is ${describePlace(own.funnel.place)}${closing}.`,
  )
}

/** From the nearer end: "the lowest", "the second highest", "the 4th lowest"; those alike share a place. */
function nameRank(own: ForceRow, rows: readonly ForceRow[]): string {
  const below = rows.filter(({ rate }) => rate.rate < own.rate.rate).length
  const above = rows.filter(({ rate }) => rate.rate > own.rate.rate).length
  const [place, end] = below <= above ? [below + 1, 'lowest'] : [above + 1, 'highest']
  const shared = below + above + 1 < rows.length ? ', with others,' : ''
  if (place === 1) return `the ${end}${shared}`
  return `the ${place === 2 ? 'second' : place === 3 ? 'third' : ordinal(place)} ${end}${shared}`
}

function rankSpread({ rank, rankInterval }: ForceRow): string {
  if (rank === null || rankInterval === null) return ''
  const { lowest, highest } = rankInterval
  if (lowest === highest) return ', a place that chance in the counts would hardly change'
  return `, though chance alone could put it anywhere from ${ordinal(lowest)} to ${ordinal(highest)}`
}

/** A rate with as many decimals as its size asks for: "83.8", "1.07", "0.008". */
export function formatRate(rate: number): string {
  if (rate === 0) return '0'
  const decimals = rate >= 10 ? 1 : rate >= 0.1 ? 2 : 3
  return formatNumber(rate, decimals, decimals)
}

/** Why ranks are not given; '' where they are. */
function describeWithheld(comparison: ForceComparison, reviewBy: string): string {
  switch (comparison.ranksWithheld) {
    case 'group-out-of-date':
      return (
        `No rank is given: the group of similar forces was to be reviewed by ${describeDay(reviewBy)}, ` +
        'so it may no longer be of forces that are alike. Review the group to bring ranks back.'
      )
    case 'small-numbers': {
      const small = tooFewToRank(comparison)
      return (
        `No rank is given: ${listInWords(small)} ${small.length === 1 ? 'has' : 'have'} ` +
        `fewer than ${comparison.fewestForRank}, too few to rank.`
      )
    }
    case undefined:
      return ''
  }
}

/** The same in a few words, for a table: "fewer than 10 in Eastvale". */
export function labelWithheld(comparison: ForceComparison): string {
  switch (comparison.ranksWithheld) {
    case 'group-out-of-date':
      return 'the group is out of date'
    case 'small-numbers':
      return `fewer than ${comparison.fewestForRank} in ${listInWords(tooFewToRank(comparison))}`
    case undefined:
      return ''
  }
}

function tooFewToRank({ rows, fewestForRank }: ForceComparison): readonly string[] {
  return rows.filter(({ count }) => count < fewestForRank).map(({ name }) => name)
}

/** One place in so many lies outside the inner lines of a funnel by chance. */
const OUTSIDE_BY_CHANCE = 0.05

/**
 * How many of several comparisons are outside the range expected, beside how many chance alone would
 * put there.
 */
export function describeKinds(comparisons: readonly ForceComparison[]): string {
  const places = comparisons.flatMap(({ rows }) =>
    rows.flatMap(({ isOwn, funnel }) => (isOwn ? [funnel.place] : [])),
  )
  const outside = places.filter((place) => place !== 'within').length
  const count = places.length
  const said =
    outside === 0
      ? `None of ${formatNumber(count)} comparisons is`
      : `${formatNumber(outside)} of ${formatNumber(count)} comparisons ${outside === 1 ? 'is' : 'are'}`
  return (
    `${said} outside the range expected. Chance alone would put about ` +
    `${formatNumber(count * OUTSIDE_BY_CHANCE, 1)} of ${formatNumber(count)} there (1 in 20), ` +
    'were this force no different from the others.'
  )
}

/** How far the spread between forces is to be trusted. */
export function describeSpread({ funnel, isSpreadUnsure, rows }: ForceComparison): string {
  if (funnel.phi <= 1) {
    return 'The forces differ no more than chance would make them.'
  }
  const unsure = isSpreadUnsure
    ? ` ${rows.length} forces are too few to be sure how much forces differ, so the wide range is a guide only.`
    : ''
  return `The forces differ ${timesChance(funnel.phi)} would make them: they are different places, with different recording. The range expected allows for that.${unsure}`
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

/** Kinds of offence that could not be compared; '' where all were. */
export function describeNotCompared(names: readonly string[]): string {
  return names.length === 0
    ? ''
    : `Not compared, since the figures are not held: ${names.join('; ')}.`
}

/** The two averages of a group, and which of them is drawn. */
export function describeAverages({ rows, mean, pooled }: ForceComparison, many: string): string {
  const own = rows.find(({ isOwn }) => isOwn)?.name ?? ''
  return (
    `The average is ${formatRate(mean)}: the plain mean of the rates, ${own}’s own included, as the ` +
    `inspectorate works it. All their ${many} over all their people, in which large forces count for ` +
    `more, comes to ${formatRate(pooled)}: that is the dashed line.`
  )
}

/**
 * What a member might ask.
 *
 * @param wasDue - the day the group was to be reviewed by, where it is past
 */
export function askAboutForces(
  { rows }: ForceComparison,
  many: string,
  wasDue: string | null,
): readonly string[] {
  const place = rows.find(({ isOwn }) => isOwn)?.funnel.place ?? 'within'
  const aboutPlace =
    `The rate of ${many} is ${describePlace(place)}. ` +
    'Is that what happens here, or how it is reported and recorded?'
  return [
    ...(wasDue === null
      ? []
      : [
          `The group of similar forces was to be reviewed by ${describeDay(wasDue)}. When will it be?`,
        ]),
    ...(place === 'within' ? [] : [aboutPlace]),
    `How far do these forces differ in how many ${many} are reported to them, and how many they record?`,
  ]
}
