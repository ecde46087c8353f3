import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { readRows, withDuckDb } from './duckdb.ts'

describe('withDuckDb', () => {
  it('counts the rows of a CSV file by month', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'duckdb-'))
    const file = join(folder, 'street.csv')
    try {
      await writeFile(
        file,
        'Month,Crime type\n2019-12,Burglary\n2019-12,Robbery\n2020-01,Robbery\n',
      )
      const months = await withDuckDb((connection) =>
        readRows(
          connection,
          z.object({ month: z.string(), crimes: z.int() }),
          `select "Month" as month, count(*)::integer as crimes
           from read_csv($1, all_varchar = true) group by 1 order by 1`,
          [file],
        ),
      )
      assert.deepEqual(months, [
        { month: '2019-12', crimes: 2 },
        { month: '2020-01', crimes: 1 },
      ])
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('keeps to the memory and threads it is given', async () => {
    const setting = z.object({ threads: z.coerce.number(), memory: z.string() })
    const rows = await withDuckDb(
      (connection) =>
        readRows(
          connection,
          setting,
          `select current_setting('threads') as threads, current_setting('memory_limit') as memory`,
        ),
      { threads: 1, memoryMegabytes: 100 },
    )
    // 100 MB of 1,000,000 bytes is 95.3 MiB of 1,048,576
    assert.deepEqual(rows, [{ threads: 1, memory: '95.3 MiB' }])
  })

  it('gives nothing to the next borrower', async () => {
    await withDuckDb((connection) => connection.run('create table kept (n integer)'))
    await assert.rejects(
      withDuckDb((connection) => connection.run('from kept')),
      /kept does not exist/,
    )
  })
})
