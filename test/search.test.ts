import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Browsing, browse, browseAs } from './accounts/browsing.ts'
import { bookKeeper } from './keep-books.ts'
import { readShipped } from './shipped-registers.ts'
import { openSite, type TestSite } from './site.ts'

const CLOCK = { now: () => '2026-11-23T10:00:00Z', today: () => '2026-11-23' }

const UNDERTAKINGS = `
offices:
  - { id: monitor, name: Monitoring Officer, source: { document: Terms of reference, paragraph: '1' } }
undertakings:
  - number: 1
    kind: agreed-action
    meeting: 2026-02-10
    source: { document: 'Minutes of 10 February 2026', paragraph: minute 7 }
    hint: the commissioner
    what: Count the hedgehogs of every district
    awaits: information
`

describe('the search of the whole site', () => {
  let site: TestSite
  let member: Browsing
  const { record, plain, read, post } = bookKeeper(() => site)
  before(async () => {
    const added = await readShipped(['operations', 'invitations'])
    site = await openSite(
      'test/fixtures/areas/northmere',
      CLOCK,
      (files) => new Map([...files, ...added, ['undertakings.yaml', UNDERTAKINGS]]),
    )
    member = await browseAs(site, {
      ...{ name: 'Di Member', email: 'di@example.gov.uk', roles: ['member'], at: CLOCK.now() },
    })
  })
  after(() => site.close())

  const links = async (words: string, who = browse(site)) => {
    const { body } = await who.get(`/search?q=${encodeURIComponent(words)}`)
    const [, main = ''] = body.split('<main')
    return [
      ...(main.split('</main>')[0] ?? '').matchAll(/<li><a class="govuk-link" href="([^"]+)"/g),
    ].map(([, href]) => href)
  }

  it('finds a register by its name, also while there is nothing in it', async () => {
    for (const id of ['invitations', 'operations'])
      assert.ok((await links(id.slice(0, 5))).includes(`/registers/${id}`), id)
  })

  it('finds an entry by its reference, for those who may read it', async () => {
    const address = await record('operations', {
      ...{ name: 'Sweep', first_told: '2026-02-10', aim: 'Fewer burglaries', from: '2026-02-02' },
      ...{ 'touches-1-measure': 'burglary', 'touches-1-said_by': 'Minutes' },
    })
    const reference = address.split('/').at(-1)?.split('?')[0] ?? ''
    for (const typed of [reference, reference.toLowerCase(), ` ${reference} `]) {
      assert.deepEqual(await links(typed, member), [`/registers/operations/${reference}`])
      assert.deepEqual(await links(typed), [])
    }
    const other = `${reference.slice(0, -1)}${reference.endsWith('2') ? '3' : '2'}`
    assert.deepEqual(await links(other, member), [])
  })

  it('finds a promise by its words and by its number', async () => {
    await read('/promises')
    assert.deepEqual(await links('hedgehog'), ['/promises/1'])
    assert.deepEqual(await links('promise 1'), ['/promises/1'])
  })

  it('finds a case by its title and by what stands for it in its address', async () => {
    const opened = await post('/procedures/annual-report/open', {
      ...{ year: '2025-26', on: '2026-11-20', reason: 'Made up' },
    })
    assert.equal(opened.statusCode, 303, plain(opened.body).slice(0, 1_000))
    assert.deepEqual(await links('case 2025-26'), ['/procedures/annual-report/2025-26'])
  })

  it('says that it looked for the beginning of something long alone', async () => {
    const long = 'hedgehog '.repeat(30)
    assert.match(await read(`/search?q=${long}`), /Only the first 100 letters of what you typed/)
    assert.doesNotMatch(await read('/search?q=hedgehog'), /Only the first/)
    const list = await read(`/registers/operations?words=${long}`)
    assert.match(list, /Only the first 100 letters of the words were looked for\. Type fewer\./)
  })

  it('and a list of a register says which days cannot be, and what it does not know', async () => {
    const list = async (query: string) => await read(`/registers/operations?${query}`)
    assert.match(
      await list('from=2026-03-01&to=2026-02-01'),
      /1 March 2026 is after 1 February 2026, so no day is from the one until the other\. Change one of the two/,
    )
    assert.match(await list('from=2026-02-31'), /cannot be narrowed by what its address says of/)
    assert.match(await list('colour=blue'), /cannot be narrowed by anything else/)
    assert.doesNotMatch(await list('from=2026-02-01&to=2026-03-01'), /is after|cannot be/)
  })

  it('and no file of a register is made of more than was asked for', async () => {
    for (const kind of ['csv', 'xlsx', 'ods', 'json']) {
      const refused = await browse(site).get(
        `/registers/operations.${kind}?colour=blue&from=2026-02-01`,
      )
      assert.equal(refused.status, 400, kind)
      assert.match(plain(refused.body), /The file cannot be narrowed by anything else/)
    }
    const made = await browse(site).get('/registers/operations.csv?from=2026-02-01')
    assert.equal(made.status, 200)
  })
})
