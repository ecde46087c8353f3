import type { Field } from '#fields/index.ts'

/** Fields that several procedures ask for, so that they are asked in the same words. */

export const MEETING_DAY: Field = { name: 'meeting', label: 'The day of the meeting', kind: 'day' }

export const WHO_DECIDED: Field = {
  name: 'by',
  label: 'Who decided',
  kind: 'choice',
  choices: [
    ['panel', 'The whole panel'],
    ['subcommittee', 'A subcommittee'],
    ['task-group', 'A task and finish group'],
  ],
}

export const VOTES: readonly Field[] = [
  {
    name: 'members',
    label: 'Members in office',
    hint: 'Everyone who holds a seat that day, present or not',
    kind: 'number',
  },
  { name: 'present', label: 'Members present', kind: 'number' },
  { name: 'for', label: 'Votes for', kind: 'number' },
  { name: 'against', label: 'Votes against', kind: 'number' },
  { name: 'abstain', label: 'Abstentions', kind: 'number' },
]

export const REASONS: Field = { name: 'reasons', label: 'The reasons', kind: 'long-text' }

export const RECOMMENDATIONS: Field = {
  name: 'recommendations',
  label: 'The recommendations',
  kind: 'long-text',
}

export const TITLE: Field = { name: 'title', label: 'What to call this case', kind: 'text' }

export const CANDIDATE: Field = { name: 'candidate', label: 'The candidate’s name', kind: 'text' }

/** Did the office accept what the panel recommended? */
export const ACCEPTS: Field = {
  name: 'accepts',
  label: 'Is the recommendation accepted',
  kind: 'choice',
  choices: [
    ['yes', 'Yes'],
    ['no', 'No'],
  ],
}
