import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { drawExamples } from './examples.ts'

// Run by hand after a change that is meant to be seen, then look at what changed:
//   npx node src/charts/refresh-examples.ts
const folder = new URL('./examples/', import.meta.url)
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
for (const [name, drawing] of drawExamples()) writeFileSync(new URL(name, folder), drawing)
