import type { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Problem } from '#shared/index.ts'
import type { FileKeeping } from './keep-files.ts'

/** What a form with files sent. A file field left empty sends none. */
export interface SentForm<Kept> {
  /** By the field's name, in the order sent; one that was too long is cut. */
  readonly fields: ReadonlyMap<string, readonly string[]>
  /** As the caller keeps them; none where there are problems. */
  readonly files: readonly Kept[]
  /** `unreadable-form`, `files-too-large` or `field-too-large`. */
  readonly problems: readonly Problem[]
}

/** The most that a form may send. */
export interface SendingBounds {
  /** Of all its files together. */
  readonly bytes: number
  readonly files: number
  /** Bytes of one field of text. */
  readonly field: number
  /** Named by problems with the files. */
  readonly fileField: string
  /** Said of a file that is too large, in place of how much can be sent at once. */
  readonly whenTooLarge?: (name: string) => string
}

const MOST_FIELDS = 100
const MOST_HEADERS = 50
const LONGEST_NAME = 100

/** Lets the routes of one scope take in forms with files; they read them with `readSentForm`. */
export async function takeForms(scope: FastifyInstance): Promise<void> {
  await scope.register(multipart, { throwFileSizeLimit: false })
}

/**
 * Reads a form with its files, each handed to `keeping` as it arrives, no further than `bounds` let
 * it. Nothing is kept of a form that is refused.
 *
 * @throws what `keeping` throws of its own, such as a full disk
 */
export async function readSentForm<Kept>(
  request: FastifyRequest,
  bounds: SendingBounds,
  keeping: FileKeeping<Kept>,
): Promise<SentForm<Kept>> {
  const fields = new Map<string, string[]>()
  const kept: Kept[] = []
  const problems = new Map<string, Problem>()
  const add = (problem: Problem) => problems.set(problem.code, problem)
  const forget = () => Promise.all(kept.splice(0).map(keeping.forget))
  let [left, count] = [bounds.bytes, 0]
  const withinBounds = async function* (arriving: Readable): AsyncGenerator<Buffer> {
    for await (const chunk of arriving) {
      left -= chunk.length
      if (left >= 0) yield chunk
    }
  }
  try {
    for await (const part of request.parts({ limits: limitsOf(bounds) })) {
      if (part.type === 'field') {
        if (typeof part.value !== 'string') continue
        if (part.valueTruncated) add(fieldTooLarge(part.fieldname, bounds))
        fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), part.value])
      } else if (!part.filename) part.file.resume()
      else {
        const name = safeName(part.filename)
        count += 1
        kept.push(await keeping.keep(withinBounds(part.file), name))
        if (left < 0 || part.file.truncated || count > bounds.files) {
          add(filesTooLarge(name, bounds))
          await forget()
        }
      }
    }
  } catch (error) {
    await forget()
    if (isOfDisk(error)) throw error
    return { fields, files: [], problems: [unreadable(bounds)] }
  }
  if (problems.size > 0) await forget()
  return { fields, files: kept, problems: [...problems.values()] }
}

/** One file more is let through, so that it can be said that there are too many. */
function limitsOf({ bytes, files, field }: SendingBounds) {
  return {
    fileSize: bytes,
    files: files + 1,
    fieldSize: field,
    fields: MOST_FIELDS,
    parts: MOST_FIELDS + files + 1,
    headerPairs: MOST_HEADERS,
  }
}

/** The last part of a name, with nothing in it that a file system or a sentence could stumble over. */
function safeName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? ''
  const plain = last
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .replace(/^[.\s]+/, '')
    .trim()
  return plain === '' ? 'upload' : [...plain].slice(-LONGEST_NAME).join('')
}

function unreadable({ files, fileField }: SendingBounds): Problem {
  return {
    code: 'unreadable-form',
    message: `What was sent was cut off or garbled on its way. Send it again, with ${countFiles(files)} at most`,
    field: fileField,
  }
}

function filesTooLarge(name: string, bounds: SendingBounds): Problem {
  const { files, bytes, fileField, whenTooLarge } = bounds
  const usual = `At most ${countFiles(files)} and ${size(bytes)} can be sent at once. Send fewer, or a part of one`
  return { code: 'files-too-large', message: whenTooLarge?.(name) ?? usual, field: fileField }
}

function fieldTooLarge(name: string, { field }: SendingBounds): Problem {
  return {
    code: 'field-too-large',
    message: `The text is longer than ${size(field)}. Send it in parts`,
    field: name,
  }
}

function countFiles(count: number): string {
  return count === 1 ? '1 file' : `${count} files`
}

function size(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.ceil(bytes / 1024)} kB`
    : `${Math.round(bytes / 1024 / 1024)} MB`
}

function isOfDisk(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}
