import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openMeeting } from './meetings/open-meeting.ts'
import { recorderOf } from './meetings/recorder.ts'
import type { TestSite } from './site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Minutes}
`

describe('several seats noted with one press', () => {
  let site: TestSite
  const meeting = '/meetings/2027-02-01'
  const at = `${meeting}/record`
  let now = '2027-02-01T14:00:00Z'
  let clerk: ReturnType<typeof recorderOf>

  before(async () => {
    site = await openMeeting(MEETING, () => now)
    clerk = recorderOf(site, '2027-02-01')
    await clerk.record('open', { by: 'ada-fairweather', hour: '14:00' })
    await clerk.record('arrive', { who: ['bertil-oakes', 'chitra-vale'], hour: '14:00' })
    await clerk.record('item', { item: '1', hour: '14:01' })
  })
  after(() => site.close())

  it('are led to from beside the seats, for those who come in and those who go out', async () => {
    const { html } = await clerk.readAsOffice(at)
    assert.match(html, /href="\/meetings\/2027-02-01\/record\/arrive">some come in</)
    assert.match(html, /href="\/meetings\/2027-02-01\/record\/leave">some go out</)
  })

  it('come in together at one hour, each as an event of its own, and are minuted in one sentence', async () => {
    now = '2027-02-01T14:10:00Z'
    const sent = { who: ['dominic-strand', 'edith-marlow'], hour: '14:10' }
    const { to } = await clerk.record('arrive', sent)
    const { text } = await clerk.readAsOffice(to.replace(/#.*/, ''))
    assert.match(
      text,
      /Recorded: 14:10 Some come in: Cllr Dominic Strand, Cllr Edith Marlow (?!And with it)/,
    )
    const draft = await clerk.readAsOffice(`${meeting}/minutes-draft`)
    assert.match(
      draft.text,
      /Cllr Dominic Strand and Cllr Edith Marlow joined the meeting at 14:10\./,
    )
  })

  it('stand in one line of the record, with how each of them is put right', async () => {
    const { html, text } = await clerk.readAsOffice(at)
    assert.match(
      text,
      /14:10 Some come in: Cllr Dominic Strand, Cllr Edith Marlow Put one of them right [^/]*Put right: Somebody comes in: Cllr Dominic Strand Put right: Somebody comes in: Cllr Edith Marlow /,
    )
    assert.match(text, /14:00 Some come in: Cllr Bertil Oakes, Cllr Chitra Vale /)
    assert.doesNotMatch(text, /14:\d\d Somebody comes in: Cllr (Bertil|Chitra|Dominic|Edith)/)
    // Nothing of so short a record is left out
    assert.doesNotMatch(text, /All \d+ that are recorded/)
    for (const [, id = ''] of html.matchAll(/id="(e-[^"]+)"/g))
      assert.equal(html.split(`id="${id}"`).length, 2, id)
    const { text: public_ } = await clerk.read(at)
    assert.match(public_, /14:10 Some come in: Cllr Dominic Strand, Cllr Edith Marlow 14:01/)
  })

  it('are put right one by one', async () => {
    const { html } = await clerk.readAsOffice(at)
    const [, right = ''] =
      /href="([^"]*)"><[^>]*>Put right: Somebody comes in: <\/span>Cllr Edith/.exec(html) ?? []
    const done = await clerk.send(right, { strike: 'all', why: 'It was somebody else' })
    assert.equal(done.status, 303)
    const record = await clerk.readAsOffice(at)
    assert.match(record.text, /Somebody comes in: Cllr Edith Marlow \(struck out\)/)
    assert.match(record.text, /14:10 Somebody comes in: Cllr Dominic Strand Put right : /)
    const { text } = await clerk.readAsOffice(`${meeting}/minutes-draft`)
    assert.match(text, /Cllr Dominic Strand joined the meeting at 14:10\./)
    assert.doesNotMatch(text, /Edith Marlow/)
  })

  it('are recorded as far as they were not here already', async () => {
    now = '2027-02-01T14:15:00Z'
    await clerk.record('arrive', { who: ['bertil-oakes', 'edith-marlow'] })
    const { text } = await clerk.readAsOffice(at)
    assert.match(text, /14:15 Somebody comes in: Cllr Edith Marlow/)
    assert.doesNotMatch(text, /14:15 Somebody comes in: Cllr Bertil Oakes/)
    const again = await clerk.record('arrive', { who: ['bertil-oakes', 'edith-marlow'] })
    assert.match(again.to, /#next$/)
    const told = await clerk.readAsOffice(again.to.replace(/#.*/, ''))
    assert.doesNotMatch(told.text, /14:15 Somebody comes in: Cllr Bertil Oakes/)
  })
})
