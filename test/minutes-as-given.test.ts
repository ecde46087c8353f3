import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { signInForTest } from '#accounts/testing.ts'
import { openMeeting } from './meetings/open-meeting.ts'
import { recorderOf } from './meetings/recorder.ts'
import type { TestSite } from './site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Minutes}
  - {agenda: 2, title: Speed enforcement}
  - {agenda: 3, title: A matter of staff, restricted: {category: Information about an individual, reason: It names them}}
  - {agenda: 4, title: Rural crime}
`
/** What is said in private. */
const PRIVATE = 'quillfeather'

describe('minutes as they are put in order, found and followed', () => {
  let site: TestSite
  let moment = '2027-02-01T16:00:00Z'
  let clerk: ReturnType<typeof recorderOf>
  const minutes = '/meetings/2027-02-01/minutes'

  before(async () => {
    site = await openMeeting(MEETING, () => moment)
    clerk = recorderOf(site, '2027-02-01')
    const { record } = clerk
    await record('open', { by: 'ada-fairweather', hour: '14:00' })
    const who = ['bertil-oakes', 'chitra-vale', 'dominic-strand', 'edith-marlow']
    await record('arrive', { who, hour: '14:00' })
    await record('item', { item: '2', hour: '14:05' })
    await record('note', { id: 'note-aaaa', text: 'Cameras were moved', hour: '14:06' })
    await record('note', { id: 'note-bbbb', text: 'Signs were bought', hour: '14:07' })
    await record('note', { id: 'note-cccc', text: 'Bridges are icy', hour: '14:08' })
    await record('item', { item: '3', hour: '14:20' })
    await record('note', { id: 'note-dddd', text: `Of ${PRIVATE}`, hour: '14:21' })
    await record('item', { item: '4', hour: '14:30' })
    await record('note', { id: 'note-eeee', text: 'Sheep were stolen', hour: '14:31' })
    await record('close', { hour: '15:00' })
    await clerk.send(`${minutes}/take-over`, { first: '21' })
  })
  after(() => site.close())

  const written = async () => (await clerk.readAsOffice(`${minutes}/edit`)).text
  const idOf = async (words: string) => {
    const { html } = await clerk.readAsOffice(`${minutes}/edit`)
    const [, id = ''] = new RegExp(`<div id="p-(\\d+)">\\s*<p[^>]*>[^<]*${words}`).exec(html) ?? []
    return id
  }
  const edited = async (words: string, fields: Readonly<Record<string, string>>) => {
    const id = await idOf(words)
    const { html } = await clerk.readAsOffice(`${minutes}/edit`)
    const [, version = ''] = new RegExp(`paragraphs/${id}/edit\\?version=(\\d+)`).exec(html) ?? []
    const path = `${minutes}/paragraphs/${id}/edit?version=${version}`
    return await clerk.send(path, { isLeftOut: 'no', ...fields })
  }

  it('lets the clerk move a paragraph up and down, and the numbers run on', async () => {
    await clerk.send(`${minutes}/paragraphs/${await idOf('Bridges are icy')}/up`, {})
    await clerk.send(`${minutes}/paragraphs/${await idOf('Bridges are icy')}/up`, {})
    // First already: nothing is recorded of it
    await clerk.send(`${minutes}/paragraphs/${await idOf('Bridges are icy')}/up`, {})
    await clerk.send(`${minutes}/paragraphs/${await idOf('Cameras were moved')}/down`, {})
    assert.match(await written(), /Bridges are icy.*Signs were bought.*Cameras were moved/)
    assert.doesNotMatch(await written(), /Recorded since, with no paragraph/)
    await clerk.send(`${minutes}/circulate`, { on: '2027-02-01' })
    const { text } = await clerk.readAsOffice(minutes)
    assert.match(
      text,
      /\(i\) Bridges are icy\..*\(ii\) Signs were bought\..*\(iii\) Cameras were moved\./,
    )
  })

  it('lets the clerk put a paragraph under another item, and offers nothing of it again', async () => {
    const moved = await edited('Signs were bought', {
      words: 'Signs were bought.',
      item: '4',
      place: 'point',
      who: 'everybody',
    })
    assert.equal(moved.status, 303)
    assert.match(await written(), /Rural crime.*Sheep were stolen.*Signs were bought/)
    assert.doesNotMatch(
      await written(),
      /Recorded since, with no paragraph|The record draws no such/,
    )
    const wrong = await edited('Signs were bought', {
      words: 'Signs were bought.',
      item: '4',
      place: 'closing',
      who: 'everybody',
    })
    assert.match(
      wrong.text,
      /Only what is of the whole meeting stands at the beginning or at the end/,
    )
  })

  it('offers beside it what is corrected of that on which it rests, wherever it was moved', async () => {
    const right = { hour: '14:07', strike: 'words', why: 'Not bought', role: '' }
    await clerk.send('/meetings/2027-02-01/put-right/note-bbbb', {
      ...right,
      text: 'Signs were hired',
    })
    assert.match(await written(), /Signs were bought\..*The record draws now: “Signs were hired\.”/)
    assert.doesNotMatch(await written(), /Recorded since, with no paragraph/)
  })

  it('keeps for members what was moved out of an item taken in private', async () => {
    const moved = await edited(`Of ${PRIVATE}`, {
      words: `Of ${PRIVATE}.`,
      item: '4',
      place: 'point',
    })
    assert.equal(moved.status, 303)
    assert.match(await written(), new RegExp(`Of ${PRIVATE}\\. For members`))
  })

  it('lets the chair read what is being written, and neither write it nor a member read it', async () => {
    const as = async (role: 'chair' | 'member') => ({
      'sec-fetch-site': 'same-origin',
      cookie: await signInForTest(site.db, {
        ...{ name: `A ${role}`, email: `${role}@example.gov.uk`, roles: [role] },
        ...{ folder: site.folder, at: moment },
      }),
    })
    const chair = await clerk.read(`${minutes}/edit`, await as('chair'))
    assert.equal(chair.status, 200)
    assert.match(chair.text, /Bridges are icy/)
    assert.doesNotMatch(chair.html, /Move up|\/edit\?version/)
    assert.equal((await clerk.read(`${minutes}/edit`, await as('member'))).status, 403)
  })

  it('stands in the list, the feed and the calendar once it is published, each minute at an address', async () => {
    assert.match((await clerk.read('/meetings/minutes')).text, /No minutes are published here\./)
    assert.doesNotMatch((await clerk.read('/meetings.ics')).html, /minutes/)
    await edited('Signs were bought', {
      words: 'Signs were hired.',
      item: '4',
      place: 'point',
      who: 'everybody',
    })
    moment = '2027-02-05T09:00:00Z'
    const asked = await clerk.send(`${minutes}/publish`, { on: '2027-02-05' })
    const confirmed = [...asked.html.matchAll(/name="(confirm[^"]*)"[^>]*value="([^"]*)"/g)]
    const [, name = ''] = confirmed[0] ?? []
    const values = confirmed.map(([, , value = '']) => value.replaceAll('&#39;', "'"))
    const done = await clerk.send(`${minutes}/publish`, { on: '2027-02-05', [name]: values })
    assert.equal(done.status, 303, done.text)
    assert.match(
      (await clerk.read('/meetings/minutes')).text,
      /The minutes of 1 meeting are here\. .*Draft minutes, published on 5 February 2027/,
    )
    const feed = (await clerk.read('/meetings/minutes.atom')).html
    assert.match(feed, /<title>Published: minutes of the meeting of 1 February 2027<\/title>/)
    const calendar = (await clerk.read('/meetings.ics')).html.replace(/\r\n /g, '')
    assert.match(calendar, /Draft minutes are published: .*\/meetings\/2027-02-01\/minutes/)
    assert.match(
      (await clerk.read(minutes)).html,
      /<h2[^>]* id="item-4"><a[^>]*href="#item-4">23\. Rural crime/,
    )
    const item = await clerk.read('/meetings/2027-02-01/items/4')
    assert.match(item.html, /href="\/meetings\/2027-02-01\/minutes#item-4">The minute of this item/)
  })

  it('is found by its words, as far as whoever looks may read it', async () => {
    const found = await clerk.read('/meetings/minutes?q=rural+sheep')
    assert.match(found.text, /1 paragraph says “rural sheep”/)
    assert.match(
      found.html,
      /href="\/meetings\/2027-02-01\/minutes#p-\d+">Meeting of 1 February 2027, 23\. Rural crime/,
    )
    assert.match(
      (await clerk.read('/meetings/minutes?q=goats')).text,
      /No paragraph of the minutes that are here says “goats”/,
    )
    assert.match((await clerk.read(`/meetings/minutes?q=${PRIVATE}`)).text, /No paragraph/)
    const led = /href="\/meetings\/minutes\?q=[^"]*">Paragraphs of minutes<\/a>: 1/
    assert.match((await clerk.read('/search?q=rural+sheep')).html, led)
    assert.doesNotMatch((await clerk.read(`/search?q=${PRIVATE}`)).html, led)
    assert.match((await clerk.readAsOffice(`/search?q=${PRIVATE}`)).html, led)
    assert.match(
      (await clerk.readAsOffice(`/meetings/minutes?q=${PRIVATE}`)).text,
      /1 paragraph says/,
    )
  })
})
