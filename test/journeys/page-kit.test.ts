import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { FastifyInstance } from 'fastify'
import type { Browser } from 'playwright-core'
import {
  checkAccessibility,
  findSidewaysScroll,
  openPage,
  WIDTHS,
  withBrowser,
} from '../browser.ts'
import { createKitSite } from '../kit-page.ts'

describe('a page with every component of the kit', () => {
  let app: FastifyInstance
  let address: string

  before(async () => {
    app = await createKitSite()
    address = `${await app.listen({ host: '127.0.0.1', port: 0 })}/kit`
  })
  after(() => app.close())

  const open = async (browser: Browser, settings: Parameters<typeof openPage>[1]) => {
    const page = await openPage(browser, settings)
    await page.goto(address)
    return page
  }

  it('can be used by anybody, on a phone and at a desk, without JavaScript', async () => {
    await withBrowser(async (browser) => {
      for (const width of WIDTHS) {
        const page = await open(browser, { width })
        assert.deepEqual(await findSidewaysScroll(page), [], `at ${width} px`)
        assert.deepEqual(await checkAccessibility(page), [], `at ${width} px`)
      }
    })
  })

  it('is found out when it cannot be used', async () => {
    await withBrowser(async (browser) => {
      const page = await open(browser, { width: 1280, javascript: true })
      await page.evaluate(`
        document.body.insertAdjacentHTML('beforeend', '<main><input name="nameless"></main>')
        document.querySelector('h1').style.color = '#eee'`)
      const found = (await checkAccessibility(page)).join('\n')
      for (const rule of ['label', 'landmark-no-duplicate-main', 'color-contrast']) {
        assert.match(found, new RegExp(`^${rule}:`, 'm'))
      }
    })
  })

  it('tells a screen reader of one drawing of each chart, and which it is depends on the width', async () => {
    await withBrowser(async (browser) => {
      for (const width of WIDTHS) {
        const page = await open(browser, { width })
        const drawings = page.getByRole('img', { name: /^Incidents a month/ })
        assert.equal(await drawings.count(), 1)
        const isForPhones = (await drawings.getAttribute('aria-label'))?.includes('for a phone')
        assert.equal(isForPhones, width === 320)
      }
    })
  })

  it("keeps a table's rows and headers for a screen reader when they become cards", async () => {
    await withBrowser(async (browser) => {
      const page = await open(browser, { width: 320 })
      const table = page.getByRole('table', { name: 'The latest three months' })
      const row = table.getByRole('row', { name: /October 2022/ })
      assert.equal(await row.getByRole('rowheader').textContent(), 'October 2022')
      assert.equal(await row.getByRole('cell', { name: '1,752', exact: true }).count(), 1)
      assert.equal(await table.getByRole('columnheader', { name: 'Incidents' }).count(), 1)
    })
  })

  it('lines up its figures: every digit of a table is as wide as the next', async () => {
    await withBrowser(async (browser) => {
      const page = await open(browser, { width: 1280 })
      const widths = await page.evaluate<number[]>(`(async () => {
        await document.fonts.ready
        const cell = document.querySelector('.cf-table td')
        return [...'0123456789'].map((digit) => {
          const probe = document.createElement('span')
          probe.textContent = digit.repeat(20)
          cell.append(probe)
          return Math.round(probe.getBoundingClientRect().width)
        })
      })()`)
      assert.equal(new Set(widths).size, 1, widths.join(' '))
    })
  })

  it('leads from the first press of the tab key past the header, to what the page says', async () => {
    await withBrowser(async (browser) => {
      const page = await open(browser, { width: 1280 })
      await page.keyboard.press('Tab')
      assert.equal(await page.locator(':focus').textContent(), 'Skip to main content')
      await page.keyboard.press('Enter')
      assert.ok(page.url().endsWith('#main-content'))
    })
  })

  it('shows a form again with what is wrong, linked to the field it is about', async () => {
    await withBrowser(async (browser) => {
      for (const width of WIDTHS) {
        const page = await open(browser, { width })
        await page.getByRole('textbox', { name: 'The year' }).fill('April')
        await page.getByRole('button', { name: 'Continue' }).click()
        assert.match(await page.title(), /^Error: /)
        assert.equal(await page.getByRole('textbox', { name: 'The year' }).inputValue(), 'April')
        await page.getByRole('alert').getByRole('link').click()
        assert.equal(await page.locator(':target').getAttribute('id'), 'period')
        assert.deepEqual(await checkAccessibility(page), [])
      }
    })
  })

  it('goes to paper with the wide drawing, and without what can only be pressed', async () => {
    await withBrowser(async (browser) => {
      const page = await open(browser, { width: 320 })
      await page.emulateMedia({ media: 'print' })
      assert.equal(await page.locator('.cf-chart--wide').isVisible(), true)
      assert.equal(await page.locator('.cf-chart--narrow').isVisible(), false)
      assert.equal(await page.getByRole('navigation', { name: 'Main' }).isVisible(), false)
    })
  })

  it('can be used in the colours that a reader has set for their computer', async () => {
    await withBrowser(async (browser) => {
      const page = await open(browser, { width: 1280, forcedColors: true })
      const [fill, ink] = await page.evaluate<string[]>(`(() => {
        const style = getComputedStyle(document.querySelector('.cf-verdict__sign'))
        return [style.fill, style.color]
      })()`)
      assert.equal(fill, ink)
      assert.deepEqual(await findSidewaysScroll(page), [])
    })
  })
})
