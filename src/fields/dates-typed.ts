/** Years that a panel has to do with. A form filled in haste gives 0026; weeks after 9999 have no day. */
const [FIRST_YEAR, LAST_YEAR] = ['1900', '2199']

function isInYears(text: string): boolean {
  return text.slice(0, 4) >= FIRST_YEAR && text.slice(0, 4) <= LAST_YEAR
}

/** Is it a day that is in the calendar, of the years 1900 to 2199, written YYYY-MM-DD? */
export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    isInYears(text) &&
    isReal(() => Temporal.PlainDate.from(text, STRICT))
  )
}

const STRICT = { overflow: 'reject' } as const
export const TIME_SHAPE = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?$/

/** Is it a day and a time that exist, of the same years, written as `TIME_SHAPE` has it? */
export function isTime(text: string): boolean {
  return (
    TIME_SHAPE.test(text) &&
    isInYears(text) &&
    isReal(() => Temporal.PlainDateTime.from(text.replace(' ', 'T'), STRICT))
  )
}

export const YEAR_SHAPE = /^\d{4}-\d{2}$/

/** Is it a financial year, of the same years, written 2027-28? */
export function isFinancialYear(text: string): boolean {
  const isNext = (Number(text.slice(0, 4)) + 1) % 100 === Number(text.slice(5))
  return YEAR_SHAPE.test(text) && isInYears(text) && isNext
}

function isReal(make: () => unknown): boolean {
  try {
    make()
    return true
  } catch {
    return false
  }
}
