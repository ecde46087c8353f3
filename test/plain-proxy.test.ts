import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { openPlainProxy } from './plain-proxy.ts'
import { openSite, type TestSite } from './site.ts'

const PUBLIC_URL = 'https://panel.example'

const CONFLICT = `conflicts:
  - id: C01
    title: Whether a made-up thing may be done
    problem: One made-up text says that it may, another that it may not.
    applied: It may not.
    needs_ruling_by: Monitoring Officer
    rulings_allowed: [may, may-not]
`

interface Form {
  readonly action: string
  readonly isMultipart: boolean
  readonly fields: ReadonlyMap<string, string>
}

/** What is sent for a field that has nothing in it: enough for most of these forms to be recorded. */
const TYPED: Readonly<Record<string, string>> = {
  on: '2027-01-04',
  when: '2027-01-04',
  year: '2026-27',
  financialYear: '2027-28',
  about: '/data',
  email: 'reader@example.org',
}

/** The files of a data folder, without those of the database. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const paths = await readdir(folder, { recursive: true })
  return paths.filter((path) => !path.startsWith('pg')).toSorted()
}

const FILE = 'measure,area,breakdown,period,value\nburglary,northmere,,2026-05,41'

/** The forms of a page that are sent, with something in each of their fields. */
function formsOf(html: string): readonly Form[] {
  return [...html.matchAll(/<form ([^>]*)>(.*?)<\/form>/gs)].flatMap(
    ([, head = '', inside = '']) => {
      if (!/method="post"/.test(head)) return []
      const fields = new Map<string, string>()
      for (const [tag] of inside.matchAll(/<(?:input|textarea|select|button)\b[^>]*>/g)) {
        const name = /\bname="([^"]*)"/.exec(tag)?.[1]
        if (name === undefined || /type="file"/.test(tag) || fields.has(name)) continue
        fields.set(name, /\bvalue="([^"]+)"/.exec(tag)?.[1] ?? TYPED[name] ?? 'Made up')
      }
      const action = /action="([^"]*)"/.exec(head)?.[1] ?? ''
      return [{ action, isMultipart: /multipart/.test(head), fields }]
    },
  )
}

function bodyOf({ isMultipart, fields }: Form): FormData | URLSearchParams {
  if (!isMultipart) return new URLSearchParams([...fields])
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  body.append('file', new Blob([FILE]), 'may.csv')
  return body
}

/** Checks a paper, or signs in or out. */
const OPEN_TO_ANYBODY = /^\/(check|sign-in|sign-out|account\/passkeys)\b/

/** Says that something is wrong: recorded for anybody without a key, but only from a page of this site. */
const REMARK = '/remarks'

describe('a site behind a reverse proxy that says nothing of who asks', () => {
  let site: TestSite
  let proxy: Awaited<ReturnType<typeof openPlainProxy>>
  let forms: readonly Form[]

  before(async () => {
    const clock = { today: () => '2027-01-04', now: () => '2027-01-04T10:00:00Z' }
    const withConflict = (files: ReadonlyMap<string, string>) =>
      new Map([...files, ['constitution/conflicts.yaml', CONFLICT]])
    site = await openSite('test/fixtures/areas/northmere', clock, withConflict, PUBLIC_URL)
    proxy = await openPlainProxy(site.address)
    const opened = await post('/procedures/annual-report/open', {
      year: '2025-26',
      on: '2027-01-04',
      reason: 'Made up',
    })
    assert.equal(opened.status, 303)
    const begun = await post('/procedures/annual-report/2025-26/ask-deferral', {
      on: '2027-01-04',
      reason: 'Made up',
    })
    assert.equal(begun.status, 303)
    forms = await crawl()
  })
  after(async () => {
    await proxy.close()
    await site.close()
  })

  /** Sends a form through the proxy as a browser at the public address that holds the key. */
  const post = (path: string, fields: Record<string, string>) =>
    fetch(`${proxy.address}${path}`, {
      method: 'POST',
      headers: { ...site.operator, origin: PUBLIC_URL },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    })

  /** Every form that can be reached from the first page by whoever holds the key. */
  async function crawl(): Promise<readonly Form[]> {
    const found = new Map<string, Form>()
    const waiting = ['/']
    const seen = new Set(waiting)
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
      const { body, headers } = await site.app.inject({ url, headers: site.operator })
      if (!String(headers['content-type']).startsWith('text/html')) continue
      for (const form of formsOf(body)) found.set(form.action, form)
      for (const [, href = ''] of body.matchAll(/href="(\/[^"#?]*)/g)) {
        // The pages of figures have no such forms, and are many and slow
        if (seen.has(href) || /\.\w+$|^\/(reports|performance)\//.test(href)) continue
        seen.add(href)
        waiting.push(href)
      }
    }
    return [...found.values()]
  }

  /** All that is held: how many rows each table has, and the files that wait to be imported. */
  async function held(): Promise<Readonly<Record<string, unknown>>> {
    const tables = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(
      site.db,
    )
    const counts: Record<string, unknown> = { files: await filesIn(site.folder) }
    for (const { name } of tables.rows) {
      const { rows } = await sql`select count(*)::int as n from ${sql.table(name)}`.execute(site.db)
      counts[name] = rows
    }
    assert.ok('entry' in counts)
    return counts
  }

  const send = (form: Form, headers: Record<string, string>) =>
    fetch(`${proxy.address}${form.action}`, {
      method: 'POST',
      headers,
      body: bodyOf(form),
      redirect: 'manual',
    })

  it('has a form for every kind of thing that is recorded', () => {
    const actions = forms.map(({ action }) => action)
    for (const action of [
      '/check',
      '/data/import',
      '/constitution/conflicts/C01/ruling',
      '/procedures/precept/open',
      '/procedures/annual-report/2025-26/refuse-deferral',
      '/procedures/annual-report/2025-26/events/1/correct',
      '/procedures/annual-report/2025-26/events/1/strike-out',
      '/procedures/annual-report/2025-26/withdraw-case',
    ]) {
      assert.ok(actions.includes(action), action)
    }
  })

  it('writes nothing of any form sent without the key, from a page of another site, or of none', async () => {
    const before = await held()
    const cookie = site.operator.cookie
    const strangers: Record<string, string>[] = [
      {},
      { origin: PUBLIC_URL },
      { origin: site.address },
      { origin: 'https://elsewhere.example' },
      { cookie: cookie.replace(/=.*/, '=guessed') },
      { cookie },
      { cookie, origin: 'https://elsewhere.example' },
      { cookie, origin: 'null' },
      { cookie, origin: proxy.address },
      { cookie, 'x-forwarded-for': '203.0.113.7' },
    ]
    for (const form of forms.filter(({ action }) => !OPEN_TO_ANYBODY.test(action))) {
      const ours = form.action === REMARK ? [PUBLIC_URL, site.address] : []
      const refused = strangers.filter(
        ({ cookie, origin = '' }) => cookie || !ours.includes(origin),
      )
      for (const headers of refused) {
        const { status } = await send(form, headers)
        assert.equal(status, 403, `${form.action} ${JSON.stringify(headers)}`)
      }
    }
    assert.deepEqual(await held(), before)
  })

  it('checks a paper for anybody, and keeps nothing of it', async () => {
    const before = await held()
    for (const form of forms.filter(({ action }) => action.startsWith('/check'))) {
      assert.notEqual((await send(form, {})).status, 403)
    }
    assert.deepEqual(await held(), before)
  })

  it('takes a remark of anybody from a page of its own', async () => {
    const form = forms.find(({ action }) => action === REMARK)
    assert.ok(form)
    const before = await held()
    assert.equal((await send(form, { origin: PUBLIC_URL })).status, 303)
    assert.notDeepEqual(await held(), before)
  })

  it('shows a stranger no form that writes, though every link answers', async () => {
    for (const url of [
      '/data',
      '/procedures/precept',
      '/procedures/annual-report/2025-26',
      '/sign-in',
    ]) {
      const page = await (await fetch(`${proxy.address}${url}`)).text()
      const writing = formsOf(page).filter(({ action }) => !OPEN_TO_ANYBODY.test(action))
      assert.deepEqual(writing, [], url)
      for (const [, href = ''] of page.matchAll(/href="(\/[^"#]*)"/g)) {
        assert.equal((await fetch(`${proxy.address}${href}`)).status, 200, `${url}: ${href}`)
      }
    }
  })

  it('records what is sent with the key from a page of its own', async () => {
    for (const [action, answer] of [
      ['/constitution/conflicts/C01/ruling', 303],
      ['/procedures/annual-report/open', 303],
      ['/procedures/annual-report/2025-26/refuse-deferral', 303],
      ['/procedures/annual-report/2025-26/events/1/correct', 303],
      ['/procedures/annual-report/2025-26/events/1/strike-out', 303],
      ['/procedures/annual-report/2025-26/withdraw-case', 303],
      ['/data/import', 200],
    ] as const) {
      const form = forms.find((one) => one.action === action)
      assert.ok(form, action)
      const before = await held()
      const { status } = await send(form, { ...site.operator, origin: PUBLIC_URL })
      assert.equal(status, answer, action)
      assert.notDeepEqual(await held(), before, action)
    }
  })
})
