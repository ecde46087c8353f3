import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readPaperApart } from '#documents/index.ts'
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
    const asked = await clerk.readAsOffice('/meetings/2027-02-01/record/item')
    assert.match(asked.text, /Which item The one named below What it is/)
    assert.doesNotMatch(asked.text, /not on the agenda/)
    await record('item', { item: 'other', title: 'The proposed precept', hour: '14:05' })
    assert.match(
      (await clerk.readAsOffice('/meetings/2027-02-01/record/item')).text,
      /1\. The proposed precept Another, named below/,
    )
    await record('note', {
      role: 'Mayor of Northmere',
      text: 'She said that reserves are low',
      hour: '14:06',
    })
    await record('promise', {
      ...{ by: 'Mayor of Northmere', kind: 'undertaking', text: 'Send the figures', hour: '14:07' },
    })
    await record('move', {
      ...{ id: 'device-1-move', by: 'bertil-oakes', seconder: 'chitra-vale', hour: '14:10' },
      text: 'That the precept be supported.',
    })
    await record('arrive', { who: 'maud-ellery', hour: '14:12' })
    await record('put', { on: 'm1', veto: 'no', hour: '14:20' })
    await record('hands', { vote: 'v1', for: '4', against: '1', abstain: '0', hour: '14:20' })
    await record('leave', { who: 'bertil-oakes', hour: '14:25' })
    await record('item', { item: 'other', title: 'The custody suite', hour: '14:30' })
    await record('interest', {
      ...{ by: 'chitra-vale', kind: 'pecuniary', items: '2', hour: '14:30' },
    })
    await record('note', { text: 'The suite is late', hour: '14:31' })
    await record('leave', { who: 'chitra-vale', hour: '14:32' })
    await record('note', { text: 'The builder was changed', hour: '14:33' })
    await record('arrive', { who: 'chitra-vale', hour: '14:50' })
    await record('close', { hour: '15:00' })
    await clerk.send(`${minutes}/take-over`, { first: '21' })
  })
  after(() => site.close())

  const precept =
    /\(i\) The Mayor of Northmere said that reserves are low\..*\(ii\) The Mayor of Northmere undertook to send the figures\..*It was moved.*joined the meeting at 14:12.*put and carried.*Resolved: That the precept be supported\..*left the meeting at 14:25\./
  const suite =
    /Chitra Vale left the meeting at 14:32, having declared an interest\..*\(i\) The suite is late\..*\(ii\) The builder was changed\..*returned to the meeting at 14:50\./

  it('shows the clerk how members would read them before they are given to anybody', async () => {
    assert.match(
      (await clerk.readAsOffice(`${minutes}/edit`)).html,
      /href="\/meetings\/2027-02-01\/minutes\/preview"/,
    )
    const { text } = await clerk.readAsOffice(`${minutes}/preview`)
    assert.match(text, /A draft, which is not circulated\. This is how members would read them/)
    assert.match(text, /Held at The Guildhall\./)
    assert.match(text, precept)
    assert.match(text, /What this rests on : [^:]*An? /)
    assert.equal((await clerk.read(`${minutes}/preview`)).status, 403)
  })

  it('names each item by what it was opened as, in the draft and in all that is given', async () => {
    const title = /21\. The proposed precept/
    assert.match((await clerk.readAsOffice(`${minutes}/edit`)).text, title)
    await clerk.send(`${minutes}/circulate`, { on: '2027-02-01' })
    assert.match((await clerk.readAsOffice(minutes)).text, title)
    await clerk.send(`${minutes}/publish`, { on: '2027-02-01' })
    assert.match((await clerk.read(minutes)).text, title)
    assert.match((await clerk.read('/meetings/minutes?q=reserves')).text, /The proposed precept/)
  })

  it('tells what happened at an item in its order, and the points together', async () => {
    for (const page of [`${minutes}-draft`, minutes]) {
      const { text } = await clerk.readAsOffice(page)
      assert.match(text, precept, page)
      assert.match(text, suite, page)
    }
    for (const kind of ['pdf', 'docx']) {
      const answer = await fetch(`${site.address}${minutes}.${kind}`)
      const read = await readPaperApart(`minutes.${kind}`, Buffer.from(await answer.arrayBuffer()))
      assert.ok(read.ok)
      const said = JSON.stringify(read.value).replace(/\s+/g, ' ')
      assert.match(
        said,
        /carried.*Resolved: That the precept be supported\..*left the meeting at 14:25/,
        kind,
      )
      assert.match(said, /14:32, having declared an interest.*The suite is late/, kind)
    }
  })
})
