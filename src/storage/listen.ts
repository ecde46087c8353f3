import type { Kysely } from 'kysely'
import { Client } from 'pg'
import type { Database } from './table-types.ts'
import { CHANNEL, type KnownVersions, learn, readVersions } from './versions.ts'

/** How long after a lost connection the next is tried. */
const AGAIN_MILLISECONDS = 500

/** How often a connection that says nothing is asked whether it is still there, and for how long. */
const ASK_MILLISECONDS = 5_000

/**
 * Hears of what other copies of the program write, until it is told to stop.
 *
 * While the connection is there, a write is known as soon as PostgreSQL has told of it; while it is
 * not, `isHearing` is off and readers ask the database themselves; when it cannot be made again either,
 * `isAway` is on and they are told so at once, until it is found. Whenever it comes back all versions
 * are read again first, since what was told meanwhile was told to nobody.
 */
export async function listen(
  databaseUrl: string,
  db: Kysely<Database>,
  versions: KnownVersions,
): Promise<{ stop(): Promise<void> }> {
  let client: Client | undefined
  let isStopped = false
  let timer: NodeJS.Timeout | undefined

  const lose = (lost: Client) => {
    if (client !== lost) return
    client = undefined
    versions.isHearing = false
    clearInterval(timer)
    void lost.end().catch(() => {})
    if (!isStopped) setTimeout(() => void connect(), AGAIN_MILLISECONDS).unref()
  }

  const connect = async (): Promise<void> => {
    if (isStopped) return
    const fresh = new Client({
      connectionString: databaseUrl,
      application_name: 'critical-friend listening',
      keepAlive: true,
      connectionTimeoutMillis: ASK_MILLISECONDS,
      query_timeout: ASK_MILLISECONDS,
    })
    client = fresh
    fresh.on('error', () => lose(fresh))
    fresh.on('end', () => lose(fresh))
    fresh.on('notification', ({ payload = '' }) => {
      const [kind = '', number = '0'] = payload.split(' ')
      learn(versions.numbers, kind, Number(number))
    })
    try {
      await fresh.connect()
      await fresh.query(`listen ${CHANNEL}`)
      await readVersions(db, versions)
      if (client !== fresh) return
      versions.isHearing = true
      versions.isAway = false
      timer = setInterval(() => {
        fresh.query('select 1').catch(() => lose(fresh))
      }, ASK_MILLISECONDS).unref()
    } catch {
      versions.isAway = true
      lose(fresh)
    }
  }

  await connect()
  return {
    async stop() {
      isStopped = true
      const last = client
      client = undefined
      clearInterval(timer)
      await last?.end().catch(() => {})
    },
  }
}
