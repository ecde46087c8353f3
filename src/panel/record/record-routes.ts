import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Outcome, type Problem, refuse } from '#shared/index.ts'
import { writeRecord } from '#storage/index.ts'
import {
  askLeave,
  audienceOf,
  may,
  presentForm,
  recorderOf,
  redirectTelling,
  showMessage,
  showPage,
  showReady,
  toldHere,
  typedSchema,
} from '#web/index.ts'
import { fetchAgenda } from '../agenda/agenda-records.ts'
import { restrictedWords } from '../agenda/item-words.ts'
import { askToConfirm, confirmedIn, withConfirming } from '../confirming.ts'
import { addressOf, crumbsOf } from '../meetings/meeting-words.ts'
import { type Addressed, type MeetingNeeds, notThere } from '../meetings/needs.ts'
import type { FetchUndertakings } from '../promises/promise-book.ts'
import { readerOf } from '../promises/with-held.ts'
import { comparePage } from './compare-page.ts'
import type { RawEvent } from './corrections.ts'
import { draftPage } from './draft-page.ts'
import { audienceFor, isInPrivate } from './event-audience.ts'
import { type JudgedRecord, judgedBook, versionOfRecords } from './fetch-judged.ts'
import { followRoutes } from './follow-routes.ts'
import type { Following } from './following.ts'
import { eventForm } from './forms/event-forms.ts'
import { type EventForm, hasChoice, nothingToChoose } from './forms/form-parts.ts'
import { hourNow, typedHour } from './hour.ts'
import { forbiddenIn, saysAnything } from './kept-words.ts'
import { askedPart, dayOf, idOf, mainOf, makeEvents, stillToDo, withHour } from './make-events.ts'
import { whichPart } from './part-field.ts'
import { preparedItems } from './prepared-items.ts'
import { makeCorrection, rightPage } from './put-right.ts'
import { recordEvents } from './record-events.ts'
import { presentRecord } from './record-page.ts'
import { MEETING_RECORD } from './recorded-events.ts'
import { seenSoFar } from './recorded-meanwhile.ts'
import { repliedAbsent } from './replied-absent.ts'
import { showRecording } from './show-recording.ts'

/** The folders of the views of the record of meetings. */
export const RECORD_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const READ = { config: { act: { kind: MEETING_RECORD, act: 'read' } } }
const RECORD = { config: { act: { kind: MEETING_RECORD, act: 'record' } } }
const DRAFT = { config: { act: { kind: 'draft-minutes', act: 'read' } } }

type Named = { Params: { address: string; event: string } }
type Typed = Readonly<Record<string, unknown>>
interface Needs
  extends Pick<
    MeetingNeeds,
    'db' | 'asPublic' | 'reads' | 'meetings' | 'people' | 'constitution' | 'now'
  > {
  readonly undertakings: FetchUndertakings
  readonly following: Following
  /** How long a connection of somebody who follows a meeting is kept. */
  readonly followSeconds: number
}

/** `/meetings/<address>/record`: what happened at a meeting, recorded and followed; and the minutes it draws. */
export function recordRoutes(app: FastifyInstance, needs: Needs): void {
  const { db, asPublic, now } = needs
  const judged = judgedBook(needs)
  followRoutes(app, needs, judged)

  const withRecord = async (
    request: FastifyRequest<Addressed>,
    reply: FastifyReply,
    answer: (record: JudgedRecord) => FastifyReply | Promise<FastifyReply>,
  ): Promise<FastifyReply> => {
    const audience = audienceOf(request.actor)
    const found = await judged(needs.reads(request.actor), request.params.address, audience)
    if (!found.ok) return unreadable(reply, found.problems)
    return found.value === undefined ? notThere(reply) : await answer(found.value)
  }

  /** The number under which each thing said at a meeting is followed, as far as whoever asks may read of it. */
  const followedAt = async ({ actor }: FastifyRequest, address: string) => {
    const held = await needs.undertakings(readerOf(audienceOf(actor)))
    return new Map(
      (held.ok ? held.value.all : []).flatMap(({ madeAt, number }) =>
        madeAt?.meeting === address ? [[madeAt.event, number] as const] : [],
      ),
    )
  }

  app.get<Addressed>('/meetings/:address/record', READ, async (request, reply) => {
    const { address } = request.params
    const asked = typedSchema.parse(request.query)
    const isAll = asked['all'] === 'yes'
    // All is all, whatever else is asked for: what is kept for readers is named by it
    const item = !isAll && typeof asked['item'] === 'string' ? asked['item'] : undefined
    const isOfItem = ({ judged: { course } }: JudgedRecord) =>
      item === undefined || course.items.some((one) => one.item.number === item)
    if (audienceOf(request.actor) === 'public' && !may(request.actor, 'record', MEETING_RECORD)) {
      // Followed by many while it is recorded: made once for all of them
      const promised = await needs.undertakings('public')
      const version = `${await versionOfRecords(asPublic, needs)} ${promised.ok ? promised.value.version : ''}`
      const kept = {
        name: `/meetings/${address}/record${isAll ? '?all' : item === undefined ? '' : `?item=${item}`}`,
        version,
        audience: 'public',
      } as const
      return showReady(request, reply, kept, 'meeting-record.njk', async () => {
        const found = await judged(asPublic, address, 'public')
        if (!found.ok || found.value === undefined || !isOfItem(found.value)) return undefined
        const followed = await followedAt(request, address)
        return presentRecord(found.value, false, randomUUID, { isAll, item, followed }, now().today)
      })
    }
    return withRecord(request, reply, async (record) => {
      if (!isOfItem(record)) return notThere(reply)
      const mayRecord = may(request.actor, 'record', MEETING_RECORD)
      const told = toldHere(request)
      const followed = await followedAt(request, address)
      const seen = {
        isAll,
        item,
        followed,
        told,
        did: String(asked['did'] ?? ''),
        since: String(asked['since'] ?? ''),
        prepared: mayRecord ? await preparedItems(needs.reads(request.actor), record) : [],
      }
      const page = presentRecord(record, mayRecord, randomUUID, seen, now().today)
      return showRecording(reply, 'meeting-record.njk', page)
    })
  })

  app.get<Addressed>('/meetings/:address/minutes-draft', DRAFT, (request, reply) =>
    withRecord(request, reply, (record) => showPage(reply, 'minutes-draft.njk', draftPage(record))),
  )

  app.get<Addressed>('/meetings/:address/record/compare', RECORD, (request, reply) =>
    withRecord(request, reply, (record) => {
      const asked = typedSchema.parse(request.query)
      return showPage(reply, 'compare-records.njk', comparePage(record, asked, randomUUID))
    }),
  )

  app.get<Named>('/meetings/:address/record/:event', RECORD, (request, reply) =>
    withRecord(request, reply, async (record) => {
      const { address, event } = request.params
      const form = eventForm(event)
      if (form === undefined) return notThere(reply)
      // What is told after the close happened before it
      const hour = isClosed(record) ? undefined : hourNow(dayOf(record), now().at)
      const before = form.isReplied ? await repliedAbsent(needs.reads(request.actor), address) : []
      const typed = {
        ...(hour && typedHour(hour)),
        who: before,
        ...typedSchema.parse(request.query),
      }
      return showForm(reply, record, request.params.event, form, typed, [])
    }),
  )

  app.post<Named>('/meetings/:address/record/:event', RECORD, (request, reply) =>
    withRecord(request, reply, async (record) => {
      const form = eventForm(request.params.event)
      if (form === undefined) return notThere(reply)
      const typed = typedSchema.parse(request.body)
      const page = `${addressOf(record.meeting)}/record`
      const made = makeEvents(record, form, typed, now().at)
      const events = made.ok ? stillToDo(record, made.value, typed['hour'] === undefined) : []
      if (typeof events === 'string') return redirectTelling(reply, `${page}#next`, events)
      const done = made.ok ? await save(request, record, events, typed) : made
      if (done.ok) return leadOn(reply, `${page}?${didAt(mainOf(events), typed)}#next`, done.value)
      return showForm(reply, record, request.params.event, form, typed, done.problems, 422)
    }),
  )

  app.get<Named>('/meetings/:address/put-right/:event', RECORD, (request, reply) =>
    withRecord(request, reply, (record) => {
      const found = eventIn(record, request.params.event)
      if (found === undefined) return notThere(reply)
      if (found.isStruck) return struckOut(reply)
      return showRecording(reply, 'record-form.njk', rightPage(record, found.raw, {}, []))
    }),
  )

  app.post<Named>('/meetings/:address/put-right/:event', RECORD, (request, reply) =>
    withRecord(request, reply, async (record) => {
      const { raw: found, isStruck } = eventIn(record, request.params.event) ?? {}
      if (found === undefined) return notThere(reply)
      const typed = typedSchema.parse(request.body)
      const isSentAgain = record.events.some(({ id }) => id === typed['id'])
      if (isStruck === true && !isSentAgain) return struckOut(reply)
      const made = makeCorrection(record, found, typed)
      const done = made.ok ? await save(request, record, [made.value], typed) : made
      const page = `${addressOf(record.meeting)}/record`
      if (made.ok && done.ok)
        return leadOn(reply, `${page}?${didAt(made.value, typed)}#next`, done.value)
      const again = rightPage(record, found, typed, done.ok ? [] : done.problems)
      return showRecording(reply, 'record-form.njk', again, 422)
    }),
  )

  /** What is asked before words that may stand nowhere in public are recorded of what everybody reads of. */
  const wordsTold = async (
    { actor }: FastifyRequest,
    { meeting, events: recorded, with: judgedWith }: JudgedRecord,
    events: readonly RawEvent[],
    typed: Typed,
  ): Promise<readonly Problem[]> => {
    if (typed['kept'] === 'yes' || !events.some(saysAnything)) return []
    const forbidden = restrictedWords(await fetchAgenda(needs.reads(actor), meeting.address))
    const open = { meeting, events: recorded, with: judgedWith, apart: new Set<string>() }
    const found = events
      .filter((event) => forbiddenIn(event, forbidden).length > 0)
      .filter((event) => audienceFor(open, event, events) === 'public')
      .flatMap((event) => forbiddenIn(event, forbidden))
    return askToConfirm([...new Set(found)].map(keptApartWords), { confirmed: confirmedIn(typed) })
  }

  /** Records events that can be; what a rule forbids is recorded all the same. */
  const save = async (
    request: FastifyRequest,
    record: JudgedRecord,
    events: readonly RawEvent[],
    typed: Typed,
  ): Promise<Outcome<number>> => {
    const told = await wordsTold(request, record, events, typed)
    if (told.length > 0) return { ok: false, problems: told }
    const fresh = events.filter((event) => !record.events.some(({ id }) => id === event.id))
    const cannot = (fresh.length === 0 ? [] : record.refusals(...fresh)).find((one) =>
      fresh.some(({ id }) => id === one.event),
    )
    if (cannot !== undefined) return refuse('cannot-be', cannot.message.replace(/[.]$/, ''))
    const follow = await needs.following()
    return await writeRecord(db, async (trx): Promise<Outcome<number>> => {
      const leave = askLeave(request.actor, 'record', MEETING_RECORD, 'any')
      if (!leave.ok) return leave
      const recorder = recorderOf(request, now().at)
      const done = await recordEvents(trx, record, events, recorder)
      if (!done.ok) return done
      // What was promised is followed from the close on; where promises cannot be read the record is kept all the same
      const refused = await follow?.(trx, record, done.value, { today: now().today, recorder })
      return { ok: true, value: refused ?? 0 }
    })
  }
}

const keptApartWords = (word: string) =>
  `“${word}” is to stand nowhere in the public papers: what you entered is kept for members, and everybody reads in its place that it is not given to the public. Say it without that word, or record it so`

/** Leads on, and tells where something that was said could not be followed. */
const leadOn = (reply: FastifyReply, address: string, unfollowed: number) =>
  unfollowed === 0 ? reply.redirect(address, 303) : redirectTelling(reply, address, 'unfollowed')

/** What was recorded, and how far the record went as its form was opened. */
const didAt = (did: RawEvent | undefined, { seen }: Typed) =>
  new URLSearchParams({
    did: did?.id ?? '',
    ...(typeof seen === 'string' && seen !== '' ? { since: seen } : {}),
  }).toString()

const isClosed = ({ judged: { course } }: JudgedRecord) => course.closed !== undefined

/** What the site says by itself follows from the rest, and nobody puts it right. */
const eventIn = ({ judged }: JudgedRecord, id: string) =>
  judged.corrected.find(({ raw }) => raw.id === id && raw['type'] !== 'apart')

const struckOut = (reply: FastifyReply) =>
  showMessage(reply, 409, 'It was struck out', [
    'What was struck out of the record cannot be put right. Record anew what happened.',
  ])

function showForm(
  reply: FastifyReply,
  record: JudgedRecord,
  id: string,
  form: EventForm,
  typed: Typed,
  problems: readonly Problem[],
  status = 200,
): FastifyReply {
  const address = `${addressOf(record.meeting)}/record`
  const own = withHour(form.fields(record, true), record, typed)
  const isAsked = problems.includes(whichPart) || typed['within'] !== undefined
  const part = isAsked ? askedPart(record, form, typed) : []
  const asked = withConfirming([...own.filter(hasChoice), ...part], typed, problems)
  const page = {
    title: form.title,
    breadcrumbs: [...crumbsOf(record.meeting), { text: 'What happened', href: address }],
    action: `${address}/${id}`,
    isNow: typed['hour'] !== undefined && status === 200,
    ...{ place: address, isPrivate: isInPrivate(record) || part.length > 0 },
    id: idOf(typed),
    seen: typed['seen'] ?? seenSoFar(record),
    button: 'Record it',
    lead: isClosed(record)
      ? 'The meeting is closed, and what you record is told late: say at what hour it happened, or what it came straight after.'
      : '',
    foretold: [...nothingToChoose(own), ...(form.foretold?.(record, typed) ?? [])],
    ...presentForm(asked.fields, typed, asked.problems),
  }
  return showRecording(reply, 'record-form.njk', page, status)
}

function unreadable(reply: FastifyReply, problems: readonly Problem[]): FastifyReply {
  const sentences = problems.slice(0, 20).map(({ message }) => `${message}.`)
  return showMessage(reply, 503, 'The record of this meeting cannot be judged', sentences)
}
