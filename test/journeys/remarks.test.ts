import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { checkPage, JOURNEY_WIDTHS, openPage, withBrowser } from '../browser.ts'
import { openSite, type TestSite } from '../site.ts'

describe('a member of the public says that a figure is wrong', () => {
  let site: TestSite

  before(async () => {
    site = await openSite('test/fixtures/areas/wealdmoor')
  })
  after(() => site.close())

  for (const width of JOURNEY_WIDTHS) {
    it(`is answered by an officer, and the answer stands on the figure’s page, at ${width} px`, async () => {
      await withBrowser(async (browser) => {
        const page = await openPage(browser, { width })
        const figure = `${site.address}/performance/vehicle-fires/figures/7`
        const wrong = `The month is another, seen at ${width} px`
        await page.goto(figure)
        await page.getByRole('link', { name: 'Something is wrong here?' }).click()
        await checkPage(page)
        await page.getByRole('button', { name: 'Send it' }).click()
        await page
          .getByRole('link', { name: 'Enter what is wrong, or what you would change' })
          .waitFor()
        await checkPage(page)
        await page.getByLabel('What is wrong').fill(wrong)
        await page.getByLabel('What it should be').fill('May')
        await page.getByRole('button', { name: 'Send it' }).click()
        await page.getByText('It waits to be answered').waitFor()
        await checkPage(page)
        const remark = page.url()
        await page.goto(figure)
        assert.equal(await page.getByText(wrong).count(), 0)

        await site.signIn(page)
        await page.goto(`${site.address}/remarks`)
        await checkPage(page)
        const number = remark.split('/').at(-1)
        await page
          .getByRole('link', { name: `Remark ${number}`, exact: true })
          .first()
          .click()
        await checkPage(page)
        await page.getByRole('button', { name: 'Publish the answer' }).click()
        await page.getByRole('link', { name: 'Choose the answer' }).waitFor()
        await checkPage(page)
        await page.getByRole('radio', { name: 'Not right' }).check()
        await page.getByLabel('In words').fill('The paper prints it so.')
        await page.getByRole('button', { name: 'Publish the answer' }).click()
        await page.getByRole('heading', { name: /^Not right, / }).waitFor()

        await page.context().clearCookies()
        await page.goto(figure)
        await page.getByText(wrong).waitFor()
        await page.getByText('Not right: The paper prints it so.').first().waitFor()
        await checkPage(page)
        await page.goto(`${site.address}/remarks`)
        await checkPage(page)
        await page.goto(remark)
        await checkPage(page)
      })
    })
  }
})
