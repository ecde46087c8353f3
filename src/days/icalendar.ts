import { inLondon } from './count-hours.ts'

/** The most octets a line of iCalendar may have, its line end not counted (RFC 5545, 3.1). */
const LINE_OCTETS = 75

/** Something in a calendar. */
export interface CalendarEvent {
  /** What tells it from all others of this instance: it stays when it is moved. */
  readonly id: string
  /** The instant at which it was last changed. */
  readonly changedAt: string
  /** A whole day, or a local time. */
  readonly from: string
  /** A local time; left out, it takes no time that is known. */
  readonly until?: string
  readonly summary: string
  readonly description: string
  readonly place?: string
  /** An address of the site; `null` where it has none. */
  readonly href: string | null
  /** Whether whoever has it in their calendar is free then. */
  readonly isFree: boolean
  readonly isCancelled?: boolean
}

/**
 * Events as iCalendar (RFC 5545), to take over or to subscribe to. Days are all-day events; a local time is
 * a moment in UTC. It is the same text until an event is another: it names no METHOD, so that DTSTAMP tells
 * when an event was last changed (3.8.7.2) and not when it was asked for.
 *
 * @param names - which calendar it is, what a reader's program calls it, and what tells this instance's
 *   events from those of every other: an event keeps its UID wherever the site is moved to
 * @param site - the site's address without a slash at the end, for links
 */
export function writeCalendarFile(
  events: readonly CalendarEvent[],
  names: { readonly product: string; readonly calendar: string; readonly instance: string },
  site: string,
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Critical Friend//${names.product}//EN`,
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(names.calendar)}`,
    ...events.flatMap((event) => eventLines(event, names.instance, site)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function eventLines(event: CalendarEvent, instance: string, site: string): readonly string[] {
  const { id, changedAt, from, until = from, summary, description, place, href } = event
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(id)}@${instance}`,
    `DTSTAMP:${utc(Temporal.Instant.from(changedAt))}`,
    ...whenLines(from, until),
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(description)}`,
    ...(place === undefined ? [] : [`LOCATION:${escapeText(place)}`]),
    ...(href === null ? [] : [`URL:${site}${href}`]),
    ...(event.isCancelled ? ['STATUS:CANCELLED'] : []),
    ...(event.isFree ? ['TRANSP:TRANSPARENT'] : []),
    'END:VEVENT',
  ]
}

function whenLines(from: string, until: string): readonly string[] {
  if (from.includes('T')) {
    return [
      `DTSTART:${utc(inLondon(from).toInstant())}`,
      `DTEND:${utc(inLondon(until).toInstant())}`,
    ]
  }
  const next = Temporal.PlainDate.from(from).add({ days: 1 }).toString()
  const plain = (day: string) => day.replaceAll('-', '')
  return [`DTSTART;VALUE=DATE:${plain(from)}`, `DTEND;VALUE=DATE:${plain(next)}`]
}

function utc(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')
}

/** RFC 5545, 3.3.11: backslash, semicolon and comma are escaped, and a line end is written `\n`. */
function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n?|\n/g, '\\n')
}

/** Breaks a line at 75 octets, never inside a character; each further line begins with a space. */
function fold(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > LINE_OCTETS) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n')
}
