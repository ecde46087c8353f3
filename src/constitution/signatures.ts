import { haveOtherTitles, isNear, type MembersOn, spellingOf, wordsOf } from '#people/index.ts'
import { accept, describeDay, type Outcome, type Problem } from '#shared/index.ts'

/** Who signed, each once however often and in whatever spelling they did. */
export interface Signatures {
  readonly count: number
  /** Who signed more than once: "Ann Lee signed twice and is counted once". */
  readonly repeated: readonly string[]
  /** Whom it is not sure to have told apart, or taken for one, a sentence each. */
  readonly doubts: readonly string[]
}

/**
 * Counts the people who signed. Where the record says who the members of the day are, each name has to
 * be of one of them. Where it does not, names count as the same that differ in titles, points, accents
 * and capitals alone; a last name, with or without initials, also by Mr and Mrs.
 *
 * @param given - how many signed, or their names as typed
 * @param day - YYYY-MM-DD
 */
export function countSignatures(
  given: number | readonly string[],
  members: MembersOn | undefined,
  day: string,
): Outcome<Signatures> {
  if (typeof given === 'number') return accept({ count: given, repeated: [], doubts: [] })
  const isKnown = members !== undefined && members.names.length > 0
  const problems = isKnown ? given.flatMap((name) => strangers(name, members, day)) : []
  if (problems.length > 0) return { ok: false, problems }
  const people = isKnown
    ? groupBy(given, (one, other) => members.whoIs(one) === members.whoIs(other))
    : groupBy(given, isSame)
  return accept({
    count: people.length,
    repeated: people.flatMap(([name = '', ...others]) =>
      others.length === 0
        ? []
        : [`${name.trim()} signed ${times(others.length + 1)} and is counted once`],
    ),
    doubts: isKnown
      ? []
      : [...people.flatMap(accentsIn), ...people.flatMap(lastFirstIn), ...nearIn(people)],
  })
}

/** Names in groups, each of one person: whoever is the same as all of a group is of it. */
function groupBy(
  names: readonly string[],
  isOne: (name: string, other: string) => boolean,
): readonly (readonly string[])[] {
  const groups: string[][] = []
  for (const name of names) {
    const group = groups.find((others) => others.every((other) => isOne(name, other)))
    if (group === undefined) groups.push([name])
    else group.push(name)
  }
  return groups
}

function isSame(one: string, other: string): boolean {
  const words = wordsOf(one)
  if (words.join(' ') !== wordsOf(other).join(' ')) return false
  const hasFirstName = words.slice(0, -1).some((word) => word.length > 1)
  return hasFirstName || !haveOtherTitles(one, other)
}

const times = (number: number) => (number === 2 ? 'twice' : `${number} times`)

/** José and Jose are taken for one, which someone has to know of. */
function accentsIn([name = '', ...others]: readonly string[]): readonly string[] {
  const other = others.find((one) => spellingOf(one).join(' ') !== spellingOf(name).join(' '))
  if (other === undefined) return []
  return [`“${name}” and “${other}” are counted as one person: check that they are`]
}

/** "Lee, Ann" is taken for one name with the last before the first, and might be two last names. */
function lastFirstIn([name = '']: readonly string[]): readonly string[] {
  const isBare = wordsOf(name).length === 2 && /^\s*\S+\s*,\s*\S+\s*$/.test(name)
  return isBare ? [`“${name.trim()}” is counted as one person: check that it is one name`] : []
}

function nearIn(people: readonly (readonly string[])[]): readonly string[] {
  return people.flatMap(([name = ''], index) =>
    people
      .slice(index + 1)
      .flatMap(([other = '']) =>
        isNear(wordsOf(name), wordsOf(other)) && !haveOtherTitles(name, other)
          ? [`“${name}” and “${other}” are counted as two people and may be one: check who signed`]
          : [],
      ),
  )
}

function strangers(name: string, { names, whoIs }: MembersOn, day: string): readonly Problem[] {
  if (whoIs(name) !== undefined) return []
  const last = wordsOf(name).at(-1)
  const near = names.filter((one) => wordsOf(one).at(-1) === last)
  const meant = near.length === 0 ? '' : `. Did you mean ${near.join(' or ')}?`
  const message = `“${name}” is not the name of a member recorded for ${describeDay(day)}${meant || '. Choose among the members'}`
  return [{ code: 'not-a-member', message, field: 'signatories' }]
}
