import { type Area, kindOf } from '#area/index.ts'
import { dayInBritain } from '#days/index.ts'
import {
  daysIn,
  describeDay,
  describePeriod,
  formatNumber,
  numberInWords,
  type Period,
} from '#shared/index.ts'
import { FEWEST_FOR_LIMITS, type Observation } from '#statistics/index.ts'
import { type FigureBook, markAside, type SeriesKey } from './figure-book.ts'
import { monthsOfTotals } from './months-of-totals.ts'

/** Quarters are charted over five years: three, as of months, would be fewer than 13 figures. */
export const QUARTERS_CHARTED = 20

/**
 * The most periods on one axis, those without a figure too. Beyond it they are nearer to each other than
 * a line is wide, and a series of figures of the force never gets there but by a mistyped year.
 */
export const MOST_DRAWN = 600

/** What one figure of a series that is shown is for; a `figure` is as at one day. */
export type ShownWord = 'month' | 'quarter' | 'week' | 'figure' | 'year'

/** The figures of a series that are shown. */
export interface ShownFigures {
  readonly word: ShownWord
  /** All that are held up to the day, earliest first. */
  readonly held: readonly Observation[]
  /** Those charted: the latest of them, from the first that was published. */
  readonly shown: readonly Observation[]
}

/** A series that has figures enough and yet is not drawn. */
export interface Undrawn {
  /** Why, which figure it comes from, and what to do if that is a slip. */
  readonly why: string
  /** The figure that stands apart from the others. */
  readonly figure: Observation
}

/**
 * The months of a series, or its quarters, weeks, days or years where too few of those before are
 * published.
 *
 * @param until - periods that end after this day (YYYY-MM-DD) are left out
 * @param months - how many are charted: the latest ones; as the area sets unless said
 * @returns `undefined` when fewer are published up to that day than a usual range needs, or when they
 *   would not fit on an axis, which {@link whyUndrawn} tells of
 */
export function showFigures(
  area: Area,
  book: FigureBook,
  key: SeriesKey,
  until: string,
  months = area.file.chartMonths,
): ShownFigures | undefined {
  const found = findFigures(area, book, key, until, months)
  return found && fitsOnAxis(found) ? found : undefined
}

/** Why a series that has figures enough is not drawn; `undefined` for any other. */
export function whyUndrawn(
  area: Area,
  book: FigureBook,
  key: SeriesKey,
  until: string,
  months = area.file.chartMonths,
): Undrawn | undefined {
  const found = findFigures(area, book, key, until, months)
  if (found === undefined || fitsOnAxis(found)) return undefined
  const { word, shown } = found
  const [first, last] = [shown[0], shown.at(-1)]
  const figure = standingApart(shown)
  if (!first || !last || !figure) return undefined
  return {
    figure,
    why:
      `This is not drawn: from ${describePeriod(first.period)} to ${describePeriod(last.period)} its axis ` +
      `would have ${formatNumber(periodsOn(found))} ${word}s, and ${MOST_DRAWN} is the most that can be told apart. ` +
      `It is the figure for ${describePeriod(figure.period)} that stands far from the others, recorded on ` +
      `${describeDay(dayInBritain(figure.recordedAt))} with import ${figure.importId}. If its year is a slip, ` +
      `import that ${word} again with a blank value, and the figure under the ${word} it is for.`,
  }
}

/** How figures for each length of time are charted: the latest so many, where at least so many are published. */
const CHARTED = [
  { word: 'month', isOne: (period) => period.kind === 'month', most: undefined },
  { word: 'quarter', isOne: (period) => period.kind === 'quarter', most: QUARTERS_CHARTED },
  { word: 'week', isOne: (period) => daysIn(period) === 7, most: 104 },
  { word: 'figure', isOne: (period) => period.kind === 'day', most: 104 },
  { word: 'year', isOne: (period) => period.kind === 'year', most: 30, fewest: 13 },
] as const satisfies readonly {
  readonly word: ShownWord
  readonly isOne: (period: Period) => boolean
  /** As the area sets unless said. */
  readonly most: number | undefined
  readonly fewest?: number
}[]

function findFigures(
  area: Area,
  book: FigureBook,
  key: SeriesKey,
  until: string,
  months: number,
): ShownFigures | undefined {
  const figures = figuresOf(area, book, key, until)
  return CHARTED.map(({ word, isOne, most = months }) => {
    const held = figures.filter(({ period }) => isOne(period))
    const latest = held.slice(-most)
    return { word, held, shown: latest.slice(latest.findIndex(isPublished)) }
  }).find(({ word, shown }) => shown.filter(isPublished).length >= fewestOf(word))
}

function fewestOf(word: ShownWord): number {
  const found = CHARTED.find((one) => one.word === word)
  return found && 'fewest' in found ? found.fewest : FEWEST_FOR_LIMITS
}

/** All figures of a series up to a day; of a measure that is printed as the year so far, its months too. */
function figuresOf(
  area: Area,
  book: FigureBook,
  key: SeriesKey,
  until: string,
): readonly Observation[] {
  const measure = area.measures.get(key.measure)
  const held = book
    .all(key.measure, key.area)
    .filter(({ breakdown, period }) => breakdown === key.breakdown && period.end <= until)
  if (measure?.events) return held.filter(({ period }) => period.kind !== 'day')
  return measure && kindOf(measure) === 'cumulative'
    ? monthsOfTotals(held).map((one) => markAside(one, book.setAsideOf))
    : held
}

/** Why figures of one kind have no usual range: how many it takes; `undefined` where there is none. */
export function whyTooFew(
  area: Area,
  book: FigureBook,
  key: SeriesKey,
  until: string,
): string | undefined {
  const figures = figuresOf(area, book, key, until).filter(isPublished)
  const most = CHARTED.map(({ word, isOne }) => ({
    word,
    count: figures.filter(({ period }) => isOne(period)).length,
  })).reduce((best, one) => (one.count > best.count ? one : best))
  if (most.count === 0) return undefined
  return (
    `No usual range is drawn: it takes ${numberInWords(fewestOf(most.word))} ${most.word}s, ` +
    `and ${numberInWords(most.count)} ${most.count === 1 ? 'is' : 'are'} held.`
  )
}

function isPublished({ value }: Observation): boolean {
  return value !== null
}

function fitsOnAxis(found: ShownFigures): boolean {
  return periodsOn(found) <= MOST_DRAWN
}

/** How many periods there are from the first figure shown to the last, both included. */
function periodsOn({ word, shown }: ShownFigures): number {
  const [first, last] = [shown[0]?.period, shown.at(-1)?.period]
  if (!first || !last) return 0
  if (word === 'week' || word === 'figure') {
    const days = shown.map(({ period }) => dayNumber(period))
    const steps = days.slice(1).map((day, index) => day - (days[index] ?? 0))
    return (dayNumber(last) - dayNumber(first)) / Math.min(...steps) + 1
  }
  return (monthNumber(last) - monthNumber(first)) / MONTHS_IN[word] + 1
}

const MONTHS_IN = { month: 1, quarter: 3, year: 12 } as const

/** The figure at the widest gap, on the side where there are fewer. */
function standingApart(shown: readonly Observation[]): Observation | undefined {
  const gapBefore = (index: number) => {
    const [before, figure] = [shown[index - 1], shown[index]]
    return before && figure ? dayNumber(figure.period) - dayNumber(before.period) : 0
  }
  const widest = shown.reduce(
    (best, _, index) => (gapBefore(index) > gapBefore(best) ? index : best),
    0,
  )
  return shown[widest <= shown.length / 2 ? widest - 1 : widest]
}

/** Of the day on which a period begins, since 1970. */
function dayNumber({ start }: Period): number {
  return Temporal.PlainDate.from('1970-01-01').until(start).days
}

/** Of the month in which a period begins, since January of year 0. */
function monthNumber({ start }: Period): number {
  return 12 * Number(start.slice(0, 4)) + Number(start.slice(5, 7)) - 1
}
