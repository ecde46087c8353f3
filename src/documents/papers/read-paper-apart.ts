import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { askProcess, BEHIND_READERS, type Outcome, refuse } from '#shared/index.ts'
import type { ReadPaper } from './read-paper.ts'

const PROCESS = fileURLToPath(new URL('./read-paper-process.ts', import.meta.url))
/** The program and the packages it stands on: they may lie beside it, or the folder beside it be a link. */
const READABLE = [
  join(dirname(PROCESS), '../..'),
  join(dirname(PROCESS), '../../../node_modules'),
  join(dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json'))), '..'),
]

/** How long and with how much memory one paper may be read. */
export interface ReadingBounds {
  readonly seconds: number
  readonly megabytes: number
}

/** A pack of 1,000 pages takes some 10 s and 300 MB. */
export const USUAL_BOUNDS: ReadingBounds = { seconds: 30, megabytes: 800 }

/**
 * Reads a paper as `readPaper` does, in a process of its own that may read this program's files and
 * nothing else: it can write no file, start no program and load no machine code. It is ended when it
 * takes longer or more memory than it may, so that a file made to do harm cannot stop the site.
 *
 * @returns what `readPaper` returns; refused as too much to read when the process had to be ended
 */
export async function readPaperApart(
  file: string,
  bytes: Uint8Array,
  { seconds, megabytes }: ReadingBounds = USUAL_BOUNDS,
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
      String(megabytes),
    ],
    { stdio: ['pipe', 'pipe', 'pipe'], env: {}, timeout: seconds * 1000, killSignal: 'SIGKILL' },
  )
  if (reader.pid !== undefined) setPriority(reader.pid, BEHIND_READERS)
  const began = performance.now()
  const { answer, said, code } = await askProcess(reader, [bytes])
  if (code === 0) return JSON.parse(answer.toString('utf8')) as Outcome<ReadPaper>
  const isLate = performance.now() - began >= seconds * 1000
  if (
    isLate ||
    code === null ||
    /heap out of memory|ERR_(?:OUT_OF_MEMORY|BUFFER_TOO_LARGE)/u.test(said)
  ) {
    return refuse(
      isLate ? 'paper-too-slow' : 'paper-too-large',
      `${file} takes more ${isLate ? `than ${seconds} ${seconds === 1 ? 'second' : 'seconds'}` : `than ${megabytes} MB of memory`} to read, which no ordinary paper does. Split it, or save it again from the program it was made with`,
      file,
    )
  }
  throw new Error(`${file} could not be read: ${said.trim()}`)
}
