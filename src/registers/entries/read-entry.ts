import { readForm } from '#fields/index.ts'
import { accept, type Outcome, type Problem, refuse, remembering } from '#shared/index.ts'
import type { Register, RegisterField, RegisterGroup } from '../definition/register.ts'
import type { Item, Value } from '../expressions/expression.ts'
import type { Values } from './clocks.ts'
import { addressOfNamed, readNamed } from './named.ts'

/** What was typed for an entry: single fields by name, parts of groups as `concerns-1-told`. */
export type TypedEntry = Readonly<Record<string, unknown>>

/** The name of a field of one part of a group, in a form and as the heading of a column. */
export function nameOfItem(group: string, number: number, field: string): string {
  return `${group}-${number}-${field}`
}

/**
 * Reads what was typed for an entry, each field by itself.
 *
 * @param isAsked - which fields were asked at all; of the others nothing is read
 * @returns the values that could be read, and a sentence for each that could not be
 */
export function readEntry(
  { parts }: Register,
  typed: TypedEntry,
  isAsked: (field: RegisterField, group?: RegisterGroup) => boolean = () => true,
): { readonly values: Values; readonly problems: readonly Problem[] } {
  const values: Record<string, Value> = {}
  const problems: Problem[] = []
  const read = (field: RegisterField, sent: unknown, name: string): Value => {
    const outcome = readOnce(field, sent)
    if (outcome.ok) return outcome.value
    problems.push(...outcome.problems.map((problem) => ({ ...problem, field: name })))
    return null
  }
  for (const part of parts) {
    if (part.is === 'field') {
      const { field } = part
      if (isAsked(field)) values[field.name] = read(field, typed[field.name], field.name)
      continue
    }
    const { group } = part
    const fields = group.fields.filter((field) => isAsked(field, group))
    if (fields.length === 0) continue
    values[group.name] = numbersOf(group, typed).flatMap((number): Item[] => {
      const named = fields.map((field) => {
        const name = nameOfItem(group.name, number, field.name)
        return [field.name, read(field, typed[name], name)] as const
      })
      return named.every(([, value]) => value === null) && !hasTyped(group, number, typed)
        ? []
        : [Object.fromEntries(named)]
    })
  }
  return { values, problems }
}

const readings = new WeakMap<RegisterField, (sent: string) => Outcome<Value>>()
const MOST_READ = 5_000

/** Entries by the thousand say the same few days and codes: each is read once. */
function readOnce(field: RegisterField, sent: unknown): Outcome<Value> {
  const { kind } = field.defined
  if (typeof sent !== 'string' || (kind !== 'day' && kind !== 'code')) return readOne(field, sent)
  const read = readings.get(field) ?? remembering((text) => readOne(field, text), MOST_READ)
  readings.set(field, read)
  return read(sent)
}

/** Reads what was typed for one field. */
export function readOne(field: RegisterField, sent: unknown): Outcome<Value> {
  const was = typeof sent === 'string' ? field.was.get(sent) : undefined
  const { asked } = field
  const read = readForm([asked], { [asked.name]: was ?? sent })
  if (!read.ok) return read
  const value: unknown = Reflect.get(read.value, asked.name)
  const shaped = value === undefined ? null : (value as Value)
  const { kind } = field.defined
  if ((kind === 'promise' || kind === 'measure') && typeof shaped === 'string') {
    const name = readNamed(kind, shaped)
    const message = `Enter ${asked.asks} ${kind === 'promise' ? 'by its number' : 'by the address of its page'}, such as ${addressOfNamed(kind, kind === 'promise' ? '7' : 'burglary')}`
    return name === undefined ? refuse('unreadable', message, asked.name) : accept(name)
  }
  if (kind === 'web-address' && typeof shaped === 'string' && !isWebAddress(shaped)) {
    const message = `Enter ${asked.asks} as an address, such as https://www.example.gov.uk/page`
    return { ok: false, problems: [{ code: 'unreadable', field: asked.name, message }] }
  }
  return accept(shaped)
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s]+$/.test(text) && URL.canParse(text)
}

/** The numbers of the parts of a group of which anything was typed, in order. */
export function numbersOf(group: RegisterGroup, typed: TypedEntry): readonly number[] {
  const found = new Set<number>()
  for (const name of Object.keys(typed)) {
    if (!name.startsWith(`${group.name}-`)) continue
    const number = Number(name.split('-')[1])
    if (Number.isInteger(number) && number >= 1 && number <= group.most) {
      if (hasTyped(group, number, typed)) found.add(number)
    }
  }
  return [...found].sort((one, other) => one - other)
}

function hasTyped(group: RegisterGroup, number: number, typed: TypedEntry): boolean {
  return group.fields.some(({ name }) => {
    const sent = typed[nameOfItem(group.name, number, name)]
    return typeof sent === 'string' && sent.trim() !== ''
  })
}
