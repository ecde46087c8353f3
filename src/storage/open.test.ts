import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { lockFolder } from './lock.ts'
import { openStorage } from './open.ts'
import {
  createDatabase,
  forEachEngine,
  openEmbedded,
  openTestFolder,
  sharedPostgres,
} from './testing.ts'
import { seedFolder } from './testing-pglite.ts'
import { writeRecord } from './versions.ts'

describe('openStorage', () => {
  forEachEngine((engine) => {
    it('reads counts and figures as numbers, days as days and instants in UTC', async (test) => {
      const { db } = await engine.open(test)
      const { rows } = await sql`
        select 9007199254740991::bigint as count, 0.125::numeric as figure, -12.5::numeric as fall,
          date '2019-06-30' as day, timestamptz '2019-06-30 23:30:00.25+01' as instant,
          timestamptz '2019-06-30 12:00:00+00' as noon, null::numeric as unpublished`.execute(db)
      assert.deepEqual(rows, [
        {
          count: 9_007_199_254_740_991,
          figure: 0.125,
          fall: -12.5,
          day: '2019-06-30',
          instant: '2019-06-30T22:30:00.25Z',
          noon: '2019-06-30T12:00:00Z',
          unpublished: null,
        },
      ])
    })

    it('says of every column of its tables what it means', async (test) => {
      const { db } = await engine.open(test)
      const { rows } = await sql<{ name: string }>`
        select attrelid::regclass || '.' || attname as name
        from pg_attribute join pg_class on pg_class.oid = attrelid
        where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0
          and relname not like 'kysely%' and col_description(attrelid, attnum) is null`.execute(db)
      assert.deepEqual(rows, [])
    })
  })

  it('makes the database on the first start and finds everything there on the next', async (test) => {
    const folder = join(await openTestFolder(test), 'not', 'there', 'yet')
    const first = await openStorage({ folder, holder: 'first' })
    assert.ok(first.ok)
    await sql`create table kept as select 'it is here' as said`.execute(first.value.db)
    await first.value.close()

    const second = await openStorage({ folder, holder: 'second' })
    assert.ok(second.ok)
    const { rows } = await sql`select said from kept`.execute(second.value.db)
    await second.value.close()
    assert.deepEqual(rows, [{ said: 'it is here' }])
  })

  it('starts the making of the database again when it was cut short', async (test) => {
    const folder = await openTestFolder(test)
    await mkdir(join(folder, 'pg-unfinished'))
    await writeFile(join(folder, 'pg-unfinished', 'PG_VERSION'), '18')
    const opened = await openStorage({ folder, holder: 'a test' })
    assert.ok(opened.ok)
    await opened.value.close()
  })

  it('says when a folder cannot be made', async (test) => {
    const file = join(await openTestFolder(test), 'a-file')
    await writeFile(file, '')
    const opened = await openStorage({ folder: join(file, 'data'), holder: 'a test' })
    assert.equal(opened.ok, false)
    assert.match(
      opened.ok ? '' : (opened.problems[0]?.message ?? ''),
      /^The data folder .* cannot be made: .*\. Name a folder that you may write to$/,
    )
  })

  it('says when a folder cannot be written to', async (test) => {
    const folder = await openTestFolder(test)
    await mkdir(join(folder, 'holder.json.new'))
    const said = await refusal({ folder })
    assert.match(
      said ?? '',
      /^The data folder \S+ cannot be written to: [^\n]*\. See to its disk and who/,
    )
    await rm(join(folder, 'holder.json.new'), { recursive: true })
    assert.equal(await refusal({ folder }), 'nothing was refused')
  })

  it('refuses tables made by a later version of the program', async (test) => {
    const folder = await openTestFolder(test)
    const databaseUrl = await createDatabase(await sharedPostgres())
    const first = await openStorage({ folder, databaseUrl, holder: 'a test' })
    assert.ok(first.ok)
    await sql`insert into kysely_migration values ('2031-01-01-later', '2031')`.execute(
      first.value.db,
    )
    await first.value.close()
    assert.deepEqual(
      await refusal({ folder, databaseUrl }),
      'A later version of the program has been used on this database (it has "2031-01-01-later"). ' +
        'Run that version, or restore a backup made by this one',
    )
  })

  it('says so when the list of migrations is not as a version of the program left it', async (test) => {
    const last = '2026-11-30-imports-in-steps'
    const edits = [
      [sql`delete from kysely_migration where name = ${last}`, /list of migrations/],
      [sql`delete from kysely_migration`, /refused a statement \(427/],
      [sql`update kysely_migration set name = 'forged' where name = ${last}`, /list of migrations/],
      [
        sql`update kysely_migration set "timestamp" = '2030' where name < '2026-11-22-d'`,
        /list of mig/,
      ],
    ] as const
    for (const [edit, why] of edits) {
      const folder = await openTestFolder(test)
      await seedFolder(folder)
      const first = await openStorage({ folder, holder: 'a test' })
      assert.ok(first.ok)
      await edit.execute(first.value.db)
      await first.value.close()
      const said = await refusal({ folder })
      assert.match(said ?? '', /^The tables are not as a version of the program left them: /)
      assert.match(said ?? '', why)
      assert.match(said ?? '', /\. Restore a backup into an empty data folder or database$/)
    }
  })

  it('lets five processes that start at once on an empty PostgreSQL all succeed', async (test) => {
    const folder = await openTestFolder(test)
    const databaseUrl = await createDatabase(await sharedPostgres())
    const openings = Array.from({ length: 5 }, () =>
      openStorage({ folder, databaseUrl, holder: 'a test' }),
    )
    const opened = await Promise.all(openings)
    for (const storage of opened) {
      assert.ok(storage.ok)
      await storage.value.close()
    }
  })

  it('says in one sentence why PostgreSQL cannot be used, and keeps the password to itself', async (test) => {
    const folder = await openTestFolder(test)
    const { url } = await sharedPostgres()
    const { host } = new URL(url)
    assert.equal(
      await refusal({ folder, databaseUrl: `postgres://panel:secret@${host}/nowhere` }),
      `PostgreSQL at ${host} has no database "nowhere". Create it, or correct DATABASE_URL`,
    )
    assert.equal(
      await refusal({ folder, databaseUrl: `postgres://stranger:secret@${host}/postgres` }),
      `PostgreSQL at ${host} does not let "stranger" in. Correct the name or password in DATABASE_URL`,
    )
    assert.equal(
      await refusal({ folder, databaseUrl: 'postgres://panel:secret@127.0.0.1:1/postgres' }),
      'No PostgreSQL answers at 127.0.0.1:1. Start it, or correct DATABASE_URL',
    )
  })
})

async function refusal(settings: { folder: string; databaseUrl?: string }) {
  const opened = await openStorage({ ...settings, holder: 'a test' })
  if (opened.ok) await opened.value.close()
  return opened.ok ? 'nothing was refused' : opened.problems[0]?.message
}

describe('lockFolder', () => {
  it('names the process that has the folder, since when, and what to do', async (test) => {
    const folder = await openTestFolder(test)
    const holder = await holdElsewhere(folder)
    const second = await lockFolder(folder, 'import street')
    holder.kill('SIGKILL')
    assert.equal(second.ok, false)
    assert.match(
      second.ok ? '' : (second.problems[0]?.message ?? ''),
      new RegExp(
        `^The data folder ${folder} is in use by process ${holder.pid} ` +
          '\\("serve", running since \\d+ \\w+ \\d{4}, \\d\\d:\\d\\d UTC\\)\\. ' +
          'Stop it first, or set DATABASE_URL to a PostgreSQL, which several can use at once$',
      ),
    )
  })

  it('passes to the next when its process is killed, with nothing to tidy up', async (test) => {
    const folder = await openTestFolder(test)
    const holder = await holdElsewhere(folder)
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    const left = JSON.parse(await readFile(join(folder, 'holder.json'), 'utf8'))
    assert.equal(left.pid, holder.pid)
    const next = await lockFolder(folder, 'serve')
    assert.ok(next.ok)
    next.value.release()
  })

  it('is not deceived by a process that has been given the number of one that was killed', async (test) => {
    const folder = await openTestFolder(test)
    const left = { pid: process.ppid, host: 'x', started: '2019-01-01T00:00:00Z', command: 'serve' }
    await writeFile(join(folder, 'holder.json'), JSON.stringify(left))
    const next = await lockFolder(folder, 'serve')
    assert.ok(next.ok)
    next.value.release()
  })

  it('goes to one only of eight processes that ask at once, after one that was killed', async (test) => {
    const folder = await openTestFolder(test)
    const killed = await holdElsewhere(folder)
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    const asking = Array.from({ length: 8 }, () => startHolder(folder))
    const answers = await Promise.all(asking.map(readAnswer))
    for (const process of asking) process.kill('SIGKILL')
    assert.equal(answers.filter((answer) => answer === 'held\n').length, 1)
    assert.equal(answers.filter((answer) => /is in use by process/.test(answer)).length, 7)
  })

  it('turns away a second opening by the same process', async (test) => {
    const folder = await openTestFolder(test)
    await seedFolder(folder)
    const first = await openStorage({ folder, holder: 'serve' })
    const second = await openStorage({ folder, holder: 'serve' })
    assert.ok(first.ok)
    await first.value.close()
    assert.equal(second.ok, false)
  })
})

const HOLDER = `
  import { lockFolder } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)}
  const lock = await lockFolder(process.argv[1], 'serve')
  process.stdout.write((lock.ok ? 'held' : lock.problems[0].message) + '\\n')
  if (lock.ok) setInterval(() => {}, 60_000)
`

function startHolder(folder: string): ChildProcess {
  const cwd = fileURLToPath(new URL('../..', import.meta.url))
  return spawn(process.execPath, ['--input-type=module', '-e', HOLDER, folder], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function readAnswer(holder: ChildProcess): Promise<string> {
  let answer = ''
  for await (const text of holder.stdout ?? []) {
    answer += text
    if (answer.endsWith('\n')) break
  }
  return answer
}

async function holdElsewhere(folder: string): Promise<ChildProcess> {
  const holder = startHolder(folder)
  assert.equal(await readAnswer(holder), 'held\n')
  return holder
}

describe('a transaction', () => {
  it('keeps out what others ask of the embedded database until it ends', async (test) => {
    const { db } = await openEmbedded(test)
    await sql`create table kept (said text)`.execute(db)
    const { promise: started, resolve: start } = Promise.withResolvers<void>()
    const work = writeRecord(db, async (trx) => {
      await sql`insert into kept values ('inside')`.execute(trx)
      start()
      await sql`select pg_sleep(0.05)`.execute(trx)
      throw new Error('undone')
    })
    const undone = assert.rejects(work, /undone/)
    await started
    await sql`insert into kept values ('outside')`.execute(db)
    await undone
    const { rows } = await sql`select said from kept`.execute(db)
    await sql`drop table kept`.execute(db)
    assert.deepEqual(rows, [{ said: 'outside' }])
  })
})
