import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { Measured } from './measured.ts'
import { cpuOfTree, findInTree, residentMegabytes } from './process-tree.ts'

const ROOT = join(import.meta.dirname, '..')
const AT_REST_MILLISECONDS = 60_000
const MOST_MEGABYTES = 285

/**
 * What a start costs, as whoever runs the program starts it: the processor's time of `npm start` and all
 * that it starts, until the front page has been answered, in an empty folder and then in the same folder
 * again; and what the site holds a minute later.
 */
export async function benchStart(): Promise<readonly Measured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'critical-friend-start-'))
  try {
    return [
      ...(await startOnce(folder, 'from an empty folder', 6)),
      ...(await startOnce(folder, 'with the area loaded', 3)),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function startOnce(folder: string, how: string, most: number): Promise<readonly Measured[]> {
  const began = performance.now()
  const npm = spawn('npm', ['start', '--silent'], {
    cwd: ROOT,
    env: { ...process.env, CRITICAL_FRIEND_DATA: folder, PORT: '0', DATABASE_URL: undefined },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(npm, 'close')
  try {
    const address = await addressOf(npm.stdout)
    const answer = await fetch(address)
    await answer.arrayBuffer()
    if (npm.pid === undefined || !answer.ok) throw new Error(`/ answered ${answer.status}`)
    const cpuSeconds = cpuOfTree(npm.pid)
    const seconds = (performance.now() - began) / 1000
    await wait(AT_REST_MILLISECONDS)
    const site = findInTree(npm.pid, 'src/app/main.ts')
    const held = site === undefined ? Number.POSITIVE_INFINITY : residentMegabytes(site)
    return [
      {
        name: `processor's time from npm start to the first page, ${how}`,
        measured: `${cpuSeconds.toFixed(1)} s`,
        floor: `${most} s`,
        ok: cpuSeconds <= most,
        note: `after ${seconds.toFixed(1)} s by the clock`,
      },
      {
        name: `memory a minute after the first page, ${how}`,
        measured: `${held} MB`,
        floor: `${MOST_MEGABYTES} MB`,
        ok: held <= MOST_MEGABYTES,
      },
    ]
  } finally {
    npm.kill('SIGTERM')
    await ended
  }
}

/** The address that the site prints once it listens. */
async function addressOf(output: Readable): Promise<string> {
  let said = ''
  for await (const piece of output.iterator({ destroyOnReturn: false })) {
    said += String(piece)
    const found = /is at (http:\/\/\S+)\n/.exec(said)?.[1]
    if (found !== undefined) return found
  }
  throw new Error(`The site did not start: ${said}`)
}
