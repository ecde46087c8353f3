import type { Outcome, Problem } from '#shared/index.ts'
import { uncapitalise } from '#shared/index.ts'
import type { Details, Field } from './field.ts'

/**
 * Reads what was filled in against the fields that were asked for.
 *
 * @param typed - by field name, as a form or a caller sent it; what was not asked for is left out
 * @returns each field with something in it, or a sentence for each that is missing or cannot be read
 */
export function readDetails(
  fields: readonly Field[],
  typed: Readonly<Record<string, unknown>>,
): Outcome<Details> {
  const problems: Problem[] = []
  const details: Record<string, string | readonly string[]> = {}
  for (const field of fields) {
    const value = field.kind === 'ticks' ? listOf(typed[field.name]) : textOf(typed[field.name])
    if (value.length === 0) {
      if (!field.isOptional && field.kind !== 'ticks') {
        problems.push({ code: 'missing', field: field.name, message: askFor(field) })
      }
      continue
    }
    const message = faultIn(field, value)
    if (message === undefined) details[field.name] = tidy(field, value)
    else problems.push({ code: 'unreadable', field: field.name, message })
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: details }
}

/** What was typed, on lines that end one way, without signs that cannot be seen or kept. */
function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return ''
  return value
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, '')
    .trim()
}

function listOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter((one): one is string => typeof one === 'string')
  return typeof value === 'string' && value !== '' ? [value] : []
}

function askFor(field: Field): string {
  if (field.kind === 'choice') return `Choose ${uncapitalise(field.label)}`
  if (field.kind === 'number') return `Enter ${uncapitalise(field.label)}, in figures`
  if (field.kind === 'day') return `Enter ${uncapitalise(field.label)} as a day, such as 2027-02-01`
  if (field.kind === 'pounds') return `Enter ${uncapitalise(field.label)} in pounds, such as 284.99`
  if (field.kind === 'financial-year') {
    return `Enter ${uncapitalise(field.label)} as a financial year, such as 2027-28`
  }
  return `Enter ${uncapitalise(field.label)}`
}

function faultIn(field: Field, value: string | readonly string[]): string | undefined {
  const known = field.choices?.map(([choice]) => choice)
  if (typeof value !== 'string') {
    return value.every((one) => known?.includes(one)) ? undefined : askFor(field)
  }
  if (field.kind === 'choice') return known?.includes(value) ? undefined : askFor(field)
  if (field.kind === 'number') return /^\d{1,6}$/.test(value) ? undefined : askFor(field)
  if (field.kind === 'pounds') return penceOf(value) === undefined ? askFor(field) : undefined
  if (field.kind === 'day') return isDay(value) ? undefined : askFor(field)
  if (field.kind === 'financial-year') return isFinancialYear(value) ? undefined : askFor(field)
  return undefined
}

/** Is it a day that is in the calendar, written YYYY-MM-DD? */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

function isFinancialYear(text: string): boolean {
  return (
    /^\d{4}-\d{2}$/.test(text) && (Number(text.slice(0, 4)) + 1) % 100 === Number(text.slice(5))
  )
}

/** "£284.99" as 28499; `undefined` when it is not an amount in pounds. */
export function penceOf(text: string): number | undefined {
  const found = /^£?(\d{1,3}(?:,\d{3})*|\d{1,9})(?:\.(\d{2}))?$/.exec(text)
  if (!found) return undefined
  return Number((found[1] ?? '').replaceAll(',', '')) * 100 + Number(found[2] ?? 0)
}

function tidy(field: Field, value: string | readonly string[]): string | readonly string[] {
  if (field.kind !== 'pounds' || typeof value !== 'string') return value
  const pence = penceOf(value) ?? 0
  return `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`
}
