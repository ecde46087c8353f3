import { readMarkedValue } from './marked-value.ts'

/** The number that a cell has, with or without marks beside it; `null` for none. */
export function numberIn(text: string): number | null {
  return text === '' ? null : (readMarkedValue(text, {})?.value ?? null)
}
