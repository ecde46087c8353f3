import type { Decider, HeldConstitution } from '#constitution/index.ts'
import type { People } from '#people/index.ts'
import { numbersNeeded } from '#procedures/index.ts'
import { describeDay } from '#shared/index.ts'
import type { Entry } from '#storage/index.ts'
import type { DataTable } from '#web/index.ts'
import { sayWhetherCounts } from '../seats/substitute-answer.ts'
import { dayOfMeeting, type Meeting } from './meeting.ts'
import { nameOf } from './meeting-words.ts'
import {
  answerOfSubstitute,
  countReplies,
  expectedOn,
  REPLIES,
  type Reply,
  readReplies,
  sayCounted,
  substitutesNamed,
} from './replies.ts'

/** What members and the office see of the answers to a summons. */
export interface ShownReplies {
  readonly sentence: string
  readonly table: DataTable | null
  /** Answers that were changed, each with what was answered before. */
  readonly history: readonly string[]
}

/** @param entries - of the meeting, with what is for members */
export function presentReplies(
  meeting: Meeting,
  people: People,
  entries: readonly Entry[],
  decider: Decider | undefined,
  rules: HeldConstitution | undefined,
): ShownReplies {
  const day = dayOfMeeting(meeting)
  const expected = expectedOn(people, day)
  const replies = readReplies(entries)
  const needed = decider === undefined ? [] : numbersNeeded(day, decider)
  const number = (word: string) => needed.find(({ term }) => term.includes(word))?.number
  // What a substitute answers stands with the member in whose place they come
  const named = substitutesNamed(replies)
  const others = [...replies.keys()].filter(
    (id) => !expected.members.includes(id) && !named.has(id),
  )
  const everybody = [...expected.members, ...others]
  return {
    sentence: sayCounted(expected, countReplies(expected, replies), {
      quorum: number('quorum'),
      veto: number('veto'),
    }),
    table: everybody.length === 0 ? null : tableOf(everybody, meeting, people, replies, rules),
    history: [...replies.values()].flatMap((its) =>
      its.length < 2
        ? []
        : [`${nameOf(people, its[0]?.person ?? '')}: ${its.map(inShort).join('; then ')}`],
    ),
  }
}

function tableOf(
  everybody: readonly string[],
  meeting: Meeting,
  people: People,
  replies: ReadonlyMap<string, readonly Reply[]>,
  rules: HeldConstitution | undefined,
): DataTable {
  return {
    id: 'replies',
    caption: 'Answers',
    narrow: 'cards',
    columns: [{ text: 'Member' }, { text: 'Answer' }, { text: 'Told' }],
    rows: everybody.map((id) => {
      const reply = replies.get(id)?.at(-1)
      const name = { text: nameOf(people, id), href: `/panel/people/${id}` }
      if (reply === undefined) return [name, { text: 'Not answered' }, { text: 'Not yet' }]
      const { answer, substitute, reason, told, how } = reply
      const who = substitute === undefined ? '' : `: ${nameOf(people, substitute)}`
      const counts = people.substitutes.find(
        (one) => one.member === id && one.meeting.startsWith(dayOfMeeting(meeting)),
      )
      const notes = [
        reason ?? '',
        answer === 'substitute' && counts ? sayWhetherCounts(people, counts, rules) : '',
        substitute === undefined ? '' : acceptedWords(answerOfSubstitute(replies, reply)),
      ].filter(Boolean)
      return [
        name,
        {
          text: `${REPLIES[answer]}${who}`,
          ...(notes.length === 0 ? {} : { note: notes.join('. ') }),
        },
        { text: toldWords(told), ...(how === undefined ? {} : { note: how }) },
      ]
    }),
  }
}

/** What a substitute answers to being named: "They accepted, 09:00 on 1 February 2027" */
function acceptedWords(own: Reply | undefined): string {
  if (own === undefined) return 'Whether they accept is not recorded'
  const did = own.answer === 'coming' ? 'accepted' : 'cannot come'
  return `They ${did}, ${[toldWords(own.told), own.how, own.reason].filter(Boolean).join(', ')}`
}

const inShort = ({ answer, told }: Reply) => `${REPLIES[answer].toLowerCase()} (${toldWords(told)})`

/** "13:30 on 31 January 2027" */
function toldWords(told: string): string {
  const [day = '', clock = ''] = told.split('T')
  return `${clock.slice(0, 'HH:MM'.length)} on ${describeDay(day)}`
}
