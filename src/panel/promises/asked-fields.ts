import type { Area } from '#area/index.ts'
import { type Field, whyField } from '#fields/index.ts'
import { describeDay } from '#shared/index.ts'
import {
  type CADENCES,
  type HAPPENINGS,
  KINDS,
  type Undertaking,
  type Undertakings,
} from './undertaking.ts'

/** What stands for an owner whom the minute does not name. */
export const NOBODY = 'nobody'

const CADENCE_WORDS = {
  month: 'Every month',
  quarter: 'Every quarter',
  'half-year': 'Every half year',
  year: 'Every year',
} as const satisfies Readonly<Record<keyof typeof CADENCES, string>>

const isCommitment = (before: Readonly<Record<string, unknown>>) => before['kind'] === 'commitment'

/** Something promised, asked for or resolved. */
export function undertakingFields(
  { offices }: Pick<Undertakings, 'offices'>,
  area: Pick<Area, 'reports'>,
) {
  return [
    {
      name: 'what',
      kind: 'long-text',
      label: 'What is to be done, in our words',
      hint: 'The sense of the minute, such as: Report on the violence unit',
      asks: 'what is to be done',
      longest: 1_000,
    },
    {
      name: 'kind',
      kind: 'choice',
      label: 'As what it was said',
      hint: 'Only a resolution is an act of the panel',
      choices: KINDS,
    },
    { name: 'meeting', kind: 'day', label: 'Day of the meeting', asks: 'the day of the meeting' },
    {
      name: 'document',
      kind: 'text',
      label: 'Where it stands: the minutes or the paper',
      hint: 'Such as: Minutes of 2 March 2026',
      asks: 'the minutes or the paper in which it stands',
      longest: 300,
    },
    {
      name: 'paragraph',
      kind: 'text',
      label: 'Which paragraph of it',
      hint: 'Such as: minute 17(c)',
      asks: 'the paragraph',
      longest: 200,
    },
    {
      name: 'item',
      kind: 'number',
      label: 'Number of the minute',
      hint: 'Such as: 17. Leave it blank for a paper',
      least: 1,
      most: 99_999,
      required: false,
    },
    {
      name: 'who',
      kind: 'choice',
      label: 'Who is to do it',
      hint: 'An office, as far as it is named. What a deputy or an officer says counts as their office’s',
      choices: { ...Object.fromEntries(offices), [NOBODY]: 'Not named' },
    },
    {
      name: 'hint',
      kind: 'text',
      label: 'Who may be meant, where nobody is named',
      longest: 200,
      required: false,
    },
    {
      name: 'awaits',
      kind: 'text',
      label: 'What there will be once it is done',
      hint: 'A word or two, such as: report. It is said to be “not recorded” until then',
      asks: 'what there will be once it is done, such as: report',
      longest: 100,
    },
    {
      name: 'dueOn',
      kind: 'day',
      label: 'The day by which it is due',
      hint: 'Only where a day was stated',
      required: false,
    },
    {
      name: 'dueWords',
      kind: 'text',
      label: 'By when, as it was said',
      hint: 'Such as: in future reports',
      longest: 200,
      required: false,
    },
    {
      name: 'every',
      kind: 'choice',
      label: 'How often, if it is a commitment that is repeated',
      asks: 'how often it comes round',
      choices: CADENCE_WORDS,
      required: isCommitment,
    },
    {
      name: 'first',
      kind: 'day',
      label: 'The first day on which that is due',
      asks: 'the first day on which it is due',
      required: isCommitment,
    },
    {
      name: 'condition',
      kind: 'text',
      label: 'What has to come true first',
      hint: 'Such as: the bid succeeds. Leave it blank if there is no condition',
      longest: 300,
      required: false,
    },
    {
      name: 'award',
      kind: 'text',
      label: 'The grant or award that decides that, as its papers name it',
      longest: 100,
      required: false,
    },
    {
      name: 'measures',
      kind: 'words',
      onLines: true,
      label: 'The measures it is about',
      hint: 'The address of each here, such as /performance/burglary, one on each line',
      most: 20,
      longest: 200,
      default: [],
    },
    {
      name: 'reports',
      kind: 'ticks',
      label: 'The reports it is about',
      choices: Object.fromEntries(area.reports.map(({ id, title }) => [id, title])),
    },
    {
      name: 'repeats',
      kind: 'number',
      label: 'Number of the earlier one that asks for the same',
      least: 1,
      most: 99_999,
      required: false,
    },
    {
      name: 'audience',
      kind: 'choice',
      label: 'Who may read it',
      choices: {
        public: 'Everybody',
        members: 'Members and the office: it was said in private',
        office: 'The office alone',
      },
      default: 'public',
    },
  ] as const satisfies readonly Field[]
}

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
    lead: 'The answer is published with where it stands. The item closes when the clerk or a meeting confirms it.',
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
      label: 'Where that stands: the document',
      hint: 'Such as: Minutes of 2 March 2026. Leave it blank if an address below shows it',
      longest: 300,
      required: false,
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

/** The fields of a form that are to be shown: a choice among nothing is none. */
export function shownFields(fields: readonly Field[]): readonly Field[] {
  return fields.filter(
    (field) =>
      (field.kind !== 'choice' && field.kind !== 'ticks') || Object.keys(field.choices).length > 0,
  )
}

export const STRIKE_FIELDS = [whyField('Why it is struck out')] as const satisfies readonly Field[]

/** The forms that can be of use for one as it stands: the others would be refused. */
export function formsFor({ condition }: Undertaking): readonly Recorded[] {
  return RECORDED.filter((one) => one !== 'condition-met' || condition !== undefined)
}
