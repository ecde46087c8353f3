import type { Field } from '#fields/index.ts'
import { isOff, isToCome, type Meetings } from '../meetings/meeting.ts'
import { meetingName } from '../meetings/meeting-words.ts'
import { PUT_KINDS, REFUSALS } from './question.ts'

const isPetition = (before: Readonly<Record<string, unknown>>) => before['kind'] === 'petition'

/**
 * What is asked of whoever puts a question or hands in a petition.
 *
 * @param who - who may put one by the rules, where a rule names some
 */
export function putFields({ all }: Meetings, today: string, who: Readonly<Record<string, string>>) {
  const toCome = all.filter((one) => isToCome(one, today))
  return [
    {
      name: 'kind',
      kind: 'choice',
      label: 'What you put to the panel',
      choices: PUT_KINDS,
      default: 'public-question',
    },
    {
      name: 'meeting',
      kind: 'choice',
      label: 'To which meeting',
      asks: 'the meeting',
      choices: Object.fromEntries(toCome.map((one) => [one.address, meetingName(one)])),
    },
    {
      name: 'words',
      kind: 'long-text',
      label: 'The question, or what the petition asks for',
      hint: 'Name nobody but those in public office. It is published once it was accepted',
      asks: 'the question, or what the petition asks for',
      longest: 4_000,
    },
    {
      name: 'names',
      kind: 'number',
      label: 'How many have signed it, if it is a petition',
      least: 1,
      most: 9_999_999,
      required: isPetition,
    },
    {
      name: 'who',
      kind: 'choice',
      label: 'Who you are, by the rules of the panel',
      asks: 'who you are',
      choices: who,
      required: false,
    },
    {
      name: 'name',
      kind: 'text',
      label: 'Your name',
      longest: 200,
      autocomplete: 'name',
    },
    {
      name: 'showsName',
      kind: 'yes-no',
      label: 'May your name be published with it',
      default: false,
    },
    {
      name: 'email',
      kind: 'text',
      label: 'E-mail address for the answer',
      hint: 'It is shown to nobody, used for this alone, and then erased',
      asks: 'an e-mail address',
      longest: 254,
      autocomplete: 'email',
      required: false,
    },
  ] as const satisfies readonly Field[]
}

/**
 * As it is put to a meeting, for everybody to read.
 *
 * @param meeting - the one it was sent for, which may be over and is offered all the same, but not once it is off
 */
export function acceptFields({ all }: Meetings, meeting: string, today: string) {
  const offered = all.filter(
    (one) => isToCome(one, today) || (one.address === meeting && !isOff(one)),
  )
  return [
    {
      name: 'meeting',
      kind: 'choice',
      label: 'To which meeting it is put',
      asks: 'the meeting it is put to',
      choices: Object.fromEntries(offered.map((one) => [one.address, meetingName(one)])),
    },
    {
      name: 'words',
      kind: 'long-text',
      label: 'The words that are published',
      hint: 'As they came. Change them only as was agreed: it is then said that they were changed',
      asks: 'the words that are published',
      longest: 4_000,
    },
  ] as const satisfies readonly Field[]
}

export const REFUSE_FIELDS = [
  {
    name: 'why',
    kind: 'choice',
    label: 'Why it is not put to the meeting',
    hint: 'Readers see the reason, and nothing of what it said',
    asks: 'why it is not put to the meeting',
    choices: REFUSALS,
  },
  {
    name: 'reason',
    kind: 'text',
    label: 'What whoever put it is told besides',
    hint: 'It goes in the letter alone, if an address was left',
    longest: 2_000,
    required: false,
  },
] as const satisfies readonly Field[]

export const ANSWER_FIELDS = [
  { name: 'on', kind: 'day', label: 'On which day it was answered', asks: 'the day' },
  {
    name: 'how',
    kind: 'choice',
    label: 'How',
    asks: 'how it was answered',
    choices: { 'at-meeting': 'At the meeting', 'in-writing': 'In writing' },
  },
  { name: 'by', kind: 'text', label: 'Who answered, by their office', longest: 200 },
  {
    name: 'words',
    kind: 'long-text',
    label: 'The answer',
    hint: 'It is published, and sent to the address that was left',
    longest: 10_000,
  },
  {
    name: 'document',
    kind: 'text',
    label: 'Where it is stated',
    hint: 'Such as: Minutes of 2 March 2026, minute 5',
    longest: 300,
    required: false,
  },
] as const satisfies readonly Field[]

export const SUPPLEMENTARY_FIELDS = [
  { name: 'on', kind: 'day', label: 'On which day', asks: 'the day' },
  {
    name: 'words',
    kind: 'long-text',
    label: 'The supplementary question',
    longest: 4_000,
  },
  {
    name: 'answer',
    kind: 'long-text',
    label: 'Its answer, where there was one',
    longest: 10_000,
    required: false,
  },
] as const satisfies readonly Field[]
