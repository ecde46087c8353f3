import { type AskedOfList, readAddress } from '#fields/index.ts'
import { describeDay } from '#shared/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import { isToCome, type Meeting } from '../meetings/meeting.ts'
import { addressOf as addressOfMeeting, meetingName } from '../meetings/meeting-words.ts'
import { daysFor, limitsSaid, noLimits } from './limits.ts'
import type { QuestionsKnown } from './needs.ts'
import { PUT_KINDS, type PublicQuestion, REFUSALS, stateOf } from './question.ts'

export const QUESTIONS_PAGE = '/questions'

export const addressOf = ({ number }: Pick<PublicQuestion, 'number'>) =>
  `${QUESTIONS_PAGE}/${number}`

/** How one stands, without its full stop. */
export function standingOf(one: PublicQuestion): string {
  switch (stateOf(one)) {
    case 'waiting':
      return 'Waits to be read by the office'
    case 'accepted':
      return 'Put to the meeting; no answer recorded'
    case 'answered':
      return `Answered on ${describeDay(one.answers.at(-1)?.on ?? '')}`
    case 'refused':
      return `Not put to the meeting: ${REFUSALS[one.refused ?? 'elsewhere']}`
    case 'withdrawn':
      return 'Taken back by who put it'
  }
}

export interface QuestionsPage extends Page {
  readonly answer: string
  readonly sentences: readonly string[]
  readonly hasMeetings: boolean
  readonly newHref: string
  /** For each meeting to come: by when things have to come for it, as far as rules say. */
  readonly limits: readonly {
    readonly heading: string
    readonly href: string
    readonly lines: readonly string[]
  }[]
  readonly list: DataTable | null
  /** For the office: what waits to be read. */
  readonly waiting: DataTable | null
}

/**
 * `/questions`: what the public put to meetings, by what rules, and how it was answered.
 *
 * @param query - of one meeting by its address, where it asks for that
 * @param isOffice - whether whoever asks may read what waits
 */
export function presentQuestions(
  all: readonly PublicQuestion[],
  { meetings, decider }: QuestionsKnown,
  query: AskedOfList,
  isOffice: boolean,
  today: string,
): QuestionsPage {
  const choices = Object.fromEntries(meetings.all.map((one) => [one.address, meetingName(one)]))
  const field = { name: 'meeting', kind: 'choice', label: 'Meeting', choices } as const
  const { had, unread } = readAddress([field], query)
  const of = had['meeting']
  const shown = all.filter(({ meeting }) => of === undefined || meeting === of)
  const open = shown.filter((one) => ['accepted', 'answered'].includes(stateOf(one)))
  const waiting = shown.filter((one) => stateOf(one) === 'waiting')
  const toCome = meetings.all.filter((one) => isToCome(one, today))
  const nameOf = (address: string) => {
    const meeting = meetings.byAddress.get(address)
    return meeting === undefined ? address : meetingName(meeting)
  }
  const only = of === undefined ? '' : ` of the ${lower(nameOf(of))}`
  return {
    title: 'Questions and petitions of the public',
    breadcrumbs: [{ text: 'Meetings', href: '/meetings' }],
    answer:
      open.length === 0
        ? `No question or petition${only} is published here.`
        : `${open.length} ${open.length === 1 ? 'is' : 'are'} published${only}; ${open.filter((one) => one.answers.length > 0).length} answered.`,
    sentences: [
      ...(unread === '' ? [] : [unread]),
      ...(waiting.length === 0
        ? []
        : [
            `${waiting.length} ${waiting.length === 1 ? 'waits' : 'wait'} to be read by the office.`,
          ]),
      ...sayNotPut(shown),
    ],
    hasMeetings: toCome.length > 0,
    newHref: `${QUESTIONS_PAGE}/new${of === undefined ? '' : `?meeting=${of}`}`,
    limits: toCome
      .filter(({ address }) => of === undefined || address === of)
      .map((meeting) => ({
        heading: meetingName(meeting),
        href: addressOfMeeting(meeting),
        lines: limitLines(meeting, decider, today),
      })),
    list: open.length === 0 ? null : listOf(open, nameOf),
    waiting: isOffice && waiting.length > 0 ? waitingTable(waiting, nameOf) : null,
  }
}

const lower = (words: string) => `${words.charAt(0).toLowerCase()}${words.slice(1)}`

function sayNotPut(all: readonly PublicQuestion[]): readonly string[] {
  const refused = all.filter((one) => stateOf(one) === 'refused')
  if (refused.length === 0) return []
  const counts = Map.groupBy(refused, (one) => one.refused ?? 'elsewhere')
  const why = [...counts].map(([kind, its]) => `${its.length} because ${REFUSALS[kind]}`)
  return [`Not put to a meeting: ${why.join(', ')}.`]
}

function limitLines(
  meeting: Meeting,
  decider: QuestionsKnown['decider'],
  today: string,
): readonly string[] {
  return (['public-question', 'petition'] as const).flatMap((kind) => {
    if (decider === undefined) return [noLimits(kind)]
    const said = [...limitsSaid(kind, decider, today), ...daysFor(kind, meeting, decider)]
    return said.length === 0 ? [noLimits(kind)] : said
  })
}

function listOf(all: readonly PublicQuestion[], nameOf: (address: string) => string): DataTable {
  return {
    id: 'questions',
    caption: 'The latest first',
    narrow: 'cards',
    columns: [{ text: 'What' }, { text: 'Meeting' }, { text: 'How it stands' }],
    rows: all
      .toReversed()
      .map((one) => [
        { text: shorten(one.accepted?.words ?? ''), href: addressOf(one) },
        { text: nameOf(one.meeting) },
        { text: standingOf(one) },
      ]),
  }
}

const LONGEST = 120

/** The beginning of a text, on one line. */
export function shorten(text: string): string {
  const signs = [...text.replace(/\s+/g, ' ').trim()]
  return signs.length <= LONGEST ? signs.join('') : `${signs.slice(0, LONGEST).join('')}…`
}

function waitingTable(
  all: readonly PublicQuestion[],
  nameOf: (address: string) => string,
): DataTable {
  return {
    id: 'waiting',
    caption: 'Waiting to be read',
    narrow: 'cards',
    columns: [{ text: 'What' }, { text: 'Meeting' }, { text: 'Came' }],
    rows: all.map((one) => [
      { text: `${PUT_KINDS[one.kind]} ${one.number}`, href: addressOf(one) },
      { text: nameOf(one.meeting) },
      { text: sayMoment(one.handedIn) },
    ]),
  }
}

/** "26 November 2026, 11:30" */
export function sayMoment(local: string): string {
  const [day = '', time = ''] = local.split('T')
  return `${describeDay(day)}, ${time.slice(0, 'HH:MM'.length)}`
}
