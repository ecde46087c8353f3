import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { HeldProcedures } from './holdings.ts'

/** Answers from what is held, or says what is wrong with the area's files. */
export type WithHeld = (
  reply: FastifyReply,
  answer: (held: HeldProcedures) => Promise<FastifyReply>,
) => Promise<FastifyReply>

/** What a form or an address sent, by field; nothing when it is no form. */
export const typedSchema = z.record(z.string(), z.unknown()).catch({})

export function notFound(reply: FastifyReply): FastifyReply {
  reply.callNotFound()
  return reply
}
