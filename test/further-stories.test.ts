import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { openArea, type ToldMeeting } from './meetings/hold.ts'
import { differences, type Expected } from './meetings/what-comes.ts'

interface Seat {
  readonly seat: string
  readonly holder: string
  readonly name: string
}

interface Story {
  readonly id: string
  readonly panel: keyof typeof AREAS
  readonly title: string
  readonly meeting: Readonly<Record<string, unknown>>
  readonly vacant: Readonly<Record<string, string>>
  readonly substitutes: readonly { readonly person: string; readonly name: string }[]
  readonly events: readonly Readonly<Record<string, unknown>>[]
  readonly expect: Expected
}

const AREAS = {
  seed15: 'areas/leicestershire',
  dale12: 'test/fixtures/areas/eskdale-and-holmebridge',
  moor11: 'test/fixtures/areas/starling-moor-and-wathe',
} as const

const { panels, stories } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures/meetings/further-stories.json'), 'utf8'),
) as {
  panels: Readonly<Record<keyof typeof AREAS, { readonly seats: readonly Seat[] }>>
  stories: readonly Story[]
}

/** As `meeting run` takes it. */
function storyOf({ panel, vacant, substitutes, meeting, expect: _, ...story }: Story) {
  const seats = panels[panel].seats.map((seat) =>
    seat.seat in vacant
      ? { ...seat, holder: null, name: null, vacant_since: vacant[seat.seat] }
      : seat,
  )
  const { apologies, ...rest } = story as typeof story & { readonly apologies: unknown }
  return { ...rest, meeting, day: meeting['day'], panel_of_day: { seats, substitutes, apologies } }
}

describe('stories of meetings by somebody who had not seen the code', () => {
  const judges = new Map<string, (story: unknown) => ToldMeeting>()

  before(async () => {
    for (const [panel, folder] of Object.entries(AREAS)) judges.set(panel, await openArea(folder))
  })

  const told = (story: Story, change: (events: Story['events']) => Story['events']) => {
    const judge = judges.get(story.panel)
    assert.ok(judge)
    return judge({ ...storyOf(story), events: change(story.events) })
  }

  for (const story of stories) {
    const { id, title, panel, substitutes } = story
    it(`${id} comes to what the rules make of it: ${title}`, () => {
      const one = told(story, (events) => events)
      const nameOf = (person: string) =>
        panels[panel].seats.find(({ holder }) => holder === person)?.name ??
        substitutes.find((other) => other.person === person)?.name ??
        person
      assert.deepEqual(differences(one, story.expect, nameOf), [])
      const known = new Set([
        'seats',
        'apologies',
        'items',
        ...story.events.map((event) => event['id']),
      ])
      for (const { sentence, facts } of one.minutes) {
        assert.ok(facts.length > 0 && facts.every((fact) => known.has(fact)), sentence)
      }
      assert.deepEqual(
        told(story, (events) => events.toReversed()),
        one,
      )
    })
  }
})
