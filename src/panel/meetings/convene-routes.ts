import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readForm } from '#fields/index.ts'
import { accept, type Outcome, type Problem, refuse } from '#shared/index.ts'
import { writeRecord } from '#storage/index.ts'
import { askLeave, presentForm, recorderOf, showPage, typedSchema } from '#web/index.ts'
import { convening } from './asked-fields.ts'
import { presentBefore } from './before-meeting.ts'
import { copyOfYear, readCopies } from './copy-of-year.ts'
import type { Meeting } from './meeting.ts'
import { MEETING_FORMS, type MeetingForm } from './meeting-forms.ts'
import { addressOf, CRUMBS, crumbsOf } from './meeting-words.ts'
import { type Addressed, type Known, type MeetingNeeds, withKnown, withMeeting } from './needs.ts'
import { recordConvened } from './record-meeting.ts'
import { MEETING } from './recorded-meetings.ts'
import { stateOf } from './standing.ts'

type Typed = Readonly<Record<string, unknown>>

const CONVENE = { config: { act: { kind: MEETING, act: 'convene' } } }

/** Convening meetings, one or a year of them, and what becomes of one that is convened. */
export function conveneRoutes(app: FastifyInstance, needs: MeetingNeeds): void {
  const { db, now } = needs

  app.get('/meetings/convene', CONVENE, async (request, reply) =>
    withKnown(reply, needs, async (known) => {
      const typed = { on: known.today, ...typedSchema.parse(request.query) }
      return showPage(reply, 'meeting-form.njk', await presentConvening(known, typed, []))
    }),
  )

  app.post('/meetings/convene', CONVENE, async (request, reply) =>
    withKnown(reply, needs, async (known) => {
      const typed = typedSchema.parse(request.body)
      const done = await convene(known, typed, request)
      if (done.ok) return reply.redirect(`/meetings/${done.value}`, 303)
      const page = await presentConvening(known, typed, done.problems)
      return showPage(reply, 'meeting-form.njk', page, 422)
    }),
  )

  const convene = async (known: Known, typed: Typed, request: FastifyRequest) => {
    const read = readForm(convening(await known.requisitions()), typed)
    if (!read.ok) return read
    const { requisition, ...filled } = read.value
    if (filled.on > known.today) return notYet()
    const named = requisition === 'none' ? {} : { requisition: `/procedures/${requisition}` }
    return await writeRecord(db, async (trx): Promise<Outcome<string>> => {
      const leave = askLeave(request.actor, 'convene', MEETING, 'any')
      if (!leave.ok) return leave
      const meetings = await known.meetingsIn(trx)
      const recorder = recorderOf(request, now().at)
      return await recordConvened(trx, meetings, { ...filled, ...named }, recorder)
    })
  }

  for (const form of MEETING_FORMS) changeRoutes(app, needs, form)
  copyRoutes(app, needs)
}

const notYet = () =>
  refuse(
    'not-yet',
    'What has not happened yet cannot be recorded. Enter today or a day before',
    'on',
  )

/** The form, with the days before the meeting once its day and time are typed. */
async function presentConvening(known: Known, typed: Typed, problems: readonly Problem[]) {
  const fields = convening(await known.requisitions())
  const when = readForm([fields[1]], typed)
  const [day = '', time = null] = when.ok ? when.value.when.split('T') : []
  return {
    title: 'Convene a meeting',
    breadcrumbs: CRUMBS,
    lead: 'What is too late for a meeting is said here and does not stop it: whether it can be held all the same is for its chair.',
    action: '/meetings/convene',
    button: 'Convene it',
    look: 'Count the days',
    before:
      day === '' || known.decider === undefined
        ? null
        : presentBefore({ day, time }, known.today, known.decider),
    ...presentForm(fields, typed, problems),
  }
}

/** A form about one meeting: what becomes of it. */
function changeRoutes(app: FastifyInstance, needs: MeetingNeeds, form: MeetingForm): void {
  const { db, now } = needs
  const path = `/meetings/:address/${form.path}`
  const config = { config: { act: { kind: MEETING, act: form.act } } }
  const present = (meeting: Meeting, typed: Typed, problems: readonly Problem[]) => ({
    title: form.title,
    breadcrumbs: crumbsOf(meeting),
    lead: form.lead,
    action: `${addressOf(meeting)}/${form.path}`,
    button: form.button,
    ...presentForm(form.fields, typed, problems),
  })

  app.get<Addressed>(path, config, async (request, reply) =>
    withMeeting(request, reply, needs, (meeting, { today }) => {
      return showPage(reply, 'panel-form.njk', present(meeting, { on: today }, []))
    }),
  )

  app.post<Addressed>(path, config, async (request, reply) =>
    withMeeting(request, reply, needs, async (shown, { meetingsIn, today }) => {
      const typed = typedSchema.parse(request.body)
      const moment = { recorder: recorderOf(request, now().at), today }
      const done = await writeRecord(db, async (trx): Promise<Outcome<string>> => {
        const meeting = (await meetingsIn(trx)).byAddress.get(shown.address) ?? shown
        const leave = askLeave(request.actor, form.act, MEETING, stateOf(meeting))
        if (!leave.ok) return leave
        if (String(typed['on'] ?? '') > today) return notYet()
        return await form.record(trx, meeting, typed, moment)
      })
      if (done.ok) return reply.redirect(done.value, 303)
      return showPage(reply, 'panel-form.njk', present(shown, typed, done.problems), 422)
    }),
  )
}

/** The meetings of a year, proposed for the same weekdays of the next, and convened together. */
function copyRoutes(app: FastifyInstance, needs: MeetingNeeds): void {
  const { db, now } = needs

  app.get('/meetings/copy', CONVENE, async (_, reply) =>
    withKnown(reply, needs, (known) =>
      showPage(reply, 'meeting-form.njk', presentCopy(known, undefined, [])),
    ),
  )

  app.post('/meetings/copy', CONVENE, async (request, reply) =>
    withKnown(reply, needs, async (known) => {
      const typed = typedSchema.parse(request.body)
      const read = readCopies(copyOfYear(known.meetings, known.today), typed)
      const recorder = recorderOf(request, now().at)
      const done = read.ok
        ? await writeRecord(db, async (trx): Promise<Outcome<number>> => {
            const leave = askLeave(request.actor, 'convene', MEETING, 'any')
            if (!leave.ok) return leave
            for (const { field, ...one } of read.value) {
              const meetings = await known.meetingsIn(trx)
              const convening = { ...one, kind: 'ordinary', on: known.today } as const
              const each = await recordConvened(trx, meetings, convening, recorder)
              if (!each.ok) {
                return { ok: false, problems: each.problems.map((it) => ({ ...it, field })) }
              }
            }
            return accept(read.value.length)
          })
        : read
      if (done.ok) return reply.redirect('/meetings', 303)
      return showPage(reply, 'meeting-form.njk', presentCopy(known, typed, done.problems), 422)
    }),
  )
}

function presentCopy(
  { meetings, today, decider }: Known,
  typed: Typed | undefined,
  problems: readonly Problem[],
) {
  const { fields, offered, odd, of } = copyOfYear(meetings, today, decider?.calendar)
  return {
    title: 'Convene next year’s meetings',
    breadcrumbs: CRUMBS,
    lead:
      of === null
        ? 'No ordinary meeting of the last twelve months is recorded here to go by. Convene the first one by itself.'
        : `Each ordinary meeting of ${of} on the same weekday of the next year. Change what is to be otherwise, and leave blank what is not to be convened.`,
    action: '/meetings/copy',
    button: of === null ? null : 'Convene them',
    look: null,
    before:
      odd.length === 0 ? null : { facts: [], notice: null, isTooLate: false, strip: null, odd },
    ...presentForm(fields, typed ?? offered, problems),
  }
}
