import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { signInForTest } from '#accounts/testing.ts'
import { fetchAreaFiles, recordAreaFiles } from '#holdings/index.ts'
import type { Edition } from '#reports/editions/edition.ts'
import { fetchEditions } from '#reports/editions/edition-records.ts'
import { type Storage, writeRecord } from '#storage/index.ts'
import { type Serving, serve } from '../serving.ts'
import { type EditionAct, INTRODUCTION, REPORT, type Sender, type Sent } from './edition-acts.ts'
import { lookAt, type Place } from './places.ts'

/** How long after it was approved for a time an edition is to be published. */
const SOON_SECONDS = 2
const LONGEST_MILLISECONDS = 180_000
const LOOK_MILLISECONDS = 250

/** Where reports are signed off, and by whom. */
export interface EditionOffice {
  readonly place: Place
  readonly cookies: Readonly<Record<Sender, string>>
}

/** How an act was answered: done, cut off, or refused with words. */
export type Answer = 'done' | 'cut off' | { readonly refused: string }

/** What is kept of editions, and how much is released. */
export interface Kept {
  readonly editions: readonly Edition[]
  readonly released: number
}

/** Founds an area, where that is left to the program, and signs in an officer and an approver. */
export async function openOffice(place: Place): Promise<EditionOffice> {
  const site = await serve(place.settings)
  await site.stop()
  return await lookAt(place, async (storage) => {
    const at = Temporal.Now.instant().toString()
    const sign = (name: string, role: 'performance-officer' | 'approver') =>
      signInForTest(storage.db, {
        ...{ name, email: `${role}@example.gov.uk`, roles: [role], folder: place.folder, at },
      })
    await writeIntroduction(storage, 1)
    const cookies = {
      officer: await sign('Ada Officer', 'performance-officer'),
      approver: await sign('Bo Approver', 'approver'),
    }
    return { place, cookies }
  })
}

/** Has the report say something else than in the edition before, which it would correct in nothing. */
export async function writeIntroduction({ db }: Storage, number: number): Promise<void> {
  const content = `This is said in edition ${number}.\n`
  const files = (await fetchAreaFiles(db)).filter(({ path }) => path !== INTRODUCTION)
  const at = Temporal.Now.instant().toString()
  const authorship = { actor: 'A. Tester', reason: 'Made up', at }
  const all = [...files, { path: INTRODUCTION, content }]
  await writeRecord(db, (trx) => recordAreaFiles(trx, all, authorship))
}

export async function readKept({ db }: Storage): Promise<Kept> {
  const { released } = await db
    .selectFrom('released')
    .select((row) => row.fn.countAll<number>().as('released'))
    .executeTakeFirstOrThrow()
  return { editions: await fetchEditions(db, 'office'), released: Number(released) }
}

/** What is asked of a running site before an act is sent. */
export async function prepare(
  { cookies }: EditionOffice,
  { address }: Serving,
  number: number,
): Promise<Sent> {
  const headers = { cookie: cookies.officer }
  const page = await fetch(`${address}${REPORT}/sign-off`, { headers })
  const text = await page.text()
  const reasons = [...text.matchAll(/name="(reason-[0-9a-f]{16})"/g)].map(([, field = '']) => field)
  const soon = Temporal.Now.zonedDateTimeISO('Europe/London').add({ seconds: SOON_SECONDS })
  return { number, reasons, soon: soon.toPlainDateTime().toString({ smallestUnit: 'second' }) }
}

/** Sends an act, or waits for the program to do it at its time. */
export async function sendAct(
  { cookies }: EditionOffice,
  { address }: Serving,
  { path, sender, form }: EditionAct,
  sent: Sent,
): Promise<Answer> {
  try {
    if (path === undefined) return await waitUntilOut(address, sent)
    const answer = await fetch(`${address}${REPORT}${path(sent)}`, {
      ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(form(sent)) },
      headers: { cookie: cookies[sender], origin: address },
    })
    if (answer.status === 303) return 'done'
    const [, said = ''] =
      /error-summary__body[^>]*>([\s\S]*?)<\/div>/.exec(await answer.text()) ?? []
    const words = said.replace(/<[^>]+>|\s+/g, ' ').trim()
    return { refused: `it was answered ${answer.status}: ${words}` }
  } catch {
    return 'cut off'
  }
}

/** Whoever reads is told that it is published by its page being there. */
async function waitUntilOut(address: string, { number }: Sent): Promise<Answer> {
  const latest = Date.now() + LONGEST_MILLISECONDS
  while (Date.now() < latest) {
    const page = await fetch(`${address}${REPORT}/editions/${number}`)
    await page.arrayBuffer()
    if (page.status === 200) return 'done'
    await sleep(LOOK_MILLISECONDS)
  }
  return { refused: 'it was not published at its time' }
}

/** What of an edition is not given out as it was published, or is given out and was not published. */
export async function readFiles(
  { address }: Serving,
  { number, published }: Edition,
): Promise<readonly string[]> {
  const at = `${address}${REPORT}/editions/${number}`
  const page = await fetch(at)
  await page.arrayBuffer()
  const expected = published === undefined ? 404 : 200
  const wrong = page.status === expected ? [] : [`Edition ${number} answers ${page.status}`]
  for (const { name, sha256 } of published?.files ?? []) {
    const file = await fetch(`${at}/${name}`)
    const bytes = Buffer.from(await file.arrayBuffer())
    if (createHash('sha256').update(bytes).digest('hex') === sha256) continue
    wrong.push(`${name} of edition ${number} is not given out as it was published: ${file.status}`)
  }
  return wrong
}
