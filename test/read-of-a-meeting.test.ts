import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openMeeting } from './meetings/open-meeting.ts'
import { recorderOf } from './meetings/recorder.ts'
import type { TestSite } from './site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Rural crime}
  - {agenda: 2, title: A contract for the helicopter, restricted: {category: Information about business affairs, reason: It names a price}}
  - {agenda: 3, title: Speed enforcement}
`

/** What the pages of a meeting say is what is recorded of it, and no less. */
describe('what everybody reads of a meeting', () => {
  let site: TestSite
  let clerk: ReturnType<typeof recorderOf>
  const meeting = '/meetings/2027-02-01'
  const at = `${meeting}/record`
  const OTHERS = ['bertil-oakes', 'chitra-vale', 'dominic-strand', 'edith-marlow', 'hugo-lindqvist']

  before(async () => {
    site = await openMeeting(MEETING, () => '2027-02-02T10:00:00Z')
    clerk = recorderOf(site, '2027-02-01')
    await clerk.record('open', { by: 'ada-fairweather', hour: '14:00' })
    for (const who of OTHERS) await clerk.record('arrive', { who, hour: '14:00' })
    await clerk.record('item', { item: '3', hour: '14:01' })
  })
  after(() => site.close())

  it('counts as present whoever is here, and says how many of them are counted for the item', async () => {
    const declared = { by: 'hugo-lindqvist', kind: 'pecuniary', items: ['3'], dispensation: 'no' }
    await clerk.record('interest', { ...declared, reason: 'Owns the garage', hour: '14:02' })
    assert.match(
      (await clerk.read(at)).text,
      /Present 6, of whom 5 are counted for this item, needed 4/,
    )
  })

  it('says of a motion that waits that it waits', async () => {
    const by = { by: 'bertil-oakes', seconder: 'chitra-vale', text: 'That speeds be published.' }
    await clerk.record('move', { ...by, hour: '14:03' })
    const { text } = await clerk.read(at)
    assert.match(text, /“That speeds be published” waits to be put to the vote/)
    assert.doesNotMatch(text, /it waits, and is not put yet/)
    assert.doesNotMatch(text, /never put/)
    await clerk.record('leave', { who: 'hugo-lindqvist', hour: '14:04' })
    await clerk.record('item', { item: '1', hour: '14:10' })
    assert.match(
      (await clerk.read(at)).text,
      /speeds be published”: what became of it is not recorded/,
    )
  })

  it('says that a member with an interest left the room, where that is recorded', async () => {
    const { text } = await clerk.read(meeting)
    assert.match(
      text,
      /declared a pecuniary interest in item 3: Owns the garage. They left the room/,
    )
  })

  it('gives the ground for excluding the public that the agenda gave', async () => {
    await clerk.record('exclude-public', { items: ['2'], by_what: 'resolved', hour: '14:11' })
    assert.doesNotMatch((await clerk.read(at)).text, /On what ground the public were excluded/)
    assert.match(
      (await clerk.readAsOffice(`${meeting}/minutes-draft`)).text,
      /That the public be excluded for the item “A contract for the helicopter”, as it would disclose what is in Information about business affairs/,
    )
  })

  it('names in minutes an item by its title, as the minutes have numbers of their own', async () => {
    const { text } = await clerk.readAsOffice(`${meeting}/minutes-draft`)
    assert.match(
      text,
      /declared a pecuniary interest in the item “Speed enforcement” \(Owns the garage\)/,
    )
    assert.doesNotMatch(text, /in item \d|for item \d/)
  })

  it('says that it was adjourned, and to when', async () => {
    await clerk.record('readmit-public', { hour: '14:20' })
    await clerk.record('adjourn', { to: '2027-02-08 17:30', hour: '14:30' })
    const { text } = await clerk.read(meeting)
    assert.match(text, /Held: .*It was adjourned to 8 February 2027 at 17:30\./)
    assert.match(text, /Held, and adjourned; no minutes are published here/)
    assert.match(
      (await clerk.readAsOffice(`${meeting}/minutes-draft`)).text,
      /The meeting was adjourned at 14:30 to 8 February 2027 at 17:30\./,
    )
  })

  it('says where its minutes stand once they are published, and not that there are none', async () => {
    const send = async (path: string, fields: Readonly<Record<string, string>>) => {
      const { status, text } = await clerk.send(`${meeting}/minutes/${path}`, fields)
      assert.equal(status, 303, text)
    }
    await send('take-over', { first: '1' })
    await send('circulate', { on: '2027-02-01' })
    await send('publish', { on: '2027-02-02' })
    const { text } = await clerk.read(meeting)
    assert.match(text, /Held, and adjourned; draft minutes are published/)
    assert.doesNotMatch(text, /no minutes/)
    const list = await clerk.read('/meetings')
    assert.match(list.text, /Held, and adjourned; draft minutes are published/)
  })
})
