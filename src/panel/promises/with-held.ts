import type { FastifyReply, FastifyRequest } from 'fastify'
import { audienceOf, showMessage } from '#web/index.ts'
import type { PromiseNeeds } from './needs.ts'
import type { HeldUndertakings } from './promise-book.ts'

export type Numbered = { Params: { number: string } }

/** Answers from what is held for whoever asks, or says what is wrong with the area's file. */
export async function withHeld(
  { undertakings: fetchUndertakings }: Pick<PromiseNeeds, 'undertakings'>,
  { actor }: Pick<FastifyRequest, 'actor'>,
  reply: FastifyReply,
  answer: (held: HeldUndertakings) => unknown,
): Promise<unknown> {
  const audience = audienceOf(actor)
  const held = await fetchUndertakings(audience === 'sealed' ? 'office' : audience)
  if (held.ok) return await answer(held.value)
  const sentences = held.problems.slice(0, 20).map(({ message }) => `${message}.`)
  return showMessage(reply, 503, 'The promises of this area cannot be read', sentences)
}
