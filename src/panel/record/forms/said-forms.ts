import type { Field } from '#fields/index.ts'
import { uncapitalise } from '#shared/index.ts'
import type { JudgedRecord } from '../fetch-judged.ts'
import {
  byMover,
  type Choices,
  type EventForm,
  type Filled,
  given,
  hereFirst,
  motionChoices,
  motionField,
  mover,
  plain,
  text,
  waiting,
  who,
} from './form-parts.ts'

/** Those who may say something for an office: who holds one outside the panel, whoever else attends, then members. */
function speakers(record: JudgedRecord): Choices {
  const { course, placed } = record.judged
  const offices = Map.groupBy(course.story.offices, ([, office]) => office)
  const outside = [...offices].map(([office, holders]) => [
    office,
    `${holders.map(([id]) => course.nameOf(id)).join(' or ')}, ${office}`,
  ])
  const attending = placed.flatMap(({ event }) =>
    event.type === 'attend' ? event.who.filter((one) => !course.story.offices.has(one)) : [],
  )
  return {
    ...Object.fromEntries(outside),
    ...Object.fromEntries(attending.map((one) => [one, course.nameOf(one)])),
    ...hereFirst(record),
  }
}

/** Who said it: one of those known, or somebody else by their office. */
function saidBy(
  record: JudgedRecord,
  { name, label, isOptional = false }: { name: string; label: string; isOptional?: boolean },
): readonly Field[] {
  const choices = speakers(record)
  return [
    {
      name: 'speaker',
      kind: 'choice',
      label,
      choices,
      required: false,
      wanted: 'or write it below',
    },
    {
      ...{ name, kind: 'text', label: 'Somebody else, by their office', longest: 200 },
      ...{ hint: 'Such as: Head of Finance', asks: `${uncapitalise(label)}, or choose them above` },
      required: isOptional ? false : ({ speaker }) => speaker === undefined,
    },
  ]
}

const saying =
  (type: string, name: string) =>
  ({ speaker, ...filled }: Filled) => ({
    ...{ type, ...given(filled) },
    ...(speaker === undefined ? {} : { [name]: speaker }),
  })

/** Who said it as the form has it: chosen where they can be. */
const typedBy = (record: JudgedRecord, name: string, by: unknown): Filled =>
  typeof by === 'string' && Object.hasOwn(speakers(record), by) ? { speaker: by, [name]: '' } : {}

/** What is said, and may have to be followed. */
export const SAID_FORMS = {
  speech: {
    title: 'A member speaks',
    fields: (record) => [who('Who speaks', hereFirst(record))],
    event: plain('speech'),
  },
  reply: {
    title: 'The mover replies to the debate',
    fields: (record) => [
      motionField('On what', motionChoices(record, waiting(record))),
      mover('Who replies', hereFirst(record)),
    ],
    event: byMover('reply'),
  },
  promise: {
    title: 'Something is promised',
    fields: (record) => [
      ...saidBy(record, { name: 'by', label: 'Who promises it' }),
      text('text', 'What is promised'),
      {
        ...{ name: 'due', kind: 'text', label: 'By when', longest: 200, required: false },
        ...{ mayBeDay: true, hint: 'Such as: 8 February 2027, or in future reports' },
      },
    ],
    event: saying('promise', 'by'),
    typed: ({ by }, record) => typedBy(record, 'by', by),
  },
  note: {
    title: 'A point is noted',
    fields: (record) => [
      ...saidBy(record, { name: 'role', label: 'Whose point', isOptional: true }),
      text('text', 'The point'),
    ],
    event: saying('note', 'role'),
    typed: ({ role }, record) => typedBy(record, 'role', role),
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
} as const satisfies Readonly<Record<string, EventForm>>
