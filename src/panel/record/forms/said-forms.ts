import {
  type EventForm,
  hereFirst,
  motionChoices,
  motionField,
  plain,
  text,
  waiting,
  who,
} from './form-parts.ts'

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
      who('Who replies', hereFirst(record)),
    ],
    event: plain('reply'),
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
