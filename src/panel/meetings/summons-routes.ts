import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { setPdfApart } from '#documents/index.ts'
import { type Field, readForm } from '#fields/index.ts'
import { accept, type Outcome, type Problem } from '#shared/index.ts'
import { recordEntry, writeRecord } from '#storage/index.ts'
import {
  askLeave,
  presentForm,
  recorderOf,
  sendFile,
  showMessage,
  showPage,
  showReady,
  typedSchema,
} from '#web/index.ts'
import { dayOfMeeting, type Meeting } from './meeting.ts'
import { addressOf, meetingName } from './meeting-words.ts'
import { type Known, type MeetingNeeds, notThere, withKnown } from './needs.ts'
import { draftNotice, type Notice } from './notice.ts'
import { sendSummons, summonsLetter } from './record-summons.ts'
import { MEETING } from './recorded-meetings.ts'
import { expectedOn } from './replies.ts'
import { type Recipient, recipientsOf } from './summons.ts'

type Typed = Readonly<Record<string, unknown>>
type Addressed = { Params: { address: string } }

const READ = { config: { act: { kind: MEETING, act: 'read' } } }
const SUMMON = { config: { act: { kind: MEETING, act: 'summon' } } }
const TEMPLATE = fileURLToPath(new URL('./notice.typ', import.meta.url))
const EVERYBODY = 'everybody'

/** The notice of a meeting as a page and a PDF, and its summons sent to members. */
export function summonsRoutes(app: FastifyInstance, needs: MeetingNeeds): void {
  const { db, now, panel, siteAddress } = needs

  const find = ({ meetings, loadedAt }: Known, address: string) => {
    const meeting = meetings.byAddress.get(address)
    const notice = meeting && draftNotice(meeting, panel(), loadedAt)
    return meeting && notice && { meeting, notice }
  }

  app.get<Addressed>('/meetings/:address/notice', READ, async (request, reply) =>
    withKnown(reply, needs, (known) => {
      const { address } = request.params
      const name = `/meetings/${address}/notice`
      const kept = { name, version: known.version, audience: 'public' } as const
      return showReady(request, reply, kept, 'meeting-notice.njk', () => {
        const found = find(known, address)
        return found && presentNotice(found.meeting, found.notice)
      })
    }),
  )

  app.get<Addressed>('/meetings/:address/notice.pdf', READ, async (request, reply) =>
    withKnown(reply, needs, async (known) => {
      const found = find(known, request.params.address)
      if (found === undefined) return notThere(reply)
      const { title, date } = found.notice
      const words = JSON.stringify({ ...found.notice, day: date.split('-').map(Number) })
      const pdf = await setPdfApart({ template: TEMPLATE, title, words, files: {} })
      if (!pdf.ok) {
        const sentences = pdf.problems.map(({ message }) => `${message}.`)
        return showMessage(reply, 503, 'The PDF cannot be made', sentences)
      }
      const name = `notice-${found.meeting.address}.pdf`
      return sendFile(reply, { name, type: 'application/pdf', body: pdf.value })
    }),
  )

  app.get<Addressed>('/meetings/:address/summon', SUMMON, async (request, reply) =>
    withKnown(reply, needs, async (known) => {
      const found = find(known, request.params.address)
      if (found === undefined) return noDay(reply)
      const recipients = await recipientsFor(known, found.meeting)
      return showPage(reply, 'meeting-form.njk', presentSummons(found.meeting, recipients, {}, []))
    }),
  )

  app.post<Addressed>('/meetings/:address/summon', SUMMON, async (request, reply) =>
    withKnown(reply, needs, async (known) => {
      const found = find(known, request.params.address)
      if (found === undefined) return noDay(reply)
      const { meeting, notice } = found
      const recipients = await recipientsFor(known, meeting)
      const typed = typedSchema.parse(request.body)
      const read = readForm(toWhom(recipients), typed)
      const leave = askLeave(request.actor, 'summon', MEETING, 'any')
      const done = leave.ok ? read : leave
      if (!done.ok || !read.ok) {
        const page = presentSummons(meeting, recipients, typed, done.ok ? [] : done.problems)
        return showPage(reply, 'meeting-form.njk', page, 422)
      }
      const chosen = recipients.filter(
        ({ key }) => read.value.to === EVERYBODY || read.value.to === key,
      )
      const letter = summonsLetter(notice, `${siteAddress()}${addressOf(meeting)}`)
      const recorder = recorderOf(request, now().at)
      await sendSummons(db, meeting, letter, chosen, needs.send, known.today, recorder)
      return reply.redirect(`${addressOf(meeting)}#summons`, 303)
    }),
  )

  bouncedRoutes(app, needs)

  const recipientsFor = async (known: Known, meeting: Meeting) =>
    recipientsOf(
      expectedOn(known.people, dayOfMeeting(meeting)),
      known.people,
      await needs.memberAccounts(),
    )
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
        : `${letters} by e-mail, with the notice of the meeting.${silent} That members were summoned is published; to whom it went is for the office.`,
    action: `${addressOf(meeting)}/summon`,
    button: recipients.length === 0 ? null : 'Send the summons',
    look: null,
    before: null,
    ...presentForm(toWhom(recipients), typed, problems),
  }
}

/** What came back later, which the clerk records by hand. */
function bouncedRoutes(app: FastifyInstance, needs: MeetingNeeds): void {
  const { db, now } = needs
  const path = '/meetings/:address/came-back'

  const fieldsFor = async ({ people }: Known, meeting: Meeting) => {
    const expected = expectedOn(people, dayOfMeeting(meeting))
    const recipients = recipientsOf(expected, people, await needs.memberAccounts())
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
    look: null,
    before: null,
    ...presentForm(fields, typed, problems),
  })

  app.get<Addressed>(path, SUMMON, async (request, reply) =>
    withKnown(reply, needs, async (known) => {
      const meeting = known.meetings.byAddress.get(request.params.address)
      if (meeting === undefined) return notThere(reply)
      const fields = await fieldsFor(known, meeting)
      return showPage(reply, 'meeting-form.njk', present(meeting, fields, {}, []))
    }),
  )

  app.post<Addressed>(path, SUMMON, async (request, reply) =>
    withKnown(reply, needs, async (known) => {
      const meeting = known.meetings.byAddress.get(request.params.address)
      if (meeting === undefined) return notThere(reply)
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
      return showPage(
        reply,
        'meeting-form.njk',
        present(meeting, fields, typed, done.problems),
        422,
      )
    }),
  )
}

function presentNotice(meeting: Meeting, notice: Notice) {
  return {
    ...notice,
    breadcrumbs: crumbsOf(meeting),
    download: `${addressOf(meeting)}/notice.pdf`,
  }
}

function crumbsOf(meeting: Meeting) {
  return [
    { text: 'Meetings', href: '/meetings' },
    { text: meetingName(meeting), href: addressOf(meeting) },
  ]
}

function noDay(reply: FastifyReply): FastifyReply {
  return showMessage(reply, 404, 'There is no notice to send', [
    'This meeting is not recorded, was cancelled, or has no day. Convene it, or move it to its day, first.',
  ])
}
