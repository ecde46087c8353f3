import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openMeeting } from './meetings/open-meeting.ts'
import { recorderOf } from './meetings/recorder.ts'
import type { TestSite } from './site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Speed enforcement}
  - {agenda: 2, title: A matter of land, restricted: {category: Financial or business affairs, reason: It would harm the sale}}
`
const PRIVATE = /quillfeather/i

describe('what is decided on an item that is taken in private', () => {
  let site: TestSite
  let clerk: ReturnType<typeof recorderOf>
  const meeting = '/meetings/2027-02-01'

  before(async () => {
    site = await openMeeting(MEETING, () => '2027-02-01T16:00:00Z')
    clerk = recorderOf(site, '2027-02-01')
    await clerk.record('open', { by: 'ada-fairweather', hour: '14:00' })
    const who = ['bertil-oakes', 'chitra-vale', 'dominic-strand', 'edith-marlow']
    await clerk.record('arrive', { who, hour: '14:00' })
    const by = { by: 'bertil-oakes', seconder: 'chitra-vale' }
    await clerk.record('item', { item: '1', hour: '14:01' })
    await clerk.record('move', { text: 'That speeds be published.', ...by, hour: '14:02' })
    await clerk.record('put', { on: 'm1', hour: '14:03' })
    await clerk.record('hands', { vote: 'v1', for: '4', against: '1', hour: '14:03' })
    await clerk.record('exclude-public', { items: '2', by_what: 'resolved', hour: '14:05' })
    await clerk.record('item', { item: '2', hour: '14:06' })
    await clerk.record('move', { text: 'That Quillfeather be sold.', ...by, hour: '14:07' })
    await clerk.record('put', { on: 'm2', hour: '14:08' })
    await clerk.record('hands', { vote: 'v2', for: '3', against: '2', hour: '14:08' })
    await clerk.record('readmit-public', { hour: '14:10' })
    await clerk.record('close', { hour: '14:20' })
  })
  after(() => site.close())

  it('stands on no page that everybody reads, and is in no count there', async () => {
    for (const path of [
      ...[meeting, `${meeting}/items/1`, `${meeting}/items/2`, `${meeting}/record`],
      ...[`${meeting}/record?all=yes`, `${meeting}/agenda`, '/meetings', '/panel/popolo.json'],
    ]) {
      assert.doesNotMatch((await clerk.read(path)).html, PRIVATE, path)
    }
    for (const path of [meeting, `${meeting}/record`]) {
      const { text } = await clerk.read(path)
      assert.match(text, /1 motion was moved\. 1 question was put to the vote: 1 carried\./, path)
      assert.doesNotMatch(text, /3 for, 2 against/, path)
    }
    assert.doesNotMatch((await clerk.read(`${meeting}/record?item=2`)).html, PRIVATE)
  })

  it('is counted in the record for whoever may read it all', async () => {
    const { text } = await clerk.readAsOffice(`${meeting}/record`)
    assert.match(text, /2 motions were moved\. 2 questions were put to the vote: 2 carried\./)
    assert.match(text, PRIVATE)
  })

  it('leaves what was decided in public on the page of the meeting', async () => {
    const { text } = await clerk.read(meeting)
    assert.match(text, /The vote on “That speeds be published”, 4 for, 1 against: carried/)
  })
})
