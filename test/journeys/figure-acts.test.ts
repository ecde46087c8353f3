import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { checkPage, JOURNEY_WIDTHS, openPage, withBrowser } from '../browser.ts'
import { openSite, type TestSite } from '../site.ts'

describe('what can be done about a figure', () => {
  let site: TestSite

  before(async () => {
    site = await openSite('test/fixtures/areas/wealdmoor')
  })
  after(() => site.close())

  /** Sends a form blank, which is refused in view, then filled in. */
  async function fillIn(page: Page, button: string, filled: Readonly<Record<string, string>>) {
    await page.getByRole('button', { name: button }).click()
    await page.getByRole('alert').getByRole('link').first().waitFor()
    await checkPage(page)
    for (const [label, words] of Object.entries(filled)) await page.getByLabel(label).fill(words)
    await page.getByRole('button', { name: button }).click()
  }

  for (const width of JOURNEY_WIDTHS) {
    it(`is set aside, explained and withdrawn, and taken back, at ${width} px`, async () => {
      await withBrowser(async (browser) => {
        const page = await openPage(browser, { width })
        const measure = `${site.address}/performance/vehicle-fires`
        await site.signIn(page)
        await page.goto(measure)

        await page.getByRole('link', { name: 'Give an explanation' }).click()
        await checkPage(page)
        await page.getByRole('radio').first().check()
        await fillIn(page, 'Record it', {
          'What explains it': 'A depot counted each fire by its vehicles',
          'Who gives the explanation, by their office': 'the Chief Fire Officer',
          'The day it was given': '2026-08-20',
        })
        await page
          .getByText(/given by the Chief Fire Officer on 20 August 2026/)
          .first()
          .waitFor()
        await page.getByRole('link', { name: 'Explanations given, with their history' }).click()
        await checkPage(page)
        await page
          .getByRole('link', { name: /^Correct it/ })
          .last()
          .click()
        await page.getByLabel('What explains it').fill('A depot counted by crew')
        await page.getByRole('button', { name: 'Correct it' }).click()
        await page.getByText('A depot counted by crew').first().waitFor()
        await page
          .getByRole('link', { name: /^withdraw it/ })
          .last()
          .click()
        await checkPage(page)
        await fillIn(page, 'Withdraw it', { 'Why it is withdrawn': 'The depot takes it back' })
        await page.getByText('The depot takes it back').first().waitFor()

        await page.goto(measure)
        await page.getByRole('link', { name: 'Set a figure aside', exact: true }).click()
        await checkPage(page)
        await page.getByLabel('Which figure').selectOption('2025-11')
        await fillIn(page, 'Set it aside', {
          'Why it is set aside': 'A fire in a depot',
        })
        await page.getByRole('link', { name: 'Let it count again' }).click()
        await checkPage(page)
        await fillIn(page, 'Let it count again', { 'Why it counts again': 'It was one fire' })

        await page.getByText(/^All \d+ months, as a table/).click()
        await page.getByRole('link', { name: '900, November 2025, Fires' }).last().click()
        await checkPage(page)
        await page.getByRole('link', { name: 'Withdraw this figure' }).click()
        await checkPage(page)
        await fillIn(page, 'Withdraw it', {
          'Why it is withdrawn': 'That of another year',
        })
        await page.getByText(/It was withdrawn on .*, and is not in use/).waitFor()
        await checkPage(page)
        await page.goto(measure)
        await page.getByText(/The figure for November 2025 was withdrawn on/).waitFor()
        await checkPage(page)
        await page.getByRole('link', { name: 'The figure and its history' }).click()
        await page.getByRole('link', { name: 'Let this figure count again' }).click()
        await checkPage(page)
        await fillIn(page, 'Let it count again', { 'Why it counts again': 'It was right' })
        await page.getByText('Withdrawal taken back').first().waitFor()
      })
    })
  }
})
