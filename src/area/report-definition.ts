import { z } from 'zod'
import { parsePeriod, sourceSchema } from '#shared/index.ts'
import { idSchema } from './measure.ts'

const COMPARISONS = ['year-before', 'period-before'] as const

/**
 * By whom the method of a report was approved, and subject to which comments. `shownBy` is what is looked for in
 * each edition to tell whether a comment is met: the standard deviation named under every chart; a sentence for
 * every row; a reason for all that was unusual; or figures in the rows of some measures. Without it none is met.
 */
const methodSchema = z.strictObject({
  version: z.string().min(1),
  approvedBy: z.string().min(1),
  at: sourceSchema,
  subjectTo: z
    .array(
      z.strictObject({
        comment: z.string().min(1),
        shownBy: z
          .union([
            z.enum(['standard-deviation', 'sentences', 'reasons']),
            z.strictObject({ rows: z.array(idSchema).min(1) }),
          ])
          .optional(),
      }),
    )
    .default([]),
})

export type ApprovedMethod = z.infer<typeof methodSchema>

/**
 * A report as data. Its commentary stands beside it, one Markdown file a section and period:
 * `reports/<id>/<period>/<section>.md`, with `introduction.md` before the first section.
 */
export const reportDefinitionSchema = z.strictObject({
  id: idSchema,
  title: z.string().min(1),
  /** Whose work the report is about, for its cover: "Northmere Police". */
  about: z.string().min(1),
  /** What each value is set beside. */
  comparison: z.enum(COMPARISONS),
  /**
   * The periods that there is such a report for: named one by one, or every one with a headline's figure,
   * its own or the sum of its months.
   * Besides them there is one for each period with commentary.
   */
  periods: z
    .union([
      z.enum(['every-month', 'every-quarter', 'every-year']),
      z.array(
        z
          .string()
          .refine(
            (code) => parsePeriod(code).ok,
            'Write a period as 2019-04, 2019-20-Q1 or 2019-20',
          ),
      ),
    ])
    .default([]),
  method: methodSchema.optional(),
  /** Sections without whose commentary no edition is published, `introduction` among them. */
  mandatoryCommentary: z.array(z.string()).default([]),
  sections: z
    .array(
      z.strictObject({
        id: idSchema,
        title: z.string().min(1),
        rows: z.array(
          z.strictObject({
            measure: idSchema,
            /** The place the row is about, when it is not the police area itself. */
            area: idSchema.optional(),
            /** Shown in the table at the head of the section. */
            headline: z.boolean().default(false),
            /** Shown under the measure's own row, in this order: `gender=male`. */
            breakdowns: z.array(z.string()).default([]),
            /** A monthly series whose chart is drawn when the measure itself has none. */
            chart: idSchema.optional(),
          }),
        ),
      }),
    )
    .min(1),
})

export type ReportDefinition = z.infer<typeof reportDefinitionSchema>
export type ReportSection = ReportDefinition['sections'][number]
export type ReportRow = ReportSection['rows'][number]
