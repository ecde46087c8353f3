import type { FastifyReply } from 'fastify'
import type { Kysely } from 'kysely'
import type { FetchConstitution } from '#constitution/index.ts'
import type { FetchPeople, HeldPeople } from '#people/index.ts'
import type { Database } from '#storage/index.ts'
import { showMessage } from '#web/index.ts'

export interface PanelNeeds {
  readonly db: Kysely<Database>
  readonly people: FetchPeople
  readonly constitution: FetchConstitution
  /** What the panel is called. */
  readonly panel: () => string
  /** The instant it is, and the day it is in Britain. */
  readonly now: () => { readonly at: string; readonly today: string }
}

/** Answers from what is held of people, or says what is wrong with the area's file. */
export async function withPeople(
  reply: FastifyReply,
  fetchPeople: FetchPeople,
  answer: (held: HeldPeople) => FastifyReply | Promise<FastifyReply>,
): Promise<FastifyReply> {
  const held = await fetchPeople()
  if (held.ok) return await answer(held.value)
  const sentences = held.problems.slice(0, 20).map(({ message }) => `${message}.`)
  return showMessage(reply, 503, 'The people of this area cannot be read', sentences)
}
