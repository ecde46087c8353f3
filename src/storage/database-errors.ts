import { Failure, Outage } from '#shared/index.ts'

/** What is said when it is not known how far a write had come: whoever sent it has to look. */
const LOOK =
  'If something was being recorded, look whether it is there before it is sent again: what did not end does not count'

/**
 * The database is not there: it does not answer, it took the connection away, or it takes no more just
 * now. Nothing is wrong with what was asked, and it can be asked again when the database is back.
 */
export class DatabaseAway extends Outage {
  override readonly name = 'DatabaseAway'
  /** As PostgreSQL or the system calls it: `57P01`, `ECONNREFUSED`; '' where it has no name. */
  readonly code: string
  /** As the driver says it; it names the server and the account, so it is for whoever runs the program. */
  readonly reason: string

  constructor(code = '', reason = '') {
    super(`The database cannot be reached. ${LOOK}`)
    this.code = code
    this.reason = reason
  }
}

/**
 * The database refused a statement. The values it was given may be what somebody typed, and its own
 * words repeat them: what is kept is which rule of which table it went against.
 */
export class StatementFailed extends Failure {
  override readonly name = 'StatementFailed'
  /** Five signs: PostgreSQL, appendix A. */
  readonly code: string

  constructor(code: string, about: string) {
    super(`The database refused a statement (${code})${about}`)
    this.code = code
  }
}

/** Raised by a trigger of ours, whose words are the same whatever was typed; PostgreSQL's own are finer. */
const RAISED = new Set(['P0001', '23000'])

/** Of a connection, of the server’s own ends, of what it has no more of, of who is let in, read only. */
const AWAY = /^(08|53|57P|28|3D|25006)/

const AWAY_OF_SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EPIPE',
])

/** As the driver says that its connection has gone; it gives these no code. */
const AWAY_IN_WORDS =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|timeout expired|Query read timeout)/

/**
 * PostgreSQL ends the connection with these, whatever their code (its manual, 19.8, table 19.2): a database
 * that takes none just now says so with the code of a statement, 55000.
 */
const ENDS_CONNECTION = new Set(['FATAL', 'PANIC'])

/** An error of a driver as one of the two above, with nothing in it of what was asked; others stay. */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const code = codeOf(error)
  const isAway = AWAY_OF_SYSTEM.has(code) || AWAY_IN_WORDS.test(error.message)
  if (isAway) return new DatabaseAway(code, error.message)
  if (!/^[0-9A-Z]{5}$/.test(code)) return error
  const isEnd = 'severity' in error && ENDS_CONNECTION.has(String(error.severity))
  if (isEnd || AWAY.test(code)) return new DatabaseAway(code, error.message)
  return new StatementFailed(code, RAISED.has(code) ? `: ${error.message}` : placeOf(error))
}

/** A machine with several addresses was tried at each of them. */
function codeOf(error: Error): string {
  if (error instanceof AggregateError && error.errors[0] instanceof Error) {
    return codeOf(error.errors[0])
  }
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** ", constraint entry_record_check of entry" */
function placeOf(error: object): string {
  const word = (name: string) => {
    const value = Reflect.get(error, name)
    return typeof value === 'string' ? value : undefined
  }
  const [constraint, table, column] = [word('constraint'), word('table'), word('column')]
  return [
    constraint === undefined ? '' : `, constraint ${constraint}`,
    column === undefined ? '' : `, column ${column}`,
    table === undefined ? '' : ` of ${table}`,
  ].join('')
}
