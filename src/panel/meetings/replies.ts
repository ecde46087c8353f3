import { z } from 'zod'
import { heldOn, type People } from '#people/index.ts'
import type { Entry } from '#storage/index.ts'
import { standing } from './recorded-meetings.ts'

/** What somebody answers to a summons, in the words in which it stands. */
export const REPLIES = {
  coming: 'Coming',
  apologies: 'Sends apologies',
  substitute: 'Sends a substitute',
} as const

export type ReplyKind = keyof typeof REPLIES

const replySays = z.object({
  person: z.string(),
  answer: z.enum(Object.keys(REPLIES) as [ReplyKind, ...ReplyKind[]]),
  substitute: z.string().optional(),
  reason: z.string().optional(),
  how: z.string().optional(),
})

/** One answer of a member, for members and the office to read. */
export interface Reply extends z.infer<typeof replySays> {
  /** When the clerk was told, YYYY-MM-DDTHH:MM by the clock here. */
  readonly told: string
}

/**
 * The answers to a summons by the person who gave them, each in the order in which the clerk was told: the
 * last is in force.
 *
 * @param entries - of one meeting, as a reader may read them who reads what is for members
 */
export function readReplies(entries: readonly Entry[]): ReadonlyMap<string, readonly Reply[]> {
  const replies = standing(entries).flatMap(({ event, happened, says }): Reply[] => {
    const read = event === 'replied' ? replySays.safeParse(says).data : undefined
    return read && happened !== null ? [{ ...read, told: happened }] : []
  })
  return Map.groupBy(replies, ({ person }) => person)
}

/** Who is expected at a meeting, as far as it is recorded who holds which seat that day. */
export interface Expected {
  /** Ids of people, in the order of their seats. */
  readonly members: readonly string[]
  readonly seats: number
  /** Seats of which it is not recorded who holds them. */
  readonly unknown: number
}

/** @param day - of the meeting, YYYY-MM-DD */
export function expectedOn(people: People, day: string): Expected {
  const { seats } = heldOn(people, day)
  const members = seats.flatMap(({ by, state }) =>
    state === 'held' ? by.filter(({ known }) => known === 'held' || known === 'named') : [],
  )
  return {
    members: [...new Set(members.map(({ person }) => person.id))],
    seats: seats.length,
    unknown: seats.filter(({ state }) => state === 'not-recorded').length,
  }
}

/** The last answer of whoever was named to come in a member's place. */
export function answerOfSubstitute(
  replies: ReadonlyMap<string, readonly Reply[]>,
  { substitute }: Pick<Reply, 'substitute'>,
): Reply | undefined {
  return substitute === undefined ? undefined : replies.get(substitute)?.at(-1)
}

/** Those whom a member's last answer names to come in their place. */
export function substitutesNamed(
  replies: ReadonlyMap<string, readonly Reply[]>,
): ReadonlySet<string> {
  return new Set([...replies.values()].flatMap((its) => its.at(-1)?.substitute ?? []))
}

/** How many are to be there, as they answered. */
export interface Counted {
  /** Members, and substitutes in place of members. */
  readonly coming: number
  readonly substitutes: number
  readonly apologised: number
  /** Members in whose place somebody was to come who cannot. */
  readonly unreplaced: number
  readonly unanswered: number
}

/** Of those who are expected: what others answer is counted nowhere. */
export function countReplies(
  { members }: Expected,
  replies: ReadonlyMap<string, readonly Reply[]>,
): Counted {
  const last = members.map((id) => replies.get(id)?.at(-1))
  const of = (answer: ReplyKind | undefined) => last.filter((one) => one?.answer === answer).length
  const isUnreplaced = (reply: Reply | undefined) =>
    reply !== undefined && answerOfSubstitute(replies, reply)?.answer === 'apologies'
  const unreplaced = last.filter(isUnreplaced).length
  const substitutes = of('substitute') - unreplaced
  return {
    coming: of('coming') + substitutes,
    substitutes,
    apologised: of('apologies'),
    unreplaced,
    unanswered: of(undefined),
  }
}

/**
 * "12 coming, 1 apologised, 2 not answered; 4 needed, 10 for a veto.", with what is not known.
 *
 * @param needed - for a quorum and for a veto of the precept; `undefined` where no rule that is held says
 */
export function sayCounted(
  { seats, unknown, members }: Expected,
  { coming, substitutes, apologised, unreplaced, unanswered }: Counted,
  needed: { readonly quorum: number | undefined; readonly veto: number | undefined },
): string {
  const whose = unknown === seats ? `any of ${seats} seats` : `${unknown} of ${seats} seats`
  const open = unknown === 0 ? '' : ` Who holds ${whose} is not recorded.`
  if (members.length === 0) return `Who is expected is not known.${open}`
  const sent = substitutes === 0 ? '' : ` (${substitutes} of them in place of a member)`
  const rules = [
    needed.quorum === undefined ? '' : `${needed.quorum} needed`,
    needed.veto === undefined ? '' : `${needed.veto} for a veto`,
  ].filter(Boolean)
  const tail = rules.length === 0 ? '' : `; ${rules.join(', ')}`
  const without = unreplaced === 0 ? '' : `, ${unreplaced} whose substitute cannot come`
  return `${coming} coming${sent}, ${apologised} apologised${without}, ${unanswered} not answered${tail}.${open}`
}
