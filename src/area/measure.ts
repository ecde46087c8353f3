import { z } from 'zod'
import { parsePeriod, sourceSchema } from '#shared/index.ts'
import { natureOf, UNITS } from './unit.ts'

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write an id in small letters, figures and hyphens')

/**
 * What the office set itself, as a product of named factors, so that the page can show the working:
 * "one visit a week × 13 weeks × 3 suites = 39". A factor is a number, the weeks or months of the
 * period, or the value of another measure in the same period.
 */
export const targetSchema = z.strictObject({
  sense: z.enum(['at-least', 'at-most']),
  factors: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        value: z.union([z.number(), z.enum(['weeks', 'months']), z.strictObject({ measure: id })]),
      }),
    )
    .min(1),
  source: sourceSchema,
})

/** One measure: what is counted, in what unit, which way is better, and where that is defined. */
export const measureSchema = z.strictObject({
  id,
  name: z.string().min(1),
  /** The thing counted, for sentences: one and many ("call", "calls"). Counts only. */
  noun: z.strictObject({ one: z.string(), many: z.string() }).optional(),
  unit: z.enum(UNITS),
  /** What its figures are, where the unit and the frequency leave it open: see {@link kindOf}. */
  kind: z.enum(['flow', 'stock', 'difference', 'cumulative', 'rate', 'share', 'time']).optional(),
  /** Decimal places shown; whole numbers unless said. */
  decimals: z.int().min(0).max(4).default(0),
  better: z.enum(['higher', 'lower', 'neither']),
  definition: z.string().min(1),
  source: sourceSchema,
  frequency: z.array(
    z.enum([
      'month',
      'quarter',
      'year',
      'rolling-year',
      'snapshot',
      'event',
      'one-off',
      'standing',
    ]),
  ),
  aliases: z.array(z.string()).default([]),
  /** The measure this one is a part of. */
  parent: id.optional(),
  /** On a parent: its children's values are expected to add up to its own in each period. */
  childrenAddUp: z.boolean().default(false),
  target: targetSchema.optional(),
  /** On a percentage of those who answered a survey: how much less a reply is worth than one of a
   * simple random sample (1 for such a sample). */
  survey: z.strictObject({ designEffect: z.number().min(1) }).optional(),
  /** On a count of rare things whose days are known: each figure is how many happened on a day, and from
   * this day on a day without a figure had none. */
  events: z.strictObject({ from: z.iso.date() }).optional(),
  /**
   * Where papers say in different words what is counted, and nobody has said which holds: each of the
   * ways, as it follows "the paper counts", with where it is said.
   */
  definedAs: z
    .array(z.strictObject({ words: z.string().min(1), source: sourceSchema }))
    .refine(({ length }) => length !== 1, 'Give two ways or more, or leave it out')
    .default([]),
  /**
   * What is doubtful about a printed figure of it, and what would settle that: put as a question on its page.
   * Figures as printed stay as they are.
   */
  doubts: z
    .array(
      z.strictObject({
        /** As `2018-19`. */
        period: z
          .string()
          .refine((code) => parsePeriod(code).ok, 'Write a period, such as 2018-19 or 2019-20-Q1'),
        words: z.string().min(1),
        ask: z.string().min(1),
        source: sourceSchema,
      }),
    )
    .default([]),
  /**
   * Definitions that took the place of `definition`, each from a day on, the earliest first: what is counted on
   * a day is what held then.
   */
  redefined: z
    .array(
      z.strictObject({
        from: z.iso.date('Write a day as 2026-04-01'),
        definition: z.string().min(1),
        source: sourceSchema,
        /** Why it was defined anew, as it stands on the page. */
        why: z.string().min(1).optional(),
      }),
    )
    .refine(
      (all) => all.every(({ from }, at) => at === 0 || (all[at - 1]?.from ?? '') < from),
      'Put definitions in the order of their days, one a day',
    )
    .default([]),
  /**
   * What its parts are called, where a figure names one as `body=audit-panel`: by what is before the sign, its name
   * and the words for each of what stands behind it.
   */
  breakdowns: z
    .record(
      z.string(),
      z.strictObject({ name: z.string().min(1), words: z.record(z.string(), z.string()) }),
    )
    .default({}),
  /** Terms of the glossary that explain this measure. */
  terms: z.array(z.string()).default([]),
})

export type Measure = Readonly<z.infer<typeof measureSchema>>
export type Target = z.infer<typeof targetSchema>

/** What a measure counts, from a day on or from the beginning. */
type Definition = Readonly<
  Omit<Measure['redefined'][number], 'from'> & { readonly from: string | undefined }
>

/** Every definition that a measure had or is to have, the first one first. */
export function definitionsOf({
  definition,
  source,
  redefined,
}: Pick<Measure, 'definition' | 'source' | 'redefined'>): readonly Definition[] {
  return [{ from: undefined, definition, source }, ...redefined]
}

/**
 * What a measure counted on a day.
 *
 * @param day - YYYY-MM-DD
 */
export function definitionOn(
  measure: Pick<Measure, 'definition' | 'source' | 'redefined'>,
  day: string,
): Definition {
  const { definition, source, redefined } = measure
  const held = redefined.findLast(({ from }) => from <= day)
  return held ?? { from: undefined, definition, source }
}

/**
 * What the figures of a measure are: `flow`, counted or spent over time, so that days matter and sums make
 * sense; `stock`, as at a day, where neither holds; `difference`, what was begun less what ended, which may be below
 * nought; `cumulative`, the total of the financial year so far; a
 * `rate`, of so many for each thousand or so; a `share`; a `time` taken; a `rank`.
 *
 * @see STATISTICS 5, paragraph 1
 */
type MeasureKind = NonNullable<Measure['kind']> | 'rank'

type Described = Pick<Measure, 'kind' | 'unit' | 'decimals' | 'frequency'>

export function kindOf({ kind, unit, decimals, frequency }: Described): MeasureKind {
  if (kind !== undefined) return kind
  if (unit === 'percent') return 'share'
  if (unit === 'rank') return 'rank'
  if (!natureOf(unit).addsUp) return 'time'
  if (frequency.length > 0 && frequency.every((one) => one === 'snapshot')) return 'stock'
  return unit === 'count' && decimals > 0 ? 'rate' : 'flow'
}

/** Whether its values of months add up to one of their year, and are so much "a month". */
export function addsUp(measure: Described): boolean {
  return kindOf(measure) === 'flow'
}

/** Whether a measure counts cases over time: its months add up, and long ones have more. */
export function countsCases(measure: Described): boolean {
  return addsUp(measure) && measure.unit === 'count' && measure.decimals === 0
}

/** A file of measures: those of one domain, in the order they are shown. */
export const measureFileSchema = z.strictObject({
  domain: z.strictObject({ id, name: z.string().min(1) }),
  measures: z.array(measureSchema).min(1),
})

export type MeasureFile = z.infer<typeof measureFileSchema>
export { id as idSchema }
