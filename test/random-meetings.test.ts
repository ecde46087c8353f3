import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import fc from 'fast-check'
import {
  openGrowing,
  openPanel,
  PANEL_IDS,
  type PanelId,
  panelOf,
  type ToldMeeting,
} from './meetings/hold.ts'
import { randomMeetings } from './meetings/random-meetings.ts'
import { whatDoesNotHold } from './meetings/what-holds.ts'
import { sample } from './sample.ts'

const RUNS = 25 // on each panel

for (const panel of PANEL_IDS) {
  describe(`a meeting of any kind, on the panel ${panel}`, () => {
    let judge: (story: unknown) => ToldMeeting

    before(async () => {
      judge = await openPanel(panel)
    })

    it('counts nobody who was not there, decides as a count does, and says what was recorded', () => {
      fc.assert(
        fc.property(randomMeetings(panelOf(panel)), (story) => {
          assert.deepEqual(whatDoesNotHold(panel, story, judge(story)), [])
        }),
        sample(RUNS),
      )
    })

    it('comes to the same in whatever order its events arrive', () => {
      fc.assert(
        fc.property(shuffledMeetings(panel), ({ story, other }) => {
          assert.deepEqual(judge(other), judge(story))
        }),
        sample(RUNS),
      )
    })

    it('comes to the same while its record grows as it does judged at once', async () => {
      const judgeGrowing = await openGrowing(panel)
      fc.assert(
        fc.property(shuffledMeetings(panel), ({ other }) => {
          const growing = judgeGrowing(other)
          const events = other['events'] as readonly unknown[]
          for (const at of [events.length, Math.ceil(events.length / 2)]) {
            assert.deepEqual(growing[at - 1], judge({ ...other, events: events.slice(0, at) }))
          }
        }),
        sample(RUNS),
      )
    })

    it('shows once what two devices record in the same words, also where the second comes last', async () => {
      const { seats, members } = panelOf(panel)
      const noted = { at: '2026-10-05T14:10', type: 'note', text: 'The road is icy' }
      const story = {
        day: '2026-10-05',
        meeting: { kind: 'ordinary', body: 'panel', summoned_for: '2026-10-05T14:00' },
        panel_of_day: { seats },
        events: [
          { id: 'open', seq: 1, at: '2026-10-05T14:00', type: 'open' },
          { id: 'in', seq: 2, at: '2026-10-05T14:00', type: 'arrive', who: members },
          { id: 'a', seq: 3, device: 'one', ...noted },
          { id: 'b', seq: 4, device: 'one', ...noted, text: 'The bridge is shut' },
          { id: 'c', seq: 5, device: 'two', ...noted },
        ],
      }
      const growing = (await openGrowing(panel))(story)
      for (const at of [3, 4, 5])
        assert.deepEqual(growing[at - 1], judge({ ...story, events: story.events.slice(0, at) }))
    })

    it('tells of two counts that were corrected in one order, whichever came first', () => {
      const { seats, members } = panelOf(panel)
      const vote = (name: string, seq: number) => [
        {
          id: `${name}-m`,
          seq,
          at: '2026-10-05T14:10',
          type: 'move',
          by: members[0],
          motion: name,
        },
        {
          id: `${name}-p`,
          seq: seq + 1,
          at: '2026-10-05T14:10',
          type: 'put',
          on: name,
          vote: name,
        },
        {
          id: `${name}-h`,
          seq: seq + 2,
          at: '2026-10-05T14:11',
          type: 'hands',
          vote: name,
          for: 40,
        },
        { id: `${name}-c`, seq: seq + 3, type: 'correct', target: `${name}-h`, new_for: 4 },
      ]
      const events = [
        { id: 'open', seq: 1, at: '2026-10-05T14:00', type: 'open' },
        { id: 'in', seq: 2, at: '2026-10-05T14:00', type: 'arrive', who: members },
        ...vote('one', 3),
        ...vote('two', 7),
      ]
      const story = {
        day: '2026-10-05',
        meeting: { kind: 'ordinary', body: 'panel', summoned_for: '2026-10-05T14:00' },
        panel_of_day: { seats },
        events,
      }
      const told = judge(story)
      assert.equal(told.noEffect.length, 2)
      assert.deepEqual(judge({ ...story, events: events.toReversed() }), told)
    })
  })
}

/** A meeting as it was held, and with its events in the order in which some device sent them. */
function shuffledMeetings(panel: PanelId) {
  return randomMeetings(panelOf(panel)).chain((story) => {
    const events = story['events'] as readonly unknown[]
    const whole = { minLength: events.length, maxLength: events.length }
    const nearly = fc.integer({ min: 0, max: events.length }).map((at) => {
      const [moved, rest] = [
        events.slice(at, at + 1),
        [...events.slice(0, at), ...events.slice(at + 1)],
      ]
      return [...rest, ...moved]
    })
    return fc
      .oneof(fc.shuffledSubarray([...events], whole), nearly, fc.constant(events))
      .map((other) => ({ story, other: { ...story, events: other } }))
  })
}
