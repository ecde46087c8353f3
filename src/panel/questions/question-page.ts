import { describeDay } from '#shared/index.ts'
import type { Link, Page } from '#web/index.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { addressOf as addressOfMeeting, meetingName } from '../meetings/meeting-words.ts'
import type { Verdict } from './limits.ts'
import { PUT_KINDS, type PublicQuestion, type QuestionState, stateOf } from './question.ts'
import { addressOf, QUESTIONS_PAGE, sayMoment, standingOf } from './questions-page.ts'

interface Fact {
  readonly term: string
  readonly lines: readonly string[]
  readonly href?: string
}

export interface QuestionPage extends Page {
  readonly answer: string
  readonly caption: string
  /** As it is put to the meeting. */
  readonly words: readonly string[]
  readonly facts: readonly Fact[]
  /** For the office: as it came. */
  readonly sent: readonly Fact[]
  readonly said: readonly { readonly heading: string; readonly lines: readonly string[] }[]
  readonly state: QuestionState
  readonly hrefs: Readonly<
    Record<'accept' | 'refuse' | 'answer' | 'supplementary' | 'withdraw', string>
  >
  /** Where a petition goes on, if the panel has a procedure for that. */
  readonly procedure: Link | null
}

const TIMES = {
  'in-time': 'in time',
  late: 'late',
  'not-known': 'whether that is in time is not known',
} as const

const linesOf = (text: string) => text.split(/\r?\n/).filter((line) => line.trim() !== '')

/** `/questions/<number>`: one question or petition. What it says is shown once it was accepted; to the office before. */
export function presentQuestion(
  one: PublicQuestion,
  meeting: Meeting | undefined,
  verdict: Verdict | undefined,
  procedure: Link | null,
): QuestionPage {
  const { number, kind, accepted, sent, answers, supplementaries } = one
  const address = addressOf(one)
  const kindName = PUT_KINDS[kind]
  return {
    title: `${kindName} ${number}`,
    breadcrumbs: [{ text: 'Questions and petitions', href: QUESTIONS_PAGE }],
    caption: meeting === undefined ? '' : meetingName(meeting),
    answer: `${standingOf(one)}.`,
    words: accepted === undefined ? [] : linesOf(accepted.words),
    facts: [
      ...(meeting === undefined
        ? []
        : [{ term: 'Meeting', lines: [meetingName(meeting)], href: addressOfMeeting(meeting) }]),
      {
        term: 'Came',
        lines: [
          `${sayMoment(one.handedIn)}${verdict === undefined ? '' : `: ${TIMES[verdict.time]}`}`,
        ],
      },
      ...(accepted === undefined
        ? []
        : [
            { term: 'Put by', lines: [accepted.name ?? 'A member of the public'] },
            ...(accepted.names === undefined
              ? []
              : [{ term: 'Signed by', lines: [`${accepted.names} people, as it says of itself`] }]),
            ...(accepted.isChanged
              ? [{ term: 'Words', lines: ['Changed by the office, as agreed with who put it'] }]
              : []),
          ]),
    ],
    sent:
      sent === undefined
        ? []
        : [
            { term: 'As it came', lines: linesOf(sent.words) },
            {
              term: 'From',
              lines: [
                `${sent.name}, ${sent.showsName ? 'who may be named' : 'who is not to be named'}`,
              ],
            },
            ...(verdict === undefined
              ? []
              : [{ term: 'By the panel’s limits', lines: verdict.lines }]),
          ],
    said: [
      ...answers.map(({ on, by, how, words, document }) => ({
        heading: `Answered ${how === 'at-meeting' ? 'at the meeting' : 'in writing'} on ${describeDay(on)} by ${by}`,
        lines: [
          ...linesOf(words),
          ...(document === undefined ? [] : [`Where it is stated: ${document}`]),
        ],
      })),
      ...supplementaries.map(({ on, words, answer }) => ({
        heading: `Supplementary question on ${describeDay(on)}`,
        lines: [
          ...linesOf(words),
          ...(answer === undefined ? ['No answer to it is recorded.'] : linesOf(answer)),
        ],
      })),
    ],
    state: stateOf(one),
    hrefs: {
      accept: `${address}/accept`,
      refuse: `${address}/refuse`,
      answer: `${address}/answer`,
      supplementary: `${address}/supplementary`,
      withdraw: `${address}/withdraw`,
    },
    procedure: kind === 'petition' ? procedure : null,
  }
}
