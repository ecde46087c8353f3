import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mutant } from './find-mutants.ts'
import { ROOT } from './root.ts'

export type Fate = 'killed' | 'survived' | 'timed-out'

interface Run {
  readonly tests: readonly string[]
  readonly seconds: number
  readonly temporary: string
}

/** Puts a mutant into a copy of the project, runs the tests there, and takes it out again. */
export async function tryMutant(root: string, mutant: Mutant, run: Run): Promise<Fate> {
  const path = join(root, mutant.file)
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.slice(0, mutant.from) + mutant.after + text.slice(mutant.end))
  try {
    return await runTests(root, run)
  } finally {
    writeFileSync(path, text)
  }
}

/** Runs tests in one process until the first that fails: `survived` when none does. */
export async function runTests(root: string, { tests, seconds, temporary }: Run): Promise<Fate> {
  const reporter = join(ROOT, 'test/mutants/first-failure.ts')
  const child = spawn(
    process.execPath,
    ['--test', '--test-isolation=none', `--test-reporter=${reporter}`, ...tests],
    {
      cwd: root,
      stdio: 'ignore',
      // A group of its own, so that what the tests have started ends with them
      detached: true,
      env: {
        ...process.env,
        TMPDIR: temporary,
        NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/mutants'),
      },
    },
  )
  let isLate = false
  const endGroup = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // Nobody of the group is left
    }
  }
  const clock = setTimeout(() => {
    isLate = true
    endGroup()
  }, seconds * 1000)
  const [code] = await once(child, 'exit')
  clearTimeout(clock)
  endGroup()
  if (isLate) return 'timed-out'
  return code === 0 ? 'survived' : 'killed'
}
