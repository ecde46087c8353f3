import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openMeeting } from './meetings/open-meeting.ts'
import { recorderOf } from './meetings/recorder.ts'
import type { TestSite } from './site.ts'

/** A meeting of which no agenda is held: its items are opened by what they are. */
const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
`

describe('minutes of a meeting of which no agenda is held', () => {
  let site: TestSite
  let clerk: ReturnType<typeof recorderOf>
  const minutes = '/meetings/2027-02-01/minutes'

  before(async () => {
    site = await openMeeting(MEETING, () => '2027-02-01T16:00:00Z')
    clerk = recorderOf(site, '2027-02-01')
    const { record } = clerk
    await record('open', { by: 'ada-fairweather', hour: '14:00' })
    const who = ['bertil-oakes', 'chitra-vale', 'dominic-strand', 'edith-marlow']
    await record('arrive', { who, hour: '14:00' })
    await record('item', { item: 'other', title: 'The proposed precept', hour: '14:05' })
    await record('note', { text: 'Reserves are low', hour: '14:06' })
    await record('close', { hour: '15:00' })
    await clerk.send(`${minutes}/take-over`, { first: '21' })
  })
  after(() => site.close())

  it('names each item by what it was opened as, in the draft and in all that is given', async () => {
    const title = /21\. The proposed precept/
    assert.match((await clerk.readAsOffice(`${minutes}/edit`)).text, title)
    await clerk.send(`${minutes}/circulate`, { on: '2027-02-01' })
    assert.match((await clerk.readAsOffice(minutes)).text, title)
    await clerk.send(`${minutes}/publish`, { on: '2027-02-01' })
    assert.match((await clerk.read(minutes)).text, title)
    assert.match((await clerk.read('/meetings/minutes?q=reserves')).text, /The proposed precept/)
  })
})
