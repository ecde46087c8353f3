import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { movedClock } from '../accounts/browsing.ts'
import {
  checkAccessibility,
  findSidewaysScroll,
  openPage,
  WIDTHS,
  withBrowser,
} from '../browser.ts'
import { readShipped } from '../shipped-registers.ts'
import { openSite, type TestSite } from '../site.ts'

describe('an officer enters an event with what was raised at it', () => {
  let site: TestSite
  const { clock } = movedClock('2026-12-01T09:00:00Z')

  before(async () => {
    const added = await readShipped(['engagement'])
    site = await openSite(
      'test/fixtures/areas/northmere',
      clock,
      (files) => new Map([...files, ...added]),
    )
  })
  after(() => site.close())

  async function check(page: Page): Promise<void> {
    assert.deepEqual(await findSidewaysScroll(page), [], page.url())
    assert.deepEqual(await checkAccessibility(page), [], page.url())
  }

  for (const width of WIDTHS) {
    it(`keeps the form half filled in, adds a second concern, and records both, without a script, at ${width} px`, async () => {
      await withBrowser(async (browser) => {
        const page = await openPage(browser, { width })
        await site.signIn(page)
        const press = async (name: string) =>
          await page.getByRole('button', { name, exact: true }).click()
        const what = `Market day at ${width} px`

        await page.goto(`${site.address}/registers/engagement/new`)
        await page.locator('[name=what]').fill(what)
        await page.locator('[name=concerns-1-concern]').fill('The crossing is dark')
        await check(page)
        await press('Keep it and finish later')
        await check(page)
        await page.getByRole('link', { name: /^Go on with the new event that you kept/ }).click()
        await page.getByText('You kept this form on').waitFor()
        assert.equal(await page.locator('[name=what]').inputValue(), what)
        await check(page)

        await press('Add another concern')
        await check(page)
        assert.equal(
          await page.locator('[name=concerns-1-concern]').inputValue(),
          'The crossing is dark',
        )
        await page.locator('[name=concerns-2-concern]').fill('Too fast past the school')
        await page.locator('[name=held]').fill('2026-11-20')
        await page.locator('[name=kind][value=event]').check()
        await page.locator('[name=place]').fill('Skerby')
        for (const [name, value] of Object.entries({ commissioner: 'yes', deputy: 'no' }))
          await page.locator(`[name=${name}][value=${value}]`).check()
        await press('Go on')
        await page.getByRole('link', { name: 'Enter how long it took' }).waitFor()
        await check(page)
        await page.locator('[name=hours]').fill('1:30')
        await press('Go on')
        await page.getByRole('heading', { name: /^Check before you record it/ }).waitFor()
        await check(page)
        await press('Record it')
        await page.getByRole('heading', { name: what }).waitFor()
        await page.getByText('Too fast past the school').waitFor()
        await check(page)
        await page.goto(`${site.address}/registers/engagement`)
        assert.equal(await page.getByText('Go on with the new event').count(), 0)
      })
    })
  }
})
