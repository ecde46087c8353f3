import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import type { z } from 'zod'

export interface DuckDbSettings {
  /** The most memory DuckDB may take, in megabytes; beyond it, it writes to `spillFolder`. */
  readonly memoryMegabytes?: number
  readonly threads?: number
  /** Where to put what does not fit in memory; without it, a query too large for memory fails. */
  readonly spillFolder?: string
}

const MEMORY_MEGABYTES = 512
const THREADS = 2

/**
 * Lends an empty DuckDB, in memory, for as long as `use` runs, and closes it whatever happens.
 * DuckDB reads large published files into series and keeps nothing: what is to be kept goes to the
 * records of record. It fetches no extension from the network.
 */
export async function withDuckDb<Result>(
  use: (connection: DuckDBConnection) => Promise<Result>,
  settings: DuckDbSettings = {},
): Promise<Result> {
  // Its 30 MB are for imports alone: a site that only answers readers never loads it.
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${settings.memoryMegabytes ?? MEMORY_MEGABYTES}MB`,
    threads: String(settings.threads ?? THREADS),
    temp_directory: settings.spillFolder ?? '',
    autoinstall_known_extensions: 'false',
  })
  try {
    const connection = await instance.connect()
    try {
      return await use(connection)
    } finally {
      connection.closeSync()
    }
  } finally {
    instance.closeSync()
  }
}

/**
 * Runs SQL in DuckDB and returns its rows, each parsed by `row`, in the order the SQL gives.
 *
 * Numbers of up to 32 bits and doubles arrive as numbers; whole numbers of 64 bits or more (such as
 * `count(*)` and `sum`), decimals, dates and timestamps arrive as text, so cast in the SQL
 * (`count(*)::integer`) or coerce in the schema.
 *
 * @param values - for `$1`, `$2` in the SQL; never paste what comes from a person into the SQL
 */
export async function readRows<Row extends z.ZodType>(
  connection: DuckDBConnection,
  row: Row,
  sql: string,
  values: DuckDBValue[] = [],
): Promise<z.infer<Row>[]> {
  const reader = await connection.runAndReadAll(sql, values)
  return reader.getRowObjectsJson().map((found) => row.parse(found))
}
