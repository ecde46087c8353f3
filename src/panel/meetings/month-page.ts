import { checkNotice, type Decider } from '#constitution/index.ts'
import { nameDay } from '#days/index.ts'
import { MONTH_NAMES } from '#shared/index.ts'
import type { Link, Page } from '#web/index.ts'
import { dayOfMeeting, isToCome, type Meeting, type Meetings, planOf } from './meeting.ts'
import { addressOf, CRUMBS, meetingName } from './meeting-words.ts'
import { standingWords } from './standing.ts'

/** Something that is on a day, or is due by it. */
interface OnDay {
  /** YYYY-MM-DD */
  readonly day: string
  readonly text: string
  /** Where it is shown; `null` for a date of the year with no page of its own. */
  readonly href: string | null
  readonly note: string
}

/** A date that procedures keep. */
interface DateKept {
  /** A day, or a local time. */
  readonly due: string | null
  readonly what: string
  readonly belongsTo: string
  readonly href: string | null
  readonly paragraph: string
}

/** What the calendar of a month is made of. */
export interface AskedMonth {
  readonly meetings: Meetings
  readonly dates: readonly DateKept[]
  /** `undefined` where no rules of the panel are held. */
  readonly decider: Decider | undefined
  /** YYYY-MM */
  readonly month: string
  /** YYYY-MM-DD */
  readonly today: string
}

/** `/meetings/calendar`: one month, its meetings, the days by which agendas go out, and the dates procedures keep. */
export function presentMonth({ meetings, dates, decider, month, today }: AskedMonth) {
  const on = [
    ...meetings.all.flatMap((one) => meetingOn(one, today)),
    ...meetings.all.flatMap((one) => noticeOf(one, decider, today)),
    ...dates.flatMap(dateOn),
  ].filter(({ day }) => day.startsWith(month))
  const byDay = Map.groupBy(on, ({ day }) => day)
  const first = Temporal.PlainDate.from(`${month}-01`)
  const { year } = first
  const name = `${MONTH_NAMES[first.month - 1]} ${year}`
  return {
    title: `Calendar: ${name}`,
    breadcrumbs: CRUMBS,
    heading: name,
    answer: answerOf(meetings.all, month, name),
    weeks: weeksOf(first).map((week) =>
      week.map((date) => {
        const day = date?.toString() ?? ''
        return {
          label: date === null ? '' : String(date.day),
          words: date === null ? '' : nameDay(day),
          href: byDay.has(day) ? `#on-${day}` : null,
          isToday: day === today,
        }
      }),
    ),
    days: [...byDay]
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([day, its]) => ({ id: `on-${day}`, heading: nameDay(day), its })),
    around: [
      monthLink('Before', first.subtract({ months: 1 })),
      monthLink('After', first.add({ months: 1 })),
    ],
  } satisfies Page & Record<string, unknown>
}

function answerOf(all: readonly Meeting[], month: string, name: string): string {
  const count = all.filter((one) => dayOfMeeting(one).startsWith(month)).length
  if (count === 0) return `No meeting of ${name} is recorded here.`
  return `${count} ${count === 1 ? 'meeting' : 'meetings'} of ${name} ${count === 1 ? 'is' : 'are'} recorded here.`
}

function meetingOn(meeting: Meeting, today: string): readonly OnDay[] {
  const day = dayOfMeeting(meeting)
  const plan = planOf(meeting)
  const time = meeting.held?.began ?? plan?.time
  const place = meeting.held?.place ?? plan?.place
  const note = [time, place, standingWords(meeting, today, null)].filter(Boolean).join('; ')
  return [{ day, text: meetingName(meeting), href: addressOf(meeting), note }]
}

/** The last day on which notice leaves enough clear days, while it is still to come. */
function noticeOf(meeting: Meeting, decider: Decider | undefined, today: string): readonly OnDay[] {
  if (decider === undefined || !isToCome(meeting, today) || meeting.issued.length > 0) return []
  const notice = checkNotice(today, dayOfMeeting(meeting), decider)
  if (notice === undefined) return []
  const text = `The agenda of the ${lower(meetingName(meeting))} is to be published by this day`
  return [{ day: notice.lastNotice, text, href: addressOf(meeting), note: notice.paragraph }]
}

function dateOn({ due, what, belongsTo, href, paragraph }: DateKept): readonly OnDay[] {
  if (due === null) return []
  const day = due.slice(0, 'YYYY-MM-DD'.length)
  return [{ day, text: `${belongsTo}: ${what}`, href, note: `Due by this day (${paragraph})` }]
}

/** The weeks of a month from Monday to Sunday; `null` for days of other months. */
function weeksOf(first: Temporal.PlainDate): readonly (readonly (Temporal.PlainDate | null)[])[] {
  const before = first.dayOfWeek - 1
  const weeks = Math.ceil((before + first.daysInMonth) / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday) => {
      const day = week * 7 + weekday - before
      return day < 0 || day >= first.daysInMonth ? null : first.add({ days: day })
    }),
  )
}

function monthLink(word: string, { year, month }: Temporal.PlainDate): Link {
  const code = `${year}-${String(month).padStart(2, '0')}`
  return { text: `${word}: ${MONTH_NAMES[month - 1]} ${year}`, href: `${CALENDAR}?month=${code}` }
}

export const CALENDAR = '/meetings/calendar'

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
