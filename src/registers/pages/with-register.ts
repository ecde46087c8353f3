import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Audience } from '#storage/index.ts'
import { showMessage } from '#web/index.ts'
import { readerIn } from '../access.ts'
import type { Register } from '../definition/register.ts'
import type { RegisterNeeds } from './needs.ts'

/** What an address names. */
export interface Named {
  Params: { readonly register: string; readonly reference: string; readonly move: string }
  Querystring: Readonly<Record<string, unknown>>
}

/** Does something with the register that an address names; 404 where the office keeps none of that name. */
export async function withRegister(
  { registers }: Pick<RegisterNeeds, 'registers'>,
  request: FastifyRequest<Named>,
  reply: FastifyReply,
  work: (register: Register, reader: Audience) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const held = await registers()
  if (!held.ok) return cannotBeRead(reply)
  const register = held.value.find(({ id }) => id === request.params.register)
  if (register === undefined) {
    reply.callNotFound()
    return reply
  }
  return await work(register, readerIn(register, request.actor))
}

/** Where the definitions that were loaded cannot be read by this version of the program. */
export function cannotBeRead(reply: FastifyReply): FastifyReply {
  return showMessage(reply, 503, 'The registers of this office cannot be read', [
    'Their definitions are not as this version of the program reads them. Whoever runs it can say why with: area check.',
  ])
}

/** Says that one may not do that, as the definition of the register has it. */
export function notForYou(reply: FastifyReply, register: Register): FastifyReply {
  return showMessage(reply, 403, 'This page is not for your role', [
    `The register "${register.defined.name}" is kept by others. Nothing was changed.`,
  ])
}
