import type { Kysely } from 'kysely'
import { type Database, type Recorder, recordEntry, writeRecord } from '#storage/index.ts'
import type { Meeting } from './meeting.ts'
import type { Notice } from './notice.ts'
import { MEETING } from './recorded-meetings.ts'
import type { DeliveryEvent, Recipient } from './summons.ts'

/** Sends a letter, or keeps it where none can be sent. */
export type SendLetter = (
  letter: { readonly to: string; readonly subject: string; readonly text: string },
  at: string,
) => Promise<void>

/**
 * Sends the summons to a meeting, one letter to each, and records to whom it went, who has no address, and
 * what the mail server would not take. That members were summoned is for everybody; to whom, for the office;
 * no address is recorded.
 *
 * @param today - YYYY-MM-DD
 */
export async function sendSummons(
  db: Kysely<Database>,
  { address }: Pick<Meeting, 'address'>,
  letter: { readonly subject: string; readonly text: string },
  recipients: readonly Recipient[],
  send: SendLetter,
  today: string,
  recorder: Recorder,
): Promise<void> {
  const about = { kind: MEETING, record: address, happened: today }
  await writeRecord(db, (trx) =>
    recordEntry(trx, { ...about, event: 'summoned', parts: { public: {} } }, recorder),
  )
  const done = await Promise.all(
    recipients.map(async ({ key, name, email }) => {
      const why = email === undefined ? 'no address is known' : await trySending(email)
      const event: DeliveryEvent = why === undefined ? 'summons-sent' : 'summons-refused'
      return { event, says: { key, name, ...(why === undefined ? {} : { why }) } }
    }),
  )
  await writeRecord(db, async (trx) => {
    for (const { event, says } of done) {
      await recordEntry(trx, { ...about, event, parts: { office: says } }, recorder)
    }
  })

  async function trySending(email: string): Promise<string | undefined> {
    try {
      await send({ to: email, ...letter }, recorder.at)
      return undefined
    } catch {
      return 'the mail server did not take it'
    }
  }
}

/** What a member is sent. */
export function summonsLetter({ title, panel, when, business }: Notice, address: string) {
  return {
    subject: title,
    text: [
      `${panel}: you are summoned to this meeting.`,
      when,
      ...(business.length === 0 ? [] : [`Business:\n${business.join('\n')}`]),
      `The agenda and papers, once they are issued:\n${address}/agenda`,
      `The notice and what is recorded of the meeting:\n${address}`,
      `Say whether you are coming:\n${address}/reply`,
    ].join('\n\n'),
  }
}
