import type { FastifyInstance } from 'fastify'
import { ROLES } from '#web/index.ts'
import type { AccountNeeds } from '../needs.ts'
import { listPasskeys } from '../passkeys.ts'
import { endSessions, listSessions } from '../sessions.ts'
import { hasTimeCode, removeTimeCode } from '../time-codes.ts'
import { type ShownAct, showAccountPage } from './account-page.ts'
import { describeMoment } from './moment.ts'
import { showSetUp } from './second-factor-routes.ts'

const KEEP = { config: { act: { kind: 'own-account', act: 'keep' } } }

/** `/account`: one's own roles, second factors and browsers, and the way out. */
export function ownAccountRoutes(app: FastifyInstance, needs: AccountNeeds): void {
  const { db, cookies, directory } = needs

  app.get('/account', KEEP, async (request, reply) => {
    const { roles, waiting, account } = request.actor
    if (account === undefined || waiting !== undefined) {
      return reply.redirect('/sign-in/second', 303)
    }
    const [passkeys, hasCode, sessions] = await Promise.all([
      listPasskeys(db, account.id),
      hasTimeCode(db, account.id),
      listSessions(db, account.id),
    ])
    const named = roles.filter((role) => role !== 'public').map((role) => ROLES[role])
    const remove: readonly ShownAct[] = passkeys.map(({ credential, name }) => ({
      action: `/account/passkeys/${credential}/remove`,
      button: `Remove the passkey: ${name}`,
      isSecondary: true,
    }))
    const code: ShownAct = hasCode
      ? { action: '/account/time-code/remove', button: 'Remove the codes', isSecondary: true }
      : { action: '/account/time-code', button: 'Set up codes', isSecondary: true }
    return showAccountPage(reply, {
      title: account.name,
      sentences: [
        `Signed in as ${named.join(', ')}.`,
        `Second factors: ${sayCount(passkeys.length, 'passkey')}, ${hasCode ? 'codes from an app' : 'no codes'}.`,
      ],
      tables: [
        {
          id: 'sessions',
          caption: 'Where you are signed in',
          narrow: 'cards',
          columns: [{ text: 'Signed in' }, { text: 'Last used' }],
          rows: sessions.map(({ made, used }) => [
            { text: describeMoment(made) },
            { text: describeMoment(used) },
          ]),
        },
      ],
      forms: [
        { action: '/sign-out', button: 'Sign out' },
        {
          action: '/account/sign-out-everywhere',
          button: 'Sign out everywhere',
          isSecondary: true,
        },
        {
          heading: 'Passkeys and codes',
          action: '/account/passkeys/add',
          button: 'Add a passkey',
          isSecondary: true,
        },
        code,
        ...(directory
          ? [
              {
                action: '/account/directory',
                button: 'Connect the council’s directory',
                isSecondary: true,
              },
            ]
          : []),
        ...remove,
      ],
    })
  })

  app.post('/account/sign-out-everywhere', KEEP, async (request, reply) => {
    const { account } = request.actor
    if (account) await endSessions(db, account.id)
    return reply.header('set-cookie', cookies.clear('session')).redirect('/sign-in', 303)
  })

  app.post('/account/time-code', KEEP, async (request, reply) => {
    const { account, waiting } = request.actor
    const isSure = account?.hasSecondFactor || (account && !(await hasFactor(account.id)))
    if (account === undefined || waiting !== undefined || !isSure) {
      return reply.redirect('/sign-in/second', 303)
    }
    return await showSetUp(reply, needs, account, [])
  })

  app.post('/account/time-code/remove', KEEP, async (request, reply) => {
    const { account } = request.actor
    if (!account?.hasSecondFactor) return reply.redirect('/sign-in/second', 303)
    await removeTimeCode(db, account.id)
    return reply.redirect('/account', 303)
  })

  const hasFactor = async (id: string) =>
    (await hasTimeCode(db, id)) || (await listPasskeys(db, id)).length > 0
}

function sayCount(count: number, thing: string): string {
  if (count === 0) return `no ${thing}`
  return count === 1 ? `one ${thing}` : `${count} ${thing}s`
}
