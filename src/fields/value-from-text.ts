import { dayTyped, isMistypedDay, tidyTime } from './dates-typed.ts'
import type { Field } from './field.ts'
import { BLANK, faulty, found, type Reading } from './reading.ts'
import { isAmong, ofDecimal, ofHours, ofPounds, ofTime, ofYear } from './value-from-json.ts'

/** One field's value as a form sent it. */
export function valueFromText(field: Field, sent: unknown): Reading {
  if (field.kind === 'ticks') {
    const ticked = listOf(sent)
    if (!ticked.every((one) => isAmong(field.choices, one))) return faulty('unreadable')
    return found(Object.keys(field.choices).filter((value) => ticked.includes(value)))
  }
  if (field.kind === 'names' && Array.isArray(sent)) return ofParts(sent.map(tidy))
  const text = tidy(sent)
  if (text === '') return BLANK
  const take = (isRight: boolean, value: unknown) => (isRight ? found(value) : faulty('unreadable'))
  switch (field.kind) {
    case 'text':
      return field.mayBeDay === true && isMistypedDay(text)
        ? faulty('not-in-calendar', text)
        : found(text)
    case 'long-text':
      return found(text)
    case 'number':
      return take(/^-?\d{1,15}$/.test(text), Number(text))
    case 'decimal':
      return ofDecimal(field, text)
    case 'duration':
      return ofHours(text)
    case 'money':
      return ofPounds(text)
    case 'day':
      return take(dayTyped(text) !== undefined, dayTyped(text))
    case 'time':
      return ofTime(tidyTime(text))
    case 'financial-year':
      return ofYear(text)
    case 'choice':
      return take(isAmong(field.choices, text), text)
    case 'yes-no':
      return take(text === 'yes' || text === 'no', text === 'yes')
    case 'words':
      return ofParts(text.split(field.onLines ? '\n' : /[,\n]/))
    case 'names':
      return /^\d{1,15}$/.test(text) ? found(Number(text)) : ofNames(text.split('\n'))
  }
}

/**
 * What was typed, on lines that end one way, without signs that cannot be seen or kept, such as those that
 * turn what follows around. The two that join letters, or keep them apart, belong to how some names are
 * written.
 */
function tidy(sent: unknown): string {
  if (typeof sent !== 'string') return ''
  return sent
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]|[^\P{Cf}\u200C\u200D]/gu, '')
    .trim()
}

function listOf(sent: unknown): readonly unknown[] {
  if (Array.isArray(sent)) return sent
  return typeof sent === 'string' && sent !== '' ? [sent] : []
}

/** One name on each line; "Lee, Ann" is one, and what has whole names between commas is several. */
function ofNames(lines: readonly string[]): Reading {
  const several = lines.find((line) => {
    const parts = line.split(',').filter((part) => part.trim() !== '')
    return parts.length > 2 || (parts.length === 2 && parts.every(isWholeName))
  })
  return several === undefined ? ofParts(lines) : faulty('several-names', several.trim())
}

/** Two words at least, of which one is no initial. */
function isWholeName(part: string): boolean {
  const words = part.split(/[\s.]+/).filter((word) => word !== '')
  return words.length > 1 && words.some((word) => word.length > 1)
}

function ofParts(parts: readonly string[]): Reading {
  const words = parts.map((part) => part.trim()).filter((part) => part !== '')
  return words.length === 0 ? BLANK : found(words)
}
