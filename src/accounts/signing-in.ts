import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AccountNeeds } from './needs.ts'
import { beginSession, endSession } from './sessions.ts'

/**
 * Signs a browser in: always with a session of its own making, whatever it held before, which ends.
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
  return reply.header('set-cookie', cookies.set('session', token)).redirect(to, 303)
}
