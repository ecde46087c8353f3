import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { CLOCK } from '#app/clock.ts'
import { fetchArea, importObservations } from '#performance/index.ts'
import { signInOn } from '../accounts/browsing.ts'
import { checkPage, JOURNEY_WIDTHS, openPage, withBrowser } from '../browser.ts'
import { openSite, type TestSite } from '../site.ts'

async function signIn(
  site: TestSite,
  page: Page,
  name: string,
  role: 'performance-officer' | 'chair',
) {
  await signInOn(page, site, {
    ...{ name, email: `${role}@example.gov.uk`, roles: [role] },
    ...{ at: CLOCK.now() },
  })
}

/** Loads a figure that waits for its release. */
async function load(site: TestSite): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'critical-friend-early-journey-'))
  try {
    const file = join(folder, 'burglary.csv')
    const heading = 'measure,area,breakdown,period,value,numerator,denominator,status,source,note'
    await writeFile(file, `${heading}\nburglary,wealdmoor,,2026-05,1234,,,actual,A paper,\n`)
    const area = await fetchArea(site.db)
    assert.ok(area)
    const by = { actor: 'A. Sender', reason: 'Corrected', at: CLOCK.now() }
    const came = await importObservations(site.db, area, { ...by, today: CLOCK.today(), file })
    assert.ok(came.ok)
  } finally {
    await rm(folder, { recursive: true })
  }
}

describe('early sight', () => {
  for (const width of JOURNEY_WIDTHS) {
    it(`lets the chair see what is to be released with a report, until they are taken off the list, at ${width} px`, async () => {
      const site = await openSite('test/fixtures/areas/wealdmoor', undefined, (files) =>
        new Map(files).set(
          'area.yaml',
          (files.get('area.yaml') ?? '').replace(
            'releases: at-once',
            'releases: by-act\npublishedBefore: [figures/made-up.csv]',
          ),
        ),
      )
      try {
        await load(site)
        await withBrowser(async (browser) => {
          const page = await openPage(browser, { width })
          await page.goto(`${site.address}/early-sight`)
          await page.getByText('Nobody is on the list at the moment').waitFor()
          await checkPage(page)

          await signIn(site, page, 'Cy Chair', 'chair')
          await page.context().clearCookies()
          await signIn(site, page, 'Ada Officer', 'performance-officer')
          await page.goto(`${site.address}/data/releases`)
          await page.getByRole('checkbox', { name: /^Burglary/ }).check()
          await page.getByRole('radio', { name: 'With the next edition of a report' }).check()
          await checkPage(page)
          await page.getByRole('button', { name: 'Release' }).click()
          await page.getByRole('link', { name: 'Choose the report' }).waitFor()
          await page.getByRole('radio', { name: /April to June 2026/ }).check()
          await page.getByRole('button', { name: 'Release' }).click()
          await page
            .getByText(/With the next edition of Force performance/)
            .first()
            .waitFor()
          await checkPage(page)

          await page.getByRole('link', { name: 'Who may see figures before' }).click()
          await page.getByRole('radio', { name: 'Cy Chair' }).check()
          await page.getByLabel('Their post').fill('Chair of the panel')
          await page.getByRole('radio', { name: /^Release 1/ }).check()
          await page.getByLabel('Until, at the latest').fill('2031-01-01 09:30')
          await page.getByRole('button', { name: 'Put them on the list' }).click()
          await page.getByRole('link', { name: /^Enter why they see it/ }).waitFor()
          await checkPage(page)
          await page.getByLabel('Why they see it').fill('To answer questions on the day')
          await page.getByRole('button', { name: 'Put them on the list' }).click()
          await page.getByText('1 is on the list at the moment').waitFor()
          await checkPage(page)

          await page.context().clearCookies()
          await page.reload()
          await page.getByText('Chair of the panel').waitFor()
          assert.equal(await page.getByText('Cy Chair').count(), 0)
          await checkPage(page)

          await signIn(site, page, 'Cy Chair', 'chair')
          await page.reload()
          await page.getByRole('link', { name: /^See it: Burglary/ }).click()
          await page.getByText('1,234').first().waitFor()
          await checkPage(page)
          const seen = page.url()

          await page.context().clearCookies()
          await signIn(site, page, 'Ada Officer', 'performance-officer')
          await page.goto(`${site.address}/early-sight`)
          await page.getByRole('link', { name: /^Take them off/ }).click()
          await checkPage(page)
          await page.getByLabel('Why they are taken off the list').fill('No longer in the post')
          await page.getByRole('button', { name: 'Take them off' }).click()
          await page.getByText(/^Taken off on/).waitFor()
          await checkPage(page)

          await page.context().clearCookies()
          await signIn(site, page, 'Cy Chair', 'chair')
          assert.equal((await page.goto(seen))?.status(), 404)
        })
      } finally {
        await site.close()
      }
    })
  }
})
