import { getDocument, PDFWorker, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/pdf.js'
import { hidesHyphens } from './pdf-hidden-hyphens.ts'
import { SharedPort } from './pdf-port.ts'
import { type PageOfRuns, readRuns } from './pdf-runs.ts'
import { MOST_LETTERS } from './written-paper.ts'

/** Opens a PDF, of which nothing is run, fetched or drawn. */
export function openPdf(bytes: Uint8Array) {
  const port = new SharedPort()
  const worker = PDFWorker.create({ port, verbosity: VerbosityLevel.ERRORS })
  WorkerMessageHandler.initializeFromPort(port)
  const loading = getDocument({
    worker,
    data: Uint8Array.from(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    // Pictures are not unpacked: only letters are read
    maxImageSize: 1,
  })
  const close = async () => {
    await loading.destroy()
    worker.destroy()
  }
  return { pdf: loading.promise, close }
}

/**
 * The text of every page, in order; a page whose text lies two ways is given twice, once for each.
 *
 * @returns `undefined` where there are more letters than are read at once
 * @throws where a page is damaged
 */
export async function readPages(pdf: PDFDocumentProxy): Promise<readonly PageOfRuns[] | undefined> {
  const isHiding = await hidesHyphens(pdf)
  const read: PageOfRuns[] = []
  let letters = 0
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const laid = await readRuns(pdf, page, isHiding)
    letters += laid.flatMap(({ runs }) => runs).reduce((sum, run) => sum + run.text.length, 0)
    if (letters > MOST_LETTERS) return undefined
    read.push(...laid)
  }
  return read
}
