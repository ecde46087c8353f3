import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { movedClock } from '../accounts/browsing.ts'
import { checkPage, JOURNEY_WIDTHS, openPage, withBrowser } from '../browser.ts'
import { openSite, type TestSite } from '../site.ts'

describe('what a meeting asks for', () => {
  let site: TestSite
  const { clock } = movedClock('2026-11-30T09:00:00Z')

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere', clock)
  })
  after(() => site.close())

  for (const width of JOURNEY_WIDTHS) {
    it(`is followed from its minute to the evidence, at ${width} px`, async () => {
      await withBrowser(async (browser) => {
        const page = await openPage(browser, { width })
        const what = `Report on burglary at night, asked at ${width} px`
        await site.signIn(page)
        await page.goto(`${site.address}/promises`)
        await checkPage(page)
        await page.getByRole('link', { name: /^Record what was promised/ }).click()
        await checkPage(page)
        await page.getByRole('button', { name: 'Record it' }).click()
        await page.getByRole('link', { name: 'Enter what is to be done' }).waitFor()
        await checkPage(page)
        await page.getByLabel('What is to be done, in our words').fill(what)
        await page.getByRole('radio', { name: 'Request', exact: true }).check()
        await page.getByLabel('Day of the meeting').fill('2026-11-02')
        await page.getByLabel('Where it is stated: the minutes').fill('Minutes of 2 November 2026')
        await page.getByLabel('Which paragraph of it').fill(`minute 7(${width})`)
        await page.getByRole('radio', { name: 'Mayor of Northmere' }).check()
        await page.getByLabel('What there will be once it is done').fill('report')
        await page.getByLabel('The day by which it is due').fill('2026-11-20')
        await page.getByLabel('The measures it is about').fill('/performance/burglary')
        await page.getByRole('button', { name: 'Record it' }).click()
        await page.getByText('Overdue: it was due on 20 November 2026').waitFor()
        await checkPage(page)
        const promise = page.url()

        await page.goto(`${site.address}/performance/burglary`)
        await page.getByRole('link', { name: what }).click()
        assert.equal(page.url(), promise)
        await page.getByRole('link', { name: 'Record the evidence that it is done' }).click()
        await checkPage(page)
        await page.getByLabel('On which day').fill('2026-11-16')
        await page.getByLabel('What shows that it is done').fill('The report came')
        await page.getByRole('button', { name: 'Record it' }).click()
        await page.getByRole('link', { name: /^Enter the document or the address/ }).waitFor()
        await checkPage(page)
        await page
          .getByLabel('Where that is stated: the document')
          .fill('Papers of 16 November 2026')
        await page.getByRole('button', { name: 'Record it' }).click()
        await page.getByText('Done on 16 November 2026: The report came.').waitFor()

        await page.context().clearCookies()
        await page.goto(promise)
        await page.getByText('Recorded on 30 November 2026').waitFor()
        await checkPage(page)
        await page.goto(`${site.address}/promises?state=done`)
        await page.getByRole('link', { name: what }).waitFor()
        await checkPage(page)
        await page.goto(site.address)
        await checkPage(page)
      })
    })

    it(`is recommended, and answered in public, while another report is overdue, at ${width} px`, async () => {
      await withBrowser(async (browser) => {
        const page = await openPage(browser, { width })
        await site.signIn(page)
        const report = async (title: string, received: string) => {
          await page.goto(`${site.address}/procedures/report-response/open`)
          await page.getByLabel('What to call this case').fill(title)
          await page.getByLabel(/day/i).first().fill('2026-05-04')
          await page.getByLabel('Why you are recording it').fill('From the file')
          await page.getByRole('button').last().click()
          const address = page.url()
          await page.goto(`${address}/adopt`)
          await page.getByLabel(/day/i).first().fill('2026-05-04')
          await page.getByRole('radio', { name: 'Yes' }).check()
          await page.getByLabel('Why you are recording it').fill('From the file')
          await page.getByRole('button').last().click()
          await page.goto(`${address}/receive`)
          await page.getByLabel(/day/i).first().fill(received)
          await page.getByLabel('Why you are recording it').fill('From the file')
          await page.getByRole('button').last().click()
          return `${site.address}/recommendations/${address.split('/').at(-1)}`
        }
        const late = await report(`On burglary, ${width}`, '2026-05-06')
        const answered = await report(`On the night, ${width}`, '2026-11-10')
        await page.goto(answered)
        await checkPage(page)
        await page.getByRole('link', { name: 'Record what it recommends' }).click()
        await checkPage(page)
        await page.getByLabel('The recommendations, one on each line').fill('Say why\nSet targets')
        await page.getByLabel('Where they are stated: the report').fill('The report of the panel')
        await page.getByRole('button', { name: 'Record them' }).click()
        await page.getByRole('link', { name: 'Answer the recommendations' }).click()
        await checkPage(page)
        const [first, second] = [
          page.getByRole('group', { name: 'Recommendation 1: Say why' }),
          page.getByRole('group', { name: 'Recommendation 2: Set targets' }),
        ]
        await first.getByRole('radio', { name: 'Accepted', exact: true }).check()
        await second.getByRole('radio', { name: 'Not accepted' }).check()
        await page.getByRole('button', { name: 'Publish the answers' }).click()
        await page.getByRole('link', { name: /^Enter the reasons why recommendation 2/ }).click()
        await checkPage(page)
        await page.getByLabel('What is said of recommendation 2').fill('Trends say more')
        await page.getByRole('button', { name: 'Publish the answers' }).click()
        await page.getByText('Replied to on 30 November 2026, in time').waitFor()

        await page.context().clearCookies()
        await page.goto(answered)
        await page.getByText(': Trends say more').waitFor()
        await checkPage(page)
        await page.goto(late)
        await page.getByText('Long overdue: the reply was due by 6 July 2026').waitFor()
        await checkPage(page)
        await page.goto(`${site.address}/recommendations`)
        await page
          .getByText(/Long overdue/)
          .first()
          .waitFor()
        await checkPage(page)
      })
    })
  }
})
