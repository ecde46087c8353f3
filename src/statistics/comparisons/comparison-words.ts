import { type Measure, natureOf, type RecordingChange, type Unit } from '#area/index.ts'
import {
  describePeriod,
  formatSigned,
  monthPeriod,
  type Period,
  periodOf,
  roundHalfAway,
} from '#shared/index.ts'
import { decimalsShown, formatDistance, formatValue } from '../words/format-value.ts'
import { describeStretch, inPeriod, listInWords } from '../words/words.ts'
import { withAside } from './aside-words.ts'
import type { Comparison, ComparisonContext } from './comparison.ts'

/**
 * A comparison as words that follow a comma or "and" in a sentence: "34 fewer (−4%) than in October
 * 2021", "4.6 percentage points lower than in April to June 2018", "the same as in October 2021",
 * "not comparable with October 2021: recording changed in April 2018 (stalking counted apart)".
 */
export function describeComparison(
  comparison: Comparison,
  { measure, percentDecimals = 0 }: Pick<ComparisonContext, 'measure' | 'percentDecimals'>,
): string {
  const { earlier } = comparison
  const when = withAside(inPeriod(earlier.period), earlier)
  switch (comparison.kind) {
    case 'amount': {
      const { difference, percent } = comparison
      if (isNoChange(difference, measure)) return sameAs(difference, when)
      const distance = formatDistance(difference, measure)
      const word = changeWord(measure, difference)
      const share = percent === null ? '' : ` (${describePercent(percent, percentDecimals)})`
      return `${distance} ${word}${share} than ${when}`
    }
    case 'points': {
      const { difference } = comparison
      if (isNoChange(difference, measure)) return sameAs(difference, when)
      const word = difference > 0 ? 'higher' : 'lower'
      return `${formatDistance(difference, measure)} ${word} than ${when}`
    }
    case 'places':
      return comparison.difference === 0
        ? `the same as ${when}`
        : `compared with ${formatValue(earlier.value ?? 0, measure)} ${when}`
    case 'new':
      return `up from ${natureOf(measure.unit).countsThings ? 'none' : formatValue(0, measure)} ${when}`
    case 'not-comparable':
      return (
        `not comparable with ${describePeriod(earlier.period)}: ` +
        `recording changed ${describeStart(comparison.change)} (${comparison.change.name})`
      )
    case 'missing': {
      const periods = listInWords(inStretches(comparison.periods))
      return {
        withheld: `figures for ${periods} are withheld to protect small numbers`,
        withdrawn: `figures for ${periods} were withdrawn`,
        'not-held': `no figure is held here for ${periods}`,
        several: `figures for ${periods} are withheld, withdrawn or not held here`,
      }[comparison.why]
    }
    case 'not-additive':
      return 'months of this measure cannot be added up'
  }
}

/** A percent change with its sign; a change too small to round to one place is not called none. */
export function describePercent(percent: number, decimals = 0): string {
  if (percent === 0) return `under ${1 / 10 ** decimals}%`
  return `${formatSigned(percent, decimals)}%`
}

/** A change too small to be seen in the decimal places shown is not written as a change of 0. */
function isNoChange(difference: number, measure: Measure): boolean {
  return roundHalfAway(difference, decimalsShown(measure)) === 0
}

function sameAs(difference: number, when: string): string {
  return difference === 0 ? `the same as ${when}` : `about the same as ${when}`
}

const MORE_AND_LESS: Readonly<Record<Unit, readonly [more: string, less: string]>> = {
  count: ['more', 'fewer'],
  percent: ['more', 'less'],
  seconds: ['longer', 'shorter'],
  hours: ['more', 'less'],
  days: ['more', 'less'],
  gbp: ['more', 'less'],
  rank: ['more', 'less'],
}

function changeWord({ unit }: Measure, difference: number): string {
  const [more, less] = MORE_AND_LESS[unit]
  return difference > 0 ? more : less
}

/** When a change in recording began: "in April 2018", or "on 15 March 2020". */
export function describeStart({ from }: RecordingChange): string {
  const day = Temporal.PlainDate.from(from)
  return inPeriod(day.day === 1 ? monthPeriod(day.year, day.month) : periodOf(from, from))
}

/** Periods that follow one another without a gap are named as one stretch: "April 2017 to January 2019". */
function inStretches(periods: readonly Period[]): readonly string[] {
  const stretches: { first: Period; last: Period }[] = []
  for (const period of periods) {
    const open = stretches.at(-1)
    const next = open && Temporal.PlainDate.from(open.last.end).add({ days: 1 }).toString()
    if (open && next === period.start) open.last = period
    else stretches.push({ first: period, last: period })
  }
  return stretches.map(({ first, last }) =>
    first === last ? describePeriod(first) : describeStretch(first, last),
  )
}
