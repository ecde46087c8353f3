import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { type Outcome, type Problem, refuse } from '#shared/index.ts'
import type { CheckedPaper, CheckRequest, Given } from './check-one.ts'
import type { HeldFigure } from './compare-held.ts'
import { readPaperApart } from './read-paper-apart.ts'

const PROCESS = fileURLToPath(new URL('./check-process.ts', import.meta.url))

const MOST_SECONDS = 30
const MOST_MEMORY_MB = 700
const MOST_AT_ONCE = 2
const BEHIND_READERS = 10

/** A file as it was sent. */
export interface GivenFile {
  readonly kind: 'file'
  readonly name: string
  readonly bytes: Uint8Array
}

let running = 0

/** Said when enough papers are being checked already: the only refusal that is not about the paper. */
export const BUSY_NOW: Problem = {
  code: 'busy',
  message: 'Other papers are being checked just now. Send yours again in half a minute',
}

/**
 * Reads and checks a paper in a process of its own, which ends with it: nobody knows what is in a paper
 * that comes from outside, so its time and memory are bounded, and it waits behind the site's readers.
 *
 * @returns a refusal too when there are enough at it already, or when it takes more time or memory than
 *   a paper of 1,000 pages should
 */
export async function checkApart(
  given: Given | GivenFile,
  held: readonly HeldFigure[],
): Promise<Outcome<CheckedPaper>> {
  if (running >= MOST_AT_ONCE) return { ok: false, problems: [BUSY_NOW] }
  running += 1
  try {
    if (given.kind !== 'file') return await run({ given, held })
    const read = await readPaperApart(given.name, given.bytes)
    if (!read.ok) return { ok: false, problems: read.problems.map(aboutTheFile) }
    return await run({ given: { kind: 'paper', paper: read.value }, held })
  } finally {
    running -= 1
  }
}

/** What is wrong with a file is said at the field it was chosen in. */
function aboutTheFile(problem: Problem): Problem {
  return { ...problem, field: 'paper' }
}

async function run(request: CheckRequest): Promise<Outcome<CheckedPaper>> {
  const checker = spawn(process.execPath, [`--max-old-space-size=${MOST_MEMORY_MB}`, PROCESS], {
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: MOST_SECONDS * 1000,
    killSignal: 'SIGKILL',
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    checker.once('error', reject)
    checker.once('close', resolve)
  })
  if (checker.pid !== undefined) setPriority(checker.pid, BEHIND_READERS)
  checker.stdin.on('error', () => {})
  checker.stdin.end(JSON.stringify(request))
  const [said, code] = await Promise.all([buffer(checker.stdout), ended])
  if (code === 0) return JSON.parse(said.toString('utf8')) as Outcome<CheckedPaper>
  return refuse(
    'too-much',
    'This paper takes too long to check here. Send a part of it, or its text without the pictures',
    'paper',
  )
}
