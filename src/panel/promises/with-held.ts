import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Audience } from '#storage/index.ts'
import { audienceOf, showMessage } from '#web/index.ts'
import type { PromiseNeeds } from './needs.ts'
import type { HeldUndertakings } from './promise-book.ts'

/** As whom what was undertaken is read by whoever reads with the eyes of an audience. */
export const readerOf = (audience: Audience): Exclude<Audience, 'sealed'> =>
  audience === 'sealed' ? 'office' : audience

export type Numbered = { Params: { number: string } }

/** Answers from what is held for whoever asks, or says what is wrong with the area's file. */
export async function withHeld(
  { undertakings: fetchUndertakings }: Pick<PromiseNeeds, 'undertakings'>,
  { actor }: Pick<FastifyRequest, 'actor'>,
  reply: FastifyReply,
  answer: (held: HeldUndertakings) => unknown,
): Promise<unknown> {
  const held = await fetchUndertakings(readerOf(audienceOf(actor)))
  if (held.ok) return await answer(held.value)
  const sentences = held.problems.slice(0, 20).map(({ message }) => `${message}.`)
  return showMessage(reply, 503, 'The promises of this area cannot be read', sentences)
}
