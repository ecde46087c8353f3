import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { smallestArea } from '#area/index.ts'
import { openSite, type TestSite } from './site.ts'

/** Every address on this site that a page leads to, without its fragment. */
const linksOf = (html: string) =>
  [...html.matchAll(/\b(?:href|src)="(\/[^"]*)"/g)].map(([, link = '']) =>
    (link.split('#', 1)[0] ?? '').replaceAll('&amp;', '&'),
  )

async function crawl(site: TestSite): Promise<ReadonlyMap<string, number>> {
  const seen = new Map<string, number>()
  const waiting = ['/']
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue
    const { statusCode, body, headers } = await site.app.inject({ url: next })
    seen.set(next, statusCode)
    if (String(headers['content-type']).startsWith('text/html')) waiting.push(...linksOf(body))
  }
  return seen
}

describe('the site of the smallest area', () => {
  let site: TestSite

  before(async () => {
    const none = 'test/fixtures/areas/northmere'
    site = await openSite(none, undefined, () => smallestArea('King’s Fen'))
  })
  after(() => site.close())

  it('leads to no page that is not there', async () => {
    const seen = await crawl(site)
    assert.deepEqual(
      [...seen].filter(([, status]) => status !== 200),
      [],
    )
    assert.ok(seen.has('/performance/recorded-crime'), [...seen.keys()].join(' '))
    assert.ok(seen.size > 15, `only ${seen.size} addresses`)
  })

  it('has no way to pages about rules, procedures or reports, and says so where they would be', async () => {
    const { body } = await site.app.inject({ url: '/' })
    assert.deepEqual(
      linksOf(body).filter((link) => /^\/(constitution|procedures|reports)/.test(link)),
      [],
    )
    const sentences: readonly (readonly [string, RegExp])[] = [
      ['/constitution', /No rules of this panel are held\. Add them to the folder constitution/],
      ['/constitution/ask/veto', /No rules of this panel are held/],
      ['/constitution/conflicts/C01/ruling', /No rules of this panel are held/],
      ['/procedures', /No rules of this panel are held/],
      ['/procedures.ics', /No rules of this panel are held/],
      ['/reports', /None is defined for this area\. Add one to the folder reports/],
    ]
    for (const [url, sentence] of sentences) {
      const answer = await site.app.inject({
        url,
        headers: { host: 'localhost', ...site.operator },
      })
      assert.equal(answer.statusCode, 404, url)
      assert.match(answer.body, sentence, url)
    }
  })
})
