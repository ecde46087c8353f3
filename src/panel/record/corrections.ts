import { z } from 'zod'

/** A correction of an event: its `new_` fields stand in place of what was recorded first. */
const correctionSchema = z.looseObject({
  id: z.string().min(1),
  type: z.literal('correct'),
  target: z.string().min(1),
  seq: z.int().default(0),
  at: z.string().nullable().default(null),
  recorded_at: z.string().optional(),
  why: z.string().optional(),
})
type Correction = z.infer<typeof correctionSchema>

export type RawEvent = Readonly<Record<string, unknown>> & { readonly id: string }

/** An event as it stands, with how it stood first and what corrected it. */
export interface Corrected {
  readonly raw: RawEvent
  /** As it was first recorded, where that is not how it stands. */
  readonly first: RawEvent | undefined
  /** Ids of the corrections, the last of them last. */
  readonly by: readonly string[]
  readonly isStruck: boolean
}

export interface Refused {
  readonly event: string
  readonly message: string
}

const STRIKING = ['struck', 'strike', 'void', 'withdrawn', 'remove', 'new_void'] as const

/**
 * Applies the corrections to what was recorded; both stay. One that corrects a correction changes what
 * that one says. Of several the one that was recorded last counts.
 *
 * @param events - in any order
 */
export function applyCorrections(events: readonly RawEvent[]): {
  readonly events: readonly Corrected[]
  readonly refused: readonly Refused[]
} {
  const refused: Refused[] = []
  const corrections = events
    .filter(({ type }) => type === 'correct')
    .flatMap((raw) => {
      const read = correctionSchema.safeParse(raw)
      if (read.success) return [read.data]
      refused.push({
        event: raw.id,
        message: 'A correction names the event it corrects: write its id as target',
      })
      return []
    })
    .sort(inOrder)
  const ids = new Set(events.map(({ id }) => id))
  for (const { id, target } of corrections) {
    if (ids.has(target)) continue
    refused.push({ event: id, message: `There is no event "${target}" to correct: give its id` })
  }
  const correct = (raw: RawEvent, seen: readonly string[] = []): Corrected => {
    const by = corrections.filter(({ id, target }) => target === raw.id && !seen.includes(id))
    const stand = by
      .map((one) => correct(one, [...seen, raw.id]))
      .filter(({ isStruck }) => !isStruck)
    const fields = raw['type'] === 'correct' ? sameNames : newFields
    const changed: RawEvent = Object.assign({}, raw, ...stand.map((one) => fields(one.raw)))
    const isStruck = stand.some(({ raw: one }) => STRIKING.some((name) => one[name] === true))
    return {
      raw: changed,
      first: stand.length > 0 ? raw : undefined,
      by: stand.flatMap(({ raw: one, by: further }) => [one.id, ...further]),
      isStruck,
    }
  }
  return {
    events: events.filter(({ type }) => type !== 'correct').map((raw) => correct(raw)),
    refused,
  }
}

function inOrder(one: Correction, other: Correction): number {
  return (
    (one.recorded_at ?? '').localeCompare(other.recorded_at ?? '') ||
    (one.at ?? '').localeCompare(other.at ?? '') ||
    one.seq - other.seq ||
    one.id.localeCompare(other.id)
  )
}

/** Of a correction of a correction: what the first said anew is said anew again. */
function sameNames(raw: RawEvent): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(raw).filter(([name]) => name.startsWith('new_')))
}

function newFields(raw: RawEvent): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(raw).flatMap(([name, value]) =>
      name.startsWith('new_') ? [[name.slice('new_'.length), value]] : [],
    ),
  )
}
