import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  askProcess,
  BEHIND_READERS,
  type Outcome,
  type ProcessBounds,
  refuse,
  TIME_USED_UP,
} from '#shared/index.ts'
import type { ReadPaper } from './read-paper.ts'

const PROCESS = fileURLToPath(new URL('./read-paper-process.ts', import.meta.url))
/** The program and the packages it stands on: they may lie beside it, or the folder beside it be a link. */
const READABLE = [
  join(dirname(PROCESS), '../..'),
  join(dirname(PROCESS), '../../../node_modules'),
  join(dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json'))), '..'),
]

/** How long and with how much memory one paper may be read. */
export interface ReadingBounds extends ProcessBounds {
  /** Of the clock, after which nobody waits any longer for a machine that is busy with other work. */
  readonly clockSeconds: number
}

/** A pack of 1,000 pages takes some 20 s and 500 MB. */
export const USUAL_BOUNDS: ReadingBounds = { seconds: 45, megabytes: 800, clockSeconds: 180 }

/**
 * Reads a paper as `readPaper` does, in a process of its own that may read this program's files and
 * nothing else: it can write no file, start no program and load no machine code. It is ended when it
 * takes more of the processor's time or more memory than it may, so that a file made to do harm cannot
 * stop the site.
 *
 * @returns what `readPaper` returns; refused as too much to read when the process had to be ended, or as
 *   not read in time when the machine was too busy for it
 */
export async function readPaperApart(
  file: string,
  bytes: Uint8Array,
  { seconds, megabytes, clockSeconds }: ReadingBounds = USUAL_BOUNDS,
): Promise<Outcome<ReadPaper>> {
  const reader = spawn(
    process.execPath,
    [
      '--permission',
      '--allow-worker',
      ...READABLE.map((folder) => `--allow-fs-read=${folder}`),
      '--disable-warning=SecurityWarning',
      `--max-old-space-size=${Math.ceil(megabytes * 0.75)}`,
      PROCESS,
      file,
      String(seconds),
      String(megabytes),
    ],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {},
      timeout: clockSeconds * 1000,
      killSignal: 'SIGTERM',
    },
  )
  if (reader.pid !== undefined) setPriority(reader.pid, BEHIND_READERS)
  const { answer, said, code, signal } = await askProcess(reader, [bytes])
  if (code === 0) return JSON.parse(answer.toString('utf8')) as Outcome<ReadPaper>
  if (signal === 'SIGTERM') {
    return refuse(
      'paper-kept-waiting',
      `${file} was not read within ${sayLength(clockSeconds)}, as this computer is busy with other work. Send it again later`,
      file,
    )
  }
  const isLate = signal === TIME_USED_UP
  if (
    isLate ||
    code === null ||
    /heap out of memory|ERR_(?:OUT_OF_MEMORY|BUFFER_TOO_LARGE)/u.test(said)
  ) {
    return refuse(
      isLate ? 'paper-too-slow' : 'paper-too-large',
      `${file} takes more ${isLate ? `than ${sayLength(seconds)} of the processor's time` : `than ${megabytes} MB of memory`} to read, which no ordinary paper does. Split it, or save it again from the program it was made with`,
      file,
    )
  }
  throw new Error(`${file} could not be read: ${said.trim()}`)
}

function sayLength(seconds: number): string {
  if (seconds % 60 === 0) return seconds === 60 ? '1 minute' : `${seconds / 60} minutes`
  return seconds === 1 ? '1 second' : `${seconds} seconds`
}
