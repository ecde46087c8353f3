import { accept, type Outcome, type Problem } from '#shared/index.ts'
import { defaultOf, type Field } from './field.ts'
import type { Filled } from './filled.ts'
import { type Reading, withinBounds } from './reading.ts'
import { type From, refusalOf } from './refusals.ts'
import { valueFromJson } from './value-from-json.ts'
import { valueFromText } from './value-from-text.ts'

/**
 * Reads the JSON that a command or another part of the program gave.
 *
 * @param asked - what the fields belong to, for the sentences: "the question"
 * @returns every field's value, or a sentence for each that is missing, cannot be read or is not asked for
 */
export function readInput<const Fields extends readonly Field[]>(
  fields: Fields,
  input: unknown,
  asked: string,
): Outcome<Filled<Fields>> {
  if (!isObject(input)) {
    const message = `Give what ${asked} asks for as one JSON object`
    return { ok: false, problems: [{ code: 'not-an-object', message }] }
  }
  const read = readEach(fields, 'json', (field) => valueFromJson(field, valueAt(input, field.name)))
  const unknown = unknownIn(fields, input, asked)
  if (unknown.length === 0) return read
  return { ok: false, problems: [...(read.ok ? [] : read.problems), ...unknown] }
}

/**
 * Reads what a form sent, or the question part of an address. What was not asked for is left out.
 *
 * @param sent - by field name, as the server parsed it; nothing at all is a form with every field blank
 * @returns every field's value, or a sentence for each that is missing or cannot be read
 */
export function readForm<const Fields extends readonly Field[]>(
  fields: Fields,
  sent: unknown,
): Outcome<Filled<Fields>> {
  const typed = isObject(sent) ? sent : {}
  return readEach(fields, 'form', (field) => {
    return valueFromText(field, Object.hasOwn(typed, field.name) ? typed[field.name] : undefined)
  })
}

/** A value by its name, which may have a dot in it; `undefined` when there is none. */
export function valueAt(values: unknown, name: string): unknown {
  const [outer = '', inner] = name.split('.')
  if (!isObject(values) || !Object.hasOwn(values, outer)) return undefined
  return inner === undefined ? values[outer] : valueAt(values[outer], inner)
}

function readEach<Fields extends readonly Field[]>(
  fields: Fields,
  from: From,
  readOne: (field: Field) => Reading,
): Outcome<Filled<Fields>> {
  const problems: Problem[] = []
  const values: Record<string, unknown> = {}
  for (const field of fields) {
    const reading = withinBounds(field, readOne(field))
    if (reading.is === 'found') values[field.name] = reading.value
    else if (reading.is === 'blank' && defaultOf(field) !== undefined) {
      values[field.name] = defaultOf(field)
    } else if (reading.is === 'faulty' || isRequired(field, values)) {
      const fault = reading.is === 'faulty' ? reading.fault : 'missing'
      const text = reading.is === 'faulty' ? reading.text : undefined
      const message = refusalOf(field, fault, from, text)
      problems.push({ code: fault, field: field.name, message })
    }
  }
  return problems.length > 0 ? { ok: false, problems } : accept(nest<Fields>(values))
}

function isRequired({ required }: Field, before: Readonly<Record<string, unknown>>): boolean {
  return typeof required === 'function' ? required(before) : required === undefined
}

/** `candidate.kind` as `kind` inside `candidate`. The types above say that this is what it comes to. */
function nest<Fields extends readonly Field[]>(
  flat: Readonly<Record<string, unknown>>,
): Filled<Fields> {
  const nested: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(flat)) {
    const [outer = '', inner] = name.split('.')
    nested[outer] = inner === undefined ? value : { ...Object(nested[outer]), [inner]: value }
  }
  return nested as Filled<Fields>
}

function unknownIn(
  fields: readonly Field[],
  input: Readonly<Record<string, unknown>>,
  asked: string,
): readonly Problem[] {
  const names = fields.map(({ name }) => name)
  const outer = new Set(names.map((name) => name.split('.')[0]))
  const given = Object.entries(input).flatMap(([key, value]) => {
    const hasParts = names.some((name) => name.startsWith(`${key}.`))
    return hasParts && isObject(value) ? Object.keys(value).map((part) => `${key}.${part}`) : [key]
  })
  return given
    .filter((name) => !names.includes(name) && !outer.has(name))
    .map((name) => ({
      code: 'unknown-field',
      field: name,
      message: `"${name}" is not part of ${asked}. Take it out or correct its spelling`,
    }))
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
