import { eventAbout, type RawEvent } from './corrections.ts'
import { eventWords } from './event-words.ts'
import type { JudgedRecord } from './fetch-judged.ts'
import { clockOf } from './hour.ts'
import { isSentWith } from './make-events.ts'

/** What a form says of when the record was last added to as it was opened, where nothing was recorded yet. */
const NEVER = 'never'
const MOST_SAID = 3

/** Whether both are of one device: what it recorded itself it knew of. */
const isOfDevice = ({ device }: RawEvent, other: RawEvent) =>
  typeof device === 'string' && device === other['device']

const momentOf = ({ recorded_at: at }: RawEvent) => (typeof at === 'string' ? at : '')

/** The moment at which the record was last added to on the site; `undefined` where only the area's files have any of it. */
export const lastAdded = ({ events }: JudgedRecord): string | undefined =>
  events.map(momentOf).sort().at(-1) || undefined

/** When the record was last added to as a form was opened. */
export const seenSoFar = (record: JudgedRecord): string => lastAdded(record) ?? NEVER

/**
 * What somebody else recorded while a form stood open, in words: who sent it did not know of that, and it is
 * recorded all the same.
 *
 * @param did - what the form recorded
 * @param seen - when the record was last added to as it was opened, as `seenSoFar` has it
 */
export function recordedMeanwhile(
  { judged: { course }, events }: JudgedRecord,
  did: RawEvent | undefined,
  seen: string,
): readonly string[] {
  if (did === undefined || seen === '') return []
  const from = seen === NEVER ? '' : seen
  const others = events
    .filter((event) => momentOf(event) > from && momentOf(event) <= momentOf(did))
    .filter((event) => !isOfDevice(event, did))
    .filter(({ id, type }) => type !== 'apart' && id !== did.id && !isSentWith(id, did.id))
    .toSorted((one, other) => momentOf(one).localeCompare(momentOf(other)))
  const said = others.slice(-MOST_SAID).map((event) => {
    const about = eventAbout(event, events) ?? event
    const hour = typeof about['at'] === 'string' ? `${clockOf(about['at'])} ` : ''
    const words = `${hour}${eventWords(course, about, events)}`
    return `Recorded while your page stood open: ${words}${about === event ? '' : ', which was put right'}`
  })
  const more = others.length - said.length
  return more === 0 ? said : [...said, `And ${more} more before that: see what is recorded below`]
}
