import { describeDay, formatNumber } from '#shared/index.ts'
import { hoursOf, sayDuration } from './duration.ts'
import { defaultOf, type Field } from './field.ts'
import type { Filled, Typed } from './filled.ts'
import { poundsOf, sayMoney } from './money.ts'
import { valueAt } from './read-fields.ts'
import { valueFromText } from './value-from-text.ts'

/**
 * A field's value as a table or a list says it, with the panel's own words as `{office}`: "£284.99",
 * "8 February 2027", "Yes".
 *
 * @param value - as `readInput` or `readForm` reads it; '' comes back for a blank
 */
export function sayValue(field: Field, value: unknown): string {
  if (value === undefined || value === null) return ''
  switch (field.kind) {
    case 'text':
    case 'long-text':
    case 'financial-year':
      return String(value)
    case 'number':
      return field.unit === undefined
        ? formatNumber(Number(value))
        : `${formatNumber(Number(value))} ${field.unit}`
    case 'decimal': {
      const said = formatNumber(Number(value), field.decimals)
      return field.unit === undefined ? said : `${said} ${field.unit}`
    }
    case 'duration':
      return sayDuration(Number(value))
    case 'money':
      return sayMoney(Number(value))
    case 'day':
      return describeDay(String(value))
    case 'time': {
      const [day = '', time = ''] = String(value).split(/[T ]/)
      return `${time} on ${describeDay(day)}`
    }
    case 'choice':
      return field.choices[String(value)] ?? String(value)
    case 'ticks':
      return listOf(value)
        .map((one) => field.choices[one] ?? one)
        .join('; ')
    case 'yes-no':
      return value === true ? 'Yes' : 'No'
    case 'words':
      return listOf(value).join(', ')
    case 'names':
      return typeof value === 'number' ? formatNumber(value) : listOf(value).join('; ')
  }
}

/** What was typed, said as `sayValue` says it; as it stands where it cannot be read. */
export function sayTyped(field: Field, typed: string | readonly string[]): string {
  const reading = valueFromText(field, typed)
  return reading.is === 'found' ? sayValue(field, reading.value) : String(typed)
}

/** The label of a field where it is asked for: with what it is in. */
export function askingLabel(field: Field): string {
  if (field.kind === 'money') return `${field.label}, in pounds`
  if (field.kind === 'duration') return `${field.label}, in hours`
  if ((field.kind === 'number' || field.kind === 'decimal') && field.unit !== undefined)
    return `${field.label}, in ${field.unit}`
  return field.label
}

/** What a person would type for a value, so that a form reads it as the same again. */
export function typeValue(field: Field, value: unknown): string | readonly string[] {
  if (value === undefined || value === null) return ''
  switch (field.kind) {
    case 'duration':
      return hoursOf(Number(value))
    case 'money':
      return poundsOf(Number(value))
    case 'yes-no':
      return value === true ? 'yes' : 'no'
    case 'ticks':
      return listOf(value)
    case 'words':
      return listOf(value).join(field.onLines ? '\n' : ', ')
    case 'names':
      return typeof value === 'number' ? String(value) : listOf(value).join('\n')
    case 'text':
    case 'long-text':
    case 'number':
    case 'decimal':
    case 'day':
    case 'time':
    case 'financial-year':
    case 'choice':
      return String(value)
  }
}

/** Every value as it would be typed; blanks, and lists with nothing in them, are left out. */
export function typeValues<const Fields extends readonly Field[]>(
  fields: Fields,
  values: Filled<Fields>,
): Typed {
  return Object.fromEntries(
    fields.flatMap((field): [string, string | readonly string[]][] => {
      const typed = typeValue(field, valueAt(values, field.name) ?? defaultOf(field))
      return typed.length === 0 ? [] : [[field.name, typed]]
    }),
  )
}

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : []
