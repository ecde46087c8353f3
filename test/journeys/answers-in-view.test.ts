import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { openPage, withBrowser } from '../browser.ts'
import { type SharedSite, shareSite } from '../site.ts'

const PHONE = { width: 390, height: 844 }

describe('a form that is sent from a phone', () => {
  let site: SharedSite

  before(async () => {
    site = await shareSite('areas/leicestershire')
  })

  async function insistInView(page: Page, answer: Locator): Promise<void> {
    const box = await answer.boundingBox()
    assert.ok(box, `${page.url()} shows its answer`)
    assert.ok(box.y >= 0 && box.y < PHONE.height, `${page.url()}: the answer is at ${box.y} px`)
  }

  async function open(path: string, use: (page: Page) => Promise<void>): Promise<void> {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, PHONE)
      await page.setViewportSize(PHONE)
      await page.goto(`${site.address}${path}`)
      await use(page)
    })
  }

  it('shows at once whether a meeting can have its notice', async () => {
    await open('/procedures', async (page) => {
      await page.getByText('Can a meeting have its notice?').click()
      const form = page.locator('form[action^="/procedures"]')
      await form.getByLabel('The day the agenda can be published').fill('2027-02-01')
      await form.getByLabel('The day of the meeting').fill('2027-02-08')
      await form.getByRole('button').click()
      await page.waitForURL(/notice=/)
      await insistInView(page, page.getByRole('status'))
    })
  })

  it('shows at once what the constitution answers, or what is not filled in', async () => {
    await open('/constitution/ask', async (page) => {
      const questions = await page.evaluate<string[]>(
        `[...document.querySelectorAll('main a[href^="/constitution/ask/"]')].map((link) => link.getAttribute('href'))`,
      )
      assert.ok(questions.length > 10)
      for (const question of questions) {
        await page.goto(`${site.address}${question}`)
        await page.locator('main form').getByRole('button').click()
        await insistInView(page, page.locator('.cf-outcome, .govuk-error-summary'))
      }
    })
  })

  it('shows at once the answer of a worked example', async () => {
    await open('/constitution/ask/vote?for=7&against=2&abstain=1&kind=ordinary', async (page) => {
      await insistInView(page, page.locator('.cf-outcome, .govuk-error-summary'))
    })
  })
})
