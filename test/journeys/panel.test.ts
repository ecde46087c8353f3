import { after, before, describe, it } from 'node:test'
import { checkPage, openPage, WIDTHS, withBrowser } from '../browser.ts'
import { openSite, type TestSite } from '../site.ts'

describe('a clerk who keeps the seats of the panel', () => {
  let site: TestSite

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere')
  })
  after(() => site.close())

  for (const [place, width] of WIDTHS.entries()) {
    it(`adds a new member and looks at the day before, at ${width} px`, async () => {
      await withBrowser(async (browser) => {
        const page = await openPage(browser, { width })
        await site.signIn(page)
        await page.goto(`${site.address}/panel`)
        await page.getByRole('heading', { name: 'Northmere', level: 1 }).waitFor()
        await checkPage(page)
        await page.getByRole('link', { name: 'Add a person' }).click()
        const name = `Cllr Nell Forrester ${place === 0 ? 'the Elder' : 'the Younger'}`
        await page.getByRole('button', { name: 'Add them' }).click()
        await page.getByRole('link', { name: 'Enter the name' }).waitFor()
        await checkPage(page)
        await page.getByLabel('Name, as it is to be shown').fill(name)
        await page.getByRole('button', { name: 'Add them' }).click()
        await page.getByRole('heading', { name, level: 1 }).waitFor()
        await checkPage(page)

        await page.goto(`${site.address}/panel`)
        await page.getByRole('link', { name: 'Record who holds a seat' }).click()
        await checkPage(page)
        await page.getByLabel('Who', { exact: true }).selectOption({ label: name })
        await page.getByLabel('Which seat or office').selectOption({ label: 'Quarrydale 3' })
        await page.getByLabel('The first day').fill(`2026-06-${15 + place}`)
        await page.getByLabel('What it rests on').fill('Council minutes of 15 June 2026')
        await page.getByRole('button', { name: 'Record it' }).click()
        if (place === 0) {
          await page.getByText('from 15 June 2026').waitFor()
        } else {
          await page.getByRole('link', { name: /holds that seat on that day/ }).waitFor()
        }
        await checkPage(page)

        await page.goto(`${site.address}/panel`)
        await page.getByLabel('Another day').fill('2026-06-14')
        await page.getByRole('button', { name: 'Show that day' }).click()
        await page.getByText('14 June 2026: 12 seats and 11 members, one seat vacant').waitFor()
        await checkPage(page)
        await page.getByRole('link', { name: 'Dr Keziah Brook' }).click()
        await page.getByRole('link', { name: /Record the end of/ }).click()
        await checkPage(page)
      })
    })
  }
})
