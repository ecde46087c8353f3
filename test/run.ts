import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { globalSetup, globalTeardown } from './one-browser.ts'

const ROOT = join(import.meta.dirname, '..')

/**
 * Those that open whole sites of large areas. They and all the others run in two processes side by
 * side, one for each of two cores: what takes long to load or to start – the program, an engine, an
 * area, a browser – is started once in each, and not once for each of a hundred and thirty files.
 */
const OF_SITES = [
  'src/{performance,publishing}/**/*.test.ts',
  'test/{journeys,copies}/*.test.ts',
  'test/*.test.ts',
]

/** What the data folders open at one time may come to. */
const ROOM_BYTES = 4 * 2 ** 30

// Started here, since a process whose tests are over would wait for a browser of its own to end
await globalSetup()
/** What each of them is told, and where the one browser is. */
const settings = {
  ...process.env,
  NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/compiled'),
  TMPDIR: quickFolder(),
}

const every = globSync(['src/**/*.test.ts', 'test/**/*.test.ts'], { cwd: ROOT }).sort()
const ofSites = new Set(globSync(OF_SITES, { cwd: ROOT }))
const runs = await Promise.all(
  [[...ofSites].sort(), every.filter((file) => !ofSites.has(file))].map(async (files, place) => {
    // New objects have room enough to die in: half the time in the collector otherwise
    const options = ['--max-semi-space-size=64', '--test', '--test-isolation=none']
    // Two at once would be read as one: what the second says waits until it has ended
    const child = spawn(process.execPath, [...options, ...files], {
      cwd: ROOT,
      env: settings,
      stdio: ['ignore', place === 0 ? 'inherit' : 'pipe', 'inherit'],
    })
    const said = child.stdout ? buffer(child.stdout) : undefined
    const [code] = await once(child, 'exit')
    return { code: code as number | null, said: await said }
  }),
)
await globalTeardown()
for (const { said } of runs) if (said) process.stdout.write(said)
process.exitCode = runs.every(({ code }) => code === 0) ? 0 : 1

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
