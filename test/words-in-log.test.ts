import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { Client } from 'pg'
import { createOwnedDatabase, sharedPostgres } from '#storage/testing.ts'
import { type Serving, serve } from './serving.ts'
import { type Operator, signInAt } from './sign-in.ts'

const ROOT = join(import.meta.dirname, '..')
const NORTHMERE = join(import.meta.dirname, 'fixtures/areas/northmere')

/** Fails beside every page, with a word in it, once told to by a signal. */
const FAILS = `process.once('SIGUSR2', () => { Promise.reject(new Error('Fawnquill crashed', {
  cause: 'Mirebolt' })) })`

const PLAIN_FORM = { 'content-type': 'application/x-www-form-urlencoded' }

const MEASURE = 'burglary,northmere'

describe('what the running program writes', () => {
  let folder: string
  let database: Client
  let site: Serving
  let operator: Operator
  /** Every word that was sent, each in one place. */
  const planted: string[] = ['Fawnquill', 'Mirebolt']

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'critical-friend-words-'))
    // As accounts that may only just do what each has to: here is done most of what a site does
    const owned = await createOwnedDatabase(await sharedPostgres())
    database = new Client(owned.adminUrl)
    await database.connect()
    const settings = {
      ...{ CRITICAL_FRIEND_AREA: NORTHMERE, CRITICAL_FRIEND_DATA: folder },
      ...{ DATABASE_URL: owned.databaseUrl, DATABASE_OWNER_URL: owned.ownerUrl, ACCESS_LOG: 'on' },
    }
    const failing = `data:text/javascript,${encodeURIComponent(FAILS)}`
    const main = join(ROOT, 'src/app/main.ts')
    site = await serve(settings, [process.execPath, '--import', failing, main, 'serve'])
    operator = await signInAt(site.address, folder)
  })
  after(async () => {
    await site.stop()
    await database.end()
    await rm(folder, { recursive: true, force: true })
  })

  /** A word that nobody says, remembered. */
  const word = (say: string) => {
    planted.push(say)
    return say
  }
  const ask = async (path: string, sent: RequestInit = {}) => {
    const headers = { ...operator.headers, ...sent.headers }
    const url = operator.address + path
    const answer = await fetch(url, { redirect: 'manual', ...sent, headers })
    return { status: answer.status, text: await answer.text() }
  }
  const post = (path: string, body: RequestInit['body'], headers = {}) =>
    ask(path, { method: 'POST', body: body ?? null, headers })
  const raw = async (request: string) => {
    const socket = connect(Number(new URL(operator.address).port), '127.0.0.1')
    socket.end(request)
    socket.resume()
    await once(socket, 'close')
  }
  const openCase = (year: string, reason: string) =>
    post('/procedures/annual-report/open', new URLSearchParams({ year, on: '2026-05-01', reason }))
  const extract = (why: string, name: string, rows: string) => {
    const form = new FormData()
    form.set('why', why)
    form.set('file', new File([rows], name))
    return post('/data/import', form)
  }

  it('is no word of an address', async () => {
    const paths = [
      `/performance/burglary?area=${word('Quillmarsh')}`,
      `/performance?${word('Tarnwhistle')}=1`,
      `/performance/quarter?quarter=${word('Ombersquint')}`,
      `/constitution/ask/veto?members=${word('Plovernaught')}`,
      `/${word('Gribblethorn')}`,
      `/performance/${word('Skerrywump')}`,
      `/performance/burglary/figures/${word('Dunnockle')}`,
      `/data/${word('Flimmerstoat')}.csv`,
      `/reports/${word('Yaffleton')}/2025-26-Q4`,
      `/reports/force-performance/${word('Brackenfizz')}`,
      `/constitution/${word('Wherrygast')}`,
      `/procedures/${word('Crumhornet')}`,
      `/procedures/annual-report/${word('Piddockray')}`,
      `/sign-in/link/${word('Snipperling')}`,
      `/assets/${word('Hobblewick')}`,
      `/${word('Marrowtwist')}%zz`,
      `//${word('Nettlefrump')}/`,
      `/assets/${word('Jackdawdle')}${'a'.repeat(5000)}`,
    ]
    for (const path of paths) await ask(path)
    await raw(`${word('Vetchgumbo')} / HTTP/1.1\r\nhost: a\r\n\r\n`)
    await raw(`GET /${word('Lapwinkle')} HTTP/9\r\nhost: a\r\n\r\n`)
  })

  it('is no word of a header', async () => {
    await ask('/', { headers: { 'user-agent': word('Oxlipstride') } })
    await ask('/', { headers: { referer: `http://${word('Bitternosh')}/` } })
    await ask('/', { headers: { 'x-forwarded-for': word('Corncrackle') } })
    await ask('/', { headers: { 'if-none-match': word('Teaselbump') } })
    await ask('/', { headers: { 'accept-language': word('Sundewdrop') } })
    await ask('/', { headers: { [word('Fescuemint')]: word('Ragwortle') } })
    await ask('/data/import', { headers: { cookie: word('Bulrushmore') } })
    await ask('/data/import', { headers: { origin: `http://${word('Godwitless')}` } })
    await post('/check', 'text=1', { 'content-type': `${word('Spurreyhop')}/x` })
    await post('/check', 'x', {
      'content-type': `multipart/form-data; boundary=${word('Rushlark')}`,
    })
    await raw(
      `GET /data/import HTTP/1.1\r\nhost: ${word('Moorhenry')}\r\nconnection: close\r\n\r\n`,
    )
    await raw(`GET / HTTP/1.1\r\n${word('Dabchickory')}\r\n\r\n`)
  })

  it('is no word of a form or a file, whether it is taken or not', async () => {
    await openCase(word('Hawkbitten'), word('Chiffchaffer'))
    assert.equal((await openCase('2030-31', word('Smewdle'))).status, 303)
    await post('/procedures/annual-report/open', `${word('Redshankle')}=1`, PLAIN_FORM)
    await post('/constitution/ask/veto', `members=${word('Knapweedle')}`, PLAIN_FORM)
    await post('/check', new URLSearchParams({ text: `${word('Whimbrelline')} rose by 5% to 10.` }))
    for (const [name, content] of [
      [`${word('Turnstoner')}.txt`, `${word('Gadwallow')} fell from 10 to 5, by 20%.`],
      [`${word('Pochardine')}.pdf`, `%PDF-1.7 ${word('Goosander')}`],
      [`${word('Wigeonry')}.docx`, `PK ${word('Garganeyed')}`],
    ] as const) {
      const form = new FormData()
      form.set('paper', new File([content], name))
      await post('/check', form)
    }
    const columns = 'measure,area,breakdown,period,value\n'
    const rows = `${columns}${word('Sanderlingo')},northmere,,2026-05,${word('Dotterelle')}\n`
    await extract(word('Avocetera'), `${word('Stintson')}.csv`, rows)
    await extract('Made up', `${word('Ruffledge')}.xlsx`, `PK ${word('Curlewis')}`)
    await extract('Made up', 'odd.csv', `${word('Shelduckett')},"`)
  })

  it('is no word that the database refuses', async () => {
    const rows = `measure,area,breakdown,period,value\n${MEASURE},${word('beat=Fulmarine')},2026-05,41\n`
    const plan = await extract('Made up', `${word('Kittiwaken')}.csv`, rows)
    const confirm = /action="(\/data\/import\/[0-9a-f]{64})"/.exec(plan.text)?.[1] ?? ''
    assert.notEqual(confirm, '', plan.text)
    await database.query('alter table entry add constraint no_more check (false) not valid')
    const before = site.written().length
    const opened = await openCase('2031-32', word('Petrelliot'))
    const why = word('Skuasive')
    const imported = await post(confirm, new URLSearchParams({ why }))
    await database.query('alter table entry drop constraint no_more')
    assert.deepEqual([opened.status, imported.status], [500, 500])
    const lines = site
      .written()
      .slice(before)
      .split('\n')
      .filter((line) => line.includes('"failed"'))
      .map((line) => JSON.parse(line))
    assert.deepEqual(
      lines.map(({ route, error, code }) => `${route} ${error} ${code}`),
      [
        'POST /procedures/:procedure/open StatementFailed 23514',
        'POST /data/import/:sha256 StatementFailed 23514',
      ],
    )
    for (const [index, { text }] of [opened, imported].entries()) {
      assert.ok(text.includes(`this reference: ${lines[index].reference}.`))
      assert.match(lines[index].frames.join(), /src\/(storage|procedures|performance)\//)
    }
  })

  it('is no word of what fails beside a page, though the program stops for it', async () => {
    assert.equal(await site.kill('SIGUSR2'), 70)
    const line = site.written().trimEnd().split('\n').at(-1) ?? ''
    const { failed, error } = JSON.parse(line)
    assert.deepEqual([failed, error], ['The program failed, and stops', 'Error'])
  })

  it('holds none of them, and nothing of who asked', () => {
    assert.ok(planted.length > 55)
    assert.equal(new Set(planted).size, planted.length)
    const written = site.written()
    const log = written.toLowerCase()
    const parts = planted.flatMap((one) =>
      one
        .toLowerCase()
        .split(/[ =]/)
        .filter((part) => part.length > 4),
    )
    assert.deepEqual(
      parts.filter((part) => log.includes(part)),
      [],
    )
    assert.doesNotMatch(written, /127\.0\.0\.1|::1|undici|node\b.*fetch/i)
    assert.ok(written.split('\n').filter((line) => line.includes('"milliseconds"')).length > 40)
  })
})
