import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { CLOCK } from '#app/clock.ts'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { fetchArea, importObservations } from '#performance/index.ts'
import { verifyRecord } from '#storage/index.ts'
import { type Browsing, browse, browseAs } from './accounts/browsing.ts'
import { openSite, type TestSite } from './site.ts'

const REPORT = '/reports/force-performance/2026-27-Q1'
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
    .set('reports/force-performance/2026-27-Q2/introduction.md', 'Written before its figures.\n')
}

const plain = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('figures that are released with a report', () => {
  let site: TestSite
  let folder: string
  let officer: Browsing

  const words = async (path: string, as = officer) => plain((await as.get(path)).body)
  const anybody = () => browse(site)
  const load = async (row: string) => {
    const file = join(folder, 'burglary.csv')
    const heading = 'measure,area,breakdown,period,value,numerator,denominator,status,source,note'
    await writeFile(file, `${heading}\n${row}\n`)
    const area = await fetchArea(site.db)
    assert.ok(area)
    const by = { actor: 'A. Sender', reason: 'Corrected', at: CLOCK.now() }
    const came = await importObservations(site.db, area, { ...by, today: CLOCK.today(), file })
    assert.ok(came.ok, JSON.stringify(came))
  }
  const release = async (more: Record<string, string>) => {
    const { body } = await officer.get('/data/releases')
    const measures = /name="measures"[^>]*value="([^"]+)"/.exec(body)?.[1] ?? ''
    assert.notEqual(measures, '')
    return await officer.post('/data/releases', { measures, at: '', ...more })
  }

  before(async () => {
    site = await openSite('test/fixtures/areas/wealdmoor', undefined, byAct)
    folder = await mkdtemp(join(tmpdir(), 'critical-friend-with-report-'))
    officer = await browseAs(site, {
      ...{ name: 'Ada Officer', email: 'ada@example.gov.uk', roles: ['performance-officer'] },
      ...{ at: CLOCK.now() },
    })
  })
  after(async () => {
    await site.close()
    await rm(folder, { recursive: true })
  })

  it('stand in the way of the edition while they wait for nothing', async () => {
    await load('burglary,wealdmoor,,2026-05,1234,,,actual,A paper,')
    await officer.post(`${REPORT}/sign-off/begin`)
    assert.match(await words(`${REPORT}/sign-off`), /Burglary[^.]*2026-05 is not released/)
    const forced = await officer.post(`${REPORT}/sign-off/force`, { reason: 'In haste' })
    assert.equal(forced.status, 422)
  })

  it('make a period readable for the office and name it to nobody else', async () => {
    const named = /July to September 2026/
    for (const path of ['/', '/reports']) assert.doesNotMatch(await words(path), named, path)
    const months = ['07', '08', '09'].map((month) => `burglary,wealdmoor,,2026-${month},2345`)
    await load(months.map((row) => `${row},,,actual,A paper,`).join('\n'))
    // Reads what was just loaded, where other pages may be shown as they were a moment before
    await words('/data/releases')
    for (const path of ['/', '/reports']) {
      assert.match(await words(path), named, path)
      assert.doesNotMatch(await words(path, anybody()), named, path)
    }
  })

  it('have to say which report, where it is with one', async () => {
    const unsaid = await release({ when: 'with' })
    assert.equal(unsaid.status, 422)
    assert.match(unsaid.body, /Choose the report/)
  })

  it('stand in the way of it no longer once they wait for it, and are public nowhere', async () => {
    const done = await release({ when: 'with', edition: EDITION })
    assert.equal(done.status, 303, plain(done.body))
    assert.match(
      await words('/data/releases'),
      /With the next edition of Force performance report, April to June 2026/,
    )
    assert.doesNotMatch(await words(`${REPORT}/sign-off`), /is not released/)
    for (const path of [REPORT, '/performance/burglary', '/performance/burglary.csv']) {
      assert.doesNotMatch((await anybody().get(path)).body, /1,?234/, path)
    }
  })

  it('can be taken back while the edition is to come, and stand in its way again', async () => {
    const { body } = await officer.get('/data/releases')
    const way = /href="(\/data\/releases\/\d+\/withdraw)"/.exec(body)?.[1] ?? ''
    assert.match(await words(way), /released with the next edition of Force performance report/)
    assert.equal((await officer.post(way, { reason: 'Not yet' })).status, 303)
    assert.match(await words(`${REPORT}/sign-off`), /2026-05 is not released/)
    assert.equal((await release({ when: 'with', edition: EDITION })).status, 303)
  })

  it('stand in its way where a chart draws them and the report names them nowhere', async () => {
    await load('burglary,wealdmoor,,2024-09,4321,,,actual,A paper,')
    assert.match(await words(`${REPORT}/sign-off`), /Burglary[^.]*2024-09 is not released/)
    assert.equal((await release({ when: 'with', edition: EDITION })).status, 303)
    assert.doesNotMatch(await words(`${REPORT}/sign-off`), /is not released/)
  })

  it('are public in the moment in which the edition is published', async () => {
    const forced = await officer.post(`${REPORT}/sign-off/force`, { reason: 'One officer here' })
    assert.equal(forced.status, 303, plain(forced.body))
    for (const path of [REPORT, '/performance/burglary', '/performance/burglary.csv']) {
      assert.match((await anybody().get(path)).body, /1,?234/, path)
    }
    const list = await words('/data/releases')
    assert.match(list, /with edition 1 of Force performance report, April to June 2026/)
    assert.match(list, /Nothing waits to be released/)
    assert.deepEqual((await verifyRecord(site.db, TABLE_CHECKS)).problems, [])
  })
})
