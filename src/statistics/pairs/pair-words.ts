import { capitalise, formatNumber } from '#shared/index.ts'
import { type Sentence, sentence, strong } from '../words/words.ts'
import type { PairedMeasures } from './paired-measures.ts'

/** Whether two measures moved together; never that one moved the other. */
export function describePair(
  { clearest, lags }: PairedMeasures,
  first: string,
  second: string,
): Sentence {
  const closing = ' This does not show that one changes the other: something else may move both.'
  if (clearest === undefined) {
    const months = lags[0]?.months ?? 0
    return sentence(
      strong('No clear link was found'),
      ` between ${first} and ${second} in ${formatNumber(months)} months, whether in the same month or up to ` +
        `${lags.length - 1} months later. That does not show that there is none.`,
    )
  }
  const { lag, correlation, interval } = clearest
  const way = correlation > 0 ? 'went up and down together' : 'went opposite ways'
  const when =
    lag === 0
      ? ' in the same month'
      : `, ${second} ${lag === 1 ? 'a month' : `${lag} months`} later`
  return sentence(
    `${capitalise(first)} and ${second} `,
    strong(way),
    `${when} (correlation ${formatNumber(correlation, 2, 2)}, most likely between ` +
      `${formatNumber(interval.lower, 2, 2)} and ${formatNumber(interval.upper, 2, 2)}).${closing}`,
  )
}
