import { z } from 'zod'
import type { Entry } from '#storage/index.ts'
import { standing } from '../meetings/recorded-meetings.ts'

/** The kind of record that an application to be an independent member is, under its number; all it says is for the office. */
export const APPLICATION = 'application'

/** How one can end. */
export const OUTCOMES = {
  recommended: 'Recommended to the panel',
  'not-recommended': 'Not recommended',
  'not-eligible': 'Not eligible',
  withdrawn: 'Taken back by who applied',
} as const

const receivedSchema = z.object({
  /** What follows the procedure in the address of the case. */
  case: z.string(),
  name: z.string(),
})

const consideredSchema = z.object({
  /** What bars them, of the kinds that procedures know. */
  is: z.array(z.string()),
  isShortlisted: z.boolean(),
  words: z.string(),
})

const interviewedSchema = z.object({
  by: z.union([z.int(), z.array(z.string())]),
  words: z.string().optional(),
})

const endedSchema = z.object({
  outcome: z.enum(Object.keys(OUTCOMES) as [keyof typeof OUTCOMES]),
  words: z.string().optional(),
})

type On<Says> = Says & { readonly on: string }

export type Considered = z.infer<typeof consideredSchema>
export type Interviewed = z.infer<typeof interviewedSchema>
export type Ended = z.infer<typeof endedSchema>

/** An application as the office may read it. */
export interface Application extends z.infer<typeof receivedSchema> {
  readonly number: string
  /** The day it was received, YYYY-MM-DD. */
  readonly on: string
  readonly considered: On<Considered> | undefined
  readonly interviewed: On<Interviewed> | undefined
  readonly ended: On<Ended> | undefined
}

/** @param entries - of the kind {@link APPLICATION}, in the order of recording, as the office may read them */
export function readApplications(entries: readonly Entry[]): readonly Application[] {
  return [...Map.groupBy(entries, ({ record }) => record)].flatMap(([number, all]) => {
    const its = standing(all)
    const last = (event: string) => its.findLast((one) => one.event === event)
    const first = last('received')
    const received = receivedSchema.safeParse(first?.says['received']).data
    if (received === undefined || first?.happened == null) return []
    const said = <Says>(event: string, schema: z.ZodType<Says>): On<Says> | undefined => {
      const entry = last(event)
      const read = schema.safeParse(entry?.says[event]).data
      return read === undefined || entry?.happened == null
        ? undefined
        : { ...read, on: entry.happened }
    }
    return [
      {
        ...{ ...received, number, on: first.happened },
        considered: said('considered', consideredSchema),
        interviewed: said('interviewed', interviewedSchema),
        ended: said('ended', endedSchema),
      },
    ]
  })
}
