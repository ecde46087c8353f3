import type { FastifyInstance } from 'fastify'
import { runOwnScript } from '#web/index.ts'
import { fetchAccountHistory } from '../account-history.ts'
import { fetchFactors } from '../factors.ts'
import type { AccountNeeds } from '../needs.ts'
import { endSessions, listSessions } from '../sessions.ts'
import { signIn, signOut } from '../signing-in.ts'
import { removeTimeCode } from '../time-codes.ts'
import { showAccountPage } from './account-page.ts'
import { mayRemove, presentOwnAccount } from './own-account-page.ts'
import { mayChangeFactors, showSetUp } from './second-factor-routes.ts'

const KEEP = { config: { act: { kind: 'own-account', act: 'keep' } } }

/** `/account`: one's own roles, second factors and browsers, and the way out. */
export function ownAccountRoutes(app: FastifyInstance, needs: AccountNeeds): void {
  const { db, reads, directory } = needs

  app.get('/account', KEEP, async (request, reply) => {
    const { account, waiting } = request.actor
    if (account === undefined || waiting !== undefined) {
      return reply.redirect('/sign-in/second', 303)
    }
    const [factors, sessions, history] = await Promise.all([
      fetchFactors(db, account.id),
      listSessions(db, account.id),
      fetchAccountHistory(reads(request.actor), account.id),
    ])
    const own = { factors, sessions, history, hasDirectory: directory !== undefined }
    runOwnScript(reply)
    return showAccountPage(reply, presentOwnAccount(request.actor, own))
  })

  app.post('/account/sign-out-everywhere', KEEP, async (request, reply) => {
    const { account } = request.actor
    if (account) await endSessions(db, account.id)
    return signOut(reply, needs, '/sign-in')
  })

  app.post('/account/time-code', KEEP, async (request, reply) => {
    const { account } = request.actor
    if (account === undefined || !(await mayChangeFactors(needs, request))) {
      return reply.redirect('/sign-in/second', 303)
    }
    return await showSetUp(reply, needs, account, [])
  })

  app.post('/account/time-code/remove', KEEP, async (request, reply) => {
    const { account, roles } = request.actor
    if (!account?.hasSecondFactor) return reply.redirect('/sign-in/second', 303)
    if (mayRemove(roles, await fetchFactors(db, account.id))) {
      await removeTimeCode(db, account.id)
      await endSessions(db, account.id)
    }
    return await signIn(needs, request, reply, account.id, true, '/account')
  })
}
