import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { recorderOf } from './meetings/recorder.ts'
import { openSite } from './site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Speed enforcement}
`
const NOW = '2027-02-01T16:00:00Z'
const OAKES = 'party: Shore Party, from: 2023-05-15,'
const AFTER = {
  person: '- {id: sunniva-marsh, name: Cllr Sunniva Marsh}',
  holding:
    '- {person: sunniva-marsh, place: easthaven-2, role: elected, party: Shore Party, from: 2027-02-02, source: {document: Letter of the council}}',
}

/**
 * What the record of a meeting says of its votes, where Cllr Oakes’ time in the seat ended on a day.
 *
 * @param isLong - whether it goes on past midnight, and a second question is put then, as who has the seat next is there
 */
async function recordWith(ended: string, isLong = false): Promise<string> {
  const clock = { today: () => NOW.slice(0, 10), now: () => NOW }
  const site = await openSite('test/fixtures/areas/northmere', clock, (files) => {
    const before = String(files.get('people.yaml')).replace(
      `bertil-oakes, place: easthaven-2, role: elected, ${OAKES}`,
      (holding) => `${holding} to: ${ended}, how_ended: resigned,`,
    )
    const people = isLong
      ? before
          .replace('  - {id: maud-ellery', (line) => `  ${AFTER.person}\n${line}`)
          .replace('  - {person: chitra-vale', (line) => `  ${AFTER.holding}\n${line}`)
      : before
    return new Map([...files, ['people.yaml', people], ['meetings/2027-02-01.yaml', MEETING]])
  })
  try {
    const clerk = recorderOf(site, '2027-02-01')
    await clerk.record('open', { by: 'ada-fairweather', hour: '14:00' })
    const who = ['chitra-vale', 'dominic-strand', 'edith-marlow', 'greta-penhale']
    await clerk.record('arrive', { who, hour: '14:00' })
    const arrived = { who: 'bertil-oakes', hour: '14:00' }
    await clerk.send('/meetings/2027-02-01/record/arrive', arrived)
    await clerk.record('item', { item: '1', hour: '14:01' })
    await clerk.record('move', {
      text: 'That speeds be published.',
      by: 'chitra-vale',
      hour: '14:02',
    })
    await clerk.record('put', { on: 'm1', hour: '14:03' })
    if (isLong) {
      await clerk.record('arrive', { who: 'sunniva-marsh', hour: '23:50' })
      await clerk.record('move', { text: 'That lamps be lit.', by: 'chitra-vale', hour: '23:58' })
      await clerk.record('put', { on: 'm2', hour: '00:05' })
    }
    return (await clerk.readAsOffice('/meetings/2027-02-01/record')).text
  } finally {
    await site.close()
  }
}

describe('a member whose time in a seat ends', () => {
  it('may vote on the last day of it, to its end', async () => {
    const text = await recordWith('2027-02-01')
    assert.match(text, /Cllr Bertil Oakes here/)
    assert.match(text, /6 may vote .*Cllr Bertil Oakes/)
  })

  it('may vote no longer from the midnight on that the meeting goes past', async () => {
    const text = await recordWith('2027-02-01', true)
    assert.match(
      text,
      /The vote on “That lamps be lit”[^“]* 6 may vote in The vote on “That lamps be lit”[^“]*Cllr Sunniva Marsh/,
    )
    assert.match(text, /The vote on “That speeds be published”[^“]* 6 may vote in/)
    assert.match(text, /Present 6, needed 4/)
    assert.match(
      text,
      /The time of Cllr Sunniva Marsh in a seat begins with 2 February 2027: from midnight on they are counted/,
    )
    assert.match(text, /Cllr Sunniva Marsh here/)
    assert.match(
      text,
      /Look at this: The time of Cllr Bertil Oakes in their seat ended with 1 February 2027: from midnight on they are not counted and have no vote/,
    )
    assert.match(text, /it is taken to end with that day, at midnight/)
  })

  it('may vote on no later day, and counts for no seat', async () => {
    const text = await recordWith('2027-01-31')
    assert.match(text, /5 may vote/)
    assert.doesNotMatch(text, /Cllr Bertil Oakes here/)
  })
})
