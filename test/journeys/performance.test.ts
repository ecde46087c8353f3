import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { checkPage, JOURNEY_WIDTHS, openPage, withBrowser } from '../browser.ts'
import { type SharedSite, shareSite } from '../site.ts'

describe('a panel member who wants to know what is unusual', () => {
  let site: SharedSite

  before(async () => {
    site = await shareSite('areas/leicestershire')
  })

  const start = async (browser: Browser, width: number): Promise<Page> => {
    const page = await openPage(browser, { width })
    await page.goto(site.address)
    return page
  }
  const follow = async (page: Page, name: string | RegExp) => {
    await page.getByRole('link', { name }).first().click()
    await page.waitForLoadState()
  }

  for (const width of JOURNEY_WIDTHS) {
    it(`finds it, opens the measure, reads its table and comes to the paper, at ${width} px`, async () => {
      await withBrowser(async (browser) => {
        const page = await start(browser, width)
        await follow(page, 'All measures, with what is unusual first')
        await page.getByRole('heading', { name: 'Performance to October 2022', level: 1 }).waitFor()
        const rows = page
          .getByRole('table', { name: 'Measures with a usual range' })
          .getByRole('row')
        assert.match((await rows.nth(1).textContent()) ?? '', /higher than usual/)

        await follow(page, /^Anti-social behaviour \(street-level\)$/)
        await page
          .getByText('within the usual range of 651 to 1,289 for a month of 31 days')
          .waitFor()
        await page.getByText('April 2020: 1,736').waitFor()
        const latest = page.getByRole('table', { name: 'The latest six months' })
        const october = latest.getByRole('row', { name: /October 2022/ })
        assert.equal(await october.getByRole('cell', { name: '752' }).count(), 1)

        await october.getByRole('link', { name: '752' }).click()
        await page.getByText('data.police.uk street-level crime').waitFor()
        await page.getByText('A. Tester').first().waitFor()
      })
    })
  }

  it('downloads the measure as CSV, and it has the figures of the page', async () => {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, { width: 1280 })
      await page.goto(`${site.address}/performance/street-anti-social-behaviour`)
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: /CSV/ }).click(),
      ])
      assert.equal(download.suggestedFilename(), 'street-anti-social-behaviour.csv')
      const stream = await download.createReadStream()
      const text = Buffer.concat(await stream.toArray()).toString('utf8')
      assert.match(text, /street-anti-social-behaviour,leicestershire,,2022-10,752,/)
    })
  })

  it('opens the report of the first quarter and follows a number to its paper', async () => {
    await withBrowser(async (browser) => {
      const page = await start(browser, 320)
      await follow(page, 'All reports and periods')
      await follow(page, 'April to June 2019')
      await page.getByRole('heading', { name: /Force performance report/, level: 1 }).waitFor()
      const unspecified = page.getByRole('row', { name: /unspecified/i }).first()
      assert.match((await unspecified.textContent()) ?? '', /129.*106.*\+23.*\+22%/s)
      const calls = page.getByRole('row', { name: /999 calls received/ }).first()
      await calls.getByRole('link', { name: '40,089' }).click()
      const row = page.locator(new URL(page.url()).hash)
      assert.match((await row.textContent()) ?? '', /999 calls received.*40,089/s)
    })
  })

  it('can use every kind of page on a phone and at a desk, with JavaScript off', async () => {
    const figure = await site.app.inject('/performance/all-crime')
    const address = /\/performance\/all-crime\/figures\/\d+/.exec(figure.body)?.[0] ?? ''
    const pages = [
      '/',
      '/performance',
      '/performance/subjects/calls',
      '/performance/street-anti-social-behaviour',
      '/performance/street-burglary?area=blaby',
      '/performance/missing-person-reports',
      address,
      '/reports',
      '/reports/force-performance/2019-20-Q1',
      '/reports/office-performance/2019-20-Q1',
      '/data',
      '/accessibility',
      '/no-such-page',
    ]
    await withBrowser(async (browser) => {
      const page = await openPage(browser, { width: 320 })
      for (const path of pages) {
        await page.goto(site.address + path)
        await checkPage(page)
      }
    })
  })
})
