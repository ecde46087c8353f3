import type { Field } from '#fields/index.ts'

/** Fields that several procedures ask for, so that they are asked in the same words. */

export const MEETING_DAY = {
  name: 'meeting',
  label: 'The day of the meeting',
  kind: 'day',
} as const satisfies Field

/** Asked of whatever is done at a meeting, which has a day of its own. */
export const SITTING = {
  name: 'sitting',
  label: 'At which sitting',
  asks: 'at which sitting',
  kind: 'choice',
  choices: {
    meeting: 'The meeting, on the day it was convened for',
    adjourned: 'A sitting to which it was adjourned',
  },
  default: 'meeting',
} as const satisfies Field

export const WHO_DECIDED = {
  name: 'by',
  label: 'Who decided',
  kind: 'choice',
  choices: {
    panel: 'The whole panel',
    subcommittee: 'A subcommittee',
    'task-group': 'A task and finish group',
  },
} as const satisfies Field

/** Votes of which not every number may be stated: minutes often give none. */
const COUNTED = {
  name: 'counted',
  label: 'How the vote is recorded',
  asks: 'how the vote is recorded',
  kind: 'choice',
  choices: {
    counted: 'Counted, with every number',
    'in-part': 'Counted, and not every number is stated: leave those blank',
    'not-counted': 'Not counted',
    'not-stated': 'Not stated whether it was counted',
  },
  default: 'counted',
} as const satisfies Field

const isCounted = (before: Readonly<Record<string, unknown>>) => before['counted'] === 'counted'

const RESULT = {
  name: 'result',
  label: 'The result as it is recorded',
  hint: 'Needed when not every number is stated',
  asks: 'the result as it is recorded',
  kind: 'choice',
  choices: {
    carried: 'Carried',
    lost: 'Not carried',
    'not-stated': 'Not stated',
  },
  required: (before: Readonly<Record<string, unknown>>) => !isCounted(before),
} as const satisfies Field

const NUMBERS = [
  {
    name: 'for',
    label: 'Votes for',
    asks: 'the number of votes for',
    kind: 'number',
    required: isCounted,
  },
  {
    name: 'against',
    label: 'Votes against',
    asks: 'the number of votes against',
    kind: 'number',
    required: isCounted,
  },
  {
    name: 'abstain',
    label: 'Abstentions',
    asks: 'the number who abstained',
    kind: 'number',
    required: isCounted,
  },
] as const satisfies readonly Field[]

/** The votes of those who were there. */
export const VOTES = [COUNTED, ...NUMBERS, RESULT] as const satisfies readonly Field[]

/** The votes, and how many could have voted: for a majority of all the members. */
export const VOTES_OF_MEMBERS = [
  COUNTED,
  {
    name: 'members',
    label: 'Members in office',
    hint: 'Everyone who holds a seat that day, present or not',
    asks: 'the number of members in office',
    kind: 'number',
    least: 1,
    required: isCounted,
  },
  {
    name: 'present',
    label: 'Members present',
    asks: 'the number of members present',
    kind: 'number',
    required: isCounted,
  },
  ...NUMBERS,
  RESULT,
] as const satisfies readonly Field[]

export const REASONS = {
  name: 'reasons',
  label: 'The reasons',
  kind: 'long-text',
} as const satisfies Field

export const RECOMMENDATIONS = {
  name: 'recommendations',
  label: 'The recommendations',
  kind: 'long-text',
} as const satisfies Field

export const TITLE = {
  name: 'title',
  label: 'What to call this case',
  kind: 'text',
} as const satisfies Field

export const CANDIDATE = {
  name: 'candidate',
  label: 'The candidate’s name',
  kind: 'text',
} as const satisfies Field

/** Did the office accept what the panel recommended? */
export const ACCEPTS = {
  name: 'accepts',
  label: 'Is the recommendation accepted',
  asks: 'whether the recommendation is accepted',
  kind: 'yes-no',
} as const satisfies Field

export const OPENED_ON = { name: 'on', label: 'The day it began', kind: 'day' } as const

export const HAPPENED_ON = { name: 'on', label: 'The day it happened', kind: 'day' } as const

/** What was known of a case? */
export const KNOWN_ON = {
  name: 'known',
  label: 'What was known at the end of a day',
  asks: 'the day',
  kind: 'day',
} as const satisfies Field

/** Can a meeting have its notice? */
export const NOTICE_OF_MEETING = [
  {
    name: 'notice',
    label: 'The day the agenda can be published',
    asks: 'the day of the notice',
    kind: 'day',
  },
  MEETING_DAY,
] as const satisfies readonly Field[]

/** Why it is recorded: every entry carries that. */
export const WHY_RECORDED = [
  {
    name: 'reason',
    label: 'Why you are recording it',
    hint: 'For example: the letter came today. It is published with the entry',
    kind: 'text',
  },
] as const satisfies readonly Field[]
