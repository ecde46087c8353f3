import type { Measure, SmallNumbersSettings } from '#area/index.ts'
import { describePeriod, formatNumber, numberInWords, roundHalfAway } from '#shared/index.ts'
import { splitNoun } from '../words/format-value.ts'
import { type Sentence, sentence, strong } from '../words/words.ts'
import { describeChance } from './chance-words.ts'
import type { QuarterTest } from './quarter-test.ts'
import { FALSE_DISCOVERY_RATE, type QuarterVerdict } from './quarter-verdict.ts'

/**
 * What a quarter's test comes to: "April to June 2019: 2,521 offences, 8% more than the 2,329 that
 * the same months of the last three years led us to expect. …"
 */
export function describeQuarter(
  { test, isMarked, usual: range }: QuarterVerdict,
  measure: Measure,
  settings: Pick<SmallNumbersSettings, 'fewestForPercent'>,
): Sentence {
  const { period, actual, expected, years, p } = test
  const [number, noun] = splitNoun(actual, measure)
  const before = `the same months of the ${numberInWords(years)} years before`
  const usual = sayUsual(range)
  const opening = [
    strong(`${describePeriod(period)}: ${number}`),
    `${noun}, ${gap(test, settings)} the ${formatNumber(expected)} expected from ${before}. `,
  ]
  const chance = `Left to chance, a difference this large comes ${describeChance(p)}.`
  if (isMarked) {
    return sentence(
      ...opening,
      'That is ',
      strong('beyond its usual ups and downs'),
      `: ${usual} would be usual. ${chance}`,
    )
  }
  return sentence(
    ...opening,
    'That is ',
    strong('within its usual ups and downs'),
    `: ${usual} would be usual.`,
  )
}

/** "440 to 1,268" */
export function sayUsual({ lower, upper }: QuarterVerdict['usual']): string {
  return `${formatNumber(lower)} to ${formatNumber(upper)}`
}

/** "8% more than", or "5 more than" where the numbers are too small for a percent. */
function gap(
  { actual, expected, percent }: QuarterTest,
  { fewestForPercent }: Pick<SmallNumbersSettings, 'fewestForPercent'>,
): string {
  const difference = roundHalfAway(actual - expected, 0)
  if (difference === 0) return 'the same as'
  const word = difference > 0 ? 'more than' : 'fewer than'
  if (expected < fewestForPercent) {
    return `${formatNumber(Math.abs(difference))} ${word}`
  }
  const share = roundHalfAway(Math.abs(percent), 0)
  return `${share === 0 ? 'under 1' : formatNumber(share)}% ${difference > 0 ? 'more than' : 'less than'}`
}

/** How the marks of a table are to be taken: "4 of 18 measures differ … About one in ten of those …" */
export function describeMarks(tested: number, marked: number): string {
  const measures = tested === 1 ? 'measure' : 'measures'
  if (marked === 0) {
    return `None of the ${formatNumber(tested)} ${measures} tested differs by more than its usual ups and downs.`
  }
  return (
    `${formatNumber(marked)} of the ${formatNumber(tested)} ${measures} tested ` +
    `${marked === 1 ? 'differs' : 'differ'} by more than usual ups and downs. ` +
    `The test allows for there being ${formatNumber(tested)}: of measures marked like this, ` +
    `at most about ${formatNumber(100 * FALSE_DISCOVERY_RATE)} in 100 are chance.`
  )
}
