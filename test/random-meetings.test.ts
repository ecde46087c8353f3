import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import fc from 'fast-check'
import { openPanel, type PanelId, panelOf, type ToldMeeting } from './meetings/hold.ts'
import { randomMeetings } from './meetings/random-meetings.ts'
import { whatDoesNotHold } from './meetings/what-holds.ts'
import { sample } from './sample.ts'

const RUNS = 25 // on each panel

for (const panel of ['seed15', 'dale12'] satisfies PanelId[]) {
  describe(`a meeting of any kind, on the panel ${panel}`, () => {
    let judge: (story: unknown) => ToldMeeting

    before(async () => {
      judge = await openPanel(panel)
    })

    it('counts nobody who was not there, decides as a count does, and says what was recorded', () => {
      fc.assert(
        fc.property(randomMeetings(panelOf(panel)), (story) => {
          assert.deepEqual(whatDoesNotHold(story, judge(story)), [])
        }),
        sample(RUNS),
      )
    })

    it('comes to the same in whatever order its events arrive', () => {
      const shuffled = randomMeetings(panelOf(panel)).chain((story) => {
        const events = story['events'] as readonly unknown[]
        return fc
          .shuffledSubarray([...events], { minLength: events.length, maxLength: events.length })
          .map((other) => ({ story, other: { ...story, events: other } }))
      })
      fc.assert(
        fc.property(shuffled, ({ story, other }) => {
          assert.deepEqual(judge(other), judge(story))
        }),
        sample(RUNS),
      )
    })
  })
}
