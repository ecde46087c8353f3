import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readForm } from '#fields/index.ts'
import { type Outcome, type Problem, refuse } from '#shared/index.ts'
import { type Actor, presentForm, typedSchema } from '#web/index.ts'
import { fetchFactors } from '../factors.ts'
import { TRIES_MINUTES } from '../guesses.ts'
import type { AccountNeeds } from '../needs.ts'
import { endSessions } from '../sessions.ts'
import { signIn } from '../signing-in.ts'
import { beginTimeCode, offerTimeCode, type Tried, tryTimeCode } from '../time-codes.ts'
import { type ShownAct, showAccountPage } from './account-page.ts'
import { CODE } from './asked-fields.ts'
import { OPEN, SENT } from './sign-in-routes.ts'

type Signed = NonNullable<Actor['account']>

/** The second factor of whoever has signed in by a link, and the first setting up of one. */
export function secondFactorRoutes(app: FastifyInstance, needs: AccountNeeds): void {
  const { db, now } = needs

  app.get('/sign-in/second', OPEN, async (request, reply) => {
    const { account, waiting } = request.actor
    if (account === undefined) return reply.redirect('/sign-in', 303)
    if (waiting === undefined) return reply.redirect('/account', 303)
    return await show(reply, account, [])
  })

  app.post('/sign-in/second', SENT, async (request, reply) => {
    const { account } = request.actor
    if (account === undefined) return reply.redirect('/sign-in', 303)
    const typed = readForm([CODE], typedSchema.parse(request.body))
    if (!typed.ok) return await show(reply, account, typed.problems)
    const judged = judge(await tryTimeCode(db, account.id, typed.value.code, now().at))
    if (!judged.ok) return await show(reply, account, judged.problems)
    return await signIn(needs, request, reply, account.id, true, '/account')
  })

  app.post('/sign-in/second/app', SENT, async (request, reply) => {
    const { account } = request.actor
    if (account === undefined || !(await mayChangeFactors(needs, request))) {
      return reply.redirect('/sign-in/second', 303)
    }
    const sent = typedSchema.parse(request.body)
    const secret = String(sent['secret'] ?? '')
    const typed = readForm([CODE], sent)
    if (!typed.ok) return await showSetUp(reply, needs, account, typed.problems, secret)
    const { code } = typed.value
    const judged = judge(await beginTimeCode(db, account.id, { secret, code }, now().at))
    if (!judged.ok) return await showSetUp(reply, needs, account, judged.problems, secret)
    // Whoever came by the same mail meanwhile
    await endSessions(db, account.id)
    return await signIn(needs, request, reply, account.id, true, '/account')
  })

  const show = async (reply: FastifyReply, account: Signed, problems: readonly Problem[]) => {
    const { count, hasCode, passkeys } = await fetchFactors(db, account.id)
    if (count === 0) return await showSetUp(reply, needs, account, problems)
    const { fields, problems: said } = presentForm([CODE], {}, problems)
    const code: ShownAct = { action: '/sign-in/second', button: 'Go on', fields }
    const key: ShownAct = {
      action: '/sign-in/passkey',
      button: 'Use a passkey',
      isSecondary: hasCode,
    }
    return showAccountPage(reply, {
      title: 'Your second factor',
      sentences: [
        'Whoever records something here shows in two ways who they are: by their e-mail and by a device of theirs.',
      ],
      problems: said,
      forms: [...(hasCode ? [code] : []), ...(passkeys.length > 0 ? [key] : [])],
      links: [
        {
          text: 'Lost your device? Ask an administrator to recover your account',
          href: '/sign-in',
        },
      ],
    })
  }
}

/**
 * The page that sets up codes, for one who has none.
 *
 * @param known - what the page showed before, where the code entered was wrong
 */
export async function showSetUp(
  reply: FastifyReply,
  { panel }: AccountNeeds,
  account: Signed,
  problems: readonly Problem[],
  known?: string,
): Promise<FastifyReply> {
  const setup = await offerTimeCode(account, `Critical Friend, ${panel()}`, known)
  const { fields, problems: said } = presentForm([CODE], {}, problems)
  return showAccountPage(reply, {
    title: 'Set up your second factor',
    sentences: [
      'Whoever records something here shows in two ways who they are. A passkey is the simplest; an app on a telephone that shows six figures does as well.',
      'With such an app, scan this picture and enter the figures that it then shows. Each is good once.',
    ],
    setup,
    problems: said,
    forms: [
      { action: '/sign-in/second/app', button: 'Use this app', fields, secret: setup.secret },
      {
        heading: 'Or a passkey',
        sentences: [
          'This device asks for your finger, face or PIN, and needs no code. It needs scripts to run.',
        ],
        action: '/account/passkeys/add',
        button: 'Add a passkey',
        isSecondary: true,
      },
    ],
  })
}

/** What is said of a code that was tried. */
function judge(tried: Tried): Outcome<'right'> {
  if (tried === 'right') return { ok: true, value: 'right' }
  if (tried === 'wait') {
    const message = `Too many codes were tried. Wait ${TRIES_MINUTES} minutes, or use a passkey`
    return refuse('wait', message, 'code')
  }
  const message =
    'That code is not right, or was used already. Enter the one that the app shows now'
  return refuse('wrong-code', message, 'code')
}

/**
 * Whether somebody may add or take away a factor: not with less than they need to sign in, and not
 * without a factor that they have.
 */
export async function mayChangeFactors(
  { db }: AccountNeeds,
  { actor }: FastifyRequest,
): Promise<boolean> {
  const { account } = actor
  if (account === undefined) return false
  return account.hasSecondFactor || (await fetchFactors(db, account.id)).count === 0
}
