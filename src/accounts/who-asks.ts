import type { Actor } from '#web/index.ts'
import type { AccountNeeds } from './needs.ts'
import { actorOf } from './roles-on.ts'
import { findSession, isOver, noteUse } from './sessions.ts'

/**
 * Says who is signed in, by a request's cookies: each time anew, so that a session that was ended or a
 * role that is over counts for nothing from then on.
 */
export function whoAsksBy(needs: AccountNeeds) {
  const { cookies } = needs
  return (header: string | undefined): Promise<Actor | undefined> | undefined => {
    const token = cookies.read(header, 'session')
    return token === undefined ? undefined : findActor(needs, token)
  }
}

async function findActor(
  { db, fetchAccounts, now }: AccountNeeds,
  token: string,
): Promise<Actor | undefined> {
  const session = await findSession(db, token)
  if (session === undefined) return undefined
  const { byId, rolesOf } = await fetchAccounts()
  const account = byId(session.account)
  if (account === undefined || account.isDisabled) return undefined
  const roles = rolesOf(account)
  const { at } = now()
  if (isOver(session, roles, at)) return undefined
  await noteUse(db, session, at)
  return actorOf(account, roles, session.hasSecondFactor)
}
