import { describePeriod, formatNumber } from '#shared/index.ts'
import { describeExplanations, type Explanation } from '../analysis/explain.ts'
import { formatRange, splitNoun } from '../analysis/format-value.ts'
import type { Flag } from '../analysis/index.ts'
import {
  describeStretch,
  inPeriod,
  listInWords,
  numberInWords,
  type Sentence,
  sentence,
  strong,
} from '../analysis/words.ts'
import type { SmallNumbersSettings } from '../area/area-file.ts'
import type { Measure } from '../area/measure.ts'
import type { Point } from '../observation.ts'
import { MONTHS_TO_ADJUST, type Season } from './season.ts'
import type { SeasonedSeries, SeasonReading } from './season-series.ts'
import { quantile } from './spread.ts'

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]

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
    case 'too-short':
      return sentence(
        `${formatNumber(reading.months)} months are too few to show a pattern of the year: it takes two whole years.`,
      )
    case 'shown':
      return sentence(
        `${patternWords(reading.season)} `,
        strong('This is shown, not adjusted for'),
        `: it takes ${MONTHS_TO_ADJUST} months to be sure of a season, and there are ${reading.season.months}.`,
      )
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
    return `${MONTHS[high]} is highest, day for day, and ${MONTHS[low]} lowest; the counts are too small for percents.`
  }
  if (above < WORTH_NAMING && below < WORTH_NAMING) {
    return `The months of the year differ little: by at most ${percent(Math.max(above, below))}.`
  }
  return (
    `${MONTHS[high]} is highest, day for day ${percent(above)} above the year’s level, ` +
    `and ${MONTHS[low]} lowest, ${percent(below)} below it.`
  )
}

/** Values beyond these shares of all months are higher or lower than most. */
const MOST = 0.8

/**
 * One month against its own month of the year: "3,021 incidents in July 2021. That is higher than most
 * months, but usual for July: 2,410 to 3,190 would be."
 *
 * @returns an empty sentence for a month not published or without a usual range
 */
export function describeMonth(series: SeasonedSeries, index: number, measure: Measure): Sentence {
  const month = series.months[index]
  const judged = series.analysed.points[index]
  const value = month?.point.value ?? null
  if (month?.range === undefined || judged === undefined || value === null) return []
  const { period } = month.point
  const [number, noun] = splitNoun(value, measure)
  const name = MONTHS[Number(period.start.slice(5, 7)) - 1] ?? ''
  const usual = formatRange(month.range.lower, month.range.upper, measure)
  const opening = [strong(number), `${noun} ${inPeriod(period)}. That is `]
  if (judged.rule === 'outside-limits') {
    const word = judged.direction === 'up' ? 'higher' : 'lower'
    return sentence(
      ...opening,
      strong(`${word} than usual for ${name}`),
      `: ${usual} would be usual.`,
    )
  }
  const values = series.months.flatMap(({ point }) => (point.value === null ? [] : [point.value]))
  const isHigh = value > quantile(values, MOST)
  const isLow = value < quantile(values, 1 - MOST)
  if (series.reading.kind === 'adjusted' && (isHigh || isLow)) {
    const word = isHigh ? 'higher' : 'lower'
    return sentence(
      ...opening,
      `${word} than most months, but `,
      strong(`usual for ${name}`),
      `: ${usual} would be.`,
    )
  }
  return sentence(...opening, strong(`within what is usual for ${name}`), `, ${usual}.`)
}

/** What is unusual once days and season are allowed for, with what coincides. */
export function describeSeasonFlag(
  series: SeasonedSeries,
  flag: Flag,
  measure: Measure,
  explanations: readonly Explanation[],
): Sentence {
  const first = series.months[flag.firstIndex]
  const last = series.months[flag.lastIndex]
  if (first?.range === undefined || last === undefined) return []
  const explained = ` ${describeExplanations(explanations)}`
  if (flag.kind === 'point') {
    const value = first.point.value ?? 0
    const [number, noun] = splitNoun(value, measure)
    const usual = formatRange(first.range.lower, first.range.upper, measure)
    const side = flag.direction === 'up' ? 'above' : 'below'
    const whose = series.reading.kind === 'adjusted' ? 'usual for that month of the year' : 'usual'
    return sentence(
      strong(`${describePeriod(first.point.period)}: ${number}`),
      `${noun}, ${side} the ${usual} ${whose}.`,
      explained,
    )
  }
  const length = flag.lastIndex - flag.firstIndex + 1
  const side = flag.direction === 'up' ? 'above' : 'below'
  const what = {
    shift: `${numberInWords(length)} months running ${side} the average`,
    trend: `${numberInWords(length - 1)} ${flag.direction === 'up' ? 'rises' : 'falls'} in a row`,
    'two-of-three': `close to the ${flag.direction === 'up' ? 'top' : 'bottom'} of the usual range`,
    'outside-limits': `${side} the usual range`,
  }[flag.rule]
  const allowed = series.reading.kind === 'adjusted' ? ', the season allowed for' : ''
  return sentence(
    strong(describeStretch(first.point.period, last.point.period)),
    `: ${what}${allowed}.`,
    explained,
  )
}

/** Names of months, the year's highest or lowest, for a table: "June, July and August". */
export function namePeaks({ factors }: Season, way: 'high' | 'low'): string {
  const named = factors.flatMap((factor, month) => {
    const isPeak = way === 'high' ? factor >= 1 + WORTH_NAMING : factor <= 1 - WORTH_NAMING
    return isPeak ? [{ factor, name: MONTHS[month] ?? '' }] : []
  })
  const top = named
    .toSorted((one, other) =>
      way === 'high' ? other.factor - one.factor : one.factor - other.factor,
    )
    .slice(0, 3)
    .map(({ name }) => name)
  return MONTHS.filter((month) => top.includes(month)).length === 0
    ? 'none'
    : listInWords(MONTHS.filter((month) => top.includes(month)))
}
