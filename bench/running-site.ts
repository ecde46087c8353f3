import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** It takes the place of the process that starts it, with the flags of a site. */
const PROGRAM = join(import.meta.dirname, '../bin/critical-friend.js')

const AS_NPM_START = {
  PORT: '0',
  DATABASE_URL: undefined,
}

export interface RunningSite {
  readonly site: ChildProcess
  readonly address: string
}

/**
 * The site as `npm start` runs it, in a process of its own, once it answers.
 *
 * @param settings - of its environment: which area it is of
 */
export async function startSite(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningSite> {
  const site = spawn(process.execPath, [PROGRAM, 'serve'], {
    env: { ...process.env, CRITICAL_FRIEND_DATA: folder, ...AS_NPM_START, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    site.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString()
      const found = /http:\/\/\S+/.exec(said)
      if (found) resolve(found[0])
    })
    site.once('close', () => reject(new Error(`The site did not start: ${said}`)))
  })
  return { site, address }
}

/** Stops a site and waits until its folder is free. */
export async function stopSite({ site }: RunningSite): Promise<void> {
  site.kill('SIGTERM')
  if (site.exitCode === null) await once(site, 'close')
}

const NANOSECONDS_A_MILLISECOND = 1e6

/** The processor's time that the process has taken so far in all its threads, from Linux's own account. */
export function cpuMilliseconds({ pid }: ChildProcess): number {
  const threads = readdirSync(`/proc/${pid}/task`)
  const spent = threads.map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  )
  return spent.reduce((sum, one) => sum + one, 0) / NANOSECONDS_A_MILLISECOND
}
