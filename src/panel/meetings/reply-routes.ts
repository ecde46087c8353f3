import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { inLondon, localMoment } from '#days/index.ts'
import { type Field, readForm } from '#fields/index.ts'
import { type Outcome, type Problem, refuse } from '#shared/index.ts'
import { writeRecord } from '#storage/index.ts'
import {
  askLeave,
  presentForm,
  recorderOf,
  showMessage,
  showPage,
  typedSchema,
} from '#web/index.ts'
import { dayOfMeeting, type Meeting } from './meeting.ts'
import { addressOf, crumbsOf } from './meeting-words.ts'
import { type Addressed, type Known, type MeetingNeeds, withMeeting } from './needs.ts'
import { sayNotConnected } from './not-connected.ts'
import { recordReply } from './record-reply.ts'
import { MEETING } from './recorded-meetings.ts'
import { expectedOn, type Reply } from './replies.ts'
import { ownReply, replyFor } from './reply-fields.ts'

type Typed = Readonly<Record<string, unknown>>

const OWN = { config: { act: { kind: 'own-reply', act: 'give' } } }
const FOR = { config: { act: { kind: MEETING, act: 'reply-for' } } }

/** What members answer to a summons: by themselves, or as the clerk was told. */
export function replyRoutes(app: FastifyInstance, needs: MeetingNeeds): void {
  const { db, now, personOf } = needs

  app.get<Addressed>('/meetings/:address/reply', OWN, async (request, reply) =>
    withMeeting(request, reply, needs, async (meeting, { people }) => {
      const self = await personOf(request.actor)
      if (self === undefined) return nobody(request, reply)
      const page = presentReply(meeting, 'reply', ownReply(people, self), {}, [])
      return showPage(reply, 'panel-form.njk', page)
    }),
  )

  app.post<Addressed>('/meetings/:address/reply', OWN, async (request, reply) =>
    withMeeting(request, reply, needs, async (meeting, known) => {
      const self = await personOf(request.actor)
      if (self === undefined) return nobody(request, reply)
      const typed = typedSchema.parse(request.body)
      const fields = ownReply(known.people, self)
      const read = readForm(fields, typed)
      const done = !read.ok
        ? read
        : dayOfMeeting(meeting) < known.today || meeting.held !== null
          ? refuse(
              'over',
              'The day of this meeting is over. Tell the clerk, who can still record it',
            )
          : await save(
              known,
              meeting,
              { ...read.value, person: self, told: clockAt(now().at) },
              request,
            )
      if (done.ok) return reply.redirect(`${addressOf(meeting)}#answers`, 303)
      const page = presentReply(meeting, 'reply', fields, typed, done.problems)
      return showPage(reply, 'panel-form.njk', page, 422)
    }),
  )

  app.get<Addressed>('/meetings/:address/reply-for', FOR, async (request, reply) =>
    withMeeting(request, reply, needs, (meeting, { people }) => {
      const fields = replyFor(people, ...repliers(meeting, people))
      const typed = {
        told: clockAt(now().at).replace('T', ' '),
        ...typedSchema.parse(request.query),
      }
      return showPage(
        reply,
        'panel-form.njk',
        presentReply(meeting, 'reply-for', fields, typed, []),
      )
    }),
  )

  app.post<Addressed>('/meetings/:address/reply-for', FOR, async (request, reply) =>
    withMeeting(request, reply, needs, async (meeting, known) => {
      const typed = typedSchema.parse(request.body)
      const fields = replyFor(known.people, ...repliers(meeting, known.people))
      const read = readForm(fields, typed)
      const done = !read.ok
        ? read
        : inLondon(read.value.told).epochMilliseconds > Date.parse(now().at)
          ? refuse(
              'not-yet',
              'Nobody can have told you later than now. Enter when you were told',
              'told',
            )
          : await save(known, meeting, read.value, request)
      if (done.ok) return reply.redirect(`${addressOf(meeting)}#answers`, 303)
      const page = presentReply(meeting, 'reply-for', fields, typed, done.problems)
      return showPage(reply, 'panel-form.njk', page, 422)
    }),
  )

  const save = (
    { meetingsIn, peopleIn, today }: Known,
    shown: Meeting,
    given: Reply,
    request: Parameters<typeof recorderOf>[0],
  ) =>
    writeRecord(db, async (trx): Promise<Outcome<string>> => {
      const { actor } = request
      const leave =
        given.how === undefined
          ? askLeave(actor, 'give', 'own-reply', 'any')
          : askLeave(actor, 'reply-for', MEETING, 'any')
      if (!leave.ok) return leave
      const meeting = (await meetingsIn(trx)).byAddress.get(shown.address) ?? shown
      const recorder = recorderOf(request, now().at)
      return await recordReply(trx, await peopleIn(trx), meeting, given, today, recorder)
    })
}

/** Those who are expected, or whoever is known at all where nobody is; and who is named to come in whose place. */
function repliers(
  meeting: Meeting,
  { people, ...known }: Known['people'],
): readonly [readonly string[], ReadonlyMap<string, string>] {
  const day = dayOfMeeting(meeting)
  const { members } = expectedOn({ people, ...known }, day)
  const standIns = known.substitutes.flatMap((one) =>
    one.meeting.startsWith(day) && !members.includes(one.person)
      ? [[one.person, one.member] as const]
      : [],
  )
  return [members.length > 0 ? members : [...people.keys()], new Map(standIns)]
}

function presentReply(
  meeting: Meeting,
  path: string,
  fields: readonly Field[],
  typed: Typed,
  problems: readonly Problem[],
) {
  const isOwn = path === 'reply'
  return {
    title: isOwn ? 'Say whether you are coming' : 'Record what a member or a substitute answered',
    breadcrumbs: crumbsOf(meeting),
    lead: isOwn
      ? 'You can change your answer at any time; the last one counts. A substitute who is named too late is recorded all the same: whether they count is for the panel’s rules.'
      : 'It is recorded as told, in time or late: whether a substitute counts is for the panel’s rules to say.',
    action: `${addressOf(meeting)}/${path}`,
    button: isOwn ? 'Send your answer' : 'Record it',
    ...presentForm(fields, typed, problems),
  }
}

/** A local time by the clock in Britain, to the minute. */
function clockAt(instant: string): string {
  return localMoment(Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London'))
}

function nobody({ actor }: FastifyRequest, reply: FastifyReply): FastifyReply {
  return showMessage(reply, 404, 'It is not known who you are on the panel', sayNotConnected(actor))
}
