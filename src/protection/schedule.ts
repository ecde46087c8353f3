import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { AreaFile } from '#area/index.ts'
import { AUDIENCES } from '#storage/index.ts'

/** How many months each thing is kept that is not kept for good: settings of the area. */
export type RetentionMonths = AreaFile['retention']

const MONTHS = [
  'closedAccounts',
  'accountReasons',
  'remarks',
  'findings',
  'approvals',
  'applications',
] as const

const lineSchema = z.strictObject({
  id: z.string(),
  /** Whom it is held on. */
  of: z.string(),
  holds: z.string(),
  /** How long, or after what its months are counted. */
  kept: z.string(),
  ground: z.string(),
  erased: z.string(),
  record: z
    .strictObject({
      kinds: z.array(z.string()).min(1),
      /** All of them unless said. */
      events: z.array(z.string()).optional(),
      audience: z.enum(AUDIENCES),
    })
    .optional(),
  since: z
    .strictObject({ events: z.array(z.string()), unless: z.array(z.string()).default([]) })
    .optional(),
  months: z.enum([...MONTHS, 'atOnce']).optional(),
})

/** A line of the schedule: what is held on somebody, how long, on what ground, and how it goes. */
export type Line = z.infer<typeof lineSchema>

/** Every line, in the order it is shown. */
export const SCHEDULE: readonly Line[] = z
  .array(lineSchema)
  .parse(parse(readFileSync(new URL('./schedule.yaml', import.meta.url), 'utf8')))

/** So many months after what its time runs from; `undefined` for what is kept for good. */
export function monthsOf({ months }: Line, settings: RetentionMonths): number | undefined {
  if (months === undefined) return undefined
  return months === 'atOnce' ? 0 : settings[months]
}

/** How long, in words: "12 months after the account was closed". */
export function sayKept(line: Line, settings: RetentionMonths): string {
  const months = monthsOf(line, settings)
  if (months === undefined) return line.kept
  if (months === 0) return line.kept.replace(/^after/, 'Until')
  return `${months} ${months === 1 ? 'month' : 'months'} ${line.kept}`
}
