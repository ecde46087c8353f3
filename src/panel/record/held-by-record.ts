import { dayInBritain } from '#days/index.ts'
import { describeDay } from '#shared/index.ts'
import type { Entry } from '#storage/index.ts'
import type { Held, HeldByRecord, HeldElsewhere } from '../meetings/held-elsewhere.ts'
import { type OfRecord, planOf } from '../meetings/meeting.ts'
import { applyCorrections, type RawEvent } from './corrections.ts'
import { clockOf } from './hour.ts'
import { NO_ITEM, saidOfInterest } from './interest-items.ts'
import { eventsIn, MEETING_RECORD } from './recorded-events.ts'

/** What has a say in whether and how a meeting was held. */
const TURNS_ON = [
  ...(['open', 'close', 'arrive', 'return', 'apology', 'preside', 'take-chair'] as const),
  ...(['interest', 'item', 'leave', 'adjourn', 'resume'] as const),
] as const
const TYPES: ReadonlySet<string> = new Set([...TURNS_ON, 'correct'])

/** What the public entries of one meeting say of its having been held. */
function heldByRecord(entries: readonly Entry[]): HeldByRecord | null {
  const events = applyCorrections(eventsIn(entries))
    .events.filter(({ isStruck }) => !isStruck)
    .map(({ raw }) => raw)
  const byType = Map.groupBy(events, ({ type }) => type)
  // Those of several types in the order in which they were recorded
  const of = (...types: readonly (typeof TURNS_ON)[number][]) =>
    types.length === 1
      ? (byType.get(types[0]) ?? [])
      : events.filter(({ type }) => types.some((one) => one === type))
  const [opening] = of('open')
  if (opening === undefined) return null
  const present = [...new Set(of('arrive', 'return').flatMap(personsIn))]
  const last = entries.at(-1)?.recordedAt
  const document =
    last === undefined ? 'Recorded here' : `Recorded here until ${describeDay(dayInBritain(last))}`
  return {
    record: {
      lastOn: last === undefined ? '' : dayInBritain(last),
      items: itemsIn(of('item')),
      most: mostAtOnce(of('arrive', 'return', 'leave')),
    },
    held: (meeting) => ({
      day: dayIn(opening) ?? planOf(meeting)?.day ?? meeting.address.slice(0, 'YYYY-MM-DD'.length),
      place: planOf(meeting)?.place ?? null,
      began: clockIn(opening),
      ended: clockIn(of('close').at(-1)),
      chair: textIn(opening['by']) ?? of('preside', 'take-chair').flatMap(personsIn)[0] ?? null,
      present: present.length === 0 ? null : present,
      // Of whom nothing is recorded it is not known that there was nobody
      ...{ apologies: orNone(of('apology').flatMap(personsIn)), in_attendance: null },
      declarations: declarationsIn(of('interest'), of('item', 'leave', 'arrive', 'return')),
      adjourned: adjournedIn(of('adjourn', 'resume')),
      source: { document },
    }),
  }
}

/** The items that were opened, each once, with the title that the record gave them. */
function itemsIn(events: readonly RawEvent[]): OfRecord['items'] {
  const opened = events
    .toSorted(inOrder)
    .map(({ item, title }) => [String(item), textIn(title) ?? ''] as const)
  return [...new Map(opened)].map(([number, title]) => ({ number, title }))
}

/** The most people who were there at once; `null` where an hour at which somebody came or went is not recorded. */
function mostAtOnce(events: readonly RawEvent[]): number | null {
  if (events.some(({ at }) => textIn(at) === undefined)) return null
  const here = new Set<string>()
  let most = 0
  for (const event of events.toSorted(inOrder)) {
    for (const person of personsIn(event)) {
      if (event['type'] === 'leave') here.delete(person)
      else here.add(person)
    }
    most = Math.max(most, here.size)
  }
  return most
}

const orNone = (persons: readonly string[]) => (persons.length === 0 ? null : [...new Set(persons)])

const textIn = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

const personsIn = ({ who }: RawEvent): readonly string[] =>
  (Array.isArray(who) ? who : [who]).flatMap((one) => textIn(one) ?? [])

const dayIn = ({ at }: RawEvent) => textIn(at)?.slice(0, 'YYYY-MM-DD'.length)

function clockIn(event: RawEvent | undefined): string | null {
  const at = textIn(event?.['at'])
  return at === undefined ? null : clockOf(at)
}

/** To when it was adjourned; `null` where it was not, or went on. */
function adjournedIn(events: readonly RawEvent[]): Held['adjourned'] {
  const last = events.toSorted(inOrder).at(-1)
  return last?.['type'] === 'adjourn' ? { to: textIn(last['to']) ?? null } : null
}

function inOrder(one: RawEvent, other: RawEvent): number {
  const at = ({ at: hour }: RawEvent) => textIn(hour) ?? ''
  const [its, others] = [at(one), at(other)]
  if (its !== '' && others !== '' && its !== others) return its < others ? -1 : 1
  return Number(one['seq'] ?? 0) - Number(other['seq'] ?? 0)
}

/** Who was out of the room while an item was before the meeting, having been in it: "5 hugo-lindqvist". */
function wentOut(events: readonly RawEvent[]): ReadonlySet<string> {
  const out = new Set<string>()
  const went = new Set<string>()
  let item: string | undefined
  const add = () => {
    for (const person of out) if (item !== undefined) went.add(`${item} ${person}`)
  }
  for (const event of events.toSorted(inOrder)) {
    if (event['type'] === 'item') item = String(event['item'])
    for (const person of personsIn(event)) {
      if (event['type'] === 'leave') out.add(person)
      else out.delete(person)
    }
    add()
  }
  return went
}

/** @param moves - the events by which it is told who went out of the room for which item */
function declarationsIn(
  interests: readonly RawEvent[],
  moves: readonly RawEvent[],
): NonNullable<Held['declarations']> {
  const went = interests.length === 0 ? new Set<string>() : wentOut(moves)
  return interests.flatMap((event) => declarationIn(event, went))
}

function declarationIn(
  event: RawEvent,
  went: ReadonlySet<string>,
): NonNullable<Held['declarations']> {
  const { items, kind, reason } = event
  const numbers = Array.isArray(items) ? items.map(String) : []
  const scope =
    numbers.length === 0
      ? items === NO_ITEM
        ? 'no item that was named'
        : 'all items'
      : `item${numbers.length === 1 ? '' : 's'} ${numbers.join(', ')}`
  const said = saidOfInterest(event)
  const words = [textIn(reason)?.replace(/\.$/, ''), said === '' ? undefined : `they said ${said}`]
    .filter((one) => one !== undefined)
    .join('; ')
  return personsIn(event).map((person) => ({
    person,
    kind: kind === 'pecuniary' ? 'pecuniary' : 'personal',
    scope,
    reason: words === '' ? null : words,
    withheld_by_law: false,
    // That somebody stayed is not told by nothing being recorded of it
    withdrew: numbers.some((number) => went.has(`${number} ${person}`)) ? true : null,
  }))
}

/** For the book of meetings: those that were recorded here were held. */
export const HELD_BY_RECORD: HeldElsewhere = {
  kind: MEETING_RECORD,
  read: heldByRecord,
  turnsOn: ({ act, event }) => act !== 'record' || TYPES.has(event),
}
