import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { accept, type Outcome, refuse } from '#shared/index.ts'

/** What a form with files sent. A file field left empty sends none. */
export interface SentForm {
  /** By the field's name, in the order sent. */
  readonly fields: ReadonlyMap<string, readonly string[]>
  readonly files: readonly SentFile[]
}

export interface SentFile {
  /** As the sender's computer calls it, without its folders. */
  readonly name: string
  readonly bytes: Buffer
}

/** The most that a form may send: bytes of all its files together, how many files, bytes of a field. */
export interface SendingBounds {
  readonly bytes: number
  readonly files: number
  readonly field: number
}

const MOST_FIELDS = 100

/** Lets the routes of one scope take in forms with files; they read them with `readSentForm`. */
export async function takeForms(scope: FastifyInstance): Promise<void> {
  await scope.register(multipart, { throwFileSizeLimit: false })
}

/**
 * Reads a form with its files into memory.
 *
 * @param fileField - named by a refusal about the files
 * @returns a refusal for files or a field beyond their bounds, and for a form that is cut off or garbled
 */
export async function readSentForm(
  request: FastifyRequest,
  bounds: SendingBounds,
  fileField: string,
): Promise<Outcome<SentForm>> {
  const fields = new Map<string, string[]>()
  const files: SentFile[] = []
  let refusal: Outcome<never> | undefined
  let left = bounds.bytes
  const limits = {
    fileSize: bounds.bytes,
    fieldSize: bounds.field,
    fields: MOST_FIELDS,
    files: bounds.files + 1,
  }
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') {
        if (part.valueTruncated) refusal = refuseField(part.fieldname, bounds.field)
        const values = fields.get(part.fieldname) ?? []
        fields.set(part.fieldname, [...values, String(part.value)])
        continue
      }
      const chunks: Buffer[] = []
      for await (const chunk of part.file) {
        left -= chunk.length
        if (left >= 0) chunks.push(chunk)
      }
      if (left < 0 || part.file.truncated) refusal = refuseFiles(bounds, fileField)
      if (part.filename !== '') {
        files.push({ name: lastName(part.filename), bytes: Buffer.concat(chunks) })
      }
    }
  } catch {
    return refuse(
      'unreadable-form',
      `What was sent was cut off or garbled on its way. Send it again, with ${bounds.files} files at most`,
      fileField,
    )
  }
  if (files.length > bounds.files) refusal = refuseFiles(bounds, fileField)
  return refusal ?? accept({ fields, files })
}

function lastName(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? path
}

function refuseFiles({ files, bytes }: SendingBounds, field: string): Outcome<never> {
  return refuse(
    'files-too-large',
    `At most ${files} files and ${megabytes(bytes)} can be sent at once. Send fewer, or a part of one`,
    field,
  )
}

function refuseField(field: string, bytes: number): Outcome<never> {
  return refuse(
    'field-too-large',
    `The text is longer than ${megabytes(bytes)}. Send it in parts`,
    field,
  )
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`
}
