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
      const read = readCorrection(raw)
      if (read !== undefined) return [read]
      refused.push({
        event: raw.id,
        message: 'A correction names the event it corrects: write its id as target',
      })
      return []
    })
    .sort(inOrder)
  for (const { id, target } of corrections) {
    if (events.some((event) => event.id === target)) continue
    refused.push({
      event: id,
      message: 'There is no such event to correct: give the id of one that is recorded',
    })
  }
  const byTarget = Map.groupBy(corrections, ({ target }) => target)
  const correct = (raw: RawEvent, seen: readonly string[] = []): Corrected => {
    const its = byTarget.get(raw.id)
    if (its === undefined) return correctedBy(raw, NONE)
    const stand = its
      .filter(({ id }) => !seen.includes(id))
      .map((one) => correct(one, [...seen, raw.id]))
      .filter(({ isStruck }) => !isStruck)
    return correctedBy(raw, stand)
  }
  return {
    events: events.filter(({ type }) => type !== 'correct').map((raw) => correct(raw)),
    refused,
  }
}

/** What an event is about: itself, or what it puts right; `undefined` where that is not recorded. */
export function eventAbout(event: RawEvent, events: readonly RawEvent[]): RawEvent | undefined {
  const seen = new Set<string>()
  let about: RawEvent | undefined = event
  while (about?.['type'] === 'correct' && !seen.has(about.id)) {
    seen.add(about.id)
    const { target }: Readonly<Record<string, unknown>> = about
    about = events.find(({ id }) => id === target)
  }
  return about
}

const NONE: readonly Corrected[] = []

const corrections = new WeakMap<RawEvent, Correction>()

/** Read once: the same recorded correction is the same object each time. */
function readCorrection(raw: RawEvent): Correction | undefined {
  const read = corrections.get(raw) ?? correctionSchema.safeParse(raw).data
  if (read !== undefined) corrections.set(raw, read)
  return read
}

const known = new WeakMap<
  RawEvent,
  { readonly stand: readonly RawEvent[]; readonly corrected: Corrected }
>()

/** An event as some corrections leave it: the same object for the same ones, so that it need not be read again. */
function correctedBy(raw: RawEvent, stand: readonly Corrected[]): Corrected {
  const before = known.get(raw)
  if (before?.stand.length === 0 && stand.length === 0) return before.corrected
  const by = stand.map((one) => one.raw)
  if (before?.stand.length === by.length && before.stand.every((one, at) => one === by[at])) {
    return before.corrected
  }
  const fields = raw['type'] === 'correct' ? sameNames : newFields
  const corrected = {
    raw: by.length === 0 ? raw : Object.assign({}, raw, ...by.map(fields)),
    first: by.length === 0 ? undefined : raw,
    by: stand.flatMap(({ raw: one, by: further }) => [one.id, ...further]),
    isStruck: by.some((one) => STRIKING.some((name) => one[name] === true)),
  }
  known.set(raw, { stand: by, corrected })
  return corrected
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
