import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { recorderOf } from './meetings/recorder.ts'
import { openSite, type TestSite } from './site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: The precept}
`
const moment = '2027-02-01T16:00:00Z'

describe('votes that stand by name in the record', () => {
  let site: TestSite
  let clerk: ReturnType<typeof recorderOf>

  before(async () => {
    site = await openSite(
      'test/fixtures/areas/northmere',
      { today: () => moment.slice(0, 10), now: () => moment },
      (files) => new Map([...files, ['meetings/2027-02-01.yaml', MEETING]]),
    )
    clerk = recorderOf(site, '2027-02-01')
    const { record } = clerk
    await record('open', { by: 'ada-fairweather', hour: '14:00' })
    const who = ['bertil-oakes', 'chitra-vale', 'dominic-strand']
    await record('arrive', { who, hour: '14:00' })
    await record('item', { item: '1', hour: '14:05' })
    const move = { by: 'bertil-oakes', seconder: 'chitra-vale' }
    await record('move', { ...move, text: 'That it be supported.', hour: '14:06' })
    await record('put', { on: 'm1', veto: 'no', hour: '14:10' })
    await record('demand-recorded', { vote: 'v1', members: 'dominic-strand', hour: '14:10' })
    await record('recorded', {
      ...{ vote: 'v1', 'side.ada-fairweather': 'for', 'side.bertil-oakes': 'for' },
      ...{ 'side.chitra-vale': 'against', 'side.dominic-strand': 'against', hour: '14:11' },
    })
    await record('casting', { vote: 'v1', by: 'ada-fairweather', side: 'for', hour: '14:11' })
    await record('move', { ...move, text: 'That it be published.', hour: '14:12' })
    await record('hands', { vote: 'put-m2', for: '3', against: '1', abstain: '0', hour: '14:14' })
    await record('recorded', {
      ...{ vote: 'v2', 'side.ada-fairweather': 'for', 'side.bertil-oakes': 'for' },
      ...{ 'side.chitra-vale': 'for', 'side.dominic-strand': 'against', hour: '14:15' },
    })
    await record('close', { hour: '15:00' })
  })
  after(() => site.close())

  it('count for who voted how, though too few had asked for it or nobody had', async () => {
    const { text } = await clerk.read('/meetings/attendance')
    assert.doesNotMatch(text, /In none of them does a vote name who voted how/)
    assert.match(text, /Bertil Oakes Voted for 2 Voted against 0 Abstained 0 Casting votes given 0/)
    assert.match(text, /Dominic Strand Voted for 0 Voted against 2/)
    const csv = await clerk.read('/meetings/attendance.csv')
    assert.match(csv.text, /votes_by_name_on_no_side,casting_votes,moved/)
    assert.match(csv.text, /ada-fairweather,Cllr Ada Fairweather,1,1,0,0,0,1,2,0,0,0,0,1,0/)
  })

  it('count the casting vote to whoever gave it', async () => {
    const { text } = await clerk.read('/meetings/attendance/ada-fairweather')
    assert.match(text, /Casting votes given: 1/)
    assert.match(
      text,
      /That it be supported\. Voted For and gave the casting vote for It was carried/,
    )
    assert.doesNotMatch(text, /The vote names nobody/)
  })

  it('are told where the vote is told, with why nobody could require it', async () => {
    const { text } = await clerk.read('/meetings/2027-02-01/record')
    assert.match(
      text,
      /For: Cllr Ada Fairweather and Cllr Bertil Oakes\. Against: Cllr Chitra Vale and Cllr Dominic Strand\./,
    )
    assert.match(text, /Casting vote: Cllr Ada Fairweather, for\./)
    assert.match(
      text,
      /asked for in vain: 1 asked for it, and 2 are needed[^.]*\. It is recorded by name all the same\./,
    )
  })

  it('are given as open data', async () => {
    const answer = await fetch(`${site.address}/panel/popolo.json`)
    const { vote_events: votes } = (await answer.json()) as {
      vote_events: readonly { identifier: string; votes: readonly unknown[] }[]
    }
    assert.deepEqual(votes.find(({ identifier }) => identifier === 'v1')?.votes, [
      { voter_id: 'ada-fairweather', option: 'yes' },
      { voter_id: 'bertil-oakes', option: 'yes' },
      { voter_id: 'chitra-vale', option: 'no' },
      { voter_id: 'dominic-strand', option: 'no' },
      { voter_id: 'ada-fairweather', option: 'yes', role: 'casting vote' },
    ])
    assert.equal(votes.find(({ identifier }) => identifier === 'v2')?.votes.length, 4)
  })
})
