import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/pdf.js'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { Document } from './document.ts'
import { tooLong } from './paper-parts.ts'
import { toBlocks } from './pdf-blocks.ts'
import { type PageOfLines, withoutFurniture } from './pdf-furniture.ts'
import { commonSize, lineText } from './pdf-lines.ts'
import { openPdf, readPages } from './pdf-pages.ts'
import type { PageOfRuns } from './pdf-runs.ts'
import { toPages } from './pdf-tagged-tables.ts'
import { unseenInPdf } from './pdf-unseen.ts'

/** The longest paper read: an agenda pack of a full council is under 1,500 pages. */
const MOST_PAGES = 5000
/** Below this many letters a page there are only a stamp and a page number on pictures of pages. */
const LEAST_LETTERS_A_PAGE = 12

/**
 * Reads a PDF from where its text stands on the page. Nothing in it is run, fetched or drawn.
 *
 * @returns blocks with pages as the file counts them from 1 and lines counted on each page; refused
 *   when it has a password, is damaged, has no text, or is longer than is read at once
 */
export async function readPdf(
  file: string,
  bytes: Uint8Array,
): Promise<Outcome<Document & { readonly notes: readonly string[] }>> {
  const { pdf, close } = openPdf(bytes)
  try {
    const laid = await layPages(file, pdf)
    if (!laid.ok) return laid
    const pages = toPages(laid.value)
    const empty = pages.filter((it) => lettersOn(it) < LEAST_LETTERS_A_PAGE).map((it) => it.page)
    const letters = pages.reduce((sum, page) => sum + lettersOn(page), 0)
    if (letters < LEAST_LETTERS_A_PAGE * pages.length) {
      return refuse(
        'no-text',
        `${file} has no text, only pictures of pages. Ask for the file it was made from, or run text recognition first`,
        file,
      )
    }
    const bodySize = commonSize(
      pages.flatMap(({ lines }) => lines.map((it) => ({ size: it.size, text: lineText(it) }))),
    )
    const blocks = toBlocks(withoutFurniture(pages), bodySize)
    const unseen = await unseenInPdf(await pdf)
    return accept({ file, blocks, notes: [...noteOf(empty), ...unseen] })
  } finally {
    await close()
  }
}

async function layPages(
  file: string,
  opening: Promise<PDFDocumentProxy>,
): Promise<Outcome<readonly PageOfRuns[]>> {
  try {
    const pdf = await opening
    const pages = pdf.numPages > MOST_PAGES ? undefined : await readPages(pdf)
    return pages ? accept(pages) : tooLong(file)
  } catch (cause) {
    return explain(file, cause)
  }
}

function lettersOn({ lines }: Pick<PageOfLines, 'lines'>): number {
  return lines.reduce((sum, line) => sum + lineText(line).length, 0)
}

function noteOf(empty: readonly number[]): readonly string[] {
  const [first] = empty
  if (first === undefined) return []
  const which =
    empty.length === 1
      ? `Page ${first} has`
      : `${empty.length} pages (the first is page ${first}) have`
  return [`${which} no text and was not checked: it may be blank, or a picture of a page`]
}

function explain(file: string, cause: unknown): Outcome<never> {
  const name = cause instanceof Error ? cause.name : ''
  if (name === 'PasswordException') {
    return refuse(
      'paper-with-password',
      `${file} is locked with a password. Save a copy without one and hand that in`,
      file,
    )
  }
  return refuse(
    'damaged-paper',
    `${file} says that it is a PDF but is damaged or cut short. Download it again, or save it as a PDF again from the program it was made with`,
    file,
  )
}
