import { z } from 'zod'

/**
 * A backup is JSON Lines, compressed with gzip: a heading; for each table a line that names it and a
 * line a row, as PostgreSQL writes it; for each file beside the database a line that names it and its
 * bytes; and a last line that counts them, so that one cut short is known. The program's own lines
 * begin with `$`, which no row does.
 */
export const MARK = '{"$":'

export const FORMAT_VERSION = 1

/** A place inside the data folder, never outside it. */
const insidePath = z
  .string()
  .min(1)
  .refine((path) => !path.startsWith('/') && !path.split(/[/\\]/).includes('..'))

const headingSchema = z.object({
  $: z.literal('critical-friend backup'),
  version: z.literal(FORMAT_VERSION),
  madeAt: z.string(),
  /** What had been done to the tables; they are restored to tables in the same state. */
  migrations: z.array(z.string()),
})

export const lineSchema = z.discriminatedUnion('$', [
  headingSchema,
  z.object({ $: z.literal('table'), name: z.string() }),
  z.object({ $: z.literal('file'), path: insidePath }),
  z.object({ $: z.literal('bytes'), base64: z.base64() }),
  z.object({ $: z.literal('end'), rows: z.int(), files: z.int() }),
])

export type BackupLine = z.infer<typeof lineSchema>

/** What a backup holds. */
export interface BackupFigures {
  readonly madeAt: string
  readonly rows: number
  readonly files: number
}
