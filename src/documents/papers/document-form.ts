import { promisify } from 'node:util'
import { gunzipSync, gzip } from 'node:zlib'
import { z } from 'zod'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { ReadPaper } from './read-paper.ts'

const pack = promisify(gzip)

const MOST_BYTES = 24 * 1024 * 1024

const place = z.strictObject({ page: z.int().nullable(), line: z.int() })
const papersSchema = z
  .array(
    z.strictObject({
      file: z.string().max(200),
      notes: z.array(z.string()),
      blocks: z.array(
        z.union([
          z.strictObject({
            kind: z.enum(['heading', 'paragraph']),
            passage: z.strictObject({
              text: z.string(),
              starts: z.array(z.strictObject({ at: z.int().min(0), place })),
            }),
            marker: z.string().nullable(),
          }),
          z.strictObject({
            kind: z.literal('table'),
            grid: z.strictObject({
              heading: z.string(),
              columns: z.array(z.string()),
              rows: z.array(
                z.strictObject({
                  place,
                  text: z.string(),
                  label: z.string(),
                  cells: z.array(z.string()),
                  group: z.string().nullable(),
                }),
              ),
            }),
          }),
        ]),
      ),
    }),
  )
  .min(1)

/**
 * Papers as they were read, packed into one field of a form: nothing of them is kept on the server, so the
 * page of their findings carries them for the next question.
 */
export async function packPapers(papers: readonly ReadPaper[]): Promise<string> {
  return (await pack(JSON.stringify(papers))).toString('base64url')
}

/** Papers that `packPapers` packed; a refusal for anything else, whoever made it. */
export function unpackPapers(field: string): Outcome<readonly ReadPaper[]> {
  try {
    const bytes = gunzipSync(Buffer.from(field, 'base64url'), { maxOutputLength: MOST_BYTES })
    return accept(papersSchema.parse(JSON.parse(bytes.toString('utf8'))))
  } catch {
    return refuse(
      'no-paper',
      'The paper did not arrive whole. Paste it or choose its file again',
      'text',
    )
  }
}
