import type { Kysely } from 'kysely'
import type { Database } from '#storage/index.ts'

/** As long as another copy of the program takes to hear of what is recorded. */
const KNOWN_MILLISECONDS = 1_000

/** Cookies can be made up without end; what is kept of them cannot. */
const MOST_KNOWN = 1_000

interface Known<Session> {
  readonly session: Promise<Session>
  /** By the time since the process began, which nobody sets. */
  readonly until: number
}

/**
 * Sessions that were looked up a moment ago, for a reader who opens a page with all its parts. What this
 * process changes of any session is forgotten at once; what another copy changes, within a second.
 */
export class KnownSessions<Session> {
  readonly #of = new WeakMap<Kysely<Database>, Map<string, Known<Session>>>()

  find(db: Kysely<Database>, hash: string, look: () => Promise<Session>): Promise<Session> {
    const known = this.#of.get(db) ?? new Map<string, Known<Session>>()
    this.#of.set(db, known)
    const now = performance.now()
    const found = known.get(hash)
    if (found && found.until > now) return found.session
    if (known.size >= MOST_KNOWN) known.clear()
    const session = look()
    known.set(hash, { session, until: now + KNOWN_MILLISECONDS })
    session.catch(() => known.delete(hash))
    return session
  }

  forget(db: Kysely<Database>): void {
    this.#of.delete(db)
  }
}
