import {
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

/** Who comes and goes, and what they declare. */
export const ROOM_FORMS = {
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
