import { type Field, whyField } from '#fields/index.ts'
import { describeDay } from '#shared/index.ts'
import type { Undertaking } from '../promises/undertaking.ts'

/** What a letter says of itself; what was drafted stands in it when it is sent. */
export function writtenFields(undertakings: readonly Undertaking[]) {
  return [
    {
      name: 'rests',
      kind: 'choice',
      label: 'On what it rests',
      hint: 'What was resolved, asked for or promised at a meeting. Its condition holds for the letter',
      asks: 'on what it rests',
      choices: Object.fromEntries(
        undertakings.map(({ number, what, meeting }) => [
          String(number),
          `${number}. ${what} (${describeDay(meeting)})`,
        ]),
      ),
    },
    {
      name: 'to',
      kind: 'text',
      label: 'To whom, by their office',
      hint: 'Such as: the policing minister. No private address',
      asks: 'to whom it is written',
      longest: 200,
    },
    { name: 'subject', kind: 'text', label: 'Its subject', asks: 'its subject', longest: 200 },
    {
      name: 'signedBy',
      kind: 'text',
      label: 'Who signs it, by their office',
      hint: 'Such as: the chair of the panel',
      longest: 200,
      required: false,
    },
    {
      name: 'text',
      kind: 'long-text',
      label: 'Its text',
      longest: 20_000,
      required: false,
      wanted: 'this, or where a copy is kept, before it is sent',
    },
    {
      name: 'document',
      kind: 'text',
      label: 'Where a copy is kept, if not here',
      longest: 300,
      required: false,
      wanted: 'this, or its text, before it is sent',
    },
  ] as const satisfies readonly Field[]
}

/** That it was sent, as it was sent. */
export function sentFields(undertakings: readonly Undertaking[]) {
  return [
    { name: 'on', kind: 'day', label: 'On which day it was sent', asks: 'the day' },
    ...writtenFields(undertakings),
    {
      name: 'audience',
      kind: 'choice',
      label: 'Who may read it',
      choices: {
        public: 'Everybody',
        members: 'Members and the office',
        office: 'The office alone',
      },
      default: 'public',
    },
  ] as const satisfies readonly Field[]
}

/** What came of it. */
export const CAME_FIELDS = [
  { name: 'on', kind: 'day', label: 'On which day it came', asks: 'the day' },
  {
    name: 'words',
    kind: 'long-text',
    label: 'What it says, in our words',
    asks: 'what it says',
    longest: 4_000,
  },
  {
    name: 'document',
    kind: 'text',
    label: 'The document, and where it is kept',
    hint: 'Such as: Letter of 12 March 2026',
    longest: 300,
    required: false,
  },
  {
    name: 'next',
    kind: 'text',
    label: 'What is to be done next',
    longest: 500,
    required: false,
  },
] as const satisfies readonly Field[]

export const GIVE_UP_FIELDS = [
  whyField('Why it is not to be sent', 'It is for the office, as the draft is'),
] as const satisfies readonly Field[]

export const STRIKE_FIELDS = [whyField('Why it is struck out')] as const satisfies readonly Field[]
