export type { Details, Field } from './field.ts'
export type { QuestionField } from './question-field.ts'
export { isDay, penceOf, readDetails } from './read-details.ts'
