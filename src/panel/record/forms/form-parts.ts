import type { Field } from '#fields/index.ts'
import type { Course, Motion } from '../course.ts'
import type { JudgedRecord } from '../fetch-judged.ts'
import { decidedAs, motionNamed, textOf } from '../motions.ts'
import { motionWorded } from '../names.ts'

/** What is filled in for an event, by field. */
export type Filled = Readonly<Record<string, unknown>>

/** A form by which one kind of event is recorded. */
export interface EventForm {
  /** As it is offered: "A motion is moved". */
  readonly title: string
  /** Whether it begins with those who replied to the summons that they do not come. */
  readonly isReplied?: true
  /** @param isShown - as it is shown: what is sent may be of before somebody came or went */
  readonly fields: (record: JudgedRecord, isShown?: boolean) => readonly Field[]
  /** What is told of it before it is recorded: that it would have no effect, and why. */
  readonly foretold?: (record: JudgedRecord, typed: Filled) => readonly string[]
  /** What the event says, besides its id, its hour and its place. */
  readonly event: (filled: Filled, record: JudgedRecord) => Readonly<Record<string, unknown>>
  /** What an event says as the fields would have it typed, where their names do not tell. */
  readonly typed?: (event: Filled, record: JudgedRecord) => Filled
}

export type Choices = Readonly<Record<string, string>>

export const named = (course: Course, ids: readonly string[]): Choices =>
  Object.fromEntries(ids.map((id) => [id, course.nameOf(id)]))

export const members = ({ judged: { course } }: JudgedRecord): readonly string[] =>
  [...course.story.seats, ...(course.story.successors ?? [])].flatMap(({ holder }) =>
    holder === null ? [] : [holder],
  )

export const everybody = (record: JudgedRecord): readonly string[] => [
  ...members(record),
  ...record.judged.course.story.substitutes.map(({ person }) => person),
]

export const inRoom = ({ judged: { course } }: JudgedRecord) => [...course.room.keys()]

/** Those in the room first, as it is mostly one of them. */
export const hereFirst = (record: JudgedRecord): Choices => {
  const here = inRoom(record)
  const others = everybody(record).filter((id) => !here.includes(id))
  return named(record.judged.course, [...here, ...others])
}

export const who = (label: string, choices: Choices, required = true) =>
  ({
    name: 'by',
    kind: 'choice',
    label,
    choices,
    ...(required ? {} : { required: false }),
  }) as const satisfies Field

export const someOf = (name: string, label: string, choices: Choices) =>
  ({ name, kind: 'ticks', label, choices }) as const satisfies Field

export const text = (name: string, label: string, required = true) =>
  ({
    name,
    kind: 'long-text',
    label,
    longest: 2_000,
    ...(required ? {} : { required: false }),
  }) as const satisfies Field

/** A day, an occasion or an hour, as it was said. */
export const toWhen = () =>
  ({
    ...{ name: 'to', kind: 'text', label: 'To when', longest: 200 },
    ...{ mayBeDay: true, required: false },
  }) as const satisfies Field

export const count = (name: string, label: string) =>
  ({
    name,
    kind: 'number',
    label,
    asks: `the number of votes ${label.toLowerCase()}`,
    required: false,
  }) as const satisfies Field

/** “That the report be noted”, in the words that it has now. */
export const motionWords = (course: Course, motion: Motion, put?: string): string =>
  motionWorded(course, motion, put ?? textOf(course, motion) ?? motion.text)

export function motionChoices(record: JudgedRecord, fits: (motion: Motion) => boolean): Choices {
  const { course } = record.judged
  return Object.fromEntries(
    course.motions
      .filter(fits)
      .toReversed()
      .map((motion) => [motion.names[0] ?? motion.event, motionWords(course, motion)]),
  )
}

export const waiting =
  ({ judged: { course } }: JudgedRecord) =>
  (motion: Motion) =>
    decidedAs(course, motion) === undefined && motion.withdrawn === undefined

/** A choice among nothing is none. */
export const hasChoice = (field: Field) =>
  (field.kind !== 'choice' && field.kind !== 'ticks') || Object.keys(field.choices).length > 0

/** What has to be chosen and cannot be, as nothing of it is recorded. */
export const nothingToChoose = (fields: readonly Field[]): readonly string[] =>
  fields
    .filter((field) => !hasChoice(field) && field.required === undefined)
    .map(
      ({ label }) =>
        `Nothing is recorded yet that could be chosen as “${label}”: record that first.`,
    )

/** Where there is but one motion it is that one. */
export const motionField = (label: string, choices: Choices) => {
  const [only, ...others] = Object.keys(choices)
  return {
    ...{ name: 'on', kind: 'choice', label, choices },
    ...(only === undefined || others.length > 0 ? {} : { default: only }),
  } as const satisfies Field
}

export const itemChoices = ({ judged: { course } }: JudgedRecord): Choices =>
  Object.fromEntries(course.story.items.map(({ number, title }) => [number, `${number}. ${title}`]))

export const OFFICES = { chair: 'Chair', 'vice-chair': 'Vice-chair' }
export const next = (letter: 'm' | 'a' | 'v', { judged: { course }, events }: JudgedRecord) => {
  // Also those that were struck out: what was recorded of one of them is not of another
  const recorded = events.flatMap(({ vote, motion, amendment }) => [vote, motion, amendment])
  const taken = new Set<unknown>([
    ...course.motions.flatMap(({ names }) => names),
    ...course.votes.map(({ id }) => id),
    ...recorded,
  ])
  let number = 1
  while (taken.has(`${letter}${number}`)) number += 1
  return `${letter}${number}`
}

export const given = (filled: Filled) =>
  Object.fromEntries(
    Object.entries(filled).filter(([, value]) => value !== undefined && value !== ''),
  )

/** What the mover does with what they moved: it is they, unless another is chosen. */
export const byMover =
  (type: string) =>
  (filled: Filled, { judged: { course } }: JudgedRecord) => {
    const by = motionNamed(course, String(filled['on']))?.by
    return { type, ...(by === undefined ? {} : { by }), ...given(filled) }
  }

/** Who does it, where it is not the mover or who moved is not recorded. */
export const mover = (label: string, choices: Choices) =>
  ({
    ...{ name: 'by', kind: 'choice', label, choices },
    ...{ required: false, wanted: 'whoever moved it, unless you choose another' },
  }) as const satisfies Field

export const plain = (type: string) => (filled: Filled) => ({ type, ...given(filled) })

export const persons =
  (type: string) =>
  ({ by, ...filled }: Filled) => ({ type, who: [by], ...given(filled) })
