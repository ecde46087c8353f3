import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { fetchAreaFiles } from '#holdings/index.ts'
import { type Browsing, browse, movedClock, operatorCookies } from './accounts/browsing.ts'
import { openSite, type TestSite } from './site.ts'

const BURGLARY = '/performance/burglary'
const DEFINE = `${BURGLARY}/definition`
const REPORT = '/reports/force-performance/2025-26-Q4'

describe('the definition of a measure', () => {
  let site: TestSite
  let officer: Browsing
  let anybody: Browsing
  const { clock, move } = movedClock('2026-12-01T09:00:00Z')

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere', clock)
    officer = browse(site, operatorCookies(site))
    anybody = browse(site)
  })
  after(() => site.close())

  const plain = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  const define = (from: string, definition: string) =>
    officer.post(DEFINE, {
      ...{ from, definition, why: 'The counting rules changed' },
      'source.document': 'Counting rules, 2026',
    })
  const countedNow = async () =>
    /What is counted (.*?) Which way is better/.exec(plain((await anybody.get(BURGLARY)).body))?.[1]

  it('is as the area’s file has it, and nothing is said of days, until it is defined anew', async () => {
    const { body } = await anybody.get(BURGLARY)
    assert.doesNotMatch(plain(body), /What was counted, and when|Define it anew/)
    assert.match(plain((await officer.get(BURGLARY)).body), /Define it anew from a day on/)
    assert.equal((await anybody.get(DEFINE)).status, 403)
    assert.equal((await officer.get('/performance/nothing/definition')).status, 404)
  })

  it('is another from a day on: the page says which held when, and a report prints the one of its period', async () => {
    const first = await countedNow()
    assert.ok(first)
    const done = await define('2026-10-01', 'Burglaries of homes and of sheds')
    assert.equal(done.status, 303, plain(done.body))
    assert.equal((await define('2027-04-01', 'Burglaries of every building')).status, 303)
    assert.equal(await countedNow(), 'Burglaries of homes and of sheds')
    const said = plain((await anybody.get(BURGLARY)).body)
    assert.match(said, /From 1 April 2027 .* Burglaries of every building/)
    assert.match(
      said,
      /1 October 2026 to 31 March 2027 .*It holds today.* Burglaries of homes and of sheds/,
    )
    assert.match(said, /Until 30 September 2026/)
    assert.match(said, /The counting rules changed/)
    const report = plain((await anybody.get(REPORT)).body)
    assert.ok(report.includes(`What is counted: ${first}`), first)
    assert.doesNotMatch(report, /homes and of sheds/)
    move('P150D')
    assert.equal(await countedNow(), 'Burglaries of every building')
  })

  it('is refused a second time from the same day, and without a paper that says so', async () => {
    assert.match(
      plain((await define('2026-10-01', 'Something else')).body),
      /There is a definition from 1 October 2026 already/,
    )
    const bare = await officer.post(DEFINE, { from: '2026-11-01', definition: 'Anything' })
    assert.equal(bare.status, 422)
    assert.match(plain(bare.body), /Enter the paper that says so/)
  })

  it('stands in the area’s own file with the other lines of it to the letter', async () => {
    const file = (await fetchAreaFiles(site.db)).find(({ path }) => path === 'measures/crime.yaml')
    assert.match(file?.content ?? '', /redefined:\n +- from: 2026-10-01/)
  })
})
