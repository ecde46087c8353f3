import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { type Outcome, refuse } from '#shared/index.ts'
import type { CheckedPaper, CheckRequest } from './check-one.ts'

const PROCESS = fileURLToPath(new URL('./check-process.ts', import.meta.url))

const MOST_SECONDS = 30
const MOST_MEMORY_MB = 700
const MOST_AT_ONCE = 2
const BEHIND_READERS = 10

let running = 0

/** The refusal when enough papers are being checked already; the only one that is not about the paper. */
export const BUSY = 'busy'

/**
 * Reads and checks a paper in a process of its own, which ends with it: nobody knows what is in a paper
 * that comes from outside, so its time and memory are bounded, and it waits behind the site's readers.
 *
 * @returns a refusal too when there are enough at it already, or when it takes more time or memory than
 *   a paper of 1,000 pages should
 */
export async function checkApart(request: CheckRequest): Promise<Outcome<CheckedPaper>> {
  if (running >= MOST_AT_ONCE) {
    return refuse(
      BUSY,
      'Other papers are being checked just now. Send yours again in half a minute',
    )
  }
  running += 1
  try {
    return await run(request)
  } finally {
    running -= 1
  }
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
