import { heldOn, type People } from '#people/index.ts'
import {
  dayOfMeeting,
  hourSummoned,
  type Meeting,
  type Meetings,
  numberOf,
} from '../meetings/meeting.ts'
import type { RawEvent } from './corrections.ts'
import { matterOfTitle } from './matter-of-item.ts'
import { seatsOfDay, substitutesOfDay, successorsAfter } from './panel-of-day.ts'
import type { ItemOfDay, Story } from './story.ts'

/**
 * A meeting as its panel's rules judge it: its agenda, the panel of its day, and what was recorded of it.
 *
 * @param events - from the area's file of its record and from the site, in any order
 */
export function storyOf(
  meeting: Meeting,
  { meetings, people }: { readonly meetings: Meetings; readonly people: People },
  events: readonly RawEvent[],
): Story {
  const day = dayOfMeeting(meeting)
  const officers = officersOn(people, day)
  const named = [
    ...(meeting.held?.present ?? []),
    ...arrivingIn(events, people, officers),
    ...(meeting.held?.apologies ?? []),
  ]
  const successors = successorsAfter(people, day)
  const isNext = (id: string) => successors.some(({ holder }) => holder === id)
  const seats = seatsOfDay(
    people,
    day,
    named.filter((id) => !isNext(id)),
  )
  return {
    day,
    kind: meeting.kind,
    body: meeting.kind === 'ordinary' || meeting.kind === 'special' ? 'panel' : 'subcommittee',
    summonedFor: `${day}T${hourSummoned(meeting) ?? '00:00'}`,
    seats,
    successors,
    substitutes: substitutesOfDay(people, day, seats),
    apologies: meeting.held?.apologies ?? [],
    others: new Map(
      [...officers.keys()].flatMap((id) => {
        const name = people.people.get(id)?.name
        return name === undefined ? [] : [[id, name] as const]
      }),
    ),
    people: new Map([...people.people].map(([id, { name }]) => [id, name])),
    offices: officers,
    nextOrdinary: laterThan(
      day,
      meetings.all.filter(({ kind }) => kind === 'ordinary'),
    ),
    nextOfAnyKind: laterThan(day, meetings.all),
    items: [...meeting.items.map(itemOfDay), ...onNoAgenda(meeting, events)],
    requisition: null,
    adjournedTo: false,
    firstMinute: null,
    events,
  }
}

const laterThan = (day: string, meetings: readonly Meeting[]) =>
  meetings
    .map(dayOfMeeting)
    .filter((other) => other > day)
    .sort()

/** Items that were opened and stand on no agenda, by the number that the record gave them. */
function onNoAgenda(meeting: Meeting, events: readonly RawEvent[]): readonly ItemOfDay[] {
  const known = new Set(meeting.items.map((item) => String(numberOf(item))))
  const opened = events.flatMap(({ type, item, title }) =>
    type === 'item' && typeof title === 'string' && !known.has(String(item))
      ? [
          {
            number: String(item),
            title,
            matter: null,
            stage: null,
            minute: null,
            post: null,
            isOnNoAgenda: true as const,
          },
        ]
      : [],
  )
  return [...new Map(opened.map((one) => [one.number, one])).values()].sort(
    (one, other) => Number(one.number) - Number(other.number),
  )
}

function itemOfDay(item: Meeting['items'][number]): ItemOfDay {
  return {
    number: String(numberOf(item)),
    title: item.title,
    matter: matterOfTitle(item.title),
    stage: null,
    minute: item.minute ?? null,
    post: null,
    ...(item.restricted === undefined ? {} : { ground: item.restricted.category }),
  }
}

/** Who held a post that day that is no office of the panel's own, with its name: the commissioner, officers. */
function officersOn(people: People, day: string): ReadonlyMap<string, string> {
  const { posts } = heldOn(people, day)
  const holders = (isOfPanel: boolean) =>
    posts
      .filter(({ post: { kind } }) => (kind === 'chair' || kind === 'vice-chair') === isOfPanel)
      .flatMap(({ post, by }) => by.map(({ person }) => [person.id, post.name] as const))
  const members = new Set(holders(true).map(([id]) => id))
  return new Map(holders(false).filter(([id]) => !members.has(id)))
}

/** People whom a source names as there, so that nobody is taken for a stranger whose seat is not recorded. */
function arrivingIn(
  events: readonly RawEvent[],
  { people }: People,
  officers: ReadonlyMap<string, string>,
): readonly string[] {
  const arriving = new Set<unknown>()
  for (const { type, who } of events) {
    if (type !== 'arrive') continue
    for (const one of Array.isArray(who) ? who : [who]) arriving.add(one)
  }
  return [...arriving].filter(
    (who): who is string => typeof who === 'string' && people.has(who) && !officers.has(who),
  )
}
