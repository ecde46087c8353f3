import type { Field } from '#fields/index.ts'
import type { Course, Motion } from './course.ts'
import type { JudgedRecord } from './fetch-judged.ts'
import { decidedAs } from './motions.ts'

/** What is filled in for an event, by field. */
type Filled = Readonly<Record<string, unknown>>

/** A form by which one kind of event is recorded. */
export interface EventForm {
  /** As it is offered: "A motion is moved". */
  readonly title: string
  /** @param isShown - as it is shown: what is sent may be of before somebody came or went */
  readonly fields: (record: JudgedRecord, isShown?: boolean) => readonly Field[]
  /** What the event says, besides its id, its hour and its place. */
  readonly event: (filled: Filled, record: JudgedRecord) => Readonly<Record<string, unknown>>
}

type Choices = Readonly<Record<string, string>>

const named = (course: Course, ids: readonly string[]): Choices =>
  Object.fromEntries(ids.map((id) => [id, course.nameOf(id)]))

const members = ({ judged: { course } }: JudgedRecord): readonly string[] =>
  course.story.seats.flatMap(({ holder }) => (holder === null ? [] : [holder]))

const everybody = (record: JudgedRecord): readonly string[] => [
  ...members(record),
  ...record.judged.course.story.substitutes.map(({ person }) => person),
]

const inRoom = ({ judged: { course } }: JudgedRecord) => [...course.room.keys()]

/** Those in the room first, as it is mostly one of them. */
const hereFirst = (record: JudgedRecord): Choices => {
  const here = inRoom(record)
  const others = everybody(record).filter((id) => !here.includes(id))
  return named(record.judged.course, [...here, ...others])
}

const who = (label: string, choices: Choices, required = true) =>
  ({
    name: 'by',
    kind: 'choice',
    label,
    choices,
    ...(required ? {} : { required: false }),
  }) as const satisfies Field

const someOf = (name: string, label: string, choices: Choices) =>
  ({ name, kind: 'ticks', label, choices }) as const satisfies Field

const text = (name: string, label: string, required = true) =>
  ({
    name,
    kind: 'long-text',
    label,
    longest: 2_000,
    ...(required ? {} : { required: false }),
  }) as const satisfies Field

const count = (name: string, label: string) =>
  ({
    name,
    kind: 'number',
    label,
    asks: `the number of votes ${label.toLowerCase()}`,
    required: false,
  }) as const satisfies Field

/** "m1: That the report be noted." */
const motionWords = ({ names, text: words, kind }: Motion) =>
  `${names[0] ?? ''}: ${words === '' ? kind.replaceAll('-', ' ') : words.slice(0, 80)}`

function motionChoices(record: JudgedRecord, fits: (motion: Motion) => boolean): Choices {
  const { course } = record.judged
  return Object.fromEntries(
    course.motions
      .filter(fits)
      .toReversed()
      .map((motion) => [motion.names[0] ?? motion.event, motionWords(motion)]),
  )
}

const waiting =
  ({ judged: { course } }: JudgedRecord) =>
  (motion: Motion) =>
    decidedAs(course, motion) === undefined && motion.withdrawn === undefined

const motionField = (label: string, choices: Choices) =>
  ({ name: 'on', kind: 'choice', label, choices }) as const satisfies Field

/** What stands before the name of a motion that is put in the same act as its vote. */
export const PUT_NOW = 'put-'

function voteField(record: JudgedRecord) {
  const { course } = record.judged
  const votes = course.votes
    .toReversed()
    .map(({ id, on, put }) => [
      id,
      `${id}: ${on[0] === undefined ? (put.event.election ?? 'the question') : motionWords(on[0])}`,
    ])
  const toPut = course.motions
    .toReversed()
    .filter((motion) => waiting(record)(motion) && motion.votes.length === 0)
    .map((motion) => [
      `${PUT_NOW}${motion.names[0] ?? motion.event}`,
      `The question that is put now: ${motionWords(motion)}`,
    ])
  const pending = course.lastVote !== undefined && course.lastVote.results.length === 0
  const choices: Choices = Object.fromEntries(pending ? [...votes, ...toPut] : [...toPut, ...votes])
  return { name: 'vote', kind: 'choice', label: 'Which vote', choices } as const satisfies Field
}

/** Of a vote of which no more is known than what was declared. */
function declaredFields(record: JudgedRecord): readonly Field[] {
  return [
    voteField(record),
    { name: 'result', kind: 'choice', label: 'What was declared', choices: RESULTS },
  ]
}

const itemChoices = ({ judged: { course } }: JudgedRecord): Choices =>
  Object.fromEntries(course.story.items.map(({ number, title }) => [number, `${number}. ${title}`]))

const OFFICES = { chair: 'Chair', 'vice-chair': 'Vice-chair' }
const RESULTS = { carried: 'Carried', lost: 'Lost' }
const SIDES = { for: 'For', against: 'Against', abstain: 'Abstained' }

/** The number of an item that is on no agenda: one more than the last. */
const nextItem = ({ judged: { course } }: JudgedRecord) =>
  String(Math.max(0, ...course.story.items.map(({ number }) => Number(number) || 0)) + 1)

const next = (letter: 'm' | 'a' | 'v', { judged: { course } }: JudgedRecord) => {
  const taken = new Set([
    ...course.motions.flatMap(({ names }) => names),
    ...course.votes.map(({ id }) => id),
  ])
  let number = 1
  while (taken.has(`${letter}${number}`)) number += 1
  return `${letter}${number}`
}

const given = (filled: Filled) =>
  Object.fromEntries(
    Object.entries(filled).filter(([, value]) => value !== undefined && value !== ''),
  )

const plain = (type: string) => (filled: Filled) => ({ type, ...given(filled) })

const persons =
  (type: string) =>
  ({ by, ...filled }: Filled) => ({ type, who: [by], ...given(filled) })

const consent = (name: string, label: string) =>
  ({ name, kind: 'yes-no', label, required: false }) as const satisfies Field

const procedural = (type: string, title: string): EventForm => ({
  title,
  fields: (record) => [
    motionField('Whose debate', motionChoices(record, waiting(record))),
    who('Who moves it', hereFirst(record)),
    { ...who('Who seconds it', hereFirst(record), false), name: 'seconder' },
    ...(type === 'adjourn-debate'
      ? [{ name: 'to', kind: 'text', label: 'To when', longest: 200, required: false } as const]
      : []),
  ],
  event: plain(type),
})

/** Every kind of event that can be recorded by hand, by what stands in its address. */
export const EVENT_FORMS = {
  open: {
    title: 'The meeting is opened',
    fields: (record) => [who('Who presides', named(record.judged.course, members(record)))],
    event: plain('open'),
  },
  arrive: {
    title: 'Somebody comes in',
    fields: (record, isShown = false) => {
      const here = new Set(inRoom(record))
      const others = everybody(record).filter((id) => !isShown || !here.has(id))
      return [someOf('who', 'Who comes in', named(record.judged.course, others))]
    },
    event: plain('arrive'),
  },
  leave: {
    title: 'Somebody goes out',
    fields: (record, isShown = false) => [
      someOf(
        'who',
        'Who goes out',
        named(record.judged.course, isShown ? inRoom(record) : everybody(record)),
      ),
    ],
    event: plain('leave'),
  },
  item: {
    title: 'An item is opened',
    fields: (record) => [
      {
        name: 'item',
        kind: 'choice',
        label: 'Which item',
        choices: { ...itemChoices(record), other: 'Another, which is not on the agenda' },
      },
      {
        name: 'title',
        kind: 'text',
        label: 'What it is, where it is not on the agenda',
        asks: 'what the item is',
        longest: 300,
        required: ({ item }) => item === 'other',
      },
    ],
    event: ({ item, title }, record) =>
      item === 'other' ? { type: 'item', item: nextItem(record), title } : { type: 'item', item },
  },
  interest: {
    title: 'An interest is declared',
    fields: (record) => [
      who('Who declares it', hereFirst(record)),
      {
        name: 'kind',
        kind: 'choice',
        label: 'What kind',
        choices: { personal: 'Personal', pecuniary: 'Pecuniary' },
      },
      { ...someOf('items', 'In which items; none for all', itemChoices(record)), required: false },
      {
        name: 'dispensation',
        kind: 'yes-no',
        label: 'Has the bar been lifted for them',
        default: false,
      },
      text('reason', 'What it is', false),
    ],
    event: ({ by, items, ...filled }) => ({
      type: 'interest',
      who: [by],
      items: Array.isArray(items) && items.length > 0 ? items : 'all',
      ...given(filled),
    }),
  },
  move: {
    title: 'A motion is moved',
    fields: (record) => [
      text('text', 'The motion'),
      who('Who moves it', hereFirst(record), false),
      { ...who('Who seconds it', hereFirst(record), false), name: 'seconder' },
    ],
    event: (filled, record) => ({ type: 'move', motion: next('m', record), ...given(filled) }),
  },
  second: {
    title: 'A motion or an amendment is seconded',
    fields: (record) => [
      {
        ...motionField('What is seconded', motionChoices(record, waiting(record))),
        name: 'motion',
      },
      who('Who seconds it', hereFirst(record)),
    ],
    event: plain('second'),
  },
  amend: {
    title: 'An amendment is moved',
    fields: (record) => [
      motionField(
        'Which motion',
        motionChoices(record, (one) => one.kind === 'motion' && waiting(record)(one)),
      ),
      {
        ...text('text', 'The amendment'),
        hint: 'Such as: Replace each quarter by each month',
      },
      {
        ...text('result', 'The motion as it would then read', false),
        hint: 'Needed where the amendment is not said as: insert, replace, leave out or add these words',
      },
      who('Who moves it', hereFirst(record), false),
      { ...who('Who seconds it', hereFirst(record), false), name: 'seconder' },
    ],
    event: (filled, record) => ({ type: 'amend', amendment: next('a', record), ...given(filled) }),
  },
  alter: {
    title: 'The mover alters the words',
    fields: (record) => [
      motionField('Which', motionChoices(record, waiting(record))),
      text('text', 'The words as they now are'),
      who('Who alters them', hereFirst(record)),
      consent('seconder_agrees', 'Did the seconder agree'),
      consent('panel_consents', 'Did the panel consent'),
    ],
    event: plain('alter'),
  },
  withdraw: {
    title: 'The mover takes it back',
    fields: (record) => [
      motionField('Which', motionChoices(record, waiting(record))),
      who('Who takes it back', hereFirst(record)),
      consent('seconder_agrees', 'Did the seconder agree'),
      consent('panel_consents', 'Did the panel consent'),
    ],
    event: plain('withdraw'),
  },
  closure: procedural('closure', 'That the question be now put'),
  'next-business': procedural('next-business', 'That the panel proceed to the next business'),
  'adjourn-debate': procedural('adjourn-debate', 'That the debate be adjourned'),
  put: {
    title: 'The question is put',
    fields: (record) => [
      motionField('On what', motionChoices(record, waiting(record))),
      {
        name: 'veto',
        kind: 'choice',
        label: 'Is it a veto',
        choices: { no: 'No', precept: 'Of the precept', 'chief-constable': 'Of a chief constable' },
        default: 'no',
      },
    ],
    event: ({ veto, on }, record) => ({
      type: 'put',
      vote: next('v', record),
      on: [on],
      ...(veto === undefined || veto === 'no' ? {} : { veto }),
    }),
  },
  'put-election': {
    title: 'An election is put',
    fields: () => [
      { name: 'election', kind: 'choice', label: 'To which office', choices: OFFICES },
    ],
    event: (filled, record) => ({ type: 'put', vote: next('v', record), ...given(filled) }),
  },
  hands: {
    title: 'Hands are counted',
    fields: (record) => [
      voteField(record),
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
      const others = (course.votes.at(-1)?.atPut.room ?? []).filter((id) => !course.room.has(id))
      return [
        voteField(record),
        ...[...inRoom(record), ...others].map(
          (person) =>
            ({
              name: `side.${person}`,
              kind: 'choice',
              label: course.nameOf(person),
              choices: { ...SIDES, none: 'Did not vote' },
              default: 'none',
            }) as const satisfies Field,
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
    fields: declaredFields,
    event: plain('outcome'),
  },
  voices: {
    title: 'A vote is taken by voices',
    fields: declaredFields,
    event: plain('voices'),
  },
  tally: {
    title: 'Votes in an election are counted',
    fields: (record) => {
      const { course } = record.judged
      const standing = [...new Set(course.nominees.map(({ person }) => person))]
      return [
        voteField(record),
        ...standing.map((person) => count(`share.${person}`, `For ${course.nameOf(person)}`)),
      ]
    },
    event: ({ vote, share }) => ({ type: 'tally', vote, shares: given((share ?? {}) as Filled) }),
  },
  'demand-recorded': {
    title: 'A recorded vote is asked for',
    fields: (record) => [
      voteField(record),
      someOf('members', 'Who ask for it', named(record.judged.course, inRoom(record))),
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
  nominate: {
    title: 'Somebody is nominated',
    fields: (record) => [
      { name: 'office', kind: 'choice', label: 'To which office', choices: OFFICES },
      { ...who('Who is nominated', named(record.judged.course, members(record))), name: 'who' },
      who('Who nominates them', hereFirst(record), false),
    ],
    event: ({ who: nominee, ...filled }) => ({
      type: 'nominate',
      who: [nominee],
      ...given(filled),
    }),
  },
  preside: {
    title: 'Somebody is chosen to preside',
    fields: (record) => [who('Who presides', hereFirst(record))],
    event: persons('preside'),
  },
  'take-chair': {
    title: 'The chair is taken',
    fields: (record) => [who('Who takes it', hereFirst(record))],
    event: persons('take-chair'),
  },
  'let-in': {
    title: 'A late substitute is let in',
    fields: (record) => {
      const { course } = record.judged
      const all = course.story.substitutes.map(({ person }) => person)
      return [
        { ...who('Which substitute', named(course, all)), name: 'who' },
        who('Who lets them in', hereFirst(record)),
        text('why', 'Why'),
      ]
    },
    event: ({ who: substitute, ...filled }) => ({
      type: 'let-in',
      who: [substitute],
      ...given(filled),
    }),
  },
  'declare-no-quorum': {
    title: 'It is declared that there is no quorum',
    fields: (record) => [who('Who declares it', hereFirst(record))],
    event: plain('declare-no-quorum'),
  },
  suspend: {
    title: 'The meeting is suspended',
    fields: (record) => [who('Who suspends it', hereFirst(record))],
    event: plain('suspend'),
  },
  resume: {
    title: 'The meeting is resumed',
    fields: (record) => [who('Who resumes it', hereFirst(record))],
    event: plain('resume'),
  },
  ruling: {
    title: 'The chair rules',
    fields: (record) => [
      who('Who rules', hereFirst(record)),
      {
        ...motionField(
          'On what',
          motionChoices(record, () => true),
        ),
        required: false,
      },
      text('text', 'The ruling'),
    ],
    event: plain('ruling'),
  },
  resign: {
    title: 'Somebody resigns',
    fields: (record) => [
      who('Who resigns', hereFirst(record)),
      {
        name: 'office',
        kind: 'choice',
        label: 'From what',
        choices: { seat: 'The panel', ...OFFICES },
      },
      { name: 'written', kind: 'yes-no', label: 'Was it in writing' },
    ],
    event: ({ by, office, ...filled }) => ({
      type: 'resign',
      who: [by],
      ...(office === 'seat' ? {} : { office }),
      ...given(filled),
    }),
  },
  promise: {
    title: 'Something is promised',
    fields: () => [
      {
        name: 'by',
        kind: 'text',
        label: 'Who promises it',
        hint: 'By their office, such as commissioner',
        longest: 200,
      },
      text('text', 'What is promised'),
      { name: 'due', kind: 'text', label: 'By when', longest: 200, required: false },
    ],
    event: plain('promise'),
  },
  note: {
    title: 'A point is noted',
    fields: () => [
      {
        name: 'role',
        kind: 'text',
        label: 'Whose point',
        hint: 'By their office, such as commissioner',
        longest: 200,
        required: false,
      },
      text('text', 'The point'),
    ],
    event: plain('note'),
  },
  close: {
    title: 'The meeting is closed',
    fields: () => [],
    event: plain('close'),
  },
} as const satisfies Readonly<Record<string, EventForm>>

export type EventFormId = keyof typeof EVENT_FORMS

/** The form of an address; `undefined` where there is none. */
export function eventForm(id: string): EventForm | undefined {
  return Object.hasOwn(EVENT_FORMS, id) ? EVENT_FORMS[id as EventFormId] : undefined
}
