import { sql } from 'kysely'
import { type ClientBase, Pool, type PoolClient, types } from 'pg'
import { columnReaders } from './column-readers.ts'
import { DatabaseAway, StatementFailed, withoutValues } from './database-errors.ts'
import type { LendingPool, LentConnection } from './read-as.ts'

const CONNECTIONS = 10
const CONNECT_MILLISECONDS = 10_000

/** The oldest PostgreSQL the program is made for, and how the server writes it. */
export const OLDEST_POSTGRES = { name: '15', number: 150_000 }

/** Connections to a PostgreSQL, opened as they are needed, and given up when they are lost. */
export function poolOf(databaseUrl: string): LendingPool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    application_name: 'critical-friend',
    keepAlive: true,
    onConnect: settle,
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        columnReaders[type] ?? types.getTypeParser(type, format),
    },
  })
  // A connection the server has dropped is replaced when next needed, and is no reason to stop: of one
  // that lies idle the pool is told, of one that is lent out only the connection itself.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    connect: async () => lend(await orAway(pool.connect())),
    end: () => pool.end(),
  }
}

/**
 * Days and instants are read as ISO 8601 in UTC, whatever the server's own settings. The schema stays that
 * of the account that signed in, where it has one of its own, while a reader's role is taken on.
 */
async function settle(client: ClientBase): Promise<void> {
  await client.query(
    `set datestyle = 'ISO, YMD'; set timezone = 'UTC';
     select set_config('search_path', quote_ident(current_schema()), false)
       where current_schema() is not null`,
  )
}

/** A connection until it is given back; one that was lost meanwhile is not lent again. */
function lend(client: PoolClient): LentConnection {
  let isLost = false
  const query = async (statement: string, parameters: readonly unknown[]) => {
    try {
      const { rows, rowCount, command } = await orAway(client.query(statement, [...parameters]))
      return { rows, rowCount: rowCount ?? 0, command }
    } catch (error) {
      isLost ||= error instanceof DatabaseAway
      throw error
    }
  }
  const run = async (statements: string) => void (await query(statements, []))
  // Kysely also describes cursors, which it uses only when a dialect is given a cursor to use.
  return { query, run, release: () => client.release(isLost) } as LentConnection
}

async function orAway<Result>(asked: Promise<Result>): Promise<Result> {
  try {
    return await asked
  } catch (error) {
    throw withoutValues(error)
  }
}

/**
 * Why a PostgreSQL could not be used and what to do about it, in one sentence, with no password.
 *
 * @param setting - that its address is from
 */
export function explainFailure(
  databaseUrl: string,
  error: unknown,
  setting = 'DATABASE_URL',
): string {
  const { hostname, port, pathname, username } = new URL(databaseUrl)
  const server = `${hostname}:${port || '5432'}`
  const database = pathname.slice(1) || username
  switch (codeOf(error)) {
    case 'ECONNREFUSED':
      return `No PostgreSQL answers at ${server}. Start it, or correct ${setting}`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `There is no machine called ${hostname}. Correct the host in ${setting}`
    case '28P01':
    case '28000':
      return `PostgreSQL at ${server} does not let "${username}" in. Correct the name or password in ${setting}`
    case '3D000':
      return `PostgreSQL at ${server} has no database "${database}". Create it, or correct ${setting}`
    case '42501':
      return `"${username}" may not make tables in "${database}" at ${server}. Grant it the right to, or name its owner in DATABASE_OWNER_URL`
    default: {
      const words = error instanceof Error ? error.message : String(error)
      const reason = error instanceof DatabaseAway ? error.reason : words
      return `PostgreSQL at ${server} could not be used: ${reason}. Check ${setting} and the server`
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof DatabaseAway || error instanceof StatementFailed ? error.code : ''
}

export const serverVersion = sql<{ version: number }>`
  select current_setting('server_version_num')::integer as version`
