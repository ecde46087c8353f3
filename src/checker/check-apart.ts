import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { ReadPaper } from '#documents/index.ts'
import { readPaperApart } from '#documents/index.ts'
import { askProcess, BEHIND_READERS, type Outcome, type Problem, refuse } from '#shared/index.ts'
import type { CheckedPapers, CheckRequest, Given } from './check-together.ts'
import type { HeldFigure } from './compare-held.ts'

const PROCESS = fileURLToPath(new URL('./check-process.ts', import.meta.url))

const MOST_SECONDS = 30
const MOST_MEMORY_MB = 700
const MOST_AT_ONCE = 2

/** Files as they were sent. */
export interface GivenFiles {
  readonly kind: 'files'
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

let running = 0

/** Said when enough papers are being checked already: the only refusal that is not about the paper. */
export const BUSY_NOW: Problem = {
  code: 'busy',
  message: 'Other papers are being checked just now. Send yours again in half a minute',
}

/**
 * Reads papers and checks them in processes of their own, which end with them: nobody knows what is
 * in a paper that comes from outside, so time and memory are bounded, and it waits behind the site's
 * readers.
 *
 * @returns a refusal too when there are enough at it already, or when it takes more time or memory than
 *   a paper of 1,000 pages should
 */
export async function checkApart(
  given: Given | GivenFiles,
  held: readonly HeldFigure[],
): Promise<Outcome<CheckedPapers>> {
  if (running >= MOST_AT_ONCE) return { ok: false, problems: [BUSY_NOW] }
  running += 1
  try {
    if (given.kind !== 'files') return await run({ given, held })
    const papers: ReadPaper[] = []
    for (const { name, bytes } of given.files) {
      const read = await readPaperApart(nameApart(name, papers), bytes)
      if (!read.ok) return { ok: false, problems: read.problems.map(aboutTheFile) }
      papers.push(read.value)
    }
    return await run({ given: { kind: 'papers', papers }, held })
  } finally {
    running -= 1
  }
}

/** Papers are told apart by their names: a second one of a name says that it is. */
function nameApart(name: string, others: readonly ReadPaper[]): string {
  const same = others.filter(({ file }) => file === name || file.startsWith(`${name} (`)).length
  return same === 0 ? name : `${name} (${same + 1})`
}

/** What is wrong with a file is said at the field it was chosen in. */
function aboutTheFile(problem: Problem): Problem {
  return { ...problem, field: 'paper' }
}

async function run(request: CheckRequest): Promise<Outcome<CheckedPapers>> {
  const checker = spawn(process.execPath, [`--max-old-space-size=${MOST_MEMORY_MB}`, PROCESS], {
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: MOST_SECONDS * 1000,
    killSignal: 'SIGKILL',
  })
  if (checker.pid !== undefined) setPriority(checker.pid, BEHIND_READERS)
  const { answer, code } = await askProcess(checker, [JSON.stringify(request)])
  if (code === 0) return JSON.parse(answer.toString('utf8')) as Outcome<CheckedPapers>
  return refuse(
    'too-much',
    'This paper takes too long to check here. Send a part of it, or its text without the pictures',
    'paper',
  )
}
