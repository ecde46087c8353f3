import { Failure } from './failure.ts'

/** Which request something is about: never its address, which holds what was typed. */
export interface AboutRequest {
  /** As its page shows it. */
  readonly reference: string
  /** As the program declares it: `GET /performance/:measure`; `none` where it has no page. */
  readonly route: string
}

/** Where failures are written down, for whoever runs the program. */
export interface Log {
  /** @param what - a sentence of the program's own, the same whatever was typed */
  failed(what: string, error: unknown, request?: AboutRequest): void
}

/**
 * A log of one line of JSON for each failure.
 *
 * @param now - the instant it is
 */
export function createLog(write: (line: string) => void, now: () => string): Log {
  return {
    failed: (what, error, request) => {
      const at = now()
      write(`${JSON.stringify({ at, failed: what, ...request, ...describeError(error) })}\n`)
    },
  }
}

/** What is told of an error: which, and where in the program; words only where they are its own. */
interface ErrorFacts {
  readonly error: string
  /** As the system or PostgreSQL names it: `ENOENT`, `23514`. */
  readonly code?: string
  readonly words?: string
  /** Where it was thrown, the innermost first. */
  readonly frames: readonly string[]
  readonly cause?: ErrorFacts
}

const DEEPEST_CAUSE = 5

/**
 * An error without its message, which may repeat what was typed: a row of a file, a word of a form, an
 * address. The message of a {@link Failure} cannot.
 */
function describeError(error: unknown, depth = 0): ErrorFacts {
  if (!(error instanceof Error)) return { error: typeof error, frames: [] }
  const code = 'code' in error ? String(error.code) : ''
  return {
    error: /^[A-Za-z][\w ]{0,60}$/.test(error.name) ? error.name : 'Error',
    ...(/^[A-Z0-9_]{2,40}$/.test(code) ? { code } : {}),
    ...(error instanceof Failure ? { words: error.message } : {}),
    frames: framesOf(error),
    ...(error.cause === undefined || depth === DEEPEST_CAUSE
      ? {}
      : { cause: describeError(error.cause, depth + 1) }),
  }
}

/** A place in a file of the program or of Node. */
const FRAME = /^ {4}at (?:[^\n]* \()?(?:file:|node:|\/)[^\s()]*:\d+:\d+\)?$/

/** The lines at the end of a stack that name a place; none where its words look like such lines. */
function framesOf({ message, stack = '' }: Error): readonly string[] {
  if (/^\s*at /m.test(message)) return []
  const lines = stack.split('\n')
  const last = lines.findLastIndex((line) => !/^ {4}at /.test(line))
  return lines
    .slice(last + 1)
    .filter((line) => FRAME.test(line))
    .map((line) => line.trim())
}
