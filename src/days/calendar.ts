import { z } from 'zod'
import { sourceSchema } from '#shared/index.ts'

const day = z.iso.date('Write the day as 2027-03-26')

/**
 * The bank holidays of one division of the United Kingdom, as an area keeps them in
 * `calendar/bank-holidays.yaml`. `covers` are the years whose holidays are all listed.
 */
export const calendarFileSchema = z.strictObject({
  division: z.enum(['england-and-wales', 'scotland', 'northern-ireland']),
  source: sourceSchema,
  /** Days known before this one have no `known_on` of their own: they come of standing law. */
  standing_law: sourceSchema,
  covers: z.strictObject({ from: day, to: day }),
  holidays: z.array(
    z.strictObject({
      on: day,
      name: z.string().min(1),
      note: z.string().min(1).optional(),
      /** The day on which it became known that this would be a holiday, when it was added later. */
      known_on: day.optional(),
      /** The day on which it became known that this would be an ordinary day after all. */
      withdrawn_on: day.optional(),
      doubt: z.string().min(1).optional(),
    }),
  ),
})

export type CalendarFile = z.infer<typeof calendarFileSchema>

/** The bank holidays as they were known on some day. */
export interface Calendar {
  /** Names by day, YYYY-MM-DD. */
  readonly holidays: ReadonlyMap<string, string>
  /** The first and the last day for which every holiday is listed. */
  readonly covers: { readonly from: string; readonly to: string }
}

/** Where no bank holidays are held: only Saturdays and Sundays are known not to be working days. */
export const NO_HOLIDAYS: Calendar = { holidays: new Map(), covers: { from: '', to: '' } }

/**
 * The calendar as anybody could know it at the end of a day: holidays proclaimed later are not in it,
 * and those moved away by then are not in it either.
 *
 * @param knownBy - YYYY-MM-DD; left out, all that is known now
 */
export function calendarKnownBy(file: CalendarFile, knownBy?: string): Calendar {
  const known = file.holidays.filter(({ known_on, withdrawn_on }) => {
    if (knownBy === undefined) return withdrawn_on === undefined
    const added = known_on === undefined || known_on <= knownBy
    return added && (withdrawn_on === undefined || withdrawn_on > knownBy)
  })
  return { holidays: new Map(known.map(({ on, name }) => [on, name])), covers: file.covers }
}

/** The same calendar with one more bank holiday. */
export function withHoliday(calendar: Calendar, on: string, name: string): Calendar {
  return { ...calendar, holidays: new Map([...calendar.holidays, [on, name]]) }
}

const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

/** "Monday" for a day given as YYYY-MM-DD. */
export function weekdayOf(on: string): string {
  return WEEKDAYS[Temporal.PlainDate.from(on).dayOfWeek - 1] ?? ''
}

/**
 * Why a day is not a working day: "Saturday", or the bank holiday's name. `undefined` for a working
 * day. No constitution we hold defines a working day; this is the usual meaning, stated as such.
 */
export function whyNotWorking(calendar: Calendar, on: string): string | undefined {
  const holiday = calendar.holidays.get(on)
  if (holiday !== undefined) return `Bank holiday: ${holiday}`
  const weekday = weekdayOf(on)
  return weekday === 'Saturday' || weekday === 'Sunday' ? weekday : undefined
}

export function isWorkingDay(calendar: Calendar, on: string): boolean {
  return whyNotWorking(calendar, on) === undefined
}

/** The last working day before a day that is none; `undefined` for a working day. */
export function workingDayBefore(calendar: Calendar, on: string): string | undefined {
  if (isWorkingDay(calendar, on)) return undefined
  let day = Temporal.PlainDate.from(on)
  do day = day.subtract({ days: 1 })
  while (!isWorkingDay(calendar, day.toString()))
  return day.toString()
}
