import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { taggedPart } from '#documents/pack/testing.ts'
import { signInOn } from '../accounts/browsing.ts'
import { checkPage, openPage, withBrowser } from '../browser.ts'
import { openSite, type TestSite } from '../site.ts'

/** Whose agenda is published three clear working days before a meeting (Article 25). */
const NORTHMERE = 'test/fixtures/areas/northmere'

describe('an agenda from its first item to a member who reads it', () => {
  let site: TestSite
  let moment = '2027-01-20T10:00:00Z'
  let paper: Buffer

  before(async () => {
    const clock = { today: () => moment.slice(0, 10), now: () => moment }
    site = await openSite(NORTHMERE, clock)
    paper = await taggedPart('Force performance')
    for (const day of ['2027-02-01', '2027-03-01']) {
      const fields = {
        kind: 'ordinary',
        when: `${day} 14:00`,
        on: '2027-01-20',
        place: 'The Guildhall',
      }
      const body = new URLSearchParams(fields)
      await fetch(`${site.address}/meetings/convene`, {
        ...{ method: 'POST', headers: site.operator, body },
      })
    }
  })
  after(() => site.close())

  /** Puts an item with a paper on, and has the papers checked. */
  const prepare = async (clerk: Page, day: string, title: string) => {
    await clerk.goto(`${site.address}/meetings/${day}`)
    await clerk.getByRole('link', { name: 'Prepare the agenda' }).click()
    await checkPage(clerk)
    await clerk.getByRole('link', { name: 'Put an item on the agenda' }).click()
    await checkPage(clerk)
    await clerk.getByLabel('The item').fill(title)
    await clerk.getByRole('button', { name: 'Put it on' }).click()
    await clerk.getByText('Its paper is missing').waitFor()
    await checkPage(clerk)
    await clerk.getByRole('link', { name: `Add a paper to ${title}` }).click()
    await checkPage(clerk)
    const file = { name: 'draft 7.pdf', mimeType: 'application/pdf', buffer: paper }
    await clerk.getByLabel('The file').setInputFiles(file)
    await clerk.getByLabel('What the paper is called').fill(`${title}: the paper`)
    await clerk.getByRole('radio', { name: 'No', exact: true }).check()
    await clerk.getByRole('button', { name: 'Take it in' }).click()
    await clerk.getByRole('button', { name: 'Check the papers' }).click()
    await clerk.getByText('Nothing stands in the way of issuing it.').waitFor()
    await checkPage(clerk)
  }

  for (const [place, day] of ['2027-02-01', '2027-03-01'].entries()) {
    it(`is issued ${place === 0 ? 'in time' : 'one day late'}`, async () => {
      await withBrowser(async (browser) => {
        const clerk = await openPage(browser, { width: 320 })
        await site.signIn(clerk)
        moment = place === 0 ? '2027-01-26T10:00:00Z' : '2027-02-24T10:00:00Z'
        await prepare(clerk, day, 'Force performance')
        await clerk.getByRole('link', { name: 'Issue the agenda and its pack' }).click()
        await checkPage(clerk)
        if (place === 1) {
          await clerk.getByText(/Late: the last day for it was Tuesday 23 February/).waitFor()
          await clerk.getByLabel(/Why it is issued late/).fill('The figures came on Wednesday')
        }
        await clerk.getByRole('button', { name: 'Issue it' }).click()
        await clerk.getByText(/^Issued on 2\d /).waitFor()
        if (place === 1) await clerk.getByText(/figures came on Wednesday/).waitFor()
        else await clerk.getByText(/In time: the last day for it is Tuesday 26 January/).waitFor()
        await checkPage(clerk)
      })
    })
  }

  it('has a supplement, and is read by a member on a phone with a pencil', async () => {
    await withBrowser(async (browser) => {
      moment = '2027-01-28T10:00:00Z'
      const clerk = await openPage(browser, { width: 1280 })
      await site.signIn(clerk)
      await prepare(clerk, '2027-02-01', 'A letter from the Home Office')
      await clerk.getByRole('link', { name: 'Issue the agenda and its pack' }).click()
      await clerk.getByLabel(/What is added/).fill('A letter that came on 27 January')
      await clerk.getByRole('button', { name: 'Issue the supplement' }).click()
      await clerk.getByText(/Added to on 28 January 2027: A letter that came/).waitFor()
      await checkPage(clerk)

      const page = await openPage(browser, { width: 320 })
      await signInOn(page, site, {
        ...{ name: 'Ada Fairweather', email: 'ada@example.gov.uk', roles: ['member'] },
        ...{ person: 'ada-fairweather', at: moment },
      })
      await page.goto(`${site.address}/mine`)
      await checkPage(page)
      await page.getByRole('link', { name: '1. Force performance: the paper' }).first().click()
      await checkPage(page)
      await page.getByLabel('What you note beside this paper').fill('Ask about burglary')
      await page.getByRole('button', { name: 'Save your note' }).click()
      assert.equal(
        await page.getByLabel('What you note beside this paper').inputValue(),
        'Ask about burglary',
      )
      await page.getByRole('link', { name: 'Agenda', exact: true }).click()
      await page.getByText('added on 28 January 2027').first().waitFor()
      await checkPage(page)
    })
  })
})
