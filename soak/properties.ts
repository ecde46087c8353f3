import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Proof } from './proof.ts'

const ROOT = join(import.meta.dirname, '..')
const TIMES = 50

/** Every test file that states a property, run with more cases: each for ten seconds at most. */
export const properties: Proof = {
  claim: `what holds of any case holds of ${TIMES} times as many as the tests draw`,
  prove: async (seed) => {
    const files = globSync(['src/**/*.test.ts', 'test/**/*.test.ts'], { cwd: ROOT })
      .filter((file) => readFileSync(join(ROOT, file), 'utf8').includes("from 'fast-check'"))
      .toSorted()
    const preload = new URL('./draw-more.ts', import.meta.url).href
    const tests = spawn(
      process.execPath,
      ['--test', '--test-concurrency=2', '--test-reporter=dot', ...files],
      {
        cwd: ROOT,
        stdio: ['ignore', 'inherit', 'inherit'],
        env: {
          ...process.env,
          NODE_OPTIONS: `--import=${preload}`,
          CRITICAL_FRIEND_SOAK_TIMES: String(TIMES),
          CRITICAL_FRIEND_SOAK_SEED: String(seed),
        },
      },
    )
    const [code] = await once(tests, 'close')
    return code === 0 ? [] : ['A property does not hold: the case that shows it is above']
  },
}
