import type { Calendar } from './calendar.ts'

/** A made-up calendar for tests: bank holidays on the days given, all of them "Feast day". */
export function calendarOf(...days: readonly string[]): Calendar {
  return {
    holidays: new Map(days.map((day) => [day, 'Feast day'])),
    covers: { from: '2012-01-01', to: '2028-12-31' },
  }
}
