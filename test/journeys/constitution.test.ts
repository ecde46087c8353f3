import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { checkPage, JOURNEY_WIDTHS, openPage, withBrowser } from '../browser.ts'
import { openSite, type TestSite } from '../site.ts'

describe('a clerk and a monitoring officer who ask the constitution', () => {
  let site: TestSite

  before(async () => {
    site = await openSite('areas/leicestershire')
  })
  after(() => site.close())

  const follow = async (page: Page, name: string | RegExp) => {
    await page.getByRole('link', { name }).first().click()
    await page.waitForLoadState()
  }

  for (const width of JOURNEY_WIDTHS) {
    it(`are warned that ten present can just carry a veto and nine cannot, at ${width} px`, async () => {
      await withBrowser(async (browser) => {
        const page = await openPage(browser, { width })
        await page.goto(`${site.address}/constitution`)
        await checkPage(page)
        await follow(page, 'Is a veto carried?')
        await checkPage(page)
        await page.getByLabel('The precept').check()
        await page.getByRole('button', { name: 'Go on' }).click()
        await checkPage(page)
        await page.getByLabel('First proposal').check()
        for (const [label, value] of [
          ['People who are members that day', '15'],
          ['Members present', '9'],
          ['Votes for the veto', '0'],
          ['Votes against the veto', '0'],
          ['Abstaining', '0'],
        ] as const) {
          await page.getByLabel(label, { exact: true }).fill(value)
        }
        await page.getByRole('button', { name: 'Ask' }).click()
        await page.getByText('9 are present and 10 votes are needed').waitFor()
        await checkPage(page)

        await page.getByLabel('Members present', { exact: true }).fill('10')
        await page.getByLabel('Votes for the veto', { exact: true }).fill('9')
        await page.getByLabel('Abstaining', { exact: true }).fill('1')
        await page.getByRole('button', { name: 'Ask' }).click()
        await page.getByRole('heading', { name: 'Not vetoed: one vote short' }).waitFor()
        await page.getByText('2/3 of members present (7 of 10) would have passed').waitFor()
        await checkPage(page)
        await follow(page, 'Rule 102(c)')
        await page.getByRole('heading', { name: 'Rule 102(c)', level: 1 }).waitFor()
        await checkPage(page)
      })
    })

    it(`read the registers, at ${width} px`, async () => {
      await withBrowser(async (browser) => {
        const page = await openPage(browser, { width })
        for (const path of [
          'conflicts',
          'versions',
          'references',
          'ask',
          'subjects/precept',
          'attendance-sign',
        ]) {
          await page.goto(`${site.address}/constitution/${path}`)
          await checkPage(page)
        }
      })
    })
  }

  it('record a ruling on a sentence of 24 months, and the answer follows it', async () => {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, { width: 1280 })
      await site.signIn(page)
      await page.goto(
        `${site.address}/constitution/ask/suspend-commissioner?charged=yes&maximumSentenceMonths=24&jurisdiction=jersey`,
      )
      await page
        .getByRole('heading', { name: 'Not settled: the texts disagree, and someone has to rule' })
        .waitFor()
      await page.getByText('How long a sentence lets the panel suspend the commissioner').click()
      await checkPage(page)
      await follow(page, 'More about C01')
      await page.getByRole('button', { name: 'Record a ruling' }).click()
      await page.getByRole('button', { name: 'Record the ruling' }).click()
      await page.getByRole('link', { name: 'Enter the reasons given for the ruling' }).waitFor()
      await checkPage(page)

      await page.getByLabel('May not', { exact: true }).check()
      await page.getByLabel('Why').fill('The narrower text is the safer one.')
      await page.getByRole('button', { name: 'Record the ruling' }).click()
      await page.getByText(/Monitoring Officer ruled on .*: may-not/).waitFor()
      await checkPage(page)

      await page.goto(
        `${site.address}/constitution/ask/suspend-commissioner?charged=yes&maximumSentenceMonths=24&jurisdiction=jersey`,
      )
      await page
        .getByRole('heading', { name: 'The panel may not suspend the commissioner' })
        .waitFor()
      await page
        .getByText(/Ruling of .* on C01/)
        .first()
        .waitFor()
      await checkPage(page)
    })
  })
})
