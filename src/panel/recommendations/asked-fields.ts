import type { Area } from '#area/index.ts'
import type { Field } from '#fields/index.ts'
import { ANSWERS } from './recommendation.ts'

const DOCUMENT = {
  name: 'document',
  kind: 'text',
  longest: 300,
} as const

/** What a report recommends. */
export const MADE_FIELDS = [
  {
    name: 'texts',
    kind: 'words',
    onLines: true,
    label: 'The recommendations, one on each line',
    hint: 'In their order: they are numbered from 1',
    most: 30,
    longest: 2_000,
  },
  {
    ...DOCUMENT,
    label: 'Where they are stated: the report',
    asks: 'the report in which they are stated',
  },
  {
    name: 'paragraph',
    kind: 'text',
    label: 'Which paragraphs of it',
    longest: 200,
    required: false,
  },
  {
    name: 'isExempt',
    kind: 'yes-no',
    label: 'Is the report exempt or confidential',
    hint: 'Then only members and the office read what it recommends',
    default: false,
  },
  {
    name: 'category',
    kind: 'text',
    label: 'By which paragraph it is exempt',
    hint: 'Such as: paragraph 1 of Schedule 12A to the Local Government Act 1972',
    longest: 200,
    required: ({ isExempt }: Readonly<Record<string, unknown>>) => isExempt === true,
  },
  {
    name: 'reason',
    kind: 'text',
    label: 'Why that outweighs the public interest',
    longest: 1_000,
    required: ({ isExempt }: Readonly<Record<string, unknown>>) => isExempt === true,
  },
] as const satisfies readonly Field[]

/** Which councils were sent a copy, and when. */
export function copyFields({ councils }: Pick<Area['file'], 'councils'>) {
  return [
    { name: 'on', kind: 'day', label: 'On which day', asks: 'the day' },
    {
      name: 'councils',
      kind: 'ticks',
      label: 'To which councils',
      choices: Object.fromEntries(councils.map(({ id, name }) => [id, name])),
    },
  ] as const satisfies readonly Field[]
}

const answerName = (number: number) => `answer-${number}`
const reasonsName = (number: number) => `reasons-${number}`

/** How each recommendation is answered. */
export function answerFields(texts: readonly string[]): readonly Field[] {
  return [
    { name: 'on', kind: 'day', label: 'The day of the reply', asks: 'the day of the reply' },
    ...texts.flatMap((text, index): Field[] => [
      {
        name: answerName(index + 1),
        kind: 'choice',
        label: `Recommendation ${index + 1}: ${text}`,
        asks: `how recommendation ${index + 1} is answered`,
        choices: ANSWERS,
      },
      {
        name: reasonsName(index + 1),
        kind: 'long-text',
        label: `What is said of recommendation ${index + 1}`,
        hint: 'The reasons, where it is not accepted',
        longest: 4_000,
        required: false,
      },
    ]),
    {
      ...DOCUMENT,
      label: 'The reply as a document, where there is one',
      hint: 'Such as: Letter of 12 March 2026',
      required: false,
    },
  ]
}
