import type { FastifyRequest } from 'fastify'
import type { Recorder } from '#storage/index.ts'

/**
 * Who records what a form says: whoever is signed in, under the key of their account. No form asks for
 * a name.
 *
 * @param at - the instant it is
 */
export function recorderOf({ actor }: Pick<FastifyRequest, 'actor'>, at: string): Recorder {
  const { account } = actor
  if (account === undefined)
    throw new Error('A form that records was let through to nobody signed in')
  return { actor: { key: account.id, name: account.name }, at }
}
