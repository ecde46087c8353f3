import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { Socket } from 'node:net'
import { setPriority } from 'node:os'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { ReadPaper } from '#documents/index.ts'
import { readPaperApart } from '#documents/index.ts'
import {
  askProcess,
  BEHIND_READERS,
  type Outcome,
  type Problem,
  type ProcessBounds,
  refuse,
  TIME_USED_UP,
} from '#shared/index.ts'
import type { CheckedPapers, CheckRequest, Given } from './check-together.ts'
import type { HeldFigure } from './compare-held.ts'

const PROCESS = fileURLToPath(new URL('./check-process.ts', import.meta.url))

/** What a check may take: so much text as may be sent, full of figures, takes some 25 s and 800 MB. */
const USUAL_BOUNDS: ProcessBounds = { seconds: 90, megabytes: 1200 }
const MOST_HEAP_MB = 700
/** Of the clock, after which nobody waits any longer for a machine that is busy with other work. */
const MOST_MINUTES = 3
const MOST_AT_ONCE = 2

/** Files as they were sent. */
export interface GivenFiles {
  readonly kind: 'files'
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

let running = 0

/** Said when enough papers are being checked already. */
export const BUSY_NOW: Problem = {
  code: 'busy',
  message: 'Other papers are being checked just now. Send yours again in half a minute',
}

/** Said when the checker itself failed, which is neither slow nor about the paper. */
const FAILED: Problem = {
  code: 'checker-failed',
  message:
    'The checker stopped before it was done, which says nothing of the paper. Send it again; if it stops again, tell whoever looks after this site',
}

const OF_THE_MACHINE = new Set([BUSY_NOW.code, FAILED.code, 'kept-waiting', 'paper-kept-waiting'])

/** Whether a refusal is not about the paper, which may be sent again as it is. */
export function isForLater({ code }: Problem): boolean {
  return OF_THE_MACHINE.has(code)
}

/**
 * Reads papers and checks them in processes of their own, which end with them: nobody knows what is
 * in a paper that comes from outside, so the processor's time and memory are bounded, and it waits behind
 * the site's readers.
 *
 * @returns a refusal too when there are enough at it already, when it takes more time or memory than a
 *   paper of 1,000 pages should, when the machine was too busy for it, or when the checker failed
 */
export async function checkApart(
  given: Given | GivenFiles,
  held: readonly HeldFigure[],
  bounds = USUAL_BOUNDS,
): Promise<Outcome<CheckedPapers>> {
  if (running >= MOST_AT_ONCE) return { ok: false, problems: [BUSY_NOW] }
  running += 1
  try {
    if (given.kind !== 'files') return await run({ given, held }, bounds)
    const papers: ReadPaper[] = []
    for (const { name, bytes } of given.files) {
      const read = await readPaperApart(nameApart(name, papers), bytes)
      if (!read.ok) return { ok: false, problems: read.problems.map(aboutTheFile) }
      papers.push(read.value)
    }
    return await run({ given: { kind: 'papers', papers }, held }, bounds)
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

type Checker = ChildProcessByStdio<Writable, Readable, null>

function startChecker({ seconds, megabytes }: ProcessBounds): Checker {
  const checker = spawn(
    process.execPath,
    [`--max-old-space-size=${MOST_HEAP_MB}`, PROCESS, String(seconds), String(megabytes)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  if (checker.pid !== undefined) setPriority(checker.pid, BEHIND_READERS)
  return checker
}

/** A checker that waits for a paper, so that whoever sends one need not wait for it to start. */
let ready: Checker | undefined

/** A minute or two is how long a paper takes to find and to paste. */
const READY_MINUTES = 5

/** Starts a checker for the paper that somebody is about to send; it ends when none comes. */
export function makeReady(): void {
  if (ready !== undefined || running >= MOST_AT_ONCE) return
  const checker = startChecker(USUAL_BOUNDS)
  ready = checker
  const forget = () => {
    if (ready === checker) ready = undefined
  }
  checker.once('error', forget).once('exit', forget)
  for (const part of [checker, ...pipesOf(checker)]) part.unref()
  setTimeout(() => {
    if (ready === checker) checker.kill()
  }, READY_MINUTES * 60_000).unref()
}

function takeReady(bounds: ProcessBounds): Checker | undefined {
  if (bounds !== USUAL_BOUNDS) return undefined
  const checker = ready
  ready = undefined
  if (checker) for (const part of [checker, ...pipesOf(checker)]) part.ref()
  return checker
}

/** Both would keep this program from ending while nobody asks anything. */
function pipesOf({ stdin, stdout }: Checker): readonly Socket[] {
  return [stdin, stdout].filter((pipe) => pipe instanceof Socket)
}

async function run(request: CheckRequest, bounds: ProcessBounds): Promise<Outcome<CheckedPapers>> {
  const checker = takeReady(bounds) ?? startChecker(bounds)
  const patience = setTimeout(() => checker.kill('SIGTERM'), MOST_MINUTES * 60_000)
  const asked = askProcess(checker, [JSON.stringify(request)])
  const { answer, code, signal } = await asked.finally(() => clearTimeout(patience))
  if (code === 0) return JSON.parse(answer.toString('utf8')) as Outcome<CheckedPapers>
  if (signal === 'SIGTERM') {
    return refuse(
      'kept-waiting',
      `This paper was not checked within ${MOST_MINUTES} minutes, as this computer is busy with other work. Send it again later`,
      'paper',
    )
  }
  // Too little memory ends it by a signal; with a code of its own it did not start, or broke
  if (code !== null) return { ok: false, problems: [FAILED] }
  const took =
    signal === TIME_USED_UP
      ? `more than ${bounds.seconds} seconds of the processor's time`
      : 'more memory than there is for one paper'
  return refuse(
    'too-much',
    `This paper takes ${took} to check. Send a part of it, or its text without the pictures`,
    'paper',
  )
}
