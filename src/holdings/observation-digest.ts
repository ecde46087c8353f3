import { createHash } from 'node:crypto'
import { canonicalJson, type Json } from '#storage/index.ts'
import type { ObservationRow } from './tables.ts'

/** The columns a digest covers, in its order: all that says what a figure is, and who recorded it. */
export const DIGESTED = [
  'measure',
  'area',
  'breakdown',
  'period_start',
  'period_end',
  'value',
  'numerator',
  'denominator',
  'status',
  'source_document',
  'source_paragraph',
  'source_link',
  'note',
  'released_on',
  'known_on',
  'recorded_at',
  'recorded_by',
  'reason',
] as const satisfies readonly (keyof ObservationRow)[]

type DigestedRow = Pick<ObservationRow, (typeof DIGESTED)[number]>

/** A digest of observations, taken row by row in the order they are recorded. */
export interface ObservationDigest {
  /** @throws when a figure is not a number */
  add(row: DigestedRow): void
  /** SHA-256, as 64 hex digits. */
  finish(): string
}

export function startDigest(): ObservationDigest {
  const hash = createHash('sha256')
  return {
    add: (row) => {
      const values: Json[] = DIGESTED.map((column) => row[column])
      hash.update(`${canonicalJson(values)}\n`)
    },
    finish: () => hash.digest('hex'),
  }
}

/** What the entry of an import says of its observations. */
export interface ImportDigest {
  /** SHA-256 of all of them in their order, as 64 hex digits. */
  readonly digest: string
  readonly rows: number
  /** The number of the first of them; the others follow without a gap. `null` where there is none. */
  readonly first: number | null
}
