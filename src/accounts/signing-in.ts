import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AccountNeeds } from './needs.ts'
import { beginSession, endSession } from './sessions.ts'

/** Has a browser take away what pages kept on its device, such as what could not be sent, and the pages that it kept. */
const CLEAR_DEVICE = ['clear-site-data', '"cache", "storage"'] as const

const digestOf = (account: string) => createHash('sha256').update(account).digest('base64url')

/**
 * Signs a browser in: always with a session of its own making, whatever it held before, which ends. What somebody else
 * left on the device who did not sign out is taken away.
 *
 * @param to - where it is led
 */
export async function signIn(
  { db, cookies, now }: AccountNeeds,
  request: FastifyRequest,
  reply: FastifyReply,
  account: string,
  hasSecondFactor: boolean,
  to: string,
): Promise<FastifyReply> {
  const before = cookies.read(request.headers.cookie, 'session')
  if (before !== undefined) await endSession(db, before)
  const token = await beginSession(db, account, hasSecondFactor, now().at)
  const its = digestOf(account)
  if (cookies.read(request.headers.cookie, 'last') !== its) reply.header(...CLEAR_DEVICE)
  return reply
    .header('set-cookie', cookies.set('session', token))
    .header('set-cookie', cookies.set('last', its))
    .redirect(to, 303)
}

/** Takes from a browser that it is signed in, and what pages kept on its device. */
export const signOut = (
  reply: FastifyReply,
  { cookies }: Pick<AccountNeeds, 'cookies'>,
  to: string,
) =>
  reply
    .header('set-cookie', cookies.clear('session'))
    .header('set-cookie', cookies.clear('last'))
    .header(...CLEAR_DEVICE)
    .redirect(to, 303)
