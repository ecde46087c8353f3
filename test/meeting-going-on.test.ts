import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openMeeting } from './meetings/open-meeting.ts'
import { recorderOf } from './meetings/recorder.ts'
import type { TestSite } from './site.ts'

/** Of which no agenda is issued: its items are those that its record has. */
const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
`

describe('a meeting while it is recorded, and after it', () => {
  let site: TestSite
  let moment = '2027-02-01T14:30:00Z'
  const meeting = '/meetings/2027-02-01'
  let clerk: ReturnType<typeof recorderOf>

  before(async () => {
    site = await openMeeting(MEETING, () => moment)
    clerk = recorderOf(site, '2027-02-01')
    await clerk.record('arrive', { who: ['bertil-oakes', 'chitra-vale'], hour: '13:50' })
    await clerk.record('open', { by: 'ada-fairweather', hour: '14:00' })
    await clerk.record('arrive', { who: ['dominic-strand', 'edith-marlow'], hour: '14:00' })
    await clerk.record('apology', { who: 'greta-penhale', hour: '14:00' })
    await clerk.record('item', { item: 'other', title: 'Speed enforcement', hour: '14:05' })
  })
  after(() => site.close())

  it('is said to go on and to be recorded, with the way to its record', async () => {
    const list = await clerk.read('/meetings')
    assert.match(list.text, /It is going on, and is being recorded/)
    assert.match(list.html, /href="\/meetings\/2027-02-01\/record"/)
    const { text, html } = await clerk.read(meeting)
    assert.match(text, /It is being recorded\. Follow what happens at this meeting/)
    assert.match(text, /Where it stands It is going on, and is being recorded/)
    assert.match(html, /href="\/meetings\/2027-02-01\/record">Follow/)
    assert.doesNotMatch(text, /no minutes are published/)
  })

  it('makes nothing of members who have not come yet', async () => {
    const { text } = await clerk.read(meeting)
    assert.match(text, /So far: [^:]*: \w+ members have not come so far\./)
    assert.doesNotMatch(text, /not accounted for/)
    const { text: attendance } = await clerk.read('/meetings/attendance')
    assert.match(attendance, /Hugo Lindqvist Present 0 Apologies 0 A member, and not named 0/)
  })

  it('is being recorded on another day too', async () => {
    moment = '2027-02-03T14:30:00Z'
    await clerk.record('arrive', { who: 'hugo-lindqvist', hour: '14:40' })
    assert.match(
      (await clerk.read('/meetings')).text,
      /It is being recorded; that it ended is not recorded yet/,
    )
  })

  it('tells after it what was resolved in its words, which items were taken, and how many were there at once', async () => {
    const { record } = clerk
    await record('leave', { who: 'bertil-oakes', hour: '14:41' })
    await record('arrive', { who: 'imogen-tarn', hour: '14:42' })
    const move = { by: 'chitra-vale', seconder: 'dominic-strand' }
    await record('move', { ...move, text: 'That speeds be published.', hour: '14:45' })
    await record('hands', { vote: 'put-m1', for: '4', against: '1', abstain: '0', hour: '14:50' })
    await record('move', { ...move, text: 'That a visit be made.', hour: '14:51' })
    await record('hands', { vote: 'put-m2', for: '3', against: '3', abstain: '0', hour: '14:52' })
    const { html } = await clerk.readAsOffice(`${meeting}/record/casting`)
    const vote =
      /value="([^"]+)"[^>]*>\s*<label[^>]*>\s*The vote on “That a visit/.exec(html)?.[1] ?? ''
    await record('casting', { vote, by: 'ada-fairweather', side: 'for', hour: '14:53' })
    await record('close', { hour: '15:00' })
    const { text } = await clerk.read(meeting)
    assert.match(text, /“That a visit be made”, 3 for, 3 against: carried on the casting vote/)
    assert.match(text, /What was resolved That speeds be published\./)
    assert.match(text, /1\. Speed enforcement/)
    assert.match(text, /7 came, at most 6 at once/)
    assert.match(text, /not accounted for/)
    const list = await clerk.read('/meetings')
    assert.match(list.text, /1 February 2027 Meeting/)
    assert.match(list.text, /Held; no minutes are published here Items 1 Present 7 of 12 seats/)
  })

  it('counts nobody as in the room before it was opened', async () => {
    const { text } = await clerk.read('/meetings/attendance/chitra-vale')
    assert.match(text, /60 minutes in the room/)
  })
})
