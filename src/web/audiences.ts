import type { Kysely } from 'kysely'
import { type Audience, type Database, type ReadAs, readableBy } from '#storage/index.ts'
import type { Actor } from './permissions.ts'
import type { Role } from './roles.ts'

/**
 * Whose parts of the record each role reads. Members and those who sit for them read what is for members;
 * officers of the panel what is for the office, and that too. The commissioner's officer stands outside
 * the panel and reads as anybody does. What is sealed is read by no role: only by an act of its own.
 */
const AUDIENCE_OF: Readonly<Record<Role, Exclude<Audience, 'sealed'>>> = {
  public: 'public',
  'commissioners-officer': 'public',
  member: 'members',
  substitute: 'members',
  chair: 'members',
  'read-only-officer': 'office',
  'performance-officer': 'office',
  approver: 'office',
  clerk: 'office',
  'monitoring-officer': 'office',
  administrator: 'office',
}

/** As whom somebody reads: the most that any of their roles lets them. */
export function audienceOf({ roles }: Actor): Audience {
  return roles
    .map((role): Audience => AUDIENCE_OF[role])
    .reduce((most, one) => (readableBy(one).includes(most) ? one : most), 'public')
}

/** Whether somebody may have what was read for an audience. */
export function mayRead(actor: Actor, audience: Audience): boolean {
  return audience === 'public' || readableBy(audienceOf(actor)).includes(audience)
}

/** The database as somebody who asks for a page may read it. */
export type ReadFor = (actor: Actor) => Kysely<Database>

export function readFor(readAs: ReadAs): ReadFor {
  return (actor) => readAs({ audience: audienceOf(actor), who: actor.account?.id })
}
