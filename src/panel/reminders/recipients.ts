import { heldOn, type People } from '#people/index.ts'
import { readableBy } from '#storage/index.ts'
import { audienceOf, type Role } from '#web/index.ts'
import type { Reminded } from './reminder.ts'
import type { RunningClock } from './running-clock.ts'

/** Somebody with an account that is open, and what they are here. */
export interface AccountToRemind extends Reminded {
  /** Who they are among the people of the panel, where that is known. */
  readonly person: string | undefined
  readonly roles: readonly Role[]
}

const OF_OFFICE: readonly string[] = [
  'commissioner',
  'deputy-commissioner',
  'mayor',
  'deputy-mayor',
  'board',
]

/**
 * Whom something that is due concerns: the clerk, and whoever is to do it – who holds the post, and for the office
 * of the commissioner its officers. Nobody is told of what they may not read.
 */
export function recipientsOn(
  accounts: readonly AccountToRemind[],
  people: People,
  today: string,
): (clock: RunningClock) => readonly Reminded[] {
  const { posts } = heldOn(people, today)
  return ({ who, audience, roles: keepers }) => {
    if (keepers !== undefined) {
      return accounts
        .filter(({ roles }) => roles.some((role) => keepers.includes(role)))
        .map(({ account, name, email }) => ({ account, name, email }))
    }
    const post = posts.find((one) => one.post.id === who)
    const holders = (post?.by ?? [])
      .filter(({ known }) => known === 'held' || known === 'named')
      .map(({ person }) => person.id)
    const isOffice =
      (post !== undefined && OF_OFFICE.includes(post.post.kind)) ||
      (who !== undefined && people.bodies.get(who)?.kind === 'office')
    return accounts
      .filter(({ roles }) => readableBy(audienceOf({ roles })).includes(audience))
      .filter(
        ({ person, roles }) =>
          roles.includes('clerk') ||
          (person !== undefined && holders.includes(person)) ||
          (isOffice && roles.includes('commissioners-officer')) ||
          (post?.post.kind === 'monitoring-officer' && roles.includes('monitoring-officer')),
      )
      .map(({ account, name, email }) => ({ account, name, email }))
  }
}
