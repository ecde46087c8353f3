import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openMeeting } from './meetings/open-meeting.ts'
import { recorderOf } from './meetings/recorder.ts'
import type { TestSite } from './site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Proposed precept}
  - {agenda: 2, title: Draft budget}
`

/** Northmere's rules let nobody veto the precept, by Article 30. */
describe('a question that was put, and put right', () => {
  let site: TestSite
  let clerk: ReturnType<typeof recorderOf>
  const at = '/meetings/2027-02-01/record'
  const ALL = ['ada-fairweather', 'bertil-oakes', 'chitra-vale', 'dominic-strand', 'edith-marlow']

  before(async () => {
    site = await openMeeting(MEETING, () => '2027-02-01T14:00:00Z')
    clerk = recorderOf(site, '2027-02-01')
    await clerk.record('open', { by: 'ada-fairweather' })
    for (const who of ALL.slice(1)) await clerk.record('arrive', { who })
    await clerk.record('item', { item: '1' })
    assert.match(
      (await clerk.readAsOffice(`${at}/put`)).text,
      /Nothing is recorded yet that could be chosen as “On what”: record that first/,
    )
    const by = { by: 'bertil-oakes', seconder: 'chitra-vale' }
    await clerk.record('move', { ...by, text: 'That the proposed precept be vetoed.' })
    await clerk.record('move', { ...by, text: 'That the panel write to the mayor.' })
  })
  after(() => site.close())

  /** The page on which something that was recorded is put right, by how it begins. */
  const pageOf = async (words: string) => {
    const { html } = await clerk.readAsOffice(`${at}?all=yes`)
    const [, event = ''] =
      new RegExp(`put-right/([A-Za-z0-9-]+)">Put right<span[^>]*>: ${words}`).exec(html) ?? []
    return `/meetings/2027-02-01/put-right/${event}`
  }

  it('tells before it is put that it is a veto which the rules forbid', async () => {
    const { text } = await clerk.readAsOffice(at)
    assert.match(
      text,
      /By its words “That the proposed precept be vetoed” is a veto of the precept: No veto may be put on the precept at this stage, whatever the votes \(Article 30\)\. It can be put all the same, and decides nothing\. Put the question on “That the proposed precept be vetoed”/,
    )
    const form = await clerk.readAsOffice(`${at}/put`)
    assert.match(form.text, /By its words “That the .* be vetoed” is a veto of the precept/)
  })

  it('tells of any other question what carries it, where more for than against are not enough', async () => {
    const said =
      /“That the panel write to the mayor” needs 3 of the 5 members present \(Article 14\)\./
    assert.match((await clerk.readAsOffice(at)).text, said)
    assert.match((await clerk.readAsOffice(`${at}/put`)).text, said)
  })

  it('decides nothing, for whoever reads, and the page says so where it was put', async () => {
    await clerk.record('put', { on: 'm1' })
    await clerk.record('hands', { vote: 'v1', for: '5', against: '0', abstain: '0' })
    const { text } = await clerk.read(at)
    assert.match(text, /The vote on “[^”]+”: nothing is decided by it/)
    assert.match(
      text,
      /The question is put: on “That the proposed precept be vetoed” No effect: No veto may be put on the precept/,
    )
    assert.doesNotMatch(text, /: carried|, words\b/)
  })

  it('is put right in what it decides and on what, after its vote as before', async () => {
    const page = await pageOf('The question is put: on “That the proposed')
    const form = await clerk.readAsOffice(page)
    assert.match(form.html, /value="m1"[^>]*checked/)
    assert.match(form.html, /value="m2"/)
    const says = { strike: 'words', why: 'Heard wrong', hour: '14:00' }
    const done = await clerk.send(page, { ...says, on: 'm2', veto: 'words' })
    assert.equal(done.status, 303, done.text)
    const after = await clerk.readAsOffice(done.to)
    assert.match(after.text, /Put right: 14:00 The question is put: on “That the panel write/)
    assert.match(after.text, /vote on “That the panel write[^”]+” is carried/)
    const veto = await clerk.send(page, { ...says, on: 'm1', veto: 'budget' })
    assert.equal(veto.status, 303, veto.text)
    assert.match(
      (await clerk.read(at)).text,
      /The vote on “That the proposed precept be vetoed”: carried/,
    )
    const back = await clerk.send(page, { ...says, on: 'm1', veto: 'words' })
    assert.match(
      (await clerk.readAsOffice(back.to)).text,
      /The vote on “That the proposed precept be vetoed”: nothing is decided/,
    )
  })

  it('is struck out with what that means for the count of it, and its name is not given again', async () => {
    const page = await pageOf('The question is put: on “That the proposed')
    const done = await clerk.send(page, { strike: 'all', why: 'It was not put' })
    assert.match((await clerk.readAsOffice(done.to)).text, /Next Struck out: 14:00 The question/)
    const { text } = await clerk.read(at)
    assert.match(
      text,
      /Refused: It is about the question that was struck out, so it counts for nothing/,
    )
    await clerk.record('put', { on: 'm2' })
    assert.match((await clerk.read(at)).text, /The vote on “[^”]+”: not recorded yet/)
    const count = await pageOf('Hands are counted')
    const says = { strike: 'words', why: 'It was of v2', hour: '14:00', against: '0', abstain: '0' }
    const moved = await clerk.send(count, { ...says, vote: 'v2', for: '5' })
    assert.equal(moved.status, 303, moved.text)
    assert.match(
      (await clerk.read(at)).text,
      /Refused: It stands in the record before the question that it is about/,
    )
    const put =
      (await pageOf('The question is put: on “That the panel write')).split('/').at(-1) ?? ''
    await clerk.send(count, { ...says, vote: 'v2', for: '5', hour: '', after: put, order: 'after' })
    assert.match((await clerk.read(at)).text, /The vote on “That the panel write[^”]*”: carried/)
  })
})
