import { z } from 'zod'

/**
 * What a share may be of, the widest first: places, filled or not; people in office that day; those in
 * the room; those of them who may vote on the item; votes for and against.
 */
export const BASES = ['seats', 'members', 'present', 'entitled', 'votes-cast'] as const
export type Base = (typeof BASES)[number]

/** Whole numbers, above and below the line, so that nothing is lost to rounding: [2, 3]. */
const shareSchema = z
  .tuple([z.int().min(1), z.int().min(1)])
  .refine(([above, below]) => above <= below, 'Write a share as [2, 3], not more than the whole')

/** How many are enough, for a majority, a quorum or a request: a share of a base, or a plain number. */
export const thresholdSchema = z
  .strictObject({
    share: shareSchema.optional(),
    /** What the share is of. */
    of: z.enum(BASES).optional(),
    /** The plain number, where there is no share; else the fewest that will do whatever the share. */
    at_least: z.int().min(1).optional(),
    rounding: z.literal('up').default('up'),
    /** True where the share must be passed, not only reached: more than half. */
    exceeded: z.boolean().default(false),
  })
  .refine(
    ({ share, at_least: least }) => share !== undefined || least !== undefined,
    'Write a share with what it is of, as share: [2, 3] and of: members, or a number as at_least: 5',
  )
  .refine(
    ({ share, of }) => share === undefined || of !== undefined,
    `Write as of what the share is of: ${BASES.join(', ')}`,
  )

export type Threshold = z.infer<typeof thresholdSchema>
