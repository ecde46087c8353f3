import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { accept, type Outcome, type Problem } from '#shared/index.ts'
import { onDisk, readForm, readSentForm, type SendingBounds } from '#web/index.ts'
import type { Upload, Uploads } from './import-uploads.ts'

/** A larger file goes in faster at the command line, which also shows how far it is. */
export const MOST_MEGABYTES = 250

const BOUNDS: SendingBounds = {
  bytes: MOST_MEGABYTES * 1_000_000,
  files: 1,
  field: 4_000,
  fileField: 'file',
  whenTooLarge: (name) =>
    `${name} is larger than ${MOST_MEGABYTES} MB. ` +
    'Import it at the command line, or split it and import the parts one by one',
}

/** Who imports, and why. */
export const whoAndWhy = z.object({
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
export interface ImportForm {
  readonly typed: Typed
  readonly read: Outcome<Typed & { readonly upload: Upload }>
}

/**
 * Reads the form for importing, its file on the way to disk. Of a file that is refused nothing is
 * kept.
 *
 * @returns `undefined` when the request is broken: its parts cannot be told apart, or it stops early
 */
export async function readImportForm(
  request: FastifyRequest,
  uploads: Uploads,
): Promise<ImportForm | undefined> {
  const keeping = onDisk(uploads.folder)
  const sent = await readSentForm(request, BOUNDS, keeping)
  if (sent.problems.some(({ code }) => code === 'unreadable-form')) return undefined
  const fields = Object.fromEntries([...sent.fields].map(([name, values]) => [name, values.at(-1)]))
  const form = readForm(whoAndWhy, fields)
  // What is too long to be read is too long for the form, which says it better
  const problems = sent.problems.filter(({ code }) => form.ok || code === 'files-too-large')
  const [file] = sent.files
  if (form.ok && file && problems.length === 0) {
    const upload = await uploads.keep(file)
    return { typed: form.value, read: accept({ ...form.value, upload }) }
  }
  if (file) await keeping.forget(file)
  else if (sent.problems.length === 0) problems.push(NO_FILE)
  if (!form.ok) problems.push(...form.problems)
  return { typed: typedIn(fields), read: { ok: false, problems } }
}

export const NO_FILE: Problem = {
  code: 'no-file',
  field: 'file',
  message: 'Choose the file to import',
}
