import { isDay, isSkipped, isTime, readFinancialYear, TIME_SHAPE, tidyDay } from './dates-typed.ts'
import { minutesOf } from './duration.ts'
import { type DecimalField, defaultOf, type Field } from './field.ts'
import { isBelowNothing, isBeyondPounds, isFinerThanPence, penceOf } from './money.ts'
import { BLANK, faulty, found, type Reading } from './reading.ts'

/** One field's value as JSON has it. */
export function valueFromJson(field: Field, given: unknown): Reading {
  const mayBeBlank = field.required !== undefined || defaultOf(field) !== undefined
  if (given === undefined || (given === null && mayBeBlank)) return BLANK
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return ofText(given, () => true)
    case 'number':
      return Number.isSafeInteger(given) ? found(given) : faulty('unreadable')
    case 'decimal':
      return typeof given === 'number' ? ofDecimal(field, String(given)) : faulty('unreadable')
    case 'duration':
      return typeof given === 'number' || typeof given === 'string'
        ? ofHours(String(given))
        : faulty('unreadable')
    case 'money':
      return ofMoney(given)
    case 'day':
      return ofText(given, isDay, tidyDay)
    case 'time':
      return typeof given === 'string' ? ofTime(given.trim()) : faulty('unreadable')
    case 'financial-year':
      return typeof given === 'string' ? ofYear(given.trim()) : faulty('unreadable')
    case 'choice':
      return isAmong(field.choices, given) ? found(given) : faulty('unreadable')
    case 'ticks':
      return Array.isArray(given) && given.every((one) => isAmong(field.choices, one))
        ? found(Object.keys(field.choices).filter((value) => given.includes(value)))
        : faulty('unreadable')
    case 'yes-no':
      return typeof given === 'boolean' ? found(given) : faulty('unreadable')
    case 'words':
      return ofList(given)
    case 'names':
      if (typeof given !== 'number') return ofList(given)
      return Number.isSafeInteger(given) && given >= 0 ? found(given) : faulty('unreadable')
  }
}

export function isAmong(choices: Readonly<Record<string, string>>, value: unknown): boolean {
  return typeof value === 'string' && Object.hasOwn(choices, value)
}

/** `2027-02-01T14:00`, with a space for the T if need be. */
export function ofTime(text: string): Reading {
  if (text === '') return BLANK
  if (!TIME_SHAPE.test(text)) return faulty('unreadable')
  if (!isTime(text)) return faulty('not-in-calendar')
  return isSkipped(text) ? faulty('skipped', text) : found(text.replace(' ', 'T'))
}

/** `2027-28`, and however else a financial year is written. */
export function ofYear(text: string): Reading {
  if (text === '') return BLANK
  const year = readFinancialYear(text)
  return year === undefined ? faulty('unreadable') : found(year)
}

/** `1,284.5`, with no more decimals than the field takes. */
export function ofDecimal({ decimals }: DecimalField, text: string): Reading {
  const plain = text.replace(/[\u2010-\u2015\u2212]/g, '-').replace(/(\d),(?=\d{3})/g, '$1')
  const shape = /^-?\d{1,12}(?:\.(\d{1,12}))?$/.exec(plain)
  if (shape === null) return faulty('unreadable')
  const after = shape[1] ?? ''
  return after.replace(/0+$/, '').length > decimals
    ? faulty('too-fine', text)
    : found(Number(plain))
}

/** `1:30`, `1.5` or `90 minutes`. */
export function ofHours(text: string): Reading {
  const minutes = minutesOf(text)
  return minutes === undefined ? faulty('unreadable') : found(minutes)
}

/** `286.23`, with a pound sign and commas if need be. */
export function ofPounds(text: string): Reading {
  const pence = penceOf(text)
  if (pence !== undefined) return found(pence)
  if (isBelowNothing(text)) return faulty('too-small', text)
  if (isBeyondPounds(text)) return faulty('too-large', text)
  return isFinerThanPence(text) ? faulty('too-fine', text) : faulty('unreadable')
}

function ofText(
  given: unknown,
  isRight: (text: string) => boolean,
  tidy = (text: string) => text,
): Reading {
  if (typeof given !== 'string') return faulty('unreadable')
  const text = tidy(given.trim())
  if (text === '') return BLANK
  return isRight(text) ? found(text) : faulty('unreadable')
}

function ofMoney(given: unknown): Reading {
  if (typeof given !== 'number' && typeof given !== 'string') return faulty('unreadable')
  return ofPounds(String(given))
}

function ofList(given: unknown): Reading {
  if (!Array.isArray(given)) return faulty('unreadable')
  const other = given.find((one) => typeof one !== 'string')
  if (other !== undefined) return faulty('not-words', JSON.stringify(other))
  const words = given.map((one) => String(one).trim())
  if (words.length === 0) return BLANK
  return words.includes('') ? faulty('blank-among') : found(words)
}
