import { AnnotationType, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { sayUnseen } from './unseen.ts'

/** The notes that somebody puts on a page of a PDF: links and fields of a form are none. */
const NOTES = new Set([
  AnnotationType.TEXT,
  AnnotationType.FREETEXT,
  AnnotationType.HIGHLIGHT,
  AnnotationType.UNDERLINE,
  AnnotationType.SQUIGGLY,
  AnnotationType.STRIKEOUT,
  AnnotationType.STAMP,
  AnnotationType.CARET,
  AnnotationType.INK,
])

/** What a PDF carries: in its description, in notes on its pages, and packed in it. */
export async function unseenInPdf(pdf: PDFDocumentProxy): Promise<readonly string[]> {
  const { info } = await pdf.getMetadata()
  const named = new Set<string>()
  const author = String(Object(info)['Author'] ?? '').trim()
  if (author !== '') named.add(author)
  const notes = (await pdf.getAnnotationsByType(NOTES, new Set())) ?? []
  for (const note of notes) {
    const by = String(Object(note)['titleObj']?.['str'] ?? '').trim()
    if (by !== '') named.add(by)
  }
  const attached = Object.keys((await pdf.getAttachments()) ?? {}).length
  return sayUnseen({ named, comments: notes.length, changes: 0, hidden: 0, attached })
}
