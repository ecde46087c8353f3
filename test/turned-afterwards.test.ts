import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openArea } from './meetings/hold.ts'
import { openMeeting } from './meetings/open-meeting.ts'
import { recorderOf } from './meetings/recorder.ts'
import type { TestSite } from './site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Minutes}
  - {agenda: 2, title: Speed enforcement}
`
const HERE = ['ada-fairweather', 'bertil-oakes', 'chitra-vale', 'edith-marlow', 'greta-penhale']
const HANDS = { id: 'device-1-hands', vote: 'v1', for: '3', against: '2', abstain: '0' }

describe('what is told late, or put right, and turns what was shown', () => {
  let site: TestSite
  let clerk: ReturnType<typeof recorderOf>
  let moment = '2027-02-01T14:00:00Z'
  const meeting = '/meetings/2027-02-01'
  const at = `${meeting}/record`
  const edit = `${meeting}/minutes/edit`
  /** What the clerk reads straight after recording. */
  const told = async ({ to }: { readonly to: string }) => (await clerk.readAsOffice(to)).text
  const right = async (event: string, fields: Parameters<typeof clerk.send>[1]) => {
    const done = await clerk.send(`${meeting}/put-right/${event}`, fields)
    assert.equal(done.status, 303, done.text)
    return done
  }

  before(async () => {
    site = await openMeeting(MEETING, () => moment)
    clerk = recorderOf(site, '2027-02-01')
    await clerk.record('open', { by: 'ada-fairweather', hour: '14:00' })
    await clerk.record('arrive', { who: HERE, hour: '14:00' })
    await clerk.record('item', { item: '2', hour: '14:05' })
    moment = '2027-02-01T14:10:00Z'
    const moved = { by: 'bertil-oakes', seconder: 'chitra-vale', hour: '14:10' }
    await clerk.record('move', { text: 'That speeds be published.', ...moved })
    await clerk.record('put', { on: 'm1', veto: 'no', hour: '14:20' })
    moment = '2027-02-01T14:21:00Z'
  })
  after(() => site.close())

  it('says nothing of a vote that comes to something in its turn', async () => {
    const text = await told(await clerk.record('hands', { ...HANDS, hour: '14:21' }))
    assert.match(text, /is carried/)
    assert.doesNotMatch(text, /turned/)
    moment = '2027-02-01T14:25:00Z'
    const note = { text: 'The road is icy', hour: '14:15' }
    assert.doesNotMatch(await told(await clerk.record('note', note)), /turned/)
  })

  it('says at once that an arrival told late turned a vote, and by the vote until when it was shown otherwise', async () => {
    moment = '2027-02-01T14:32:00Z'
    const late = { id: 'device-1-late', who: 'dominic-strand', hour: '14:12' }
    const text = await told(await clerk.record('arrive', late))
    assert.match(
      text,
      /This turned the vote on “That speeds be published”: it had been shown as carried, and is now shown as lost/,
    )
    const { text: page } = await clerk.read(at)
    assert.match(page, /Until 14:32 this was shown as carried; an arrival told then turned it\./)
    assert.match(
      page,
      /What it turned: Until 14:32 the vote on “That speeds be published” was shown as carried, and from then on as lost: an arrival told then turned it/,
    )
    assert.doesNotMatch(page, /This turned/)
  })

  it('says the same of a correction, on whatever day it is made', async () => {
    await clerk.record('close', { id: 'device-1-close', by: 'ada-fairweather', hour: '14:40' })
    moment = '2027-03-03T09:30:00Z'
    const four = { ...HANDS, for: '4', hour: '14:21', why: 'Counted again', strike: 'words' }
    const text = await told(await right('device-1-hands', { ...four, id: 'device-1-right' }))
    assert.match(text, /it had been shown as lost, and is now shown as carried/)
    assert.match(
      (await clerk.read(`${at}?item=2`)).text,
      /Until 09:30 on 3 March 2027 this was shown as lost; a correction told then turned it\./,
    )
  })

  it('tells whoever settles the minutes of what turned since, until they say what becomes of it', async () => {
    moment = '2027-03-03T10:00:00Z'
    const taken = await clerk.send(`${meeting}/minutes/take-over`, { first: '1' })
    assert.equal(taken.status, 303, taken.text)
    assert.doesNotMatch((await clerk.readAsOffice(edit)).text, /told then turned it/)
    moment = '2027-03-04T11:00:00Z'
    const three = { vote: 'v1', for: '3', against: '3', hour: '14:21', why: 'Counted again' }
    await right('device-1-hands', { ...three, abstain: '0', strike: 'words', id: 'device-2-right' })
    const turned =
      /Until 11:00 on 4 March 2027 the vote on “That speeds be published” was shown as carried, and from then on as a tie: a correction told then turned it/
    const { text, html } = await clerk.readAsOffice(edit)
    assert.match(text, /not as these minutes say it/)
    assert.match(text, turned)
    const circulated = await clerk.send(`${meeting}/minutes/circulate`, { on: '2027-03-04' })
    assert.equal(circulated.status, 422)
    assert.match(circulated.text, turned)
    const offers = [...html.matchAll(/href="([^"]+\/offers\/[^"]+)"/g)].map(([, one = '']) => one)
    for (const offer of offers) {
      const drawn = await clerk.send(offer, { what: 'take' })
      const done = drawn.status === 303 ? drawn : await clerk.send(offer, { what: 'out' })
      assert.equal(done.status, 303, done.text)
    }
    assert.doesNotMatch((await clerk.readAsOffice(edit)).text, /told then turned it/)
  })

  it('says of an item that it lost its quorum by a departure told late', async () => {
    moment = '2027-03-05T09:00:00Z'
    const gone = { who: ['chitra-vale', 'edith-marlow', 'greta-penhale'], hour: '14:08' }
    const text = await told(await clerk.record('leave', { ...gone, id: 'device-1-gone' }))
    assert.match(
      text,
      /This turned item 2 \(Speed enforcement\): it had been shown with its quorum throughout, and is now shown without its quorum for a time/,
    )
    assert.match(
      (await clerk.read(at)).text,
      /Until 09:00 on 5 March 2027 item 2 \(Speed enforcement\) was shown with its quorum throughout; a departure told then turned that/,
    )
  })
})

describe('the story of a meeting of which something was told late', () => {
  it('warns by what was told of each vote that it turned, and what it came to from then on', async () => {
    const file = join(import.meta.dirname, 'fixtures/meetings/stories-by-a-fifth-hand.json')
    const { stories } = JSON.parse(readFileSync(file, 'utf8'))
    const turned = async (name: string) => {
      const { area, ...story } = stories.find(({ id }: { readonly id: string }) => id === name)
      const { warned } = (await openArea(area))(story)
      return warned
        .filter(({ message }) => message.endsWith('told then turned it'))
        .map(({ event, message }) => [event, message.replace(/the vote on .* was/, '… was')])
    }
    assert.deepEqual(await turned('BN06'), [
      [
        'e21',
        'Until 19:30 … was shown as carried, and from then on as lost: an arrival told then turned it',
      ],
      [
        'e21',
        'Until 19:30 … was shown as carried, and from then on as lost: an arrival told then turned it',
      ],
      [
        'e22',
        'Until 19:35 … was shown as lost, and from then on as carried: a departure told then turned it',
      ],
      [
        'e24',
        'Until 10:00 on 11 June 2026 … was shown as carried, and from then on as a tie: a correction told then turned it',
      ],
    ])
    assert.deepEqual(await turned('BS02'), [
      [
        'e24',
        'Until 09:30 on 4 February 2027 … was shown as carried, and from then on as lost: a correction told then turned it',
      ],
    ])
    assert.deepEqual(await turned('BS03'), [
      [
        'e35',
        'Until 09:00 on 31 October 2027 … was shown as carried, and from then on as not settled: a departure told then turned it',
      ],
      [
        'e37',
        'Until 09:05 on 31 October 2027 … was shown as not settled, and from then on as a tie: a correction told then turned it',
      ],
    ])
  })
})
