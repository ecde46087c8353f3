import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { launchChromiumIn } from '../chromium.ts'
import { openSite, type TestSite } from '../site.ts'
import type { seededRandom } from './seeded-random.ts'

const AREA = 'test/fixtures/areas/northmere'
const RECORD = '/meetings/2027-02-01/record'
const MOMENT = '2027-02-01T14:00:00Z'
const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Speed enforcement}
`
/** As long as somebody records with no network before the browser is killed under them, at most. */
const LONGEST_MS = 1500

export interface BrowserKills {
  readonly killed: number
  /** So many sentences the page said that it has kept. */
  readonly kept: number
  /** Each a sentence; none where nothing that was kept was lost, or recorded twice. */
  readonly problems: readonly string[]
}

/**
 * Records a meeting in a browser that has no network, and kills all its processes at a random moment; starts it
 * again with the same folder and with the network, and looks whether what the page had said that it kept came to
 * be recorded, once. Again and again on one record.
 */
export async function killBrowserWhileRecording(
  times: number,
  random: ReturnType<typeof seededRandom>,
): Promise<BrowserKills> {
  const profile = await mkdtemp(join(tmpdir(), 'critical-friend-killed-browser-'))
  const clock = { today: () => MOMENT.slice(0, 10), now: () => MOMENT }
  const site = await openSite(
    AREA,
    clock,
    (files) => new Map([...files, ['meetings/2027-02-01.yaml', MEETING]]),
  )
  const typed: string[] = []
  const kept: string[] = []
  const problems: string[] = []
  try {
    await begin(site)
    for (let time = 0; time <= times; time += 1) {
      const browser = await launchChromiumIn(profile)
      const page = await openRecord(browser, site)
      await untilSent(page)
      problems.push(...(await whatIsWrong(site, typed, kept)).map((one) => `${one} (kill ${time})`))
      if (time < times) await recordUntilKilled(browser, page, profile, typed, kept, random)
      else await browser.close()
    }
  } finally {
    await site.close()
    await rm(profile, { recursive: true, force: true })
  }
  return { killed: times, kept: kept.length, problems }
}

async function begin({ address, operator }: TestSite): Promise<void> {
  const answer = await fetch(`${address}${RECORD}/open`, {
    ...{ method: 'POST', redirect: 'manual' as const, headers: operator },
    body: new URLSearchParams({ by: 'ada-fairweather', hour: '14:00' }),
  })
  if (answer.status !== 303) throw new Error(`The meeting did not begin: ${await answer.text()}`)
}

async function openRecord(browser: BrowserContext, site: TestSite): Promise<Page> {
  browser.setDefaultTimeout(60_000)
  const page = browser.pages()[0] ?? (await browser.newPage())
  await page.clock.setFixedTime(new Date(MOMENT))
  await site.signIn(page)
  await page.goto(`${site.address}${RECORD}`)
  return page
}

const COUNT_KEPT = `new Promise((resolve, reject) => {
  const request = indexedDB.open('critical-friend-meeting', 1)
  request.onerror = () => reject(request.error)
  request.onsuccess = () => {
    const transaction = request.result.transaction('kept')
    const count = transaction.objectStore('kept').count()
    transaction.oncomplete = () => resolve(count.result)
    transaction.onabort = () => reject(transaction.error)
    request.result.close()
  }
})`

/** So long nothing more may be sent, and so long the page may be read by nobody, before it is given up. */
const STUCK_MS = 60_000
const UNREAD_MS = 300_000

/** Waits until nothing is kept on the device any more: the site has it all. */
async function untilSent(page: Page): Promise<void> {
  let least = Infinity
  let since = performance.now()
  for (;;) {
    // The page is read again when something was sent, and does not answer meanwhile: that says nothing of what is left
    const left = await page.evaluate<number>(COUNT_KEPT).catch(asError)
    if (left === 0) break
    const waited = performance.now() - since
    if (left instanceof Error) {
      if (waited > UNREAD_MS) throw new Error('The page could not be read', { cause: left })
    } else if (left < least) {
      least = left
      since = performance.now()
    } else if (waited > STUCK_MS) {
      throw new Error(`${left} are kept on the device, and none was sent for a minute`)
    }
    await wait(50)
  }
  await page.waitForLoadState('load')
}

const asError = (cause: unknown) =>
  cause instanceof Error ? cause : new Error('It did not answer', { cause })

async function recordUntilKilled(
  browser: BrowserContext,
  page: Page,
  profile: string,
  typed: string[],
  kept: string[],
  random: ReturnType<typeof seededRandom>,
): Promise<void> {
  await browser.setOffline(true)
  const isKept = Promise.withResolvers<void>()
  const recording = (async () => {
    for (;;) {
      const sentence = `Sentence ${typed.length + 1}.`
      await page.getByLabel('A point noted').fill(sentence)
      typed.push(sentence)
      await page.getByRole('button', { name: 'Note it' }).click()
      await page.getByText(`Note it: ${sentence}`).waitFor()
      kept.push(sentence)
      isKept.resolve()
    }
  })()
  // The one that is under way when the browser is killed ends the recording
  const over = recording.catch(() => {})
  // On a busy machine the first may take longer than all of the time that is drawn: it is waited for
  await Promise.race([isKept.promise, over])
  await wait(random() * LONGEST_MS)
  for (const pid of processesOf(profile)) kill(pid)
  await over
  await browser.close().catch(() => {})
}

/** The processes of the browser that was started with this folder, and what they have started. */
function processesOf(profile: string): readonly number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const read = (pid: string, file: string) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8')
    } catch {
      return '' // It has ended meanwhile
    }
  }
  const first = all.filter((pid) => read(pid, 'cmdline').includes(profile))
  const parentOf = new Map(
    all.map((pid) => [pid, /^PPid:\s+(\d+)/m.exec(read(pid, 'status'))?.[1]]),
  )
  const isWithin = (pid: string | undefined): boolean =>
    pid !== undefined && (first.includes(pid) || isWithin(parentOf.get(pid)))
  return all.filter(isWithin).map(Number)
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended with its parent
  }
}

/** What was kept has to be recorded, and nothing twice. */
async function whatIsWrong(
  { address, operator }: TestSite,
  typed: readonly string[],
  kept: readonly string[],
): Promise<readonly string[]> {
  const answer = await fetch(`${address}${RECORD}?all=yes`, { headers: operator })
  const page = await answer.text()
  const log = page.slice(page.indexOf('id="log"')).match(/cf-record-line">.*?<\/p>/g) ?? []
  return typed.flatMap((sentence) => {
    const { length: times } = log.filter((line) => line.includes(`: ${sentence}<`))
    if (times > 1 || (times === 0 && kept.includes(sentence)))
      return [`${sentence} is there ${times} times`]
    return []
  })
}
