import { parentPort, workerData } from 'node:worker_threads'
import { goBehindReaders } from '#shared/index.ts'
import type { NewObservation } from '#statistics/index.ts'
import type { ReadRow } from './read-observation.ts'
import type { FoundApart, Handed, WithholdingTask } from './withhold-apart.ts'
import { withholdRows } from './withhold-rows.ts'

// Run by `withholdApart`: it is handed rows and figures a few at a time, and sends what `withholdRows`
// makes of them once it is told that these are all.
const { area, mayWithhold } = workerData as WithholdingTask
const rows: ReadRow[] = []
const held: NewObservation[] = []

goBehindReaders()
parentPort?.on('message', (handed: Handed | 'all') => {
  if (handed !== 'all') {
    rows.push(...handed.rows)
    held.push(...handed.held)
    return
  }
  const { rows: written, ...found } = withholdRows(area, rows, held, mayWithhold)
  const blanked = rows.flatMap(({ row }, place) => (written[place] === rows[place] ? [] : [row]))
  parentPort?.postMessage({ ...found, blanked } satisfies FoundApart)
})
