import type { Settled } from './namesakes.ts'
import { dayAfter } from './spans.ts'
import { addsUp } from './sums.ts'

/**
 * Rows of a longer time that are the sums of rows of the times within it: "Quarter 1" after its months is a total,
 * whatever it is called, in measures that cannot be added up too. A column of a longer time beside columns of months
 * is mostly a figure of its own to those who write such tables.
 */
export function withTotalsOverTime(all: readonly Settled[]): readonly Settled[] {
  return withTotalRows(withoutMeansOverTime(all))
}

/**
 * "58" under a year beside quarters of 61, 55 and 57: a mean, a percentage or what stood at its end, and no sum of
 * them. It lies between them, or is in nothing that adds up.
 */
function withoutMeansOverTime(all: readonly Settled[]): readonly Settled[] {
  const wholes = all.filter(({ draft, figure }) => draft.isOverTimes && figure.role === 'total')
  if (wholes.length === 0) return all
  const own = new Set<Settled>()
  const bySeries = Map.groupBy(all, (one) => `${rowOf(one)}\n${seriesOf(one)}`)
  for (const whole of wholes) {
    const beside = bySeries.get(`${rowOf(whole)}\n${seriesOf(whole)}`) ?? []
    const values = beside.flatMap(({ figure, draft }) =>
      draft.isOverTimes || figure.value === null || !isWithin(figure, whole.figure)
        ? []
        : [figure.value],
    )
    const { value, unit } = whole.figure
    const isBetween =
      value !== null &&
      value !== 0 &&
      values.length > 1 &&
      value >= Math.min(...values) &&
      value <= Math.max(...values)
    if (isBetween || NO_SUM.test(unit) || whole.figure.basis === 'at') own.add(whole)
  }
  return all.map((one) =>
    own.has(one) ? { ...one, figure: { ...one.figure, role: 'observation' } } : one,
  )
}

function isWithin({ period }: Settled['figure'], { period: whole }: Settled['figure']): boolean {
  return period !== null && whole !== null && period.start >= whole.start && period.end <= whole.end
}

/** What cannot be added up over time. */
const NO_SUM = /^(?:percent|score|index|working days|years|per .*|days per .*)$/

function withTotalRows(all: readonly Settled[]): readonly Settled[] {
  const rows = new Set<string>()
  for (const series of Map.groupBy(all.filter(isOfTime), seriesOf).values()) {
    if (series.length < FEWEST || series.length > MOST) continue
    for (const whole of series) {
      const parts = partsOf(whole, series)
      const isOver = parts?.every(({ figure }) => figure.row !== whole.figure.row) === true
      if (parts !== undefined && isOver && isSumOf(whole, parts)) rows.add(rowOf(whole))
    }
  }
  if (rows.size === 0) return all
  return all.map((one) => {
    const { figure } = one
    const isTotal = rows.has(rowOf(one)) && figure.basis !== 'at' && figure.basis !== 'cumulative'
    return isTotal && figure.role === 'observation'
      ? { ...one, figure: { ...figure, role: 'total' } }
      : one
  })
}

/** A whole and two parts. */
const FEWEST = 3
/** A longer series is a list, and no table. */
const MOST = 400

const rowOf = ({ figure: { sheet, row } }: Settled) => `${sheet}\n${row}`

function isOfTime({ figure, draft }: Settled): boolean {
  const { role, basis, value, period, asked } = figure
  const isOwn = role === 'observation' || role === 'total'
  return (
    isOwn &&
    basis !== 'at' &&
    basis !== 'rolling' &&
    value !== null &&
    period !== null &&
    !asked.includes('period') &&
    addsUp(draft.unit)
  )
}

function seriesOf({ figure }: Settled): string {
  const { sheet, measure, place, within, breakdown, unit } = figure
  return JSON.stringify([sheet, measure, place, within, breakdown, unit])
}

/** The fewest figures of a series whose times follow one another from the first day of a longer one to its last. */
function partsOf(whole: Settled, series: readonly Settled[]): readonly Settled[] | undefined {
  const { start = '', end = '' } = whole.figure.period ?? {}
  const within = series.filter(
    ({ figure }) =>
      figure !== whole.figure &&
      (figure.period?.start ?? '') >= start &&
      (figure.period?.end ?? '') <= end &&
      !(figure.period?.start === start && figure.period?.end === end),
  )
  const parts: Settled[] = []
  let next = start
  while (next <= end) {
    const from = within.filter(({ figure }) => figure.period?.start === next)
    // The shortest: months where quarters stand there too
    const [part] = from.toSorted((one, other) =>
      (one.figure.period?.end ?? '') < (other.figure.period?.end ?? '') ? -1 : 1,
    )
    if (part === undefined) return undefined
    parts.push(part)
    next = dayAfter(part.figure.period?.end ?? '')
  }
  return parts.length > 1 ? parts : undefined
}

function isSumOf(whole: Settled, parts: readonly Settled[]): boolean {
  const values = parts.map(({ figure }) => figure.value ?? 0)
  const sum = values.reduce((added, value) => added + value, 0)
  const says = whole.figure.value ?? 0
  const isWhole = [says, ...values].every(Number.isInteger)
  const slack = isWhole ? 0 : 0.06 * (parts.length + 1) * Math.abs(whole.draft.scale)
  return values.filter((value) => value !== 0).length > 1 && Math.abs(sum - says) <= slack
}
