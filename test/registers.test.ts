import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { fetchAreaFile, TABLE_CHECKS } from '#holdings/index.ts'
import { verifyRecord } from '#storage/index.ts'
import { type Browsing, browse, movedClock, operatorCookies } from './accounts/browsing.ts'
import { openSite, type TestSite } from './site.ts'

const EVENTS = '/registers/events'
const CHANGES = '/registers/recording-changes'

describe('what happened and how recording changed, written in the browser', () => {
  let site: TestSite
  let officer: Browsing
  let anybody: Browsing
  const { clock } = movedClock('2026-12-01T09:00:00Z')

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere', clock)
    officer = browse(site, operatorCookies(site))
    anybody = browse(site)
  })
  after(() => site.close())

  const plain = (body: string) =>
    body
      .replace(/<[^>]+>/g, ' ')
      .replace(/&quot;/g, '"')
      .replace(/\s+/g, ' ')
  const heatwave = {
    ...{ name: 'Heat of July 2026', short: 'Heat', from: '2026-07-01', to: '2026-07-31' },
    ...{ measures: 'burglary, all-crime', direction: 'burglary: up' },
    ...{ note: 'Windows stood open.', 'source.document': 'Minutes, 3 September 2026' },
  }
  const file = async (path: string) => (await fetchAreaFile(site.db, path)) ?? ''
  /** What a form that is opened now would send, with some of it otherwise. */
  const open = async (url: string) => {
    const { body } = await officer.get(url)
    const fields: Record<string, string> = {}
    for (const [tag] of body.matchAll(/<input[^>]*>/g)) {
      const name = /name="([^"]+)"/.exec(tag)?.[1]
      if (name) fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? ''
    }
    for (const [, name = '', text = ''] of body.matchAll(
      /<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)/g,
    )) {
      fields[name] = text
    }
    return (change: Readonly<Record<string, string>>) => officer.post(url, { ...fields, ...change })
  }

  it('are read by everybody and written by the office alone', async () => {
    for (const url of [EVENTS, CHANGES]) {
      const { status, body } = await anybody.get(url)
      assert.equal(status, 200)
      assert.doesNotMatch(body, /Who changed this list|Add a/)
      assert.equal((await anybody.get(`${url}/new`)).status, 403)
      assert.match(plain((await officer.get(url)).body), /Who changed this list/)
    }
    assert.equal((await anybody.get('/registers/nothing')).status, 404)
    assert.equal((await officer.get(`${EVENTS}/nothing`)).status, 404)
  })

  it('gain an entry at the end of the file, and all else of it stays to the letter', async () => {
    const before = await file('events.yaml')
    const added = await officer.post(`${EVENTS}/new`, heatwave)
    assert.equal(added.status, 303, plain(added.body))
    const now = await file('events.yaml')
    assert.ok(now.startsWith(before.trimEnd()), now)
    assert.match(now, /- id: heat-of-july-2026\n {4}name: Heat of July 2026/)
    assert.match(
      plain((await anybody.get(EVENTS)).body),
      /Heat of July 2026 1 July 2026 to 31 July 2026 Windows stood open/,
    )
    assert.match(
      plain((await officer.get(EVENTS)).body),
      /1 December 2026, 09:00 Who A\. Clerk What Added: Heat of July 2026/,
    )
    assert.deepEqual((await verifyRecord(site.db, TABLE_CHECKS)).problems, [])
  })

  it('refuse what is missing, what is no measure, and days in the wrong order', async () => {
    const missing = plain((await officer.post(`${EVENTS}/new`, {})).body)
    for (const words of [
      /Enter what it is called/,
      /Enter its first day/,
      /Enter the ids of the measures/,
    ]) {
      assert.match(missing, words)
    }
    const before = await file('events.yaml')
    const unknown = await officer.post(`${EVENTS}/new`, { ...heatwave, measures: 'burglarie' })
    assert.equal(unknown.status, 422)
    assert.match(plain(unknown.body), /"burglarie"/)
    const backwards = await officer.post(`${EVENTS}/new`, { ...heatwave, to: '2026-06-01' })
    assert.match(plain(backwards.body), /The last day is before the first/)
    const noWay = await officer.post(`${EVENTS}/new`, { ...heatwave, direction: 'sideways' })
    assert.match(plain(noWay.body), /says no way/)
    assert.equal(await file('events.yaml'), before)
  })

  it('keep what each of two people changed in one entry, and ask the second where both changed a field', async () => {
    const [one, other] = [
      await open(`${EVENTS}/heat-of-july-2026`),
      await open(`${EVENTS}/heat-of-july-2026`),
    ]
    assert.equal((await one({ note: 'Windows and doors stood open.' })).status, 303)
    assert.equal((await other({ short: 'Hot July' })).status, 303)
    const text = await file('events.yaml')
    assert.match(text, /Windows and doors stood open/)
    assert.match(text, /short: Hot July/)

    const [third, fourth] = [
      await open(`${EVENTS}/heat-of-july-2026`),
      await open(`${EVENTS}/heat-of-july-2026`),
    ]
    await third({ name: 'The heat of July' })
    const conflict = await fourth({ name: 'July’s heat', to: '2026-07-30' })
    assert.equal(conflict.status, 422)
    assert.match(
      plain(conflict.body),
      /Somebody changed this meanwhile.*now stands as “The heat of July”/,
    )
    assert.match(await file('events.yaml'), /name: The heat of July/)
    const base = /name="base" value="([^"]*)"/.exec(conflict.body)?.[1] ?? ''
    const settled = await fourth({ name: 'July’s heat', to: '2026-07-30', base })
    assert.equal(settled.status, 303, plain(settled.body))
    assert.match(await file('events.yaml'), /name: July’s heat/)
    assert.match(await file('events.yaml'), /2026-07-30/)
  })

  it('lose an entry by an act with a reason, which stands in the history of the list', async () => {
    const before = await file('events.yaml')
    const url = `${EVENTS}/heat-of-july-2026/take-out`
    assert.equal((await officer.post(url, {})).status, 422)
    assert.equal((await officer.post(url, { reason: 'It was as hot elsewhere' })).status, 303)
    assert.notEqual(await file('events.yaml'), before)
    assert.doesNotMatch((await anybody.get(EVENTS)).body, /July’s heat/)
    assert.match(plain((await officer.get(EVENTS)).body), /It was as hot elsewhere/)
    const gone = await officer.post(`${EVENTS}/heat-of-july-2026`, heatwave)
    assert.equal(gone.status, 422)
    assert.match(plain(gone.body), /Somebody took this entry out meanwhile/)
    assert.match(gone.body, /Windows stood open\./)
  })

  it('let the usual range start again only with a reason and who approved it', async () => {
    const change = {
      ...{ name: 'Doors counted', short: 'Doors', from: '2026-02-01', measures: 'burglary' },
      ...{ effect: 'Doors are counted as well.', 'source.document': 'A paper' },
    }
    const without = await officer.post(`${CHANGES}/new`, {
      ...change,
      'rebase.reason': 'It jumped',
    })
    assert.match(plain(without.body), /Enter who approved that the usual range starts again/)
    const approved = { 'rebase.reason': 'It jumped', 'rebase.approvedBy': 'The panel' }
    assert.equal((await officer.post(`${CHANGES}/new`, { ...change, ...approved })).status, 303)
    assert.match(plain((await anybody.get(CHANGES)).body), /It jumped Approved by The panel/)
    // From now on no difference is given across that day
    const { body } = await anybody.get('/performance/burglary')
    assert.match(plain(body), /Doors counted/)
  })
})
