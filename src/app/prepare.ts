import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keepYaml } from '#shared/index.ts'
import { emptyDatabase } from '#storage/index.ts'

const ROOT = join(import.meta.dirname, '../..')

// Run as a process of its own, after an install: sees to it that what every first start needs is kept
await emptyDatabase()
const files = globSync(['{areas,statute,recipes,registers,src}/**/*.yaml'], { cwd: ROOT })
keepYaml(files.map((file) => readFileSync(join(ROOT, file), 'utf8')))
