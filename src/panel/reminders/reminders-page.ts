import { describeDay } from '#shared/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import { ENDS, type Reminder } from './reminder.ts'

/** So many of the latest are shown. */
const MOST = 200

export interface RemindersPage extends Page {
  readonly answer: string
  readonly sentences: readonly string[]
  readonly reminders: DataTable | null
}

/** `/reminders`: what was sent to whom before something was due, and how that ended. */
export function presentReminders(
  reminders: readonly Reminder[],
  daysBefore: readonly number[],
  today: string,
): RemindersPage {
  const shown = reminders.slice(-MOST).toReversed()
  const days = daysBefore.toSorted((one, other) => other - one).map(String)
  const open = reminders.filter(({ due, end }) => due >= today && end !== 'reminder-sent').length
  return {
    title: 'Reminders sent by mail',
    answer:
      days.length === 0
        ? 'The area’s settings ask for no reminders.'
        : `Whoever is to do something, and the clerk, are reminded ${days.join(' and ')} days before it is due.`,
    sentences: [
      reminders.length === 0
        ? 'None has been sent.'
        : `${reminders.length} ${reminders.length === 1 ? 'was' : 'were'} begun; of those for days to come ${open} did not go, came back, or it is not known.`,
      'Each is sent once. Who has no account here is not reminded: an owner that is not named, or an office without one.',
    ],
    reminders:
      shown.length === 0
        ? null
        : {
            id: 'reminders',
            caption: 'The latest first',
            narrow: 'cards',
            columns: [
              { text: 'What' },
              { text: 'Due' },
              { text: 'To whom' },
              { text: 'Day' },
              { text: 'How it ended' },
            ],
            rows: shown.map(({ number, what, href, due, name, on, end, why }) => [
              { text: what, href },
              { text: describeDay(due) },
              { text: name },
              { text: describeDay(on) },
              {
                text: `${end === undefined ? 'Being sent' : ENDS[end]}${why === undefined ? '' : `: ${why}`}`,
                ...(end === 'reminder-sent' ? { href: `/reminders/${number}/came-back` } : {}),
              },
            ]),
          },
  }
}
