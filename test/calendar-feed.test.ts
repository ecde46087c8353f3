import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { openSite, type TestSite } from './site.ts'

const NORTHMERE = 'test/fixtures/areas/northmere'

/** What stands in a request where its Host should be; the last has none. */
const HOSTS = ['host: :\r\n', 'host: %\r\n', 'host: [\r\n', 'host: a b\r\n', 'host: \r\n', '']

/** Something that is there for most names in addresses. */
const FILLED: Readonly<Record<string, string>> = {
  ...{ measure: 'burglary', procedure: 'annual-report', file: 'observations.csv', figure: '1' },
  ...{ report: 'force-performance', period: '2025-26-Q4', subject: 'crime' },
}

describe('the dates that a calendar follows', () => {
  let site: TestSite
  let moment = '2027-01-04T10:00:00Z'

  before(async () => {
    const clock = { today: () => moment.slice(0, 10), now: () => moment }
    site = await openSite(NORTHMERE, clock)
  })
  after(() => site.close())

  const askAs = async (host: string, path: string) => {
    const socket = connect(Number(new URL(site.address).port), '127.0.0.1')
    let answer = ''
    socket.setEncoding('utf8').on('data', (piece: string) => {
      answer += piece
    })
    socket.write(`GET ${path} HTTP/1.1\r\n${host}connection: close\r\n\r\n`)
    await once(socket, 'close')
    return answer
  }
  const linesOf = (answer: string) =>
    answer
      .replaceAll('\r\n ', '')
      .split('\r\n')
      .filter((line) => /^(UID|URL|DTSTAMP):/.test(line))
  const fetchFeed = async () => {
    const answer = await fetch(`${site.address}/procedures.ics`)
    return { text: await answer.text(), tag: answer.headers.get('etag') ?? '' }
  }

  it('are called and linked to the same, by whatever name the site is asked for', async () => {
    const usual = linesOf((await fetchFeed()).text)
    const { port } = new URL(site.address)
    assert.ok(usual.some((line) => line.startsWith(`URL:http://localhost:${port}/procedures/`)))
    assert.ok(usual.some((line) => /^UID:[\w-]+@[0-9a-f]{16}$/.test(line)))
    for (const host of [...HOSTS.slice(0, -1), 'host: elsewhere.example\r\n']) {
      assert.deepEqual(linesOf(await askAs(host, '/procedures.ics')), usual, host)
    }
    const elsewhere = await openSite(NORTHMERE, undefined, undefined, 'https://panel.example')
    const feed = await (await fetch(`${elsewhere.address}/procedures.ics`)).text()
    const page = await (await fetch(`${elsewhere.address}/procedures`)).text()
    await elsewhere.close()
    assert.match(feed, /URL:https:\/\/panel\.example\/procedures\//)
    assert.match(page, /subscribe it to <span[^>]*>https:\/\/panel\.example\/procedures\.ics</)
  })

  it('are the same text the next day, and another once a case is', async () => {
    const first = await fetchFeed()
    moment = '2027-01-05T11:30:00Z'
    const headers = { 'if-none-match': first.tag }
    const again = await fetch(`${site.address}/procedures.ics`, { headers })
    assert.equal(again.status, 304)
    const typed = { year: '2026-27', on: '2027-01-05', reason: 'Made up' }
    const opened = await fetch(`${site.address}/procedures/annual-report/open`, {
      method: 'POST',
      headers: site.operator,
      redirect: 'manual',
      body: new URLSearchParams(typed),
    })
    assert.equal(opened.status, 303)
    moment = '2027-01-06T09:00:00Z'
    const changed = await fetchFeed()
    assert.notEqual(changed.tag, first.tag)
    const lines = linesOf(changed.text)
    const ofCase = lines.findIndex((line) => line.startsWith('UID:annual-report-2026-27'))
    assert.equal(lines[ofCase + 1], 'DTSTAMP:20270105T113000Z')
    const others = lines.filter((line) => /^DTSTAMP/.test(line) && !line.includes('20270105'))
    assert.deepEqual([...new Set(others)], ['DTSTAMP:20261122T090000Z'])
  })

  it('fail for no Host that is none, as no other page does', async () => {
    const read = site.app.doings.filter(({ name }) => name.startsWith('GET '))
    assert.ok(read.length > 40)
    for (const { name } of read) {
      const path = name.slice(4).replace(/:(\w+)/g, (_, part: string) => FILLED[part] ?? 'none')
      for (const host of HOSTS) {
        assert.match(await askAs(host, path), /^HTTP\/1\.1 [234]/, `${path} as ${host}`)
      }
    }
  })
})
