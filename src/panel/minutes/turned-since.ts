import type { JudgedRecord } from '../record/fetch-judged.ts'
import type { Turn } from '../record/turned.ts'
import { turnedThen } from '../record/turned-words.ts'
import type { KnownMinutes } from './known-minutes.ts'
import { correctionsOf } from './minutes-of-meeting.ts'
import type { Offer } from './offers.ts'

/**
 * What was told late or put right since the minutes were taken over, and turned something that they still say as it was
 * shown then: until whoever writes them says what becomes of it, or it is corrected at a meeting.
 *
 * @param offers - what the record draws now and the minutes do not have
 */
export function turnedSince(
  { minutes, record }: Pick<KnownMinutes, 'minutes' | 'record'>,
  offers: readonly Offer[],
): readonly string[] {
  const first = [...minutes.versions.values()].flatMap((its) => its[0]?.recordedAt ?? []).sort()[0]
  if (first === undefined) return []
  const taken = Temporal.Instant.from(first).epochMilliseconds
  const open = offers.filter(
    ({ paragraph }) => paragraph === undefined || correctionsOf(minutes, paragraph.id).length === 0,
  )
  return record.turns
    .filter((turn) => turn.until >= taken && open.some((offer) => restsOn(offer, turn, record)))
    .map((turn) => turnedThen(record.judged.course, turn, record.events))
}

/** Whether what is offered is of that vote, or of the item whose quorum it was. */
function restsOn({ paragraph, drawn }: Offer, { of }: Turn, { judged }: JudgedRecord): boolean {
  const { votes, items } = judged.course
  const vote = votes.find(({ put }) => put.event.id === of)
  const facts = new Set([...(paragraph?.facts ?? []), ...(drawn?.facts ?? [])])
  if (facts.has(of) || vote?.results.some(({ event }) => facts.has(event.id)) === true) return true
  const item = items.find(({ event }) => event === of)?.item.number
  return item !== undefined && [paragraph?.item, drawn?.item].includes(item)
}
