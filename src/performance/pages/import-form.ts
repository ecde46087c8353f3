import type { FastifyRequest } from 'fastify'
import { type Field, readForm, valueAt } from '#fields/index.ts'
import { accept, type Outcome, type Problem } from '#shared/index.ts'
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
export const WHO_AND_WHY = [
  {
    name: 'who',
    kind: 'text',
    label: 'Your name',
    hint: 'It is published with the import',
    longest: 100,
    autocomplete: 'name',
  },
  {
    name: 'why',
    kind: 'text',
    label: 'Why the figures are imported',
    hint: 'For example, first quarter figures from the force',
    longest: 500,
  },
] as const satisfies readonly Field[]

/** What is to become of small counts; not asked of a file that has none. */
export const SMALL_NUMBERS = {
  name: 'smallNumbers',
  kind: 'choice',
  label: 'What should happen to the small numbers?',
  asks: 'whether to withhold the small numbers',
  choices: {
    withhold: 'Withhold them',
    published: 'Import them as they are, because they were published already',
  },
  required: false,
} as const satisfies Field

export const CONFIRMATION = [...WHO_AND_WHY, SMALL_NUMBERS] as const

/** What was typed, to be shown again. */
export interface Typed {
  readonly who: string
  readonly why: string
}

export const NOTHING_TYPED: Typed = { who: '', why: '' }

export function typedIn(fields: unknown): Typed {
  const text = (name: string) => {
    const typed = valueAt(fields, name)
    return typeof typed === 'string' ? typed : ''
  }
  return { who: text('who'), why: text('why') }
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
  const form = readForm(WHO_AND_WHY, fields)
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
