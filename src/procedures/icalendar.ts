import { inLondon } from '#days/index.ts'
import { notesOn } from './date-notes.ts'
import type { CalendarEntry } from './statutory-calendar.ts'

/** The most octets a line of iCalendar may have, its line end not counted (RFC 5545, 3.1). */
const LINE_OCTETS = 75

/**
 * Dates as iCalendar (RFC 5545), to subscribe to. Days are all-day events; a local time is a moment in
 * UTC. What has no date is left out. It is the same text until a date is another: it names no METHOD, so
 * that DTSTAMP tells when a date was last changed (3.8.7.2) and not when it was asked for.
 *
 * @param names - what a reader's calendar calls it, and what tells this instance's dates from those of
 *   every other: a date keeps its UID wherever the site is moved to
 * @param site - the site's address without a slash at the end, for links
 * @param rulesAt - the instant from which the rules have stood: a date was last changed then, or later
 *   when something was recorded of its case
 */
export function writeCalendar(
  entries: readonly CalendarEntry[],
  names: { readonly calendar: string; readonly instance: string },
  site: string,
  rulesAt: string,
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Critical Friend//Statutory calendar//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(names.calendar)}`,
    ...entries.flatMap((entry) => eventLines(entry, rulesAt, names.instance, site)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function eventLines(
  entry: CalendarEntry,
  rulesAt: string,
  instance: string,
  site: string,
): readonly string[] {
  const { id, due, what, belongsTo, href, paragraph, isTarget, words, onlyIf, changedAt } = entry
  if (due === null) return []
  const kind = onlyIf !== null ? 'Reserve day' : isTarget ? 'Target' : 'Last day'
  const summary = `${kind}: ${what}`
  const notes = notesOn(entry).map((note) => ` ${note}.`)
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(id)}@${instance}`,
    `DTSTAMP:${utc(Temporal.Instant.from(later(rulesAt, changedAt ?? rulesAt)))}`,
    ...whenLines(due),
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(`${belongsTo}. ${words} (${paragraph}).${notes.join('')}`)}`,
    ...(href === null ? [] : [`URL:${site}${href}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

function whenLines(due: string): readonly string[] {
  if (due.includes('T')) {
    const moment = inLondon(due)
    return [`DTSTART:${utc(moment.toInstant())}`, `DTEND:${utc(moment.toInstant())}`]
  }
  const next = Temporal.PlainDate.from(due).add({ days: 1 }).toString()
  const plain = (day: string) => day.replaceAll('-', '')
  return [`DTSTART;VALUE=DATE:${plain(due)}`, `DTEND;VALUE=DATE:${plain(next)}`]
}

function later(one: string, other: string): string {
  return Temporal.Instant.compare(one, other) < 0 ? other : one
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
