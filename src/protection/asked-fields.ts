import { type Field, whyField } from '#fields/index.ts'
import { GROUNDS } from './erase-part.ts'

/** What is asked of whoever takes something out of the record. */
export const ERASE_FIELDS = [
  {
    name: 'ground',
    kind: 'choice',
    label: 'On what ground',
    hint: 'It stands in the public record',
    asks: 'on what ground it is erased',
    choices: GROUNDS,
  },
  whyField('Why it is erased', 'Only the office can read it. Do not repeat what is erased'),
] as const satisfies readonly Field[]
