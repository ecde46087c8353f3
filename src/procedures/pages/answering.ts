import type { FastifyReply } from 'fastify'
import type { HeldProcedures } from './holdings.ts'

/** Answers from what is held, or says what is wrong with the area's files. */
export type WithHeld = (
  reply: FastifyReply,
  answer: (held: HeldProcedures) => Promise<FastifyReply>,
) => Promise<FastifyReply>

export function notFound(reply: FastifyReply): FastifyReply {
  reply.callNotFound()
  return reply
}
