import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readForm } from '#fields/index.ts'
import { accept, type Outcome, type Problem } from '#shared/index.ts'
import { writeRecord } from '#storage/index.ts'
import { askLeave, recorderOf, showPage, typedSchema } from '#web/index.ts'
import { confirmedIn } from '../confirming.ts'
import { presentAgain } from '../form-routes.ts'
import { refuseToCome } from '../to-come.ts'
import { convening } from './asked-fields.ts'
import { presentBefore } from './before-meeting.ts'
import { copyOfYear, readCopies } from './copy-of-year.ts'
import { meetingForms } from './meeting-forms.ts'
import { CRUMBS } from './meeting-words.ts'
import { type Known, type MeetingNeeds, withKnown } from './needs.ts'
import { recordConvened } from './record-meeting.ts'
import { MEETING } from './recorded-meetings.ts'

type Typed = Readonly<Record<string, unknown>>

const CONVENE = { config: { act: { kind: MEETING, act: 'convene' } } }

/** Convening meetings, one or a year of them, and what becomes of one that is convened. */
export function conveneRoutes(app: FastifyInstance, needs: MeetingNeeds): void {
  const { db, now } = needs
  const momentOf = momentsBy(now)

  app.get('/meetings/convene', CONVENE, async (request, reply) =>
    withKnown(reply, needs, async (known) => {
      const typed = typedSchema.parse(request.query)
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
    if (filled.on > known.today) return refuseToCome(known.today)
    const named = requisition === 'none' ? {} : { requisition: `/procedures/${requisition}` }
    return await writeRecord(db, async (trx): Promise<Outcome<string>> => {
      const leave = askLeave(request.actor, 'convene', MEETING, 'any')
      if (!leave.ok) return leave
      const meetings = await known.meetingsIn(trx)
      const moment = momentOf(request, typed)
      return await recordConvened(trx, meetings, { ...filled, ...named }, moment)
    })
  }

  meetingForms(app, needs)
  copyRoutes(app, needs)
}

function momentsBy(now: MeetingNeeds['now']) {
  return (request: FastifyRequest, typed: Typed) => {
    const { at, today } = now()
    return { today, recorder: recorderOf(request, at), confirmed: confirmedIn(typed) }
  }
}

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
        : presentBefore({ day, time }, convenedOn(fields, typed, known.today), known.decider),
    ...presentAgain(fields, typed, problems),
  }
}

/** The day from which its days are counted: on which it is said to have been convened, where that is past; else today. */
function convenedOn(fields: ReturnType<typeof convening>, typed: Typed, today: string): string {
  const said = fields.find((one) => one.name === 'on')
  const read = said === undefined ? undefined : readForm([said], typed)
  const on = read?.ok === true ? read.value.on : today
  return on < today ? on : today
}

/** The meetings of a year, proposed for the same weekdays of the next, and convened together. */
function copyRoutes(app: FastifyInstance, needs: MeetingNeeds): void {
  const { db, now } = needs
  const momentOf = momentsBy(now)

  app.get('/meetings/copy', CONVENE, async (_, reply) =>
    withKnown(reply, needs, (known) =>
      showPage(reply, 'meeting-form.njk', presentCopy(known, undefined, [])),
    ),
  )

  app.post('/meetings/copy', CONVENE, async (request, reply) =>
    withKnown(reply, needs, async (known) => {
      const typed = typedSchema.parse(request.body)
      const read = readCopies(copyOfYear(known.meetings, known.today), typed)
      const moment = momentOf(request, typed)
      const done = read.ok
        ? await writeRecord(db, async (trx): Promise<Outcome<number>> => {
            const leave = askLeave(request.actor, 'convene', MEETING, 'any')
            if (!leave.ok) return leave
            for (const { field, ...one } of read.value) {
              const meetings = await known.meetingsIn(trx)
              const convening = { ...one, kind: 'ordinary', on: known.today } as const
              const each = await recordConvened(trx, meetings, convening, moment)
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
    ...presentAgain(fields, typed ?? offered, problems),
  }
}
