import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { type HandExpected, otherThanByHand } from './meetings/by-hand.ts'
import { openArea, type ToldMeeting } from './meetings/hold.ts'

interface Story {
  readonly id: string
  /** The folder of its area, from the root of the checkout. */
  readonly area: string
  readonly title: string
  readonly expect: HandExpected
}

const stories = ['another', 'a-third', 'a-fourth', 'a-fifth'].flatMap((hand) => {
  const file = join(import.meta.dirname, `fixtures/meetings/stories-by-${hand}-hand.json`)
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly stories: readonly Story[] }).stories
})

describe('stories of meetings by four other hands, worked out from the rules', () => {
  const judges = new Map<string, (story: unknown) => ToldMeeting>()

  before(async () => {
    for (const area of new Set(stories.map((one) => one.area))) {
      judges.set(area, await openArea(area))
    }
  })

  for (const { area, title, expect, ...story } of stories) {
    it(`${story.id} comes to what was worked out: ${title}`, () => {
      const judge = judges.get(area)
      assert.ok(judge)
      assert.deepEqual(otherThanByHand(judge(story), expect), [])
    })
  }
})
