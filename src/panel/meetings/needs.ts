import type { FastifyReply } from 'fastify'
import type { Kysely } from 'kysely'
import type { FetchPeople, HeldPeople } from '#people/index.ts'
import type { FetchProcedures } from '#procedures/index.ts'
import type { Problem } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { showMessage } from '#web/index.ts'
import type { FetchMeetings, HeldMeetings } from './meeting-book.ts'
import type { Deciding } from './meeting-page.ts'

/** What the pages of meetings stand on. */
export interface MeetingNeeds {
  readonly asPublic: Kysely<Database>
  readonly meetings: FetchMeetings
  readonly people: FetchPeople
  readonly procedures: FetchProcedures
  /** What the panel is called. */
  readonly panel: () => string
  /** Where readers reach the site, without a slash at the end. */
  readonly siteAddress: () => string
  readonly now: () => { readonly at: string; readonly today: string }
}

/** What is known for a page of meetings. */
export interface Known extends Omit<HeldMeetings, 'version'>, Pick<HeldPeople, 'people'> {
  /** `undefined` where no rules of the panel are held. */
  readonly decider: Deciding | undefined
  readonly today: string
  /** Of all of it: what a page is kept under. */
  readonly version: string
}

/** Answers from what is held of meetings, or says what is wrong with the area's files. */
export async function withKnown(
  reply: FastifyReply,
  { meetings: fetchMeetings, people: fetchPeople, procedures, now }: MeetingNeeds,
  answer: (known: Known) => FastifyReply | Promise<FastifyReply>,
): Promise<FastifyReply> {
  const held = await fetchMeetings()
  if (!held.ok) return unreadable(reply, held.problems)
  const people = await fetchPeople()
  if (!people.ok) return unreadable(reply, people.problems)
  const rules = await procedures()
  const { today } = now()
  const versions = [held.value.version, people.value.version, rules.ok ? rules.value.version : '']
  return await answer({
    ...held.value,
    people: people.value.people,
    decider: rules.ok ? rules.value.decider : undefined,
    today,
    version: `${versions.join(' ')} ${today}`,
  })
}

function unreadable(reply: FastifyReply, problems: readonly Problem[]): FastifyReply {
  const sentences = problems.slice(0, 20).map(({ message }) => `${message}.`)
  return showMessage(reply, 503, 'The meetings of this area cannot be read', sentences)
}
