import { Worker } from 'node:worker_threads'
import { getDocument, PDFWorker, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/pdf.js'
import { hasSpareProcessor } from '#shared/index.ts'
import { hidesHyphens } from './pdf-hidden-hyphens.ts'
import { SharedPort } from './pdf-port.ts'
import { type PageOfRuns, readRuns } from './pdf-runs.ts'
import { MOST_LETTERS } from './written-paper.ts'

const HELPER = new URL('./help-read-pdf.ts', import.meta.url)
/** A shorter file is read before a second thread has started and opened it too. */
const LEAST_PAGES = 100

/** A file that several threads read, each of which takes the next page when it is done with one. */
export interface SharedPdf {
  readonly bytes: Uint8Array
  /** In memory that all threads see: how many pages are taken, and how many letters were read. */
  readonly counts: Int32Array
}

/** A page by its number from 1; one whose text lies two ways is given twice, once for each. */
export type ReadPage = readonly [number, readonly PageOfRuns[]]

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
 * The text of every page, in order; of a long file some are read by a second thread, where there is a
 * processor for it.
 *
 * @returns `undefined` where there are more letters than are read at once
 * @throws where a page is damaged
 */
export async function readPages(
  pdf: PDFDocumentProxy,
  bytes: Uint8Array,
  threads: 1 | 2 = threadsFor(pdf),
): Promise<readonly PageOfRuns[] | undefined> {
  const shared = { bytes, counts: new Int32Array(new SharedArrayBuffer(8)) }
  const helper = threads > 1 ? startHelper(shared) : undefined
  try {
    const isHiding = await hidesHyphens(pdf)
    helper?.begin(isHiding)
    const own = await takePages(pdf, shared, isHiding)
    // A helper that came too late to take any is not waited for
    const others = !helper || own?.length === pdf.numPages ? [] : await helper.pages
    if (!own || !others) return undefined
    return [...own, ...others].toSorted(([one], [other]) => one - other).flatMap(([, laid]) => laid)
  } finally {
    await helper?.end()
  }
}

function threadsFor({ numPages }: PDFDocumentProxy): 1 | 2 {
  return numPages >= LEAST_PAGES && hasSpareProcessor() ? 2 : 1
}

/** Reads one page after another, until all are taken; `undefined` where all threads have read too many letters. */
export async function takePages(
  pdf: PDFDocumentProxy,
  { counts }: SharedPdf,
  isHiding: boolean,
): Promise<readonly ReadPage[] | undefined> {
  const taken: ReadPage[] = []
  for (;;) {
    const page = Atomics.add(counts, 0, 1) + 1
    if (page > pdf.numPages) return taken
    const laid = await readRuns(pdf, page, isHiding)
    const letters = laid.flatMap(({ runs }) => runs).reduce((sum, run) => sum + run.text.length, 0)
    if (Atomics.add(counts, 1, letters) + letters > MOST_LETTERS) return undefined
    taken.push([page, laid])
  }
}

function startHelper(shared: SharedPdf) {
  // What the library says as it loads would mix with the answer
  const thread = new Worker(HELPER, { workerData: shared, stdout: true, stderr: true })
  const pages = new Promise<readonly ReadPage[] | undefined>((resolve, reject) => {
    thread.once('message', resolve).once('error', reject)
  })
  pages.catch(() => {})
  return {
    pages,
    begin: (isHiding: boolean) => thread.postMessage(isHiding),
    end: () => thread.terminate(),
  }
}
