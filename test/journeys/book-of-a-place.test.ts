import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { movedClock, signInOn } from '../accounts/browsing.ts'
import { checkPage, JOURNEY_WIDTHS, openPage, withBrowser } from '../browser.ts'
import { bookKeeper } from '../keep-books.ts'
import { packPdf, write } from '../papers/pdf-file.ts'
import { readShipped } from '../shipped-registers.ts'
import { openSite } from '../site.ts'

/** A book that nobody else keeps, as its place would define it. */
const HALL = `
register: sports-hall
name: Hire of the sports hall
one: hire
many: hires
about: Who hired the sports hall of the force, and for what.
owner: The commissioner’s office
source: { document: Standing orders of the office, paragraph: '31' }
kept_by: [performance-officer]
seen_by: public
retention: { years: 2, why: Charges are audited after a year }
day: hired
title: purpose
fields:
  - { field: hired, label: Day of the hire, kind: day, audience: public, required: true }
  - { field: purpose, label: What for, kind: text, audience: public, required: true }
  - { field: district, label: District of the hirer, kind: place, of: [district], audience: public }
  - { field: agreement, label: The signed agreement, kind: file, audience: office }
examples: [{ shows: a hire, rows: [{ hired: 2026-11-02, purpose: Badminton }], gives: { entries: 1 } }]
`

const square = (west: number) =>
  `[[[${west}, 52], [${west + 0.2}, 52], [${west + 0.2}, 52.2], [${west}, 52.2], [${west}, 52]]]`

const withOutlines = (area: string) =>
  area
    .replace(
      '{ id: eastholm, name: Eastholm,',
      `{ id: eastholm, outline: ${square(-1)}, name: Eastholm,`,
    )
    .replace('{ id: skerby, name: Skerby,', `{ id: skerby, outline: ${square(-0.8)}, name: Skerby,`)

describe('a book that its place defines', () => {
  for (const width of JOURNEY_WIDTHS)
    it(`shows its places on a map, takes a file, tells what was gained and lost, and erases an entry, at ${width} px`, async () => {
      const { clock } = movedClock('2026-12-02T09:00:00Z')
      const added = await readShipped(['keep-safe-places'])
      const site = await openSite(
        'test/fixtures/areas/northmere',
        clock,
        (files) =>
          new Map([
            ...files,
            ...added,
            ['registers/sports-hall.yaml', HALL],
            ['area.yaml', withOutlines(files.get('area.yaml') ?? '')],
          ]),
      )
      try {
        await withBrowser(async (browser) => {
          const page = await openPage(browser, { width })
          const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
          await signInOn(page, site, {
            ...{ name: 'Ada Officer', email: 'ada@example.gov.uk', at: clock.now() },
            roles: ['performance-officer', 'commissioners-officer'],
          })
          const hall = `${site.address}/registers/sports-hall`
          await page.goto(`${hall}/new`)
          await page.getByLabel('Day of the hire').fill('2/11/2026')
          await page.getByLabel('What for').fill('Badminton')
          await page.getByRole('radio', { name: 'Skerby' }).check()
          await press('Go on')
          await press('Record it')
          await page.getByRole('heading', { name: 'Badminton' }).waitFor()
          const entry = page.url()

          await page.goto(`${hall}/places`)
          await page.getByText('the darker, the more').waitFor()
          await checkPage(page)

          await page.goto(entry)
          await page.getByRole('link', { name: 'The signed agreement: add the file' }).click()
          await checkPage(page)
          await page.getByRole('button', { name: /Add|Replace/ }).click()
          await page.getByRole('alert').waitFor()
          await checkPage(page)
          await page.getByLabel('The file').setInputFiles({
            ...{ name: 'agreement.pdf', mimeType: 'application/pdf' },
            buffer: Buffer.from(packPdf([{ drawing: write(['Signed'], 60, 700) }])),
          })
          await page.getByRole('button', { name: /Add|Replace/ }).click()
          await page.getByRole('heading', { name: 'Badminton' }).waitFor()
          await page.getByRole('link', { name: /PDF/ }).first().waitFor()
          await checkPage(page)

          await page.getByRole('link', { name: 'Erase it for good, as somebody asked' }).click()
          await checkPage(page)
          await page.getByRole('button', { name: /Erase/ }).click()
          await page.getByRole('alert').waitFor()
          await checkPage(page)
          await page.getByLabel('Why it is erased').fill('The hirer asked')
          await page.getByRole('button', { name: /Erase/ }).click()
          await page.waitForLoadState()
          await checkPage(page)
          await page.goto(entry)
          assert.doesNotMatch((await page.textContent('main')) ?? '', /Badminton/)

          await bookKeeper(() => site).take('keep-safe-places', [
            'name,opened,closed',
            'The library,2024-09-01,',
            'The bakery,2024-10-01,2025-05-01',
          ])
          await page.goto(`${site.address}/registers/keep-safe-places/months`)
          await page
            .getByText(/Of which/)
            .first()
            .waitFor()
          await checkPage(page)
          await page.goto(`${site.address}/performance/keep-safe-places-gained`)
          await checkPage(page)
        })
      } finally {
        await site.close()
      }
    })
})
