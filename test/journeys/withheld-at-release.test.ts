import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { CLOCK } from '#app/clock.ts'
import { fetchArea, importObservations } from '#performance/index.ts'
import { checkPage, JOURNEY_WIDTHS, openPage, withBrowser } from '../browser.ts'
import { openSite, type TestSite } from '../site.ts'

const FIGURES = 'figures/made-up.csv'

/** By act, and of few measures. */
function byAct(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const figures = (files.get(FIGURES) ?? '')
    .split('\n')
    .filter((line) => /^(measure|burglary),/.test(line))
  const area = files.get('area.yaml') ?? ''
  return new Map(files)
    .set(
      'area.yaml',
      area.replace('releases: at-once', `releases: by-act\npublishedBefore: [${FIGURES}]`),
    )
    .set(FIGURES, `${figures.join('\n')}\n`)
}

/** Loads figures that wait for their release. */
async function load(site: TestSite, rows: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'critical-friend-withheld-journey-'))
  try {
    const file = join(folder, 'robbery.csv')
    const heading = 'measure,area,breakdown,period,value,numerator,denominator,status,source,note'
    await writeFile(file, `${[heading, ...rows].join('\n')}\n`)
    const area = await fetchArea(site.db)
    assert.ok(area)
    const by = { actor: 'A. Sender', reason: 'It came', at: CLOCK.now() }
    const came = await importObservations(site.db, area, { ...by, today: CLOCK.today(), file })
    assert.ok(came.ok)
  } finally {
    await rm(folder, { recursive: true })
  }
}

describe('a small number', () => {
  for (const width of JOURNEY_WIDTHS) {
    it(`is withheld at its release, with the one that would give it away, at ${width} px`, async () => {
      const site = await openSite('test/fixtures/areas/wealdmoor', undefined, byAct)
      try {
        const row = (breakdown: string, value: number) =>
          `robbery,wealdmoor,${breakdown},2026-09,${value},,,actual,A paper,`
        await load(site, [row('gender=female', 3), row('gender=male', 40), row('', 43)])
        await withBrowser(async (browser) => {
          const page = await openPage(browser, { width })
          await site.signIn(page)
          await page.goto(`${site.address}/data/releases`)
          await page.getByRole('checkbox', { name: /^Robbery/ }).check()
          await page.getByRole('radio', { name: 'At once' }).check()
          await page.getByRole('button', { name: 'Release' }).click()
          await page.getByText('What would be withheld').waitFor()
          await page.getByText('would give another away').waitFor()
          await checkPage(page)

          await page.getByRole('radio', { name: /^Release them, with 2 figures withheld/ }).check()
          await page.getByRole('button', { name: 'Release' }).click()
          await page.getByRole('link', { name: 'Enter why they are withheld' }).waitFor()
          await checkPage(page)
          await page.getByLabel('Why they are withheld').fill('A part of it is small')
          await page.getByRole('button', { name: 'Release' }).click()
          await page.getByText('2 figures withheld: A part of it is small').waitFor()
          await checkPage(page)

          await page.context().clearCookies()
          await page.goto(`${site.address}/performance/robbery`)
          await page.getByText('43').first().waitFor()
          await checkPage(page)
          const csv = await page.request.get(`${site.address}/performance/robbery.csv`)
          const lines = (await csv.text()).split('\r\n').filter((line) => /2026-09/.test(line))
          assert.equal(lines.filter((line) => /,,,,withheld,/.test(line)).length, 2)
          assert.doesNotMatch(lines.join('\n'), /,3,|,40,/)
        })
      } finally {
        await site.close()
      }
    })
  }
})
