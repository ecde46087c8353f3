import { CompiledQuery, type DatabaseConnection, sql } from 'kysely'
import { Pool, types } from 'pg'
import { columnReaders } from './column-readers.ts'

const CONNECTIONS = 10
const CONNECT_MILLISECONDS = 10_000

/** The oldest PostgreSQL the program is made for, and how the server writes it. */
export const OLDEST_POSTGRES = { name: '15', number: 150_000 }

/** Connections to a PostgreSQL, opened as they are needed. */
export function poolOf(databaseUrl: string): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    application_name: 'critical-friend',
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        columnReaders[type] ?? types.getTypeParser(type, format),
    },
  })
  // An idle connection the server has dropped is replaced when next needed, and is no reason to stop.
  pool.on('error', () => {})
  return pool
}

/** Days and instants are read as ISO 8601 in UTC, whatever the server's own settings. */
export async function settle(connection: DatabaseConnection): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw("set datestyle = 'ISO, YMD'"))
  await connection.executeQuery(CompiledQuery.raw("set timezone = 'UTC'"))
}

/** Why a PostgreSQL could not be used and what to do about it, in one sentence, with no password. */
export function explainFailure(databaseUrl: string, error: unknown): string {
  const { hostname, port, pathname, username } = new URL(databaseUrl)
  const server = `${hostname}:${port || '5432'}`
  const database = pathname.slice(1) || username
  switch (codeOf(error)) {
    case 'ECONNREFUSED':
      return `No PostgreSQL answers at ${server}. Start it, or correct DATABASE_URL`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `There is no machine called ${hostname}. Correct the host in DATABASE_URL`
    case '28P01':
    case '28000':
      return `PostgreSQL at ${server} does not let "${username}" in. Correct the name or password in DATABASE_URL`
    case '3D000':
      return `PostgreSQL at ${server} has no database "${database}". Create it, or correct DATABASE_URL`
    case '42501':
      return `"${username}" may not create tables in "${database}" at ${server}. Grant it the right to`
    default: {
      const reason = error instanceof Error ? error.message : String(error)
      return `PostgreSQL at ${server} could not be used: ${reason}. Check DATABASE_URL and the server`
    }
  }
}

function codeOf(error: unknown): unknown {
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error ? error.code : undefined
}

export const serverVersion = sql<{ version: number }>`
  select current_setting('server_version_num')::integer as version`
