import { accept, type Outcome, type Problem, refuse } from '#shared/index.ts'
import { kindOf } from './file-kind.ts'
import { readPaperApart } from './read-paper-apart.ts'
import { tellsOfNamesAlone } from './unseen.ts'

/** What is said of a file that has no words and no pictures of pages. */
export const EMPTY_DOCUMENT = refuse(
  'empty',
  'There is not a word in the file. Look whether it is the one that was meant',
  'file',
)

/** The media types of documents that are taken in. */
export const DOCUMENT_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** A document that was sent, told by what is in it and not by its name. */
export interface DocumentTakenIn {
  readonly type: keyof typeof DOCUMENT_TYPES
  /** What it carries that its pages do not show, in a sentence each without a full stop. */
  readonly carries: readonly string[]
}

const CARRIES = /^It carries what its pages do not show/

/**
 * Looks into a document that was sent, in a process of its own.
 *
 * @returns refused where it is neither a PDF nor a Word file, or is locked or damaged
 */
export async function takeInDocument(
  title: string,
  bytes: Buffer,
): Promise<Outcome<DocumentTakenIn>> {
  const type = typeOf(bytes)
  if (type === undefined) {
    return refuse('not-a-document', 'Send a PDF or a Word file (.docx)', 'file')
  }
  const read = await readPaperApart(title, bytes)
  if (read.ok && read.value.blocks.length === 0) return EMPTY_DOCUMENT
  if (read.ok) {
    return accept({ type, carries: read.value.notes.filter((note) => CARRIES.test(note)) })
  }
  // A scan is a document all the same, as a letter that came on paper is
  const isScan = type === 'pdf' && read.problems.some(({ code }) => code === 'no-text')
  if (isScan) return accept({ type, carries: [] })
  return { ok: false, problems: read.problems.map((one) => ({ ...one, field: 'file' })) }
}

/** A Word file is a package of parts, one of which is its text. */
function typeOf(bytes: Buffer): DocumentTakenIn['type'] | undefined {
  const kind = kindOf(bytes)
  if (kind === 'pdf') return 'pdf'
  return kind === 'zip' && bytes.includes('word/document') ? 'docx' : undefined
}

/** What stands in the way of publishing a document: it says more than its pages, and nobody has said that it may. */
export function whyNotPublished(
  { carries }: DocumentTakenIn,
  asked: { readonly isForAll: boolean; readonly withUnseen: boolean },
): readonly Problem[] {
  if (!asked.isForAll || asked.withUnseen) return []
  // Who wrote it is told with it: a file of an office names its author as a rule
  return carries
    .filter((words) => !tellsOfNamesAlone(words))
    .map((words) => ({
      code: 'carries-unseen',
      message: `${words}. Send it without, or say that it may be published with that`,
      field: 'file',
    }))
}
