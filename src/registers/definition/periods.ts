import { monthPeriod, type Period, periodOf, quarterPeriod, yearPeriod } from '#shared/index.ts'

/** The periods of which a measure has figures, and for which something is returned. */
export const BYS = ['month', 'quarter', 'year'] as const

export type By = (typeof BYS)[number]

/** The period that a day belongs to, of those by which a measure is counted. */
export function periodAt(day: string, by: By): Period {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  if (by === 'month') return monthPeriod(year, month)
  const financial = month >= 4 ? year : year - 1
  if (by === 'year') return yearPeriod(financial)
  return quarterPeriod(financial, Math.floor(((month + 8) % 12) / 3) + 1)
}

/** The period after one that is counted by the same. */
function periodAfter(period: Period, by: By): Period {
  const next = Temporal.PlainDate.from(period.end).add({ days: 1 }).toString()
  return periodAt(next, by)
}

/** The periods in which days from one to another are. */
export function periodsFrom(from: string, to: string, by: By): readonly Period[] {
  const periods: Period[] = []
  let period = periodAt(from, by)
  while (period.start <= to) {
    periods.push(periodOf(period.start, period.end))
    period = periodAfter(period, by)
  }
  return periods
}

/** Those of them that are over. @param today - YYYY-MM-DD */
export function periodsOver(
  { from, to }: { readonly from: string; readonly to: string },
  by: By,
  today: string,
): readonly Period[] {
  return periodsFrom(from, to < today ? to : today, by).filter(({ end }) => end < today)
}
