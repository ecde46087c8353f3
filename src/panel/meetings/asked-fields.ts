import { type Field, whyField } from '#fields/index.ts'
import { MEETING_KINDS } from './meeting-file.ts'

const LONGEST = 500

const WHEN = {
  name: 'when',
  kind: 'time',
  label: 'Day and time of the meeting',
  hint: 'Such as 2027-02-01 14:00',
  asks: 'the day and time of the meeting',
} as const satisfies Field

const PLACE = {
  name: 'place',
  kind: 'text',
  label: 'Where it is to be',
  longest: LONGEST,
  required: false,
} as const satisfies Field

const isGroup = ({ kind }: Readonly<Record<string, unknown>>) =>
  kind === 'subcommittee' || kind === 'task-group'

/** A meeting to be convened. */
export function convening(requisitions: Readonly<Record<string, string>>) {
  return [
    {
      name: 'kind',
      kind: 'choice',
      label: 'What kind of meeting',
      choices: MEETING_KINDS,
      default: 'ordinary',
    },
    WHEN,
    PLACE,
    {
      name: 'requisition',
      kind: 'choice',
      label: 'Of a special meeting: the case in which it was called or asked for',
      choices: { none: 'No case is on record', ...requisitions },
      default: 'none',
    },
    {
      name: 'name',
      kind: 'text',
      label: 'Of a subcommittee or a task group: its name',
      asks: 'the name of the subcommittee or task group',
      longest: 200,
      required: isGroup,
    },
    {
      name: 'scope',
      kind: 'long-text',
      label: 'Of a subcommittee or a task group: what it is to look at',
      longest: 2_000,
      required: false,
    },
    {
      name: 'until',
      kind: 'day',
      label: 'The day by which it is to be over',
      required: false,
    },
    {
      name: 'reportOn',
      kind: 'day',
      label: 'The day on which it reports back',
      required: false,
    },
    { name: 'on', kind: 'day', label: 'The day on which it was convened' },
  ] as const satisfies readonly Field[]
}

const TOLD = {
  name: 'told',
  kind: 'text',
  label: 'Who was told, and how',
  hint: 'Such as: members and the office, by letter of 3 March',
  longest: LONGEST,
  required: false,
} as const satisfies Field

const ON = {
  name: 'on',
  kind: 'day',
  label: 'The day on which that was decided',
} as const satisfies Field

export const MOVE_FIELDS = [
  WHEN,
  PLACE,
  whyField('Why it is moved'),
  TOLD,
  ON,
] as const satisfies readonly Field[]

export const POSTPONE_FIELDS = [
  whyField('Why it is put off'),
  TOLD,
  ON,
] as const satisfies readonly Field[]

export const CANCEL_FIELDS = [
  whyField('Why it is cancelled'),
  TOLD,
  ON,
] as const satisfies readonly Field[]

export const WITHDRAW_FIELDS = [whyField('Why it is withdrawn')] as const satisfies readonly Field[]

/** As many as a form of next year's meetings can have. */
export const MOST_COPIED = 24

/** A meeting of next year for each of this one's: blank leaves it out. */
export function copying(count: number) {
  return [
    ...Array.from({ length: count }, (_, index) => [
      {
        name: `when${index + 1}`,
        kind: 'time',
        label: `Meeting ${index + 1}`,
        required: false,
      } as const,
      {
        name: `place${index + 1}`,
        kind: 'text',
        label: `Place of meeting ${index + 1}`,
        longest: LONGEST,
        required: false,
      } as const,
    ]).flat(),
  ] satisfies readonly Field[]
}
