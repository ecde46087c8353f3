import { emptyDatabase } from './empty-database.ts'

/** Run as a process of its own, after an install: sees to it that an empty database is kept. */
await emptyDatabase()
