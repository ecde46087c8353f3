import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { signInForTest } from '#accounts/testing.ts'
import { CLOCK } from '#app/clock.ts'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { fetchArea, importObservations } from '#performance/index.ts'
import { readLog, verifyRecord } from '#storage/index.ts'
import { crawl } from './crawl.ts'
import { openSite, type TestSite } from './site.ts'

const AREA = 'test/fixtures/areas/wealdmoor'
const SEPTEMBER = '2026-09'

/** In the planted figure, its file and who sent it, written in whatever way. */
const PLANTED = /7[,.\s]?654[,.\s]?321|zebra/i

const FIGURES = 'figures/made-up.csv'

/** By act, and of few measures: each has many pages. */
function byAct(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const area = files.get('area.yaml') ?? ''
  const figures = (files.get(FIGURES) ?? '')
    .split('\n')
    .filter((line) => /^(measure|missing-people|burglary),/.test(line))
  return new Map(files)
    .set(
      'area.yaml',
      area.replace('releases: at-once', `releases: by-act\npublishedBefore: [${FIGURES}]`),
    )
    .set(FIGURES, `${figures.join('\n')}\n`)
}

/**
 * What every address says that can be reached by links; but for those of single figures, and papers set for
 * print, which say what their pages say and take long to set.
 */
async function readAll({ app }: TestSite): Promise<ReadonlyMap<string, string>> {
  const isWanted = (url: string) => !/\/(figures\/\d|assets\/|remarks\/new)|\.pdf$/.test(url)
  const from = ['/data', '/reports', '/check', '/remarks', '/permissions', '/performance']
  const answers = await crawl(app, { from, isWanted })
  return new Map([...answers].map(([url, { bytes }]) => [url, bytes.toString('utf8')]))
}

describe('a figure that was loaded and is not released', () => {
  let site: TestSite
  let folder: string
  let unchanged: ReadonlyMap<string, string>
  let figure = 0
  let member = ''
  let officer = ''

  const signIn = (role: 'member' | 'performance-officer' | 'clerk') =>
    signInForTest(site.db, {
      ...{ name: `A ${role}`, email: `${role}@example.gov.uk`, roles: [role] },
      ...{ folder: site.folder, at: CLOCK.now() },
    })
  const get = async (url: string, cookie = '') =>
    await site.app.inject({ url, headers: { cookie } })
  const send = async (url: string, fields: Record<string, string>, cookie: string) =>
    await site.app.inject({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        cookie,
      },
      payload: new URLSearchParams(fields).toString(),
    })
  const checked = async (cookie = '') =>
    (
      await send(
        '/check',
        { text: 'There were 7,654,321 missing people in September 2026.' },
        cookie,
      )
    ).body
  const load = async (rows: readonly string[], name = 'zebra.csv') => {
    const file = join(folder, name)
    const heading = 'measure,area,breakdown,period,value,numerator,denominator,status,source,note'
    await writeFile(file, [heading, ...rows, ''].join('\n'))
    const area = await fetchArea(site.db)
    assert.ok(area)
    const by = { actor: 'Zebra Sender', reason: 'Zebra sent it', at: CLOCK.now() }
    const came = await importObservations(site.db, area, { ...by, today: CLOCK.today(), file })
    assert.ok(came.ok && came.value.importId !== null, JSON.stringify(came))
    return came.value.importId
  }

  before(async () => {
    site = await openSite(AREA, undefined, byAct)
    folder = await mkdtemp(join(tmpdir(), 'critical-friend-release-'))
    unchanged = await readAll(site)
    member = await signIn('member')
    officer = await signIn('performance-officer')
  })
  after(async () => {
    await site.close()
    await rm(folder, { recursive: true })
  })

  it('is not said to be held nowhere', async () => {
    const { body } = await get('/performance/violence')
    assert.match(body, /No figure is public here for Wealdmoor\./)
  })

  it('changes nothing at any address that the public or a member can reach', async () => {
    const said = await checked()
    const importId = await load([
      `missing-people,wealdmoor,,${SEPTEMBER},7654321,,,actual,Zebra paper,Zebra note`,
    ])
    const now = await readAll(site)
    assert.ok(now.size > 100, `${now.size} addresses`)
    assert.deepEqual([...now.keys()].sort(), [...unchanged.keys()].sort())
    for (const [url, body] of now) {
      assert.doesNotMatch(body, PLANTED, url)
      if (!url.endsWith('.ods')) assert.equal(body, unchanged.get(url), url)
    }
    assert.equal(await checked(), said)
    for (const url of ['/', '/data', '/performance/missing-people', '/data/observations.csv']) {
      assert.doesNotMatch((await get(url, member)).body, PLANTED, url)
    }

    const row = await site.db
      .selectFrom('counted_observation')
      .select('id')
      .where('import_id', '=', importId)
      .executeTakeFirstOrThrow()
    figure = row.id
    for (const url of [
      `/performance/missing-people/figures/${figure}`,
      `/data/imports/${importId}`,
      '/data/releases',
    ]) {
      const [asPublic, asMember] = [await get(url), await get(url, member)]
      assert.ok(asPublic.statusCode >= 400 && asMember.statusCode >= 400, url)
      assert.doesNotMatch(asPublic.body + asMember.body, PLANTED)
    }
    const log: string[] = []
    for await (const entry of readLog(site.db, 'members')) log.push(JSON.stringify(entry))
    // Who recorded something is told by name
    assert.doesNotMatch(log.join('\n').replaceAll('Zebra Sender', ''), PLANTED)
  })

  it('is shown to the office, which is told that it is not released', async () => {
    const page = await get('/performance/missing-people', officer)
    assert.match(page.body, /7,654,321/)
    assert.match(page.body, /not released: Missing people/)
    assert.match(
      (await get(`/performance/missing-people/figures/${figure}`, officer)).body,
      /not released/,
    )
    const row = (await get('/performance/missing-people.csv', officer)).body
      .split('\n')
      .find((line) => line.includes('7654321'))
    assert.match(row ?? '', /not released/)
    assert.doesNotMatch((await get('/performance/burglary', officer)).body, /not released/)
    const ways = await get(`/performance/missing-people/figures/${figure}`, officer)
    assert.doesNotMatch(ways.body, /Withdraw this figure/)
    const aside = await get('/performance/missing-people/set-aside', officer)
    assert.doesNotMatch(aside.body, PLANTED)
    const explained = await get('/performance/missing-people/explanations/give', officer)
    assert.doesNotMatch(explained.body, /September 2026/)
    const waits = await get('/data/releases', officer)
    assert.match(waits.body, /1 figure waits to be released/)
    assert.match(waits.body, /Missing people: 1 figure/)
  })

  it('is released by one who may, who says of what and when, and is then everywhere', async () => {
    const clerk = await signIn('clerk')
    const choice = async () =>
      /name="measures"[^>]*value="([^"]+)"/.exec(
        (await get('/data/releases', officer)).body,
      )?.[1] ?? ''
    assert.doesNotMatch((await get('/data/releases', clerk)).body, /<form/)
    const filled = { measures: await choice(), when: 'now', at: '' }
    assert.equal((await send('/data/releases', filled, clerk)).statusCode, 403)
    assert.equal((await send('/data/releases', filled, '')).statusCode, 403)

    const blank = await send('/data/releases', { at: '' }, officer)
    assert.equal(blank.statusCode, 422)
    assert.match(blank.body, /Choose at least one measure to release/)
    assert.match(blank.body, /Choose when the public knows them/)
    const noTime = await send('/data/releases', { ...filled, when: 'later' }, officer)
    assert.match(noTime.body, /Enter the day and time of the release/)
    const gone = await send(
      '/data/releases',
      { ...filled, when: 'later', at: '2026-01-05 09:30' },
      officer,
    )
    assert.match(gone.body, /That time has passed/)

    const done = await send('/data/releases', filled, officer)
    assert.equal(done.statusCode, 303, done.body)
    const page = await get('/performance/missing-people')
    assert.match(page.body, /7,654,321/)
    assert.doesNotMatch(page.body, /not released/)
    assert.match((await get('/performance/missing-people.csv')).body, /7654321/)
    assert.match((await get('/data')).body, /zebra\.csv/)
    assert.equal((await get(`/performance/missing-people/figures/${figure}`)).statusCode, 200)
    assert.notEqual(await checked(), '')
    const list = await get('/data/releases', officer)
    assert.match(list.body, /Nothing waits to be released/)
    assert.match(list.body, /A performance-officer/)
  })

  it('can be set for a time to come, and kept back until then', async () => {
    await load([`burglary,wealdmoor,,${SEPTEMBER},7654321,,,actual,Zebra paper,`], 'zebra-2.csv')
    const page = await get('/data/releases', officer)
    const measures = /name="measures"[^>]*value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const set = await send(
      '/data/releases',
      { measures, when: 'later', at: '2031-12-07 09:30' },
      officer,
    )
    assert.equal(set.statusCode, 303, set.body)
    const list = (await get('/data/releases', officer)).body
    assert.match(list, /To be released/)
    assert.match(list, /7 December 2031, 09:30/)
    assert.match(list, /Sunday 7 December 2031 is not a working day: make sure that somebody/)
    assert.doesNotMatch((await get('/performance/burglary')).body, PLANTED)
    const way = /href="(\/data\/releases\/\d+\/withdraw)"/.exec(list)?.[1] ?? ''
    assert.equal((await send(way, { reason: '' }, officer)).statusCode, 422)
    assert.equal((await send(way, { reason: 'A slip was found' }, officer)).statusCode, 303)
    assert.equal((await send(way, { reason: 'A slip was found' }, officer)).statusCode, 409)
    assert.match((await get('/data/releases', officer)).body, /1 figure waits to be released/)
  })

  it('is not released where it would give away what is withheld, nor a small number unsaid', async () => {
    const release = async (measure: string, more: Record<string, string> = {}) => {
      const page = await get('/data/releases', officer)
      const [, measures = ''] = new RegExp(`value="(${measure}~[^"]+)"`).exec(page.body) ?? []
      assert.notEqual(measures, '')
      return await send('/data/releases', { measures, when: 'now', at: '', ...more }, officer)
    }
    const row = (breakdown: string, value: string, status: string) =>
      `robbery,wealdmoor,${breakdown},${SEPTEMBER},${value},,,${status},A paper,`
    await load([row('gender=female', '', 'withheld'), row('gender=male', '', 'withheld')], 'a.csv')
    assert.equal((await release('robbery')).statusCode, 303)

    await load([row('gender=male', '40', 'actual'), row('', '43', 'actual')], 'b.csv')
    const refused = await release('robbery')
    assert.equal(refused.statusCode, 422)
    assert.match(refused.body, /what is withheld could be worked out of Robbery[^.]*female/)
    assert.match(refused.body, /What would be withheld/)
    assert.match(refused.body, /Release them, with 1 figure withheld/)
    assert.doesNotMatch(refused.body, /They were published already/)
    const insisted = await release('robbery', { small: 'published' })
    assert.equal(insisted.statusCode, 422)
    assert.doesNotMatch((await get('/performance/robbery.csv')).body, /,4[03],/)

    const unsaidWhy = await release('robbery', { small: 'withhold', whyWithheld: '' })
    assert.match(unsaidWhy.body, /Enter why they are withheld/)
    const withheld = { small: 'withhold', whyWithheld: 'A part of it is small' }
    assert.equal((await release('robbery', withheld)).statusCode, 303)
    const csv = (await get('/performance/robbery.csv')).body
    assert.match(csv, /gender=male,2026-09,,,,withheld/)
    assert.match(csv, /wealdmoor,,2026-09,43,,,actual/)
    assert.doesNotMatch(csv, /,40,/)
    for (const url of [
      '/data/observations.csv',
      '/performance/robbery',
      '/performance/robbery.json',
    ]) {
      assert.doesNotMatch(
        (await get(url, officer)).body,
        /gender=male,2026-09,40|"value":40\b/,
        url,
      )
    }
    assert.match((await get('/data/releases', officer)).body, /1 figure withheld: A part of it/)
    const { id } = await site.db
      .selectFrom('observation')
      .select('id')
      .where('value', '=', 40)
      .executeTakeFirstOrThrow()
    const own = await get(`/performance/robbery/figures/${id}`)
    assert.match(own.body, /Why it is withheld[^.]*A part of it is small/)
    assert.doesNotMatch(own.body, /\b40\b/)
    assert.deepEqual((await verifyRecord(site.db, TABLE_CHECKS)).problems, [])

    await load([`stop-search,ambleford,,${SEPTEMBER},3,,,actual,A paper,`], 'c.csv')
    const unsaid = await release('stop-search')
    assert.equal(unsaid.statusCode, 422)
    assert.match(unsaid.body, /1 figure is a count from 1 to 4[^<]*Stop and searches in Ambleford/)
    const kept = await release('stop-search', { small: 'keep' })
    assert.equal(kept.statusCode, 422)
    assert.equal((await release('stop-search', { small: 'published' })).statusCode, 303)
    assert.match((await get('/performance/stop-search.csv')).body, /ambleford,,2026-09,3,/)
  })
})
