import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openMeeting } from './meetings/open-meeting.ts'
import { recorderOf } from './meetings/recorder.ts'
import type { TestSite } from './site.ts'

/** Of which no agenda is issued: its items are opened by what they are. */
const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
`

describe('interests that are declared at a meeting', () => {
  let site: TestSite
  const at = '/meetings/2027-02-01/record'
  let clerk: ReturnType<typeof recorderOf>

  before(async () => {
    site = await openMeeting(MEETING, () => '2027-02-01T15:00:00Z')
    clerk = recorderOf(site, '2027-02-01')
    await clerk.record('open', { by: 'ada-fairweather', hour: '14:00' })
    const who = ['bertil-oakes', 'chitra-vale', 'dominic-strand', 'edith-marlow', 'hugo-lindqvist']
    await clerk.record('arrive', { who, hour: '14:00' })
    await clerk.record('item', { item: 'other', title: 'Declarations', hour: '14:01' })
  })
  after(() => site.close())

  const put = async (number: string, minute: number) => {
    const by = { by: 'bertil-oakes', seconder: 'chitra-vale' }
    const clock = `14:${String(minute).padStart(2, '0')}`
    await clerk.record('move', { ...by, text: `That motion ${number} be.`, hour: clock })
    await clerk.record('put', { on: `m${number}`, veto: 'no', hour: clock })
    return (await clerk.read(`${at}?item=${Number(number) + 1}`)).text
  }

  it('are in all items only where that is chosen', async () => {
    const declared = { by: 'edith-marlow', kind: 'personal', dispensation: 'no', hour: '14:02' }
    const blank = await clerk.send(`${at}/interest`, declared)
    assert.equal(blank.status, 422)
    assert.match(blank.text, /Choose the items, all of them or that none was named/)
    await clerk.record('interest', {
      ...{ ...declared, scope: 'none', reason: 'She knows a witness' },
      ...{ prejudicial: 'no', stays: 'yes' },
    })
    const { text } = await clerk.read(at)
    assert.match(text, /Cllr Edith Marlow, personal, in no item that was named/)
    assert.match(text, /said that it was not prejudicial/)
    assert.match(
      text,
      /In which items the interest is that Cllr Edith Marlow declared is not recorded/,
    )
    const held = await clerk.read('/meetings/attendance/edith-marlow')
    assert.match(
      held.text,
      /in no item that was named: She knows a witness; they said that it was not prejudicial and that they would stay/,
    )
  })

  it('may be in items that are not opened yet, by number or title', async () => {
    await clerk.record('interest', {
      ...{ by: 'dominic-strand', kind: 'personal', dispensation: 'no', hour: '14:03' },
      coming: '3\nThe helicopter',
    })
    assert.match(
      (await clerk.read(at)).text,
      /Which item “The helicopter” is, in which Cllr Dominic Strand declared an interest/,
    )
    await clerk.record('item', { item: 'other', title: 'Minutes', hour: '14:04' })
    assert.match(await put('1', 5), /6 may vote/)
    await clerk.record('item', { item: 'other', title: 'The precept', hour: '14:10' })
    assert.match(await put('2', 11), /5 may vote/)
    await clerk.record('item', { item: 'other', title: 'the helicopter.', hour: '14:20' })
    assert.match(await put('3', 21), /5 may vote/)
    assert.doesNotMatch((await clerk.read(at)).text, /Which item “/)
    const form = await clerk.readAsOffice(`${at}/interest`)
    assert.match(form.text, /3\. The precept/)
  })

  it('are minuted with what the member said of them', async () => {
    const { text } = await clerk.readAsOffice('/meetings/2027-02-01/minutes-draft')
    assert.match(
      text,
      /Cllr Edith Marlow declared a personal interest \(She knows a witness\), and said that it was not prejudicial and that they would stay\./,
    )
    assert.match(text, /Cllr Dominic Strand declared a personal interest in items 3 and 4/)
  })
})
