import { tidyDay } from '#fields/index.ts'

const MONTHS = Array.from({ length: 12 }, (_, index) =>
  Temporal.PlainDate.from({ year: 2000, month: index + 1, day: 1 }).toLocaleString('en-GB', {
    month: 'long',
  }),
)
const NUMBERS = ['a', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** "within a fortnight", "in 14 days", "within two months". */
const AFTER =
  /^(?:within|in) (?:(the next|\d{1,3}|[a-z]+) )?(day|week|fortnight|month)s?(?:[’']? time)?$/i

/**
 * The day that words say as by when something is to be done, said at a meeting: "the end of next month" of 3 March is
 * 30 April. Of words that more than one day can be meant by there is none.
 *
 * @param meeting - YYYY-MM-DD
 * @returns YYYY-MM-DD
 */
export function dueDay(words: string, meeting: string): string | undefined {
  const plain = words.trim().replace(/^by /i, '').replace(/[.]$/, '')
  const typed = tidyDay(plain)
  if (/^\d{4}-\d{2}-\d{2}/.test(typed)) return typed.slice(0, 'YYYY-MM-DD'.length)
  const day = Temporal.PlainDate.from(meeting)
  return (endOf(plain, day) ?? soLongAfter(plain, day))?.toString()
}

/** The last day of a month or a year that is named: "the end of June", and "in June", which is done by then. */
function endOf(words: string, day: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const [, what = ''] = /^(?:(?:the )?end of|in) (.+)$/i.exec(words) ?? []
  const lastOf = (one: Temporal.PlainDate) => one.with({ day: one.daysInMonth })
  if (/^(?:the|this) month$/i.test(what)) return lastOf(day)
  if (/^next month$/i.test(what)) return lastOf(day.with({ day: 1 }).add({ months: 1 }))
  if (/^(?:the|this) calendar year$/i.test(what)) return day.with({ month: 12, day: 31 })
  const [, name = '', year] = /^([a-z]+)(?:,? (\d{4}))?$/i.exec(what) ?? []
  const month = MONTHS.findIndex((one) => one.toLowerCase() === name.toLowerCase()) + 1
  if (month === 0) return undefined
  const its = Temporal.PlainDate.from({ year: Number(year ?? day.year), month, day: 1 })
  return lastOf(year === undefined && month < day.month ? its.add({ years: 1 }) : its)
}

function soLongAfter(words: string, day: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const [, many = 'a', unit = ''] = AFTER.exec(words) ?? []
  const number = many === 'the next' ? 1 : Number(many) || NUMBERS.indexOf(many.toLowerCase()) + 1
  if (unit === '' || number === 0) return undefined
  if (unit === 'month') return day.add({ months: number })
  return day.add({ days: number * { day: 1, week: 7, fortnight: 14 }[unit as 'day'] })
}
