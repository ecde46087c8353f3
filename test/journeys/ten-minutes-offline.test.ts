import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { openPage, withBrowser } from '../browser.ts'
import { COUNT_KEPT } from '../meetings/count-kept.ts'
import { openMeeting } from '../meetings/open-meeting.ts'
import type { TestSite } from '../site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Minutes}
  - {agenda: 2, title: Speed enforcement}
`
const HERE = ['Bertil Oakes', 'Chitra Vale', 'Edith Marlow', 'Greta Penhale']

describe('ten minutes of a meeting without the network', () => {
  let site: TestSite
  let moment = '2027-02-01T14:00:00Z'

  before(async () => {
    site = await openMeeting(MEETING, () => moment)
  })
  after(() => site.close())

  it('are recorded once and in order, though the page was closed between and another device recorded', async () => {
    await withBrowser(async (browser) => {
      const record = `${site.address}/meetings/2027-02-01/record`
      const posted: string[] = []
      const device = async () => {
        const page = await openPage(browser, { width: 768, javascript: true })
        await page.clock.setFixedTime(new Date(moment))
        await site.signIn(page)
        return page
      }
      const press = async (page: Page, name: string | RegExp) =>
        await page.getByRole('button', { name }).first().click()
      const note = async (page: Page, words: string) => {
        await page.getByLabel('A point noted').fill(words)
        await page.getByRole('button', { name: 'Note it', exact: true }).click()
      }
      let clerk = await device()
      const officer = await device()
      const context = clerk.context()
      const at = async (clock: string) => {
        moment = `2027-02-01T${clock}:00Z`
        for (const page of [clerk, officer]) await page.clock.setFixedTime(new Date(moment))
      }
      const kept = async (page: Page, words: RegExp) =>
        await page.getByRole('button', { name: words }).waitFor()

      await clerk.goto(record)
      await clerk.getByRole('link', { name: 'Open the meeting' }).first().click()
      await clerk.getByLabel('Cllr Ada Fairweather').check()
      await press(clerk, 'Record it')
      for (const name of HERE) {
        await press(clerk, new RegExp(`Comes in.*${name}`))
        await clerk.getByRole('button', { name: new RegExp(`Goes out.*${name}`) }).waitFor()
      }
      const last = await clerk.locator('a[data-record-open]').last().getAttribute('href')
      await clerk.waitForResponse((answer) => answer.url().endsWith(String(last)))

      await context.setOffline(true)
      await at('14:01')
      await press(clerk, /^Open item 2/)
      await kept(clerk, /Take back: 14:01 Open item 2/)
      await at('14:03')
      await note(clerk, 'The road is icy')
      await kept(clerk, /Take back: 14:03 .*The road is icy/)
      await note(clerk, 'The road is steep as well')
      await kept(clerk, /Take back: 14:03 .*The road is steep/)
      await at('14:04')
      await clerk.getByRole('link', { name: 'A motion is moved' }).click()
      const opened = clerk.locator('[data-record-opened]')
      await opened.getByLabel('The motion').fill('That the road be gritted.')
      await opened.getByRole('button', { name: 'Record it' }).click()
      await kept(clerk, /Take back: 14:04 A motion is moved/)

      // Meanwhile another records what the first cannot know
      await officer.goto(record)
      await at('14:05')
      await press(officer, /Comes in.*Imogen Tarn/)
      await officer.getByRole('button', { name: /Goes out.*Imogen Tarn/ }).waitFor()

      // Closed, and opened again while pages come and nothing that is sent arrives
      await clerk.close()
      await context.setOffline(false)
      await context.route(/\/record\//, async (route) =>
        route.request().method() === 'POST' ? await route.abort() : await route.continue(),
      )
      clerk = await context.newPage()
      await at('14:06')
      await clerk.goto(record)
      await kept(clerk, /Take back: 14:04 A motion is moved/)
      assert.equal(await clerk.evaluate<number>(COUNT_KEPT), 4)
      await context.setOffline(true)
      await at('14:07')
      await press(clerk, /Goes out.*Edith Marlow/)
      await kept(clerk, /Take back: 14:07 Goes out.*Edith Marlow/)
      await at('14:08')
      await note(officer, 'The gritter is out of order')
      await officer
        .getByText(/A point is noted: The gritter is out of order/)
        .first()
        .waitFor()
      await at('14:10')
      await note(clerk, 'It thaws')
      await kept(clerk, /Take back: 14:10 .*It thaws/)

      await at('14:12')
      clerk.on('request', (request) => {
        if (request.method() !== 'POST') return
        posted.push(new URLSearchParams(request.postData() ?? '').get('hour') ?? 'no hour')
      })
      await context.unroute(/\/record\//)
      await context.setOffline(false)
      await clerk
        .getByText(/A point is noted: It thaws/)
        .first()
        .waitFor()
      assert.equal(await clerk.evaluate<number>(COUNT_KEPT), 0)
      assert.deepEqual(posted, ['14:01', '14:03', '14:03', '14:04', '14:07', '14:10'])

      await clerk.goto(`${record}?all=yes`)
      const lines = await clerk.locator('.cf-events .cf-record-line').allInnerTexts()
      const since = lines.slice(
        0,
        lines.findIndex((line) => /Greta Penhale/.test(line)),
      )
      assert.deepEqual(
        since.toReversed().map((line) => line.replace(/\s+/g, ' ').trim()),
        [
          '14:01 An item is opened: 2, Speed enforcement',
          '14:03 A point is noted: The road is icy',
          '14:03 A point is noted: The road is steep as well',
          '14:04 A motion is moved: That the road be gritted.',
          '14:05 Somebody comes in: Cllr Imogen Tarn',
          '14:07 Somebody goes out: Cllr Edith Marlow',
          '14:08 A point is noted: The gritter is out of order',
          '14:10 A point is noted: It thaws',
        ],
      )
    })
  })
})
