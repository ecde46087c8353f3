import fc from 'fast-check'
import { isSkipped } from './dates-typed.ts'
import { hoursOf } from './duration.ts'
import { defaultOf, type Field } from './field.ts'
import type { Filled } from './filled.ts'
import { poundsOf } from './money.ts'

/** Counts that meetings have, so that a made-up vote is often one that could be. */
const MOST_PEOPLE = 30
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => text.replace(/[^\p{L}\p{N} '’-]/gu, '').trim())
  .filter((text) => text !== '' && !/^\d+$/.test(text))
const two = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((number) => String(number).padStart(2, '0'))
const day = fc
  .date({ min: new Date('2012-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 'YYYY-MM-DD'.length))

/** A value of a field, as it is once it has been read. */
function madeFor(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return words
    case 'number': {
      const least = field.least ?? 0
      const most = field.most ?? Number.MAX_SAFE_INTEGER
      const few = fc.integer({ min: least, max: Math.min(most, least + MOST_PEOPLE) })
      const any = fc.integer({ min: least, max: Math.min(most, 999_999_999_999_999) })
      return fc.oneof({ weight: 9, arbitrary: few }, { weight: 1, arbitrary: any })
    }
    case 'decimal': {
      const unit = 10 ** field.decimals
      const most = Math.min(field.most ?? 999_999, 999_999)
      return fc
        .integer({ min: (field.least ?? 0) * unit, max: most * unit })
        .map((number) => number / unit)
    }
    case 'duration':
      return fc.integer({ min: 0, max: field.most ?? 99_999 })
    case 'money':
      return fc.integer({ min: 0, max: 99_999_999 })
    case 'day':
      return day
    case 'time':
      return fc
        .tuple(day, two(0, 23), two(0, 59))
        .map(([on, hour, minute]) => `${on}T${hour}:${minute}`)
        .filter((time) => !isSkipped(time))
    case 'financial-year':
      return fc
        .integer({ min: 2012, max: 2098 })
        .map((year) => `${year}-${String((year + 1) % 100).padStart(2, '0')}`)
    case 'choice':
      return fc.constantFrom(...Object.keys(field.choices))
    case 'ticks':
      return fc.subarray(Object.keys(field.choices))
    case 'yes-no':
      return fc.boolean()
    case 'words':
      return fc.array(words, { minLength: field.default === undefined ? 1 : 0, maxLength: 5 })
    case 'names':
      return fc.oneof(fc.nat(MOST_PEOPLE), fc.array(words, { minLength: 1, maxLength: 5 }))
  }
}

const mayBeBlank = (field: Field) => field.required === false || defaultOf(field) !== undefined

/** Values of some fields as they are once they have been read; what may be blank sometimes is. */
export function filledFields<const Fields extends readonly Field[]>(
  fields: Fields,
): fc.Arbitrary<Filled<Fields>> {
  return byName(fields, (field) =>
    field.required === false ? fc.option(madeFor(field), { nil: undefined }) : madeFor(field),
  ) as fc.Arbitrary<Filled<Fields>>
}

/** JSON that some fields take: what may be left out sometimes is. */
export function givenFields(
  fields: readonly Field[],
): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  return byName(fields, (field) => {
    const given = madeFor(field).map((value) => jsonOf(field, value))
    return mayBeBlank(field) ? fc.oneof(given, fc.constantFrom(undefined, null)) : given
  })
}

const jsonOf = (field: Field, value: unknown) =>
  field.kind === 'money'
    ? Number(poundsOf(Number(value)))
    : field.kind === 'duration'
      ? hoursOf(Number(value))
      : value

/** The same with one thing wrong, or at least odd: a value of any sort, one left out, one too many. */
export function brokenFields(
  fields: readonly Field[],
): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const names = [...fields.map(({ name }) => name.split('.')[0] ?? ''), 'notAField']
  const oddity = fc.oneof(
    fc.constant(undefined),
    fc.jsonValue(),
    fc.integer({ min: -2, max: 2 }),
    fc.constantFrom('2027-02-30', '2027-02-30T25:61', '', ' ', '-1', '1e3', 'none', 'toString'),
  )
  return fc
    .tuple(givenFields(fields), fc.constantFrom(...names), oddity)
    .map(([given, name, value]) => ({ ...given, [name]: value }))
}

/** What a form might send that was filled in oddly, or not by our page at all. */
export function oddForms(
  fields: readonly Field[],
): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const sent = (field: Field) => {
    const plausible = 'choices' in field ? Object.keys(field.choices) : ['yes', 'no', '7', '284.99']
    return fc.oneof(
      fc.constantFrom(...plausible, '', ' ', '2027-02-01', '-3', '2026-27'),
      fc.string(),
      fc.array(fc.string(), { maxLength: 2 }),
      fc.constant(undefined),
    )
  }
  return fc.record(Object.fromEntries(fields.map((field) => [field.name, sent(field)])))
}

/** A value for each field, under its name; `candidate.kind` is `kind` inside `candidate`. */
function byName(
  fields: readonly Field[],
  make: (field: Field) => fc.Arbitrary<unknown>,
): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const outer = [...new Set(fields.map(({ name }) => name.split('.')[0] ?? ''))]
  const made = outer.map((name) => {
    const whole = fields.find((field) => field.name === name)
    if (whole) return [name, make(whole)] as const
    const parts = fields
      .filter((field) => field.name.startsWith(`${name}.`))
      .map((field) => ({ ...field, name: field.name.slice(name.length + 1) }))
    return [name, byName(parts, make)] as const
  })
  return fc.record(Object.fromEntries(made)).map(withoutBlanks)
}

function withoutBlanks(values: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
