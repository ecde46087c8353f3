import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { AllFacts } from './table-facts.ts'

const factsSchema = z.record(z.string(), z.record(z.string(), z.string()))

/** The tables and views as the migrations make them, written down by `refresh-tables.ts`. */
export const TABLES: AllFacts = factsSchema.parse(
  JSON.parse(readFileSync(new URL('../../migrations/tables.json', import.meta.url), 'utf8')),
)
