import { isByLeave } from '../record/by-leave.ts'
import type { JudgedRecord } from '../record/fetch-judged.ts'
import { type Side, sideOf } from '../record/sides.ts'

/** What a member did at the meetings whose record is held, as far as it names them. */
export interface PartOfMember {
  readonly person: string
  /** In the room, in whole minutes; `null` where an hour of theirs, or whether they were there, is not known. */
  readonly minutes: number | null
  /** Sides taken in votes that name who voted how. */
  readonly for: number
  readonly against: number
  readonly abstained: number
  /** Votes in which they might vote, and that name nobody. */
  readonly unnamed: number
  /** Votes by name in which they might vote, and that have them on no side. */
  readonly onNoSide: number
  /** Casting votes given, besides any vote of their own. */
  readonly casting: number
  /** Motions and amendments that came before the panel. */
  readonly moved: number
  readonly seconded: number
  /** Times that they are named as speaking. */
  readonly spoke: number
  readonly interests: number
}

type Counted = { -readonly [Key in keyof PartOfMember]: PartOfMember[Key] }

/** @param records - of the meetings that are counted, as everybody may read them; by the person's id */
export function partsOfMembers(records: readonly JudgedRecord[]): readonly PartOfMember[] {
  const parts = new Map<string, Counted>()
  const of = (person: string): Counted => {
    const part = parts.get(person) ?? {
      ...{ person, minutes: minutesOf(records, person), for: 0, against: 0, abstained: 0 },
      ...{ unnamed: 0, onNoSide: 0, casting: 0, moved: 0, seconded: 0, spoke: 0, interests: 0 },
    }
    parts.set(person, part)
    return part
  }
  for (const { judged, told } of records) {
    const { course, placed } = judged
    for (const person of Object.keys(told.attendance)) if (course.isOfPanel(person)) of(person)
    for (const { by, seconder, bar } of course.motions) {
      if (bar !== undefined) continue
      if (by !== undefined && course.isOfPanel(by)) of(by).moved += 1
      if (seconder !== undefined && course.isOfPanel(seconder)) of(seconder).seconded += 1
    }
    for (const { event } of placed) {
      if (!SPOKEN.has(event.type) || !('by' in event)) continue
      // To let a matter be discussed is to preside
      if (event.type === 'discuss' && isByLeave(course, event)) continue
      if (event.by !== undefined && course.isOfPanel(event.by)) of(event.by).spoke += 1
    }
    for (const { who } of course.interests) of(who).interests += 1
    for (const voted of judged.results) {
      for (const [person, taken] of takenIn(voted)) of(person)[taken] += 1
      const by = castingIn(voted)?.by
      if (by !== undefined) of(by).casting += 1
    }
  }
  return [...parts.values()].sort((one, other) => one.person.localeCompare(other.person))
}

/** Whole minutes in the room: nought of a meeting whose record names who was there, and not them. */
export function minutesOf(records: readonly JudgedRecord[], person: string): number | null {
  return records.reduce<number | null>((sum, { judged, told: { attendance } }) => {
    if (sum === null || !judged.course.isOfPanel(person)) return sum
    const there = attendance[person]
    if (there === undefined) return Object.keys(attendance).length > 0 ? sum : null
    return there.minutes === null ? null : sum + there.minutes
  }, 0)
}

const SPOKEN: ReadonlySet<string> = new Set(['speech', 'discuss', 'reply', 'note'])

type Voted = JudgedRecord['judged']['results'][number]

/** How somebody who might vote in a question is named in it. */
export type Taken = Side | 'unnamed' | 'onNoSide'

/** Who might vote in a question that was decided, each with how they are named; nobody in an election. */
export function takenIn({ vote, result }: Voted): ReadonlyMap<string, Taken> {
  if (vote.put.event.election !== undefined || vote.results.length === 0) return new Map()
  if (result.outcome === 'no-decision') return new Map()
  const named = namedSides(vote, result)
  const other = result.sides.size > 0 ? 'onNoSide' : 'unnamed'
  return new Map(result.entitled.map((person) => [person, named.get(person) ?? other]))
}

/** The casting vote by which a question was decided; `undefined` where none is recorded, or not whose it was. */
export function castingIn({ vote, result }: Voted) {
  if (vote.casting?.by === undefined || result.outcome === 'no-decision') return undefined
  return { by: vote.casting.by, side: sideOf(vote.casting.side) }
}

/**
 * The sides of those who are named in a vote: as they are counted in one by name, and of members who had their own vote
 * recorded in another, where what is recorded says which it was. A show of hands names nobody.
 */
export function namedSides(
  { ownVotes }: Pick<Voted['vote'], 'ownVotes'>,
  { sides }: Pick<Voted['result'], 'sides'>,
): ReadonlyMap<string, Side> {
  if (sides.size > 0) return sides
  const byPerson = Map.groupBy(ownVotes, ({ by }) => by)
  return new Map(
    [...byPerson].flatMap(([person, said]) => {
      const [side, ...others] = new Set(said.map((one) => sideOf(one.side)))
      return side === undefined || others.length > 0 ? [] : [[person, side] as const]
    }),
  )
}
