import { accept, BrokenEntry, type Outcome, refuse } from '#shared/index.ts'
import type { Document } from './document.ts'
import { encodingOf, type FileKind, kindOf } from './file-kind.ts'
import { damaged, type PaperParts, readWhole, tooLong, withParts } from './paper-parts.ts'
import { readDocx, wordBody } from './read-docx.ts'
import { readHtml } from './read-html.ts'
import { readMarkdown } from './read-markdown.ts'
import { readOdt } from './read-odt.ts'
import { readPdf } from './read-pdf.ts'
import { readText } from './read-text.ts'
import { UnreadableXml } from './read-xml.ts'
import { MOST_LETTERS, PaperTooLong } from './written-paper.ts'

/** A paper as read, with what its reader should know of how: tracked changes, pages without text. */
export interface ReadPaper extends Document {
  readonly notes: readonly string[]
}

/** A pack of a thousand pages with photographs is some 50 MB. */
const MOST_BYTES = 100_000_000
/** What kind of text it is shows within its first letters. */
const HEAD = 4096
const HAND_IN =
  'Hand in a PDF, a Word file (.docx), an OpenDocument text (.odt), a web page or plain text'

const REFUSALS: Readonly<Record<Exclude<FileKind, 'pdf' | 'zip' | 'text'>, string>> = {
  empty: 'is empty. Choose the file again',
  'old-word':
    'is a Word file of before 2007 (.doc). Save it as .docx or as a PDF, and hand that in',
  'locked-office': 'is locked with a password. Save a copy without one and hand that in',
  'old-office': `is an office file of before 2007 that is not a paper, such as a spreadsheet or slides. ${HAND_IN}`,
  rtf: 'is a Rich Text file (.rtf). Save it as .docx or as a PDF, and hand that in',
  picture:
    'is a picture. Ask for the file it was made from, or run text recognition and hand in what that makes',
  archive: `is a packed file. Unpack it, and hand in the papers in it one by one`,
  program: `is a program, not a paper. ${HAND_IN}`,
  other: `is not a paper that can be read. ${HAND_IN}`,
}

/**
 * Reads a paper of any kind, told by what is in the file and not by its name: PDF, DOCX, ODT, HTML,
 * Markdown, or text in UTF-8, UTF-16 or Windows-1252. Nothing in it is run or fetched. What comes
 * from strangers is read with `readPaperApart`, which bounds its time and memory as well.
 *
 * @returns refused with what the file is and what to hand in instead, when it is something else
 */
export async function readPaper(file: string, bytes: Uint8Array): Promise<Outcome<ReadPaper>> {
  if (bytes.length > MOST_BYTES) {
    return refuse(
      'paper-too-large',
      `${file} has ${Math.round(bytes.length / 1_000_000).toLocaleString('en-GB')} MB, more than the ${MOST_BYTES / 1_000_000} MB that are read at once. Split it, or save it with smaller pictures`,
      file,
    )
  }
  const kind = kindOf(bytes)
  if (kind === 'pdf') return await readPdf(file, bytes)
  if (kind === 'zip') return await withParts(file, bytes, (parts) => readZipped(file, parts))
  if (kind === 'text') return readWritten(file, bytes)
  return refuse('not-a-paper', `${file} ${REFUSALS[kind]}`, file)
}

async function readZipped(file: string, parts: PaperParts): Promise<Outcome<ReadPaper>> {
  try {
    const type = await readWhole(parts, 'mimetype')
    const isOpen = /^application\/vnd\.oasis\.opendocument\.text(?!-web)/u.test(type)
    if (!isOpen && wordBody(parts) === null) return refuseZip(file, parts, type)
    if (isOpen && (await readWhole(parts, 'META-INF/manifest.xml')).includes('encryption-data')) {
      return refuse('paper-with-password', `${file} ${REFUSALS['locked-office']}`, file)
    }
    const read = await (isOpen ? readOdt(parts) : readDocx(parts))
    return accept({ file, ...read })
  } catch (cause) {
    if (cause instanceof PaperTooLong) return tooLong(file)
    if (cause instanceof UnreadableXml || cause instanceof BrokenEntry) return damaged(file)
    throw cause
  }
}

function refuseZip(file: string, { names }: PaperParts, type: string): Outcome<never> {
  const has = (start: string) => [...names].some((name) => name.startsWith(start))
  const what =
    /spreadsheet/u.test(type) || has('xl/')
      ? `is a spreadsheet. ${HAND_IN}`
      : /presentation/u.test(type) || has('ppt/')
        ? 'is a set of slides. Save it as a PDF, and hand that in'
        : /epub/u.test(type)
          ? 'is an electronic book. Save it as a PDF, and hand that in'
          : REFUSALS.archive
  return refuse('not-a-paper', `${file} ${what}`, file)
}

function readWritten(file: string, bytes: Uint8Array): Outcome<ReadPaper> {
  const text = new TextDecoder(encodingOf(bytes) ?? 'utf-8').decode(bytes)
  if (text.length > MOST_LETTERS) return tooLong(file)
  if (text.trim() === '') return refuse('not-a-paper', `${file} ${REFUSALS.empty}`, file)
  const read = isHtml(text) ? readHtml : isMarkdown(text) ? readMarkdown : readText
  try {
    return accept({ ...read(file, text), notes: [] })
  } catch (cause) {
    if (cause instanceof PaperTooLong) return tooLong(file)
    throw cause
  }
}

const isHtml = (text: string) =>
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|main|article|section|div|p|table|h[1-6])\b/isu.test(
    text.slice(0, HEAD),
  )

/** A heading with its signs, or the line under the head of a table, stands in no ordinary text. */
const isMarkdown = (text: string) =>
  /^#{1,6} \S/mu.test(text) || /^ {0,3}\|?(?: *:?-{3,}:? *\|)+ *(?::?-{3,}:?)? *\|?$/mu.test(text)
