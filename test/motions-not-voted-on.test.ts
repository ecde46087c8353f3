import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openMeeting } from './meetings/open-meeting.ts'
import { recorderOf } from './meetings/recorder.ts'
import type { TestSite } from './site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Rural crime}
  - {agenda: 2, title: Speed enforcement}
`
const SECONDED = `
  - id: north-seconded
    paragraph: {now: Article 28}
    kind: order
    topic: amendments
    gloss: An amendment has to be seconded.
    actor: member
    when: always
    checkable: yes
    decides: seconded
    parameters: {motions: [amendment], needed: true}
    in_force_from: 2025-05-01
    versions: [adopted-2025]
`
const WORDS = 'That the appointment of the Chief Constable be vetoed.'
const MEMBERS = ['bertil-oakes', 'chitra-vale', 'dominic-strand', 'edith-marlow', 'hugo-lindqvist']

/** What is counted among the motions of a meeting is named there, and what it waits for. */
describe('a motion on which no vote was taken', () => {
  let site: TestSite
  let clerk: ReturnType<typeof recorderOf>
  const page = '/meetings/2027-02-01/record'
  const read = async (path = page) => (await clerk.read(path)).text

  before(async () => {
    site = await openMeeting(MEETING, () => '2027-02-02T10:00:00Z', SECONDED)
    clerk = recorderOf(site, '2027-02-01')
    await clerk.record('open', { by: 'ada-fairweather', hour: '14:00' })
    await clerk.record('arrive', { who: MEMBERS, hour: '14:00' })
    await clerk.record('item', { item: '1', hour: '14:01' })
  })
  after(() => site.close())

  it('waits to be put, and is named as soon as it is moved', async () => {
    const by = { by: 'bertil-oakes', seconder: 'chitra-vale' }
    await clerk.record('move', { ...by, text: 'That patrols be doubled.', hour: '14:02' })
    assert.match(await read(), /1 motion was moved. “That patrols be doubled” waits to be put/)
  })

  it('waits for its amendments, each of which is named with its own', async () => {
    const amend = { on: 'm1', text: 'insert “by May” after “doubled”', by: 'dominic-strand' }
    await clerk.record('amend', { ...amend, hour: '14:03' })
    assert.match(await read(), /insert ‘by May’ after ‘doubled’” waits for a seconder/)
    await clerk.record('second', { motion: 'a1', by: 'edith-marlow', hour: '14:04' })
    const text = await read()
    assert.match(
      text,
      /“That patrols be doubled” waits until the amendment “insert [^”]*” is decided/,
    )
    assert.match(text, /“insert [^”]*” waits to be put to the vote/)
  })

  it('is withdrawn, stands under its item, and says so', async () => {
    const agreed = { by: 'bertil-oakes', seconder_agrees: 'yes', panel_consents: 'yes' }
    await clerk.record('withdraw', { on: 'm1', ...agreed, hour: '14:05' })
    assert.match(await read(), /“That patrols be doubled” was withdrawn/)
    assert.match(
      await read('/meetings/2027-02-01/items/1'),
      /“That patrols be doubled” was withdrawn/,
    )
    assert.doesNotMatch(await read(`${page}?all=yes`), /doubled” waits/)
  })

  it('stands in the minutes with single marks inside its own, and no stop before what became of it', async () => {
    const { text } = await clerk.readAsOffice('/meetings/2027-02-01/minutes-draft')
    assert.match(text, /: “insert ‘by May’ after ‘doubled’\.” /)
    assert.match(text, /The motion “That patrols be doubled” was withdrawn\./)
  })

  it('is not put where the next item was opened before', async () => {
    const by = { by: 'bertil-oakes', seconder: 'chitra-vale' }
    await clerk.record('move', { ...by, text: 'That lamps be mended.', hour: '14:06' })
    await clerk.record('item', { item: '2', hour: '14:07' })
    assert.match(await read(), /“That lamps be mended” was not put while its item was open/)
  })

  it('is told of no longer once it is voted on, and how many it takes only while it waits', async () => {
    const by = { by: 'bertil-oakes', seconder: 'chitra-vale' }
    await clerk.record('move', { ...by, text: WORDS, hour: '14:08' })
    await clerk.record('put', { on: 'm3', hour: '14:09' })
    const put = await read()
    assert.doesNotMatch(put, /be vetoed” waits/)
    assert.match(put, /\d+ are needed, and it is out of reach/)
    await clerk.record('hands', { vote: 'v1', for: '1', against: '5', abstain: '0', hour: '14:10' })
    const decided = await read()
    assert.match(decided, /\d+ were needed, which was out of reach/)
    assert.doesNotMatch(decided, /are needed, /)
  })
})
