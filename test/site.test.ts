import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { insistOpened } from './opened.ts'
import { type SharedSite, shareSite } from './site.ts'

describe('the site of a made-up area', () => {
  let site: SharedSite

  before(async () => {
    site = await shareSite('test/fixtures/areas/northmere')
  })

  const get = async (url: string, headers: Record<string, string> = {}) =>
    await site.app.inject({ url, headers })

  it('answers every link of its front pages', async () => {
    const seen = new Set<string>()
    const waiting = ['/', '/performance', '/reports', '/data', '/accessibility']
    for (let url = waiting.pop(); url !== undefined && seen.size < 300; url = waiting.pop()) {
      if (seen.has(url)) continue
      seen.add(url)
      const answer = await get(url)
      insistOpened(url, answer.statusCode)
      if (!String(answer.headers['content-type']).startsWith('text/html')) continue
      for (const [, href = ''] of answer.body.matchAll(/href="(\/[^"#]*)"/g)) {
        waiting.push(href.replaceAll('&amp;', '&'))
      }
    }
    assert.ok(seen.size > 20, `${seen.size} pages`)
    assert.ok([...seen].some((url) => url.endsWith('.pdf')))
    assert.ok([...seen].some((url) => /\/figures\/\d+$/.test(url)))
  })

  it('names its own area and no other', async () => {
    const { body } = await get('/')
    assert.match(body, /Northmere/)
    assert.doesNotMatch(body, /Leicester/)
  })

  it('says what a figure is, who recorded it, when and why', async () => {
    const measure = await get('/performance/burglary')
    const address = /\/performance\/burglary\/figures\/\d+/.exec(measure.body)?.[0] ?? ''
    const { body } = await get(address)
    assert.match(body, /by A\. Tester on 22 November 2026/)
    assert.match(body, /Testing the site/)
    assert.match(body, /Printed in/)
  })

  it('says which chart a usual range is of, and why', async () => {
    const { body } = await get('/performance/burglary')
    assert.match(body, /The average is \d+ a month, enough for a chart of single values/)
  })

  it('gives a measure as CSV, ODS and JSON under names that say what they are', async () => {
    for (const type of ['csv', 'ods', 'json']) {
      const answer = await get(`/performance/burglary.${type}`)
      insistOpened(`/performance/burglary.${type}`, answer.statusCode)
      assert.match(String(answer.headers['content-disposition']), new RegExp(`burglary\\.${type}`))
    }
    const json = (await get('/performance/burglary.json')).json<{ figures: { value: number }[] }>()
    assert.ok(json.figures.length >= 36)
  })

  it('tells a reader who holds a page that it has not changed', async () => {
    const first = await get('/performance')
    const again = await get('/performance', { 'if-none-match': String(first.headers.etag) })
    assert.equal(again.statusCode, 304)
    assert.equal(again.body, '')
    const packed = await get('/performance', { 'accept-encoding': 'gzip' })
    assert.equal(packed.headers['content-encoding'], 'gzip')
  })

  it('answers what cannot be found or understood with a sentence, never with a failure', async () => {
    const addresses = [
      '/performance/no-such-measure',
      '/performance/burglary.exe',
      '/performance/burglary?area=atlantis',
      '/performance/burglary?area=a&area=b',
      '/performance/burglary/figures/0',
      '/performance/burglary/figures/999999999999999',
      '/performance/burglary/figures/1e3',
      '/performance/subjects/nothing',
      '/performance/__proto__',
      '/performance/constructor',
      '/reports/force-performance/2018-20',
      '/reports/force-performance/1066-67',
      '/reports/force-performance/0001-01-01--9999-12-31',
      '/reports/force-performance/2019-20-Q1/report.exe',
      '/reports/nothing/2019-20-Q1',
      '/data/passwd',
      '/data/..%2f..%2fpackage.json',
      '/%',
      '/performance/%00',
      '/procedures/precept/%00',
      '/procedures/precept/what-if?case=%00',
      '/performance/%E0%A4%A',
      `/performance/${'a'.repeat(5000)}`,
    ]
    for (const url of addresses) {
      const { statusCode, body } = await get(url)
      assert.ok(statusCode >= 400 && statusCode < 500, `${url}: ${statusCode}`)
      assert.doesNotMatch(body, /at .*\.ts:\d+/)
    }
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'] as const) {
      const { statusCode } = await site.app.inject({
        method,
        url: '/performance',
        payload: '{"half":',
        headers: { 'content-type': 'application/json' },
      })
      assert.ok(statusCode >= 400 && statusCode < 500, `${method}: ${statusCode}`)
    }
  })

  it('tells whoever runs it how the program stands, and no reader', async () => {
    assert.equal((await get('/health')).statusCode, 403)
    const { statusCode, headers, body } = await get('/health', site.operator)
    assert.equal(statusCode, 200)
    assert.equal(headers['cache-control'], 'no-store')
    assert.match(body, /The embedded database, in the data folder/)
    assert.match(body, /The program makes none by itself/)
  })
})
