import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { movedClock, signInOn } from '../accounts/browsing.ts'
import { checkPage, JOURNEY_WIDTHS, openPage, withBrowser } from '../browser.ts'
import { readShipped } from '../shipped-registers.ts'
import { openSite, type TestSite } from '../site.ts'

/** The report of the office's quarter, of a made-up place. */
const REPORT = `id: office
title: Office report
about: Office of the Mayor
comparison: year-before
sections:
  - id: office
    title: The office
    rows:
      - { measure: engagement-events, area: mayors-office, headline: true }
      - { measure: engagement-hours, area: mayors-office, headline: true }
periods: [2019-20-Q1]
`

const QUARTER = '/reports/office/2019-20-Q1'

/** Goes a journey as an officer who keeps books and reports. */
async function walk(
  books: readonly string[],
  begin: string,
  width: number,
  go: (
    page: Page,
    site: TestSite,
    officer: { readonly move: ReturnType<typeof movedClock>['move']; signIn(): Promise<void> },
  ) => Promise<void>,
): Promise<void> {
  const { clock, move } = movedClock(begin)
  const added = await readShipped(books)
  const report = books.includes('engagement') ? [['reports/office.yaml', REPORT] as const] : []
  const site = await openSite(
    'test/fixtures/areas/northmere',
    clock,
    (files) => new Map([...files, ...added, ...report]),
  )
  try {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, { width })
      const signIn = () =>
        signInOn(page, site, {
          ...{ name: 'Ada Officer', email: 'ada@example.gov.uk', at: clock.now() },
          roles: ['commissioners-officer', 'performance-officer'],
        })
      await signIn()
      await go(page, site, { move, signIn })
    })
  } finally {
    await site.close()
  }
}

const choose = (page: Page, question: string | RegExp, answer: string) =>
  page.getByRole('group', { name: question }).getByRole('radio', { name: answer }).check()

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

const follow = (page: Page, name: string | RegExp) =>
  page.getByRole('link', { name }).first().click()

/** Fills in an event as it is at its end, and goes on to look at it. */
async function fillEvent(page: Page, day: string, what: string, hours: string): Promise<void> {
  await page.getByLabel('Day', { exact: true }).fill(day)
  await page.getByLabel('What it was').fill(what)
  await choose(page, 'Kind', 'Event')
  await page.getByLabel('Where', { exact: true }).fill('Skerby')
  await choose(page, 'Whether the commissioner was there', 'Yes')
  await choose(page, 'Whether the deputy was there', 'No')
  await page.getByLabel('How long it took').fill(hours)
  await press(page, 'Go on')
}

describe('the books of an office', () => {
  for (const width of JOURNEY_WIDTHS) {
    it(`take three events on a phone; one is corrected a month later, which the report shows and its edition does not, at ${width} px`, async () => {
      await walk(['engagement'], '2019-07-02T09:00:00Z', width, async (page, site, officer) => {
        await page.goto(`${site.address}/registers/engagement`)
        await page.getByText('Nothing is recorded in it').waitFor()
        await checkPage(page)
        await follow(page, 'Record a new event')
        await press(page, 'Go on')
        await page.getByRole('alert').getByText('Enter what it was').waitFor()
        await checkPage(page)
        await fillEvent(page, '2019-04-10', 'Market day', '2')
        await checkPage(page)
        await press(page, 'Record it, and another one')
        await fillEvent(page, '2019-05-11', 'Walk in the east', '2')
        await press(page, 'Record it, and another one')
        await fillEvent(page, '2019-06-12', 'Surgery in the hall', '1:30')
        await press(page, 'Record it')
        await page.getByRole('heading', { name: 'Surgery in the hall' }).waitFor()
        await checkPage(page)
        const surgery = page.url()
        await page.goto(`${site.address}/registers/engagement`)
        await page.getByText('3 events are recorded.').waitFor()
        await checkPage(page)

        await page.goto(`${site.address}/performance/engagement-hours`)
        await page
          .getByText(/5\.5 hours in April to June 2019/)
          .first()
          .waitFor()
        await page.goto(site.address + QUARTER)
        await page
          .getByText(/3 events/)
          .first()
          .waitFor()
        await checkPage(page)
        await follow(page, 'Sign-off')
        await press(page, 'Begin it')
        await page.getByLabel('Why it is published all the same').fill('Nobody else is in.')
        await press(page, 'Publish it all the same')
        await page.getByText('No edition is in the making').waitFor({ timeout: 120_000 })

        officer.move({ days: 30 })
        await page.context().clearCookies()
        await officer.signIn()
        await page.goto(surgery)
        await follow(page, 'Correct it')
        await page.getByLabel('How long it took').fill('2:30')
        await page.getByLabel('Why it is changed').fill('It took an hour more')
        await press(page, 'Go on')
        await press(page, 'Record it')
        await page.getByText('1 hour 30 minutes, then 2 hours 30 minutes').waitFor()
        await checkPage(page)
        await page.goto(`${site.address}/performance/engagement-hours`)
        await page
          .getByText(/6\.5 hours in April to June 2019/)
          .first()
          .waitFor()
        await checkPage(page)

        await page.context().clearCookies()
        await page.goto(site.address + QUARTER)
        await page
          .getByText(/Edition 1, published on/)
          .first()
          .waitFor()
        assert.match((await page.locator('main').textContent()) ?? '', /5\.5 hours/)
        assert.doesNotMatch((await page.locator('main').textContent()) ?? '', /6\.5/)
        await checkPage(page)
        await page.locator(`a[href="${QUARTER}/editions/1/revised"]`).first().click()
        await page.getByText('The edition keeps what it said').waitFor()
        assert.match((await page.locator('main').textContent()) ?? '', /5\.5[\s\S]*6\.5/)
        await checkPage(page)
      })
    })

    it(`follow a request for information through a clarification to the disclosure log, at ${width} px`, async () => {
      await walk(['information-requests'], '2019-07-17T09:00:00Z', width, async (page, site) => {
        const log = `${site.address}/registers/information-requests`
        await page.goto(`${log}/new`)
        await page.getByLabel('Day received').fill('2019-06-03')
        await choose(page, 'Asked under', 'Freedom of Information Act 2000')
        await page.getByLabel('What was asked about').fill('Budget of the office')
        await page.getByRole('textbox', { name: /^Who asked/ }).fill('Bo Invented')
        await press(page, 'Go on')
        await press(page, 'Record it')
        await page.getByText('To be answered.').waitFor()
        await checkPage(page)
        await follow(page, 'Record that the asker was asked what is meant')
        await page.getByLabel('Day on which the asker was asked').fill('2019-06-05')
        await press(page, 'Go on')
        await press(page, 'Record it')
        await page.getByText(/It stands still since 5 June 2019/).waitFor()
        await checkPage(page)
        const request = page.url()
        await follow(page, 'Record what the asker meant')
        await page.getByLabel('Day on which they said').fill('2019-06-17')
        await press(page, 'Go on')
        await press(page, 'Record it')
        await page
          .getByText(/Tuesday 16 July 2019/)
          .first()
          .waitFor()
        await page
          .getByText(/12 July 2019 \(Battle of the Boyne/)
          .first()
          .waitFor()
        await checkPage(page)
        await page.goto(`${site.address}/registers/due`)
        await page.getByText('Overdue').first().waitFor()
        await checkPage(page)
        await page.goto(request)
        await follow(page, 'Record the answer')
        await page.getByLabel('Day answered').fill('2019-07-16')
        await press(page, 'Go on')
        await page.getByText('Choose what was answered').first().waitFor()
        await checkPage(page)
        await choose(page, /^What was answered/, 'Given in full')
        await press(page, 'Go on')
        await press(page, 'Record it')
        await page.getByText('Done in time').waitFor()

        await page.context().clearCookies()
        await page.goto(log)
        await page.getByRole('link', { name: 'Budget of the office' }).waitFor()
        await checkPage(page)
        await follow(page, 'Budget of the office')
        await page.getByText('Given in full').first().waitFor()
        const said = (await page.locator('main').textContent()) ?? ''
        assert.doesNotMatch(said, /Bo Invented|clarification/)
        await checkPage(page)
      })
    })

    it(`follow what an inspection found until each is closed on evidence, at ${width} px`, async () => {
      await walk(['inspections'], '2019-08-01T09:00:00Z', width, async (page, site) => {
        await page.goto(`${site.address}/registers/inspections/new`)
        await page.getByLabel('Inspector', { exact: true }).fill('HMICFRS')
        await page.getByLabel('Title', { exact: true }).fill('County lines')
        await choose(page, 'Kind', 'Thematic')
        await page.getByLabel('Day it was published').fill('2019-06-03')
        for (const [index, found] of ['Definitions differ', 'The matrix is by hand'].entries()) {
          if (index > 0) await press(page, 'Add another finding')
          const finding = page.getByRole('group', { name: `Finding ${index + 1}`, exact: true })
          await finding.getByLabel('What was found').fill(found)
          await finding.getByRole('radio', { name: 'Recommendation' }).check()
          await finding.getByLabel('By which post it is answered').fill('Head of crime')
        }
        await checkPage(page)
        await press(page, 'Go on')
        await press(page, 'Record it')
        await page.getByText('Findings open.').waitFor()
        await page
          .getByText(/Monday 29 July 2019/)
          .first()
          .waitFor()
        await checkPage(page)
        const inspection = page.url()
        await follow(page, 'Record the commissioner’s comments')
        await page.getByLabel('Day the commissioner’s comments').fill('2019-07-25')
        await press(page, 'Go on')
        await press(page, 'Record it')
        await page.goto(inspection)
        await follow(page, 'Record what became of its findings')
        for (const number of [1, 2]) {
          const finding = page.getByRole('group', { name: `Finding ${number}`, exact: true })
          await finding.getByLabel('Day it was answered').fill('2019-07-25')
          await finding.getByLabel('Day it was closed (optional)').fill('2019-07-31')
          if (number === 2) continue
          await finding.getByLabel('On what evidence').fill('One list for all')
          await finding.getByLabel('Which board or later inspection').fill('The assurance board')
        }
        await press(page, 'Go on')
        await page
          .getByText(/Of finding 2: enter on what evidence/)
          .first()
          .waitFor()
        await checkPage(page)
        const second = page.getByRole('group', { name: 'Finding 2', exact: true })
        await second.getByLabel('On what evidence').fill('The system was shown')
        await second.getByLabel('Which board or later inspection').fill('The assurance board')
        await press(page, 'Go on')
        await press(page, 'Record it')
        await page.getByText('No finding open.').waitFor()
        await page.context().clearCookies()
        await page.goto(inspection)
        await page.getByText('The system was shown').first().waitFor()
        await checkPage(page)
        await page.goto(`${site.address}/performance/inspection-findings-open`)

        await page.getByText('No findings in April to June 2019').first().waitFor()
        await checkPage(page)
      })
    })

    it(`take in a spreadsheet of two thousand letters and find its thirty faults, at ${width} px`, async () => {
      await walk(['correspondence'], '2019-08-01T09:00:00Z', width, async (page, site) => {
        const lines = Array.from({ length: 2_000 }, (_, index) => {
          const day = `${String((index % 28) + 1).padStart(2, '0')}/0${(index % 3) + 4}/2019`
          const channel = index % 60 === 7 && index < 1_800 ? 'Fax' : 'E-mail'
          return `${day},${channel},Complaint,Letter ${index},${day}`
        })
        const text = ['Date received,Channel,Type,Subject,Date answered', ...lines].join('\n')
        const send = async (how: string) => {
          await page.goto(`${site.address}/registers/correspondence/import`)
          await page.getByLabel('The file', { exact: true }).setInputFiles({
            ...{ name: 'letters.csv', mimeType: 'text/csv', buffer: Buffer.from(text) },
          })
          await page.getByLabel('Why it is imported').fill('The book of the quarter')
          await page.getByRole('radio', { name: how }).check()
          await press(page, 'Go on')
        }
        await send('Look what the file would do')
        await page
          .getByText('1,970 would be added, 30 not taken, with something to mend.')
          .waitFor()
        // The same is said of all thirty, so that it is said once
        await page.getByText(/^Rows 9, 69, 129, .*, 1749$/).waitFor()
        await page.getByText(/^“Fax” cannot stand under “How it came”/).waitFor()
        await checkPage(page)
        await send('Take in every row that is right')
        await page.getByText('1,970 added, 30 not taken, with something to mend.').waitFor()
        await page.goto(`${site.address}/registers/correspondence`)
        await page.getByText('1,970 letters are recorded.').waitFor()
        await checkPage(page)
        await send('Take in every row that is right')
        await page.getByText('1,970 there already, 30 not taken').waitFor()
      })
    })
  }
})
