import { openStorage, recordImport } from '#storage/index.ts'

/**
 * Imports so many made-up figures into the embedded database of a folder, as one file:
 * `import-child.ts <folder> <file name> <figures>`.
 */
const [folder = '', fileName = '', count = ''] = process.argv.slice(2)

const opened = await openStorage({ folder, holder: 'import' })
if (!opened.ok) throw new Error(opened.problems[0]?.message)
const { db, close } = opened.value

const observations = Array.from({ length: Number(count) }, (_, value) => ({
  measure: fileName,
  area: 'northshire',
  breakdown: `place=${value}`,
  period_start: '2019-04-01',
  period_end: '2019-06-30',
  value,
  numerator: null,
  denominator: null,
  status: 'actual',
  source_document: 'Performance report, quarter 1',
  source_paragraph: null,
  source_link: null,
  note: null,
  released_on: '2019-07-22',
  known_on: '2019-07-22',
}))
const rows = observations.length
await db.transaction().execute((trx) =>
  recordImport(
    trx,
    {
      kind: 'observations',
      fileName,
      sha256: 'a'.repeat(64),
      actor: 'Priya Shah',
      reason: 'First quarter figures',
      at: '2019-07-22T09:30:00Z',
    },
    async (add) => {
      await add(observations)
      return { rowsRead: rows, added: rows, superseded: 0, unchanged: 0, rejected: 0 }
    },
  ),
)
// Killed from here on, the import has been acknowledged and must be there.
process.stdout.write('kept\n')
await close()
