import { recordImport } from '#holdings/index.ts'
import { exampleImport, exampleRow } from '#holdings/testing-examples.ts'
import { oneAtATime, openStorage, recordEntry, writeRecord } from '#storage/index.ts'

// Run as a process of its own, to be killed: records one thing after another in the data folder it is
// given, and says so once each has been acknowledged: `entry 12`, `import 3`.

const [folder = '', begin = '0'] = process.argv.slice(2)
const ROWS = 300
const clerk = { actor: 'Ada Example', at: '2026-12-03T10:00:00Z' }

const opened = await openStorage({ folder, holder: 'a test' })
if (!opened.ok) throw new Error(opened.problems[0]?.message)
const { db } = opened.value

for (let number = Number(begin); ; number += 1) {
  const rows = Array.from({ length: ROWS }, (_, row) =>
    exampleRow({ breakdown: `batch=${number};row=${row}` }),
  )
  if (number % 5 === 0) {
    const { importId } = await oneAtATime(db, (alone) =>
      recordImport(alone, ...exampleImport(rows)),
    )
    process.stdout.write(`import ${importId}\n`)
  } else {
    const parts = { public: { subject: `Letter ${number}` } }
    const about = { kind: 'letter', record: String(number), event: 'received', happened: null }
    const { id } = await writeRecord(db, (trx) => recordEntry(trx, { ...about, parts }, clerk))
    process.stdout.write(`entry ${id}\n`)
  }
}
