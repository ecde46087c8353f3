import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { checkPage, openPage, withBrowser } from '../browser.ts'
import { openMeeting } from '../meetings/open-meeting.ts'
import type { TestSite } from '../site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Minutes}
  - {agenda: 2, title: A matter of staff, restricted: {category: Information about an individual, reason: It names them}}
`
/** Said while the item is taken in private. */
const PRIVATE = 'quillfeather'

describe('those who follow a meeting', () => {
  let site: TestSite
  const moment = '2027-02-01T14:00:00Z'
  const record = '/meetings/2027-02-01/record'

  before(async () => {
    site = await openMeeting(MEETING, () => moment)
  })
  after(() => site.close())

  it('see what is recorded while their page stays open, and by reading it again without a script', async () => {
    await withBrowser(async (browser) => {
      const clerk = await openPage(browser, { width: 768, javascript: true })
      await clerk.clock.setFixedTime(new Date(moment))
      await site.signIn(clerk)
      const press = async (name: string | RegExp) =>
        await clerk.getByRole('button', { name }).first().click()
      await clerk.goto(`${site.address}${record}`)
      await clerk.getByRole('link', { name: 'Open the meeting' }).first().click()
      await clerk.getByLabel('Cllr Ada Fairweather').check()
      await press('Record it')
      await clerk.getByText(/^Recorded: /).waitFor()

      const follower = await openPage(browser, { width: 320, javascript: true })
      await follower.goto(`${site.address}${record}`)
      await follower.getByText('This page shows what is recorded as it is recorded.').waitFor()
      await follower.evaluate(`window.isTheSamePage = true`)
      const plain = await openPage(browser, { width: 320 })
      await plain.goto(`${site.address}${record}`)
      await checkPage(plain)
      assert.equal(await plain.locator('[data-follow-stop]').isVisible(), false)

      await press(/Comes in.*Bertil Oakes/)
      await follower
        .getByText(/Somebody comes in: Cllr Bertil Oakes/)
        .first()
        .waitFor()
      const said = async () => await plain.locator('main').innerText()
      assert.doesNotMatch(await said(), /comes in: Cllr Bertil Oakes/)
      await plain.getByRole('link', { name: 'See what was recorded since' }).click()
      assert.match(await said(), /comes in: Cllr Bertil Oakes/)

      await follower.getByRole('button', { name: 'Stop showing new records' }).click()
      await press(/Comes in.*Chitra Vale/)
      await clerk.getByRole('button', { name: /Goes out.*Chitra Vale/ }).waitFor()
      assert.doesNotMatch(await follower.locator('main').innerText(), /comes in: Cllr Chitra Vale/)
      await follower.getByRole('button', { name: 'Show new records as they come' }).click()
      await follower
        .getByText(/Somebody comes in: Cllr Chitra Vale/)
        .first()
        .waitFor()

      await press(/Open item 2/)
      await follower.getByText('The agenda has this item in private').waitFor()
      await clerk.getByLabel('A point noted').fill(PRIVATE)
      await press('Note it')
      await clerk.getByText(new RegExp(`Recorded: .*${PRIVATE}`)).waitFor()
      // An item is not opened yet, which is told before it is closed
      await clerk.getByRole('link', { name: 'Close the meeting' }).click()
      await press('Record it')
      await follower
        .getByText('The meeting is closed. What is put right or told late is shown here')
        .waitFor()
      await clerk.getByRole('link', { name: /^Put right.*comes in: Cllr Chitra Vale/ }).click()
      await clerk.getByLabel('Strike it out').check()
      await clerk.getByLabel('Why it is put right').fill('She came later')
      await clerk.getByRole('button', { name: /Put it right/ }).click()
      await follower.getByText('She came later').waitFor()
      assert.doesNotMatch(await follower.content(), new RegExp(PRIVATE))
      assert.equal(await follower.evaluate('window.isTheSamePage'), true)
      await checkPage(follower)
    })
  })
})
