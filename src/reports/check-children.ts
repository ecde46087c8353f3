import type { Area } from '#area/index.ts'
import { type FigureBook, type SeriesKey, toPoint } from '#performance/index.ts'
import { describePeriod, formatNumber, type Period } from '#shared/index.ts'
import { addUp, describeAside } from '#statistics/index.ts'

/**
 * Whether the parts of a measure add up to it in a period, where the area's files say that they
 * should.
 *
 * @returns what is said when every part is held and their sum is another number, with those of them that
 *   are set aside; nothing otherwise
 */
export function checkChildren(
  area: Pick<Area, 'measures'>,
  book: FigureBook,
  key: SeriesKey,
  period: Period,
): readonly string[] {
  const measure = area.measures.get(key.measure)
  const whole = book.figure(key, period)?.value
  if (!measure?.childrenAddUp || whole == null) return []
  const children = [...area.measures.values()].filter(({ parent }) => parent === measure.id)
  const parts = children.flatMap((child) => {
    const figure = book.figure({ ...key, measure: child.id }, period)
    return figure && figure.value !== null ? [{ child, point: toPoint(figure) }] : []
  })
  if (parts.length === 0 || parts.length < children.length) return []
  const sum = addUp(
    period,
    parts.map(({ point }) => point),
  ).value
  if (sum === null || sum === whole) return []
  const asides = parts.flatMap(({ child, point }) => {
    const aside = describeAside(point)
    return aside === undefined ? [] : [` ${child.name}: ${aside}`]
  })
  return [
    `${measure.name} is ${formatNumber(whole, measure.decimals)} in ${describePeriod(period)}, ` +
      `but its ${parts.length} parts add up to ${formatNumber(sum, measure.decimals)}.${asides.join('')}`,
  ]
}
