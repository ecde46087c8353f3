import { z } from 'zod'
import { readYaml, sourceSchema } from '#shared/index.ts'
import { idSchema, type Measure, type MeasureFile, measureSchema, targetSchema } from './measure.ts'
import { UNITS } from './unit.ts'

const expression = z
  .string('Write what is to hold, such as: channel = email and answered is filled')
  .min(1)

/** A name of a field in a definition of a register: small letters, figures and underlines. */
const fieldName = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'Write the name of a field in small letters, figures and underlines')

const WAYS = [
  'count',
  'sum',
  'share',
  'mean',
  'median',
  'last',
  'greatest',
  'rate',
  'stock',
  'difference',
] as const

/**
 * A measure that a register yields: what it is called and meant by, as for any measure, and how it is counted
 * from the entries. One of `WAYS` says how.
 */
export const registerMeasureSchema = z
  .strictObject({
    id: idSchema,
    name: z.string().min(1),
    noun: z.strictObject({ one: z.string(), many: z.string() }).optional(),
    unit: z.enum(UNITS).optional(),
    decimals: z.int().min(0).max(4).optional(),
    better: z.enum(['higher', 'lower', 'neither']).default('neither'),
    definition: z.string().min(1).optional(),
    aliases: z.array(z.string()).default([]),
    /** How much it is to be at least or at most, as for any measure. */
    target: targetSchema.optional(),
    /** `entries`, or the name of a repeating group, whose parts are counted. */
    count: z.union([z.literal('entries'), fieldName]).optional(),
    /** A number, an amount or a length of time to be added up. */
    sum: expression.optional(),
    /** What has to hold of an entry for it to be of the share; it is of all entries that `where` leaves. */
    share: expression.optional(),
    mean: expression.optional(),
    median: expression.optional(),
    /** What the last entry of the period says: of what is so at a day, such as a headcount of each month. */
    last: expression.optional(),
    /** The greatest that any entry of the period says. */
    greatest: expression.optional(),
    /** One sum as a percent of another, over the entries that have both. */
    rate: z.strictObject({ part: expression, whole: expression }).optional(),
    /**
     * How many there are on the last day of the period: entries whose first of these days has come by then, and whose
     * second has not.
     */
    stock: z.strictObject({ from: fieldName, until: fieldName }).optional(),
    /** One measure of the register less another: what was begun less what was ended. It may be below nought. */
    difference: z.strictObject({ of: idSchema, less: idSchema }).optional(),
    /** Which entries are counted at all; all of them unless said. */
    where: expression.optional(),
    /** Of which periods there are figures: months unless said. */
    by: z
      .array(z.enum(['month', 'quarter', 'year']))
      .min(1)
      .default(['month']),
    /** The day by which an entry belongs to a month; that of the register unless said. */
    day: fieldName.optional(),
    /** The field that says of which place a figure is; without one it is of the office. */
    place: fieldName.optional(),
    /** A field with codes, by each of which there is a figure too. */
    breakdown: fieldName.optional(),
    /** Counts from 1 to below this are not given out; every one is unless said. */
    withhold_below: z.int().min(2).max(20).optional(),
    /** No share, mean or median is given of fewer entries than this, and no rate of a smaller whole. */
    fewest: z.int().min(1).max(100).default(1),
  })
  .refine(
    (one) => WAYS.filter((way) => one[way] !== undefined).length === 1,
    `Give one of ${WAYS.slice(0, -1).join(', ')} and ${WAYS.at(-1)}, which say how it is counted`,
  )

export type RegisterMeasure = Readonly<z.infer<typeof registerMeasureSchema>>

/** Under which subject the measures of a register are listed. */
export const subjectSchema = z
  .strictObject({ id: idSchema, name: z.string().min(1) })
  .default({ id: 'office-books', name: 'The books of the office' })

/** As much of a definition as an area needs to know its measures; who reads the rest says what is wrong with it. */
const definitionSchema = z.looseObject({
  name: z.string().min(1),
  source: sourceSchema,
  subject: subjectSchema,
  measures: z.array(registerMeasureSchema).default([]),
  /** For the words of what measures are broken down by. */
  fields: z
    .array(
      z.looseObject({
        field: z.string(),
        label: z.string(),
        codes: z.array(z.looseObject({ code: z.string(), words: z.string() })).default([]),
      }),
    )
    .catch([]),
})

/** What its figures are, where they neither add up nor are a share. */
function kindOfYielded({ stock, difference }: RegisterMeasure): Pick<Measure, 'kind'> {
  if (difference !== undefined) return { kind: 'difference' }
  return stock === undefined ? {} : { kind: 'stock' }
}

/** The unit of a measure that does not say its own. */
export function unitOf({ unit, share, rate }: RegisterMeasure) {
  return unit ?? (share === undefined && rate === undefined ? 'count' : 'percent')
}

/**
 * The measures that a definition yields, as a file of measures would give them, with the name of the register.
 *
 * @returns `undefined` where they cannot be read, which is told of by who reads definitions
 */
export function measuresOfRegister(
  path: string,
  text: string,
): (MeasureFile & { readonly register: string }) | undefined {
  const read = readYaml(path, text, definitionSchema)
  if (!read.ok) return undefined
  const { name, source, subject, measures, fields } = read.value
  const breakdownsOf = ({ breakdown }: RegisterMeasure): Measure['breakdowns'] => {
    const by = fields.find(({ field }) => field === breakdown)
    if (by === undefined) return {}
    const words = by.codes.map(({ code, words }) => [code, words] as const)
    return { [by.field]: { name: by.label, words: Object.fromEntries(words) } }
  }
  return {
    register: name,
    domain: subject,
    measures: measures.map((one) => {
      const { id, noun, better, by, aliases, definition, target } = one
      const unit = unitOf(one)
      return measureSchema.parse({
        ...{ id, name: one.name, unit, better, aliases, source, frequency: [...by] },
        decimals: one.decimals ?? (unit === 'percent' || unit === 'hours' ? 1 : 0),
        definition: definition ?? `Counted from the entries of the register "${name}".`,
        breakdowns: breakdownsOf(one),
        ...kindOfYielded(one),
        ...(noun === undefined ? {} : { noun }),
        ...(target === undefined ? {} : { target }),
      })
    }),
  }
}
