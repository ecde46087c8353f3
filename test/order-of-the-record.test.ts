import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openMeeting } from './meetings/open-meeting.ts'
import { recorderOf } from './meetings/recorder.ts'
import type { TestSite } from './site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Rural crime}
  - {agenda: 2, title: Speed enforcement}
`

describe('what is told late, what is likely next, and the close', () => {
  let site: TestSite
  let clerk: ReturnType<typeof recorderOf>
  let moment = '2027-02-01T14:00:00Z'
  const at = '/meetings/2027-02-01/record'
  const OTHERS = ['bertil-oakes', 'chitra-vale', 'dominic-strand', 'edith-marlow']
  /** The id of what is recorded, by how it begins. */
  const idOf = async (words: string) => {
    const { html } = await clerk.readAsOffice(`${at}?all=yes`)
    return new RegExp(`put-right/([A-Za-z0-9-]+)">Put right<span[^>]*>: ${words}`).exec(html)?.[1]
  }

  before(async () => {
    site = await openMeeting(MEETING, () => moment)
    clerk = recorderOf(site, '2027-02-01')
  })
  after(() => site.close())

  it('offers to say who is here until somebody besides whoever opened it is', async () => {
    await clerk.record('open', { by: 'ada-fairweather' })
    assert.match((await clerk.readAsOffice(at)).text, /Say who is here/)
    await clerk.record('arrive', { who: OTHERS })
    assert.doesNotMatch((await clerk.readAsOffice(at)).text, /Say who is here/)
  })

  it('chooses the only motion there is, and the vote that is in hand', async () => {
    await clerk.record('item', { item: '1' })
    const by = { by: 'bertil-oakes', seconder: 'chitra-vale' }
    await clerk.record('move', { ...by, text: 'That the farms be visited.' })
    assert.match((await clerk.readAsOffice(`${at}/amend`)).html, /value="m1"[^>]*checked/)
    await clerk.record('put', { on: 'm1' })
    const { html } = await clerk.readAsOffice(at)
    assert.match(html, /record\/recorded\?vote=v1"/)
    const form = await clerk.readAsOffice(`${at}/recorded?vote=v1`)
    assert.match(form.html, /value="v1"[^>]*checked/)
    await clerk.record('hands', { vote: 'v1', for: '2', against: '2', abstain: '1' })
    assert.match((await clerk.readAsOffice(at)).html, /record\/casting\?vote=v1(&amp;by=[a-z-]+)?"/)
  })

  it('puts somebody who came straight before a vote where they are said to have come, and no vote is in doubt', async () => {
    const item = await idOf('An item is opened')
    assert.ok(item)
    moment = '2027-02-01T14:20:00Z'
    const told = { who: 'maud-ellery', after: item }
    const other = await clerk.send(`${at}/arrive`, { ...told, hour: '14:05' })
    assert.match(other.text, /You entered 14:05, and what it came straight after was at 14:00/)
    await clerk.record('arrive', { ...told, hour: '14:00' })
    const { text } = await clerk.read(`${at}?all=yes`)
    assert.match(
      text,
      /14:00 Somebody comes in: Cllr Maud Ellery, straight after: 14:00 An item is opened: 1, Rural crime/,
    )
    assert.match(text, /The vote on “That the farms be visited”: .*6 could vote in/)
    assert.doesNotMatch(text, /The order of 14:00: Cllr Maud Ellery|is not known; \d+ or \d+ may/)
  })

  it('leaves open the hour and not the order, where only the order is told', async () => {
    const put = await idOf('The question is put')
    assert.ok(put)
    await clerk.record('arrive', { who: 'greta-penhale', hour: '', after: put, order: 'after' })
    const { text } = await clerk.read(`${at}?all=yes`)
    assert.match(text, /The hour at which Cllr Greta Penhale came is not recorded/)
    assert.doesNotMatch(text, /is not known; \d+ or \d+ may/)
    const right = await clerk.readAsOffice(`/meetings/2027-02-01/put-right/${put}`)
    assert.doesNotMatch(right.html, new RegExp(`name="after"[^>]*value="${put}"`))
  })

  it('asks for the order only where no hour is entered', async () => {
    const put = await idOf('The question is put')
    assert.ok(put)
    const asks = /It came some time before that/
    assert.doesNotMatch((await clerk.readAsOffice(`${at}/arrive`)).text, asks)
    assert.match((await clerk.readAsOffice(`${at}/arrive?hour=`)).text, asks)
    const page = `/meetings/2027-02-01/put-right/${put}`
    assert.doesNotMatch((await clerk.readAsOffice(page)).text, asks)
    const blank = { who: 'hugo-lindqvist', hour: '', after: put }
    const asked = await clerk.send(`${at}/arrive`, blank)
    assert.equal(asked.status, 422)
    assert.match(asked.text, /Choose whether it came straight after that or some time before that/)
    assert.match(asked.text, asks)
  })

  it('has somebody there from what they came some time before, and leaves open what was put earlier', async () => {
    const put = await idOf('The question is put')
    const opened = await idOf('An item is opened')
    assert.ok(put && opened)
    const hugo = { who: 'hugo-lindqvist', hour: '', after: put, order: 'before' }
    await clerk.record('arrive', hugo)
    const { text } = await clerk.read(`${at}?all=yes`)
    assert.match(
      text,
      /before 14:00 Somebody comes in: Cllr Hugo Lindqvist, some time before: 14:00/,
    )
    assert.match(
      text,
      /The vote on “That the farms be visited”: .*7 could vote in .*Cllr Hugo Lindqvist/,
    )
    assert.doesNotMatch(text, /is not known; \d+ or \d+ may/)
    const both = await clerk.send(`${at}/arrive`, { ...hugo, hour: '14:05' })
    assert.equal(both.status, 422)
    assert.match(both.text, /You entered 14:05, which tells the order/)
    const page = `/meetings/2027-02-01/put-right/${await idOf('Somebody comes in: Cllr Hugo')}`
    assert.match((await clerk.readAsOffice(page)).html, /value="before"[^>]*checked/)
    const says = { strike: 'words', why: 'Seen later', who: 'hugo-lindqvist', hour: '' }
    const done = await clerk.send(page, { ...says, after: put, order: 'after' })
    assert.equal(done.status, 303, done.text)
    assert.match((await clerk.read(`${at}?all=yes`)).text, /6 could vote in/)
    const struck = await clerk.send(page, { strike: 'all', why: 'It was nobody' })
    assert.equal(struck.status, 303)
  })

  it('says what was put in the words that it had when it was put', async () => {
    await clerk.record('item', { item: '2' })
    const by = { by: 'bertil-oakes', seconder: 'chitra-vale' }
    await clerk.record('move', { ...by, text: 'That speeds be published yearly.' })
    const result = 'That speeds be published monthly.'
    const says = 'Leave out “yearly” and insert “monthly”'
    await clerk.record('amend', { ...by, on: 'm2', text: says, result })
    await clerk.record('put', { on: 'a1' })
    await clerk.record('outcome', { vote: 'v2', result: 'carried' })
    await clerk.record('put', { on: 'm2' })
    const { text } = await clerk.read(at)
    assert.match(text, /The question is put: on “That speeds be published monthly”/)
    const form = await clerk.readAsOffice(`${at}/casting`)
    assert.match(form.text, /The vote on “That speeds be published monthly”/)
  })

  it('tells before it is closed what waits, and is opened again where it was closed by a slip', async () => {
    const { html, text } = await clerk.readAsOffice(at)
    assert.doesNotMatch(html, /<button[^>]*>Close the meeting/)
    assert.match(text, /Close the meeting/)
    const form = await clerk.readAsOffice(`${at}/close`)
    assert.match(
      form.text,
      /Of the vote on “That speeds be published monthly” no result is recorded/,
    )
    await clerk.record('close', {})
    const closed = await clerk.readAsOffice(at)
    const [, href = ''] =
      /href="([^"]+)">It was not closed: put the close right/.exec(closed.html) ?? []
    assert.match(closed.text, /It was not closed: put the close right, or strike it out/)
    const done = await clerk.send(href, { strike: 'all', why: 'A slip' })
    assert.equal(done.status, 303, done.text)
    assert.match(
      (await clerk.readAsOffice(at)).text,
      /Count the hands in the vote on “That speeds be published monthly”/,
    )
    await clerk.record('hands', { vote: 'v3', for: '5', against: '0', abstain: '0' })
    assert.match((await clerk.readAsOffice(at)).html, /<button[^>]*>Close the meeting/)
  })

  it('tells apart by their place two motions in the same words', async () => {
    const by = { by: 'bertil-oakes', seconder: 'chitra-vale', hour: '14:10' }
    await clerk.record('move', { ...by, text: 'That the farms be visited.' })
    await clerk.record('outcome', { vote: 'put-m3', result: 'lost', hour: '14:11' })
    const { text } = await clerk.readAsOffice(`${at}?all=yes`)
    assert.match(text, /The vote on “That the farms be visited” \(the second so worded\): lost/)
    assert.match(text, /The vote on “That the farms be visited” \(the first so worded\): a tie/)
    assert.doesNotMatch(text, /\b[mav]\d\b(?!\.)/)
  })
})
