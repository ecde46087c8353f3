import assert from 'node:assert/strict'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { parseArea, readAreaFolder } from '#area/index.ts'
import { parseConstitution } from '#constitution/index.ts'
import { calendarKnownBy, readCalendar } from '#days/index.ts'
import type { Meeting } from '#panel/meetings/meeting.ts'
import { readMeetings } from '#panel/meetings/read-meetings.ts'
import { readUndertakings } from '#panel/promises/read-undertakings.ts'
import type { Undertaking } from '#panel/promises/undertaking.ts'
import type { RawEvent } from '#panel/record/corrections.ts'
import {
  type DraftMinute,
  draftMinutes,
  type MinutesDraft,
  type PlaceInMinute,
} from '#panel/record/draft.ts'
import { judgeMeeting } from '#panel/record/judge.ts'
import { readRecords } from '#panel/record/record-file.ts'
import { rulesOfDay } from '#panel/record/rules.ts'
import { storyOf } from '#panel/record/stored-story.ts'
import { type ToldMeeting, tellMeeting } from '#panel/record/told.ts'
import { type People, readPeople } from '#people/index.ts'
import type { Outcome } from '#shared/index.ts'

const AREA = join(import.meta.dirname, '../areas/leicestershire')
const HELD = { '2019-06-03': 11, '2019-07-22': 8, '2020-02-20': 9 } as const

interface Drafted {
  readonly meeting: Meeting
  readonly events: readonly RawEvent[]
  readonly told: ToldMeeting
  readonly draft: MinutesDraft
}

describe('minutes drafted from the record of the meetings whose minutes are held', () => {
  const drafted = new Map<string, Drafted>()
  let people: People
  let undertakings: readonly Undertaking[]

  before(async () => {
    const files = await readAreaFolder(AREA)
    people = good(readPeople(files))
    undertakings = good(readUndertakings(files, { people, area: good(parseArea(files)) })).all
    const meetings = good(readMeetings(files, people))
    const constitution = good(parseConstitution(files))
    const calendar = calendarKnownBy(good(readCalendar(files)))
    for (const [address, { events }] of good(readRecords(files))) {
      const meeting = meetings.byAddress.get(address)
      assert.ok(meeting)
      const story = storyOf(meeting, { meetings, people }, events)
      const told = tellMeeting(judgeMeeting(story, rulesOfDay(constitution, story.day, calendar)))
      drafted.set(address, { meeting, events, told, draft: draftMinutes(meeting, told, new Map()) })
    }
  })

  const each = (check: (one: Drafted, address: string) => void) => {
    assert.deepEqual([...drafted.keys()].sort(), Object.keys(HELD))
    for (const [address, one] of drafted) check(one, address)
  }
  const all = ({ opening, minutes, closing }: MinutesDraft) => [
    ...opening,
    ...closing,
    ...minutes.flatMap(({ sentences }) => sentences),
  ]

  it('have every item with its number, and no other', () => {
    each(({ meeting, draft }, address) => {
      assert.deepEqual(
        draft.minutes.map(({ number, title }) => `${number} ${title}`),
        meeting.items.map(({ minute, title }) => `${minute} ${title}`),
      )
      assert.equal(draft.minutes.length, HELD[address as keyof typeof HELD])
    })
  })

  it('have every resolution in its words, and no other', () => {
    each(({ meeting, draft, told }) => {
      const elections = told.votes.filter(({ elected }) => elected !== null).length
      const words = draft.minutes.flatMap((one) =>
        placedIn(one, 'resolved').map((its) => `${one.number} ${its.replace(/\.$/, '')}`),
      )
      const stated = meeting.resolutions.map((one) => `${one.minute} ${one.words}`)
      assert.deepEqual(words, stated.slice(elections))
      assert.equal(told.votes.length, stated.length)
      assert.ok(told.votes.every(({ outcome, counts }) => outcome === 'carried' && counts === null))
    })
  })

  it('have every declaration of interest, and no other', () => {
    each(({ meeting, draft }) => {
      const declared = all(draft).filter(({ words }) => words.includes('declared a'))
      assert.deepEqual(
        declared.map(({ words }) => words),
        (meeting.held?.declarations ?? []).map(
          ({ person, kind, reason }) =>
            `${people.people.get(person)?.name} declared a ${kind} interest in all items (${reason}).`,
        ),
      )
    })
  })

  it('have every promise of the meeting under its minute, and no other', () => {
    each(({ told }, address) => {
      const ours = undertakings.filter(
        ({ meeting, kind }) => meeting === address && kind !== 'resolution',
      )
      assert.deepEqual(
        told.promises.map(({ item, text }) => `${item} ${text}`).sort(),
        ours.map(({ item, what }) => `${item} ${what}`).sort(),
      )
    })
  })

  it('name as there whom the minutes name, and nobody else', () => {
    each(({ meeting, told }) => {
      assert.deepEqual(
        Object.keys(told.attendance).sort(),
        [...(meeting.held?.present ?? [])].sort(),
      )
    })
  })

  it('acceptance 1: has minutes 12 to 19 of 22 July 2019, with both texts of 7(viii), and the next day', () => {
    const draft = drafted.get('2019-07-22')?.draft
    assert.deepEqual(
      draft?.minutes.map(({ number }) => number),
      [12, 13, 14, 15, 16, 17, 18, 19],
    )
    const lastOf = (number: number) => {
      const minute = draft?.minutes.find((one) => one.number === number)
      return minute && placedIn(minute, 'resolved').at(-1)
    }
    const [twelve] = draft?.minutes ?? []
    assert.match(
      (twelve && placedIn(twelve, 'point')[0]) ?? '',
      /7\(viii\) amended\. Before: .+ After: /,
    )
    assert.equal(lastOf(18), 'That the report be noted.')
    assert.equal(lastOf(19), 'That the next meeting be on 24 September 2019 at 14:00.')
  })

  it('acceptance 2: counts 10 of 15, 4 needed for a quorum, and all 10 for a veto', () => {
    const told = drafted.get('2019-07-22')?.told
    const [item] = told?.presence ?? []
    assert.deepEqual([item?.at_start, item?.needed, item?.quorate_throughout], [10, 4, true])
    assert.ok(told?.votes.every((vote) => vote.members_in_office === 15 && vote.present === 10))
    assert.equal(Math.ceil((15 * 2) / 3), item?.at_start)
  })

  it('acceptance 3: says that one seat is not accounted for, and does not guess which', () => {
    const told = drafted.get('2019-07-22')?.told
    assert.match(
      told?.unsettled.join('\n') ?? '',
      /10 present and 4 apologies of 15 seats: 1 is not accounted for/,
    )
    assert.deepEqual(told?.neither_present_nor_apology, [])
    assert.doesNotMatch(JSON.stringify(told?.unsettled), /Orson|Walters|Woodman/)
    assert.match(
      drafted.get('2020-02-20')?.told.unsettled.join('\n') ?? '',
      /12 present and no apologies of 15 seats: 3 are not accounted for/,
    )
  })

  it('rest each sentence on what is in the record, and refuse nothing of it', () => {
    each(({ events, told, draft }) => {
      const known = new Set(['seats', 'apologies', 'items', 'plan', ...events.map(({ id }) => id)])
      for (const { words, facts } of all(draft)) {
        assert.ok(facts.length > 0 && facts.every((one) => known.has(one)), words)
      }
      assert.deepEqual(told.refused, [])
      assert.deepEqual(told.noEffect, [])
      assert.doesNotMatch(JSON.stringify(draft), /unanimous|nem\. con\./)
    })
  })
})

const placedIn = ({ sentences }: DraftMinute, place: PlaceInMinute) =>
  sentences.flatMap((one) => (one.place === place ? [one.words] : []))

function good<Value>(outcome: Outcome<Value>): Value {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.problems.map(({ message }) => message).join('\n'))
  return outcome.value
}
