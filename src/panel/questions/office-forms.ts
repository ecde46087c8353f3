import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Field } from '#fields/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import { writeRecord } from '#storage/index.ts'
import { audienceOf, doLater } from '#web/index.ts'
import { formRoutes, type Moment, type Named, type PanelForm } from '../form-routes.ts'
import { isOff, type Meetings } from '../meetings/meeting.ts'
import { ANSWER_FIELDS, acceptFields, REFUSE_FIELDS, SUPPLEMENTARY_FIELDS } from './asked-fields.ts'
import { fetchKnown, type QuestionNeeds } from './needs.ts'
import {
  PUBLIC_QUESTION,
  PUT_KINDS,
  type PublicQuestion,
  type QuestionState,
  REFUSALS,
  stateOf,
} from './question.ts'
import { addressOf, QUESTIONS_PAGE } from './questions-page.ts'
import {
  eraseAddress,
  fetchAddress,
  fetchQuestions,
  recordAccepted,
  recordRefused,
  recordSaid,
  recordWithdrawn,
} from './record-questions.ts'

/** A question, with the meetings that it can be put to. */
interface FoundQuestion extends PublicQuestion {
  readonly meetings: Meetings
}

function isPutOff({ meetings, meeting }: FoundQuestion): boolean {
  const sentFor = meetings.byAddress.get(meeting)
  return sentFor === undefined || isOff(sentFor)
}

type QuestionForm<Fields extends readonly Field[]> = Omit<
  PanelForm<FoundQuestion, Fields>,
  'find' | 'url' | 'act' | 'stateOf'
>

const named = ({ kind, number }: PublicQuestion) => `${PUT_KINDS[kind]} ${number}`
const crumbsOf = (one: PublicQuestion) => [
  { text: 'Questions and petitions', href: QUESTIONS_PAGE },
  { text: named(one), href: addressOf(one) },
]

/** Accepting what the public put, refusing it, and recording what was answered. */
export function officeForms(app: FastifyInstance, needs: QuestionNeeds): void {
  const { db, send, siteAddress, panel } = needs
  const later = doLater(app)

  /** Writes to whoever put it, where an address was left; and lets that go where nothing more is to come. */
  const tell = (one: PublicQuestion, lines: readonly string[], isLast: boolean, moment: Moment) => {
    later('A letter about a question could not be sent', async () => {
      const to = await fetchAddress(db, one.number)
      if (to === undefined) return
      const subject = `${named(one)}: ${panel()}`
      const text = [...lines, `It stands at ${siteAddress()}${addressOf(one)}`].join('\n\n')
      await send({ to, subject, text }, moment.recorder.at)
      if (isLast) await writeRecord(db, (trx) => eraseAddress(trx, one.number, moment.recorder))
    })
  }
  const form = <const Fields extends readonly Field[]>(
    act: string,
    states: readonly QuestionState[],
    asked: QuestionForm<Fields>,
  ) => {
    const findBy = async (
      by: Parameters<typeof fetchQuestions>[0],
      { params, actor }: FastifyRequest<Named>,
      meetings: Meetings,
    ): Promise<FoundQuestion | undefined> => {
      const all = await fetchQuestions(by, audienceOf(actor))
      const one = all.find(({ number }) => number === params['number'])
      return one !== undefined && states.includes(stateOf(one)) ? { ...one, meetings } : undefined
    }
    const url = `${QUESTIONS_PAGE}/:number/${act}`
    formRoutes(app, needs, {
      ...asked,
      url,
      act: { kind: PUBLIC_QUESTION, act },
      stateOf,
      find: async (request) => findBy(db, request, (await fetchKnown(needs)).meetings),
      findIn: (trx, { meetings }, request) => findBy(trx, request, meetings),
    })
  }

  form('accept', ['waiting', 'refused'], {
    fields: (one, today) => acceptFields(one.meetings, one.meeting, today),
    ask: (one) => ({
      title: `Put it to the meeting: ${named(one)}`,
      lead: `${
        isPutOff(one)
          ? 'The meeting it was sent for is cancelled or put off: choose another to put it to, or do not put it. '
          : ''
      }Everybody reads it from then on, on its own page and on those of the meeting. The name is published only where that was allowed.`,
      button: 'Accept and publish it',
      breadcrumbs: crumbsOf(one),
      typed: { words: one.sent?.words, meeting: one.meeting },
    }),
    async record(trx, one, filled, moment): Promise<Outcome<string>> {
      await recordAccepted(trx, one, filled, moment)
      return accept(addressOf(one))
    },
    after: (one, _, moment) =>
      tell(one, ['It was accepted, and is put to the meeting.'], false, moment),
  })

  form('refuse', ['waiting'], {
    fields: () => REFUSE_FIELDS,
    ask: (one) => ({
      title: `Do not put it to the meeting: ${named(one)}`,
      lead: 'It is not published. How many were not, and why, is.',
      button: 'Refuse it',
      breadcrumbs: crumbsOf(one),
    }),
    async record(trx, one, filled, moment): Promise<Outcome<string>> {
      await recordRefused(trx, one, filled.why, moment)
      return accept(addressOf(one))
    },
    after(one, filled, moment) {
      const { why, reason } = filled
      const lines = [`It is not put to the meeting: ${REFUSALS[why]}.`, ...(reason ? [reason] : [])]
      tell(one, lines, true, moment)
    },
  })

  form('answer', ['accepted', 'answered'], {
    fields: () => ANSWER_FIELDS,
    ask: (one) => ({
      title: `Record the answer: ${named(one)}`,
      lead: 'It is published at once. A second answer stands beside the first.',
      button: 'Publish the answer',
      breadcrumbs: crumbsOf(one),
    }),
    async record(trx, one, filled, moment): Promise<Outcome<string>> {
      const { on, ...says } = filled
      const done = await recordSaid(trx, one, { on, event: 'answered', says }, moment)
      return done.ok ? accept(addressOf(one)) : done
    },
    after(one, filled, moment) {
      tell(one, [`It was answered by ${filled.by}:`, filled.words], true, moment)
    },
  })

  form('supplementary', ['accepted', 'answered'], {
    fields: () => SUPPLEMENTARY_FIELDS,
    ask: (one) => ({
      title: `Record a supplementary question: ${named(one)}`,
      lead: 'It is published at once.',
      button: 'Publish it',
      breadcrumbs: crumbsOf(one),
    }),
    async record(trx, one, filled, moment): Promise<Outcome<string>> {
      const { on, ...says } = filled
      const done = await recordSaid(trx, one, { on, event: 'supplementary', says }, moment)
      return done.ok ? accept(addressOf(one)) : done
    },
  })

  form('withdraw', ['waiting', 'accepted'], {
    fields: () => [],
    ask: (one) => ({
      title: `Record that it was taken back: ${named(one)}`,
      lead: 'Whoever put it wants it put no longer. What was published of it stays.',
      button: 'Record it',
      breadcrumbs: crumbsOf(one),
    }),
    async record(trx, one, _, moment): Promise<Outcome<string>> {
      await recordWithdrawn(trx, one, moment)
      await eraseAddress(trx, one.number, moment.recorder)
      return accept(addressOf(one))
    },
  })
}
