import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { readLetters } from '#accounts/send-mail.ts'
import { signInForTest } from '#accounts/testing.ts'
import { CLOCK } from '#app/clock.ts'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { createLog } from '#shared/index.ts'
import { AUDIENCES, type Audience, fetchNames, readLog, verifyRecord } from '#storage/index.ts'
import { GIVEN_ROLES, type GivenRole, type Role } from '#web/index.ts'
import { type Answer, askFor, crawl } from './crawl.ts'
import { textsIn } from './leaks/look-inside.ts'
import { plantEverywhere } from './leaks/plant.ts'
import { withRegisters } from './leaks/plant-in-registers.ts'
import { leaksIn, wordsToPlant } from './leaks/words.ts'
import { drawnTimes } from './sample.ts'
import { openSite, type TestSite } from './site.ts'

/** Where one looks who looks for what is not linked to. */
const GUESSED = [
  ...[
    '/mail',
    '/uploads',
    '/uploads/',
    '/assets/..%2f..%2fmail',
    '/assets/%2e%2e/heads',
    '/data/uploads',
  ],
  ...[
    '/remarks?about=%2Fperformance',
    '/remarks?before=3',
    '/remarks?before=x',
    '/search?q=a',
    '/feed',
  ],
  ...[
    '/log',
    '/log.json',
    '/verify',
    '/backups',
    '/data/import',
    '/accounts',
    '/first-link',
    '/heads',
  ],
  ...[
    '/calendar.ics',
    '/procedures.ics',
    '/remarks.csv',
    '/remarks/1.json',
    '/remarks/99',
    '/.git/config',
  ],
]

/** One of each audience, and the one of the office who may do nothing; all others in the soak. */
const THOSE_WHO_READ_LEAST = [
  'public',
  'commissioners-officer',
  'member',
  'read-only-officer',
  'performance-officer',
] as const

describe('what is not for everybody', () => {
  const words = wordsToPlant()
  const logged: string[] = []
  let site: TestSite
  let addresses: readonly string[]

  before(async () => {
    site = await openSite(
      'test/fixtures/areas/northmere',
      undefined,
      await withRegisters(),
      undefined,
      {
        log: createLog((line) => logged.push(line), CLOCK.now),
        tellAnswer: (answered) => logged.push(JSON.stringify(answered)),
      },
    )
    const made = await plantEverywhere(site, words)
    // A letter is written after its page was answered
    for (let tries = 0; tries < 100 && (await lettersIn(site)).length < 4; tries += 1)
      await sleep(20)
    for (const { to, text } of await readLetters(join(site.folder, 'mail'))) {
      const [, token] = /\/sign-in\/link\/([\w-]{43})/.exec(text) ?? []
      if (token) words.note(token, `the link in the letter to ${to}`, 'administrator')
    }
    addresses = await everyAddress(made)
  })
  after(() => site.close())

  /** Every address that anybody can reach, with those of every route, and those that somebody would guess. */
  async function everyAddress(made: readonly string[]): Promise<readonly string[]> {
    const routes = site.app.doings.flatMap(({ name }) => {
      const [method, path = ''] = name.split(' ')
      return method === 'GET' ? [path.replace(/:\w+|\*/g, 'nothing')] : []
    })
    const from = [...made, ...routes, ...GUESSED]
    const isWanted = fewOfEachKind()
    const reached = await crawl(site.app, { headers: site.operator, from, isWanted })
    const asAnybody = await crawl(site.app, { isWanted })
    return [...new Set([...reached.keys(), ...asAnybody.keys()])]
  }

  const cookieOf = async (role: GivenRole) =>
    await signInForTest(site.db, {
      ...{ name: `A ${role}`, email: `${role}@example.gov.uk`, roles: [role] },
      ...{ folder: site.folder, at: CLOCK.now() },
    })

  const told = ({ headers, bytes }: Answer) => `${JSON.stringify(headers)}\n${textsIn(bytes)}`

  it('is planted in forty places, and kept where it is to be', async () => {
    assert.ok(words.planted.length >= 40, `${words.planted.length}`)
    const kept = `${await everyRow(site)}\n${await everyFile(site)}`.toLowerCase()
    for (const { word, where, isKept } of words.planted) {
      const isErased = /^the address on a remark that was refused/.test(where)
      assert.equal(kept.includes(word.toLowerCase()), isKept && !isErased, where)
    }
  })

  for (const role of drawnTimes > 1
    ? (['public', ...GIVEN_ROLES] as const)
    : THOSE_WHO_READ_LEAST) {
    it(`is told to one who is ${role} by no address, in no file and by no header`, async () => {
      const cookie = role === 'public' ? '' : await cookieOf(role)
      const reader: readonly Role[] = ['public', role]
      const leaks: string[] = []
      for (const url of addresses) {
        if (/^\/sign-out/.test(url)) continue
        const answer = await askFor(site.app, url, { cookie, 'sec-fetch-site': 'same-origin' })
        assert.ok(answer.status < 500, `${url}: ${answer.status}`)
        for (const leak of leaksIn(told(answer), words.planted, reader))
          leaks.push(`${url}: ${leak}`)
      }
      assert.deepEqual(leaks, [])
    })
  }

  it('is told by no form that is sent empty, or with what is not there', async () => {
    const leaks: string[] = []
    for (const { name } of site.app.doings) {
      const [method, path = ''] = name.split(' ')
      if (method !== 'POST') continue
      for (const part of ['nothing', '1']) {
        const answer = await site.app.inject({
          ...{ method, url: path.replace(/:\w+|\*/g, part), payload: {} },
          headers: { 'sec-fetch-site': 'same-origin' },
        })
        const text = `${JSON.stringify(answer.headers)}\n${answer.body}`
        for (const leak of leaksIn(text, words.planted, ['public'])) leaks.push(`${name}: ${leak}`)
      }
    }
    assert.deepEqual(leaks, [])
  })

  it('is in no log of the record for those who may read less', async () => {
    for (const [audience, readers] of READERS) {
      const nameOf = await fetchNames(site.db)
      const lines: string[] = []
      for await (const entry of readLog(site.db, audience)) {
        lines.push(JSON.stringify(entry), nameOf(entry.recordedBy))
      }
      assert.ok(lines.length > 20)
      assert.deepEqual(leaksIn(lines.join('\n'), words.planted, readers), [], audience)
    }
  })

  it('is in no row or column that the database gives to those who may read less', async () => {
    for (const [audience, readers] of READERS) {
      const rows = await everyRowFor(site, audience)
      assert.ok(rows.length > 100, `${rows.length} rows for ${audience}`)
      assert.deepEqual(leaksIn(rows.join('\n'), words.planted, readers), [], audience)
    }
  })

  it('is in nothing that verify prints', async () => {
    const said = await verifyRecord(site.db, TABLE_CHECKS)
    assert.deepEqual(said.problems, [])
    assert.deepEqual(leaksIn(JSON.stringify(said), words.planted, []), [])
  })

  it('is in no line that the server wrote, and a failure says nothing but where it was', async () => {
    const word = words.planted[0]?.word ?? ''
    await site.app.inject({ url: `/${word}?${word}=${word}`, headers: { 'user-agent': word } })
    await sql`alter view known_import rename to ${sql.table(word.toLowerCase())}`.execute(site.db)
    const failed = await site.app.inject({ url: `/data/imports/1?${word}` })
    await sql`alter view ${sql.table(word.toLowerCase())} rename to known_import`.execute(site.db)
    assert.equal(failed.statusCode, 500)
    const [reference = 'none'] = /[2-9B-Y]{4}-[2-9B-Y]{4}/.exec(failed.body) ?? []
    assert.ok(
      logged.some((line) => line.includes(reference) && /"failed"/.test(line)),
      reference,
    )
    assert.doesNotMatch(failed.body, /relation|select|\.ts\b|node_modules|at async|import"/)
    assert.deepEqual(leaksIn(logged.join('\n'), words.planted, []), [])
  })
})

/**
 * Addresses that differ in one part alone are of a kind: figures, measures, dates. So many of each are
 * asked for, and more in the soak.
 */
function fewOfEachKind(): (url: string) => boolean {
  const kinds = new Map<string, number>()
  return (url) => {
    const kind = url.replace(/=[^&]*/g, '=').replace(/[^/?]+(\.\w+)?(?=$|\?)/, '*$1')
    const number = (kinds.get(kind) ?? 0) + 1
    kinds.set(kind, number)
    return number <= 6 * drawnTimes
  }
}

/** Whoever may read what is for an audience, by a role that reads no more. */
const READERS: readonly (readonly [Audience, readonly Role[]])[] = [
  ['public', ['public', 'commissioners-officer']],
  ['members', ['public', 'member']],
]
assert.ok(READERS.every(([audience]) => AUDIENCES.includes(audience)))

const lettersIn = async ({ folder }: TestSite) =>
  await readdir(join(folder, 'mail')).catch(() => [])

/** Every row of every table, what lets somebody in among them. */
async function everyRow({ db }: TestSite): Promise<string> {
  const { rows } = await sql<{ schema: string; name: string }>`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(db)
  const texts: string[] = []
  for (const { schema, name } of rows) {
    const table = sql.table(`${schema}.${name}`)
    const all = await sql<{ row: string }>`select cast(it as text) as row from ${table} as it`
    texts.push(...(await all.execute(db)).rows.map(({ row }) => row))
  }
  const files = await sql<object>`select content from meeting_file`.execute(db)
  texts.push(...files.rows.map(sayRow))
  return texts.join('\n')
}

/** All that a row says, and what is in its files. */
const sayRow = (row: object) =>
  Object.values(row)
    .map((value) => (value instanceof Uint8Array ? textsIn(value) : JSON.stringify(value)))
    .join('\n')

/** Every row of every table, of as many columns of it as an audience is given. */
async function everyRowFor({ readAs }: TestSite, audience: Audience): Promise<readonly string[]> {
  const db = readAs({ audience })
  const { rows } = await sql<{ name: string; columns: string[] }>`
    select table_name as name, array_agg(cast(column_name as text)) as columns
    from information_schema.columns where table_schema = 'public' group by 1`.execute(db)
  const texts: string[] = []
  for (const { name, columns } of rows) {
    const all = sql.join(columns.map((column) => sql.ref(column)))
    const found = await sql<object>`select ${all} from ${sql.table(name)}`.execute(db)
    texts.push(...found.rows.map(sayRow))
  }
  return texts
}

/** Every file of the data folder but the database's own, and its name. */
async function everyFile({ folder }: TestSite): Promise<string> {
  const texts: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (/\/(?:pg|journal)(?:\/|$)/.test(path.slice(folder.length))) continue
    texts.push(path, ...(entry.isFile() ? [textsIn(await readFile(path))] : []))
  }
  return texts.join('\n')
}
