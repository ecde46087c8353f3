import { TIME_SHAPE, YEAR_SHAPE } from './dates-typed.ts'
import { HOURS_SHAPE } from './duration.ts'
import { asksOf, defaultOf, type Field } from './field.ts'
import { POUNDS_SHAPE } from './money.ts'
import { askingLabel } from './words-of-field.ts'

type Shape = Readonly<Record<string, unknown>>

/**
 * The JSON that `readInput` takes for some fields, as a JSON Schema (2020-12).
 *
 * @param say - fills in the panel's own words
 */
export function jsonShape(fields: readonly Field[], say: (text: string) => string): Shape {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...objectOf(
      fields.map((field) => [field.name, field] as const),
      say,
    ),
  }
}

function objectOf(
  named: readonly (readonly [name: string, field: Field])[],
  say: (text: string) => string,
): Shape {
  const outer = [...new Set(named.map(([name]) => name.split('.')[0] ?? ''))]
  const properties = outer.map((name) => {
    const whole = named.find(([one]) => one === name)
    if (whole) return [name, shapeOf(whole[1], say)] as const
    const parts = named
      .filter(([one]) => one.startsWith(`${name}.`))
      .map(([one, field]) => [one.slice(name.length + 1), field] as const)
    return [name, objectOf(parts, say)] as const
  })
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: outer.filter((name) =>
      named.some(
        ([one, field]) => (one === name || one.startsWith(`${name}.`)) && !mayBeLeftOut(field),
      ),
    ),
    additionalProperties: false,
  }
}

const mayBeLeftOut = (field: Field) =>
  field.required !== undefined || defaultOf(field) !== undefined

function shapeOf(field: Field, say: (text: string) => string): Shape {
  const shape = mayBeLeftOut(field)
    ? { anyOf: [valueShape(field), { type: 'null' }] }
    : valueShape(field)
  const fallback = defaultOf(field)
  return {
    title: say(askingLabel(field)),
    description: say(field.hint ?? asksOf(field)),
    ...shape,
    ...(fallback === undefined ? {} : { default: fallback }),
  }
}

const MOST_POUNDS = 999_999_999_999

const LIST = { type: 'array', items: { type: 'string', pattern: '\\S' } } as const

function valueShape(field: Field): Shape {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return {
        type: 'string',
        pattern: '\\S',
        ...(field.longest === undefined ? {} : { maxLength: field.longest }),
      }
    case 'number':
      return {
        type: 'integer',
        minimum: field.least ?? 0,
        ...(field.most === undefined ? {} : { maximum: field.most }),
      }
    case 'decimal':
      return {
        type: 'number',
        minimum: field.least ?? 0,
        ...(field.most === undefined ? {} : { maximum: field.most }),
      }
    case 'duration':
      return {
        anyOf: [
          { type: 'number', minimum: 0, multipleOf: 0.01 },
          { type: 'string', pattern: HOURS_SHAPE.source },
        ],
      }
    case 'money':
      return {
        anyOf: [
          { type: 'number', minimum: 0, maximum: MOST_POUNDS, multipleOf: 0.01 },
          { type: 'string', pattern: POUNDS_SHAPE.source },
        ],
      }
    case 'day':
      return { type: 'string', format: 'date' }
    case 'time':
      return { type: 'string', pattern: TIME_SHAPE.source }
    case 'financial-year':
      return { type: 'string', pattern: YEAR_SHAPE.source }
    case 'choice':
      return { enum: Object.keys(field.choices) }
    case 'ticks':
      return { type: 'array', items: { enum: Object.keys(field.choices) } }
    case 'yes-no':
      return { type: 'boolean' }
    case 'words':
      return {
        ...LIST,
        ...(field.default === undefined ? { minItems: 1 } : {}),
        ...(field.most === undefined ? {} : { maxItems: field.most }),
        ...(field.longest === undefined
          ? {}
          : { items: { ...LIST.items, maxLength: field.longest } }),
      }
    case 'names':
      return {
        anyOf: [
          { type: 'integer', minimum: 0 },
          { ...LIST, minItems: 1 },
        ],
      }
  }
}
