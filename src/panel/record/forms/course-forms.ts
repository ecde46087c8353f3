import type { Field } from '#fields/index.ts'
import type { JudgedRecord } from '../fetch-judged.ts'
import { EXCLUDED_BY } from '../privacy-events.ts'
import { waitingAtClose } from '../waiting-at-close.ts'
import {
  type EventForm,
  given,
  hereFirst,
  itemChoices,
  members,
  named,
  persons,
  plain,
  toWhen,
  who,
} from './form-parts.ts'

/** The number of an item that is on no agenda: one more than the last. */
const nextItem = ({ judged: { course } }: JudgedRecord) =>
  String(Math.max(0, ...course.story.items.map(({ number }) => Number(number) || 0)) + 1)

const itemField = (record: JudgedRecord) =>
  ({
    ...{ name: 'item', kind: 'choice', label: 'Which item' },
    choices: itemChoices(record),
  }) as const satisfies Field

const reasonField = (label: string) =>
  ({ name: 'reason', kind: 'text', label, longest: 500, required: false }) as const satisfies Field

const hasAgenda = ({ meeting }: JudgedRecord) => meeting.items.length > 0

/** An item that is none of those known: where no agenda is held, nobody knows what stands on it. */
function anotherItem(record: JudgedRecord): string {
  if (hasAgenda(record)) return 'Another, which is not on the agenda'
  return Object.keys(itemChoices(record)).length === 0
    ? 'The one named below'
    : 'Another, named below'
}

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
        choices: { ...itemChoices(record), other: anotherItem(record) },
      },
      {
        name: 'title',
        kind: 'text',
        label: hasAgenda(record) ? 'What it is, where it is not on the agenda' : 'What it is',
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
  defer: {
    title: 'An item is deferred',
    fields: (record) => [
      itemField(record),
      {
        ...toWhen(),
        hint: 'Such as: the meeting of 24 March 2027; blank if that was not said',
      },
      reasonField('Why, where it was said'),
    ],
    event: plain('defer'),
  },
  'exclude-public': {
    title: 'The public are excluded',
    fields: (record) => [
      {
        ...{ name: 'items', kind: 'ticks', label: 'For which items', required: false },
        choices: itemChoices(record),
        hint: 'None for the item in hand. What is recorded of them before this is read by everybody',
      },
      {
        ...{ name: 'ground', kind: 'choice', label: 'On what ground', required: false },
        choices: Object.fromEntries(record.rules.grounds().map((words) => [words, words])),
      },
      { name: 'by_what', kind: 'choice', label: 'How it came about', choices: EXCLUDED_BY },
    ],
    event: ({ items, ...filled }, { judged: { course } }) => {
      const inHand = course.item?.item.number
      const named = Array.isArray(items) && items.length > 0 ? items : inHand ? [inHand] : undefined
      return {
        type: 'exclude-public',
        ...(named === undefined ? {} : { items: named }),
        ...given(filled),
      }
    },
  },
  'readmit-public': {
    title: 'The public are readmitted',
    fields: () => [],
    event: plain('readmit-public'),
  },
  adjourn: {
    title: 'The meeting is adjourned',
    fields: () => [
      {
        ...toWhen(),
        hint: 'Such as: 8 February 2027 at 14:00. Blank where it goes on the same day: record then that it is resumed',
      },
      reasonField('Why, where it was said'),
    ],
    event: plain('adjourn'),
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
    fields: (record) => [who('Who resumes it', hereFirst(record), false)],
    event: plain('resume'),
  },
  close: {
    title: 'The meeting is closed',
    fields: () => [],
    foretold: ({ judged: { course } }) => waitingAtClose(course),
    event: plain('close'),
  },
} as const satisfies Readonly<Record<string, EventForm>>
