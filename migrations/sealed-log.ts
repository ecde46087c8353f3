import { z } from 'zod'

// What the change log told of before it was sealed, in its own words, and what became of each line. The
// only place that still knows them: nothing is ever added to that log.

/**
 * The lines that tell of rows kept beside the record, by what was done, each with the kind of the
 * entries that tell of such rows since.
 */
export const TELLS_OF_ROWS: Readonly<Record<string, string>> = {
  import: 'import',
  'load-area': 'area',
}

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

/** The entry that a line became: cases and rulings were moved. */
export interface Moved {
  readonly kind: string
  readonly record: string
  readonly event: string
  readonly happened: string
  readonly says: unknown
}

/** A line of the sealed log. */
interface Line {
  readonly action: string
  readonly subject: string
  readonly reason: string
}

/**
 * The entry that a line must have become.
 *
 * @param said - its detail, read
 * @returns `undefined` when the line cannot be read
 */
export function movedTo({ action, subject, reason }: Line, said: unknown): Moved | undefined {
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
