import type { JudgedRecord } from '../fetch-judged.ts'
import {
  type Choices,
  type EventForm,
  everybody,
  given,
  hereFirst,
  inRoom,
  itemChoices,
  named,
  OFFICES,
  plain,
  someOf,
  text,
  who,
} from './form-parts.ts'

/** Whoever held an office that day and is not of the panel, with their office. */
const officers = ({ judged: { course } }: JudgedRecord): Choices =>
  Object.fromEntries(
    [...course.story.others].map(([id, name]) => {
      const office = course.story.offices.get(id)
      return [id, office === undefined ? name : `${name}, ${office}`]
    }),
  )

const listOf = (chosen: unknown): readonly string[] =>
  Array.isArray(chosen) ? chosen.map(String) : []

/** Who comes and goes, and what they declare. */
export const ROOM_FORMS = {
  apology: {
    title: 'Apologies are received',
    isReplied: true,
    fields: (record) => [
      someOf('who', 'Whose apologies', named(record.judged.course, everybody(record))),
    ],
    event: plain('apology'),
  },
  attend: {
    title: 'Somebody attends who is not of the panel',
    fields: (record) => [
      { ...someOf('who', 'Who attends', officers(record)), required: false },
      {
        name: 'others',
        kind: 'words',
        onLines: true,
        label: 'Others, each on a line of their own',
        hint: 'With their office, such as: Jane Poole, Head of Finance',
        asks: 'who attends, or choose them above',
        most: 40,
        longest: 200,
        required: ({ who: chosen }) => !Array.isArray(chosen) || chosen.length === 0,
      },
    ],
    event: ({ who: chosen, others }) => ({
      type: 'attend',
      who: [...listOf(chosen), ...listOf(others)],
    }),
    typed: ({ who: all }, record) => {
      const known = officers(record)
      return {
        who: listOf(all).filter((one) => Object.hasOwn(known, one)),
        others: listOf(all)
          .filter((one) => !Object.hasOwn(known, one))
          .join('\n'),
      }
    },
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
        label: 'Do they have a dispensation',
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
  'let-in': {
    title: 'A late substitute is let in',
    fields: (record) => {
      const { course } = record.judged
      const all = course.story.substitutes.map(({ person }) => person)
      return [
        { ...who('Which substitute', named(course, all)), name: 'who' },
        who('Who lets them in', hereFirst(record)),
        { ...text('reason', 'Why'), asks: 'why they are let in' },
      ]
    },
    event: ({ who: substitute, reason, ...filled }) => ({
      type: 'let-in',
      who: [substitute],
      why: reason,
      ...given(filled),
    }),
    typed: ({ why }) => ({ reason: why }),
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
} as const satisfies Readonly<Record<string, EventForm>>
