import type { SmallNumbersSettings } from '#area/index.ts'
import { formatNumber, MONTH_NAMES, numberInWords } from '#shared/index.ts'
import type { Point } from '../observation.ts'
import { listInWords, type Sentence, sentence, strong } from '../words/words.ts'
import { MONTHS_TO_ADJUST, type Season } from './season.ts'
import { FEWEST_FOR_SEASON, type SeasonReading } from './season-reading.ts'

/** Months this far above or below the year's level are named. */
const WORTH_NAMING = 0.05

/**
 * Whether a measure's pattern of the year can be told in percents: each is of the counts of one month
 * of the year, which have to be as many as a percent change needs.
 */
export function bearsPercents(
  points: readonly Point[],
  { fewestForPercent }: Pick<SmallNumbersSettings, 'fewestForPercent'>,
): boolean {
  const counted = points.reduce((sum, { value }) => sum + (value ?? 0), 0)
  return counted / 12 >= fewestForPercent
}

/**
 * What is known of a measure's season, in a sentence or two.
 *
 * @param inPercents - whether its counts bear them: see {@link bearsPercents}
 */
export function describeSeason(reading: SeasonReading, inPercents: boolean): Sentence {
  const patternWords = (season: Season) => describePattern(season, inPercents)
  switch (reading.kind) {
    case 'not-counts':
      return sentence('A season is looked for only in counts, and this is not one.')
    case 'no-variation':
      return sentence(
        strong('It does not vary'),
        `: it was ${formatNumber(reading.value)} in each of the ${formatNumber(reading.months)} months held, so there is no season to look for.`,
      )
    case 'not-over-time':
      return sentence(
        'A season is looked for only in what is counted day by day, and these figures do not follow ' +
          'the length of the months: they are as large in a short month as in a long one.',
      )
    case 'too-short':
      return sentence(
        `${formatNumber(reading.months)} months are too few to look for a season: it takes ${MONTHS_TO_ADJUST}.`,
      )
    case 'too-few': {
      const { aMonth, ofAMonthOfTheYear, monthsOfTheYear } = FEWEST_FOR_SEASON
      return sentence(
        `Too few are counted to look for a season, ${formatNumber(reading.mean, 1)} a month on average: it ` +
          `takes ${aMonth} a month, and at least ${ofAMonthOfTheYear} in ${numberInWords(monthsOfTheYear)} of the twelve months of the year.`,
      )
    }
    case 'none':
      if (reading.yearsSetLevel !== undefined) {
        return sentence(
          strong('No season stands out from the changes between years'),
          '. With every year set to one level there is one: ' +
            `${patternWords(reading.yearsSetLevel)} It is told here and not adjusted for.`,
        )
      }
      return sentence(
        strong('No season was found'),
        `: the months of the year differ no more than ups and downs from year to year would make them.`,
      )
    case 'adjusted':
      return sentence(
        strong('There is a season. '),
        `${patternWords(reading.season)} The usual range allows for it and for the days in each month.`,
      )
  }
}

/** "Highest in July (21% above the year’s level) and lowest in February (18% below)." */
function describePattern({ factors }: Season, inPercents: boolean): string {
  const high = factors.indexOf(Math.max(...factors))
  const low = factors.indexOf(Math.min(...factors))
  const [above, below] = [(factors[high] ?? 1) - 1, 1 - (factors[low] ?? 1)]
  const percent = (share: number) => `${formatNumber(100 * share)}%`
  if (!inPercents) {
    return `${MONTH_NAMES[high]} is highest, day for day, and ${MONTH_NAMES[low]} lowest; the counts are too small for percents.`
  }
  if (above < WORTH_NAMING && below < WORTH_NAMING) {
    return `The months of the year differ little: by at most ${percent(Math.max(above, below))}.`
  }
  return (
    `${MONTH_NAMES[high]} is highest, day for day ${percent(above)} above the year’s level, ` +
    `and ${MONTH_NAMES[low]} lowest, ${percent(below)} below it.`
  )
}

/** Names of months, the year's highest or lowest, for a table: "June, July and August". */
export function namePeaks({ factors }: Season, way: 'high' | 'low'): string {
  const named = factors.flatMap((factor, month) => {
    const isPeak = way === 'high' ? factor >= 1 + WORTH_NAMING : factor <= 1 - WORTH_NAMING
    return isPeak ? [{ factor, name: MONTH_NAMES[month] ?? '' }] : []
  })
  const top = named
    .toSorted((one, other) =>
      way === 'high' ? other.factor - one.factor : one.factor - other.factor,
    )
    .slice(0, 3)
    .map(({ name }) => name)
  return MONTH_NAMES.filter((month) => top.includes(month)).length === 0
    ? 'none'
    : listInWords(MONTH_NAMES.filter((month) => top.includes(month)))
}
