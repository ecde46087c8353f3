import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { CLOCK } from '#app/clock.ts'
import { fetchEarlySights, TABLE_CHECKS } from '#holdings/index.ts'
import { fetchArea, importObservations } from '#performance/index.ts'
import { verifyRecord } from '#storage/index.ts'
import { type Browsing, browse, browseAs } from './accounts/browsing.ts'
import { openSite, type TestSite } from './site.ts'

const FIGURES = 'figures/made-up.csv'
const EDITION = 'force-performance/2026-27-Q1'

/** By act, and of one measure of the report. */
function byAct(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const figures = (files.get(FIGURES) ?? '')
    .split('\n')
    .filter((line) => /^(measure|burglary),/.test(line))
  const area = files.get('area.yaml') ?? ''
  return new Map(files)
    .set(
      'area.yaml',
      area.replace('releases: at-once', `releases: by-act\npublishedBefore: [${FIGURES}]`),
    )
    .set(FIGURES, `${figures.join('\n')}\n`)
}

const plain = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('early sight of figures and of a draft', () => {
  let site: TestSite
  let folder: string
  let officer: Browsing
  let chair: Browsing
  let member: Browsing

  const anybody = () => browse(site)
  const words = async (path: string, as: Browsing) => plain((await as.get(path)).body)
  const signIn = async (name: string, role: 'performance-officer' | 'chair' | 'member') => {
    return await browseAs(site, {
      ...{ name, email: `${role}@example.gov.uk`, roles: [role] },
      ...{ at: CLOCK.now() },
    })
  }
  const accountOf = async (name: string) => {
    const { body } = await officer.get('/early-sight')
    const [, id = ''] =
      new RegExp(`value="([^"]+)"[^>]*>(?:\\s*<label[^>]*>)?\\s*${name}`).exec(body) ?? []
    assert.notEqual(id, '', body)
    return id
  }
  const give = async (sees: string, more: Record<string, string> = {}) =>
    await officer.post('/early-sight', {
      ...{ account: await accountOf('Cy Chair'), post: 'Chair of the panel', sees },
      ...{ reason: 'To answer questions on the day', from: '', to: '2031-01-01 09:30', ...more },
    })

  before(async () => {
    site = await openSite('test/fixtures/areas/wealdmoor', undefined, byAct)
    folder = await mkdtemp(join(tmpdir(), 'critical-friend-early-sight-'))
    officer = await signIn('Ada Officer', 'performance-officer')
    chair = await signIn('Cy Chair', 'chair')
    member = await signIn('Di Member', 'member')
    const file = join(folder, 'burglary.csv')
    const heading = 'measure,area,breakdown,period,value,numerator,denominator,status,source,note'
    await writeFile(file, `${heading}\nburglary,wealdmoor,,2026-05,1234,,,actual,A paper,\n`)
    const area = await fetchArea(site.db)
    assert.ok(area)
    const by = { actor: 'A. Sender', reason: 'Corrected', at: CLOCK.now() }
    const came = await importObservations(site.db, area, { ...by, today: CLOCK.today(), file })
    assert.ok(came.ok, JSON.stringify(came))
  })
  after(async () => {
    await site.close()
    await rm(folder, { recursive: true })
  })

  it('is nobody\u2019s while nothing is to come, and the list says so', async () => {
    assert.match(await words('/early-sight', anybody()), /Nobody is on the list at the moment/)
    assert.match(await words('/early-sight', officer), /no release is to come/)
    assert.doesNotMatch(await words('/early-sight', chair), /no release is to come/)
  })

  it('is given by an officer, with a post, a reason and an end, which everybody reads', async () => {
    const { body } = await officer.get('/data/releases')
    const measures = /name="measures"[^>]*value="([^"]+)"/.exec(body)?.[1] ?? ''
    const set = await officer.post('/data/releases', {
      ...{ measures, when: 'with', at: '', edition: EDITION },
    })
    assert.equal(set.status, 303)
    const blank = await officer.post('/early-sight', {})
    assert.equal(blank.status, 422)
    assert.match(plain(blank.body), /Choose who sees it.*Enter their post.*Enter why they see it/)
    assert.equal((await give('release-1', { to: '2020-01-01 09:30' })).status, 422)
    assert.equal((await chair.post('/early-sight', {})).status, 403)
    assert.equal((await give('release-1')).status, 303)
    // Twice, as when a button is pressed twice, it is given once
    assert.equal((await give('release-1')).status, 303)
    assert.equal((await give(`edition-${EDITION}`)).status, 303)
    assert.equal((await fetchEarlySights(site.db, 'office')).length, 2)
    const list = await words('/early-sight', anybody())
    assert.match(list, /2 are on the list at the moment/)
    assert.match(list, /Chair of the panel/)
    assert.match(list, /with the next edition of Force performance report, April to June 2026/)
    assert.match(list, /To answer questions on the day/)
    assert.doesNotMatch(list, /Cy Chair|See it/)
    assert.match(await words('/early-sight', officer), /Cy Chair/)
  })

  it('shows the figures to whoever is on the list, beside those that are public', async () => {
    assert.match(await words('/early-sight', chair), /See it: Burglary/)
    const page = await chair.get('/early-sight/1')
    assert.match(plain(page.body), /May 2026 Figure 1,234 Public until now 121/)
    assert.match(plain(page.body), /Not public yet\. You may see this until 1 January 2031, 09:30/)
    const csv = await chair.get('/early-sight/1/figures.csv')
    assert.match(csv.body, /2026-05,1234,.*not released/)
    const draft = await words('/early-sight/2/report', chair)
    assert.match(draft, /Not public yet, and not signed off/)
    assert.match(draft, /1,544/)
  })

  it('shows them to nobody else, nor to that one anywhere else', async () => {
    const paths = ['/early-sight/1', '/early-sight/1/figures.csv', '/early-sight/2/report']
    for (const path of paths) {
      assert.equal((await member.get(path)).status, 404, path)
      assert.equal((await officer.get(path)).status, 404, path)
      assert.equal((await anybody().get(path)).status, 403, path)
    }
    const elsewhere = ['/performance/burglary', '/performance/burglary.csv', `/reports/${EDITION}`]
    for (const path of elsewhere) {
      assert.doesNotMatch((await chair.get(path)).body, /1,?234|1,544/, path)
    }
  })

  it('is over for whoever was taken off the list, which stays to be read', async () => {
    assert.equal((await officer.post('/early-sight/1/end', { reason: '' })).status, 422)
    const reason = 'No longer in the post'
    assert.equal((await officer.post('/early-sight/1/end', { reason })).status, 303)
    assert.equal((await officer.post('/early-sight/1/end', { reason })).status, 409)
    assert.equal((await chair.get('/early-sight/1')).status, 404)
    const list = await words('/early-sight', anybody())
    assert.match(list, /Taken off on .* No longer in the post/)
    assert.match(list, /1 is on the list at the moment/)
  })

  it('is over with the publication', async () => {
    assert.equal((await chair.get('/early-sight/2')).status, 200)
    await officer.post(`/reports/${EDITION}/sign-off/begin`)
    const forced = await officer.post(`/reports/${EDITION}/sign-off/force`, { reason: 'Alone' })
    assert.equal(forced.status, 303, plain(forced.body))
    assert.equal((await chair.get('/early-sight/2')).status, 404)
    assert.match(await words('/early-sight', anybody()), /It was published/)
    assert.deepEqual((await verifyRecord(site.db, TABLE_CHECKS)).problems, [])
  })
})
