import { z } from 'zod'
import { parsePeriod } from '#shared/index.ts'

const wordsSchema = z.string().trim().min(1)
const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write an id in small letters')

/** How a figure is held against a value. */
export const COMPARISONS = {
  'at-least': 'at least',
  'more-than': 'more than',
  'at-most': 'at most',
  'less-than': 'less than',
  published: 'published, whatever it is',
} as const

export type Comparison = keyof typeof COMPARISONS

const COMPARISON_NAMES = Object.keys(COMPARISONS) as [Comparison, ...Comparison[]]

const figureSchema = z
  .strictObject({
    measure: idSchema,
    /** A place of the area; the area itself unless said. */
    area: idSchema.optional(),
    breakdown: z.string().default(''),
    /** As its code: 2019-04, 2019-20-Q1. */
    period: z.string().refine((code) => parsePeriod(code).ok, {
      message: 'Write a period as 2019-04, 2019-20-Q1 or 2019-20',
    }),
    is: z.enum(COMPARISON_NAMES),
    /** In the unit of the measure. */
    value: z.number().optional(),
  })
  .refine(({ is, value }) => (is === 'published') === (value === undefined), {
    message: 'Say with which value the figure is compared, or that it is published',
  })

const caseSchema = z.strictObject({
  procedure: idSchema,
  /** In the address of the case; any case of the procedure unless said. */
  case: wordsSchema.optional(),
  step: wordsSchema,
})

/** What has to come true first, and by what record that is to be known: by one at most that the program reads itself. */
export const conditionSchema = z
  .strictObject({
    words: wordsSchema,
    /** The grant or award that decides it, as its papers name it. */
    award: wordsSchema.optional(),
    figure: figureSchema.optional(),
    case: caseSchema.optional(),
    /** The number of another that has to be done first. */
    undertaking: z.int().min(1).optional(),
    /** The reference of a grant that has to be confirmed. */
    grant: wordsSchema.optional(),
  })
  .refine((one) => ties(one).length <= 1, {
    message: 'Say one figure, one case, one grant or one undertaking that decides the condition',
  })

export type Condition = z.infer<typeof conditionSchema>
export type FigureTied = z.infer<typeof figureSchema>
export type CaseTied = z.infer<typeof caseSchema>

function ties({
  figure,
  case: ofCase,
  undertaking,
  grant,
}: z.infer<z.ZodObject>): readonly unknown[] {
  return [figure, ofCase, undertaking, grant].filter((one) => one !== undefined)
}

/** Whether the program itself reads in the record that it is met; else the clerk records it, with the source. */
export function isTied(condition: Condition | undefined): boolean {
  return condition !== undefined && ties(condition).length > 0
}

/** @param value - `null` where it was not published, or was withdrawn */
export function meets({ is, value: than = 0 }: FigureTied, value: number | null): boolean {
  if (value === null) return false
  switch (is) {
    case 'published':
      return true
    case 'at-least':
      return value >= than
    case 'more-than':
      return value > than
    case 'at-most':
      return value <= than
    case 'less-than':
      return value < than
  }
}
