import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { CLOCK } from '#app/clock.ts'
import { fetchAreaFiles, recordAreaFiles } from '#holdings/index.ts'
import { writeRecord } from '#storage/index.ts'
import { signInOn } from '../accounts/browsing.ts'
import { checkPage, JOURNEY_WIDTHS, openPage, withBrowser } from '../browser.ts'
import { openSite, type TestSite } from '../site.ts'

const REPORT = '/reports/force-performance/2026-27-Q1'
const INTRODUCTION = 'reports/force-performance/2026-27-Q1/introduction.md'
const WRONG = 'This report is for the period 1 April 2019 to 31 March 2019.\n'

async function signIn(
  site: TestSite,
  page: Page,
  name: string,
  role: 'performance-officer' | 'approver',
) {
  await signInOn(page, site, {
    ...{ name, email: `${role}@example.gov.uk`, roles: [role] },
    ...{ at: CLOCK.now() },
  })
}

/** Writes the introduction anew, as an area that is loaded again does. */
async function mend(site: TestSite, introduction: string): Promise<void> {
  const files = (await fetchAreaFiles(site.db)).map(({ path, content }) => ({
    path,
    content: path === INTRODUCTION ? introduction : content,
  }))
  const authorship = { actor: 'A. Tester', reason: 'Mended', at: CLOCK.now() }
  await writeRecord(site.db, (trx) => recordAreaFiles(trx, files, authorship))
}

describe('an edition of a report', () => {
  for (const width of JOURNEY_WIDTHS) {
    it(`goes from draft to publication with one finding mended and the rest accepted, and is corrected, at ${width} px`, async () => {
      const site = await openSite(
        'test/fixtures/areas/wealdmoor',
        undefined,
        (files) => new Map([...files, [INTRODUCTION, WRONG]]),
      )
      try {
        await withBrowser(async (browser) => {
          const page = await openPage(browser, { width })
          await page.goto(`${site.address}${REPORT}`)
          await page.getByText('Not signed off: made from the figures as they are').waitFor()
          await checkPage(page)

          await signIn(site, page, 'Ada Officer', 'performance-officer')
          await page.reload()
          await page.getByRole('link', { name: 'Sign-off' }).click()
          await page.getByRole('button', { name: 'Begin it' }).click()
          await page.getByText('The period ends before it begins').first().waitFor()
          await checkPage(page)
          await mend(site, 'This report is for the period from April to June 2026.\n')
          await page.reload()
          await page.getByRole('heading', { name: 'Mended since it was begun' }).waitFor()
          for (const field of await page.getByRole('textbox', { name: /^Unusual/ }).all()) {
            await field.fill('The force was asked on 9 July.')
          }
          await page.getByRole('button', { name: 'Keep these reasons' }).click()
          await page.getByText('Nothing stands in the way of publishing it').waitFor()
          await checkPage(page)
          await page.getByRole('button', { name: 'Submit it for approval' }).click()
          await page.getByText('waits to be approved by somebody').waitFor()
          assert.equal(await page.getByRole('button', { name: 'Approve it' }).count(), 0)
          await checkPage(page)

          await page.context().clearCookies()
          await signIn(site, page, 'Bo Approver', 'approver')
          await page.reload()
          await page.getByRole('button', { name: 'Approve it' }).click()
          await page.getByRole('link', { name: 'Choose when it is published' }).waitFor()
          await checkPage(page)
          await page.getByRole('radio', { name: 'At once' }).check()
          await page.getByRole('button', { name: 'Approve it' }).click()
          await page.getByText('No edition is in the making').waitFor({ timeout: 120_000 })
          await checkPage(page)

          await page.context().clearCookies()
          await page.goto(`${site.address}${REPORT}`)
          await page.getByText(/^Edition 1, published on .* and kept as it was then/).waitFor()
          await checkPage(page)

          await signIn(site, page, 'Ada Officer', 'performance-officer')
          await mend(site, 'This report is for April to June 2026.\n')
          await page.goto(`${site.address}${REPORT}/sign-off`)
          await page.getByRole('button', { name: 'Begin the correction' }).click()
          await page.getByRole('link', { name: 'Enter what changed' }).waitFor()
          await checkPage(page)
          await page.getByLabel('What changed').fill('The introduction names the months.')
          await page.getByLabel('Why it had to be corrected').fill('The panel was told so.')
          await page.getByLabel('Where that was said').fill('Minute 17(xiii)')
          await page.getByLabel('Its address').fill('https://example.org/minutes')
          await page.getByRole('button', { name: 'Begin the correction' }).click()
          await page.getByLabel('Why it is published all the same').fill('Nobody else is in.')
          await page.getByRole('button', { name: 'Publish it all the same' }).click()
          await page.getByText('No edition is in the making').waitFor({ timeout: 120_000 })

          await page.context().clearCookies()
          await page.goto(`${site.address}${REPORT}`)
          await page.getByText('One person prepared and published it.').first().waitFor()
          await page.getByRole('link', { name: 'Minute 17(xiii)' }).first().waitFor()
          await checkPage(page)
          await page.goto(`${site.address}${REPORT}/editions/1`)
          await page.getByText('Edition 2 took the place of this one').waitFor()
          await checkPage(page)
          await page.goto(`${site.address}${REPORT}/editions`)
          await checkPage(page)
        })
      } finally {
        await site.close()
      }
    })
  }
})
