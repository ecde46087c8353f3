import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import type { Field } from '#fields/index.ts'
import type { Database } from '#storage/index.ts'
import { type Find, formRoutes, type Named, type PanelForm } from '../form-routes.ts'
import { addressOf, crumbsOf } from '../meetings/meeting-words.ts'
import {
  fetchMinutes,
  fetchMinutesIn,
  type KnownMinutes,
  type MinutesNeeds,
  stateOf,
} from './known-minutes.ts'
import type { Paragraph } from './paragraph.ts'

export const editAddress = ({ meeting }: Pick<KnownMinutes, 'meeting'>) =>
  `${addressOf(meeting)}/minutes/edit`

export const crumbsTo = (found: KnownMinutes) => [
  ...crumbsOf(found.meeting),
  { text: 'Its minutes', href: editAddress(found) },
]

/** A form about minutes, of what it finds in them. */
type MinutesForm<Found extends KnownMinutes, Fields extends readonly Field[]> = Omit<
  PanelForm<Found, Fields>,
  'find' | 'findIn' | 'stateOf'
> & {
  /** What of the minutes its address names; `undefined` where there is no such thing. */
  readonly pick: (found: KnownMinutes, request: FastifyRequest<Named>) => Found | undefined
}

/** Asks a form about the minutes of a meeting, and finds what it is about again in the transaction that records it. */
export function minutesForm<Found extends KnownMinutes, const Fields extends readonly Field[]>(
  app: FastifyInstance,
  needs: MinutesNeeds,
  { pick, ...form }: MinutesForm<Found, Fields>,
): void {
  const find: Find<Found> = async (request) => {
    const db = needs.readAs({ audience: 'office' })
    const found = await fetchMinutes(db, needs, request.params['address'] ?? '', 'office')
    if (!found.ok || found.value === undefined) return undefined
    // Asked for before the transaction, in which nothing else can be
    const promised = await needs.undertakings('office')
    const undertakings = promised.ok ? promised.value : undefined
    return pick({ ...found.value, undertakings }, request)
  }
  const findIn = async (
    trx: Kysely<Database>,
    { known: before, meeting, undertakings }: Found,
    request: FastifyRequest<Named>,
  ) => {
    const known = { ...before, meetings: await before.meetingsIn(trx) }
    const found = await fetchMinutesIn(trx, known, meeting.address, 'office')
    return found.ok && found.value ? pick({ ...found.value, undertakings }, request) : undefined
  }
  formRoutes<Found, Fields>(app, needs, { ...form, find, findIn, stateOf })
}

/** As it is: of a form about the minutes as a whole. */
export const whole = (found: KnownMinutes) => found

export interface FoundParagraph extends KnownMinutes {
  readonly paragraph: Paragraph
  /** How many versions it had when its form was opened. */
  readonly seen: number
}

/** The paragraph that an address names, with how many versions of it the one who asks has seen. */
export function pickParagraph(
  found: KnownMinutes,
  { params, query }: FastifyRequest<Named>,
): FoundParagraph | undefined {
  const id = Number(params['paragraph'])
  const paragraph = found.minutes.paragraphs.find((one) => one.id === id)
  const { version } = query as { readonly version?: unknown }
  const seen = Number(version ?? found.minutes.versions.get(id)?.length)
  return paragraph && { ...found, paragraph, seen }
}
