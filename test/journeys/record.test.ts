import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { checkPage, openPage, withBrowser } from '../browser.ts'
import { COUNT_KEPT } from '../meetings/count-kept.ts'
import { openMeeting } from '../meetings/open-meeting.ts'
import type { TestSite } from '../site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Minutes}
  - {agenda: 2, title: Speed enforcement}
`

describe('the recorder of a meeting', () => {
  let site: TestSite
  const moment = '2027-02-01T14:00:00Z'

  before(async () => {
    site = await openMeeting(MEETING, () => moment)
  })
  after(() => site.close())

  it('goes on while the site does not answer, and what was kept is sent once', async () => {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, { width: 768, javascript: true })
      await page.clock.setFixedTime(new Date(moment))
      await site.signIn(page)
      const press = async (name: string | RegExp) =>
        await page.getByRole('button', { name }).first().click()

      await page.goto(`${site.address}/meetings/2027-02-01/record`)
      await checkPage(page)
      await page.getByRole('link', { name: 'Open the meeting' }).first().click()
      await page.getByLabel('Cllr Ada Fairweather').check()
      await press('Record it')
      for (const name of ['Bertil Oakes', 'Chitra Vale', 'Edith Marlow']) {
        await press(new RegExp(`Comes in.*${name}`))
        await page.getByRole('button', { name: new RegExp(`Goes out.*${name}`) }).waitFor()
      }
      await page.getByText('Present 4, needed 4').waitFor()
      const last = await page.locator('a[data-record-open]').last().getAttribute('href')
      const fetched = page.waitForResponse((answer) => answer.url().endsWith(String(last)))
      // One goes on from what is next, and not from the head of the page
      assert.match(page.url(), /#next$/)
      await checkPage(page)

      // What stands under Next, and the latest that is recorded to be put right, is at hand before the network goes
      await fetched
      await page.context().setOffline(true)
      await press(/Goes out.*Edith Marlow/)
      await page.getByText(/Kept on this device until the site answers: .*Edith Marlow/).waitFor()
      await page.getByLabel('A point noted').fill('The road is icy')
      await press('Note it')
      await page.getByText(/Edith Marlow; .*Note it/).waitFor()

      // A slip is taken back as long as only this device has it, and is never sent
      await page.getByLabel('A point noted').fill('Said by nobody')
      await page.getByRole('button', { name: 'Note it', exact: true }).click()
      await page.getByRole('button', { name: /Take back: .*Said by nobody/ }).click()
      await page.getByRole('button', { name: /Take back: .*Said by nobody/ }).waitFor({
        state: 'detached',
      })
      await checkPage(page)

      await page.getByRole('link', { name: 'A motion is moved' }).click()
      const opened = page.locator('[data-record-opened]')
      await opened.getByLabel('The motion').fill('That the road be gritted.')
      await checkPage(page)
      await opened.getByRole('button', { name: 'Record it' }).click()
      const kept = page.locator('[data-record-kept]')
      await kept.filter({ hasText: /A motion is moved: That the road be gritted/ }).waitFor()
      await page.getByRole('link', { name: /Put right.*Chitra/ }).click()
      await opened.getByLabel('It did not happen: strike it out').check()
      await opened.getByLabel('Why it is put right').fill('It was somebody else')
      await opened.getByRole('button', { name: 'Put it right' }).click()
      await kept.filter({ hasText: /Put right: Somebody comes in: Cllr Chitra Vale/ }).waitFor()
      assert.equal(await opened.count(), 0)

      // A form that was open already is kept as well
      const form = await page.context().newPage()
      await page.context().setOffline(false)
      await form.goto(`${page.url().replace(/[?#].*$/, '')}/promise`)
      await checkPage(form)
      await page.context().setOffline(true)
      await form.getByLabel('Somebody else, by their office').fill('commissioner')
      await form.getByLabel('What is promised').fill('to send the figures')
      await form.getByRole('button', { name: 'Record it' }).click()
      await form
        .getByText(/Kept on this device until the site answers: .*send the figures/)
        .waitFor()

      await page.context().setOffline(false)
      await form.waitForURL(/\/record(\?.*)?(#.*)?$/)
      await form
        .getByText(/Something is promised: .*to send the figures/)
        .first()
        .waitFor()
      await form.close()
      await page.getByText('Present 2, needed 4, so nothing can be decided').waitFor()
      await page.getByText('A point is noted: The road is icy').first().waitFor()
      const text = await page.locator('main').innerText()
      assert.equal(text.match(/14:00 Somebody goes out: Cllr Edith Marlow/g)?.length, 1)
      assert.doesNotMatch(text, /Said by nobody/)
      assert.equal(text.match(/14:00 A motion is moved: .*That the road be gritted/g)?.length, 1)
      assert.equal(
        text.match(/14:00 Somebody comes in: Cllr Chitra Vale \(struck out\)/g)?.length,
        1,
      )
      assert.equal(await page.evaluate<number>(COUNT_KEPT), 0)
    })
  })

  it('shows what another page of the device has sent meanwhile', async () => {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, { width: 768, javascript: true })
      await page.clock.setFixedTime(new Date(moment))
      await site.signIn(page)
      const record = `${site.address}/meetings/2027-02-01/record`
      await page.goto(record)
      // Only this page does not reach the site
      const isSent = (url: URL) => url.pathname.endsWith('/record/note')
      await page.route(isSent, (route) => route.abort())
      await page.getByLabel('A point noted').fill('The bridge is shut')
      await page.getByRole('button', { name: 'Note it' }).click()
      await page.getByText(/Kept on this device until the site answers: .*bridge is shut/).waitFor()
      const other = await page.context().newPage()
      await other.goto(record)
      await other.getByText('A point is noted: The bridge is shut').first().waitFor()
      await page.getByText('A point is noted: The bridge is shut').first().waitFor()
      assert.equal(await page.getByText(/Kept on this device until/).count(), 0)
      assert.equal(await page.evaluate<number>(COUNT_KEPT), 0)
    })
  })

  it('leaves nothing on the device for whoever comes after, also signed out without the network', async () => {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, { width: 768, javascript: true })
      await page.clock.setFixedTime(new Date(moment))
      await site.signIn(page)
      const record = `${site.address}/meetings/2027-02-01/record`
      const keepANote = async (words: string) => {
        await page.goto(record)
        await page.context().setOffline(true)
        await page.getByLabel('A point noted').fill(words)
        await page.getByRole('button', { name: 'Note it' }).click()
        await page.getByRole('button', { name: new RegExp(`Take back: .*${words}`) }).waitFor()
      }
      const account = await page.context().newPage()
      await account.goto(`${site.address}/account`)
      await keepANote('Kept for the clerk alone')
      await account.getByRole('button', { name: 'Sign out', exact: true }).click()
      // Nothing answers the sign-out itself
      await account.waitForURL(/chrome-error/).catch(() => {})
      assert.equal(await page.evaluate<number>(COUNT_KEPT), 0)
      await account.close()
      // What the page told of is gone, so that it shows itself anew
      const anew = page.waitForEvent('load')
      await page.context().setOffline(false)
      await anew

      // What another account left is taken away unsent by the page of the record
      await page.goto(record)
      await page.evaluate(`new Promise((resolve) => {
        const request = indexedDB.open('critical-friend-meeting')
        request.onsuccess = () => {
          const transaction = request.result.transaction('kept', 'readwrite')
          transaction.objectStore('kept').add({
            ...{ place: location.pathname, by: 'account-other', hour: '14:00', words: 'By another' },
            ...{ action: location.pathname + '/note', fields: [['text', 'By another']] },
          })
          transaction.oncomplete = resolve
        }
      })`)
      await page.reload()
      await page.getByText(/Somebody else recorded here what was never sent \(1\)/).waitFor()
      assert.equal(await page.evaluate<number>(COUNT_KEPT), 0)
      await page.goto(record)
      assert.doesNotMatch(await page.locator('main').innerText(), /By another|for the clerk alone/)
    })
  })
})
