import type { Fault, Field } from './field.ts'

/** What became of one field: nothing was in it, a value was read, or something is wrong with it. */
export type Reading =
  | { readonly is: 'blank' }
  | { readonly is: 'found'; readonly value: unknown }
  /** `text` is what was given, where the sentence names it. */
  | { readonly is: 'faulty'; readonly fault: Fault; readonly text?: string }

export const BLANK: Reading = { is: 'blank' }
export const found = (value: unknown): Reading => ({ is: 'found', value })
export const faulty = (fault: Fault, text?: string): Reading =>
  text === undefined ? { is: 'faulty', fault } : { is: 'faulty', fault, text }

/** The same reading, unless its value is beyond what its field allows. */
export function withinBounds(field: Field, reading: Reading): Reading {
  if (reading.is !== 'found') return reading
  const { value } = reading
  if ((field.kind === 'number' || field.kind === 'decimal') && typeof value === 'number') {
    if (value < (field.least ?? 0)) return faulty('too-small')
    if (field.most !== undefined && value > field.most) return faulty('too-large')
  }
  if (field.kind === 'duration' && field.most !== undefined && Number(value) > field.most)
    return faulty('too-large')
  if ((field.kind === 'text' || field.kind === 'long-text') && typeof value === 'string') {
    if (isLonger(value, field.longest)) return faulty('too-long')
  }
  if (field.kind === 'words' && Array.isArray(value)) {
    if (field.most !== undefined && value.length > field.most) return faulty('too-large')
    if (value.some((one) => isLonger(String(one), field.longest))) return faulty('too-long')
  }
  return reading
}

function isLonger(text: string, longest: number | undefined): boolean {
  return longest !== undefined && [...text].length > longest
}
