import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { signInOn } from '../accounts/browsing.ts'
import { checkPage, JOURNEY_WIDTHS, openPage, withBrowser } from '../browser.ts'
import { openSite, type TestSite } from '../site.ts'

describe('a meeting from its convening to the answers of members', () => {
  let site: TestSite
  let moment = '2026-11-30T10:00:00Z'

  before(async () => {
    const clock = { today: () => moment.slice(0, 10), now: () => moment }
    site = await openSite('test/fixtures/areas/northmere', clock)
  })
  after(() => site.close())

  const asMember = async (page: Page) => {
    await signInOn(page, site, {
      ...{ name: 'Ada Fairweather', email: 'ada@example.gov.uk', roles: ['member'] },
      ...{ person: 'ada-fairweather', at: moment },
    })
  }

  for (const [place, width] of JOURNEY_WIDTHS.entries()) {
    // A Monday of its own for each width
    const day = `2027-0${place + 2}-01`
    it(`is convened, summoned and answered, at ${width} px`, async () => {
      moment = '2026-11-30T10:00:00Z'
      await withBrowser(async (browser) => {
        // Somebody has to have an address to which a summons can go
        await asMember(await openPage(browser, { width }))
        const clerk = await openPage(browser, { width })
        await site.signIn(clerk)
        await clerk.goto(`${site.address}/meetings`)
        await checkPage(clerk)
        await clerk.getByRole('link', { name: 'Convene a meeting' }).click()
        await clerk.getByLabel('Day and time of the meeting').fill(`${day} 14:00`)
        await clerk.getByRole('button', { name: 'Count the days' }).click()
        await clerk.getByText('Publish the agenda by').waitFor()
        await checkPage(clerk)
        await clerk.getByLabel('Where it is to be').fill('The Guildhall')
        await clerk.getByLabel('The day on which it was convened').fill('2026-11-30')
        await clerk.getByRole('button', { name: 'Convene it' }).click()
        await clerk.getByRole('heading', { name: /^Meeting of 1/, level: 1 }).waitFor()
        await checkPage(clerk)
        await clerk.getByRole('link', { name: 'Summon the members' }).click()
        await checkPage(clerk)
        await clerk.getByRole('button', { name: 'Send the summons' }).click()
        await clerk.getByText('To whom the summons went').waitFor()
        await checkPage(clerk)

        moment = `${Temporal.PlainDate.from(day).subtract({ days: 1 })}T16:00:00Z`
        await clerk.goto(`${site.address}/meetings/${day}`)
        await clerk
          .getByRole('link', { name: 'Record what a member or a substitute answered' })
          .click()
        await checkPage(clerk)
        await clerk.getByRole('radio', { name: 'Cllr Bertil Oakes' }).check()
        await clerk.getByRole('radio', { name: 'Sends a substitute' }).check()
        await clerk
          .getByLabel('Who comes in their place')
          .selectOption({ label: 'Cllr Jonas Ackerby' })
        // 23 hours before
        await clerk.getByLabel('When you were told').fill(`${moment.slice(0, 10)} 15:00`)
        await clerk.getByLabel('How you were told').fill('by telephone')
        await clerk.getByRole('button', { name: 'Record it' }).click()
        await clerk.getByText(/Late: .*Article 10/).waitFor()
        await checkPage(clerk)
      })
    })
  }

  it('is answered by a member on a phone, from the page that is theirs', async () => {
    await withBrowser(async (browser) => {
      moment = '2026-12-01T10:00:00Z'
      const page = await openPage(browser, { width: 320 })
      await asMember(page)
      await page.goto(`${site.address}/`)
      await page.getByRole('link', { name: 'Yours' }).click()
      await page.getByText('You have not answered.').first().waitFor()
      await checkPage(page)
      await page
        .getByRole('link', { name: /Say whether you are coming/ })
        .first()
        .click()
      await checkPage(page)
      await page.getByRole('button', { name: 'Send your answer' }).click()
      await page
        .getByRole('link', { name: /Choose whether/ })
        .first()
        .waitFor()
      await checkPage(page)
      await page.getByRole('radio', { name: 'Coming', exact: true }).check()
      await page.getByRole('button', { name: 'Send your answer' }).click()
      await page.getByText(/coming.*apologised.*not answered/).waitFor()
      await checkPage(page)
      await page.goto(`${site.address}/mine`)
      await page.getByText('Your answer: coming.').waitFor()
      for (const path of ['attendance', 'work-programme', 'work-programme/new']) {
        await page.goto(`${site.address}/meetings/${path}`)
        await checkPage(page)
      }
      await page.goto(`${site.address}/meetings/work-programme/new`)
      await page.getByLabel('The item').fill('Road safety outside schools')
      await page.getByRole('button', { name: 'Put it forward' }).click()
      await page.getByText('Road safety outside schools').waitFor()
      await page.goto(`${site.address}/mine`)
      await page.getByRole('link', { name: /Road safety outside schools: waits/ }).waitFor()
      await checkPage(page)
      await page.goto(`${site.address}/panel/balance`)
      await checkPage(page)
      await page.goto(`${site.address}/panel/money`)
      await checkPage(page)
    })
  })
})
