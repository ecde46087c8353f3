import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { checkPage, JOURNEY_WIDTHS, openPage, withBrowser } from '../browser.ts'
import { openSite, type TestSite } from '../site.ts'

type Typed = Readonly<Record<string, string | true>>

describe('the precept of a made-up year', () => {
  let site: TestSite
  let today = '2027-01-04'

  before(async () => {
    const clock = { today: () => today, now: () => `${today}T10:00:00Z` }
    site = await openSite('areas/leicestershire', clock)
  })
  after(() => site.close())

  /** Fills in a form by the names of its fields, and sends it. A tick is `true`. */
  const fill = async (page: Page, typed: Typed) => {
    const all: Typed = { 'Why you are recording it': 'Made up', ...typed }
    for (const [label, value] of Object.entries(all)) {
      const found = page.getByLabel(label, { exact: true })
      await (value === true ? found.check() : found.fill(value))
    }
    await page.getByRole('button').click()
  }

  /** Follows what may happen next, on a day, and records it. */
  const record = async (page: Page, day: string, step: string, typed: Typed = {}) => {
    today = day
    await page.goto(`${site.address}/procedures/precept/2027-28`)
    await page.getByRole('link', { name: step, exact: true }).click()
    await fill(page, { 'The day it happened': day, ...typed })
  }

  const seen = async (page: Page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ')

  it('goes from notice through veto and revised precept to the final response', async () => {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, { width: 1280 })
      await site.signIn(page)
      await page.goto(`${site.address}/procedures`)
      assert.match(await seen(page), /The next day to keep is Monday 1 February 2027/)

      await page.getByText('The procedures, and opening a case').click()
      await page.getByRole('link', { name: 'Precept', exact: true }).click()
      await page.getByRole('link', { name: 'Open a case' }).click()
      await fill(page, {
        'The year that the precept is for': '2027-28',
        'The day it began': '2027-01-04',
      })
      assert.match(await seen(page), /waiting for the commissioner to propose a precept/)

      await record(page, '2027-01-22', 'The commissioner tells the panel of the proposed precept', {
        'Proposed precept for a Band D home, a year, in pounds': '286.23',
        'Medium-term financial plan': true,
        'Budget requirement': true,
        'Analysis of the precept: its level, its yield and its use': true,
      })
      await record(page, '2027-01-25', 'The clerk convenes the meeting', {
        'The day of the meeting': '2027-02-05',
      })
      assert.match(await seen(page), /has to be published by Thursday 28 January 2027/)

      const veto = {
        'The whole panel': true,
        'Members in office': '15',
        'Members present': '12',
        'Votes against': '2',
        Abstentions: '0',
        'The reasons': 'More than the plan needs',
      } as const
      await record(page, '2027-02-05', 'The panel votes on a veto', { ...veto, 'Votes for': '10' })
      assert.match(await page.title(), /^Error: /)
      assert.match(await seen(page), /Choose which way the proposed precept is wrong/)
      assert.equal(await page.getByLabel('Votes for').inputValue(), '10')
      await fill(page, { ...veto, 'Votes for': '10', 'Too high': true })
      assert.match(await seen(page), /Vetoed as too high: 10 of 15 members voted for the veto/)

      await record(page, '2027-02-08', 'The panel’s report is sent and published')
      assert.match(await seen(page), /by Monday 15 February 2027, in 7 days/)

      const revise = 'The commissioner responds with a revised precept'
      const amount = 'Revised precept for a Band D home, a year, in pounds'
      await record(page, '2027-02-12', revise, { [amount]: '287' })
      assert.match(await seen(page), /has to be lower than £286.23 \(Rule 104\)/)
      await fill(page, { [amount]: '284.99' })
      assert.match(await seen(page), /The revised precept complies/)
      assert.equal(
        await page.getByRole('link', { name: 'The panel votes on a veto', exact: true }).count(),
        0,
      )

      await record(page, '2027-02-19', 'The panel reports on the revised precept', {
        'The whole panel': true,
        'Reject it: the commissioner may issue it all the same': true,
      })
      await record(page, '2027-02-26', 'The commissioner publishes the final response')
      assert.match(await seen(page), /over: the commissioner may issue the precept/)
      assert.match(await seen(page), /Monday 1 March 2027 Done on 26 February 2027/)
    })
  })

  it('shows it to anybody, on a phone and at a desk, with the days that were counted', async () => {
    await withBrowser(async (browser) => {
      for (const width of JOURNEY_WIDTHS) {
        const page = await openPage(browser, { width })
        const look = async (path: string) => {
          await page.goto(`${site.address}${path}`)
          await checkPage(page)
        }
        for (const path of [
          '/procedures',
          '/procedures?notice=2027-02-01&meeting=2027-02-08',
          '/procedures?notice=soon&meeting=',
          '/procedures/precept',
          '/procedures/precept/2027-28',
          '/sign-in',
          '/procedures/precept/open',
        ]) {
          await look(path)
        }
        assert.match(await seen(page), /Sign in to open this page/)
        await site.signIn(page)
        for (const path of [
          '/sign-in',
          '/procedures/precept',
          '/procedures/precept/2027-28',
          '/procedures/precept/open',
          '/procedures/precept/2027-28/veto',
        ]) {
          await look(path)
        }
      }
    })
  })

  it('says that notice on 1 February cannot give five clear days before 8 February', async () => {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, { width: 320 })
      await page.goto(`${site.address}/procedures`)
      await page.getByText('Can a meeting have its notice?').click()
      await page.getByLabel('The day the agenda can be published').fill('2027-02-01')
      await page.getByLabel('The day of the meeting').fill('2027-02-08')
      await page.getByRole('button', { name: 'Count the days' }).click()
      assert.match(await seen(page), /cannot give 5 clear working days/)
      const strip = page.getByRole('table', { name: 'The days before the meeting' })
      assert.equal(
        await strip.getByRole('cell', { name: /29 January 2027.*This is the day/ }).count(),
        1,
      )
    })
  })

  it('keeps what is struck out, and goes back a step', async () => {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, { width: 1280 })
      await site.signIn(page)
      await page.goto(`${site.address}/procedures/precept/2027-28`)
      await page.getByRole('link', { name: /^Strike out .* final response/ }).click()
      await fill(page, { 'Why you are recording it': 'It was sent on another day' })
      assert.match(await seen(page), /waiting for the commissioner’s final response/)
      assert.match(
        await seen(page),
        /Strikes out: The commissioner publishes the final response, 26 February 2027 What changed because of it: Where it stands: waiting for the commissioner’s final response/,
      )
      assert.match(await seen(page), /Recorded by A. Clerk. It was sent on another day/)
    })
  })

  it('puts the first entry right a month later, and shows what was known before', async () => {
    await withBrowser(async (browser) => {
      today = '2027-02-27'
      for (const width of JOURNEY_WIDTHS) {
        const page = await openPage(browser, { width })
        await site.signIn(page)
        await page.goto(`${site.address}/procedures/precept/2027-28`)
        await page.getByRole('link', { name: /^Correct .* tells the panel/ }).click()
        const proposed = page.getByLabel('Proposed precept for a Band D home, a year, in pounds')
        const amount = `286.${width % 100}`
        await proposed.fill(amount)
        await checkPage(page)
        await fill(page, { 'Why you are recording it': 'Read again' })
        assert.match(await seen(page), new RegExp(`a year: £${amount}, and not £286`))
        assert.match(await seen(page), /Nothing else changed because of it/)
        await checkPage(page)

        await page.getByLabel('What was known at the end of a day').fill('2027-02-05')
        await page.getByRole('button', { name: 'Show' }).click()
        assert.match(await seen(page), /As known on 5 February 2027/)
        assert.match(await seen(page), /waiting for the report of the veto/)
        await checkPage(page)
      }
    })
  })

  it('gives the dates as iCalendar', async () => {
    const answer = await fetch(`${site.address}/procedures.ics`)
    assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8')
    const text = await answer.text()
    assert.match(text, /^BEGIN:VCALENDAR\r\n/)
    const { port } = new URL(site.address)
    assert.match(text, new RegExp(`URL:http://localhost:${port}/procedures/precept/2027-28\r\n`))
  })

  it('refuses to record for another machine’s page, and has no page for what is not there', async () => {
    const send = (headers: Record<string, string>) =>
      fetch(`${site.address}/procedures/precept/2027-28/final-response`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: 'on=2027-02-26&reason=B',
      })
    assert.equal((await send({})).status, 403)
    const elsewhere = { ...site.operator, origin: 'http://elsewhere.example' }
    assert.equal((await send(elsewhere)).status, 403)
    for (const path of [
      '/procedures/none',
      '/procedures/precept/none',
      '/procedures/precept/2027-28/none',
    ]) {
      const { status } = await fetch(`${site.address}${path}`, { headers: site.operator })
      assert.equal(status, 404, path)
    }
  })

  it('does not move sideways on a phone where days have gone by with nothing on record', async () => {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, { width: 320 })
      await site.signIn(page)
      await page.goto(`${site.address}/procedures/precept/open`)
      await fill(page, {
        'The year that the precept is for': '2026-27',
        'The day it began': '2026-01-05',
      })
      assert.match(await seen(page), /Overdue as far as is recorded/)
      await page.getByText('Something else that happened').click()
      await checkPage(page)
    })
  })
})
