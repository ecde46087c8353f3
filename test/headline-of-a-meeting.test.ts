import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openMeeting } from './meetings/open-meeting.ts'
import { recorderOf } from './meetings/recorder.ts'

const planned =
  "planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]"

/** What the headline of a meeting with these items says at first, and once a motion is moved. */
async function headlines(items: string, motion: string) {
  const site = await openMeeting(
    `kind: ordinary\n${planned}\n${items}`,
    () => '2027-02-03T15:44:00Z',
  )
  try {
    const { record, read } = recorderOf(site, '2027-02-01')
    const told = async () => (await read('/meetings/2027-02-01/record')).text
    const before = await told()
    await record('open', { by: 'ada-fairweather', hour: '14:00' })
    await record('arrive', { who: ['bertil-oakes', 'chitra-vale'], hour: '14:00' })
    await record('item', { item: '1', hour: '14:05' })
    await record('move', { by: 'bertil-oakes', seconder: 'chitra-vale', text: motion })
    return [before, await told()] as const
  } finally {
    await site.close()
  }
}

describe('the headline of a meeting', () => {
  it('says what a veto needs where an item is of it, and by which clock it was recorded', async () => {
    const [before, after] = await headlines(
      'items: [{agenda: 1, title: Proposed appointment of the Chief Constable}]',
      'That it be noted.',
    )
    for (const one of [before, after])
      assert.match(one, /a veto of the appointment of a Chief Constable needs 9 of 11/)
    assert.match(after, /Recorded until 15:44 on 3 February 2027\./)
  })

  it('says nothing of a veto that is on no agenda, until it is moved', async () => {
    const [before, after] = await headlines(
      'items: [{agenda: 1, title: Speed enforcement}]',
      'That the appointment of the Chief Constable be vetoed.',
    )
    assert.doesNotMatch(before, /a veto of/)
    assert.match(after, /a veto of the appointment of a Chief Constable needs 9 of 11/)
  })
})
