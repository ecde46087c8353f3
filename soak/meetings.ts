import assert from 'node:assert/strict'
import fc from 'fast-check'
import { openGrowing, openPanel, PANEL_IDS, panelOf } from '../test/meetings/hold.ts'
import { randomMeetings } from '../test/meetings/random-meetings.ts'
import { whatDoesNotHold } from '../test/meetings/what-holds.ts'
import type { Proof } from './proof.ts'

const MEETINGS = 1000

/** Meetings of every kind of doing, on three panels with other rules, each judged as it came, backwards and event by event. */
export const meetings: Proof = {
  claim: `of ${MEETINGS} meetings on each of three panels none counts the absent, decides against the count or cites what is not`,
  prove: async (seed) => {
    const wrong: string[] = []
    for (const panel of PANEL_IDS) {
      const judge = await openPanel(panel)
      const judgeGrowing = await openGrowing(panel)
      const outcomes = new Map<string, number>()
      for (const story of fc.sample(randomMeetings(panelOf(panel)), { numRuns: MEETINGS, seed })) {
        const told = judge(story)
        for (const { outcome } of told.votes)
          outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
        const broken = whatDoesNotHold(panel, story, told)
        wrong.push(...broken.map((what) => `${panel}, ${what}: ${JSON.stringify(story)}`))
        const events = story['events'] as readonly unknown[]
        const backwards = judge({ ...story, events: events.toReversed() })
        if (!isSame(backwards, told)) {
          wrong.push(
            `${panel}, another order of arrival comes to another: ${JSON.stringify(story)}`,
          )
        }
        if (!isSame(judgeGrowing(story).at(-1), told)) {
          wrong.push(`${panel}, event by event it comes to another: ${JSON.stringify(story)}`)
        }
      }
      const counts = [...outcomes].map(([outcome, votes]) => `${votes} ${outcome}`).join(', ')
      process.stdout.write(`${panel}: ${MEETINGS} meetings; votes ${counts}\n`)
    }
    return wrong
  },
}

function isSame(one: unknown, other: unknown): boolean {
  try {
    assert.deepEqual(one, other)
    return true
  } catch {
    return false
  }
}
