import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { openPdf, type SharedPdf, takePages } from './pdf-pages.ts'

// Run by `readPages` as a thread beside its own, which says whether the file hides its hyphens.
if (!parentPort) throw new Error('This is run as a thread')
const said = once(parentPort, 'message')
const shared = workerData as SharedPdf
const pdf = await openPdf(shared.bytes).pdf
const [isHiding] = await said
parentPort.postMessage(await takePages(pdf, shared, isHiding === true))
