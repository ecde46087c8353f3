import type { JudgedRecord } from '../fetch-judged.ts'
import {
  type EventForm,
  hereFirst,
  itemChoices,
  members,
  named,
  persons,
  plain,
  who,
} from './form-parts.ts'

/** The number of an item that is on no agenda: one more than the last. */
const nextItem = ({ judged: { course } }: JudgedRecord) =>
  String(Math.max(0, ...course.story.items.map(({ number }) => Number(number) || 0)) + 1)

/** The course of the meeting as a whole. */
export const COURSE_FORMS = {
  open: {
    title: 'The meeting is opened',
    fields: (record) => [who('Who presides', named(record.judged.course, members(record)))],
    event: plain('open'),
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
  close: {
    title: 'The meeting is closed',
    fields: () => [],
    event: plain('close'),
  },
} as const satisfies Readonly<Record<string, EventForm>>
