import { type Field, WHO_RECORDS } from '#fields/index.ts'

const LONGEST = 2_000

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
    {
      name: 'approvedBy',
      kind: 'text',
      label: 'Who approved it',
      hint: 'It is kept for members, and not published',
      asks: 'who approved it',
      longest: LONGEST,
    },
    WHO_RECORDS,
  ] as const satisfies readonly Field[]
}

/** What is filled in to take that back. */
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
