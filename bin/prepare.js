// Run by npm after an install, on any Node: makes what the first start would otherwise take five
// seconds to make. An install never fails for it, and a start that does not find it makes it.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
spawnSync(at('../node_modules/node/bin/node'), [at('../src/app/prepare.ts')], {
  stdio: 'ignore',
  timeout: 120_000,
})
