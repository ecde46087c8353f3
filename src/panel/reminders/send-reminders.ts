import type { Kysely } from 'kysely'
import { describeDay } from '#shared/index.ts'
import {
  type Database,
  fetchEntries,
  nextNumber,
  type Recorder,
  recordEntry,
  writeRecord,
} from '#storage/index.ts'
import {
  type Claimed,
  daysUntil,
  REMINDER,
  type Reminded,
  type Reminder,
  type ReminderEnd,
  readReminders,
  remindersToSend,
} from './reminder.ts'
import type { RunningClock } from './running-clock.ts'

/** As whom the program records what it sent by itself. */
const PROGRAM = 'the program, before a day that something is due'

/** Sends a letter, or keeps it where none can be sent. */
type SendLetter = (
  letter: { readonly to: string; readonly subject: string; readonly text: string },
  at: string,
) => Promise<void>

export async function fetchReminders(db: Kysely<Database>): Promise<readonly Reminder[]> {
  return readReminders(await fetchEntries(db, { kind: REMINDER }, 'office'))
}

/** What is due and whom it concerns at one moment. */
export interface ToRemind {
  readonly clocks: readonly RunningClock[]
  readonly recipientsOf: (clock: RunningClock) => readonly Reminded[]
  readonly daysBefore: readonly number[]
}

/** What the sending of reminders stands on. */
export interface Sending {
  readonly db: Kysely<Database>
  readonly send: SendLetter
  readonly panel: string
  /** Without a slash at the end. */
  readonly siteAddress: string
  readonly at: string
  /** YYYY-MM-DD */
  readonly today: string
}

/**
 * Sends what is to be sent, once each. That one is begun is recorded before it goes, in a transaction that looks
 * what was begun before: so neither another copy of the program nor a start after a stop sends it again.
 */
export async function sendReminders(
  { clocks, recipientsOf, daysBefore }: ToRemind,
  sending: Sending,
): Promise<void> {
  const { db, at, today } = sending
  const toSend = (begun: readonly Claimed[]) =>
    remindersToSend(clocks, recipientsOf, daysBefore, begun, today)
  const recorder = { actor: PROGRAM, at }
  for (const { key, account } of toSend(await fetchReminders(db))) {
    const claimed = await writeRecord(db, async (trx) => {
      const still = toSend(await fetchReminders(trx))
      const one = still.find((each) => each.key === key && each.account === account)
      if (one === undefined) return undefined
      const number = String(await nextNumber(trx, REMINDER))
      const { email: _, ...says } = one
      const about = { kind: REMINDER, record: number, event: 'reminder-begun', happened: today }
      await recordEntry(trx, { ...about, parts: { office: { ...says } } }, recorder)
      return { number, one }
    })
    if (claimed === undefined) continue
    const { number, one } = claimed
    const letter = { to: one.email, ...reminderLetter(one, clocks, sending) }
    const end = await sending.send(letter, at).then(
      (): ReminderEnd => 'reminder-sent',
      (): ReminderEnd => 'reminder-refused',
    )
    await recordReminderEnd(db, number, { end, today, recorder })
  }
}

/** Records of what was begun by a program that has stopped that it is not known whether it went. */
export async function endLeftOver(db: Kysely<Database>, at: string, today: string): Promise<void> {
  const left = (await fetchReminders(db)).filter(({ end }) => end === undefined)
  for (const { number } of left) {
    const recorder = { actor: PROGRAM, at }
    await recordReminderEnd(db, number, { end: 'reminder-not-known', today, recorder })
  }
}

/** How the sending of a reminder ended. */
export interface NewEnd {
  readonly end: ReminderEnd
  readonly why?: string
  /** YYYY-MM-DD */
  readonly today: string
  readonly recorder: Recorder
}

async function recordReminderEnd(
  db: Kysely<Database>,
  number: string,
  { end, why, today, recorder }: NewEnd,
): Promise<void> {
  const parts = { office: why === undefined ? {} : { why } }
  const about = { kind: REMINDER, record: number, event: end, happened: today }
  await writeRecord(db, (trx) => recordEntry(trx, { ...about, parts }, recorder))
}

/** What somebody is sent: of what is not for everybody, only that there is something. */
function reminderLetter(
  { key, due, what, href }: Claimed,
  clocks: readonly RunningClock[],
  { panel, siteAddress, today }: Sending,
) {
  const isPublic = clocks.find((one) => one.key === key)?.audience === 'public'
  const left = daysUntil(due, today)
  const days = left === 0 ? 'today' : left === 1 ? 'tomorrow' : `in ${left} days`
  const said = isPublic ? what : 'something that is not for everybody'
  return {
    subject: isPublic ? `Due ${days}: ${what}` : `Due ${days}`,
    text: [
      `${panel}: due ${days}, on ${describeDay(due)}, and not on record as done: ${said}.`,
      `It stands at ${siteAddress}${href}${isPublic ? '' : ' (sign in first)'}`,
      'You get this because you are to do it, or are the clerk. What is done already and only not on record can be recorded there.',
    ].join('\n\n'),
  }
}
