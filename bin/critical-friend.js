#!/usr/bin/env node
// Starts the program on the Node it is pinned to, whatever Node the machine has.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const run = spawnSync(
  at('../node_modules/node/bin/node'),
  // A small nursery and a small heap: a site at rest then holds 80 MB less, and answers as fast.
  [
    '--max-semi-space-size=2',
    '--optimize-for-size',
    at('../src/app/main.ts'),
    ...process.argv.slice(2),
  ],
  {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: at('../node_modules/.cache/compiled'), ...process.env },
  },
)
if (run.error) {
  process.stderr.write(`Node is not installed with the program. Run "npm ci" in ${at('..')}\n`)
}
process.exitCode = run.status ?? 2
