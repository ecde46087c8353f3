import { type Field, whyField } from '#fields/index.ts'
import type { People } from '#people/index.ts'
import { ENDED_WORDS, ROLE_WORDS } from './holding-words.ts'

const LONGEST = 2_000

export const ON_DAY = {
  name: 'on',
  kind: 'day',
  label: 'Another day',
} as const satisfies Field

const BASIS = {
  name: 'basis',
  kind: 'text',
  label: 'What it rests on',
  hint: 'Such as: Council minutes of 21 May 2026, minute 12',
  asks: 'what it rests on: a minute, a letter, a notice',
  longest: LONGEST,
} as const satisfies Field

/** Somebody to be known by name. */
export const PERSON_FIELDS = [
  {
    name: 'name',
    kind: 'text',
    label: 'Name, as it is to be shown',
    hint: 'Such as: Cllr Ada Example',
    asks: 'the name',
    longest: 200,
  },
  {
    name: 'aliases',
    kind: 'words',
    onLines: true,
    label: 'Other ways in which papers write it',
    hint: 'One on each line',
    most: 20,
    longest: 200,
    default: [],
  },
] as const satisfies readonly Field[]

const peopleOf = ({ people }: People) =>
  Object.fromEntries([...people.values()].map(({ id, name }) => [id, name]))

/** That somebody holds a seat or an office from a day on. */
export function holdingFields(people: People) {
  const places = [...people.seats, ...people.posts].map(({ id, name }) => [id, name] as const)
  return [
    { name: 'person', kind: 'choice', label: 'Who', choices: peopleOf(people) },
    {
      name: 'place',
      kind: 'choice',
      label: 'Which seat or office',
      choices: Object.fromEntries(places),
    },
    {
      name: 'from',
      kind: 'day',
      label: 'The first day',
      asks: 'the first day of it',
    },
    {
      name: 'termEnds',
      kind: 'day',
      label: 'The last day that it is given for',
      required: false,
    },
    {
      name: 'to',
      kind: 'day',
      label: 'The last day, if it is over',
      required: false,
    },
    {
      name: 'how',
      kind: 'choice',
      label: 'How it ended, if it is over',
      asks: 'how it ended',
      choices: ENDED_WORDS,
      required: ({ to }: Readonly<Record<string, unknown>>) => to !== undefined,
    },
    {
      name: 'role',
      kind: 'choice',
      label: 'As what kind of member',
      choices: ROLE_WORDS,
      required: false,
    },
    { name: 'party', kind: 'text', label: 'Party', longest: 200, required: false },
    BASIS,
  ] as const satisfies readonly Field[]
}

/** Until when, and how it ended. */
export const END_FIELDS = [
  { name: 'to', kind: 'day', label: 'The last day', asks: 'the last day of it' },
  { name: 'how', kind: 'choice', label: 'How it ended', choices: ENDED_WORDS },
  BASIS,
] as const satisfies readonly Field[]

/** That somebody comes to a meeting in place of a member. */
export function substituteFields(people: People) {
  return [
    {
      name: 'meeting',
      kind: 'time',
      label: 'Day and time of the meeting',
      hint: 'Such as 2027-02-01 14:00',
      asks: 'the day and time of the meeting',
    },
    { name: 'member', kind: 'choice', label: 'In place of whom', choices: peopleOf(people) },
    { name: 'person', kind: 'choice', label: 'Who comes', choices: peopleOf(people) },
    {
      name: 'told',
      kind: 'time',
      label: 'When the clerk was told',
      hint: 'Such as 2027-01-31 13:30. Leave it blank if that is not stated',
      required: false,
    },
  ] as const satisfies readonly Field[]
}

/** That something was recorded which was not so. */
export const WITHDRAW_FIELDS = [whyField('Why it is withdrawn')] as const satisfies readonly Field[]
