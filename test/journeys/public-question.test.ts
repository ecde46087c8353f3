import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { movedClock } from '../accounts/browsing.ts'
import { checkPage, JOURNEY_WIDTHS, openPage, withBrowser } from '../browser.ts'
import { openSite, type TestSite } from '../site.ts'

describe('a member of the public puts a question to a meeting', () => {
  let site: TestSite
  const { clock } = movedClock('2026-11-20T09:00:00Z')

  before(async () => {
    site = await openSite('test/fixtures/areas/saltwell', clock)
  })
  after(() => site.close())

  it('convenes the meeting first', async () => {
    const answer = await site.app.inject({
      ...{ method: 'POST', url: '/meetings/convene' },
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...site.operator },
      payload: 'kind=ordinary&on=2026-11-20&when=2026-12-10+14%3A00&place=Salt+Hall',
    })
    assert.equal(answer.statusCode, 303)
  })

  for (const width of JOURNEY_WIDTHS) {
    it(`has it read, accepted and answered, and reads the answer, at ${width} px`, async () => {
      await withBrowser(async (browser) => {
        const page = await openPage(browser, { width })
        const words = `Why are the nights so dark at ${width} px?`
        await page.goto(`${site.address}/meetings/2026-12-10`)
        await page.getByRole('link', { name: /^Questions and petitions of the public at/ }).click()
        await checkPage(page)
        await page.getByText('12:00 on Thursday 26 November 2026').waitFor()
        await page.getByRole('link', { name: 'Put a question or a petition to the panel' }).click()
        await checkPage(page)
        await page.getByRole('button', { name: 'Send it' }).click()
        await page.getByRole('link', { name: 'Enter your name' }).waitFor()
        await checkPage(page)
        await page.getByLabel('The question, or what the petition asks for').fill(words)
        await page.getByLabel('Your name').fill('Wilma Lantern')
        await page.getByRole('button', { name: 'Send it' }).click()
        await page.getByText('Waits to be read by the office.').waitFor()
        await page.getByText('20 November 2026, 09:00: in time').waitFor()
        await checkPage(page)
        const own = page.url()
        assert.equal(await page.getByText(words).count(), 0)

        await site.signIn(page)
        await page.goto(`${site.address}/questions`)
        await checkPage(page)
        await page.getByRole('link', { name: `Question ${own.split('/').at(-1)}` }).click()
        await page.getByText(words).waitFor()
        await checkPage(page)
        await page.getByRole('link', { name: 'Put it to the meeting', exact: true }).click()
        await checkPage(page)
        await page.getByRole('button', { name: 'Accept and publish it' }).click()
        await page.getByText('Put to the meeting; no answer recorded.').waitFor()
        await page.getByRole('link', { name: 'Record the answer' }).click()
        await page.getByRole('button', { name: 'Publish the answer' }).click()
        await page.getByRole('link', { name: 'Choose how it was answered' }).waitFor()
        await checkPage(page)
        await page.getByRole('radio', { name: 'In writing' }).check()
        await page.getByLabel('On which day it was answered').fill('2026-11-20')
        await page.getByLabel('Who answered, by their office').fill('the commissioner')
        await page.getByLabel('The answer').fill('Because it is winter.')
        await page.getByRole('button', { name: 'Publish the answer' }).click()
        await page.getByRole('heading', { name: /^Answered in writing on/ }).waitFor()

        await page.context().clearCookies()
        await page.goto(`${site.address}/questions?meeting=2026-12-10`)
        await page.getByRole('link', { name: words }).click()
        await page.getByText('Because it is winter.').waitFor()
        assert.equal(await page.getByText('Wilma').count(), 0)
        await checkPage(page)
      })
    })
  }
})
