import { parentPort, workerData } from 'node:worker_threads'
import { type Shared, takePortions } from './check-in-parts.ts'
import { readDocuments } from './check-papers.ts'

// Run by `checkInParts` as a thread beside its own.
const shared = workerData as Shared
parentPort?.postMessage(takePortions(shared, readDocuments(shared.documents)))
