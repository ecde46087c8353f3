import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { openPage, type PagesToVisit, visitEach, withBrowser } from '../browser.ts'
import { type SharedSite, shareSite } from '../site.ts'

/** Each page with words that it must say. */
const PAGES: PagesToVisit = [
  ['/method', /three years before/],
  ['/method/sentences', /higher than most months, but usual for July/],
  ['/performance/quarter', /If nothing at all had changed/],
  ['/performance/forces', /83\.8 offences for every 1,000 people.*4th lowest of 8 similar forces/s],
  ['/performance/forces', /By kind of offence.*None of 11 comparisons is outside.*about 0\.6/s],
  ['/performance/forces/recorded-robbery', /0\.99 robberies for every 1,000.*4th highest of 8/s],
  ['/performance/forces?period=2018-19-Q2', /July to September 2018 \(population of mid-2018\)/],
  [
    '/performance/seasons',
    /5 of 42 series.*one short of the 36.*below what is usual for the time of year in January to February 2021/s,
  ],
  ['/performance/seasons/street-anti-social-behaviour/avon-and-somerset', /There is a season/],
  [
    '/performance/seasons/street-burglary/leicestershire',
    /35 months are too few to look for a season: it takes 36/,
  ],
  ['/performance/pairs', /does not show that/],
  ['/performance/questions', /How many people answered each of these surveys\?/],
  [
    '/performance/questions',
    /(?=.*181 were maintained)(?=.*24 more officers)(?=.*137 hours exceed the limit)(?=.*96 days are 8%)(?=.*those of 18)/s,
  ],
]

describe('the pages that look further into figures', () => {
  let site: SharedSite

  before(async () => {
    site = await shareSite('areas/leicestershire')
  })

  it('say what they should, scroll one way and are accessible', async () => {
    await visitEach(site.address, PAGES)
  })

  it('lead from an unusual measure to a question, and from a place to its season', async () => {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, { width: 1280 })
      await page.goto(`${site.address}/performance/street-public-order`)
      await page.getByRole('heading', { name: 'A member might ask' }).waitFor()
      await page.goto(`${site.address}/performance/seasons`)
      await page
        .getByRole('link', { name: /^Season: high in/ })
        .first()
        .click()
      assert.match(page.url(), /\/performance\/seasons\/[a-z-]+\/[a-z-]+$/)
    })
  })

  it('lead from similar forces to a kind of offence, to a quarter of it, and back', async () => {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, { width: 1280 })
      await page.goto(`${site.address}/performance/forces`)
      await page.getByRole('link', { name: 'Drug offences' }).click()
      await page.getByText('Another year or quarter').click()
      await page.getByRole('link', { name: 'January to March 2019' }).click()
      assert.match(page.url(), /\/performance\/forces\/recorded-drug-offences\?period=2018-19-Q4$/)
      await page.getByRole('link', { name: 'Similar forces' }).click()
      assert.match(page.url(), /\/performance\/forces\?period=2018-19-Q4$/)
    })
  })

  it('compare forces by nothing else, and over no period that is not held', async () => {
    for (const path of [
      'forces/recorded-offences',
      'forces/all-crime',
      'forces?period=2017-18',
      'forces?period=2018-19-Q1&period=2018-19-Q2',
    ]) {
      const answer = await fetch(`${site.address}/performance/${path}`)
      assert.equal(answer.status, 404, path)
    }
  })

  it('give the tests of a quarter as a file, each with its own p', async () => {
    const answer = await fetch(`${site.address}/performance/quarter.csv`)
    const [head = '', first = ''] = (await answer.text()).split('\r\n')
    assert.match(head, /p,adjusted_p,marked$/)
    assert.match(first, /^street-other-crime,2022-23-Q2,673,.*,yes$/)
  })

  it('have no page for a season of which nothing is held', async () => {
    const answer = await fetch(`${site.address}/performance/seasons/all-crime/sussex`)
    assert.equal(answer.status, 404)
  })
})
