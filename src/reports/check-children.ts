import type { Area } from '#area/index.ts'
import type { FigureBook, SeriesKey } from '#performance/index.ts'
import { describePeriod, formatNumber, type Period } from '#shared/index.ts'

/**
 * Whether the parts of a measure add up to it in a period, where the area's files say that they
 * should.
 *
 * @returns a sentence when every part is held and their sum is another number; nothing otherwise
 */
export function checkChildren(
  area: Area,
  book: FigureBook,
  key: SeriesKey,
  period: Period,
): readonly string[] {
  const measure = area.measures.get(key.measure)
  const whole = book.figure(key, period)?.value
  if (!measure?.childrenAddUp || whole == null) return []
  const children = [...area.measures.values()].filter(({ parent }) => parent === measure.id)
  const values = children.map(({ id }) => book.figure({ ...key, measure: id }, period)?.value)
  if (values.length === 0 || values.some((value) => value == null)) return []
  const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0)
  if (sum === whole) return []
  return [
    `${measure.name} is ${formatNumber(whole, measure.decimals)} in ${describePeriod(period)}, ` +
      `but its ${values.length} parts add up to ${formatNumber(sum, measure.decimals)}.`,
  ]
}
