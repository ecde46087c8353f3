import { monthPeriod } from '#shared/index.ts'
import { readDays } from './label-days.ts'
import { APRIL, monthNumber } from './label-months.ts'
import { MONTH, TO, whole, YEAR4 } from './label-text.ts'
import { firstOfTwo } from './label-years.ts'
import type { LabelReader, PeriodReading } from './period-reading.ts'

const YEAR_WITH_MONTHS = whole(
  String.raw`(?:fy ?)?(?<year>${YEAR4}(?: ?[/–-] ?(?:${YEAR4}|\d\d))?),? ?[([]?(?:(?:(?<from>${MONTH})${TO}|(?:up )?to (?:the )?(?:end (?:of )?)?)(?<to>${MONTH}))(?: only)?(?:[,;]? ?(?<mark>p|r|e|provisional|revised|estimated?))?[)\]]?`,
)
/** A quarter is one, wherever in its year it stands. */
const QUARTER = 3

/** "2025 (Jan–Sep, provisional)", "2025/26 (to Dec)": the year so far, where it begins with its year. */
export const readYearSoFar: LabelReader = (text) => {
  const found = YEAR_WITH_MONTHS.exec(text)?.groups
  if (!found) return null
  const year = (found['year'] ?? '').replace(/ /g, '')
  const isFinancial = year.length > 4
  const first = isFinancial ? firstOfTwo(year.replace('–', '/')) : Number(year)
  if (first === null) return null
  const begins = isFinancial ? APRIL : 1
  const [from, to] = [found['from'], found['to']].map((month) =>
    month === undefined ? begins : monthNumber(month),
  )
  if (from !== begins || to === undefined) return null
  const months = (to - begins + 12) % 12
  if (months + 1 <= QUARTER) return null
  const end = monthPeriod(isFinancial && to < APRIL ? first + 1 : first, to).end
  const reading: PeriodReading = {
    start: monthPeriod(first, begins).start,
    end,
    kind: 'cumulative',
    basis: 'cumulative',
  }
  const left = found['mark']
  return { reading, ...(left === undefined ? {} : { left }) }
}

const WEEK_WITH_DAYS = /^(?:week|wk) ?(\d{1,2}) ?[:,(–-] ?(.+?)\)?$/i

/** "Wk 1 (1 to 2 Nov)": its days say when, its number only what it is called. */
export const readWeekOfDays: LabelReader = (text, settings) => {
  const [, , days = ''] = WEEK_WITH_DAYS.exec(text) ?? []
  return days === '' ? null : readDays(days, settings)
}
