import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'

/** What is typed at a command line. */
export interface Typed {
  readonly words: readonly string[]
  /** The whole environment. */
  readonly settings: Readonly<Record<string, string>>
  /** What comes on standard input. */
  readonly input: string
}

/** What came of it. */
export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/**
 * Run as a process of its own: runs the program again and again, with its modules loaded once. Each
 * run evaluates `main.ts` anew, with arguments, environment and streams of its own.
 */
const MAIN = pathToFileURL(join(import.meta.dirname, '../src/app/main.ts'))

let runs = 0
// The program listens for a reader that stops early, each time it is run.
process.stdout.setMaxListeners(0)

process.on('message', async (typed: Typed) => {
  process.send?.(await run(typed))
})

async function run({ words, settings, input }: Typed): Promise<Ran> {
  runs += 1
  process.argv = [process.execPath, MAIN.pathname, ...words]
  process.env = { ...settings }
  process.exitCode = 0
  Object.defineProperty(process, 'stdin', { value: Readable.from([input]), configurable: true })
  const out = collect(process.stdout)
  const err = collect(process.stderr)
  try {
    await import(`${MAIN.href}?run=${runs}`)
    return { code: Number(process.exitCode), stdout: out.join(''), stderr: err.join('') }
  } catch (error) {
    const said = error instanceof Error ? error.stack : String(error)
    return { code: 1, stdout: out.join(''), stderr: `${err.join('')}${said}\n` }
  }
}

function collect(stream: NodeJS.WriteStream): string[] {
  const said: string[] = []
  stream.write = (text: string | Uint8Array) => {
    said.push(String(text))
    return true
  }
  return said
}
