import { z } from 'zod'

const number = z.int().min(1)

/** An hour of the day that is due: "noon two weeks before" is 12:00. Without one, the day's end. */
const at = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time of day as 12:00')
  .optional()

/** 02-08 is 8 February. */
const monthDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'Write a day of the year as 02-08 (8 February)')

/**
 * How a deadline is counted, as the paragraph says it. The day counted from is the day of the
 * deadline's `from` event; a count that runs backwards ends on the last day that will do.
 */
export const deadlineCountSchema = z.discriminatedUnion(
  'by',
  [
    /** A day of the year, such as 8 February: it does not move when it falls on a weekend. */
    z.strictObject({
      by: z.literal('fixed-date'),
      date: monthDay,
      /** Which year: that in which the financial year named begins, or ends, or the year of `from`. */
      year: z.enum(['financial-year-begins', 'financial-year-ends', 'same-year']),
      at,
    }),
    /** By the end of a named month; `warn_by` is the stricter reading, before the month begins. */
    z.strictObject({
      by: z.literal('by-month'),
      month: z.int().min(1).max(12),
      warn_by: monthDay.optional(),
    }),
    /** The day after `from` is day 1. */
    z.strictObject({ by: z.literal('working-days-after'), number, at }),
    /** Neither the day of notice nor the day of `from` counts. */
    z.strictObject({ by: z.literal('clear-working-days-before'), number, at }),
    /** The same, of all days: weekends and holidays count. */
    z.strictObject({ by: z.literal('clear-days-before'), number, at }),
    z.strictObject({ by: z.literal('working-days-before'), number, at }),
    /** None at all: on that day itself, as one that was agreed. */
    z.strictObject({ by: z.literal('days-after'), number: z.int().min(0), at }),
    z.strictObject({ by: z.literal('days-before'), number, at }),
    /** The same day of an earlier week. */
    z.strictObject({ by: z.literal('weeks-before'), number, at }),
    /** The day of `from` is day 1, so three weeks beginning on a Monday end on a Sunday. */
    z.strictObject({ by: z.literal('weeks-beginning'), number }),
    /** The day of `from` does not count. */
    z.strictObject({ by: z.literal('weeks-after'), number, at }),
    /** The same day of a later month, or that month's last day when it has no such day. */
    z.strictObject({ by: z.literal('months-after'), number }),
    /** Hours by the clock, across any change of the clocks. */
    z.strictObject({ by: z.literal('hours-after'), number }),
    /** None at all: as it begins. */
    z.strictObject({ by: z.literal('hours-before'), number: z.int().min(0) }),
    /** No day can be worked out: the item is open, and ages, until it is done. */
    z.strictObject({
      by: z.literal('as-soon-as'),
      words: z.enum([
        'practicable',
        'reasonably-practicable',
        'possible',
        'immediately',
        'earliest-opportunity',
        'good-time',
      ]),
    }),
    /** At a meeting still to be arranged, not by a day. */
    z.strictObject({
      by: z.literal('meeting'),
      which: z.enum(['next', 'next-available', 'next-ordinary']),
      otherwise: z.literal('extraordinary').optional(),
    }),
    /** The last day of the year (financial or calendar) that holds `from`. */
    z.strictObject({ by: z.literal('end-of-year'), year: z.enum(['financial', 'calendar']) }),
  ],
  'Write a way of counting, such as working-days-after',
)

export type DeadlineCount = z.infer<typeof deadlineCountSchema>
