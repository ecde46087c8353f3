import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const MAIN = join(import.meta.dirname, '../src/app/main.ts')

/** A site in a process of its own, as whoever runs the program starts it. */
export interface Serving {
  /** What it printed: two lines. */
  readonly said: string
  stop(): Promise<void>
}

/**
 * Starts the program's site without a terminal, until both of its lines are there.
 *
 * @param settings - the whole environment
 */
export async function serve(settings: Readonly<Record<string, string>>): Promise<Serving> {
  const { NODE_COMPILE_CACHE = '' } = process.env
  const kept = NODE_COMPILE_CACHE === '' ? {} : { NODE_COMPILE_CACHE }
  const site = spawn(process.execPath, [MAIN, 'serve'], {
    env: { ...kept, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const piece of site.stdout.iterator({ destroyOnReturn: false })) {
    said += String(piece)
    if (said.split('\n').length > 2) break
  }
  const stop = async () => {
    const closed = once(site, 'close')
    if (site.exitCode === null) site.kill('SIGTERM')
    await closed
  }
  return { said, stop }
}

/** Where a site is, and what a browser sends there that holds the key of its start. */
export interface Operator {
  readonly address: string
  readonly headers: { readonly cookie: string; readonly origin: string }
}

/** Opens the address that a site keeps in its data folder. */
export async function takeKey(folder: string): Promise<Operator> {
  const start = (await readFile(join(folder, 'start-address'), 'utf8')).trim()
  const opened = await fetch(start, { redirect: 'manual' })
  const cookie = opened.headers.get('set-cookie')?.split(';')[0]
  if (cookie === undefined) throw new Error(`${start} gave no cookie: ${opened.status}`)
  const address = new URL(start).origin
  return { address, headers: { cookie, origin: address } }
}
