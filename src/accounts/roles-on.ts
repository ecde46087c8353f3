import { heldOn, type People } from '#people/index.ts'
import { type Actor, inOrder, needsSecondFactor, type Role } from '#web/index.ts'
import type { Account } from './account.ts'

/** Which posts of the panel are a role here. */
const ROLE_OF_POST: Readonly<Record<string, Role>> = {
  chair: 'chair',
  'monitoring-officer': 'monitoring-officer',
}

/**
 * Every role of an account on a day: those it was given, and those that come from a seat or a post that
 * its person is known to hold. One who may hold it, for all that is recorded, has no role of it.
 *
 * @param people - `undefined` where none are known
 * @param day - YYYY-MM-DD
 */
export function rolesOn(
  account: Account,
  people: People | undefined,
  day: string,
): readonly Role[] {
  if (account.isDisabled) return ['public']
  const given = account.given
    .filter(({ from, to }) => from <= day && (to === undefined || day <= to))
    .map(({ role }) => role)
  const held = people && account.person ? rolesOfPerson(people, account.person, day) : []
  return inOrder(['public', ...given, ...held])
}

function rolesOfPerson(people: People, person: string, day: string): readonly Role[] {
  const { seats, inSomeSeat, posts } = heldOn(people, day)
  const isTheirs = (by: (typeof seats)[number]['by']) =>
    by.some((one) => one.person.id === person && (one.known === 'held' || one.known === 'named'))
  const isMember = isTheirs(inSomeSeat) || seats.some(({ by }) => isTheirs(by))
  const isSubstitute = people.substitutes.some(
    (one) => one.person === person && one.meeting.startsWith(day),
  )
  const ofPosts = posts.flatMap(({ post, by }) => {
    const role = ROLE_OF_POST[post.kind]
    return role !== undefined && isTheirs(by) ? [role] : []
  })
  return [
    ...ofPosts,
    ...(isMember ? (['member'] as const) : []),
    ...(isSubstitute ? (['substitute'] as const) : []),
  ]
}

/**
 * Who acts when an account is signed in: roles that record something wait until a second factor is given.
 */
export function actorOf(
  { id, name }: Account,
  roles: readonly Role[],
  hasSecondFactor: boolean,
): Actor {
  const waiting = hasSecondFactor ? [] : roles.filter(needsSecondFactor)
  const account = { id, name, hasSecondFactor }
  if (waiting.length === 0) return { account, roles }
  return { account, roles: roles.filter((role) => !waiting.includes(role)), waiting }
}
