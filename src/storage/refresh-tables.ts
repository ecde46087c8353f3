import { writeFileSync } from 'node:fs'
import { openPglite } from './open.ts'
import { startPglite } from './pglite.ts'
import { fetchTableFacts } from './table-facts.ts'

// Run by hand after a new migration, then look at what changed:
//   npx node src/storage/refresh-tables.ts
const db = await openPglite(await startPglite('memory://'))
const facts = await fetchTableFacts(db)
await db.destroy()
const file = new URL('./tables.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(facts, undefined, 2)}\n`)
