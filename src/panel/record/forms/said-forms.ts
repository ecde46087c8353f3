import {
  type EventForm,
  hereFirst,
  motionChoices,
  motionField,
  plain,
  text,
  who,
} from './form-parts.ts'

/** What is said, and may have to be followed. */
export const SAID_FORMS = {
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
