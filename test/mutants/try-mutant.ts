import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Mutant } from './find-mutants.ts'
import { nearestFirst } from './folder-tests.ts'
import type { Place, Reached } from './note-reached.ts'
import { ROOT } from './root.ts'

export type Fate = 'killed' | 'survived' | 'timed-out' | 'unreached'

interface Run {
  /** Files. */
  readonly tests: readonly string[]
  /** Of the processor, after which it runs too long: on a busy machine the same work takes many times the time. */
  readonly seconds: number
  readonly temporary: string
}

interface Ran {
  readonly fate: Exclude<Fate, 'unreached'>
  /** Of the processor, by all of the tests, where none failed. */
  readonly seconds: number
}

/** A run that waits for what never comes takes no time of the processor. */
const LONGEST_WAIT_MINUTES = 10

/** Runs the tests of a project as it stands, and notes which of them reach each of some mutants. */
export async function noteReached(
  root: string,
  mutants: readonly Mutant[],
  run: Run,
): Promise<Ran & { readonly reached: Reached }> {
  const PLACES_FILE = join(run.temporary, 'places.json')
  const REACHED_FILE = join(run.temporary, 'reached.json')
  const places = mutants.map(({ file, worked }): Place => ({ path: join(root, file), at: worked }))
  writeFileSync(PLACES_FILE, JSON.stringify(places))
  const noting = `--import=${join(ROOT, 'test/mutants/note-reached.ts')}`
  const ran = await runTests(root, run, [noting], { PLACES_FILE, REACHED_FILE })
  const reached = ran.fate === 'survived' ? JSON.parse(readFileSync(REACHED_FILE, 'utf8')) : []
  return { ...ran, reached }
}

/**
 * Puts a mutant into a copy of the project, runs the tests that reach it there, and takes it out again.
 *
 * @param reached - what is reached outside of any test, as its file is loaded, may change any test
 */
export async function tryMutant(
  root: string,
  mutant: Mutant,
  reached: Reached[number],
  run: Run,
): Promise<Fate> {
  if (reached.length === 0) return 'unreached'
  const isReaching = reached === 'loading' ? [] : reached
  const files = new Set(isReaching.map(({ file }) => relative(root, file)))
  const tests = reached === 'loading' ? run.tests : run.tests.filter((file) => files.has(file))
  const names = isReaching.map(({ name }) => `--test-name-pattern=^${RegExp.escape(name)}$`)
  const path = join(root, mutant.file)
  const before = readFileSync(path, 'utf8')
  writeFileSync(path, before.slice(0, mutant.from) + mutant.after + before.slice(mutant.end))
  try {
    const ran = await runTests(root, { ...run, tests: nearestFirst(tests, mutant.file) }, names)
    return ran.fate
  } finally {
    writeFileSync(path, before)
  }
}

/** Runs tests in one process until the first that fails: `survived` when none does. */
async function runTests(
  root: string,
  { tests, seconds, temporary }: Run,
  options: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const here = join(ROOT, 'test/mutants')
  const limited = ['-c', 'ulimit -t "$0"; exec "$@"', String(Math.ceil(seconds))]
  const node = [
    process.execPath,
    `--import=${here}/tell-at-once.ts`,
    '--test',
    '--test-isolation=none',
    `--test-reporter=${here}/first-failure.ts`,
  ]
  const child = spawn('sh', [...limited, ...node, ...options, ...tests], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    // A group of its own, so that what the tests have started ends with them
    detached: true,
    env: {
      ...process.env,
      ...environment,
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
  return { fate, seconds: Number(/[\d.]+\s*$/.exec(await printed)?.[0] ?? 0) }
}
