import { z } from 'zod'
import { localMoment, nameDay } from '#days/index.ts'
import { isSkipped, readFinancialYear } from '#fields/index.ts'

/** A local time in London, from a day, a local time, or an instant with its offset. */
const moment = (what: string) => {
  const message = `Write ${what} as a day or a local time, such as 2027-01-31 or 2027-01-31T14:00`
  return z.string(message).transform((text, context) => {
    const read = readMoment(text)
    if (read === undefined)
      context.addIssue({ code: 'custom', message: skipped(what, text) ?? message })
    return read ?? ''
  })
}

const day = (what: string) => moment(what).transform((text) => text.slice(0, 'YYYY-MM-DD'.length))

function readMoment(text: string): string | undefined {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
      return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
    }
    if (/(Z|[+-]\d{2}:\d{2})$/.test(text)) {
      return localMoment(Temporal.Instant.from(text).toZonedDateTimeISO('Europe/London'))
    }
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return undefined
    const time = Temporal.PlainDateTime.from(text, { overflow: 'reject' })
    if (isSkipped(text)) return undefined
    return time.toString({ smallestUnit: 'minute' })
  } catch {
    return undefined
  }
}

function skipped(what: string, text: string): string | undefined {
  try {
    if (!isSkipped(text)) return undefined
  } catch {
    return undefined
  }
  const [day = '', clock = ''] = text.split(/[T ]/)
  return `Write ${what} as a time that exists: on ${nameDay(day)} the clocks go forward at 01:00, and there is no ${clock.slice(0, 5)}`
}

/** A financial year however it is written, given back as `2027-28`. */
const financialYear = (what: string) => {
  const message = `Write ${what} as a financial year, such as 2027-28`
  return z.string(message).transform((text, context) => {
    const year = readFinancialYear(text)
    if (year === undefined) context.addIssue({ code: 'custom', message })
    return year ?? ''
  })
}

const reportYear = z.union(
  [
    financialYear('year'),
    z.coerce
      .number()
      .int()
      .min(2012)
      .max(2100)
      .transform((year) => String(year)),
  ],
  'Write year as the financial year that the report is about, such as 2026-27',
)

const POSTS = ['chief-executive', 'chief-finance-officer', 'deputy'] as const
const WRONG_POST =
  `Write post as one of ${POSTS.join(', ')}. ` +
  'For a Chief Constable, ask for the timetable chief-constable-appointment'

const post = z
  .string(WRONG_POST)
  .transform((text) => text.trim().toLowerCase().replaceAll(' ', '-'))
  .transform((text) => (text.startsWith('deputy-') ? 'deputy' : text))
  .pipe(z.enum(POSTS, WRONG_POST))

/**
 * What each timetable is asked with, by procedure. Only what a date cannot do without is required:
 * an event that has not happened yet is left out, and the last day for it is taken instead.
 */
export const TIMETABLE_INPUTS = {
  precept: z.strictObject({
    financialYear: financialYear('financialYear'),
    notified: day('notified').optional(),
    meeting: day('meeting').optional(),
  }),
  'agenda-notice': z.strictObject({ meeting: day('meeting') }),
  'senior-appointment': z.strictObject({ notified: day('notified'), post }),
  'chief-constable-appointment': z.strictObject({ notified: day('notified') }),
  'chief-constable-removal': z.strictObject({ furtherNotice: day('furtherNotice') }),
  'report-response': z.strictObject({ received: day('received') }),
  plan: z.strictObject({
    received: day('received'),
    meeting: day('meeting').optional(),
    reportReceived: day('reportReceived').optional(),
  }),
  'annual-report': z.strictObject({
    year: reportYear,
    received: day('received').optional(),
    deferredTo: day('deferredTo').optional(),
    meeting: day('meeting').optional(),
    reportReceived: day('reportReceived').optional(),
  }),
  complaint: z.strictObject({
    received: moment('received'),
    criminal: z.boolean('Write criminal as true or false'),
  }),
  'special-meeting': z.strictObject({ requested: day('requested') }),
  summons: z.strictObject({ meeting: day('meeting') }),
} as const

/**
 * What a timetable that only an area knows is asked with: the events that its rules count from, each
 * left out until it has happened.
 *
 * @param starts - as rules name them: `petition-received`
 */
export function ownInputs(starts: readonly string[]) {
  const keys = starts.map((start): [string, z.ZodType] => {
    const key = inputName(start)
    if (start === 'year') return [key, financialYear(key).optional()]
    return [key, moment(key).optional()]
  })
  return z.strictObject(Object.fromEntries(keys))
}

/** What an event is called where it is given: `petitionReceived` of `petition-received`. */
export function inputName(start: string): string {
  if (start === 'year') return 'financialYear'
  return start.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

export type TimetableName = keyof typeof TIMETABLE_INPUTS

export const TIMETABLE_NAMES = Object.keys(TIMETABLE_INPUTS) as readonly TimetableName[]

export function isTimetableName(name: string): name is TimetableName {
  return Object.hasOwn(TIMETABLE_INPUTS, name)
}
