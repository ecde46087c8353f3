import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { CLOCK } from '#app/clock.ts'
import { signInOn } from '../accounts/browsing.ts'
import { checkPage, JOURNEY_WIDTHS, openPage, withBrowser } from '../browser.ts'
import { openSite, type TestSite } from '../site.ts'

const REPORT = '/reports/force-performance/2025-26-Q4'

describe('an officer writes a text of a report', () => {
  let site: TestSite

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere')
  })
  after(() => site.close())

  /** A browser in which somebody else who may write is signed in. */
  async function openAs(browser: Browser, name: string, width: number): Promise<Page> {
    const page = await openPage(browser, { width })
    await signInOn(page, site, {
      ...{ name, email: `${name.replace(/\W/g, '')}@example.gov.uk` },
      ...{ roles: ['performance-officer'], at: CLOCK.now() },
    })
    return page
  }

  for (const width of JOURNEY_WIDTHS) {
    it(`with a preview, a draft and somebody else at the same paragraph, at ${width} px`, async () => {
      await withBrowser(async (browser) => {
        const page = await openPage(browser, { width })
        await site.signIn(page)
        const other = await openAs(browser, `B. Writer ${width}`, width)
        const press = async (name: string, on = page) =>
          await on.getByRole('button', { name, exact: true }).click()

        await page.goto(site.address + REPORT)
        await page.getByRole('link', { name: 'Write the texts of this report' }).click()
        await checkPage(page)
        await page.getByRole('link', { name: 'Crime', exact: true }).click()
        await checkPage(page)
        const write = page.url()
        await page.getByLabel('The text').fill('Offences: {{figure bells}}.')
        await press('Save')
        await page.getByRole('link', { name: /^Line 1 has a figure of "bells"/ }).waitFor()
        await checkPage(page)

        await page
          .getByLabel('The text')
          .fill(`### Seen at ${width}\n\nOffences: {{figure all-crime}}.`)
        await press('Preview')
        await page.getByRole('heading', { name: 'As the report would print it' }).waitFor()
        await page.getByRole('heading', { name: `Seen at ${width}` }).waitFor()
        await checkPage(page)
        await press('Keep draft')
        await page.getByText('Your draft is kept').waitFor()
        await checkPage(page)
        await page.goto(`${site.address}/reports`)
        await page.goto(write)
        assert.match(await page.getByLabel('The text').inputValue(), new RegExp(`Seen at ${width}`))
        await press('Save')
        await page.getByText('The text stands in the report.').waitFor()

        await other.goto(write)
        await other.getByLabel('The text').fill(`### Seen at ${width}\n\nOffences by B.`)
        await page.getByLabel('The text').fill(`### Seen at ${width}\n\nOffences by A.`)
        await press('Save', other)
        await other.getByText('The text stands in the report.').waitFor()
        await press('Save')
        await page.getByRole('heading', { name: 'Settle the text: Crime' }).waitFor()
        await checkPage(page)
        await press('Save it so')
        await page.getByRole('link', { name: 'Choose what is to stand here' }).waitFor()
        await checkPage(page)
        await page.getByRole('radio', { name: 'What I write below' }).check()
        await page.getByLabel('Written anew').fill('Offences by both: {{figure all-crime}}.')
        await press('Save it so')
        await page.getByText('The text stands in the report.').waitFor()

        await page.getByRole('link', { name: 'Who wrote this text, and when' }).click()
        await page.getByRole('heading', { name: new RegExp(`by B. Writer ${width}`) }).waitFor()
        await checkPage(page)
        await page.goto(site.address + REPORT)
        await page.getByText(/^Offences by both: [\d,]+\.$/).waitFor()
        await checkPage(page)
      })
    })
  }

  it('whose lid closes: what was typed is kept by itself where scripts run', async () => {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, { width: 1280, javascript: true })
      await site.signIn(page)
      await page.goto(`${site.address}${REPORT}/write/introduction`)
      await page.getByLabel('The text').fill('Typed, and never sent.')
      await page.getByText('Your draft is kept. Only you can read it.').waitFor()
      await page.goto('about:blank')
      await page.goto(`${site.address}${REPORT}/write/introduction`)
      assert.equal(await page.getByLabel('The text').inputValue(), 'Typed, and never sent.')
      await page.getByText('This is your draft, kept on').waitFor()
    })
  })
})

describe('an officer writes what happened, how recording changed, and what a measure counts', () => {
  let site: TestSite

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere')
  })
  after(() => site.close())

  for (const width of JOURNEY_WIDTHS) {
    it(`and everybody reads it, at ${width} px`, async () => {
      await withBrowser(async (browser) => {
        const page = await openPage(browser, { width })
        await site.signIn(page)
        const press = async (name: string) =>
          await page.getByRole('button', { name, exact: true }).click()

        await page.goto(`${site.address}/data`)
        await page.getByRole('link', { name: 'what happened' }).click()
        await checkPage(page)
        await page.getByRole('link', { name: 'Add an event' }).click()
        await press('Add it')
        await page.getByRole('link', { name: 'Enter what it is called' }).waitFor()
        await checkPage(page)
        await page.getByLabel('What it is called').fill(`Fair at ${width}`)
        await page.getByLabel('A few words for the top of a chart').fill(`Fair ${width}`)
        await page.getByLabel('Its first day').fill('2026-02-01')
        await page.getByLabel('Its last day').fill('2026-02-03')
        await page.getByLabel('The measures it touches').fill('burglary')
        await page.getByLabel('The paper that says so').fill('Minutes, 3 March 2026')
        await press('Add it')
        await page.getByRole('heading', { name: `Fair at ${width}` }).waitFor()
        await page.getByRole('link', { name: `Change Fair at ${width}` }).click()
        await page.getByRole('link', { name: 'Take it out of the list' }).click()
        await checkPage(page)
        await page.getByLabel('Why it is taken out').fill('It was elsewhere')
        await press('Take it out')
        await page.getByRole('heading', { name: 'What happened' }).waitFor()
        assert.equal(await page.getByRole('heading', { name: `Fair at ${width}` }).count(), 0)

        await page.goto(`${site.address}/registers/recording-changes/new`)
        await checkPage(page)

        await page.goto(`${site.address}/performance/burglary`)
        await page.getByText('What is counted, and where it comes from').click()
        await page.getByRole('link', { name: 'Define it anew from a day on' }).click()
        await checkPage(page)
        await page
          .getByLabel('The first day on which it holds')
          .fill(`2026-03-${width === 320 ? '01' : '02'}`)
        await page.getByLabel('What is counted from then on').fill(`Counted at ${width}`)
        await page.getByLabel('The paper that says so').fill('Counting rules')
        await press('Define it so')
        await page.waitForURL(`${site.address}/performance/burglary`)
        await page.context().clearCookies()
        await page.reload()
        await page.getByText('What is counted, and where it comes from').click()
        await page.getByText(`Counted at ${width}`).first().waitFor()
        await checkPage(page)
      })
    })
  }
})
