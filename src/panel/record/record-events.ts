import type { Transaction } from 'kysely'
import { accept, type Outcome } from '#shared/index.ts'
import { type Database, fetchEntries, type Part, type Recorder } from '#storage/index.ts'
import { fetchAgenda } from '../agenda/agenda-records.ts'
import { restrictedWords } from '../agenda/item-words.ts'
import { eventAbout, type RawEvent } from './corrections.ts'
import { audienceFor, concernsPrivate, isNeverPrivate } from './event-audience.ts'
import type { JudgedRecord } from './fetch-judged.ts'
import { keepWords, keptOf, saysAnything } from './kept-words.ts'
import { type EntryParts, recordEvent } from './record-event.ts'
import { eventsIn, MEETING_RECORD } from './recorded-events.ts'
import { eventsApart, mayTellApart } from './tell-apart.ts'

/**
 * Adds events that were sent together to the record of a meeting, each for those who may read it: by what is recorded
 * when they are added, with what another recorder added since the record was read.
 *
 * @param record - as it was last read
 * @returns all that was recorded since it was read, these among it; or the refusal of the first that cannot be added
 */
export async function recordEvents(
  trx: Transaction<Database>,
  record: Pick<JudgedRecord, 'meeting' | 'events' | 'last' | 'with' | 'asPublic'>,
  events: readonly RawEvent[],
  recorder: Recorder,
): Promise<Outcome<readonly RawEvent[]>> {
  const { meeting, last } = record
  const { address } = meeting
  const added = { kind: MEETING_RECORD, records: [address], after: last }
  const since = eventsIn(await fetchEntries(trx, added, 'sealed'))
  const held = {
    ...{ meeting, events: [...record.events, ...since] },
    with: (...more: readonly RawEvent[]) => record.with(...since, ...more),
  }
  const there = new Set(held.events.map(({ id }) => id))
  const fresh = events.filter(({ id }) => !there.has(id))
  // Only what puts another right is kept to the readers of that one
  const isAnyRight = events.some(({ type }) => type === 'correct')
  const apart = isAnyRight ? await fetchApart(trx, address) : new Set<string>()
  const all = [...held.events]
  for (const event of events) {
    const parts = partsFor(
      { ...held, apart },
      event,
      fresh,
      await fetchForbidden(trx, address, event),
    )
    const done = await recordEvent(trx, address, all, event, parts, recorder)
    if (!done.ok) return done
    if (done.value === 'recorded') all.push(event)
  }
  const news = [...since, ...fresh]
  if (fresh.length === 0 || isNeverPrivate(meeting, all)) return accept(news)
  const whole = held.with(...fresh)
  if (!mayTellApart(whole, fresh)) return accept(news)
  const isApart = await fetchApart(trx, address)
  const open = all.filter(({ id }) => !isApart.has(id))
  const next = Math.max(0, ...all.map(({ seq }) => Number(seq ?? 0))) + 1
  for (const [index, event] of eventsApart(record, whole, open).entries()) {
    const placed = { ...event, seq: next + index }
    const parts = { public: { event: placed as Part } }
    const done = await recordEvent(trx, address, all, placed, parts, recorder)
    if (!done.ok) return done
    all.push(placed)
  }
  return accept(news)
}

/** What an event says to whom: all of it to one audience, or to everybody without the words that are kept apart. */
function partsFor(
  held: Parameters<typeof audienceFor>[0],
  event: RawEvent,
  together: readonly RawEvent[],
  forbidden: readonly string[],
): EntryParts {
  const audience = audienceFor(held, event, together)
  if (audience === 'members') return { members: { event: event as Part } }
  const about = eventAbout(event, held.events)
  const before = held.events.filter((one) => eventAbout(one, held.events) === about).flatMap(keptOf)
  const split = keepWords(event, forbidden, concernsPrivate(held, event, together), before)
  if (split === undefined) return { public: { event: event as Part } }
  return { public: { event: split.open as Part }, members: { kept: split.kept } }
}

/** The words that may stand nowhere in public, where an event says any at all. */
async function fetchForbidden(trx: Transaction<Database>, address: string, event: RawEvent) {
  return saysAnything(event) ? restrictedWords(await fetchAgenda(trx, address)) : []
}

/** Ids of the events of a meeting that everybody may not read. */
async function fetchApart(
  trx: Transaction<Database>,
  address: string,
): Promise<ReadonlySet<string>> {
  const of = { kind: MEETING_RECORD, records: [address] }
  const open = new Set(eventsIn(await fetchEntries(trx, of, 'public')).map(({ id }) => id))
  const all = eventsIn(await fetchEntries(trx, of, 'sealed')).map(({ id }) => id)
  return new Set(all.filter((id) => !open.has(id)))
}
