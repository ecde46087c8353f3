import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { signInForTest } from '#accounts/testing.ts'
import { fetchAreaFiles, recordAreaFiles, TABLE_CHECKS } from '#holdings/index.ts'
import { verifyRecord, writeRecord } from '#storage/index.ts'
import { type Browsing, browse, browseAs, movedClock } from './accounts/browsing.ts'
import { openSite, type TestSite } from './site.ts'

const REPORT = '/reports/force-performance/2026-27-Q1'
const INTRODUCTION = 'reports/force-performance/2026-27-Q1/introduction.md'
const CRIME = 'reports/force-performance/2026-27-Q1/crime.md'

const plain = (body: string) =>
  body
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('an edition of a report', () => {
  let site: TestSite
  const { clock, move } = movedClock('2026-12-01T09:00:00Z')
  let officer: Browsing
  let approver: Browsing
  let both: Browsing
  const anybody = () => browse(site)

  before(async () => {
    site = await openSite(
      'test/fixtures/areas/wealdmoor',
      clock,
      (files) =>
        new Map([
          ...files,
          [INTRODUCTION, 'This report is for the period 1 April 2019 to 31 March 2019.\n'],
          [CRIME, 'Burglary is as it was.\n'],
        ]),
    )
    const sign = async (name: string, roles: Parameters<typeof signInForTest>[1]['roles']) => {
      return await browseAs(site, {
        ...{ name, email: `${name.replaceAll(' ', '.')}@example.gov.uk`, roles },
        ...{ at: clock.now() },
      })
    }
    officer = await sign('Ada Officer', ['performance-officer'])
    approver = await sign('Bo Approver', ['approver'])
    both = await sign('Cy Both', ['performance-officer', 'approver'])
  })
  after(() => site.close())

  const signOff = `${REPORT}/sign-off`
  const words = async (browser: Browsing, path: string) => plain((await browser.get(path)).body)
  const marks = async () => {
    const { body } = await officer.get(signOff)
    return [...body.matchAll(/name="(reason-[0-9a-f]{16})"/g)].map(([, name = '']) => name)
  }
  /** Mends the introduction as an area that is loaded again does. */
  const load = async (introduction: string) => {
    const authorship = { actor: 'A. Tester', reason: 'Mended', at: clock.now() }
    const files = (await fetchAreaFiles(site.db)).map(({ path, content }) => ({
      path,
      content: path === INTRODUCTION ? introduction : content,
    }))
    await writeRecord(site.db, (trx) => recordAreaFiles(trx, files, authorship))
  }

  it('is not there until one is published: the report is live, and says so', async () => {
    assert.match(await words(anybody(), REPORT), /Not signed off: made from the figures as they/)
    assert.match(await words(anybody(), '/reports'), /April to June 2026[^.]*? Not signed off/)
    const json = JSON.parse((await anybody().get(`${REPORT}/report.json`)).body)
    assert.match(json.unsigned, /^Not signed off: made from the figures as they are on 1 December/)
    const csv = await site.app.inject({ url: `${REPORT}/observations.csv` })
    assert.match(csv.body, /in a report that is not signed off/)
    assert.match(String(csv.headers['content-disposition']), /not-signed-off/)
    assert.match((await anybody().get(`${REPORT}/report.html`)).body, /Not signed off: made from/)
    assert.equal((await anybody().get(`${REPORT}/editions/1`)).status, 404)
    for (const path of [signOff, `${REPORT}/draft`]) {
      assert.equal((await anybody().get(path)).status, 403, path)
      assert.equal((await officer.get(path)).status, 200, path)
    }
  })

  it('is begun once, by an officer', async () => {
    assert.equal((await anybody().post(`${signOff}/begin`)).status, 403)
    assert.equal((await approver.post(`${signOff}/begin`)).status, 403)
    assert.equal((await officer.post(`${signOff}/begin`)).status, 303)
    const again = await officer.post(`${signOff}/begin`)
    assert.equal(again.status, 422)
    assert.match(again.body, /One edition is in the making already/)
  })

  it('is blocked by a period on its cover that ends before it begins, and by what nobody has explained', async () => {
    const page = await words(officer, signOff)
    assert.match(page, /1 April 2019 to 31 March 2019.” The period ends before it begins/)
    assert.match(page, /Unusual, and no reason is given: Criminal damage/)
    const { status, body } = await officer.post(`${signOff}/submit`)
    assert.equal(status, 422)
    assert.match(plain(body), /There is a problem The figures checker: “This report is for the/)
  })

  it('has what was mended go from its list, and what stays as it is given a reason', async () => {
    await load('This report is for the period 1 April 2026 to 30 June 2026.\n')
    assert.match(
      await words(officer, signOff),
      /Mended since it was begun “This report is for the period 1 April 2019 to 31 March 2019/,
    )
    const [one = '', other = '', ...more] = await marks()
    assert.deepEqual(more, [])
    await officer.post(`${signOff}/answer`, { [one]: 'The force was asked on 9 July.' })
    assert.equal((await officer.post(`${signOff}/submit`)).status, 422)
    await officer.post(`${signOff}/answer`, {
      [one]: 'The force was asked on 9 July.',
      [other]: 'A backlog of charges was worked off.',
    })
    assert.match(await words(officer, signOff), /Nothing stands in the way of publishing it/)
    assert.equal((await officer.post(`${signOff}/submit`)).status, 303)
  })

  it('is seen by nobody outside the office until it is published', async () => {
    for (const path of [REPORT, '/reports', `${REPORT}/report.json`]) {
      const { body } = await anybody().get(path)
      assert.doesNotMatch(body, /worked off|asked on 9 July|Ada Officer/, path)
    }
    assert.match(await words(anybody(), REPORT), /Not signed off/)
  })

  it('cannot be approved by whoever had a hand in it, whatever their roles', async () => {
    assert.equal((await officer.post(`${signOff}/approve`, { when: 'now' })).status, 403)
    await both.post(`${signOff}/send-back`, { reason: 'One more look' })
    assert.equal((await both.post(`${signOff}/submit`)).status, 303)
    const own = await both.post(`${signOff}/approve`, { when: 'now' })
    assert.equal(own.status, 422)
    assert.match(own.body, /You had a hand in it/)
    assert.doesNotMatch(await words(both, signOff), /Approve it/)
  })

  it('is not published where it says something else than was submitted', async () => {
    await load('This report is for the period from April to June 2026.\n')
    const { status, body } = await approver.post(`${signOff}/approve`, { when: 'now' })
    assert.equal(status, 422)
    assert.match(body, /What it says was changed after it was submitted/)
    await approver.post(`${signOff}/send-back`, { reason: 'It was changed' })
    assert.equal((await officer.post(`${signOff}/submit`)).status, 303)
  })

  it('is approved by somebody else, published with its files, and kept as it was', async () => {
    move({ hours: 1 })
    assert.equal((await approver.post(`${signOff}/approve`, {})).status, 422)
    const done = await approver.post(`${signOff}/approve`, { when: 'now' })
    assert.equal(done.status, 303, plain(done.body))
    for (const path of [REPORT, `${REPORT}/editions/1`]) {
      const page = await words(anybody(), path)
      assert.match(page, /Edition 1, published on 1 December 2026, 10:00 and kept as it was/, path)
      assert.match(page, /approved by somebody who had no hand in it/, path)
      assert.match(page, /A backlog of charges was worked off\./, path)
      assert.doesNotMatch(page, /Not signed off/, path)
      assert.match(page, /Unusual, with the reason given at sign-off/, path)
      assert.match(page, /The reason given: A backlog of charges was worked off\./, path)
      assert.doesNotMatch(page, /Unusual: no explanation is recorded for these/, path)
    }
    assert.match(
      await words(anybody(), '/reports'),
      /April to June 2026[^.]*? Signed off: edition 1/,
    )
    assert.doesNotMatch((await anybody().get(`${REPORT}/observations.csv`)).body, /not signed off/)
    const { body } = await anybody().get(`${REPORT}/editions/1`)
    for (const [, name = '', digest] of body.matchAll(
      />([\w.]+)<\/a><\/dt>\s*<dd[^>]*>[\d,]+ bytes, SHA-256 ([0-9a-f]{64})/g,
    )) {
      const file = await site.app.inject({ url: `${REPORT}/editions/1/${name}` })
      assert.equal(createHash('sha256').update(file.rawPayload).digest('hex'), digest, name)
      const newest = await site.app.inject({ url: `${REPORT}/${name}` })
      assert.deepEqual(newest.rawPayload, file.rawPayload, name)
    }
    assert.match(await words(anybody(), `${REPORT}/briefing`), /Edition 1, published/)
  })

  it('is built again byte for byte', async () => {
    assert.equal((await anybody().get(`${REPORT}/editions/1/rebuilt`)).status, 403)
    const page = await words(officer, `${REPORT}/editions/1/rebuilt`)
    assert.match(page, /All its files have the bytes that were published/)
    assert.match(
      page,
      /report\.pdf: the same bytes.*Every figure is the same.*Every word is the same/,
    )
  })

  it('stays as it was while the figures and the words go on', async () => {
    const before = await site.app.inject({ url: `${REPORT}/editions/1/report.html` })
    move({ hours: 24 })
    await load('Another introduction.\n')
    const later = await site.app.inject({ url: `${REPORT}/editions/1/report.html` })
    assert.deepEqual(later.rawPayload, before.rawPayload)
    assert.doesNotMatch(await words(anybody(), REPORT), /Another introduction/)
    assert.match(await words(officer, `${REPORT}/draft`), /Another introduction/)
  })

  it('is proved by verify, byte for byte', async () => {
    assert.deepEqual((await verifyRecord(site.db, TABLE_CHECKS)).problems, [])
    const { count } = await site.db
      .selectFrom('published_file')
      .select((found) => found.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    assert.equal(count, 7)
  })

  it('is corrected by another, which says what changed and why; the old one stays, marked', async () => {
    const correction = {
      changed: 'The introduction said another thing.',
      why: 'The panel was told so.',
      where: 'Minutes of 1 December 2026, minute 17',
      link: 'https://example.org/minutes',
    }
    assert.equal((await officer.post(`${signOff}/begin`)).status, 422)
    const foreign = { ...correction, link: 'javascript:alert(1)' }
    assert.equal((await officer.post(`${signOff}/begin`, foreign)).status, 422)
    assert.equal((await officer.post(`${signOff}/begin`, correction)).status, 303)
    const names = await marks()
    await officer.post(
      `${signOff}/answer`,
      Object.fromEntries(names.map((name) => [name, 'As before.'])),
    )
    assert.equal((await officer.post(`${signOff}/submit`)).status, 303)
    assert.equal((await approver.post(`${signOff}/approve`, { when: 'now' })).status, 303)
    const now = await words(anybody(), REPORT)
    assert.match(now, /Edition 2, published.*It corrects edition 1. What changed: The introduction/)
    assert.match((await anybody().get(REPORT)).body, /href="https:\/\/example\.org\/minutes"/)
    const old = await words(anybody(), `${REPORT}/editions/1`)
    assert.match(old, /Edition 2 took the place of this one on 2 December 2026/)
    assert.match(old, /from April to June 2026/)
    assert.match(
      now,
      /otherwise than in the edition before Every figure is the same\. About this report.*No longer said: This report is for the period from April to June 2026\..*Said now: Another introduction/,
    )
  })

  it('that corrects nothing is not published', async () => {
    const correction = { changed: 'Nothing at all.', why: 'To see.' }
    await officer.post(`${signOff}/begin`, correction)
    assert.match(
      await words(officer, signOff),
      /It says the same as edition 2, which it is to correct/,
    )
    assert.equal((await officer.post(`${signOff}/give-up`, { reason: 'None needed' })).status, 303)
    assert.match(
      await words(officer, signOff),
      /No edition is in the making. The last is edition 2/,
    )
  })

  it('is withdrawn with a reason, and stays to be read; the report is not shown by another way', async () => {
    assert.equal((await officer.post(`${REPORT}/editions/2/withdraw`, { reason: 'x' })).status, 403)
    assert.equal((await approver.post(`${REPORT}/editions/2/withdraw`)).status, 422)
    const done = await approver.post(`${REPORT}/editions/2/withdraw`, {
      reason: 'It names a place wrongly.',
    })
    assert.equal(done.status, 303)
    assert.match(await words(anybody(), REPORT), /This report was withdrawn/)
    assert.equal((await anybody().get(`${REPORT}/report.pdf`)).status, 404)
    const page = await words(anybody(), `${REPORT}/editions/2`)
    assert.match(
      page,
      /withdrawn on 2 December 2026, 10:00 because: It names a place wrongly\. It stays/,
    )
    assert.match(await words(anybody(), `${REPORT}/editions`), /Edition 1,.*Edition 2,.*withdrawn/)
  })
})

describe('an edition that is to be published at a time', () => {
  it('is published then by the program itself, and not before', async () => {
    const { clock, move } = movedClock('2026-12-01T09:00:00Z')
    const site = await openSite('test/fixtures/areas/wealdmoor', clock)
    try {
      const { officer, approver } = await signInBoth(site, clock.now())
      await prepare(officer)
      const past = { when: 'later', time: '2026-11-30T09:00' }
      const refused = await approver.post(`${REPORT}/sign-off/approve`, past)
      assert.equal(refused.status, 422)
      assert.match(refused.body, /Enter a day and time to come/)
      const later = { when: 'later', time: '2026-12-02T09:30' }
      assert.equal((await approver.post(`${REPORT}/sign-off/approve`, later)).status, 303)
      const waits = await approver.get(`${REPORT}/sign-off`)
      assert.match(plain(waits.body), /It is published on 2 December 2026, 09:30/)
      assert.doesNotMatch(waits.body, /not a working day/)
      assert.match(plain((await browse(site).get(REPORT)).body), /Not signed off/)
      move({ hours: 25 })
      await until(async () => (await browse(site).get(`${REPORT}/editions/1`)).status === 200)
      const page = plain((await browse(site).get(REPORT)).body)
      assert.match(page, /Edition 1, published on 2 December 2026, 10:00/)
      assert.match(page, /It was approved by somebody who had no hand in it/)
      assert.match(page, /Published the program, at the time that was approved/)
    } finally {
      await site.close()
    }
  })
})

describe('an edition that is published against what stands in the way', () => {
  it('prints why and what, says that one person did it, and waits for an approval afterwards', async () => {
    const { clock } = movedClock('2026-12-01T09:00:00Z')
    const site = await openSite('test/fixtures/areas/wealdmoor', clock)
    try {
      const { officer, approver } = await signInBoth(site, clock.now())
      assert.equal((await officer.post(`${REPORT}/sign-off/begin`)).status, 303)
      assert.equal((await officer.post(`${REPORT}/sign-off/force`)).status, 422)
      const reason = 'The panel meets tomorrow.'
      assert.equal((await officer.post(`${REPORT}/sign-off/force`, { reason })).status, 303)
      const page = async () => plain((await browse(site).get(REPORT)).body)
      const published = await page()
      assert.match(published, /One person prepared and published it\./)
      assert.match(
        published,
        /although something stood in the way, because: The panel meets tomorrow/,
      )
      assert.match(
        published,
        /What stood in the way.*Unusual, and no reason is given: Criminal damage/,
      )
      assert.match(published, /Nobody who had no hand in it has approved it yet/)
      const file = await site.app.inject({ url: `${REPORT}/report.html` })
      assert.match(
        plain(file.body),
        /One person prepared and published it.*The panel meets tomorrow/,
      )
      const own = await officer.post(`${REPORT}/editions/1/approve-later`)
      assert.equal(own.status, 403)
      assert.equal((await approver.post(`${REPORT}/editions/1/approve-later`)).status, 303)
      assert.match(await page(), /approved on 1 December 2026, 09:00, after it was published/)
      assert.equal((await approver.post(`${REPORT}/editions/1/approve-later`)).status, 422)
    } finally {
      await site.close()
    }
  })
})

async function signInBoth(site: TestSite, at: string) {
  const sign = async (name: string, role: 'performance-officer' | 'approver') => {
    return await browseAs(site, {
      ...{ name, email: `${role}@example.gov.uk`, roles: [role], at },
    })
  }
  return {
    officer: await sign('Ada Officer', 'performance-officer'),
    approver: await sign('Bo Approver', 'approver'),
  }
}

/** Begins an edition, gives a reason for all that was found, and submits it. */
async function prepare(officer: Browsing): Promise<void> {
  await officer.post(`${REPORT}/sign-off/begin`)
  const { body } = await officer.get(`${REPORT}/sign-off`)
  const names = [...body.matchAll(/name="(reason-[0-9a-f]{16})"/g)].map(([, name = '']) => name)
  const reasons = Object.fromEntries(names.map((name) => [name, 'The force was asked.']))
  await officer.post(`${REPORT}/sign-off/answer`, reasons)
  assert.equal((await officer.post(`${REPORT}/sign-off/submit`)).status, 303)
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await isSo()) return
    await sleep(300)
  }
  throw new Error('It was not so in good time')
}
