import type { Area } from '#area/index.ts'
import type { Field } from '#fields/index.ts'
import { conditionFields, type StepChoices } from './condition-fields.ts'
import { type CADENCES, KINDS, type Undertakings } from './undertaking.ts'

/** What stands for an owner whom the minute does not name. */
export const NOBODY = 'nobody'

const CADENCE_WORDS = {
  month: 'Every month',
  quarter: 'Every quarter',
  'half-year': 'Every half year',
  year: 'Every year',
} as const satisfies Readonly<Record<keyof typeof CADENCES, string>>

const isCommitment = (before: Readonly<Record<string, unknown>>) => before['kind'] === 'commitment'

/** What is asked alike when an undertaking is recorded and when more of it is known. */
export const ASKED_OF_ANY = {
  what: {
    name: 'what',
    kind: 'long-text',
    label: 'What is to be done, in our words',
    asks: 'what is to be done',
    longest: 1_000,
  },
  hint: {
    name: 'hint',
    kind: 'text',
    label: 'Who may be meant, where nobody is named',
    longest: 200,
    required: false,
  },
  awaits: {
    name: 'awaits',
    kind: 'text',
    label: 'What there will be once it is done',
    asks: 'what there will be once it is done, such as: report',
    longest: 100,
  },
  dueOn: {
    name: 'dueOn',
    kind: 'day',
    label: 'The day by which it is due',
    hint: 'Only where a day was stated',
    required: false,
  },
  dueWords: {
    name: 'dueWords',
    kind: 'text',
    label: 'By when, as it was said',
    longest: 200,
    mayBeDay: true,
    required: false,
  },
} as const satisfies Readonly<Record<string, Field>>

/** Who is to do it: an office of those held, or nobody who is named. */
export const whoField = (offices: Undertakings['offices']) =>
  ({
    name: 'who',
    kind: 'choice',
    label: 'Who is to do it',
    choices: { ...Object.fromEntries(offices), [NOBODY]: 'Not named' },
  }) as const satisfies Field

/**
 * Something promised, asked for or resolved.
 *
 * @param steps - of procedures, that its condition can be tied to
 * @param grants - the references of those on record, that it can be tied to
 */
export function undertakingFields(
  { offices }: Pick<Undertakings, 'offices'>,
  area: Pick<Area, 'reports'>,
  steps: StepChoices,
  grants: readonly string[],
) {
  return [
    {
      ...ASKED_OF_ANY.what,
      hint: 'The sense of the minute, such as: Report on the violence unit',
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
      label: 'Where it is stated: the minutes or the paper',
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
      ...whoField(offices),
      hint: 'An office, as far as it is named. What a deputy or an officer says counts as their office’s',
    },
    ASKED_OF_ANY.hint,
    {
      ...ASKED_OF_ANY.awaits,
      hint: 'A word or two, such as: report. It is said to be “not recorded” until then',
    },
    ASKED_OF_ANY.dueOn,
    { ...ASKED_OF_ANY.dueWords, hint: 'Such as: in future reports' },
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
    ...conditionFields(steps, grants),
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
