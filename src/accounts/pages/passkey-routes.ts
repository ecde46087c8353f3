import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { describeDay } from '#shared/index.ts'
import { runOwnScript, showMessage, showPage, typedSchema } from '#web/index.ts'
import { fetchFactors } from '../factors.ts'
import type { AccountNeeds } from '../needs.ts'
import {
  type Asked,
  accountOfAnswer,
  addPasskey,
  askToAdd,
  askToSignIn,
  readAnswer,
  removePasskeys,
} from '../passkeys.ts'
import { endSessions } from '../sessions.ts'
import { signIn } from '../signing-in.ts'
import { makeOnce, spend } from '../tokens.ts'
import { mayRemove } from './own-account-page.ts'
import { mayChangeFactors } from './second-factor-routes.ts'
import { SENT } from './sign-in-routes.ts'

/** How long a device may take to answer, in minutes. */
const ANSWER_MINUTES = 5

const NOT_TAKEN = [
  'The device did not answer what it was asked, took too long, or its passkey is not known here. Nothing was changed.',
  'Go back and try again, or ask for a link on the page for signing in.',
]

/** Signing in with a passkey, adding one and taking one away. Only these pages run a script of ours. */
export function passkeyRoutes(app: FastifyInstance, needs: AccountNeeds): void {
  const { db, fetchAccounts, cookies, now, siteAddress } = needs

  const ask = async (
    reply: FastifyReply,
    { options, challenge }: Asked,
    account: string | null,
    page: { readonly title: string; readonly action: string; readonly act: 'get' | 'create' },
  ) => {
    const once = { purpose: 'passkey', account, says: challenge, minutes: ANSWER_MINUTES } as const
    const token = await makeOnce(db, once, now().at)
    reply.header('set-cookie', cookies.set('asked', token))
    runOwnScript(reply)
    return showPage(reply, 'passkey.njk', { ...page, options: JSON.stringify(options) })
  }

  /** What this browser was asked, once, and what its device answers. */
  const readAnswered = async (request: FastifyRequest) => {
    const token = cookies.read(request.headers.cookie, 'asked')
    const asked = token && (await spend(db, token, 'passkey', now().at))
    const answer = readAnswer(String(typedSchema.parse(request.body)['answer'] ?? ''))
    if (!asked || asked.says === null || answer === undefined) return undefined
    return { account: asked.account, site: siteAddress(), challenge: asked.says, answer }
  }

  app.post('/sign-in/passkey', SENT, async (_, reply) =>
    ask(reply, await askToSignIn(siteAddress()), null, {
      title: 'Sign in with a passkey',
      action: '/sign-in/passkey/answer',
      act: 'get',
    }),
  )

  app.post('/sign-in/passkey/answer', SENT, async (request, reply) => {
    const answered = await readAnswered(request)
    const id = answered?.account === null ? await accountOfAnswer(db, answered) : undefined
    const account = id && (await fetchAccounts()).byId(id)
    if (!account || account.isDisabled) return showMessage(reply, 422, 'Not signed in', NOT_TAKEN)
    return await signIn(needs, request, reply, account.id, true, '/account')
  })

  app.post('/account/passkeys/add', SENT, async (request, reply) => {
    const { account } = request.actor
    if (account === undefined || !(await mayChangeFactors(needs, request))) {
      return reply.redirect('/sign-in/second', 303)
    }
    return await ask(reply, await askToAdd(db, account, siteAddress()), account.id, {
      title: 'Add a passkey',
      action: '/account/passkeys/answer',
      act: 'create',
    })
  })

  app.post('/account/passkeys/answer', SENT, async (request, reply) => {
    const { account } = request.actor
    const answered = await readAnswered(request)
    const isTheirs = account !== undefined && answered?.account === account.id
    const { at, today } = now()
    const about = { name: `Added on ${describeDay(today)}`, at }
    const isAdded =
      isTheirs &&
      (await mayChangeFactors(needs, request)) &&
      (await addPasskey(db, account.id, { ...answered, ...about }))
    if (!isAdded) return showMessage(reply, 422, 'No passkey was added', NOT_TAKEN)
    return await signIn(needs, request, reply, account.id, true, '/account')
  })

  app.post<{ Params: { credential: string } }>(
    '/account/passkeys/:credential/remove',
    SENT,
    async (request, reply) => {
      const { account, roles } = request.actor
      if (!account?.hasSecondFactor) return reply.redirect('/sign-in/second', 303)
      if (mayRemove(roles, await fetchFactors(db, account.id))) {
        await removePasskeys(db, account.id, request.params.credential)
        await endSessions(db, account.id)
      }
      return await signIn(needs, request, reply, account.id, true, '/account')
    },
  )
}
