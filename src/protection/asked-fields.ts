import { type Field, whyField } from '#fields/index.ts'
import { GROUNDS } from './erase-part.ts'

const { schedule: _, ...OTHER_GROUNDS } = GROUNDS

/** The same of a file, of which the schedule says no time. */
export const ERASE_FILE_FIELDS = [
  {
    name: 'ground',
    kind: 'choice',
    label: 'On what ground',
    hint: 'It stands in the public record',
    asks: 'on what ground it is erased',
    choices: OTHER_GROUNDS,
  },
  whyField('Why it is erased', 'Only the office can read it. Do not repeat what is erased'),
] as const satisfies readonly Field[]

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
