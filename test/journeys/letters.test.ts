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
import { openSite, type TestSite } from '../site.ts'

describe('a clerk writes for the panel once a condition is met', () => {
  let site: TestSite
  const { clock } = movedClock('2026-12-01T09:00:00Z')

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere', clock)
  })
  after(() => site.close())

  async function check(page: Page): Promise<void> {
    assert.deepEqual(await findSidewaysScroll(page), [], page.url())
    assert.deepEqual(await checkAccessibility(page), [], page.url())
  }

  const post = async (url: string, fields: Readonly<Record<string, string>>) => {
    const answer = await site.app.inject({
      ...{ method: 'POST', url },
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...site.operator },
      payload: new URLSearchParams(fields).toString(),
    })
    assert.equal(answer.statusCode, 303, answer.body)
    return String(answer.headers['location'])
  }
  const source = { document: 'Minutes of 2 November 2026', paragraph: 'minute 8(b)' }

  for (const width of WIDTHS) {
    it(`drafts it, is refused too early, and sends it, at ${width} px`, async () => {
      const promise = await post('/promises/record', {
        ...{ what: `Write to the minister, at ${width} px`, kind: 'resolution', who: 'panel' },
        ...{ meeting: '2026-11-02', awaits: 'letter', condition: 'the grant is given', ...source },
      })
      await withBrowser(async (browser) => {
        const page = await openPage(browser, { width })
        await site.signIn(page)
        await page.goto(site.address + promise)
        await page.getByRole('link', { name: 'Draft the letter' }).click()
        await check(page)
        await page.getByLabel('To whom, by their office').fill('the minister for hedges')
        await page.getByLabel('Its subject').fill('Money for hedges')
        await page
          .getByRole('textbox', { name: /^Its text/ })
          .fill('Dear Minister, we ask for hedges.')
        await page.getByRole('button', { name: 'Keep the draft' }).click()
        await page.getByText('A draft, for the office alone.').waitFor()
        await check(page)
        const letter = page.url()
        await page.getByRole('link', { name: 'Record that it was sent' }).click()
        await page.getByLabel('On which day it was sent').fill('2026-11-20')
        await page.getByRole('button', { name: 'Record it as sent' }).click()
        await page
          .getByRole('link', { name: /^It is not to be done before its condition/ })
          .waitFor()
        await check(page)

        await post(`${promise}/condition-met`, {
          ...{ on: '2026-11-16', words: 'the grant is confirmed' },
          ...{ document: 'Papers of 16 November 2026', paragraph: 'item 4' },
        })
        await page.getByRole('button', { name: 'Record it as sent' }).click()
        await page.getByText('Sent on 20 November 2026; no answer recorded.').waitFor()
        await check(page)

        await page.context().clearCookies()
        await page.goto(`${site.address}/letters`)
        await check(page)
        await page.goto(letter)
        await page.getByText('Dear Minister, we ask for hedges.').waitFor()
        await check(page)
        await page.getByRole('link', { name: /^Write to the minister/ }).click()
        await page
          .getByText(/^Done on 20 November 2026: the letter to the minister/)
          .first()
          .waitFor()
        await check(page)
      })
    })

    it(`finds visits, reminders and applications fit to be read, at ${width} px`, async () => {
      await post('/panel/visits/record', {
        ...{ kind: 'visit', what: `The mill, at ${width} px`, toWhom: 'members', ...source },
        offered: '2026-11-02',
      })
      await withBrowser(async (browser) => {
        const page = await openPage(browser, { width })
        await site.signIn(page)
        for (const path of [
          ...['/panel/visits', '/panel/visits/record', '/panel/visits/on-site-1/made'],
          ...['/panel/visits/updates/record', '/panel/applications', '/reminders'],
          '/promises/record',
        ]) {
          await page.goto(site.address + path)
          await check(page)
        }
      })
    })
  }
})
