import { type Field, whyField } from '#fields/index.ts'
import type { Matter } from './edition.ts'

const LONGEST = 2_000

/** What is asked of whoever begins an edition that corrects another. */
export const CORRECTION_FIELDS = [
  {
    name: 'changed',
    kind: 'long-text',
    label: 'What changed',
    hint: 'It is published',
    asks: 'what changed',
    longest: LONGEST,
  },
  {
    name: 'why',
    kind: 'long-text',
    label: 'Why it had to be corrected',
    hint: 'It is published',
    asks: 'why it had to be corrected',
    longest: LONGEST,
  },
  {
    name: 'where',
    kind: 'text',
    label: 'Where that was said',
    hint: 'A minute, a letter, or a paper and its paragraph',
    longest: 300,
    required: false,
  },
  {
    name: 'link',
    kind: 'text',
    label: 'Its address',
    hint: 'It begins with https://, or with / for a page here',
    longest: 500,
    required: false,
  },
] as const satisfies readonly Field[]

export const reasonName = (mark: string) => `reason-${mark}`

const LEADS: Readonly<Record<Matter['kind'], string>> = {
  finding: 'Found by the figures checker',
  breach: 'Unusual, without a reason',
  'small-number': 'A small count',
}

/** What can be said of what was found: for each, why it stays as it is. */
export function answerFields(matters: readonly Matter[]): readonly Field[] {
  return matters.map(({ kind, mark, words }) => ({
    name: reasonName(mark),
    kind: 'text' as const,
    label: `${LEADS[kind]}: ${words}`,
    asks: 'why it stays as it is',
    longest: LONGEST,
    required: false as const,
  }))
}

/** When an edition is to be published. */
export const APPROVE_FIELDS = [
  {
    name: 'when',
    kind: 'choice',
    label: 'When it is published',
    asks: 'when it is published',
    choices: { now: 'At once', later: 'At a time' },
  },
  {
    name: 'time',
    kind: 'time',
    label: 'Day and time',
    hint: 'If it is to be published at a time',
    asks: 'the day and time',
    required: (before) => before['when'] === 'later',
  },
] as const satisfies readonly Field[]

export const FORCE_FIELDS = [
  whyField('Why it is published all the same', 'It stands in the edition, for everybody to read'),
] as const

export const SEND_BACK_FIELDS = [
  whyField('Why it is sent back', 'For those who prepare it'),
] as const

export const GIVE_UP_FIELDS = [whyField('Why it is given up', 'It stays in the record')] as const

export const WITHDRAW_FIELDS = [whyField('Why it is withdrawn')] as const
