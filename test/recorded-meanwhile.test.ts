import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openMeeting } from './meetings/open-meeting.ts'
import { recorderOf } from './meetings/recorder.ts'
import type { TestSite } from './site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Minutes}
  - {agenda: 2, title: Speed enforcement}
`
const HERE = ['ada-fairweather', 'bertil-oakes', 'chitra-vale', 'edith-marlow', 'greta-penhale']

describe('a form that stood open while somebody else recorded', () => {
  let site: TestSite
  let clerk: ReturnType<typeof recorderOf>
  const at = '/meetings/2027-02-01/record'

  /** How far the record went, as a form says that is opened now. */
  const seenBy = async (form: string) => {
    const { html } = await clerk.readAsOffice(`${at}/${form}`)
    return /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? ''
  }

  before(async () => {
    let seconds = 0
    const start = Temporal.Instant.from('2027-02-01T16:00:00Z')
    site = await openMeeting(MEETING, () => start.add({ seconds: seconds++ }).toString())
    clerk = recorderOf(site, '2027-02-01')
    await clerk.record('open', { id: 'open-of-the-clerk', hour: '14:00', by: 'ada-fairweather' })
    await clerk.record('arrive', { id: 'arrive-of-the-clerk', hour: '14:00', who: HERE })
  })
  after(() => site.close())

  it('is recorded all the same, and tells what came before it', async () => {
    const seen = await seenBy('note')
    await clerk.record('item', { id: 'item-of-the-officer', hour: '14:05', item: '2', seen })
    const note = { id: 'note-of-the-clerk', hour: '14:06', text: 'The road is icy', seen }
    const { to } = await clerk.record('note', note)
    const { text } = await clerk.readAsOffice(to)
    assert.match(text, /Recorded: 14:06 A point is noted: The road is icy/)
    assert.match(text, /Recorded while your page stood open: 14:05 [^.]*Speed enforcement/)
    assert.match((await clerk.readAsOffice(`${at}?all=yes`)).text, /The road is icy/)
  })

  it('tells nothing where nobody did, and not of what was sent with it', async () => {
    const seen = await seenBy('leave')
    const who = ['chitra-vale', 'edith-marlow']
    const { to } = await clerk.record('leave', {
      id: 'leave-of-the-clerk',
      hour: '14:10',
      who,
      seen,
    })
    assert.doesNotMatch((await clerk.readAsOffice(to)).text, /stood open/)
  })

  it('tells a device nothing of what it recorded itself', async () => {
    const seen = await seenBy('note')
    const device = 'device-of-the-clerk'
    await clerk.record('note', { id: 'note-before', text: 'Sleet', hour: '14:11', device, seen })
    const { to } = await clerk.record('note', {
      ...{ id: 'note-after', text: 'Hail', hour: '14:11', device, seen },
    })
    assert.doesNotMatch((await clerk.readAsOffice(to)).text, /stood open/)
  })

  it('tells what was put right meanwhile', async () => {
    const seen = await seenBy('note')
    const right = {
      id: 'right-of-the-officer',
      hour: '14:06',
      text: 'The road is wet',
      why: 'Misheard',
    }
    const done = await clerk.send('/meetings/2027-02-01/put-right/note-of-the-clerk', right)
    assert.equal(done.status, 303, done.text)
    const { to } = await clerk.record('note', {
      id: 'note-of-the-officer',
      hour: '14:12',
      text: 'Fog',
      seen,
    })
    const { text } = await clerk.readAsOffice(to)
    assert.match(text, /Recorded while your page stood open: 14:06 .*, which was put right/)
  })

  it('tells nobody else, and nothing where it knew of later', async () => {
    const { text } = await clerk.readAsOffice(
      `${at}?did=note-of-the-officer&since=2027-02-01T17:00:00Z`,
    )
    assert.doesNotMatch(text, /stood open/)
    const anybody = await clerk.read(`${at}?did=note-of-the-officer&since=never`)
    assert.doesNotMatch(anybody.text, /stood open/)
  })
})
