import assert from 'node:assert/strict'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { checkPage, JOURNEY_WIDTHS, openPage, withBrowser } from '../browser.ts'
import { withFolder } from '../fixtures/imports/made-files.ts'
import { openSite, type TestSite } from '../site.ts'

const HEAD = 'measure,area,breakdown,period,value,source'

describe('a performance manager with an extract to load', () => {
  let site: TestSite

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere')
  })
  after(() => site.close())

  const send = async (page: Page, file: string) => {
    await page.getByLabel('File', { exact: true }).setInputFiles(file)
    await page.getByLabel('Why the figures are imported').fill('Figures for May')
    await page.getByRole('button', { name: 'Show what would change' }).click()
  }

  for (const [index, width] of JOURNEY_WIDTHS.entries()) {
    it(`is told what to mend, sends the mended file, and finds the figure, at ${width} px`, async () => {
      await withFolder(async (folder) => {
        await withBrowser(async (browser) => {
          const value = 4_000 + index
          const period = `2026-0${5 + index}`
          const row = (number: string) => `burglary,northmere,,${period},${number},May extract`
          const file = join(folder, 'extract.csv')
          const page = await openPage(browser, { width })
          await site.signIn(page)
          await page.goto(`${site.address}/performance`)
          await page.getByRole('link', { name: 'Import figures' }).click()
          await checkPage(page)

          await page.getByRole('button', { name: 'Show what would change' }).click()
          await page.getByRole('alert').getByRole('link', { name: 'Choose the file' }).waitFor()
          await checkPage(page)

          await writeFile(file, [HEAD, row('many')].join('\n'))
          await send(page, file)
          await page
            .getByText('Nothing would be imported from extract.csv. Mend this row')
            .waitFor()
          const rejected = page.getByRole('table', { name: 'Rejected rows' })
          assert.match(
            (await rejected.textContent()) ?? '',
            /Row 2 of extract.csv has "many" for .+ 2026\. Put a number/,
          )
          await checkPage(page)

          await writeFile(file, [HEAD, row(String(value))].join('\n'))
          await send(page, file)
          await page.getByText('If extract.csv is imported: 1 figure added.').waitFor()
          await checkPage(page)

          await page.getByRole('button', { name: 'Import these figures' }).click()
          await page.getByText('extract.csv was imported: 1 added.').waitFor()
          await checkPage(page)
          const waiting = await readdir(join(site.folder, 'uploads'))
          assert.deepEqual(
            waiting.filter((name) => !name.endsWith('.rejects.csv')),
            [],
          )

          await page
            .getByRole('table', { name: /^Measures with figures/ })
            .getByRole('link')
            .click()
          await page.getByText(value.toLocaleString('en-GB')).first().waitFor()
        })
      })
    })
  }
})
