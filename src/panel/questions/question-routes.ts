import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { localMoment } from '#days/index.ts'
import { readForm } from '#fields/index.ts'
import { isAddress, NO_ADDRESS, Peers } from '#remarks/index.ts'
import type { Problem } from '#shared/index.ts'
import { writeRecord } from '#storage/index.ts'
import { audienceOf, may, presentForm, showMessage, showPage, typedSchema } from '#web/index.ts'
import type { Named } from '../form-routes.ts'
import { putFields } from './asked-fields.ts'
import { judgePut, type Verdict, whoMayPut } from './limits.ts'
import { fetchKnown, type QuestionNeeds, type QuestionsKnown } from './needs.ts'
import { officeForms } from './office-forms.ts'
import { PUBLIC_QUESTION, type PublicQuestion } from './question.ts'
import { presentQuestion } from './question-page.ts'
import { addressOf, presentQuestions, QUESTIONS_PAGE } from './questions-page.ts'
import { fetchQuestions, recordReceived } from './record-questions.ts'

/** The folders of the views of questions and petitions of the public. */
export const QUESTION_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const READ = { config: { act: { kind: PUBLIC_QUESTION, act: 'read' } } }
const OPEN = { config: { act: { kind: PUBLIC_QUESTION, act: 'make' } } }
const SENT = { config: { act: { kind: PUBLIC_QUESTION, act: 'make' }, fromOwnPages: true } }

/** `/questions`: what the public put to meetings, without an account; what it says is read before it is shown. */
export function questionRoutes(app: FastifyInstance, needs: QuestionNeeds): void {
  const { db, reads, settings, now } = needs
  const peers = new Peers()

  app.get(QUESTIONS_PAGE, READ, async (request, reply) => {
    const { actor } = request
    const all = await fetchQuestions(reads(actor), audienceOf(actor))
    const isOffice = may(actor, 'accept', PUBLIC_QUESTION)
    const known = await fetchKnown(needs)
    const page = presentQuestions(
      all,
      known,
      typedSchema.parse(request.query),
      isOffice,
      now().today,
    )
    return showPage(reply, 'public-questions.njk', page)
  })

  app.get(`${QUESTIONS_PAGE}/new`, OPEN, async (request, reply) =>
    showForm(reply, await fetchKnown(needs), now().today, typedSchema.parse(request.query), []),
  )

  app.post(QUESTIONS_PAGE, SENT, async (request, reply) => {
    const typed = typedSchema.parse(request.body)
    const { at, today } = now()
    const known = await fetchKnown(needs)
    const read = readForm(fieldsOf(known, today, typed), typed)
    const email = String(typed['email'] ?? '').trim()
    const problems = [
      ...(read.ok ? [] : read.problems),
      ...(email === '' || isAddress(email) ? [] : [NO_ADDRESS]),
    ]
    if (!read.ok || problems.length > 0) return showForm(reply, known, today, typed, problems)
    const { mostWaiting, mostFromOne } = settings()
    if (!peers.take(request.ip, at, mostFromOne)) return showTooMany(reply, mostFromOne)
    const { kind, meeting, words, name, showsName, names, who } = read.value
    const handedIn = localMoment(Temporal.Instant.from(at).toZonedDateTimeISO('Europe/London'))
    const sent = {
      ...{ words, name, showsName },
      ...(kind !== 'petition' || names === undefined ? {} : { names }),
      ...(who === undefined ? {} : { who }),
    }
    const made = await writeRecord(db, (trx) =>
      recordReceived(
        trx,
        { received: { kind, meeting, handedIn }, sent, email: email === '' ? undefined : email },
        mostWaiting,
        { day: today, at },
      ),
    )
    if (!made.ok) return showFull(reply, made.problems)
    return reply.redirect(addressOf({ number: made.value }), 303)
  })

  app.get<Named>(`${QUESTIONS_PAGE}/:number`, READ, async (request, reply) => {
    const { actor, params } = request
    const all = await fetchQuestions(reads(actor), audienceOf(actor))
    const one = all.find(({ number }) => number === params['number'])
    if (one === undefined) return reply.callNotFound()
    const known = await fetchKnown(needs)
    const meeting = known.meetings.byAddress.get(one.meeting)
    const verdict = verdictOn(one, all, known)
    const procedure = await procedureOf(needs)
    return showPage(reply, 'public-question.njk', presentQuestion(one, meeting, verdict, procedure))
  })

  officeForms(app, needs)
}

/** What the rules of the day it came make of it: of its time alone, for whoever may not read its words. */
function verdictOn(
  one: PublicQuestion,
  all: readonly PublicQuestion[],
  { meetings, decider }: QuestionsKnown,
): Verdict {
  const { kind, sent, handedIn, accepted } = one
  const isSame = ({ sent: other }: PublicQuestion) =>
    other !== undefined && other.name.toLowerCase() === sent?.name.toLowerCase()
  const before = all.filter(
    (other) =>
      other.kind === kind &&
      other.meeting === one.meeting &&
      other.refused === undefined &&
      !other.isWithdrawn &&
      Number(other.number) < Number(one.number) &&
      isSame(other),
  )
  const put = {
    ...{ kind, handedIn, ofOnePerson: before.length + 1, who: sent?.who },
    words: sent?.words ?? accepted?.words,
    names: sent?.names ?? accepted?.names,
  }
  const day = handedIn.slice(0, 'YYYY-MM-DD'.length)
  return judgePut(put, meetings.byAddress.get(one.meeting), decider, day)
}

/** The panel's own procedure for petitions, where it has one. */
async function procedureOf({ procedures }: QuestionNeeds) {
  const held = await procedures()
  const petition = held.ok && held.value.procedures.some(({ id }) => id === 'petition')
  return petition ? { text: 'How petitions go on', href: '/procedures/petition' } : null
}

function fieldsOf(
  { meetings, decider }: QuestionsKnown,
  today: string,
  typed: Readonly<Record<string, unknown>>,
) {
  const kind = typed['kind'] === 'petition' ? 'petition' : 'public-question'
  return putFields(meetings, today, decider === undefined ? {} : whoMayPut(decider, kind))
}

function showForm(
  reply: FastifyReply,
  known: QuestionsKnown,
  today: string,
  typed: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
): FastifyReply {
  const fields = fieldsOf(known, today, typed)
  const [, meeting, , , who] = fields
  if (Object.keys(meeting.choices).length === 0) {
    return showMessage(reply, 404, 'There is no meeting to put a question to', [
      'No meeting to come is recorded here. Ask the panel’s office, or look again later.',
    ])
  }
  const shown = fields.filter((field) => field !== who || Object.keys(who.choices).length > 0)
  const page = {
    title: 'Put a question or a petition to the panel',
    breadcrumbs: [{ text: 'Questions and petitions', href: QUESTIONS_PAGE }],
    lead: 'No account is needed. The office reads it first. What it says, and its answer, are published once it is accepted for the meeting.',
    action: QUESTIONS_PAGE,
    button: 'Send it',
    ...presentForm(shown, typed, problems),
  }
  return showPage(reply, 'panel-form.njk', page, problems.length > 0 ? 422 : 200)
}

const AN_HOUR_SECONDS = 60 * 60

function showTooMany(reply: FastifyReply, most: number): FastifyReply {
  reply.header('retry-after', AN_HOUR_SECONDS)
  return showMessage(reply, 429, 'That is more than is taken at once', [
    `At most ${most} are taken from one connection in an hour, so that all can be read. This one was not taken.`,
    'Send it again in an hour, or write to the office.',
  ])
}

function showFull(reply: FastifyReply, problems: readonly Problem[]): FastifyReply {
  reply.header('retry-after', AN_HOUR_SECONDS)
  const sentences = problems.map(({ message }) => `${message}.`)
  return showMessage(reply, 503, 'No more can be taken at the moment', [
    ...sentences,
    'Send it again another day, or write to the office.',
  ])
}
