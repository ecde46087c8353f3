import { type Field, readForm, whyField } from '#fields/index.ts'
import { describeDay, type Problem } from '#shared/index.ts'

const LONGEST = 2_000

/**
 * What is filled in to set a figure aside.
 *
 * @param choices - the periods whose figures can be, by their codes
 */
export function setAsideFields(choices: Readonly<Record<string, string>>) {
  return [
    { name: 'period', kind: 'choice', label: 'Which figure', choices },
    whyField('Why it is set aside', 'It is published with the figure'),
  ] as const satisfies readonly Field[]
}

/** What is filled in to withdraw a figure. */
export const WITHDRAW = [
  whyField('Why it is withdrawn', 'It is published in the history of the figure'),
] as const satisfies readonly Field[]

/** What is filled in to take either back. */
export const TAKE_BACK = [whyField('Why it counts again')] as const satisfies readonly Field[]

/** Fewer letters explain nothing. */
const FEWEST_LETTERS = 10

const ON = { name: 'on', kind: 'day', label: 'The day it was given' } as const satisfies Field

const EXPLAINED = [
  {
    name: 'text',
    kind: 'long-text',
    label: 'What explains it',
    hint: 'It is published with the finding',
    asks: 'what explains it',
    longest: LONGEST,
  },
  {
    name: 'from',
    kind: 'text',
    label: 'Who gives the explanation, by their office',
    hint: 'Such as: the Chief Constable. It is published',
    asks: 'who gives the explanation, by their office',
    longest: LONGEST,
  },
  ON,
] as const satisfies readonly Field[]

/**
 * What is filled in to give the explanation of what was unusual.
 *
 * @param choices - the findings it can be given of
 */
export function explanationFields(choices: Readonly<Record<string, string>>) {
  return [
    { name: 'finding', kind: 'choice', label: 'What it explains', choices },
    ...EXPLAINED,
  ] as const satisfies readonly Field[]
}

/** What is filled in to put an explanation right. */
export const CORRECT_EXPLANATION = EXPLAINED

/** What is filled in to withdraw an explanation. */
export const WITHDRAW_EXPLANATION = [
  whyField('Why it is withdrawn'),
] as const satisfies readonly Field[]

/**
 * What no kind of field looks for: an explanation that says something, of a day that has come, and not
 * of one before there was anything to explain.
 *
 * @param began - the first day of what it explains, YYYY-MM-DD; `undefined` when none is chosen
 */
export function checkExplanation(
  sent: Readonly<Record<string, unknown>>,
  today: string,
  began: string | undefined,
): readonly Problem[] {
  const text = typeof sent['text'] === 'string' ? sent['text'] : ''
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const [message, late] = [
    `Say in at least ${FEWEST_LETTERS} letters what explains it`,
    'The day it was given is still to come. Mend it',
  ]
  const on = readForm([ON], sent)
  return [
    ...(text.trim() !== '' && letters < FEWEST_LETTERS
      ? [{ code: 'too-short', field: 'text', message }]
      : []),
    ...(on.ok && on.value.on > today ? [{ code: 'to-come', field: 'on', message: late }] : []),
    ...(on.ok && began !== undefined && on.value.on < began
      ? [{ code: 'too-early', field: 'on', message: sayTooEarly(began) }]
      : []),
  ]
}

const sayTooEarly = (began: string) =>
  `The day it was given is before ${describeDay(began)}, when what it explains began. Mend it`
