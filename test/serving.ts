import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')

/** The program that is run, and its words. */
type Command = readonly [program: string, ...words: string[]]

/** Through the one place that says how Node is to run a site, which starts it with a quarter less work. */
const AS_IT_IS: Command = [process.execPath, join(ROOT, 'bin/critical-friend.js'), 'serve']

/** A site in a process of its own, as whoever runs the program starts it. */
export interface Serving {
  /** What it printed: two lines. */
  readonly said: string
  /** Where it is reached on this machine. */
  readonly address: string
  /** All that it has written so far, to its output and among its errors. */
  written(): string
  /** Sends a signal; how the process ended, if it did. */
  kill(signal: NodeJS.Signals): Promise<number | null>
  stop(): Promise<void>
}

/**
 * Begins a start of the program's site without a terminal, by itself or by another that starts it.
 *
 * @param settings - the whole environment, but for where programs are found
 */
export function begin(settings: Readonly<Record<string, string>>, command: Command = AS_IT_IS) {
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env
  const kept = NODE_COMPILE_CACHE === '' ? {} : { NODE_COMPILE_CACHE }
  const [program, ...words] = command
  return spawn(program, words, {
    cwd: ROOT,
    env: { PATH, ...kept, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** The same, until both of its lines are there. */
export async function serve(
  settings: Readonly<Record<string, string>>,
  command?: Command,
): Promise<Serving> {
  const site = begin(settings, command)
  let written = ''
  const { promise: isUp, resolve, reject } = Promise.withResolvers<void>()
  for (const output of [site.stdout, site.stderr]) {
    output.setEncoding('utf8').on('data', (piece: string) => {
      written += piece
      if (/To record on it.*\n/.test(written)) resolve()
    })
  }
  // Until nothing holds its output any more, whatever it has started
  const closed = once(site, 'close')
  void closed.then(() => reject(new Error(`The site ended: ${written}`)))
  await isUp
  const kill = async (signal: NodeJS.Signals) => {
    if (site.exitCode === null) site.kill(signal)
    await closed
    return site.exitCode
  }
  return {
    said: written,
    address: /http:\/\/localhost:\d+/.exec(written)?.[0] ?? '',
    written: () => written,
    kill,
    stop: async () => void (await kill('SIGTERM')),
  }
}
