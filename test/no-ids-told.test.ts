import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import fc from 'fast-check'
import { openPages, PANEL_IDS, panelOf, type ShownMeeting } from './meetings/hold.ts'
import { randomMeetings } from './meetings/random-meetings.ts'
import { sample } from './sample.ts'

const RUNS = 25 // on each panel

type Story = Readonly<Record<string, unknown>>

for (const panel of PANEL_IDS) {
  describe(`what is said of a meeting of the panel ${panel}`, () => {
    let show: (story: Story) => ShownMeeting

    before(async () => {
      show = await openPages(panel)
    })

    it('has words in place of the ids of events, motions, votes, persons, rules and conflicts', () => {
      const { members } = panelOf(panel)
      fc.assert(
        fc.property(randomMeetings(panelOf(panel)), moreOf(members), (story, more) => {
          const events = [...(story['events'] as readonly unknown[]), ...more]
          const { said, ids } = show(withOwnIds({ ...story, events }))
          assert.deepEqual(said.filter(namesOne(ids)), [])
        }),
        sample(RUNS),
      )
    })

    it('leaves what was typed as it was, though a motion may have such a name', () => {
      const events = [
        { id: 'e1', seq: 1, at: '2026-10-05T14:00', type: 'open', by: panelOf(panel).members[0] },
        {
          id: 'e2',
          seq: 2,
          at: '2026-10-05T14:01',
          type: 'move',
          motion: 'm1',
          text: 'That it be.',
        },
        { id: 'e3', seq: 3, at: '2026-10-05T14:02', type: 'note', text: 'The m1 is shut.' },
      ]
      const { said } = show({
        day: '2026-10-05',
        meeting: { kind: 'ordinary', body: 'panel', summoned_for: '2026-10-05T14:00' },
        panel_of_day: { seats: panelOf(panel).seats },
        events,
      })
      assert.ok(said.includes('The m1 is shut.'))
    })
  })
}

/** What random meetings have none of: each names a motion, a vote or somebody in a way of its own. */
function moreOf(members: readonly string[]): fc.Arbitrary<readonly object[]> {
  const by = fc.constantFrom(...members, 'stranger')
  const on = fc.constantFrom('m1', 'm2', 'a1', 'n1', 'n2', 'b3', 'nowhere')
  const vote = fc.constantFrom('v1', 'w1', 'w2', 'w3a', 'nowhere')
  const kinds = (...types: readonly string[]) => fc.constantFrom(...types)
  const doing = fc.oneof(
    fc.record({
      type: kinds('alter', 'reply', 'speech', 'discuss', 'adjourn-debate'),
      by,
      on,
      text: fc.constant('That it be so.'),
    }),
    fc.record({ type: kinds('closure', 'next-business'), by, on, seconder: by }),
    fc.record({ type: kinds('outcome', 'voices'), vote, result: kinds('carried', 'lost', 'tie') }),
    fc.record({
      type: kinds('move'),
      by,
      text: fc.constant('That Rule 17 be changed.'),
      changes: fc.constant('rules'),
      seconder: by,
    }),
    fc.record({ type: kinds('move'), by, against: by, form: kinds('not-heard', 'leave') }),
    fc.record({
      type: kinds('amend'),
      by,
      on,
      seconder: by,
      text: fc.constant('That it be not.'),
      reverses: fc.boolean(),
    }),
    fc.record({ type: kinds('nominate'), who: by, by, office: kinds('chair', 'vice-chair') }),
    fc.record({ type: kinds('put'), election: kinds('chair', 'vice-chair'), vote }),
    fc.record({
      type: kinds('let-in', 'apology', 'attend', 'preside', 'arrive', 'leave'),
      who: by,
      by,
    }),
    fc.record({
      type: kinds(
        'ruling',
        'note',
        'ballot-request',
        'exclude-public',
        'readmit-public',
        'adjourn',
      ),
      by,
    }),
    fc.record({ type: kinds('own-vote', 'casting'), by, vote, side: kinds('for', 'against') }),
    fc.record({ type: kinds('defer'), item: kinds('2', '3') }),
    fc.record({
      type: kinds('correct'),
      target: kinds('e3', 'e5', 'e9', 'e12', 'nowhere'),
      void: fc.boolean(),
    }),
  )
  const placed = fc.record({
    doing,
    minute: fc.option(fc.integer({ min: 10, max: 59 }), { freq: 6 }),
    other: fc.constantFrom('after', 'before', 'none'),
  })
  return fc.array(placed, { minLength: 3, maxLength: 12 }).map((all) =>
    all.map(({ doing: one, minute, other }, place) => ({
      ...{
        id: `x${place}`,
        seq: 200 + place,
        at: minute === null ? null : `2026-10-05T14:${minute}`,
      },
      ...(minute === null && other !== 'none' ? { [other]: 'e4' } : {}),
      ...one,
    })),
  )
}

/** The same meeting with ids that no word is like. */
const withOwnIds = (story: Story): Story =>
  JSON.parse(JSON.stringify(story).replace(/"([a-z]\d{1,2}a?|nowhere)"/g, '"zq-$1"')) as Story

/** Whether words have one of some ids among them. */
function namesOne(ids: readonly string[]): (words: string) => boolean {
  const any = ids.map((id) => RegExp.escape(id)).join('|')
  const named = new RegExp(`zq-|(?<![\\p{L}\\p{N}-])(${any})(?![\\p{L}\\p{N}-])`, 'u')
  return (words) => named.test(words)
}
