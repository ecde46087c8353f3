import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, statfsSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { globalSetup, globalTeardown } from './one-browser.ts'

const ROOT = join(import.meta.dirname, '..')

/** A group of every file that no other names. */
const ALL_OTHERS: readonly string[] = []

/**
 * The files that are run in one process, one group after another: what takes long to load or to start
 * – the program, an engine, an area, a browser – is started once for each, and not once for each of
 * two hundred files. The longest first, so that those at the end are short.
 */
const GROUPS: readonly (readonly string[])[] = [
  ['test/[i-z]*.test.ts', 'test/{areas,constitution,fixtures}/**/*.test.ts'],
  ALL_OTHERS,
  ['test/journeys/[m-z]*.test.ts'],
  ['test/journeys/[a-l]*.test.ts'],
  ['src/app/**/*.test.ts', 'test/{accounts,copies}/*.test.ts'],
  ['src/{holdings,storage}/**/*.test.ts'],
  ['test/[a-h]*.test.ts'],
  ['src/performance/**/*.test.ts'],
]

/** What the data folders open at one time may come to. */
const ROOM_BYTES = 4 * 2 ** 30

/** So many processes at once: one for each core, but no more than have room in memory. */
const AT_ONCE = Math.min(availableParallelism(), 4)

// Started here, since a process whose tests are over would wait for a browser of its own to end
await globalSetup()
/** What each of them is told, and where the one browser is. */
const settings = {
  ...process.env,
  NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/compiled'),
  TMPDIR: quickFolder(),
}

const waiting = groupFiles()
let isGreen = true
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let files = waiting.shift(); files !== undefined; files = waiting.shift()) {
      const { code, said } = await runTests(files)
      // Several at once would be read as one: each says all it has to say when it has ended
      process.stdout.write(said)
      isGreen &&= code === 0
    }
  }),
)
await globalTeardown()
process.exitCode = isGreen ? 0 : 1

function groupFiles(): string[][] {
  const named = GROUPS.map((patterns) => globSync([...patterns], { cwd: ROOT }).sort())
  const every = globSync(['src/**/*.test.ts', 'test/**/*.test.ts'], { cwd: ROOT }).sort()
  const taken = new Set(named.flat())
  const others = every.filter((file) => !taken.has(file))
  return named.map((files, index) => (GROUPS[index] === ALL_OTHERS ? others : files))
}

async function runTests(files: readonly string[]) {
  // New objects have room enough to die in: half the time in the collector otherwise
  const options = ['--max-semi-space-size=64', '--test', '--test-isolation=none']
  const child = spawn(process.execPath, [...options, ...files], {
    cwd: ROOT,
    env: settings,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = buffer(child.stdout)
  const [code] = await once(child, 'exit')
  return { code: code as number | null, said: await said }
}

/** Where a thousand small files cost least: in memory, where the machine has the room. */
function quickFolder(): string {
  const inMemory = '/dev/shm'
  try {
    const { bavail, bsize } = statfsSync(inMemory)
    return bavail * bsize >= ROOM_BYTES ? inMemory : tmpdir()
  } catch {
    return tmpdir()
  }
}
