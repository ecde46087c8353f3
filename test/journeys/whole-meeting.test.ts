import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { checkPage, JOURNEY_WIDTHS, openPage, withBrowser } from '../browser.ts'
import { openSite, type TestSite } from '../site.ts'

const planned = (day: string) =>
  `planned: [{day: ${day}, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]`
const MEETING = `kind: ordinary
${planned('2027-02-01')}
items:
  - {agenda: 1, title: Declarations of interest}
  - {agenda: 2, title: Speed enforcement, papers: [{title: Speeds, marked: Agenda Item 2}]}
  - {agenda: 3, title: Custody visiting}
  - {agenda: 4, title: Rural crime}
`
const NEXT = `kind: ordinary
${planned('2027-03-22')}
items:
  - {agenda: 1, title: Minutes}
`
const PRECEPT = `kind: special
${planned('2027-02-08')}
items:
  - {agenda: 1, title: The proposed precept}
`

/** Everything that was recorded with a button or a form, at an hour. */
function clerkOf(page: Page, meeting: string) {
  const record = `${meeting}/record`
  const choose = async (name: string) =>
    await page.getByLabel(name, { exact: true }).first().check()
  const send = async () => {
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByText(/^Recorded: /).waitFor()
  }
  return {
    record,
    choose,
    send,
    fill: async (name: string, words: string) =>
      await page.getByLabel(name, { exact: true }).fill(words),
    /** Opens the form of an event, with its hour in it. */
    async open(form: string, hour: string) {
      await page.goto(`${record}/${form}`)
      await page.getByLabel('At what hour').fill(hour)
    },
    within: async (group: string, name: string) =>
      await page.getByRole('group', { name: group }).getByLabel(name, { exact: true }).check(),
  }
}

describe('a whole meeting', () => {
  let site: TestSite
  let moment = '2027-02-01T16:00:00Z'

  before(async () => {
    site = await openSite(
      'test/fixtures/areas/northmere',
      { today: () => moment.slice(0, 10), now: () => moment },
      (files) =>
        new Map([
          ...files,
          ['meetings/2027-02-01.yaml', MEETING],
          ['meetings/2027-03-22.yaml', NEXT],
        ]),
    )
  })
  after(() => site.close())

  const [width = 320] = JOURNEY_WIDTHS

  it('is recorded on its pages, by two people, and followed by everybody', async () => {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, { width })
      await site.signIn(page)
      const clerk = clerkOf(page, `${site.address}/meetings/2027-02-01`)
      const { open, choose, fill, send, within } = clerk

      await page.goto(clerk.record)
      await page.getByRole('link', { name: 'Say who sent apologies' }).click()
      await checkPage(page)
      await choose('Cllr Greta Penhale')
      await send()
      await open('attend', '14:00')
      await checkPage(page)
      await choose('Cllr Nadia Sorrel, Mayor of Northmere')
      await fill('Others, each on a line of their own', 'Jane Poole, Head of Finance')
      await send()
      await open('open', '14:00')
      await choose('Cllr Ada Fairweather')
      await send()
      await open('arrive', '14:00')
      for (const name of ['Bertil Oakes', 'Chitra Vale', 'Dominic Strand', 'Edith Marlow'])
        await choose(`Cllr ${name}`)
      await send()
      await page.getByText('Present 5, needed 4').waitFor()
      await checkPage(page)

      // An interest, in the first item; and somebody who comes late
      await open('item', '14:01')
      await choose('1. Declarations of interest')
      await send()
      await open('interest', '14:02')
      await checkPage(page)
      await choose('Cllr Edith Marlow')
      await choose('Personal')
      await choose('4. Rural crime')
      await page.getByLabel('What it is', { exact: false }).last().fill('She farms there')
      await within('Do they have a dispensation', 'No')
      await send()
      await open('item', '14:05')
      await choose('2. Speed enforcement')
      await send()
      await open('arrive', '14:07')
      await choose('Cllr Hugo Lindqvist')
      await send()

      // The second device sees who came, and an hour that does not exist is refused with all that was typed
      const other = await openPage(browser, { width: 1280 })
      await site.signIn(other)
      const second = clerkOf(other, `${site.address}/meetings/2027-02-01`)
      await other.goto(clerk.record)
      await other.getByRole('button', { name: /Goes out.*Cllr Hugo Lindqvist/ }).waitFor()
      await checkPage(other)
      await second.open('note', '25:61')
      await second.fill('Somebody else, by their office (optional)', 'Mayor')
      await second.fill('The point', 'Fewer drivers were caught')
      await other.getByRole('button', { name: 'Record it' }).click()
      await other.getByRole('link', { name: /Enter the hour as 14:05/ }).waitFor()
      assert.equal(
        await other.getByLabel('The point', { exact: true }).inputValue(),
        'Fewer drivers were caught',
      )
      await checkPage(other)
      await other.getByLabel('At what hour').fill('14:10')
      await second.send()

      // A motion, its amendment, and a recorded vote
      await open('move', '14:15')
      await checkPage(page)
      await fill('The motion', 'That speed figures be published each quarter.')
      await within('Who moves it (optional)', 'Cllr Bertil Oakes')
      await within('Who seconds it (optional)', 'Cllr Dominic Strand')
      await send()
      await open('amend', '14:18')
      await page.getByRole('group', { name: 'Which motion' }).getByRole('radio').first().check()
      await fill('The amendment', 'Replace each quarter by each month')
      await within('Who moves it (optional)', 'Cllr Chitra Vale')
      await within('Who seconds it (optional)', 'Cllr Edith Marlow')
      await send()
      await open('hands', '14:20')
      await page.getByLabel(/The question that is put now: .*each month/).check()
      await fill('For (optional)', '4')
      await fill('Against (optional)', '2')
      await fill('Abstaining (optional)', '0')
      await send()
      await page.getByText(/^The vote on “Replace each quarter.*: carried/).waitFor()
      await open('recorded', '14:22')
      await checkPage(page)
      await page.getByLabel(/The question that is put now: “That speed/).check()
      for (const name of ['Ada Fairweather', 'Bertil Oakes', 'Chitra Vale', 'Edith Marlow'])
        await within(`Cllr ${name}`, 'For')
      for (const name of ['Dominic Strand', 'Hugo Lindqvist'])
        await within(`Cllr ${name}`, 'Against')
      await send()
      await page.getByText(/^The vote on “That speed.*: carried/).waitFor()
      await open('promise', '14:25')
      await checkPage(page)
      await fill('Somebody else, by their office', 'mayor')
      await fill('What is promised', 'to send the figures of each village')
      await fill('By when (optional)', '15 March 2027')
      await send()

      // A tie, and what the rules make of it
      await open('item', '14:30')
      await choose('3. Custody visiting')
      await send()
      await open('move', '14:31')
      await fill('The motion', 'That three members visit the custody suite.')
      await within('Who moves it (optional)', 'Cllr Hugo Lindqvist')
      await within('Who seconds it (optional)', 'Cllr Bertil Oakes')
      await send()
      await open('hands', '14:33')
      await page.getByLabel(/The question that is put now: “That three/).check()
      await fill('For (optional)', '3')
      await fill('Against (optional)', '3')
      await send()
      await page.getByRole('link', { name: /A casting vote is given in .*custody suite/ }).click()
      await checkPage(page)
      await page.getByLabel('At what hour').fill('14:34')
      await page.getByRole('radio', { name: /^The vote on “That three/ }).check()
      await within('Who gives it', 'Cllr Ada Fairweather')
      await within('Which way', 'For')
      await send()
      await page.getByText(/^The vote on “That three.*: carried/).waitFor()
      await open('defer', '14:40')
      await checkPage(page)
      await choose('4. Rural crime')
      await fill('To when (optional)', 'the meeting of 22 March 2027')
      await send()
      await open('close', '14:45')
      await send()
      await checkPage(page)
      await page.getByText('Closed at 14:45').waitFor()

      // Everybody follows it
      const anybody = await openPage(browser, { width })
      await anybody.goto(`${clerk.record}?all=yes`)
      await anybody.getByText('Cllr Hugo Lindqvist').first().waitFor()
      await checkPage(anybody)
      const said = await anybody.locator('main').innerText()
      assert.equal(said.match(/Somebody comes in: Cllr Hugo Lindqvist/g)?.length, 1)
      await anybody
        .getByRole('listitem')
        .filter({ hasText: 'to send the figures of each village' })
        .getByRole('link', { name: /^Followed as number/ })
        .click()
      await anybody.getByText('Send the figures of each village').first().waitFor()
      await checkPage(anybody)
    })
  })

  it('has its minutes written, published, and corrected and signed at the next meeting', async () => {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, { width })
      await site.signIn(page)
      const minutes = `${site.address}/meetings/2027-02-01/minutes`
      await page.goto(`${minutes}/edit`)
      await checkPage(page)
      await page.getByRole('button', { name: 'Take the draft over as minutes' }).click()
      await page.getByLabel('Number of the first item').fill('21')
      await page.getByRole('button', { name: 'Take it over' }).click()
      await page.getByRole('heading', { name: '22. Speed enforcement' }).waitFor()
      await checkPage(page)
      await page.getByRole('link', { name: /^Edit.*The mayor undertook/ }).click()
      await checkPage(page)
      await page
        .getByLabel('The paragraph')
        .fill('The Mayor undertook to send members the figures of each village by 15 March 2027.')
      await page.getByRole('button', { name: 'Keep it' }).click()
      await page.getByRole('link', { name: 'Circulate the minutes to members' }).click()
      await page.getByLabel('On which day').fill('2027-02-01')
      await page.getByRole('button', { name: 'Circulate them' }).click()
      await page.getByRole('link', { name: 'Publish the minutes' }).click()
      await checkPage(page)
      await page.getByLabel('On which day').fill('2027-02-01')
      await page.getByRole('button', { name: 'Publish them' }).click()
      await page.getByText(/Draft minutes, published on 1 February 2027/).waitFor()
      await checkPage(page)

      moment = '2027-03-23T10:00:00Z'
      await page.goto(`${minutes}/edit`)
      await page.getByRole('link', { name: /^Correct at a meeting.*Hugo Lindqvist joined/ }).click()
      await checkPage(page)
      await page
        .getByLabel('What the paragraph says since')
        .fill('Cllr Hugo Lindqvist joined the meeting at 14:09.')
      await page.getByLabel('Meeting of 22 March 2027').check()
      await page.getByLabel('By which resolution or minute of it').fill('minute 24')
      await page.getByRole('button', { name: 'Record it' }).click()
      await page.getByRole('link', { name: 'Record that the minutes were signed' }).click()
      await page.getByLabel('Who presided and signed them').fill('Ada Fairweather')
      await page.getByLabel('Meeting of 22 March 2027').check()
      await page.getByLabel('On which day').fill('2027-03-22')
      await page.getByRole('button', { name: 'Record it' }).click()

      const anybody = await openPage(browser, { width })
      await anybody.goto(`${site.address}/meetings/minutes`)
      await checkPage(anybody)
      await anybody.getByLabel('Words to look for in minutes').fill('Lindqvist joined')
      await anybody.getByRole('button', { name: 'Look for them' }).click()
      await checkPage(anybody)
      await anybody.getByRole('link', { name: /22\. Speed enforcement/ }).click()
      await anybody.getByText(/Corrected at the meeting of 22 March 2027, minute 24/).waitFor()
      await anybody.getByText(/Minutes signed on 22 March 2027/).waitFor()
      await checkPage(anybody)
      await anybody.goto(`${site.address}/meetings/attendance?year=2026`)
      await checkPage(anybody)
      await anybody.locator('#attendance').getByRole('link').first().click()
      await anybody.getByText('Votes that name nobody').first().waitFor()
      await checkPage(anybody)
    })
  })
})

describe('the veto of a precept', () => {
  let site: TestSite
  const moment = '2027-02-22T10:00:00Z'
  const [width = 320] = JOURNEY_WIDTHS

  before(async () => {
    site = await openSite(
      'test/fixtures/areas/saltwell',
      { today: () => moment.slice(0, 10), now: () => moment },
      (files) => new Map([...files, ['meetings/2027-02-08.yaml', PRECEPT]]),
    )
  })
  after(() => site.close())

  it('is recorded a fortnight late, by name, at the hours of its day', async () => {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, { width })
      await site.signIn(page)
      const clerk = clerkOf(page, `${site.address}/meetings/2027-02-08`)
      const { open, choose, fill, send } = clerk
      const every = async (role: 'checkbox' | 'radio', name?: string) => {
        const all = page.getByRole(role, name === undefined ? {} : { name, exact: true })
        for (const one of await all.all()) await one.check()
        return await all.count()
      }
      const first = async (group: string) =>
        await page.getByRole('group', { name: group }).getByRole('radio').first().check()
      await page.goto(clerk.record)
      await page
        .getByText(/This meeting is of 8 February 2027, and today is 22 February 2027/)
        .waitFor()
      await checkPage(page)
      await open('open', '14:00')
      await page.getByLabel('Who presides').selectOption({ label: 'Nell Fordham' })
      await send()
      await open('arrive', '14:00')
      await every('checkbox')
      await send()
      await open('item', '14:01')
      await choose('1. The proposed precept')
      await send()
      await open('move', '14:10')
      await fill('The motion', 'That the proposed precept be vetoed.')
      await page.getByLabel('Who moves it').selectOption({ label: 'Cllr Ada Thrale' })
      await page.getByLabel('Who seconds it').selectOption({ label: 'Cllr Bram Ockley' })
      await send()
      await open('put', '14:20')
      await checkPage(page)
      await first('On what')
      await choose('A veto of the precept')
      await send()
      await open('recorded', '14:21')
      await page.getByRole('radio', { name: /^The vote on/ }).check()
      const cast = await every('radio', 'For')
      await send()
      await page.getByText(/^The vote on .*: carried/).waitFor()
      await open('close', '14:30')
      await send()
      await checkPage(page)
      const anybody = await openPage(browser, { width })
      await anybody.goto(`${clerk.record}?all=yes`)
      const said = await anybody.locator('main').innerText()
      assert.match(said, /14:20 The question is put/)
      assert.match(said, new RegExp(`${cast} for, 0 against`))
      // What is carried is past being within reach
      assert.doesNotMatch(said, /within reach/)
      assert.match(said, /Closed at 14:30/)
      await checkPage(anybody)
    })
  })
})
