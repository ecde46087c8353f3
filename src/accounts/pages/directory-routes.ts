import type { FastifyInstance, FastifyReply } from 'fastify'
import { writeRecord } from '#storage/index.ts'
import { showMessage } from '#web/index.ts'
import type { Account } from '../account.ts'
import type { HeldAccounts } from '../account-book.ts'
import { recordConnected } from '../account-records.ts'
import type { Directory, DirectoryAnswer } from '../directory.ts'
import type { AccountNeeds } from '../needs.ts'
import { signIn } from '../signing-in.ts'
import { makeOnce, spend } from '../tokens.ts'
import { showAccountPage } from './account-page.ts'
import { mayChangeFactors } from './second-factor-routes.ts'
import { OPEN, SENT } from './sign-in-routes.ts'

/** How long one may take at the directory, in minutes. */
const THERE_MINUTES = 15

const CALLBACK = '/sign-in/directory/callback'

/**
 * Signing in by the council's own directory. Nobody has an account by it alone: the account is there,
 * with the address that the directory vouches for, or was connected with it by its owner.
 */
export function directoryRoutes(
  app: FastifyInstance,
  needs: AccountNeeds,
  directory: Directory,
): void {
  const { db, fetchAccounts, cookies, now, siteAddress } = needs

  /** Where to go on to; what has to come back is kept for this browser alone. */
  const begin = async (reply: FastifyReply, account: string | null): Promise<string> => {
    const { address, says } = await directory.begin(`${siteAddress()}${CALLBACK}`)
    const once = { purpose: 'directory', account, says, minutes: THERE_MINUTES } as const
    reply.header('set-cookie', cookies.set('asked', await makeOnce(db, once, now().at)))
    return address
  }

  // A GET: a form may lead to no other site
  app.get('/sign-in/directory', OPEN, async (_, reply) => {
    const address = await begin(reply, null)
    return reply.redirect(address, 303)
  })

  app.post('/account/directory', SENT, async (request, reply) => {
    const { account } = request.actor
    if (account === undefined || !(await mayChangeFactors(needs, request))) {
      return reply.redirect('/sign-in/second', 303)
    }
    const address = await begin(reply, account.id)
    return showAccountPage(reply, {
      title: 'Connect the council’s directory',
      sentences: ['Sign in there, and your account here is yours by it from then on.'],
      links: [{ text: 'Go on to the directory', href: address }],
    })
  })

  // Not by another name of the machine than the site's own
  app.get(CALLBACK, SENT, async (request, reply) => {
    const token = cookies.read(request.headers.cookie, 'asked')
    const asked = token && (await spend(db, token, 'directory', now().at))
    if (!asked || asked.says === null) return showRefused(reply, NOT_ASKED)
    const came = new URL(`${siteAddress()}${request.url}`)
    const answer = await directory.finish(came, asked.says)
    if (!answer.ok) return showRefused(reply, NOT_ASKED)
    const held = await fetchAccounts()
    const connecting = asked.account === null ? undefined : held.byId(asked.account)
    if (connecting) return await connect(connecting, answer.value, held, reply)
    const account = accountOf(held, answer.value)
    if (account === undefined) return showRefused(reply, NO_ACCOUNT)
    const { hasSecondFactor } = answer.value
    return await signIn(needs, request, reply, account.id, hasSecondFactor, '/sign-in/second')
  })

  const connect = async (
    account: Account,
    { subject }: DirectoryAnswer,
    { accounts }: HeldAccounts,
    reply: FastifyReply,
  ) => {
    if (accounts.some((one) => one.subject === subject && one.id !== account.id)) {
      return showRefused(reply, OTHERS)
    }
    const recorder = { actor: { key: account.id, name: account.name }, at: now().at }
    await writeRecord(db, (trx) => recordConnected(trx, account, subject, recorder))
    return reply.redirect('/account', 303)
  }
}

/** Whose account it is: that which was connected; else the one of the address, if it was not connected. */
function accountOf(
  { accounts, byEmail }: HeldAccounts,
  { subject, email }: DirectoryAnswer,
): Account | undefined {
  const connected = accounts.find((one) => one.subject === subject)
  const named = email === undefined ? undefined : byEmail(email)
  const account = connected ?? (named?.subject === undefined ? named : undefined)
  return account?.isDisabled ? undefined : account
}

const NOT_ASKED =
  'The directory’s answer is not one to what this browser was asked, or came too late. Try again from the page for signing in.'
const NO_ACCOUNT =
  'The directory knows you, and no account here has the address that it vouches for. Ask an administrator to invite you; or sign in by a link and connect the directory on the page of your account.'
const OTHERS = 'Another account is connected with that name of the directory already.'

function showRefused(reply: FastifyReply, sentence: string): FastifyReply {
  return showMessage(reply, 422, 'Not signed in', [sentence])
}
