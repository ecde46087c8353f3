import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { signInForTest } from '#accounts/testing.ts'
import { bookKeeper } from './keep-books.ts'
import { textsIn } from './leaks/look-inside.ts'
import { openSite, type TestSite } from './site.ts'

const CLOCK = { now: () => '2026-12-01T09:00:00Z', today: () => '2026-12-01' }

/** A book that everybody reads, whose list names three columns for the commissioner’s officers alone. */
const TIPS = `
register: tips
name: Tips
one: tip
many: tips
about: What came in on the line, and from whom.
owner: The commissioner’s office
source: { document: Standing orders of the office, paragraph: '12' }
kept_by: [performance-officer, commissioners-officer]
sealed_to: [commissioners-officer]
seen_by: public
retention: { months: 12, why: Nobody asks later }
day: came
title: what
list: [came, what, caller, sort, where_from]
fields:
  - { field: came, label: Day it came, kind: day, required: true, audience: public }
  - { field: what, label: What it is about, kind: text, required: true, audience: public }
  - { field: caller, label: Told by, kind: person }
  - { field: sort, label: Sort of caller, kind: code, audience: sealed, codes: [{ code: zwyneighbour, words: Zwyneighbour }, { code: zwyofficer, words: Zwyofficer }] }
  - { field: where_from, label: Where from, kind: place, audience: sealed }
measures:
  - { id: tips-taken, name: Tips taken, count: entries }
examples: [{ shows: a tip, rows: [{ came: 2026-10-02, what: Fence }], gives: { entries: 1 } }]
`

/** What nobody else may be told. "Skerby" is a place of the area that other pages name. */
const SEALED = /Zwycaller|Zwyneighbour|Zwyofficer/i

describe('a sealed column that a list names', () => {
  let site: TestSite
  let reference = ''
  let officer: Readonly<Record<string, string>> = {}
  let keeper: Readonly<Record<string, string>> = {}
  const { plain, record, post } = bookKeeper(
    () => site,
    () => keeper,
  )
  const signIn = async (name: string, role: 'performance-officer' | 'commissioners-officer') => ({
    cookie: await signInForTest(site.db, {
      ...{ name, email: `${role}@example.gov.uk`, roles: [role] },
      ...{ folder: site.folder, at: CLOCK.now() },
    }),
    'sec-fetch-site': 'same-origin',
  })
  const asked = async (url: string, headers: Readonly<Record<string, string>> = {}) =>
    await site.app.inject({ url, headers: { 'sec-fetch-site': 'same-origin', ...headers } })

  before(async () => {
    site = await openSite(
      'test/fixtures/areas/northmere',
      CLOCK,
      (files) => new Map([...files, ['registers/tips.yaml', TIPS]]),
    )
    officer = await signIn('Ann Fell', 'performance-officer')
    keeper = await signIn('Bea Holm', 'commissioners-officer')
    const sealed = { caller: 'Zwycaller', sort: 'zwyneighbour', where_from: 'skerby' }
    const page = await record('tips', { came: '2026-10-02', what: 'Fence', ...sealed })
    await record('tips', { came: '2026-10-03', what: 'Gate', sort: 'zwyofficer' })
    reference = page.split('/').at(-1) ?? ''
    const corrected = { came: '2026-10-02', what: 'Fence', ...sealed, sort: 'zwyofficer' }
    const done = await post(`${page}/correct`, {
      ...corrected,
      ...{ 'form-reason': 'It was an officer', 'form-step': 'record' },
    })
    assert.equal(done.statusCode, 303, plain(done.body))
  })
  after(() => site.close())

  const addresses = () => [
    ...['', '.csv', '.xlsx', '.ods', '.json', '.atom', '.ics'].map(
      (kind) => `/registers/tips${kind}`,
    ),
    ...['?words=Zwycaller', '?sort=zwyofficer', '?where_from=skerby', '?page=2'].flatMap((query) =>
      ['', '.csv', '.json'].map((kind) => `/registers/tips${kind}${query}`),
    ),
    ...['months', 'places', 'places?sort=zwyofficer', 'past', 'change', 'import'].map(
      (one) => `/registers/tips/${one}`,
    ),
    ...['', '/correct', '/take-out'].map((one) => `/registers/tips/${reference}${one}`),
    ...['/performance/tips-taken', '/performance/tips-taken.csv', '/performance/tips-taken.json'],
    ...['/search?q=Zwycaller', '/search?q=Fence', '/data', '/data/changes'],
    ...['/', '/performance', '/registers', '/registers/due'],
  ]

  it('is asked of addresses that answer whoever may read it', async () => {
    for (const url of addresses())
      assert.equal((await asked(url, keeper)).statusCode, 200, `${url} is no address that answers`)
  })

  it('is in the history of an entry and in the files, for those who may read it', async () => {
    const page = plain((await asked(`/registers/tips/${reference}`, keeper)).body)
    assert.match(page, /Zwyneighbour/, 'as it was before it was corrected')
    assert.match(page, /Zwyofficer/)
    for (const kind of ['csv', 'json', 'xlsx', 'ods']) {
      const { rawPayload } = await asked(`/registers/tips.${kind}`, keeper)
      assert.match(textsIn(rawPayload), SEALED, kind)
    }
  })

  it('is there for those who may read it', async () => {
    const { body } = await asked('/registers/tips', keeper)
    assert.match(plain(body), /Told by Sort of caller Where from/)
    assert.match(body, /Zwycaller/)
  })

  it('is nowhere for everybody, nor for one of the office whom it is not for', async () => {
    for (const [who, headers] of [
      ['everybody', {}],
      ['the office', officer],
    ] as const)
      for (const url of addresses()) {
        const { statusCode, rawPayload, headers: told } = await asked(url, headers)
        assert.ok(statusCode < 500, `${url}: ${statusCode}`)
        const said = `${JSON.stringify(told)}\n${textsIn(rawPayload)}`
        // A page says again what was asked of it, in the field in which it was typed
        const own = said.replace(/(?:value="|q=|words=|sort=|‘|“)zwy\w+/gi, '')
        assert.doesNotMatch(own, SEALED, `${url}, for ${who}`)
      }
  })

  it('narrows, sorts and counts nothing for them, which is said without a word of it', async () => {
    for (const headers of [{}, officer])
      for (const query of [
        'sort=zwyofficer',
        'sort=zwyneighbour',
        'where_from=skerby',
        'caller=Zwycaller',
      ]) {
        const list = plain((await asked(`/registers/tips?${query}`, headers)).body)
        assert.match(list, /2 tips/, query)
        assert.match(list, /cannot be narrowed by anything else that its address names/, query)
        assert.doesNotMatch(list, /Sort of caller|Where from|Told by/)
        const file = await asked(`/registers/tips.csv?${query}`, headers)
        assert.doesNotMatch(file.body, /Sort of caller|Where from|Told by|Fence/)
      }
    const looked = plain((await asked('/registers/tips?words=Zwycaller', officer)).body)
    assert.doesNotMatch(looked, /Fence/)
  })

  it('has no page by place for them', async () => {
    for (const headers of [{}, officer])
      assert.equal((await asked('/registers/tips/places', headers)).statusCode, 404)
  })
})
