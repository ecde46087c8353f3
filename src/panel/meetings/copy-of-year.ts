import type { Calendar } from '#days/index.ts'
import { type Field, readForm } from '#fields/index.ts'
import { oddDay } from '#procedures/index.ts'
import { accept, describeDay, type Outcome, refuse } from '#shared/index.ts'
import { copying, MOST_COPIED } from './asked-fields.ts'
import { dayOfMeeting, type Meetings, planOf } from './meeting.ts'

/** The same weekday of the next year: 52 weeks on. */
const WEEKS_ON = 52

/** What a form of next year's meetings offers. */
export interface CopyOfYear {
  readonly fields: readonly Field[]
  readonly offered: Readonly<Record<string, string>>
  /** What is odd about the days offered: bank holidays. */
  readonly odd: readonly string[]
  /** From when until when those were that it goes by; `null` where there is none. */
  readonly of: string | null
}

/** Ordinary meetings of the twelve months up to a day, or the latest twelve months that have any, a year on. */
export function copyOfYear({ all }: Meetings, today: string, calendar?: Calendar): CopyOfYear {
  const ordinary = all
    .filter(({ kind, changes }) => kind === 'ordinary' && changes.at(-1)?.kind !== 'cancelled')
    .toSorted((one, other) => dayOfMeeting(one).localeCompare(dayOfMeeting(other)))
  const last = ordinary.at(-1)
  if (last === undefined) return { fields: [], offered: {}, odd: [], of: null }
  const from = Temporal.PlainDate.from(dayOfMeeting(last)).subtract({ years: 1 }).toString()
  const its = ordinary.filter((one) => dayOfMeeting(one) > from).slice(-MOST_COPIED)
  const days = its.map((one) => yearOn(dayOfMeeting(one), today))
  const offered = its.flatMap((one, index) => {
    const plan = planOf(one)
    const time = plan?.time ?? one.held?.began ?? '14:00'
    return [
      [`when${index + 1}`, `${days[index]} ${time}`],
      [`place${index + 1}`, one.held?.place ?? plan?.place ?? ''],
    ]
  })
  const first = its[0] ?? last
  return {
    fields: copying(its.length),
    offered: Object.fromEntries(offered),
    odd: calendar === undefined ? [] : days.flatMap((day) => oddDay(day, calendar)),
    of: `${describeDay(dayOfMeeting(first))} to ${describeDay(dayOfMeeting(last))}`,
  }
}

/** So many whole years of weeks on that it is to come. */
function yearOn(day: string, today: string): string {
  let next = Temporal.PlainDate.from(day)
  do next = next.add({ weeks: WEEKS_ON })
  while (next.toString() <= today)
  return next.toString()
}

/** A meeting to be convened, and the field in which it was typed. */
export interface Copied {
  readonly field: string
  readonly when: string
  readonly place: string | undefined
}

/** What was left to be convened of a form. */
export function readCopies(
  { fields }: Pick<CopyOfYear, 'fields'>,
  typed: Readonly<Record<string, unknown>>,
): Outcome<readonly Copied[]> {
  const read = readForm(fields, typed)
  if (!read.ok) return read
  const values = read.value as Readonly<Record<string, unknown>>
  const said = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
  const copies = fields.flatMap(({ name, kind }): Copied[] => {
    const when = kind === 'time' ? said(name) : undefined
    return when ? [{ field: name, when, place: said(name.replace('when', 'place')) }] : []
  })
  if (copies.length > 0) return accept(copies)
  return refuse(
    'none',
    'Every day is blank. Enter the day and time of at least one meeting',
    'when1',
  )
}
