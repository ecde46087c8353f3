import type { JudgedRecord } from '../record/fetch-judged.ts'
import { type Side, sideOf } from '../record/sides.ts'

/** What a member did at the meetings whose record is held, as far as it names them. */
export interface PartOfMember {
  readonly person: string
  /** In the room, in whole minutes; `null` where an hour of theirs is not known. */
  readonly minutes: number | null
  /** Sides taken in votes that name who voted how. */
  readonly for: number
  readonly against: number
  readonly abstained: number
  /** Votes in which they might vote, and that name nobody. */
  readonly unnamed: number
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
      ...{ person, minutes: 0, for: 0, against: 0, abstained: 0, unnamed: 0 },
      ...{ moved: 0, seconded: 0, spoke: 0, interests: 0 },
    }
    parts.set(person, part)
    return part
  }
  for (const { judged, told } of records) {
    const { course, placed } = judged
    for (const [person, { minutes }] of Object.entries(told.attendance)) {
      if (!course.isOfPanel(person)) continue
      const part = of(person)
      part.minutes = part.minutes === null || minutes === null ? null : part.minutes + minutes
    }
    for (const { by, seconder, bar } of course.motions) {
      if (bar !== undefined) continue
      if (by !== undefined && course.isOfPanel(by)) of(by).moved += 1
      if (seconder !== undefined && course.isOfPanel(seconder)) of(seconder).seconded += 1
    }
    for (const { event } of placed) {
      if (!SPOKEN.has(event.type) || !('by' in event)) continue
      if (event.by !== undefined && course.isOfPanel(event.by)) of(event.by).spoke += 1
    }
    for (const { who } of course.interests) of(who).interests += 1
    for (const [person, side] of sidesIn(judged)) of(person)[side ?? 'unnamed'] += 1
  }
  return [...parts.values()].sort((one, other) => one.person.localeCompare(other.person))
}

const SPOKEN: ReadonlySet<string> = new Set(['speech', 'discuss', 'reply', 'note'])

/** Who might vote in each question that was voted on, with their side where the vote names it. */
function sidesIn({
  results,
}: JudgedRecord['judged']): readonly (readonly [string, Side | undefined])[] {
  return results.flatMap(({ vote, result }) => {
    if (vote.put.event.election !== undefined || vote.results.length === 0) return []
    const named = namedSides(vote, result)
    return result.entitled.map((person) => [person, named.get(person)] as const)
  })
}

type Voted = JudgedRecord['judged']['results'][number]

/**
 * The sides of those who are named in a vote: as they are counted in one by name, and of members who had their own vote
 * recorded in another, where what is recorded says which it was. A show of hands names nobody.
 */
export function namedSides(
  { ownVotes }: Pick<Voted['vote'], 'ownVotes'>,
  { method, sides }: Pick<Voted['result'], 'method' | 'sides'>,
): ReadonlyMap<string, Side> {
  if (method === 'recorded') return sides
  const byPerson = Map.groupBy(ownVotes, ({ by }) => by)
  return new Map(
    [...byPerson].flatMap(([person, said]) => {
      const [side, ...others] = new Set(said.map((one) => sideOf(one.side)))
      return side === undefined || others.length > 0 ? [] : [[person, side] as const]
    }),
  )
}
