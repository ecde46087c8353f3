import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { accept, type Outcome, refuse } from '#shared/index.ts'

/** What a form with a file sent. A file field left empty sends no file. */
export interface SentForm {
  /** By the field's name, in the order sent. */
  readonly fields: ReadonlyMap<string, readonly string[]>
  readonly file: SentFile | null
}

export interface SentFile {
  /** As the sender's computer calls it, without its folders. */
  readonly name: string
  readonly bytes: Buffer
}

/** The most that a form may send, in bytes. */
export interface SendingBounds {
  readonly file: number
  readonly field: number
}

const MOST_FIELDS = 100

/** Lets the routes of one scope take in forms with files; they read them with `readSentForm`. */
export async function takeForms(scope: FastifyInstance): Promise<void> {
  await scope.register(multipart)
}

/**
 * Reads a form with at most one file into memory.
 *
 * @param fileField - named by a refusal about the file
 * @returns a refusal for a file or a field beyond its bound, and for a form that is cut off or garbled
 */
export async function readSentForm(
  request: FastifyRequest,
  bounds: SendingBounds,
  fileField: string,
): Promise<Outcome<SentForm>> {
  const fields = new Map<string, string[]>()
  let file: SentFile | null = null
  let tooLarge: Outcome<never> | undefined
  const limits = { fileSize: bounds.file, fieldSize: bounds.field, fields: MOST_FIELDS, files: 1 }
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'file') {
        const bytes = Buffer.concat(await part.file.toArray())
        if (part.file.truncated) tooLarge = refuseFile(part.filename, bounds.file, fileField)
        if (part.filename !== '') file = { name: lastName(part.filename), bytes }
      } else if (part.valueTruncated === true) {
        tooLarge = refuseField(part.fieldname, bounds.field)
      } else {
        const values = fields.get(part.fieldname) ?? []
        fields.set(part.fieldname, [...values, String(part.value)])
      }
    }
  } catch {
    return refuse(
      'unreadable-form',
      'What was sent was cut off or garbled on its way. Send it again, with one file at most',
      fileField,
    )
  }
  return tooLarge ?? accept({ fields, file })
}

function lastName(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? path
}

function refuseFile(name: string, bytes: number, field: string): Outcome<never> {
  const message = `${lastName(name)} is larger than ${megabytes(bytes)}. Send a smaller file, or a part of it`
  return refuse('file-too-large', message, field)
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
