import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { accept, type Outcome, type Problem } from '#shared/index.ts'
import { readForm } from '#web/index.ts'
import type { Upload, Uploads } from './import-uploads.ts'

/** A larger file goes in faster at the command line, which also shows how far it is. */
export const MOST_MEGABYTES = 250

/** What multipart requests may hold before they are broken off. */
export const MULTIPART_BOUNDS = {
  throwFileSizeLimit: false,
  limits: {
    fileSize: MOST_MEGABYTES * 1_000_000,
    files: 1,
    fields: 5,
    parts: 6,
    fieldSize: 4_000,
    headerPairs: 50,
  },
}

/** Who imports, and why. */
const whoAndWhy = z.object({
  who: z
    .string('Enter your name')
    .trim()
    .min(1, 'Enter your name')
    .max(100, 'Enter your name in 100 characters or fewer'),
  why: z
    .string('Enter why the figures are imported')
    .trim()
    .min(1, 'Enter why the figures are imported')
    .max(500, 'Enter why the figures are imported in 500 characters or fewer'),
})

/** What is to become of small counts; not asked of a file that has none. */
export const confirmation = whoAndWhy.extend({
  smallNumbers: z.enum(['withhold', 'published']).optional(),
})

/** What was typed, to be shown again. */
export interface Typed {
  readonly who: string
  readonly why: string
}

export const NOTHING_TYPED: Typed = { who: '', why: '' }

const typedSchema = z.object({ who: z.string().catch(''), why: z.string().catch('') })

export function typedIn(fields: unknown): Typed {
  return typedSchema.catch(NOTHING_TYPED).parse(fields)
}

/** A form as it was sent, with its file already kept. */
export interface SentForm {
  readonly typed: Typed
  readonly read: Outcome<Typed & { readonly upload: Upload }>
}

/** A request whose parts cannot be told apart, or that stops before its end. */
export class BrokenUpload extends Error {
  override readonly name = 'BrokenUpload'
}

/**
 * Reads the form for importing, its file on the way to disk. Of a file that is refused nothing is
 * kept.
 *
 * @throws BrokenUpload when the request is broken, and what the parser throws at too many parts
 */
export async function readImportForm(request: FastifyRequest, uploads: Uploads): Promise<SentForm> {
  const fields: Record<string, string> = {}
  const problems: Problem[] = []
  let upload: Upload | undefined
  try {
    for await (const part of request.parts(MULTIPART_BOUNDS)) {
      if (part.type === 'file' && part.fieldname === 'file' && part.filename) {
        upload = await uploads.keep(part.file, part.filename)
        if (part.file.truncated) {
          problems.push(tooLarge(upload.name))
          await uploads.forget(upload.sha256)
          upload = undefined
        }
      } else if (part.type === 'file') part.file.resume()
      else if (typeof part.value === 'string') fields[part.fieldname] = part.value
    }
  } catch (error) {
    if (upload) await uploads.forget(upload.sha256)
    throw isOfDisk(error) || hasStatus(error) ? error : new BrokenUpload('', { cause: error })
  }
  const form = readForm(whoAndWhy, fields)
  if (!upload && problems.length === 0) {
    problems.push({ code: 'no-file', field: 'file', message: 'Choose the file to import' })
  }
  if (!form.ok) problems.push(...form.problems)
  if (form.ok && upload && problems.length === 0) {
    return { typed: form.value, read: accept({ ...form.value, upload }) }
  }
  if (upload) await uploads.forget(upload.sha256)
  return { typed: typedIn(fields), read: { ok: false, problems } }
}

function tooLarge(name: string): Problem {
  const message =
    `${name} is larger than ${MOST_MEGABYTES} MB. ` +
    'Import it at the command line, or split it and import the parts one by one'
  return { code: 'too-large', field: 'file', message }
}

function isOfDisk(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

function hasStatus(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error
}
