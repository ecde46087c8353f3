import type { Bar, Counts, Course, Finding, Vote } from './course.ts'
import { entitledTo } from './entitled.ts'
import type { EventOf } from './event.ts'
import { voteName } from './names.ts'
import type { Placed } from './places.ts'
import type { Side } from './sides.ts'
import { voteParagraph, voteParagraphs } from './sitting.ts'
import type { VoteResult, Working } from './vote-outcome.ts'

export interface Told {
  readonly method: string | null
  readonly counts: Counts | null
  readonly sides: VoteResult['sides']
  /** Only the word is known. */
  readonly word: 'carried' | 'lost' | 'tie' | undefined
  readonly bars: readonly Bar[]
  /** How many more hands were counted than there were to count. */
  readonly excess: number
  /** How many are named on two sides of it. */
  readonly twice: number
  /** Another count of it, by another hand. */
  readonly contrary: Counts | undefined
}

export const sumOf = ({ for: inFavour = 0, against = 0, abstain = 0 }: Counts) =>
  inFavour + against + abstain

type Result<Type extends Vote['results'][number]['event']['type']> = Placed<EventOf<Type>>

const ofType = <Type extends Vote['results'][number]['event']['type']>(
  { results }: Vote,
  ...types: readonly Type[]
) =>
  results.filter(({ event }) => (types as readonly string[]).includes(event.type)) as Result<Type>[]

export function toldOf(
  course: Course,
  vote: Vote,
  entitled: readonly string[],
  found: Working,
): Told {
  const nothing: Told = {
    method: null,
    counts: null,
    sides: new Map(),
    word: undefined,
    bars: [],
    excess: 0,
    twice: 0,
    contrary: undefined,
  }
  const [secret] = ofType(vote, 'slips')
  const bars = secret === undefined ? [] : wayOfVoting(course, 'secret', secret.event.id, found)
  const word = wordOf(vote)
  const names = ofType(vote, 'recorded')
  const hands = ofType(vote, 'hands', 'slips', 'tally')
  const isAsked = vote.demands.some(({ isGood }) => isGood)
  const named = names.at(-1)
  if (named !== undefined && Array.isArray(named.event.for) && (hands.length === 0 || isAsked)) {
    const { counts, sides: counted, twice } = countNames(course, vote, named.event, entitled, found)
    const [other] = names.filter(({ event }) => !isSameList(event, named.event))
    const contrary =
      other === undefined
        ? undefined
        : countNames(course, vote, other.event, entitled, found).counts
    // Who voted how is a fact, whether or not anybody could require that it be recorded
    const sides = contrary === undefined ? counted : nothing.sides
    return { ...nothing, method: 'recorded', counts, sides, word, bars, contrary, twice }
  }
  const counted = hands.filter(({ event }) => typeof event.for !== 'object')
  const most = entitled.filter((person) => (vote.taken ?? vote.atPut).room.includes(person)).length
  const beyond = counted.filter(({ event }) => sumOf(countsOf(event)) > most)
  for (const { event } of beyond) found.noEffect.push(tooMany(course, vote, event, most))
  // A count that there cannot have been says nothing against one that there can
  const possible = counted.filter((one) => !beyond.includes(one))
  const [first, ...others] = possible.length > 0 ? possible : counted
  if (first !== undefined) {
    const method = first.event.type === 'hands' ? 'hands' : first.event.type
    const counts = countsOf(first.event)
    const contrary = others.find(
      ({ event }) => JSON.stringify(countsOf(event)) !== JSON.stringify(counts),
    )
    const excess = Math.max(0, sumOf(counts) - most)
    return {
      ...nothing,
      method,
      counts,
      sides: sidesOfCount(course, vote, counts, entitled),
      word,
      bars,
      excess,
      contrary: contrary === undefined ? undefined : countsOf(contrary.event),
    }
  }
  const [voices] = ofType(vote, 'voices')
  if (voices !== undefined) {
    const isByChair = voices.event.chair_says !== false
    const barred = wayOfVoting(course, 'voices', voices.event.id, found, isByChair)
    return { ...nothing, method: 'voices', word, bars: [...bars, ...barred] }
  }
  if (hands.length > 0 || names.length > 0) {
    return { ...nothing, method: hands[0]?.event.type ?? 'recorded', word, bars }
  }
  return { ...nothing, method: ofType(vote, 'outcome').length > 0 ? 'outcome' : null, word, bars }
}

/** Who is named on which side of a vote that stands as it was counted: nobody where the names say otherwise than the count. */
function sidesOfCount(
  course: Course,
  vote: Vote,
  counts: Counts,
  entitled: readonly string[],
): Told['sides'] {
  const found: Working = { noEffect: [], warned: [], silent: [], unsettled: [] }
  const named = ofType(vote, 'recorded').filter(({ event }) => Array.isArray(event.for))
  const [first, ...others] = named.map(({ event }) =>
    countNames(course, vote, event, entitled, found),
  )
  const isSame = ({ for: inFavour, against, abstain = 0 }: Counts) =>
    inFavour === counts.for && against === counts.against && abstain === (counts.abstain ?? 0)
  return first !== undefined && others.length === 0 && isSame(first.counts)
    ? first.sides
    : new Map()
}

export function countsOf(event: {
  readonly for?: number | Readonly<Record<string, number>> | undefined
  readonly against?: number | undefined
  readonly abstain?: number | undefined
}): Counts {
  const inFavour = typeof event.for === 'number' ? event.for : undefined
  return { for: inFavour, against: event.against, abstain: event.abstain }
}

/** "4 for, 3 against, 1 abstaining"; abstentions only where somebody abstained. */
export function countsWords({ for: inFavour, against, abstain }: Counts): string {
  return [
    inFavour === undefined ? 'votes for not stated' : `${inFavour} for`,
    against === undefined ? 'votes against not stated' : `${against} against`,
    ...(abstain === undefined || abstain === 0 ? [] : [`${abstain} abstaining`]),
  ].join(', ')
}

export function tooMany(
  course: Course,
  vote: Vote,
  event: { readonly id: string } & Parameters<typeof countsOf>[0],
  most: number,
  counted = `${sumOf(countsOf(event))} hands`,
): Finding {
  const entitled = entitledTo(course, vote).length
  const left = entitled > most ? ` and ${entitled - most} of them had left` : ''
  return {
    event: event.id,
    paragraph: course.rules.join([...voteParagraphs(course), ...barring(course, vote)]),
    message: `${counted} were counted; ${entitled} could vote${left}, so there can be ${most} at most`,
  }
}

/** What keeps members who are in the room from voting: their interests. */
function barring({ rules }: Course, vote: Vote): readonly string[] {
  const kinds = new Set([...vote.interests.values()].map(({ kind }) => kind))
  return [...kinds].flatMap((kind) =>
    rules.paragraphs('interest-bars', ({ parameters }) => parameters.interests.includes(kind)),
  )
}

/**
 * A way of voting that the rules bar by name decides nothing. One that they only do not name is warned of, and
 * what was stated stands as stated.
 */
function wayOfVoting(
  { rules }: Course,
  method: 'secret' | 'voices',
  event: string,
  found: Working,
  chairDiscretion = true,
): readonly Bar[] {
  const answer = rules.ask('ballot', { method, chairDiscretion, systemInOperation: false })
  if (answer?.answer !== 'refused') return []
  const barred = rules.cite('no-ballot', ({ parameters }) => parameters.methods.includes(method))
  const way = `It was taken by ${method === 'secret' ? 'secret ballot' : 'voices'}`
  if (barred === undefined) {
    const message = `${way}, which is not among the ways that the rules name; it is given as stated`
    found.warned.push({ event, paragraph: rules.cite('ballot') ?? 'none', message })
    return []
  }
  const bar = { paragraph: barred, message: `${way}, which the rules do not allow` }
  found.noEffect.push({ ...bar, event })
  return [bar]
}

const CARRIED =
  /\b(carried|agreed|passed|approved|adopted|resolved|unanimous|yes|elected|vetoed)\b/i

const LOST = /\b(not carried|lost|defeated|rejected|fell|failed|not agreed|no|refused)\b/i

function wordOf(vote: Vote): Told['word'] {
  const said = ofType(vote, 'voices', 'outcome').at(-1)?.event.result ?? ''
  if (/\btie[d]?\b/i.test(said)) return 'tie'
  if (LOST.test(said)) return 'lost'
  return CARRIED.test(said) ? 'carried' : undefined
}

/** Counts names, without those who may not vote or are in two lists. */
function countNames(
  course: Course,
  vote: Vote,
  event: EventOf<'recorded'>,
  entitled: readonly string[],
  found: Working,
): Pick<Told, 'sides' | 'twice'> & { readonly counts: Counts } {
  const lists = {
    for: Array.isArray(event.for) ? event.for : [],
    against: event.against,
    abstain: event.abstain,
  }
  const all = [...lists.for, ...lists.against, ...lists.abstain]
  const there = (vote.taken ?? vote.atPut).room
  const twice = new Set(all.filter((person, index) => all.indexOf(person) !== index))
  for (const person of twice) {
    const message = `${course.nameOf(person)} is named twice in it, and how they voted is not known: counted on no side`
    found.warned.push({ event: event.id, paragraph: voteParagraph(course, person), message })
    found.unsettled.push(`${voteName(course, vote)}: ${message}`)
  }
  const counted = (list: readonly string[]) =>
    [...new Set(list)].filter((person) => {
      const may = entitled.includes(person) && there.includes(person)
      if (!may && course.isKnown(person))
        found.noEffect.push(notCounted(course, vote, event.id, person))
      return may && !twice.has(person)
    })
  const [inFavour, against, abstain] = [
    counted(lists.for),
    counted(lists.against),
    counted(lists.abstain),
  ]
  const on = (persons: readonly string[], side: Side) =>
    persons.map((person) => [person, side] as const)
  return {
    counts: { for: inFavour.length, against: against.length, abstain: abstain.length },
    sides: new Map([
      ...on(inFavour, 'for'),
      ...on(against, 'against'),
      ...on(abstain, 'abstained'),
    ]),
    twice: [...twice].filter((person) => entitled.includes(person)).length,
  }
}

type Named = EventOf<'recorded'>

/** Whether two records of a vote by name say the same of everybody. */
function isSameList(one: Named, other: Named): boolean {
  const sides = ({ for: inFavour, against, abstain }: Named) =>
    JSON.stringify([inFavour, against, abstain].map((list) => [list].flat().toSorted()))
  return sides(one) === sides(other)
}

function notCounted(course: Course, vote: Vote, event: string, person: string): Finding {
  const { rules } = course
  const interest = vote.interests.get(person)
  const name = course.nameOf(person)
  const cited = voteParagraph(course, person)
  const where = (vote.taken ?? vote.atPut).room.includes(person)
  if (interest !== undefined && where) {
    const bars = rules.cite('interest-bars', ({ parameters }) =>
      parameters.interests.includes(interest.kind),
    )
    return {
      event,
      paragraph: bars ?? cited,
      message: `${name} has a ${interest.kind} interest in the item and may not vote: the vote does not count`,
    }
  }
  const isSubstitute = course.substitute(person) !== undefined
  return {
    event,
    paragraph: isSubstitute && where ? (rules.cite('substitute-allowed') ?? cited) : cited,
    message: `${name} may not vote on this question: the vote does not count`,
  }
}

/** Whether it is recorded that nobody counted, so that no number is missing. */
export const isUncounted = ({ results }: Vote): boolean => {
  const last = results.at(-1)?.event
  return last?.type === 'voices' || (last?.type === 'outcome' && last.counted === false)
}
