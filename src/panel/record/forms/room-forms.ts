import type { JudgedRecord } from '../fetch-judged.ts'
import { ALL_ITEMS, NO_ITEM } from '../interest-items.ts'
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
      { ...someOf('items', 'In which items', itemChoices(record)), required: false },
      {
        name: 'coming',
        kind: 'words',
        onLines: true,
        label: 'In items that are not opened yet and not listed here, each on a line of its own',
        hint: 'By number or title, as on the agenda. It is of that item once it is opened',
        most: 40,
        longest: 300,
        required: false,
      },
      {
        name: 'scope',
        kind: 'choice',
        label: 'Or in all items, or in none that was named',
        choices: { [ALL_ITEMS]: 'In all items', [NO_ITEM]: 'In general: no item was named' },
        asks: 'the items, all of them or that none was named',
        required: ({ items, coming }) => listOf(items).length + listOf(coming).length === 0,
      },
      {
        name: 'dispensation',
        kind: 'yes-no',
        label: 'Do they have a dispensation',
        default: false,
      },
      {
        ...{ name: 'prejudicial', kind: 'yes-no', label: 'Did they say that it is prejudicial' },
        ...{ required: false, wanted: 'if it was said' },
      },
      {
        ...{ name: 'stays', kind: 'yes-no', label: 'Did they say that they stay for the item' },
        ...{ required: false, wanted: 'if it was said' },
      },
      text('reason', 'What it is', false),
    ],
    event: ({ by, items, coming, scope, ...filled }) => ({
      type: 'interest',
      who: [by],
      items: scope ?? [...listOf(items), ...listOf(coming)],
      ...given(filled),
    }),
    typed: ({ items: all }, record) => {
      const known = itemChoices(record)
      const named = [all].flat().map(String)
      const [scope] = named.filter((one) => one === ALL_ITEMS || one === NO_ITEM)
      const ofItems = scope === undefined ? named : []
      return {
        ...{ scope, items: ofItems.filter((one) => Object.hasOwn(known, one)) },
        coming: ofItems.filter((one) => !Object.hasOwn(known, one)).join('\n'),
      }
    },
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
