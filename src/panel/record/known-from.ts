import { inLondon } from '#days/index.ts'
import { eventAbout, type RawEvent } from './corrections.ts'
import type { Story } from './story.ts'

/** An event with the instant from which on the record has it. */
export interface KnownFrom {
  readonly event: RawEvent
  /** Milliseconds since 1970; before all others what papers state, of which nobody says when it was recorded. */
  readonly from: number
  /** Whether it may change what came of something recorded before: it was told late, or puts right, or tells a vote again. */
  readonly mayTurn: boolean
}

/** What a count or a list of names tells: what a vote came to. */
const TELLS_A_VOTE = new Set(['hands', 'recorded', 'voices', 'outcome', 'slips', 'tally'])

/** What is said at a meeting and changes nothing of what is decided there. */
const ONLY_SAID = new Set(['note', 'promise', 'speech', 'discuss', 'apart'])

/** How far it is known what a record has, for what comes to it later. */
export interface KnownSoFar {
  readonly from: number
  /** The latest hour of all that is recorded, and of what tells a vote. */
  readonly latest: number
  readonly latestVote: number
  readonly told: ReadonlySet<unknown>
}

const NOTHING: KnownSoFar = {
  from: -Infinity,
  latest: -Infinity,
  latestVote: -Infinity,
  told: new Set(),
}

/**
 * What was recorded of a meeting, in the order in which the record came to have it.
 *
 * @param isShort - whether some item is without its quorum: then whoever came or went is looked at though no vote followed
 * @param fresh - what came to it since; left out, all of it
 */
export function knownInOrder(
  { events, withMarks }: Pick<Story, 'events' | 'withMarks'>,
  isShort: () => boolean,
  fresh = events,
  before = NOTHING,
): { readonly known: readonly KnownFrom[]; readonly soFar: KnownSoFar } {
  let hour = -Infinity
  const ordered = fresh.toSorted(inSequence).map((event) => {
    const { happened, recorded } = momentsOf(event)
    hour = happened ?? hour
    // A story gives no moment of what was recorded as it happened
    const asItHappened = withMarks === true ? hour : -Infinity
    return { event, happened, recorded, from: recorded ?? asItHappened }
  })
  ordered.sort((one, other) => (one.from === other.from ? 0 : one.from - other.from))
  let { from: last, latest, latestVote } = before
  const told = new Set(before.told)
  const known = ordered.map(({ event, happened = latest, recorded, from }) => {
    const { vote } = event
    const type = String(event['type'])
    const isLate = happened < latest && (happened < latestVote || isShort())
    const isAgain = TELLS_A_VOTE.has(type) && told.has(vote)
    const mayTurn = type === 'correct' || isPlaced(event) || isLate || isAgain
    if (TELLS_A_VOTE.has(type)) {
      told.add(vote)
      latestVote = Math.max(latestVote, happened)
    }
    if (type !== 'correct') latest = Math.max(latest, happened)
    last = from
    return {
      ...{ event, from },
      mayTurn: mayTurn && recorded !== undefined && !isOnlySaid(event, events),
    }
  })
  return { known, soFar: { from: last, latest, latestVote, told } }
}

const isOnlySaid = (event: RawEvent, events: readonly RawEvent[]) =>
  ONLY_SAID.has(String(eventAbout(event, events)?.['type']))

/** Whether it is said to come before or behind another, or in which part of the meeting. */
const isPlaced = ({ after, before, within }: RawEvent) => [after, before, within].some(Boolean)

const inSequence = (one: RawEvent, other: RawEvent) =>
  Number(one['seq'] ?? 0) - Number(other['seq'] ?? 0) || (one.id < other.id ? -1 : 1)

interface Moments {
  readonly happened: number | undefined
  readonly recorded: number | undefined
}

const moments = new WeakMap<RawEvent, Moments>()

/** Read once: the same recorded event is the same object each time. */
function momentsOf(event: RawEvent): Moments {
  const known = moments.get(event) ?? {
    happened: instantOf(event['at'], event['offset']),
    recorded: instantOf(event['recorded_at'], undefined),
  }
  moments.set(event, known)
  return known
}

const MOMENT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?$/

/** An hour of a day, or an instant; `undefined` of what is neither. */
function instantOf(given: unknown, offset: unknown): number | undefined {
  const [whole, local = '', zone = ''] = MOMENT.exec(String(given)) ?? []
  if (whole === undefined) return undefined
  const of = zone === '' && typeof offset === 'string' ? `${local}${offset}` : whole
  try {
    return of.endsWith('Z') ? Date.parse(of) : inLondon(of).epochMilliseconds
  } catch {
    return undefined
  }
}
