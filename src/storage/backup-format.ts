import { z } from 'zod'
import { isKept } from './data-folder.ts'

/**
 * A backup is JSON Lines, compressed with gzip: a heading; for each table a line that names it and a
 * line a row, as PostgreSQL writes it; for each file beside the database a line that names it and its
 * bytes; and a last line that counts them and has the SHA-256 of all lines before it, so that one cut
 * short or altered is known. The program's own lines begin with `$`, which no row does. What is optional
 * was not written by versions before 30 November 2026.
 */
export const MARK = '{"$":'

export const FORMAT_VERSION = 1

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const headingSchema = z.object({
  $: z.literal('critical-friend backup'),
  version: z.literal(FORMAT_VERSION),
  /** An instant. */
  madeAt: z.iso.datetime(),
  /** What had been done to the tables; they are restored to tables in the same state. */
  migrations: z.array(z.string()),
  /** The last link of the record. */
  head: z.object({ id: z.int(), hash: sha256 }).optional(),
})

export const lineSchema = z.discriminatedUnion('$', [
  headingSchema,
  z.object({ $: z.literal('table'), name: z.string().regex(/^[a-z_]{1,60}$/) }),
  z.object({
    $: z.literal('file'),
    path: z.string().refine(isKept, 'names no file that is kept beside the database'),
    /** In bytes. */
    size: z.int().min(0).optional(),
  }),
  z.object({ $: z.literal('bytes'), base64: z.base64() }),
  z.object({ $: z.literal('end'), rows: z.int(), files: z.int(), sha256: sha256.optional() }),
])

export type BackupHeading = z.infer<typeof headingSchema>

/** A line of the program's own. */
export type BackupLine = z.infer<typeof lineSchema>

/** What a backup holds. */
export interface BackupFigures {
  readonly madeAt: string
  readonly rows: number
  readonly files: number
}
