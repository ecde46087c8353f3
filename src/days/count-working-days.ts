import { type Calendar, isWorkingDay } from './calendar.ts'

/**
 * How many working days there are after one day, up to and with another; 0 where it is not later.
 *
 * @param from - YYYY-MM-DD, as `to`
 */
export function countWorkingDays(calendar: Calendar, from: string, to: string): number {
  let count = 0
  for (
    let day = Temporal.PlainDate.from(from).add({ days: 1 });
    Temporal.PlainDate.compare(day, to) <= 0;
    day = day.add({ days: 1 })
  ) {
    if (isWorkingDay(calendar, day.toString())) count += 1
  }
  return count
}
