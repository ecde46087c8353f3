import type { FastifyInstance, FastifyReply } from 'fastify'
import { readForm } from '#fields/index.ts'
import { accept, type Outcome, type Problem, Refusal } from '#shared/index.ts'
import { writeRecord } from '#storage/index.ts'
import { type DoLater, presentForm, showMessage, typedSchema } from '#web/index.ts'
import { recordInvited, recordRole } from '../account-records.ts'
import { endFirstLinks } from '../first-link.ts'
import { LINK_MINUTES } from '../letters.ts'
import type { AccountNeeds } from '../needs.ts'
import { sendLink } from '../send-link.ts'
import { endSession } from '../sessions.ts'
import { signIn, signOut } from '../signing-in.ts'
import { endLinks, isGood, spend } from '../tokens.ts'
import { showAccountPage } from './account-page.ts'
import { EMAIL, FIRST_FIELDS } from './asked-fields.ts'
import { readEmail } from './read-email.ts'

const ACT = { kind: 'site', act: 'sign-in' }
/** What anybody may open, and what anybody may send from a page of this site. */
export const OPEN = { config: { act: ACT } }
export const SENT = { config: { act: ACT, fromOwnPages: true } }

type WithToken = { Params: { token: string } }

/** Signing in by a link sent to one's address, by the first link, and signing out. */
export function signInRoutes(app: FastifyInstance, needs: AccountNeeds, later: DoLater): void {
  const { db, fetchAccounts, cookies, now } = needs

  app.get('/sign-in', OPEN, (_, reply) => showSignIn(reply, needs, {}, []))

  app.post('/sign-in', SENT, (request, reply) => {
    const typed = typedSchema.parse(request.body)
    const email = readEmail(typed)
    if (!email.ok) return showSignIn(reply, needs, typed, email.problems)
    // After the answer, which is the same and takes as long whether there is such an account or not
    later('A link to sign in could not be sent', () => sendLink(needs, email.value))
    return showMessage(reply, 200, 'Look at your e-mail', [
      `If ${email.value} has an account here, a link to sign in is on its way. It is good once, for ${LINK_MINUTES} minutes.`,
      'If none comes, look among unwanted mail, check the address, or ask an administrator.',
    ])
  })

  app.get<WithToken>('/sign-in/link/:token', OPEN, async (request, reply) => {
    const { token } = request.params
    if (!(await isGood(db, token, 'sign-in', now().at))) return showSpent(reply)
    return showAccountPage(reply, {
      title: 'Sign in',
      sentences: ['Press the button to sign in with this browser. The link is used up by it.'],
      forms: [{ action: `/sign-in/link/${token}`, button: 'Sign in' }],
    })
  })

  app.post<WithToken>('/sign-in/link/:token', SENT, async (request, reply) => {
    const spent = await spend(db, request.params.token, 'sign-in', now().at)
    const { byId } = await fetchAccounts()
    const account = spent?.account ? byId(spent.account) : undefined
    if (account === undefined || account.isDisabled) return showSpent(reply)
    await endLinks(db, account.id)
    return await signIn(needs, request, reply, account.id, false, '/sign-in/second')
  })

  app.get<WithToken>('/sign-in/first/:token', OPEN, async (request, reply) => {
    const { token } = request.params
    if (!(await isGood(db, token, 'first', now().at))) return showSpent(reply)
    return showFirst(reply, token, {}, [])
  })

  app.post<WithToken>('/sign-in/first/:token', SENT, async (request, reply) => {
    const { token } = request.params
    const typed = typedSchema.parse(request.body)
    const { at, today } = now()
    if (!(await isGood(db, token, 'first', at))) return showSpent(reply)
    const read = readForm(FIRST_FIELDS, typed)
    const email = readEmail(typed)
    if (!read.ok) return showFirst(reply, token, typed, read.problems)
    if (!email.ok) return showFirst(reply, token, typed, email.problems)
    const { name } = read.value
    const made = await writeRecord(db, async (trx): Promise<Outcome<string>> => {
      const recorder = { actor: name, at }
      const invited = await recordInvited(trx, { name, email: email.value }, recorder)
      if (!invited.ok) return invited
      const account = { id: invited.value, name, given: [] }
      const role = { role: 'administrator', from: today, to: undefined } as const
      await recordRole(trx, account, role, recorder)
      if ((await spend(trx, token, 'first', at)) !== undefined) return accept(account.id)
      throw new Refusal('The first link was used by another browser at the same moment')
    })
    if (!made.ok) return showFirst(reply, token, typed, made.problems)
    await endFirstLinks(db, needs.folder)
    return await signIn(needs, request, reply, made.value, false, '/sign-in/second')
  })

  app.post('/sign-out', SENT, async (request, reply) => {
    const token = cookies.read(request.headers.cookie, 'session')
    if (token !== undefined) await endSession(db, token)
    return signOut(reply, needs, '/')
  })
}

type Typed = Readonly<Record<string, unknown>>

function showSignIn(
  reply: FastifyReply,
  { directory, isDemonstration }: AccountNeeds,
  typed: Typed,
  problems: readonly Problem[],
): FastifyReply {
  const { fields, problems: said } = presentForm([EMAIL], typed, problems)
  return showAccountPage(reply, {
    title: 'Sign in',
    sentences: [
      'Anybody may read what is here. Signing in is for those who record something, and for members. There is no password: a link is sent to your address.',
    ],
    problems: said,
    forms: [
      { action: '/sign-in', button: 'Send me a link', fields },
      { action: '/sign-in/passkey', button: 'Use a passkey', isSecondary: true },
    ],
    links: [
      ...(directory
        ? [{ text: 'Sign in by the council’s directory', href: '/sign-in/directory' }]
        : []),
      ...(isDemonstration
        ? [{ text: 'Choose a role of this demonstration', href: '/sign-in/as' }]
        : []),
    ],
  })
}

function showFirst(
  reply: FastifyReply,
  token: string,
  typed: Typed,
  problems: readonly Problem[],
): FastifyReply {
  const { fields, problems: said } = presentForm(FIRST_FIELDS, typed, problems)
  return showAccountPage(reply, {
    title: 'Make an administrator’s account',
    sentences: [
      'This link makes an account that gives others theirs. Links to sign in will be sent to the address.',
    ],
    problems: said,
    forms: [{ action: `/sign-in/first/${token}`, button: 'Make it and sign in', fields }],
  })
}

/** The same of a link that was used, one that is too old and one that never was. */
function showSpent(reply: FastifyReply): FastifyReply {
  return showMessage(reply, 410, 'This link is not good any more', [
    'It was used already, or it is too old, or it was not copied whole. Nobody was signed in.',
    'Ask for another on the page for signing in.',
  ])
}
