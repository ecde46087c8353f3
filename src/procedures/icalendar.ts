import { type CalendarEvent, writeCalendarFile } from '#days/index.ts'
import { notesOn } from './date-notes.ts'
import type { CalendarEntry } from './statutory-calendar.ts'

/**
 * Dates as iCalendar, to subscribe to. What has no date is left out.
 *
 * @param names - what a reader's calendar calls it, and what tells this instance's dates from others'
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
  const events = entries.flatMap((entry) => eventOf(entry, rulesAt))
  return writeCalendarFile(events, { product: 'Statutory calendar', ...names }, site)
}

function eventOf(entry: CalendarEntry, rulesAt: string): readonly CalendarEvent[] {
  const { id, due, what, belongsTo, href, paragraph, isTarget, words, onlyIf, changedAt } = entry
  if (due === null) return []
  const kind = onlyIf !== null ? 'Reserve day' : isTarget ? 'Target' : 'Last day'
  const notes = notesOn(entry).map((note) => ` ${note}.`)
  return [
    {
      ...{ id, href, from: due, isFree: true },
      changedAt: later(rulesAt, changedAt ?? rulesAt),
      summary: `${kind}: ${what}`,
      description: `${belongsTo}. ${words} (${paragraph}).${notes.join('')}`,
    },
  ]
}

function later(one: string, other: string): string {
  return Temporal.Instant.compare(one, other) < 0 ? other : one
}
