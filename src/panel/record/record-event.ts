import type { Transaction } from 'kysely'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import {
  canonicalJson,
  type Database,
  type Part,
  type Recorder,
  recordEntry,
} from '#storage/index.ts'
import type { RawEvent } from './corrections.ts'
import { MEETING_RECORD } from './recorded-events.ts'

/** What an event says to everybody, and what to members alone. */
export type EntryParts = Readonly<Partial<Record<'public' | 'members', Part>>>

/** The most that is recorded of one meeting; a day's debate is some hundreds. */
const MOST_EVENTS = 5_000

/**
 * Adds an event to the record of a meeting. One that is there already, by its id, is not added again: it was
 * sent twice, or came by another device.
 *
 * @param known - all that is recorded of it, as the transaction has it
 * @param event - with the id that was made on the device
 * @param parts - what it says to whom
 */
export async function recordEvent(
  trx: Transaction<Database>,
  address: string,
  known: readonly RawEvent[],
  event: RawEvent,
  parts: EntryParts,
  recorder: Recorder,
): Promise<Outcome<'recorded' | 'there-already'>> {
  const same = known.find(({ id }) => id === event.id)
  if (same !== undefined) {
    if (wordsOf(same) === wordsOf(event)) return accept('there-already')
    const message =
      'This form was sent before with other words, and those are recorded. Open it again to record something else, or put the first right'
    return refuse('same-id', message)
  }
  if (known.length >= MOST_EVENTS) {
    const message = `${MOST_EVENTS} events are recorded of this meeting, and no more are taken. Say to whoever looks after the site what happened`
    return refuse('too-many', message)
  }
  const at = event['at']
  const day = typeof at === 'string' ? at : null
  await recordEntry(
    trx,
    {
      kind: MEETING_RECORD,
      record: address,
      event: String(event['type']),
      happened: day,
      parts,
      standing: {
        state: String(event['type']),
        day: (day ?? address).slice(0, 'YYYY-MM-DD'.length),
      },
    },
    recorder,
  )
  return accept('recorded')
}

/** What an event says, whenever it was sent and wherever it came in the order. */
function wordsOf(event: RawEvent): string {
  const {
    recorded_at: _at,
    seq: _seq,
    at: _hour,
    motion: _m,
    amendment: _a,
    vote: _v,
    kept_apart: _k,
    new_kept_apart: _n,
    ...says
  } = event
  return canonicalJson(JSON.parse(JSON.stringify(says)))
}
