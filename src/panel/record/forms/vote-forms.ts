import type { Field } from '#fields/index.ts'
import type { Vote } from '../course.ts'
import { workOutEntitled } from '../entitled.ts'
import type { JudgedRecord } from '../fetch-judged.ts'
import { foretoldCasting } from '../foretold-casting.ts'
import { foretoldMajority } from '../foretold-majority.ts'
import { AS_WORDED, NO_VETO } from '../matter-put.ts'
import { decidedAs } from '../motions.ts'
import { voteName } from '../names.ts'
import {
  type Choices,
  count,
  type EventForm,
  hereFirst,
  inRoom,
  motionChoices,
  motionField,
  motionWords,
  next,
  plain,
  someOf,
  waiting,
  who,
} from './form-parts.ts'

/** What stands before the name of a motion that is put in the same act as its vote. */
export const PUT_NOW = 'put-'

/** Every vote, the latest first, and what could be put now: of what is told of a vote that was taken. */
export function voteField(record: JudgedRecord) {
  const { lastVote } = record.judged.course
  const votes = votesIn(record, () => true)
  const isPending = lastVote !== undefined && lastVote.results.length === 0
  const toPut = putNow(record)
  return whichVote(isPending ? [...votes, ...toPut] : [...toPut, ...votes])
}

/** The same of what is counted or declared: what waits for that comes first, and what was counted already last. */
function countedField(record: JudgedRecord) {
  // Where names were asked for a count by hands is not the last of it
  const waitsForNames = ({ results, demands }: Vote) =>
    demands.some(({ isGood }) => isGood) && results.every(({ event }) => event.type !== 'recorded')
  const isCounted = (vote: Vote) => vote.results.length > 0 && !waitsForNames(vote)
  return whichVote([
    ...votesIn(record, (vote) => !isCounted(vote)),
    ...putNow(record),
    ...votesIn(record, isCounted).map(
      ([id, words]) => [id, `${words} (counted or declared already)`] as const,
    ),
  ])
}

type Choice = readonly [string, string]

const whichVote = (choices: readonly Choice[]) =>
  ({
    ...{ name: 'vote', kind: 'choice', label: 'Which vote' },
    choices: Object.fromEntries(choices),
  }) as const satisfies Field

const votesIn = (
  { judged: { course } }: JudgedRecord,
  fits: (vote: Vote) => boolean,
): readonly Choice[] =>
  course.votes
    .filter(fits)
    .toReversed()
    .map((vote) => [vote.id, voteName(course, vote)])

/** Motions that wait and were never put: putting one is the same act as its vote. */
const putNow = (record: JudgedRecord): readonly Choice[] =>
  record.judged.course.motions
    .toReversed()
    .filter((motion) => waiting(record)(motion) && motion.votes.length === 0)
    .map((motion) => [
      `${PUT_NOW}${motion.names[0] ?? motion.event}`,
      `The question that is put now: ${motionWords(record.judged.course, motion)}`,
    ])

/** What can be put: what waits and, last, what was decided already. */
function putField(record: JudgedRecord) {
  const { course } = record.judged
  const waits = motionChoices(record, waiting(record))
  const decided = motionChoices(
    record,
    (motion) => motion.withdrawn === undefined && decidedAs(course, motion) !== undefined,
  )
  const again = Object.entries(decided).map(([name, words]) => [name, `${words} (decided already)`])
  return { ...motionField('On what', waits), choices: { ...waits, ...Object.fromEntries(again) } }
}

/** Of a vote of which no more is known than what was declared. */
function declaredFields(record: JudgedRecord): readonly Field[] {
  return [
    countedField(record),
    { name: 'result', kind: 'choice', label: 'What was declared', choices: RESULTS },
  ]
}

const RESULTS = { carried: 'Carried', lost: 'Lost' }
const SIDES = { for: 'For', against: 'Against', abstain: 'Abstained' }

/** What its words say it is, that it is like any other, or what may be vetoed or decided by a share of its own. */
const matterChoices = ({ rules }: JudgedRecord): Choices => ({
  [AS_WORDED]: 'What its words say',
  [NO_VETO]: 'A question like any other, whatever its words say',
  ...Object.fromEntries(
    [...rules.matters()].map(([id, { label, name, outcomes }]) => [
      id,
      outcomes === undefined ? `A veto of ${name}` : label,
    ]),
  ),
})

/** Questions put, and what came of them. */
export const VOTE_FORMS = {
  put: {
    title: 'The question is put',
    fields: (record) => [
      putField(record),
      {
        ...{ name: 'veto', kind: 'choice', label: 'What it decides', default: AS_WORDED },
        choices: matterChoices(record),
      },
    ],
    foretold: (record) =>
      Object.keys(motionChoices(record, waiting(record))).flatMap((name) =>
        foretoldMajority(record, name),
      ),
    event: ({ veto = AS_WORDED, on }, record) => ({
      type: 'put',
      vote: next('v', record),
      on: [on],
      veto,
    }),
  },
  hands: {
    title: 'Hands are counted',
    fields: (record) => [
      countedField(record),
      count('for', 'For'),
      count('against', 'Against'),
      count('abstain', 'Abstaining'),
    ],
    event: plain('hands'),
  },
  recorded: {
    title: 'A vote is recorded by name',
    fields: (record) => {
      const { course } = record.judged
      const last = course.votes.at(-1)
      const others = (last?.atPut.room ?? []).filter((id) => !course.room.has(id))
      const mayVote = new Set(last === undefined ? [] : workOutEntitled(course, last))
      return [
        countedField(record),
        ...[...inRoom(record), ...others].map(
          (person): Field => ({
            name: `side.${person}`,
            kind: 'choice',
            label: course.nameOf(person),
            choices: { ...SIDES, none: 'Did not vote' },
            isInLine: true,
            // That one who may vote did not is told, and not supposed
            ...(mayVote.has(person) ? {} : { default: 'none' }),
          }),
        ),
      ]
    },
    event: ({ vote, side }) => {
      const sides = Object.entries((side ?? {}) as Readonly<Record<string, string>>)
      const on = (which: string) => sides.filter(([, its]) => its === which).map(([id]) => id)
      return {
        type: 'recorded',
        vote,
        for: on('for'),
        against: on('against'),
        abstain: on('abstain'),
      }
    },
  },
  outcome: {
    title: 'Only the outcome is known',
    fields: (record) => [
      ...declaredFields(record),
      {
        ...{ name: 'counted', kind: 'yes-no', label: 'Were the votes counted', required: false },
        ...{
          hint: 'Where they were, the number is listed as not recorded',
          wanted: 'if it is known',
        },
      },
    ],
    event: plain('outcome'),
  },
  voices: {
    title: 'A vote is taken by voices',
    fields: declaredFields,
    event: plain('voices'),
  },
  'demand-recorded': {
    title: 'A recorded vote is asked for',
    fields: (record) => [
      voteField(record),
      someOf('members', 'Who ask for it', hereFirst(record)),
      {
        name: 'others',
        kind: 'number',
        label: 'How many others ask for it, whose names are not known',
        asks: 'how many others ask for it',
        required: false,
      },
    ],
    event: plain('demand-recorded'),
  },
  'own-vote': {
    title: 'A member has their own vote recorded',
    fields: (record) => [
      voteField(record),
      who('Which member', hereFirst(record)),
      { name: 'side', kind: 'choice', label: 'How they voted', choices: SIDES },
    ],
    event: plain('own-vote'),
  },
  casting: {
    title: 'A casting vote is given',
    foretold: foretoldCasting,
    fields: (record) => [
      voteField(record),
      who('Who gives it', hereFirst(record)),
      {
        name: 'side',
        kind: 'choice',
        label: 'Which way',
        choices: { for: 'For', against: 'Against' },
      },
    ],
    event: plain('casting'),
  },
} as const satisfies Readonly<Record<string, EventForm>>
