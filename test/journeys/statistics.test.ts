import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  checkAccessibility,
  findSidewaysScroll,
  openPage,
  WIDTHS,
  withBrowser,
} from '../browser.ts'
import { openSite, type TestSite } from '../site.ts'

/** Each page with words that it must say. */
const PAGES: readonly (readonly [path: string, words: RegExp])[] = [
  ['/method', /three years before/],
  ['/method/sentences', /higher than most months, but usual for July/],
  ['/performance/quarter', /If nothing at all had changed/],
  ['/performance/forces', /83\.8 offences for every 1,000 people.*4th lowest of 8 similar forces/s],
  ['/performance/seasons', /5 of 42 series.*one short of the 36/s],
  ['/performance/seasons/street-anti-social-behaviour/avon-and-somerset', /There is a season/],
  ['/performance/seasons/street-burglary/leicestershire', /This is shown, not adjusted for/],
  ['/performance/pairs', /does not show that/],
  ['/performance/questions', /How many people answered each of these surveys\?/],
]

describe('the pages that look further into figures', () => {
  let site: TestSite

  before(async () => {
    site = await openSite('areas/leicestershire')
  })
  after(() => site.close())

  for (const width of WIDTHS) {
    it(`say what they should, scroll one way and are accessible, at ${width} px`, async () => {
      await withBrowser(async (browser) => {
        const page = await openPage(browser, { width })
        for (const [path, words] of PAGES) {
          await page.goto(`${site.address}${path}`)
          assert.match((await page.locator('main').textContent()) ?? '', words, path)
          assert.deepEqual(await findSidewaysScroll(page), [], path)
          assert.deepEqual(await checkAccessibility(page), [], path)
        }
      })
    })
  }

  it('lead from an unusual measure to a question and on to its season', async () => {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, { width: 1280 })
      await page.goto(`${site.address}/performance/street-public-order`)
      await page.getByRole('heading', { name: 'A member might ask' }).waitFor()
      await page.getByRole('link', { name: 'The year’s pattern' }).click()
      assert.match(page.url(), /\/performance\/seasons\/street-public-order\/leicestershire$/)
    })
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
