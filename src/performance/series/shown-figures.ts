import type { Area } from '#area/index.ts'
import { describeDay, describePeriod, formatNumber, type Period } from '#shared/index.ts'
import { FEWEST_FOR_LIMITS, type Observation } from '#statistics/index.ts'
import type { FigureBook, SeriesKey } from './figure-book.ts'

/** Quarters are charted over five years: three, as of months, would be fewer than 13 figures. */
export const QUARTERS_CHARTED = 20

/**
 * The most periods on one axis, those without a figure too. Beyond it they are nearer to each other than
 * a line is wide, and a series of figures of the force never gets there but by a mistyped year.
 */
export const MOST_DRAWN = 600

/** The figures of a series that are shown. */
export interface ShownFigures {
  /** What one of them is for. */
  readonly word: 'month' | 'quarter'
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
 * The months of a series, or its quarters where too few months are published.
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
  const found = findFigures(book, key, until, months)
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
  const found = findFigures(book, key, until, months)
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
      `${describeDay(figure.recordedAt.slice(0, 10))} with import ${figure.importId}. If its year is a slip, ` +
      `import that ${word} again with a blank value, and the figure under the ${word} it is for.`,
  }
}

function findFigures(
  book: FigureBook,
  key: SeriesKey,
  until: string,
  months: number,
): ShownFigures | undefined {
  return [
    { word: 'month' as const, charted: months },
    { word: 'quarter' as const, charted: QUARTERS_CHARTED },
  ]
    .map(({ word, charted }) => {
      const held = book.series(key, word).filter(({ period }) => period.end <= until)
      const latest = held.slice(-charted)
      return { word, held, shown: latest.slice(latest.findIndex(isPublished)) }
    })
    .find(({ shown }) => shown.filter(isPublished).length >= FEWEST_FOR_LIMITS)
}

function isPublished({ value }: Observation): boolean {
  return value !== null
}

function fitsOnAxis(found: ShownFigures): boolean {
  return periodsOn(found) <= MOST_DRAWN
}

/** How many periods there are from the first figure shown to the last, both included. */
function periodsOn({ word, shown }: ShownFigures): number {
  const [first, last] = [shown[0], shown.at(-1)]
  if (!first || !last) return 0
  return (monthNumber(last.period) - monthNumber(first.period)) / (word === 'month' ? 1 : 3) + 1
}

/** The figure at the widest gap, on the side where there are fewer. */
function standingApart(shown: readonly Observation[]): Observation | undefined {
  const gapBefore = (index: number) => {
    const [before, figure] = [shown[index - 1], shown[index]]
    return before && figure ? monthNumber(figure.period) - monthNumber(before.period) : 0
  }
  const widest = shown.reduce(
    (best, _, index) => (gapBefore(index) > gapBefore(best) ? index : best),
    0,
  )
  return shown[widest <= shown.length / 2 ? widest - 1 : widest]
}

/** Months since January of year 0. */
function monthNumber({ start }: Period): number {
  return 12 * Number(start.slice(0, 4)) + Number(start.slice(5, 7)) - 1
}
