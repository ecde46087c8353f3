import { type CalendarEvent, writeCalendarFile } from '#days/index.ts'
import { citeSource } from '#shared/index.ts'
import { dayOfMeeting, type Meeting, planOf } from './meeting.ts'
import { addressOf, meetingName } from './meeting-words.ts'
import type { MinutesTold } from './needs.ts'

/**
 * Meetings as iCalendar: one, or all to subscribe to.
 *
 * @param names - what a reader's calendar calls them, and what tells this instance's from others'
 * @param loadedAt - the instant from which what the area's files say has stood
 */
export function writeMeetings(
  meetings: readonly Meeting[],
  minutes: ReadonlyMap<string, MinutesTold>,
  names: { readonly calendar: string; readonly instance: string },
  site: string,
  loadedAt: string,
): string {
  const events = meetings.map((meeting) => {
    const told = minutes.get(meeting.address)
    const where = `${site}${addressOf(meeting)}/minutes`
    return eventOf(meeting, told, where, names.calendar, loadedAt)
  })
  return writeCalendarFile(events, { product: 'Meetings', ...names }, site)
}

function eventOf(
  meeting: Meeting,
  minutes: MinutesTold | undefined,
  where: string,
  panel: string,
  loadedAt: string,
): CalendarEvent {
  const { held, address } = meeting
  const plan = planOf(meeting)
  const day = dayOfMeeting(meeting)
  const last = held === null ? meeting.changes.at(-1)?.kind : undefined
  const isOff = last === 'cancelled' || last === 'postponed'
  const began = held?.began ?? plan?.time ?? null
  const place = held?.place ?? plan?.place ?? null
  const source = held?.source ?? plan?.source
  const isKept = held === null && plan?.time != null
  const until =
    held === null
      ? plan?.time == null
        ? undefined
        : keptUntil(`${day}T${plan.time}`)
      : held.ended === null || held.began === null
        ? undefined
        : `${day}T${held.ended}`
  return {
    id: `meeting-${address}`,
    changedAt:
      [loadedAt, meeting.recordedAt ?? '', minutes?.changedAt ?? ''].toSorted().at(-1) ?? loadedAt,
    isCancelled: isOff,
    from: began === null ? day : `${day}T${began}`,
    ...(until === undefined ? {} : { until }),
    summary: `${panel}: ${meetingName(meeting)}`,
    description: [
      [held === null ? 'Planned' : 'Held', ...(source ? [citeSource(source)] : [])].join(': '),
      ...(isKept ? ['Its end is not set: two hours are kept for it'] : []),
      ...(minutes === undefined ? [] : [`${minutes.words}: ${where}`]),
    ].join('. '),
    ...(place === null ? {} : { place }),
    href: addressOf(meeting),
    isFree: false,
  }
}

/** A calendar shows nothing of what has no length: so long is kept for what is planned. */
const KEPT_HOURS = 2

const keptUntil = (from: string) =>
  Temporal.PlainDateTime.from(from).add({ hours: KEPT_HOURS }).toString({ smallestUnit: 'minute' })
