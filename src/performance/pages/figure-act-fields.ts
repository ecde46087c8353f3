import { type Field, WHO_RECORDS } from '#fields/index.ts'

const LONGEST = 2_000

const APPROVED_BY = {
  name: 'approvedBy',
  kind: 'text',
  label: 'Who approved it',
  hint: 'It is kept for members, and not published',
  asks: 'who approved it',
  longest: LONGEST,
} as const satisfies Field

/**
 * What is filled in to set a figure aside.
 *
 * @param choices - the periods whose figures can be, by their codes
 */
export function setAsideFields(choices: Readonly<Record<string, string>>) {
  return [
    { name: 'period', kind: 'choice', label: 'Which figure', choices },
    {
      name: 'reason',
      kind: 'text',
      label: 'Why it is set aside',
      hint: 'It is published with the figure',
      asks: 'why it is set aside',
      longest: LONGEST,
    },
    APPROVED_BY,
    WHO_RECORDS,
  ] as const satisfies readonly Field[]
}

/** What is filled in to withdraw a figure. */
export const WITHDRAW = [
  {
    name: 'reason',
    kind: 'text',
    label: 'Why it is withdrawn',
    hint: 'It is published in the history of the figure',
    asks: 'why it is withdrawn',
    longest: LONGEST,
  },
  APPROVED_BY,
  WHO_RECORDS,
] as const satisfies readonly Field[]

/** What is filled in to take either back. */
export const TAKE_BACK = [
  {
    name: 'reason',
    kind: 'text',
    label: 'Why it counts again',
    hint: 'It is published',
    asks: 'why it counts again',
    longest: LONGEST,
  },
  WHO_RECORDS,
] as const satisfies readonly Field[]
