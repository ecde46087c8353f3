import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')

/** Runs test files again with more drawn than the tests draw; whether they all passed. */
export async function runTests(
  files: readonly string[],
  { times, seed, options = [] }: { times: number; seed: number; options?: readonly string[] },
): Promise<boolean> {
  const preload = new URL('./draw-more.ts', import.meta.url).href
  const words = ['--test', '--test-concurrency=2', '--test-reporter=dot', ...options, ...files]
  const tests = spawn(process.execPath, words, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      NODE_OPTIONS: `--import=${preload}`,
      CRITICAL_FRIEND_SOAK_TIMES: String(times),
      CRITICAL_FRIEND_SOAK_SEED: String(seed),
    },
  })
  const [code] = await once(tests, 'close')
  return code === 0
}
