import type { Field } from './field.ts'

/** Who records something: asked in the same words wherever something is. */
export const WHO_RECORDS = {
  name: 'actor',
  kind: 'text',
  label: 'Your name',
  hint: 'For the record of changes',
  asks: 'your name, for the record of changes',
  longest: 2_000,
  autocomplete: 'name',
} as const satisfies Field
