import { type Field, whyField } from '#fields/index.ts'
import { describeDay } from '#shared/index.ts'
import { isTied } from './condition.ts'
import type { HAPPENINGS, Undertaking } from './undertaking.ts'

/** What the clerk can record of one: all that can come of it but an answer, which the office gives itself. */
export const RECORDED = [
  'noted',
  'condition-met',
  'evidence',
  'confirmed',
  'refused',
  'overtaken',
  'lapsed',
] as const

export type Recorded = (typeof RECORDED)[number]

/** What is asked of each, in the words of its form. */
export const FORMS = {
  noted: {
    title: 'Record what was found on looking for it',
    lead: 'It stays open: what was found is shown with it.',
    words: 'What was found',
  },
  'condition-met': {
    title: 'Record that its condition is met',
    lead: 'From that day on it is to be done.',
    words: 'How it is known, in a few words',
  },
  answered: {
    title: 'Answer it',
    lead: 'The answer is published with where it is stated. The item closes when the clerk or a meeting confirms it.',
    words: 'The answer',
  },
  evidence: {
    title: 'Record the evidence that it is done',
    lead: 'It closes with this. Nothing closes without a document, a minute or a figure that shows it.',
    words: 'What shows that it is done',
  },
  confirmed: {
    title: 'Record that a meeting confirmed it',
    lead: 'The day is that of the meeting.',
    words: 'What the meeting said',
  },
  refused: {
    title: 'Record that it was refused',
    lead: 'It closes with this, and the reason is shown.',
    words: 'The reason given, in our words',
  },
  overtaken: {
    title: 'Record that it was overtaken',
    lead: 'It closes with this. Nothing is deleted.',
    words: 'By what, and why nothing more is to be done',
  },
  lapsed: {
    title: 'Record that it lapsed',
    lead: 'Only where a source says so: a day that has passed is no evidence.',
    words: 'Why it lapsed',
  },
} as const satisfies Readonly<
  Record<
    keyof typeof HAPPENINGS,
    { readonly title: string; readonly lead: string; readonly words: string }
  >
>

/**
 * What is asked of something that is recorded of an undertaking.
 *
 * @param turns - the days on which a commitment was or is due, for evidence of one; none else
 */
export function happeningFields(kind: keyof typeof FORMS, turns: readonly string[]) {
  return [
    { name: 'on', kind: 'day', label: 'On which day', asks: 'the day' },
    {
      name: 'words',
      kind: 'long-text',
      label: FORMS[kind].words,
      longest: 1_000,
    },
    {
      name: 'document',
      kind: 'text',
      label: 'Where that is stated: the document',
      hint: 'Such as: Minutes of 2 March 2026',
      longest: 300,
      required: false,
      wanted: 'this, or an address below',
    },
    {
      name: 'paragraph',
      kind: 'text',
      label: 'Which paragraph of it',
      longest: 200,
      required: false,
    },
    {
      name: 'address',
      kind: 'text',
      label: 'An address that shows it',
      hint: 'A page or a figure here, such as /performance/burglary, or a page elsewhere',
      longest: 500,
      required: false,
      wanted: 'this, or a document above',
    },
    {
      name: 'item',
      kind: 'number',
      label: 'Number of the minute, if it is in minutes',
      least: 1,
      most: 99_999,
      required: false,
    },
    {
      name: 'for',
      kind: 'choice',
      label: 'For which day it was due',
      choices: Object.fromEntries(turns.map((day) => [day, describeDay(day)])),
      required: () => turns.length > 0,
    },
  ] as const satisfies readonly Field[]
}

export const STRIKE_FIELDS = [whyField('Why it is struck out')] as const satisfies readonly Field[]

/** The forms that can be of use for one as it stands: the others would be refused. */
export function formsFor({ condition }: Undertaking): readonly Recorded[] {
  const isRecordedHere = condition !== undefined && !isTied(condition)
  return RECORDED.filter((one) => one !== 'condition-met' || isRecordedHere)
}
