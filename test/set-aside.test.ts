import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CLOCK } from '#app/clock.ts'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { fetchEntries, verifyRecord } from '#storage/index.ts'
import { browse, browseAs, operatorCookies } from './accounts/browsing.ts'
import { insistOpened } from './opened.ts'
import { openSite, type TestSite } from './site.ts'

const plain = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('a figure that is set aside', () => {
  let site: TestSite

  before(async () => {
    site = await openSite('test/fixtures/areas/wealdmoor')
  })
  after(async () => {
    await site.close()
  })

  const send = async (
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ) =>
    await site.app.inject({
      method: 'POST',
      url: `/performance/vehicle-fires/set-aside${path}?area=wealdmoor`,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...site.operator,
        ...headers,
      },
      payload: new URLSearchParams(fields).toString(),
    })
  const page = async (headers: Record<string, string> = site.operator) => {
    const url = '/performance/vehicle-fires'
    const { body, statusCode } = await site.app.inject({ url, headers })
    insistOpened('vehicle-fires', statusCode)
    return body
  }
  const read = async () => (await page()).replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
  const filled = {
    period: '2025-11',
    reason: 'A fire in a depot was counted by vehicle',
  }

  it('is not one without the key, a reason, or a figure that is charted', async () => {
    assert.equal((await send('', filled, { cookie: '' })).statusCode, 403)
    for (const [name, refusal] of [
      ['reason', /Enter why it is set aside/],
      ['period', /Choose which figure/],
    ] as const) {
      const answer = await send('', { ...filled, [name]: '' })
      assert.equal(answer.statusCode, 422, name)
      assert.match(answer.body, refusal)
    }
    assert.equal((await send('', { ...filled, period: '1999-11' })).statusCode, 422)
    assert.deepEqual(await fetchEntries(site.db, { kind: 'set-aside' }), [])
  })

  it('stays on the chart as a ring and counts for nothing, and the page says why', async () => {
    assert.match(await read(), /27 months running below the average/)
    assert.doesNotMatch(await page(), /cf-chart__set-aside/)
    const answer = await send('', filled)
    assert.equal(answer.statusCode, 303, answer.body)
    const words = await read()
    assert.match(await page(), /<circle class="cf-chart__set-aside"/)
    assert.match(
      words,
      /November 2025 \(900\) has been set aside since [^:]*: it is drawn as a ring, and counts for no average, usual range or rule\. The reason given: A fire in a depot was counted by vehicle\. Somebody who did not record that has yet to approve it\.(&#32;)?\s*Let it count again/,
    )
    assert.match(words, /Set aside, and drawn as a ring: November 2025 \(900\)\./)
    assert.doesNotMatch(words, /0 to 877 would be usual/)
    assert.doesNotMatch(words, /months running below the average of 122|decides this range/)
    const readers = await page({})
    assert.match(readers, /The reason given: A fire in a depot/)
    assert.doesNotMatch(readers, /\/set-aside/)
    assert.match(words, /November 2025 Fires900, set aside Against the usual rangeset aside/)
  })

  it('is set aside once, though its form is sent twice at once', async () => {
    const more = { ...filled, period: '2025-10' }
    const both = await Promise.all([send('', more), send('', more)])
    assert.deepEqual(both.map(({ statusCode }) => statusCode).sort(), [303, 422])
    const entries = await fetchEntries(site.db, { kind: 'set-aside' })
    assert.equal(entries.length, 2)
    assert.equal((await send('/2', { reason: 'It was right' })).statusCode, 303)
  })

  it('counts again once that is taken back, with a reason, and only once', async () => {
    const back = { reason: 'Each fire was one after all' }
    assert.equal((await send('/1', { ...back, reason: '' })).statusCode, 422)
    assert.equal((await send('/2', back)).statusCode, 404)
    assert.equal((await send('/1', back)).statusCode, 303)
    assert.match(await read(), /27 months running below the average/)
    assert.doesNotMatch(await page(), /cf-chart__set-aside/)
    assert.equal((await send('/1', back)).statusCode, 404)
  })
})

describe('a sum with a figure in it that is set aside', () => {
  let site: TestSite

  before(async () => {
    site = await openSite('test/fixtures/areas/wealdmoor', undefined, (files) => {
      const path = 'reports/force-performance.yaml'
      const definition = (files.get(path) ?? '').replace(
        '      - { measure: criminal-damage }',
        '      - { measure: vehicle-fires }\n      - { measure: complaints-so-far }',
      )
      const quarters = ['2024-25-Q3', '2024-25-Q4'].map(
        (quarter) => `recorded-offences,wealdmoor,,${quarter},12300`,
      )
      const earlier = ['measure,area,breakdown,period,value', ...quarters, ''].join('\n')
      return new Map([...files, [path, definition], ['figures/earlier.csv', earlier]])
    })
    await setAside('vehicle-fires', '2025-11', 'A fire in a depot was counted by vehicle.')
  })
  after(async () => {
    await site.close()
  })

  const setAside = async (measure: string, period: string, reason: string) => {
    const { statusCode } = await site.app.inject({
      method: 'POST',
      url: `/performance/${measure}/set-aside?area=wealdmoor`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...site.operator },
      payload: new URLSearchParams({
        ...{ period, reason },
      }).toString(),
    })
    assert.equal(statusCode, 303)
  }
  const read = async (url: string) => {
    const { body, statusCode } = await site.app.inject({ url })
    insistOpened(url, statusCode)
    return body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  }
  const WITH = /with November 2025, which is set aside \(A fire in a depot was counted by vehicle\)/

  it('keeps it, as it happened, and says so on the page of the measure', async () => {
    // August 2025 to July 2026: 96 + 75 + 101 + 900 + 99 + 107 + 90 + 99 + 103 + 92 + 112 + 103
    const words = await read('/performance/vehicle-fires')
    const [, rolling = ''] = words.split('Rolling 12 months')
    assert.match(
      rolling.slice(0, 200),
      /1,977 Aug 2025 to Jul 2026, with November 2025, which is set aside/,
    )
    assert.match(rolling.slice(0, 200), WITH)
  })

  it('says so in the report of the quarter it is in', async () => {
    // October to December 2025: 101 + 900 + 99
    const words = await read('/reports/force-performance/2025-26-Q3')
    assert.match(words, /1,100 fires in October to December 2025/)
    const [, aside = ''] = words.split('Counted here, and set aside from what is usual')
    assert.match(aside.slice(0, 300), /October to December 2025 is counted with November 2025/)
    assert.match(words, WITH)
    assert.match(words, /November 2025 900, set aside/)
    assert.match(
      await read('/reports/force-performance/2025-26-Q3/briefing'),
      /Vehicle fires\. What happened in what is set aside\?/,
    )
  })

  it('keeps a report that rests on it from being signed off, until somebody else approves it', async () => {
    const officer = browse(site, operatorCookies(site))
    const signOff = '/reports/force-performance/2025-26-Q3/sign-off'
    const words = async (path: string, as = officer) => plain((await as.get(path)).body)
    await officer.post(`${signOff}/begin`)
    const inTheWay = /Vehicle fires[^.]*2025-11 is not counted, and nobody has approved that/
    assert.match(await words(signOff), inTheWay)

    assert.match(await words('/data'), /What somebody else has to approve/)
    const waits = /Set aside: Vehicle fires, November 2025, Wealdmoor/
    assert.match(await words('/data/approvals'), waits)
    assert.equal((await browse(site).get('/data/approvals')).status, 403)
    const own = await officer.post('/data/approvals/set-aside/1')
    assert.equal(own.status, 409)
    assert.match(own.body, /You recorded it\. Somebody else has to approve it/)

    const approver = await browseAs(site, {
      ...{ name: 'Bo Approver', email: 'bo@example.gov.uk', roles: ['approver'] },
      ...{ at: CLOCK.now() },
    })
    assert.match(await words('/data/approvals/set-aside/1', approver), waits)
    assert.equal((await approver.post('/data/approvals/set-aside/1')).status, 303)
    assert.equal((await approver.post('/data/approvals/set-aside/1')).status, 404)
    assert.match(await words('/data/approvals', approver), /Nothing waits to be approved/)
    assert.doesNotMatch(await words(signOff), inTheWay)
    const measure = '/performance/vehicle-fires'
    assert.doesNotMatch(await read(measure), /has yet to approve/)
    assert.match(await read(measure), /has been set aside since/)
    assert.deepEqual((await verifyRecord(site.db, TABLE_CHECKS)).problems, [])
  })

  it('is not judged where it is a quarter, and the page of all measures says why', async () => {
    const words = await read('/performance/quarter?period=2025-26-Q3')
    assert.match(
      words,
      /Vehicle fires: October to December 2025 is not judged: November 2025 is set aside/,
    )
    const later = await read('/performance/quarter?period=2026-27-Q1')
    assert.match(
      later,
      /Vehicle fires: April to June 2026 is not judged: November 2025 is set aside/,
    )
  })

  it('is told of where a figure is set beside one that is set aside', async () => {
    const words = await read('/reports/force-performance/2025-26-Q3')
    assert.match(words, WITH)
    await setAside('vehicle-fires', '2025-07', 'The archive was counted twice')
    assert.match(
      await read('/performance/vehicle-fires'),
      /than in July 2025, which is set aside \(The archive was counted twice\)/,
    )
    assert.match(await read('/performance/subjects/kinds'), /on Jul 2025, which is set aside/)
  })

  it('counts for nothing where it is a month of what is printed as the year so far', async () => {
    await setAside('complaints-so-far', '2026-06', 'Those of a campaign')
    assert.match(
      await read('/performance/complaints-so-far'),
      /June 2026 \(40\) has been set aside since/,
    )
  })

  it('is not among the months that are said to be the same', async () => {
    await setAside('school-visits', '2026-03', 'The list was lost')
    assert.match(
      await read('/performance/school-visits'),
      /It has been the same in every month with a figure that counts since August 2023\./,
    )
  })

  it('is told of where a year of quarters is compared with other forces', async () => {
    await setAside('recorded-offences', '2025-26-Q2', 'A month was counted twice')
    assert.match(
      await read('/performance/forces'),
      /Wealdmoor Police: The year to March 2026 is counted with July to September 2025, which is set aside \(A month was counted twice\)/,
    )
  })
})
