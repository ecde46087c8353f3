export { isDay } from './dates-typed.ts'
export {
  asksOf,
  type Choices,
  type Field,
  type Kind,
  type WordsFor,
} from './field.ts'
export type { Filled, Given, Typed } from './filled.ts'
export { jsonShape } from './json-shape.ts'
export { penceOf, poundsOf, sayMoney } from './money.ts'
export { readForm, readInput, valueAt } from './read-fields.ts'
export { askingLabel, sayTyped, sayValue, typeValue, typeValues } from './words-of-field.ts'
