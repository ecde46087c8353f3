import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { parseJson } from './canonical-json.ts'
import type { SealedLine } from './sealed-log.ts'
import type { MovedEntry } from './verify-entries.ts'

// Cases and rulings were told of by the change log before it was sealed, and are entries now. That an
// entry says what its line told is looked at here: the only place that still knows the words of the
// old log, and nothing is ever added to it.

const details = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

const caseSchema = z.object({
  procedure: z.string(),
  slug: z.string(),
  title: z.string(),
  openedOn: z.string(),
  opening: details,
})

const eventSchema = z.object({ step: z.string(), on: z.string(), details })

const rulingSchema = z.object({
  id: z.int(),
  ruledOn: z.string(),
  ruling: z.string(),
  who: z.string(),
  day: z.string(),
  why: z.string(),
})

interface Expected {
  readonly kind: string
  readonly record: string
  readonly event: string
  readonly happened: string
  readonly says: unknown
}

/** A sentence for each line of the sealed log whose entry is not there or says something else. */
export function findChangedMoves(
  lines: readonly SealedLine[],
  moved: readonly MovedEntry[],
): string[] {
  const entries = new Map(moved.map((one) => [one.line, one]))
  return lines.flatMap((line) => {
    const expected = expectedOf(line)
    const name = `${line.subject}, told of by entry ${line.id} of the change log`
    const found = entries.get(line.id)
    if (expected === undefined) return [`Entry ${line.id} of the change log cannot be read`]
    if (found === undefined) return [`The record of ${name}, is no longer there`]
    const { kind, record, event, happened, recordedAt } = found.head
    const same =
      isDeepStrictEqual({ kind, record, event, happened }, headOf(expected)) &&
      recordedAt === line.at &&
      (found.says === undefined || isDeepStrictEqual(found.says, expected.says))
    return same ? [] : [`The record of ${name}, does not say what was told`]
  })
}

function headOf({ kind, record, event, happened }: Expected) {
  return { kind, record, event, happened }
}

function expectedOf({ action, subject, detail, reason }: SealedLine): Expected | undefined {
  const said = parseJson(detail)
  if (action === 'open-case') {
    const read = caseSchema.safeParse(said).data
    if (!read) return undefined
    const { procedure, slug, title, openedOn, opening } = read
    const says = { title, details: opening, reason }
    return { kind: 'case', record: `${procedure}/${slug}`, event: 'open', happened: openedOn, says }
  }
  if (action === 'record-event') {
    const read = eventSchema.safeParse(said).data
    if (!read) return undefined
    const record = subject.replace(/: [^:]*$/, '').replace(' ', '/')
    const says = { details: read.details, reason }
    return { kind: 'case', record, event: read.step, happened: read.on, says }
  }
  const read = rulingSchema.safeParse(said).data
  if (!read) return undefined
  const { id, day: happened, ...says } = read
  return { kind: 'ruling', record: String(id), event: 'ruled', happened, says }
}
