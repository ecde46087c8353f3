import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { checkAccessibility, findSidewaysScroll, openPage, withBrowser } from '../browser.ts'
import { type SharedSite, shareSite } from '../site.ts'

/** A phone held upright, in CSS pixels. */
const PHONE = { width: 390, height: 844 }

describe('a report on a phone', () => {
  let site: SharedSite

  before(async () => {
    site = await shareSite('areas/leicestershire')
  })

  async function read<Found>(path: string, look: (page: Page) => Promise<Found>): Promise<Found> {
    return await withBrowser(async (browser) => {
      const page = await openPage(browser, PHONE)
      await page.setViewportSize(PHONE)
      await page.goto(`${site.address}${path}`)
      return await look(page)
    })
  }

  it('folds the charts of what is usual, and what was unusual earlier', async () => {
    // 62 screens, of 79 with everything unfolded
    await read('/reports/street-crime/2022-10', async (page) => {
      const body = await page.locator('body').boundingBox()
      const screens = (body?.height ?? Number.POSITIVE_INFINITY) / PHONE.height
      assert.ok(screens <= 65, `${screens.toFixed(1)} screens`)
      const [folded] = await page.getByText(/: the chart$/).all()
      await folded?.click()
      const earlier = page.getByText(/what was unusual earlier \(\d+\)/).first()
      await earlier.click()
      await page
        .getByRole('list', { name: /^What was unusual earlier/ })
        .first()
        .waitFor()
      assert.deepEqual(await checkAccessibility(page), [])
    })
  })

  for (const path of [
    '/reports/force-performance/2019-20-Q1',
    '/reports/street-crime/2022-10',
    '/reports/office-performance/2019-20-Q1',
  ]) {
    it(`says what matters in 12 screens before every figure: ${path}`, async () => {
      await read(path, async (page) => {
        const start = await page.locator('#every-figure').boundingBox()
        const screens = (start?.y ?? Number.POSITIVE_INFINITY) / PHONE.height
        assert.ok(screens <= 12, `${screens.toFixed(1)} screens`)
      })
    })

    it(`says at most five times that no explanation is recorded: ${path}`, async () => {
      await read(path, async (page) => {
        const words = (await page.locator('body').textContent()) ?? ''
        const times = words.match(/no explanation (?:is )?recorded/gi)?.length ?? 0
        assert.ok(times <= 5, `${times} times`)
      })
    })
  }

  it('leads to a briefing that says what is unusual, what changed and what to ask', async () => {
    await read('/reports/street-crime/2022-10', async (page) => {
      await page.getByRole('link', { name: 'This report on one page: a briefing' }).click()
      await page.waitForURL(/\/reports\/street-crime\/2022-10\/briefing$/)
      const headings = await page.getByRole('heading').allTextContents()
      assert.deepEqual(headings.slice(1, 4), [
        'What is unusual',
        'What changed since September 2022',
        'What to ask',
      ])
      assert.match(
        (await page.locator('main').textContent()) ?? '',
        /Unusual now, not then: Other crime.*Unusual then, not now: Theft from the person/s,
      )
      assert.deepEqual(await findSidewaysScroll(page), [])
      assert.deepEqual(await checkAccessibility(page), [])
      const download = page.waitForEvent('download')
      await page.getByRole('link', { name: 'PDF' }).click()
      assert.equal(
        (await download).suggestedFilename(),
        'street-crime-2022-10-not-signed-off-briefing.pdf',
      )
    })
  })

  it('says the answer, then the exceptions, then what is usual, then everything', async () => {
    await read('/reports/street-crime/2022-10', async (page) => {
      const words = (await page.locator('main').textContent()) ?? ''
      const places = [
        /19 of 27 series/,
        /What stands out/,
        /Unusual: no explanation is recorded for these/,
        /Eight measures are within their usual range: /,
        /Contents/,
        /Every figure/,
      ].map((pattern) => words.search(pattern))
      assert.ok(
        places.every((place) => place > 0),
        String(places),
      )
      assert.deepEqual(
        places,
        places.toSorted((one, other) => one - other),
      )
    })
  })
})
