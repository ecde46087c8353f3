import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import autocannon from 'autocannon'
import { median } from 'd3-array'
import { fastify } from 'fastify'
import { type Operator as SignedIn, signInAt } from '../test/sign-in.ts'
import type { Measured } from './measured.ts'
import { cpuMilliseconds, type RunningSite, startSite } from './running-site.ts'

const READERS = 50
const SECONDS_A_PAGE = 4
const LEAST_OF_BARE = 0.6
const MOST_CPU_MILLISECONDS = 20
/** The first rounds bring the code to its usual speed. */
const UNCOUNTED_ROUNDS = 2
const ROUNDS = 7
const LONGEST_WAIT_MILLISECONDS = 300
const ASKED_EVERY_MILLISECONDS = 100
const DOWNLOADERS = 8
const MOST_DOWNLOAD_MILLISECONDS = 5

const PAGES = [
  '/',
  '/performance',
  '/performance/street-anti-social-behaviour',
  '/constitution',
  '/accessibility',
]

/**
 * What readers get while others write or take away much: pages beside a bare reply of the same packed
 * bytes in one run, the work of the next page after a case is opened, and the longest that the front
 * page takes while figures are imported and while all of them are downloaded.
 */
export async function benchReaders(): Promise<readonly Measured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'critical-friend-readers-'))
  const running = await startSite(folder)
  try {
    const operator = (await signInAt(running.address, folder)).headers
    for (const page of PAGES) await ask(running.address + page)
    const found = [await besideBare(running), ...(await afterACase(running, operator))]
    found.push(...(await whileDownloading(running, 'as it is')))
    for (const file of IMPORTED) found.push(await whileImporting(running, operator, file))
    found.push(...(await whileDownloading(running, 'with all that was imported')))
    return found
  } finally {
    running.site.kill('SIGTERM')
    if (running.site.exitCode === null) await once(running.site, 'close')
    await rm(folder, { recursive: true, force: true })
  }
}

/** Asks as a browser does, and reads the answer to its end. */
async function ask(url: string): Promise<void> {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'gzip' } })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  await answer.arrayBuffer()
}

/** What a browser sends that is signed in. */
type Operator = SignedIn['headers']

async function besideBare({ address }: RunningSite): Promise<Measured> {
  const app = fastify()
  for (const page of PAGES) {
    const html = await fetch(address + page).then((answer) => answer.text())
    const packed = gzipSync(html)
    app.get(`/bare${page}`, (_, reply) =>
      reply.type('text/html; charset=utf-8').header('content-encoding', 'gzip').send(packed),
    )
  }
  const bare = await app.listen({ port: 0, host: '127.0.0.1' })
  const shares: { readonly page: string; readonly share: number }[] = []
  let failed = 0
  for (const page of PAGES) {
    const limit = await load(`${bare}/bare${page}`)
    const ours = await load(address + page)
    failed += ours.failed
    shares.push({ page, share: ours.rate / limit.rate })
  }
  await app.close()
  const least = Math.min(...shares.map(({ share }) => share))
  return {
    name: `the slowest of ${PAGES.length} pages beside a bare reply of the same bytes, ${READERS} readers`,
    measured: `${(100 * least).toFixed(0)}%`,
    floor: `${100 * LEAST_OF_BARE}%`,
    ok: least >= LEAST_OF_BARE && failed === 0,
    note: shares.map(({ page, share }) => `${page} ${(100 * share).toFixed(0)}%`).join(', '),
  }
}

async function load(url: string) {
  const run = await autocannon({
    ...{ url, connections: READERS, duration: SECONDS_A_PAGE },
    headers: { 'accept-encoding': 'gzip' },
  })
  return { rate: run.requests.average, failed: run.non2xx + run.errors }
}

/** The processor's time for the next page of two kinds after a case is opened: the middle of a few. */
async function afterACase(running: RunningSite, operator: Operator): Promise<readonly Measured[]> {
  const found: Measured[] = []
  let year = 2030
  for (const page of ['/', '/performance']) {
    const spent: number[] = []
    for (let round = 0; round < UNCOUNTED_ROUNDS + ROUNDS; round += 1) {
      spent.push(await nextAfterACase(running, operator, page, year))
      year += 1
    }
    const counted = spent.slice(UNCOUNTED_ROUNDS)
    const middle = median(counted) ?? 0
    found.push({
      name: `processor's time for the next ${page} after a case is opened`,
      measured: `${middle.toFixed(0)} ms`,
      floor: `${MOST_CPU_MILLISECONDS} ms`,
      ok: middle <= MOST_CPU_MILLISECONDS,
      note: `the middle of ${counted.map((one) => one.toFixed(0)).join(', ')} ms`,
    })
  }
  return found
}

async function nextAfterACase(
  { site, address }: RunningSite,
  operator: Operator,
  page: string,
  year: number,
): Promise<number> {
  const answer = await post(`${address}/procedures/annual-report/open`, operator, {
    year: `${year}-${String((year + 1) % 100).padStart(2, '0')}`,
    on: '2026-05-01',
    actor: `A clerk of ${year}`,
    reason: 'To see what the next page costs',
  })
  if (answer.status !== 303) throw new Error(`No case was opened: ${answer.status}`)
  await wait(1_000)
  const before = cpuMilliseconds(site)
  await ask(address + page)
  return cpuMilliseconds(site) - before
}

async function post(url: string, operator: Operator, fields: Readonly<Record<string, string>>) {
  return await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...operator, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
}

/** A file that is imported while readers ask. */
interface Imported {
  readonly says: string
  readonly name: string
  readonly bytes: () => string | Buffer<ArrayBuffer>
  readonly smallNumbers: 'published' | 'withhold'
}

const COLUMNS = ['measure', 'area', 'breakdown', 'period', 'value']

/** Figures of months of as many parts of one measure as it takes, each part named after the file. */
function manyRows(part: string, rows: number, months: number, least: number): string[][] {
  return Array.from({ length: rows }, (_, row) => {
    const [number, month] = [Math.floor(row / months), row % months]
    const period = `${2010 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
    const value = String(least + ((number * 7 + month) % 400))
    return [
      ...['street-burglary', 'blaby-hinckley-bosworth-csp', `${part}=${part} ${number}`],
      ...[period, value],
    ]
  })
}

function asCsv(rows: readonly (readonly string[])[]): string {
  return [COLUMNS, ...rows].map((row) => `${row.join(',')}\n`).join('')
}

function asWorkbook(rows: readonly (readonly string[])[]): Buffer<ArrayBuffer> {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([COLUMNS, ...rows.map((row) => [...row])]))
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
}

const IMPORTED: readonly Imported[] = [
  {
    says: '50,000 rows are imported',
    name: 'many.csv',
    bytes: () => asCsv(manyRows('beat', 50_000, 120, 100)),
    smallNumbers: 'published',
  },
  {
    says: 'a workbook of 50,000 rows is imported',
    name: 'many.xlsx',
    bytes: () => asWorkbook(manyRows('box', 50_000, 120, 100)),
    smallNumbers: 'published',
  },
  {
    says: 'small numbers are withheld of 5,000 rows, 400 parts a month',
    name: 'small.csv',
    bytes: () => asCsv(manyRows('street', 4_800, 12, 0)),
    smallNumbers: 'withhold',
  },
]

/** The front page asked ten times a second, from before the file is sent until its figures are shown. */
async function whileImporting(
  { address }: RunningSite,
  operator: Operator,
  file: Imported,
): Promise<Measured> {
  // Before anybody asks: to write a workbook holds this process, and would be taken for a wait
  const bytes = file.bytes()
  return await waitForFront(address, file.says, async () => {
    await importThroughForm(address, operator, { ...file, bytes })
    await wait(1_000)
  })
}

/** The front page asked in the same way while several take all figures away, again and again. */
async function whileDownloading(
  { site, address }: RunningSite,
  how: string,
): Promise<readonly Measured[]> {
  const file = `${address}/data/observations.csv`
  await ask(`${address}/`)
  let [spent, downloads] = [0, 0]
  const waited = await waitForFront(address, `all figures are downloaded, ${how}`, async () => {
    const before = cpuMilliseconds(site)
    const run = await autocannon({
      ...{ url: file, connections: DOWNLOADERS, duration: SECONDS_A_PAGE, workers: 1 },
      headers: { 'accept-encoding': 'gzip' },
    })
    spent = cpuMilliseconds(site) - before
    downloads = run['2xx']
  })
  const each = spent / downloads
  return [
    waited,
    {
      name: `processor's time for a download of all figures, ${how}`,
      measured: `${each.toFixed(1)} ms`,
      floor: `${MOST_DOWNLOAD_MILLISECONDS} ms`,
      ok: each <= MOST_DOWNLOAD_MILLISECONDS,
      note: `${downloads} by ${DOWNLOADERS} at once, and the pages asked meanwhile`,
    },
  ]
}

/** The longest that the front page took, asked ten times a second for as long as something goes on. */
async function waitForFront(
  address: string,
  says: string,
  meanwhile: () => Promise<void>,
): Promise<Measured> {
  const waits: number[] = []
  let isOver = false
  const asking = (async () => {
    const answers: Promise<void>[] = []
    while (!isOver) {
      const began = performance.now()
      answers.push(ask(`${address}/`).then(() => void waits.push(performance.now() - began)))
      await wait(ASKED_EVERY_MILLISECONDS)
    }
    await Promise.all(answers)
  })()
  const began = performance.now()
  try {
    await meanwhile()
  } finally {
    isOver = true
  }
  await asking
  const longest = Math.max(...waits)
  return {
    name: `the longest wait for / while ${says}`,
    measured: `${Math.round(longest)} ms`,
    floor: `${LONGEST_WAIT_MILLISECONDS} ms`,
    ok: longest <= LONGEST_WAIT_MILLISECONDS,
    note: `${waits.length} asked in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  }
}

/** Sends the file, sees what it would do, and confirms, as a clerk does in the browser. */
async function importThroughForm(
  address: string,
  operator: Operator,
  {
    name,
    bytes,
    smallNumbers,
  }: Omit<Imported, 'bytes'> & { readonly bytes: string | Buffer<ArrayBuffer> },
): Promise<void> {
  const about = { who: 'The benchmark', why: 'To see what readers wait' }
  const form = new FormData()
  for (const [field, value] of Object.entries(about)) form.set(field, value)
  form.set('file', new File([bytes], name))
  const sent = await fetch(`${address}/data/import`, {
    method: 'POST',
    headers: operator,
    body: form,
  })
  const plan = await sent.text()
  const confirm = /action="(\/data\/import\/[0-9a-f]{64})"/.exec(plan)?.[1]
  if (confirm === undefined) throw new Error(`There is nothing to confirm: ${plan.slice(0, 4000)}`)
  const done = await post(address + confirm, operator, { ...about, smallNumbers })
  if (done.status !== 303) throw new Error(`Nothing was imported: ${await done.text()}`)
}
