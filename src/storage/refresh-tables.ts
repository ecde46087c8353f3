import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openInFolder } from './open.ts'
import { fetchTableFacts } from './table-facts.ts'

// Run by hand after a new migration, then look at what changed:
//   npx node src/storage/refresh-tables.ts
const folder = mkdtempSync(join(tmpdir(), 'critical-friend-tables-'))
const storage = await openInFolder(folder)
const facts = await fetchTableFacts(storage.db)
await storage.close()
rmSync(folder, { recursive: true })
const file = new URL('../../migrations/tables.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(facts, undefined, 2)}\n`)
