import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { takeInArea } from '#performance/index.ts'
import { fetchReport } from '#reports/index.ts'
import { parsePeriod } from '#shared/index.ts'
import { preparePdf } from '../src/reports/report-pdf.ts'
import { type Browsing, browseAs } from './accounts/browsing.ts'
import { bookKeeper } from './keep-books.ts'
import { readShipped } from './shipped-registers.ts'
import { openSite, type TestSite } from './site.ts'

const CLOCK = { now: () => '2026-11-23T10:00:00Z', today: () => '2026-11-23' }

describe('operations of a register', () => {
  let site: TestSite
  let member: Browsing
  let loaded: ReadonlyMap<string, string>
  const { record, plain, post } = bookKeeper(() => site)
  before(async () => {
    const added = await readShipped(['operations'])
    site = await openSite('test/fixtures/areas/northmere', CLOCK, (files) => {
      loaded = new Map([...files, ...added])
      return loaded
    })
    member = await browseAs(site, {
      ...{ name: 'Di Member', email: 'di@example.gov.uk', roles: ['member'], at: CLOCK.now() },
    })
  })
  after(() => site.close())

  const page = async () => (await site.app.inject('/performance/burglary')).body
  const operation = (name: string, more: Readonly<Record<string, string>>) =>
    record('operations', {
      ...{ name, first_told: '2026-02-10', aim: 'Fewer burglaries' },
      ...{ 'touches-1-measure': 'burglary', 'touches-1-said_by': 'Minutes of 10 February' },
      ...more,
    })

  it('are events on the charts of the measures that they name, and stand beside what is unusual in their time', async () => {
    assert.doesNotMatch(await page(), /Operation Sweep/)
    const address = await operation('Operation Sweep', { from: '2026-03-05', to: '2026-03-30' })
    const words = plain(await page())
    assert.match(words, /Great Fair Operation Sweep/)
    assert.match(
      words,
      /79 offences, 5 below the usual range.*?In the same time: Operation Sweep, which is not said to have moved it/,
    )
    const other = await site.app.inject('/performance/street-burglary')
    assert.doesNotMatch(other.body, /Operation Sweep/)
    await post(`${address}/take-out`, {
      'form-reason': 'It is another force’s',
      'form-step': 'record',
    })
    assert.doesNotMatch(await page(), /Operation Sweep/)
  })

  it('are on no chart where papers print no days, and where they are a programme of change', async () => {
    await operation('Operation Undated', { dates_as_told: 'around spring 2026' })
    await operation('Operation Turn', { from: '2026-01-05', to: '2026-01-30', is_change: 'yes' })
    assert.doesNotMatch(await page(), /Operation Undated|Operation Turn/)
  })

  it('are shown to members alone while only they may know of them, and to all when they are over', async () => {
    const address = await operation('Operation Hush', { from: '2026-02-02' })
    const ofMember = async () => (await member.get('/performance/burglary')).body
    assert.match(await ofMember(), /Operation Hush/)
    assert.doesNotMatch(await page(), /Operation Hush/)
    const corrected = await post(`${address}/correct`, {
      ...{ name: 'Operation Hush', first_told: '2026-02-10', aim: 'Fewer burglaries' },
      ...{ 'touches-1-measure': 'burglary', 'touches-1-said_by': 'Minutes of 10 February' },
      ...{
        from: '2026-02-02',
        to: '2026-02-20',
        'form-reason': 'It is over',
        'form-step': 'record',
      },
    })
    assert.equal(corrected.statusCode, 303, plain(corrected.body).slice(0, 1_500))
    assert.match(await page(), /Operation Hush/)
    assert.match(await ofMember(), /Operation Hush/)
  })

  it('are drawn on the charts of reports, on the page and in its files, when everybody may know of them', async () => {
    const of = (file: string) => `/reports/force-performance/2025-26-Q4${file}`
    const report = async (file = '') => (await member.get(of(file))).body
    const address = await operation('Operation Rook', { from: '2026-03-09' })
    assert.match((await member.get('/performance/burglary')).body, /Operation Rook/)
    assert.doesNotMatch(await report(), /Operation Rook/)
    const over = { from: '2026-03-09', to: '2026-04-20' }
    const corrected = await post(`${address}/correct`, {
      ...{ name: 'Operation Rook', first_told: '2026-02-10', aim: 'Fewer burglaries', ...over },
      ...{ 'touches-1-measure': 'burglary', 'touches-1-said_by': 'Minutes of 10 February' },
      ...{ 'form-reason': 'It is over', 'form-step': 'record' },
    })
    assert.equal(corrected.statusCode, 303)
    for (const file of ['', '/report.html'])
      assert.match(await report(file), /Operation Rook/, file)
    const asAt = async (day: string) => {
      const period = parsePeriod('2025-26-Q4')
      assert.ok(period.ok)
      const built = await fetchReport(site.db, 'force-performance', period.value, day)
      assert.ok(built.ok, JSON.stringify(built))
      // As the charts of its PDF are drawn: what stands in them is set in shapes there
      return Object.values(preparePdf(built.value).files).join()
    }
    assert.match(await asAt('2026-11-23'), /Operation Rook/)
    assert.doesNotMatch(await asAt('2026-11-22'), /Operation Rook/)
  })

  it('are told by what their register says now', async () => {
    const path = 'registers/operations.yaml'
    const definition = loaded.get(path) ?? ''
    const changed = definition.replace(', unless: is_change = yes }', ' }')
    assert.notEqual(changed, definition)
    assert.doesNotMatch(await page(), /Operation Turn/)
    const taken = await takeInArea(site.db, new Map([...loaded, [path, changed]]), {
      ...{ actor: 'A. Clerk', reason: 'A test', at: CLOCK.now(), today: CLOCK.today() },
    })
    assert.ok(taken.ok)
    assert.match(await page(), /Operation Turn/)
  })
})
