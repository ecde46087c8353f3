import {
  count,
  type EventForm,
  type Filled,
  given,
  hereFirst,
  members,
  named,
  next,
  OFFICES,
  who,
} from './form-parts.ts'
import { voteField } from './vote-forms.ts'

/** Who is nominated to an office of the panel, and elected. */
export const ELECTION_FORMS = {
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
  'put-election': {
    title: 'An election is put',
    fields: () => [
      { name: 'election', kind: 'choice', label: 'To which office', choices: OFFICES },
    ],
    event: (filled, record) => ({ type: 'put', vote: next('v', record), ...given(filled) }),
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
} as const satisfies Readonly<Record<string, EventForm>>
