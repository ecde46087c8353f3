import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { recordItemAdded } from '#panel/agenda/agenda-records.ts'
import { writeRecord } from '#storage/index.ts'
import { openMeeting } from './meetings/open-meeting.ts'
import { recorderOf } from './meetings/recorder.ts'
import type { TestSite } from './site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
`
const PREPARED = [
  { title: 'Minutes of the last meeting', restricted: null },
  {
    title: 'The site at Harbour Lane',
    restricted: {
      ...{ category: 'Financial or business affairs', reason: 'It would harm the sale' },
      ...{ publicTitle: 'A matter of land', words: ['Harbour Lane'] },
    },
  },
]

describe('what was prepared for a meeting whose agenda was issued elsewhere', () => {
  let site: TestSite
  let clerk: ReturnType<typeof recorderOf>
  const record = '/meetings/2027-02-01/record'

  before(async () => {
    site = await openMeeting(MEETING, () => '2027-02-09T10:00:00Z')
    clerk = recorderOf(site, '2027-02-01')
    for (const [index, { title, restricted }] of PREPARED.entries()) {
      const item = {
        ...{ id: index + 1, business: null, title, hasPaper: false, restricted },
        ...{ urgent: null, varied: null, noticeCame: null },
      }
      await writeRecord(site.db, (trx) =>
        recordItemAdded(trx, item, index, {
          ...{ address: '2027-02-01', today: '2027-01-20' },
          recorder: { actor: 'A. Clerk', at: '2027-01-20T10:00:00Z' },
        }),
      )
    }
    await clerk.record('open', { by: 'ada-fairweather', hour: '14:00' })
  })
  after(() => site.close())

  it('is offered to whoever records it, by what everybody may read, and to nobody else', async () => {
    const { text } = await clerk.readAsOffice(record)
    assert.match(text, /Prepared here and not issued here: Minutes of the last meeting Open/)
    assert.match(text, /A matter of land \(to be taken in private: record first/)
    assert.doesNotMatch(text, /Harbour Lane/)
    assert.doesNotMatch((await clerk.read(record)).text, /Prepared here|A matter of land/)
  })

  it('is opened with one press, and then stands on the agenda and no longer there', async () => {
    await clerk.record('item', { item: 'other', title: 'Minutes of the last meeting' })
    const { text } = await clerk.readAsOffice(record)
    assert.match(text, /Agenda 1\. Minutes of the last meeting : what is recorded of it \(now\)/)
    assert.match(text, /Prepared here and not issued here: A matter of land/)
  })
})
