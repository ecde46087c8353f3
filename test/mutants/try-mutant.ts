import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Mutant } from './find-mutants.ts'
import { nearestFirst } from './folder-tests.ts'
import { ROOT } from './root.ts'

export type Fate = 'killed' | 'survived' | 'timed-out'

interface Run {
  readonly tests: readonly string[]
  /** Of the processor, after which it runs too long: on a busy machine the same work takes many times the time. */
  readonly seconds: number
  readonly temporary: string
}

/** A run that waits for what never comes takes no time of the processor. */
const LONGEST_WAIT_MINUTES = 10

/** Puts a mutant into a copy of the project, runs the tests there, and takes it out again. */
export async function tryMutant(root: string, mutant: Mutant, run: Run): Promise<Fate> {
  const path = join(root, mutant.file)
  const before = readFileSync(path, 'utf8')
  writeFileSync(path, before.slice(0, mutant.from) + mutant.after + before.slice(mutant.end))
  try {
    const tests = nearestFirst(run.tests, mutant.file)
    return (await runTests(root, { ...run, tests })).fate
  } finally {
    writeFileSync(path, before)
  }
}

/**
 * Runs tests in one process until the first that fails: `survived` when none does, with the seconds of the
 * processor that all of them took.
 */
export async function runTests(
  root: string,
  { tests, seconds, temporary }: Run,
): Promise<{ readonly fate: Fate; readonly took: number }> {
  const reporter = join(ROOT, 'test/mutants/first-failure.ts')
  const limited = ['-c', 'ulimit -t "$0"; exec "$@"', String(Math.ceil(seconds))]
  const node = [process.execPath, '--test', '--test-isolation=none', `--test-reporter=${reporter}`]
  const child = spawn('sh', [...limited, ...node, ...tests], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    // A group of its own, so that what the tests have started ends with them
    detached: true,
    env: {
      ...process.env,
      TMPDIR: temporary,
      NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/mutants'),
    },
  })
  const printed = text(child.stdout)
  const endGroup = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // Nobody of the group is left
    }
  }
  const clock = setTimeout(endGroup, LONGEST_WAIT_MINUTES * 60_000)
  const [code, signal] = await once(child, 'exit')
  clearTimeout(clock)
  endGroup()
  const isLate = signal === 'SIGXCPU' || signal === 'SIGKILL'
  const fate = isLate ? 'timed-out' : code === 0 ? 'survived' : 'killed'
  return { fate, took: Number(/[\d.]+\s*$/.exec(await printed)?.[0] ?? 0) }
}
