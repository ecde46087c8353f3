import type { ChildProcess } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'

/** A process that was started with its input and its answer as pipes. */
interface Asked extends ChildProcess {
  readonly stdin: Writable
  readonly stdout: Readable
}

/** What a process answered on stdout and said on stderr, where that is a pipe, until it had ended. */
export interface Answered {
  readonly answer: Buffer
  readonly said: string
  /** `null` where a signal ended it. */
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/**
 * Hands a process what it is given, and waits until it has ended. One that ends before it has read all of
 * that says why by its code.
 *
 * @throws when the process cannot be started
 */
export async function askProcess(
  asked: Asked,
  given: Iterable<string | Uint8Array>,
): Promise<Answered> {
  const ended = new Promise<Pick<Answered, 'code' | 'signal'>>((resolve, reject) => {
    asked.once('error', reject)
    asked.once('close', (code, signal) => resolve({ code, signal }))
  })
  asked.stdin.on('error', () => {})
  for (const piece of given) asked.stdin.write(piece)
  asked.stdin.end()
  const [answer, said, end] = await Promise.all([
    buffer(asked.stdout),
    asked.stderr === null ? '' : buffer(asked.stderr).then((words) => words.toString('utf8')),
    ended,
  ])
  return { answer, said, ...end }
}
