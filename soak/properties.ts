import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Proof } from './proof.ts'
import { runTests } from './run-tests.ts'

const ROOT = join(import.meta.dirname, '..')
const TIMES = 50

/** Every test file that states a property or draws fewer cases than there are, run with more of them. */
export const properties: Proof = {
  claim: `what holds of any case holds of ${TIMES} times as many as the tests draw`,
  prove: async (seed) => {
    const files = globSync(['src/**/*.test.ts', 'test/**/*.test.ts'], { cwd: ROOT })
      .filter((file) => /from 'fast-check'|drawnTimes/.test(readFileSync(join(ROOT, file), 'utf8')))
      .toSorted()
    const isWhole = await runTests(files, { times: TIMES, seed })
    return isWhole ? [] : ['A property does not hold: the case that shows it is above']
  },
}
