import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import { AGENDA } from '#holdings/index.ts'
import type { FetchHoldings } from '#performance/index.ts'
import type { Outcome, Problem } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { fetchEntries, writeRecord } from '#storage/index.ts'
import { askLeave, audienceOf, recorderOf } from '#web/index.ts'
import type { Named } from '../form-routes.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { addressOf, crumbsOf } from '../meetings/meeting-words.ts'
import {
  type Addressed,
  fetchKnown,
  type Known,
  type MeetingNeeds,
  withMeeting,
} from '../meetings/needs.ts'
import type { Agenda } from './agenda.ts'
import { fetchAgenda, type Moment } from './agenda-records.ts'
import { readAgenda } from './read-agenda.ts'

/** What the pages of agendas stand on. */
export interface AgendaNeeds extends MeetingNeeds {
  readonly holdings: FetchHoldings
  /** Every edition of a report that stands published, by its report and period, with what it is called. */
  readonly editions: () => Promise<Readonly<Record<string, string>>>
  /** The PDF of one of them; refused where it stands no longer. */
  readonly editionPdf: (edition: string) => Promise<Outcome<Buffer>>
}

/** An agenda with the meeting it is of. */
export interface AgendaKnown {
  readonly meeting: Meeting
  readonly agenda: Agenda
  readonly known: Known
}

/** Answers about the agenda of the meeting that an address names, as far as whoever asks may read it. */
export function withAgenda(
  request: FastifyRequest<Addressed>,
  reply: FastifyReply,
  needs: AgendaNeeds,
  answer: (found: AgendaKnown) => FastifyReply | Promise<FastifyReply>,
): Promise<FastifyReply> {
  return withMeeting(request, reply, needs, async (meeting, known) =>
    answer({ meeting, known, agenda: await fetchAgendaFor(request, needs, meeting) }),
  )
}

/** The agenda of the meeting that an address names, as far as whoever asks may read it. */
export async function findAgenda(
  request: FastifyRequest<Named>,
  needs: AgendaNeeds,
): Promise<AgendaKnown | undefined> {
  const known = await fetchKnown(needs)
  const meeting = known.ok
    ? known.value.meetings.byAddress.get(request.params['address'] ?? '')
    : undefined
  if (!known.ok || meeting === undefined) return undefined
  return { meeting, known: known.value, agenda: await fetchAgendaFor(request, needs, meeting) }
}

async function fetchAgendaFor(
  { actor }: Pick<FastifyRequest, 'actor'>,
  { reads }: AgendaNeeds,
  { address }: Meeting,
): Promise<Agenda> {
  const wanted = { kind: AGENDA, records: [address] }
  return readAgenda(await fetchEntries(reads(actor), wanted, audienceOf(actor)))
}

/**
 * Records something of an agenda as it stands in the transaction that records it.
 *
 * @param act - in the words of the table of permissions
 */
export async function recordOf<Done>(
  request: FastifyRequest,
  { db, now }: AgendaNeeds,
  { meeting, known }: AgendaKnown,
  act: string,
  record: (trx: Transaction<Database>, agenda: Agenda, moment: Moment) => Promise<Outcome<Done>>,
): Promise<Outcome<Done>> {
  const { at, today } = now()
  return await writeRecord(db, async (trx): Promise<Outcome<Done>> => {
    const leave = askLeave(request.actor, act, AGENDA, 'any')
    if (!leave.ok) return leave
    const { address } = (await known.meetingsIn(trx)).byAddress.get(meeting.address) ?? meeting
    const recorder = recorderOf(request, at)
    return await record(trx, await fetchAgenda(trx, address), { address, today, recorder })
  })
}

/** Where the agenda of a meeting is prepared. */
export const prepareAddress = (meeting: Pick<Meeting, 'address'>) =>
  `${addressOf(meeting)}/agenda/prepare`

/** The way to a page about preparing an agenda. */
export const prepareCrumbs = (meeting: Meeting) => [
  ...crumbsOf(meeting),
  { text: 'Prepare the agenda', href: prepareAddress(meeting) },
]

/** Problems as sentences. */
export const sentencesOf = (problems: readonly Problem[]) =>
  problems.map(({ message }) => `${message}.`)
