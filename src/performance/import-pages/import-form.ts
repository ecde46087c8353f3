import type { FastifyRequest } from 'fastify'
import { type Field, readForm, valueAt } from '#fields/index.ts'
import { accept, type Outcome, type Problem } from '#shared/index.ts'
import { type FileOnDisk, onDisk, readSentForm, type SendingBounds } from '#web/index.ts'
import type { Uploads } from './import-uploads.ts'

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

/** Why it is imported. */
export const WHY = [
  {
    name: 'why',
    kind: 'text',
    label: 'Why the figures are imported',
    hint: 'For example, first quarter figures from the force. It is published with the import, and your name',
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

/** What is wrong with a confirmation that does not say. */
export const CHOOSE_SMALL: Problem = {
  code: 'small-numbers',
  field: 'smallNumbers',
  message: 'Choose whether to withhold the small numbers',
}

export const CONFIRMATION = [...WHY, SMALL_NUMBERS] as const

/** What was typed, to be shown again. */
export interface Typed {
  readonly why: string
}

export const NOTHING_TYPED: Typed = { why: '' }

export function typedIn(fields: unknown): Typed {
  const why = valueAt(fields, 'why')
  return { why: typeof why === 'string' ? why : '' }
}

/** A form as it was sent, with its file on disk; whoever takes it keeps it. */
export interface ImportForm {
  readonly typed: Typed
  readonly read: Outcome<Typed & { readonly file: FileOnDisk }>
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
  const form = readForm(WHY, fields)
  // What is too long to be read is too long for the form, which says it better
  const problems = sent.problems.filter(({ code }) => form.ok || code === 'files-too-large')
  const [file] = sent.files
  if (form.ok && file && problems.length === 0) {
    return { typed: form.value, read: accept({ ...form.value, file }) }
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
