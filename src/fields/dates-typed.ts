/** Is it a day that is in the calendar, written YYYY-MM-DD? */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isReal(() => Temporal.PlainDate.from(text, STRICT))
}

const STRICT = { overflow: 'reject' } as const
export const TIME_SHAPE = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?$/

/** Is it a day and a time that exist, written as `TIME_SHAPE` has it? */
export function isTime(text: string): boolean {
  return (
    TIME_SHAPE.test(text) &&
    isReal(() => Temporal.PlainDateTime.from(text.replace(' ', 'T'), STRICT))
  )
}

export const YEAR_SHAPE = /^\d{4}-\d{2}$/

/** Is it a financial year, written 2027-28? */
export function isFinancialYear(text: string): boolean {
  return YEAR_SHAPE.test(text) && (Number(text.slice(0, 4)) + 1) % 100 === Number(text.slice(5))
}

function isReal(make: () => unknown): boolean {
  try {
    make()
    return true
  } catch {
    return false
  }
}
