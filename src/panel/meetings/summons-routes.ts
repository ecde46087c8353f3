import type { FastifyInstance, FastifyReply } from 'fastify'
import { type Field, readForm } from '#fields/index.ts'
import { accept, describeDay, type Outcome, type Problem, refuse } from '#shared/index.ts'
import { recordEntry, recordOnce, writeRecord } from '#storage/index.ts'
import {
  askLeave,
  presentForm,
  recorderOf,
  showMessage,
  showPage,
  typedSchema,
} from '#web/index.ts'
import { formRoutes } from '../form-routes.ts'
import { refuseToCome } from '../to-come.ts'
import { dayOfMeeting, type Meeting } from './meeting.ts'
import { addressOf, crumbsOf } from './meeting-words.ts'
import {
  type Addressed,
  fetchKnown,
  type Known,
  type MeetingNeeds,
  withKnown,
  withMeeting,
} from './needs.ts'
import { noticeOf } from './notice-routes.ts'
import { sendSummons, summonsLetter } from './record-summons.ts'
import { MEETING } from './recorded-meetings.ts'
import { expectedOn } from './replies.ts'
import { type Recipient, recipientsOf } from './summons.ts'

type Typed = Readonly<Record<string, unknown>>

const SUMMON = { config: { act: { kind: MEETING, act: 'summon' } } }
const EVERYBODY = 'everybody'

/** The summons to a meeting, sent to members with its notice. */
export function summonsRoutes(app: FastifyInstance, needs: MeetingNeeds): void {
  const { db, now, panel, siteAddress } = needs

  app.get<Addressed>('/meetings/:address/summon', SUMMON, async (request, reply) =>
    withKnown(reply, needs, async (known) => {
      const found = noticeOf(known, request.params.address, panel())
      if (found === undefined) return noDay(reply)
      const recipients = await recipientsFor(needs, known, found.meeting)
      return showPage(reply, 'meeting-form.njk', presentSummons(found.meeting, recipients, {}, []))
    }),
  )

  app.post<Addressed>('/meetings/:address/summon', SUMMON, async (request, reply) =>
    withKnown(reply, needs, async (known) => {
      const found = noticeOf(known, request.params.address, panel())
      if (found === undefined) return noDay(reply)
      const { meeting, notice } = found
      const recipients = await recipientsFor(needs, known, meeting)
      const typed = typedSchema.parse(request.body)
      const read = readForm(toWhom(recipients), typed)
      const chosen = recipients.filter(
        ({ key }) => read.ok && (read.value.to === EVERYBODY || read.value.to === key),
      )
      const leave = askLeave(request.actor, 'summon', MEETING, 'any')
      const done = !leave.ok || !read.ok ? (leave.ok ? read : leave) : whyNotSent(chosen)
      if (!done.ok || !read.ok) {
        const page = presentSummons(meeting, recipients, typed, done.ok ? [] : done.problems)
        return showPage(reply, 'meeting-form.njk', page, 422)
      }
      const letter = summonsLetter(notice, `${siteAddress()}${addressOf(meeting)}`)
      const recorder = recorderOf(request, now().at)
      await sendSummons(db, meeting, letter, chosen, needs.send, known.today, recorder)
      return reply.redirect(`${addressOf(meeting)}#summons`, 303)
    }),
  )

  bouncedRoutes(app, needs)
  otherwiseRoutes(app, needs)
}

/** Members are not on record as summoned by letters of which none could go out. */
function whyNotSent(chosen: readonly Recipient[]): Outcome<'sent'> {
  if (chosen.some(({ email }) => email !== undefined)) return accept('sent')
  const message =
    'No address of theirs is known here, so that nothing can be sent. Have accounts made for them, or record how they were summoned otherwise'
  return refuse('no-address', message, 'to')
}

const OTHERWISE_FIELDS = [
  { name: 'on', kind: 'day', label: 'On which day', asks: 'the day' },
  {
    name: 'how',
    kind: 'text',
    label: 'How they were summoned',
    hint: 'Such as: by a letter to each. It is published',
    longest: 300,
  },
] as const satisfies readonly Field[]

/** Members can be summoned by letter or by hand: that they were is recorded with how. */
function otherwiseRoutes(app: FastifyInstance, needs: MeetingNeeds): void {
  formRoutes(app, needs, {
    url: '/meetings/:address/summoned',
    act: { kind: MEETING, act: 'summon' },
    async find({ params }) {
      const known = await fetchKnown(needs)
      return known.ok ? known.value.meetings.byAddress.get(params['address'] ?? '') : undefined
    },
    fields: () => OTHERWISE_FIELDS,
    ask: (meeting) => ({
      title: 'Record that members were summoned otherwise',
      lead: 'By a letter, by hand or from another address. Nothing is sent from here.',
      button: 'Record it',
      breadcrumbs: crumbsOf(meeting),
    }),
    async record(trx, meeting, { on, how }, { today, recorder }): Promise<Outcome<string>> {
      if (on > today) return refuseToCome(today)
      if (meeting.called !== null && on < meeting.called.on) {
        const message = `It was convened on ${describeDay(meeting.called.on)}. Enter that day or a later one`
        return refuse('before-convened', message, 'on')
      }
      const about = { kind: MEETING, record: meeting.address, event: 'summoned', happened: on }
      await recordOnce(trx, { ...about, parts: { public: { how } } }, recorder)
      return accept(addressOf(meeting))
    },
  })
}

async function recipientsFor(
  { memberAccounts }: MeetingNeeds,
  { people }: Known,
  meeting: Meeting,
): Promise<readonly Recipient[]> {
  return recipientsOf(expectedOn(people, dayOfMeeting(meeting)), people, await memberAccounts())
}

const toWhom = (recipients: readonly Recipient[]) =>
  [
    {
      name: 'to',
      kind: 'choice',
      label: 'To whom',
      choices: {
        [EVERYBODY]: 'All of them',
        ...Object.fromEntries(
          recipients.map(({ key, name, email }) => [
            key,
            email === undefined ? `${name}: no address is known` : name,
          ]),
        ),
      },
      default: EVERYBODY,
    },
  ] as const satisfies readonly Field[]

function presentSummons(
  meeting: Meeting,
  recipients: readonly Recipient[],
  typed: Typed,
  problems: readonly Problem[],
) {
  const without = recipients.filter(({ email }) => email === undefined).map(({ name }) => name)
  const with_ = recipients.length - without.length
  const letters = with_ === 1 ? '1 letter goes out' : `${with_} letters go out`
  const silent =
    without.length === 0
      ? ''
      : ` Nothing can be sent to ${without.join(', ')}: no address of theirs is known here.`
  return {
    title: 'Summon the members',
    breadcrumbs: crumbsOf(meeting),
    lead:
      recipients.length === 0
        ? 'It is not recorded who the members are, and nobody has the account of a member: nothing can be sent. Record who holds the seats first.'
        : with_ === 0
          ? 'No address of a member is known here: nothing can be sent. Have accounts made for them, or record how they were summoned otherwise.'
          : `${letters} by e-mail, with the notice of the meeting.${silent} That members were summoned is published; to whom it went is for the office.`,
    action: `${addressOf(meeting)}/summon`,
    button: with_ === 0 ? null : 'Send the summons',
    look: null,
    before: null,
    ...presentForm(toWhom(recipients), typed, problems),
  }
}

/** What came back later, which the clerk records by hand. */
function bouncedRoutes(app: FastifyInstance, needs: MeetingNeeds): void {
  const { db, now } = needs
  const path = '/meetings/:address/came-back'

  const fieldsFor = async (known: Known, meeting: Meeting) => {
    const recipients = await recipientsFor(needs, known, meeting)
    return [
      {
        name: 'whose',
        kind: 'choice',
        label: 'Whose summons came back',
        choices: Object.fromEntries(recipients.map(({ key, name }) => [key, name])),
      },
      {
        name: 'why',
        kind: 'text',
        label: 'Why, as the letter says',
        asks: 'why it came back',
        longest: 500,
      },
    ] as const satisfies readonly Field[]
  }
  const present = (
    meeting: Meeting,
    fields: readonly Field[],
    typed: Typed,
    problems: readonly Problem[],
  ) => ({
    title: 'Record that a summons came back',
    breadcrumbs: crumbsOf(meeting),
    lead: 'Send it to them again once their address is right, or tell them in another way.',
    action: `${addressOf(meeting)}/came-back`,
    button: 'Record it',
    ...presentForm(fields, typed, problems),
  })

  app.get<Addressed>(path, SUMMON, async (request, reply) =>
    withMeeting(request, reply, needs, async (meeting, known) => {
      const fields = await fieldsFor(known, meeting)
      return showPage(reply, 'panel-form.njk', present(meeting, fields, {}, []))
    }),
  )

  app.post<Addressed>(path, SUMMON, async (request, reply) =>
    withMeeting(request, reply, needs, async (meeting, known) => {
      const fields = await fieldsFor(known, meeting)
      const typed = typedSchema.parse(request.body)
      const read = readForm(fields, typed)
      const done: Outcome<unknown> = read.ok
        ? await writeRecord(db, async (trx): Promise<Outcome<unknown>> => {
            const leave = askLeave(request.actor, 'summon', MEETING, 'any')
            if (!leave.ok) return leave
            const { whose, why } = read.value
            const name = fields[0].choices[whose] ?? whose
            const about = { kind: MEETING, record: meeting.address, happened: known.today }
            const parts = { office: { key: whose, name, why } }
            const recorder = recorderOf(request, now().at)
            await recordEntry(trx, { ...about, event: 'summons-bounced', parts }, recorder)
            return accept(undefined)
          })
        : read
      if (done.ok) return reply.redirect(`${addressOf(meeting)}#summons`, 303)
      return showPage(reply, 'panel-form.njk', present(meeting, fields, typed, done.problems), 422)
    }),
  )
}

function noDay(reply: FastifyReply): FastifyReply {
  return showMessage(reply, 404, 'There is no notice to send', [
    'This meeting is not recorded, was cancelled, or has no day. Convene it, or move it to its day, first.',
  ])
}
