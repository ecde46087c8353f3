import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readShipped } from './shipped-registers.ts'
import { openSite, type TestSite } from './site.ts'

const CLOCK = { now: () => '2026-11-30T10:00:00Z', today: () => '2026-11-30' }

let site: TestSite

before(async () => {
  const added = await readShipped(['information-requests', 'correspondence'])
  site = await openSite(
    'test/fixtures/areas/northmere',
    CLOCK,
    (files) => new Map([...files, ...added]),
  )
})
after(() => site.close())

const NEW = '/registers/correspondence/new'

const LETTER = {
  received: '2026-11-02',
  channel: 'post',
  kind: 'enquiry',
  subject: 'A lamp that is out',
}

const post = (path: string, fields: URLSearchParams) =>
  fetch(`${site.address}${path}`, {
    ...{ method: 'POST', headers: site.operator, body: fields, redirect: 'manual' },
  })

/** The page to be checked of a form, as its own last form would be sent. */
async function checked(path: string, typed: Readonly<Record<string, string>>) {
  const page = await post(path, new URLSearchParams({ ...typed, 'form-step': 'check' }))
  const html = await page.text()
  assert.equal(page.status, 200, html)
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)]
  return new URLSearchParams([
    ...hidden.map(([, name = '', value = '']) => [name, value]),
    ['form-step', 'record'],
  ])
}

async function count(): Promise<number> {
  const answer = await fetch(`${site.address}/registers/correspondence.json`, {
    headers: site.operator,
  })
  const { entries } = (await answer.json()) as { entries: readonly unknown[] }
  return entries.length
}

describe('a form that is sent twice', () => {
  it('is recorded once where it is sent three times at once, and answers the same', async () => {
    const sent = await checked(NEW, LETTER)
    const before = await count()
    const answers = await Promise.all([1, 2, 3].map(() => post(NEW, sent)))
    const places = new Set(answers.map((one) => one.headers.get('location')))
    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303, 303],
    )
    assert.equal(places.size, 1)
    assert.equal(await count(), before + 1)
  })

  it('is recorded once where it is sent again later', async () => {
    const sent = await checked(NEW, LETTER)
    const before = await count()
    const [first, second] = [await post(NEW, sent), await post(NEW, sent)]
    assert.equal(first.headers.get('location'), second.headers.get('location'))
    assert.equal(await count(), before + 1)
  })

  it('is another where it was asked for anew, or says another thing', async () => {
    const before = await count()
    const sent = await checked(NEW, LETTER)
    await post(NEW, sent)
    await post(NEW, await checked(NEW, LETTER))
    sent.set('subject', 'Another lamp')
    await post(NEW, sent)
    assert.equal(await count(), before + 3)
  })
})
