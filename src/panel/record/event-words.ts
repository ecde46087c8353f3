import type { RawEvent } from './corrections.ts'
import type { Course } from './course.ts'
import { eventForm } from './forms/event-forms.ts'
import { clockOf } from './hour.ts'
import { inItemsWords, saidOfInterest } from './interest-items.ts'
import { AS_WORDED, NO_VETO } from './matter-put.ts'
import { motionNamed } from './motions.ts'
import { lower, motionName, motionUnnamed, motionWorded, voteName } from './names.ts'
import { EXCLUDED_BY } from './privacy-events.ts'
import { isWithheld } from './withheld.ts'
import { apartWords } from './words-apart.ts'

/** What an event is, without what it says: "Hands are counted". */
export function eventTitle(event: RawEvent): string {
  const type = String(event['type'])
  const isElection = type === 'put' && event['election'] !== undefined
  const { who } = event as Readonly<Record<string, unknown>>
  const several = Array.isArray(who) && who.length > 1 ? SEVERAL[type] : undefined
  return several ?? eventForm(isElection ? 'put-election' : type)?.title ?? TITLES[type] ?? type
}

/**
 * What an event says, in a line: "Hands are counted: the vote on “That speeds be published”, 4 for, 3 against".
 *
 * @param events - of which one may be named that it came after; one that the reader may not read is not among them
 */
export function eventWords(
  course: Course,
  event: RawEvent,
  events: readonly RawEvent[] = [],
): string {
  if (event['type'] === 'apart') {
    return apartWords(course, event)
  }
  const title = eventTitle(event)
  const rest = Object.entries(event)
    .filter(([name, value]) => !UNSAID.has(name) && value !== null && value !== '')
    .filter(([name, value]) => !(name === 'abstain' && value === 0))
    .filter(([name]) => !(name === 'vote' && event['type'] === 'put'))
    .toSorted(([one], [other]) => placeOf(one) - placeOf(other))
    .map(([name, value]) =>
      name === 'after' || name === 'before'
        ? orderWords(course, events, name, value)
        : name === 'on' && event['type'] === 'put'
          ? putOn(course, event)
          : name === 'vote'
            ? voteWords(course, String(value))
            : say(course, name, value),
    )
    .filter((words) => words !== '')
  return rest.length === 0 ? title : `${title}: ${rest.join(', ')}`.replace(/\.,/g, ',')
}

/** Of more than one person. */
const SEVERAL: Readonly<Record<string, string>> = { arrive: 'Some come in', leave: 'Some go out' }

const TITLES: Readonly<Record<string, string>> = {
  return: 'Somebody comes back',
  discuss: 'It is discussed',
  slips: 'A vote is taken by slips',
  'ballot-request': 'A ballot is asked for',
  correct: 'Put right',
  apart: 'It was amended in a part that was not open to the public',
}

const UNSAID = new Set([
  ...[
    'id',
    'seq',
    'at',
    'type',
    'title',
    'offset',
    'recorded_at',
    'device',
    'clerk',
    'entry',
    'motion',
    'amendment',
    'within',
    'kept_apart',
  ],
])
/** In the order in which they are said; what is not here comes last. */
const ORDER = [
  ...[
    'vote',
    'who',
    'by',
    'role',
    'members',
    'others',
    'item',
    'on',
    'text',
    'kind',
    'items',
    'reason',
  ],
  ...['seconder', 'for', 'against', 'abstain', 'shares', 'result', 'side', 'due'],
]

function placeOf(name: string): number {
  const place = ORDER.indexOf(name)
  return place < 0 ? ORDER.length : place
}

const COUNTED = new Set(['for', 'against', 'abstain'])

function say(course: Course, name: string, value: unknown): string {
  if (name === 'others') return value === 1 ? '1 other' : `${String(value)} others`
  if (COUNTED.has(name) && typeof value === 'number') {
    return `${value} ${name === 'abstain' ? 'abstaining' : name}`
  }
  if (name === 'by_what') return EXCLUDED_BY[value as keyof typeof EXCLUDED_BY]
  if (name === 'on') return onWords(course, [value].flat().map(String))
  if (name === 'items') return inItemsWords([value].flat().map(String))
  if (name === 'stays' || name === 'prejudicial') return `said ${saidOfInterest({ [name]: value })}`
  if (name === 'counted') return value === false ? 'not counted' : 'counted'
  if (name === 'veto') return vetoWords(course, String(value))
  if (name === 'item') return itemWords(course, String(value))
  if (typeof value === 'boolean') return value ? name.replaceAll('_', ' ') : ''
  const words = Array.isArray(value)
    ? value.map((one) => course.nameOf(String(one))).join(', ')
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
          .map(([key, of]) => `${course.nameOf(key)} ${of}`)
          .join(', ')
      : course.nameOf(String(value))
  const lead = LEADS[name]
  return lead === undefined || words === '' ? words : `${lead} ${words}`
}

const LONGEST_NAMED = 80

const ORDERS = { after: 'straight after', before: 'some time before' } as const

/** "straight after: 17:28 Hands are counted: 4 for" */
function orderWords(
  course: Course,
  events: readonly RawEvent[],
  order: keyof typeof ORDERS,
  id: unknown,
): string {
  const other = events.find((one) => one.id === id)
  if (other === undefined) return `${ORDERS[order]} another event that is recorded`
  const { at } = other as Readonly<Record<string, unknown>>
  const hour = typeof at === 'string' ? `${clockOf(at)} ` : ''
  const words = eventWords(course, other)
  return `${ORDERS[order]}: ${hour}${words.length > LONGEST_NAMED ? `${words.slice(0, LONGEST_NAMED)}…` : words}`
}

/** What was put, in the words that it had then. */
function putOn(course: Course, event: RawEvent): string {
  const vote = course.votes.find(({ put }) => put.event.id === event.id)
  const [motion, ...others] = vote?.on ?? []
  const names = [event['on']].flat().flatMap((one) => (one === undefined ? [] : [String(one)]))
  if (motion === undefined || others.length > 0 || vote?.words === undefined)
    return onWords(course, names)
  return isWithheld(course, motion)
    ? `on ${motionUnnamed(course, motion)}`
    : `on ${motionWorded(course, motion, vote.words)}`
}

/** Motions by their words: "on “That speeds be published”". */
function onWords(course: Course, names: readonly string[]): string {
  const motions = names.map((name) => {
    const motion = motionNamed(course, name)
    if (motion === undefined) return 'a motion that is not recorded'
    return isWithheld(course, motion) ? motionUnnamed(course, motion) : motionName(course, motion)
  })
  return motions.length === 0 ? '' : `on ${motions.join(', ')}`
}

/** A vote by what was put in it: "the vote on “That speeds be published”". */
function voteWords(course: Course, id: string): string {
  const vote = course.votes.find((one) => one.id === id)
  return vote === undefined ? 'a vote that is not recorded' : lower(voteName(course, vote))
}

/** What a question is said to veto, where that was recorded apart from its words. */
function vetoWords({ rules }: Course, matter: string): string {
  if (matter === AS_WORDED) return ''
  if (matter === NO_VETO) return 'no veto, whatever its words say'
  const known = rules.matters().get(matter)
  if (known?.outcomes !== undefined) return `to decide on ${known.name}`
  return `as a veto of ${known?.name ?? matter.replaceAll('-', ' ')}`
}

function itemWords({ story }: Course, number: string): string {
  const title = story.items.find((one) => one.number === number)?.title
  return title === undefined ? `item ${number}` : `${number}, ${title}`
}

const LEADS: Readonly<Record<string, string>> = {
  seconder: 'seconded by',
  by: 'by',
  for: 'for',
  against: 'against',
  abstain: 'abstaining',
  target: 'of',
  due: 'by',
  to: 'to',
  why: 'because',
}

/** How an event was first recorded, with its hour where that is what was put right. */
export function firstWords(
  course: Course,
  { first, raw }: { readonly first: RawEvent; readonly raw: RawEvent },
  events: readonly RawEvent[] = [],
): string {
  const words = eventWords(course, first, events)
  const at: unknown = first['at']
  if (at === raw['at']) return words
  return `${typeof at === 'string' ? clockOf(at) : 'hour not known'}, ${words}`
}
