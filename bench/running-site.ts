import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const MAIN = join(import.meta.dirname, '../src/app/main.ts')

const AS_NPM_START = {
  PORT: '0',
  DATABASE_URL: undefined,
  NODE_COMPILE_CACHE: join(import.meta.dirname, '../node_modules/.cache/compiled'),
}

export interface RunningSite {
  readonly site: ChildProcess
  readonly address: string
}

/** The site as `npm start` runs it, in a process of its own, once it answers. */
export async function startSite(folder: string): Promise<RunningSite> {
  const site = spawn(
    process.execPath,
    ['--max-semi-space-size=2', '--optimize-for-size', MAIN, 'serve'],
    {
      env: { ...process.env, CRITICAL_FRIEND_DATA: folder, ...AS_NPM_START },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
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

/** Linux counts the processor's time in hundredths of a second. */
const MILLISECONDS_A_TICK = 10

/** The processor's time that the process has taken so far, from Linux's own account of it. */
export function cpuMilliseconds({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * MILLISECONDS_A_TICK
}
