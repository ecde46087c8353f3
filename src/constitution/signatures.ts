import { type MembersOn, wordsOf } from '#people/index.ts'
import { accept, describeDay, type Outcome, type Problem } from '#shared/index.ts'

/** Who signed, each once however often and in whatever spelling they did. */
export interface Signatures {
  readonly count: number
  /** How many of those given are of somebody who had signed already. */
  readonly repeated: number
}

/**
 * Counts the people who signed. Where the record says who the members of the day are, each name has to
 * be of one of them; where it does not, names count as the same that differ in titles, points and
 * capitals alone.
 *
 * @param given - how many signed, or their names as typed
 * @param day - YYYY-MM-DD
 */
export function countSignatures(
  given: number | readonly string[],
  members: MembersOn | undefined,
  day: string,
): Outcome<Signatures> {
  if (typeof given === 'number') return accept({ count: given, repeated: 0 })
  const isKnown = members !== undefined && members.names.length > 0
  const problems = isKnown ? given.flatMap((name) => strangers(name, members, day)) : []
  if (problems.length > 0) return { ok: false, problems }
  const who = (name: string) => members?.whoIs(name) ?? wordsOf(name).join(' ')
  const count = new Set(given.map(who)).size
  return accept({ count, repeated: given.length - count })
}

function strangers(name: string, { names, whoIs }: MembersOn, day: string): readonly Problem[] {
  if (whoIs(name) !== undefined) return []
  const last = wordsOf(name).at(-1)
  const near = names.filter((one) => wordsOf(one).at(-1) === last)
  const meant = near.length === 0 ? '' : `. Did you mean ${near.join(' or ')}?`
  const message = `“${name}” is not the name of a member recorded for ${describeDay(day)}${meant || '. Choose among the members'}`
  return [{ code: 'not-a-member', message, field: 'signatories' }]
}
