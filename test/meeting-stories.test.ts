import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { openPanel, PANELS, type PanelId, STORY_FILE, type ToldMeeting } from './meetings/hold.ts'

interface Story {
  readonly id: string
  readonly panel: PanelId
  readonly title: string
  readonly events: readonly Readonly<Record<string, unknown>>[]
  readonly expect: {
    readonly arithmetic: {
      readonly presence: readonly object[]
      readonly votes: readonly Readonly<Record<string, unknown>>[]
      readonly attendance: object
      readonly neither_present_nor_apology: readonly string[]
    }
  }
}

const stories = STORY_FILE.stories as readonly Story[]

const SAME = ['entitled', 'put_at', 'method', 'counts', 'members_in_office', 'reachable'] as const

describe('the stories of meetings', () => {
  const told = new Map<string, ToldMeeting>()
  const panels = new Map<PanelId, (story: unknown) => ToldMeeting>()
  const run = (id: string, change: (story: Story) => object = (story) => story) => {
    const story = stories.find((one) => one.id === id)
    const judge = story === undefined ? undefined : panels.get(story.panel)
    assert.ok(story && judge)
    return judge(change(story))
  }
  const paragraphs = (list: readonly { event: string; paragraph: string }[]) =>
    list.map(({ event, paragraph }) => `${event}: ${paragraph}`)
  const minutes = (id: string) =>
    (told.get(id)?.minutes ?? []).map(({ sentence }) => sentence).join('\n')

  before(async () => {
    for (const panel of Object.keys(PANELS) as PanelId[]) panels.set(panel, await openPanel(panel))
    for (const { id } of stories) told.set(id, run(id))
  })

  for (const { id, title, expect } of stories) {
    it(`${id} counts presence, votes and attendance as worked out by hand: ${title}`, () => {
      const one = told.get(id)
      assert.deepEqual(one?.presence, expect.arithmetic.presence)
      assert.deepEqual(one?.attendance, expect.arithmetic.attendance)
      assert.deepEqual(
        one?.neither_present_nor_apology,
        expect.arithmetic.neither_present_nor_apology,
      )
      for (const wanted of expect.arithmetic.votes) {
        const vote: ToldMeeting['votes'][number] | undefined = one?.votes.find(
          (other) => other.vote === wanted['vote'],
        )
        for (const name of [...SAME, 'unexplained', 'needed'] as const) {
          if (name in wanted) assert.deepEqual(vote?.[name], wanted[name], `${vote?.vote} ${name}`)
        }
        assert.equal(vote?.present, wanted['present_count'])
      }
    })

    it(`${id} comes to the same whatever the order in which its events arrive`, () => {
      const reversed = run(id, (story) => ({ ...story, events: story.events.toReversed() }))
      assert.deepEqual(reversed, told.get(id))
    })
  }

  it('S05 keeps who could vote as it was when the question was put', () => {
    const one = told.get('S05')
    assert.deepEqual(
      one?.votes.map(({ outcome }) => outcome),
      ['carried'],
    )
    assert.deepEqual(paragraphs(one?.noEffect ?? []), ['e17: Rules 43 and 46', 'e14: Rule 43'])
    assert.deepEqual(paragraphs(one?.warned ?? []), ['e10: Rule 26', 'e13: Rule 43'])
    assert.match(one?.unsettled.join('\n') ?? '', /The order of 14:33/)
    assert.match(minutes('S05'), /Cllr Lionel Peverstock voted for/)
    assert.doesNotMatch(minutes('S05'), /abstain/)
  })

  it('S12 takes one amendment at a time and none that only reverses the motion', () => {
    const one = told.get('S12')
    assert.deepEqual(
      one?.votes.map(({ outcome }) => outcome),
      ['lost', 'carried', 'carried'],
    )
    assert.deepEqual(paragraphs(one?.noEffect ?? []), [
      'e10: Rule 16',
      'e13: Rule 17',
      'e20: Rule 27',
    ])
    assert.deepEqual(paragraphs(one?.warned ?? []), ['e21: C45'])
    assert.match(
      minutes('S12'),
      /Resolved: that the commissioner be asked to publish speed figures by road each quarter\./,
    )
    assert.match(
      minutes('S12'),
      /“That the commissioner be asked to publish speed figures each quarter\.”/,
    )
    assert.doesNotMatch(minutes('S12'), /not be asked|Resolved.*each month/)
  })

  it('S17 does not say that a veto passed of which only “carried” is known', () => {
    const one = told.get('S17')
    assert.deepEqual(
      one?.votes.map(({ outcome }) => outcome),
      ['carried', 'undetermined'],
    )
    assert.deepEqual(paragraphs(one?.warned ?? []), ['e15: Rule 102(c)', 'e16: Rule 43'])
    assert.match(minutes('S17'), /Resolved: that the report be noted\./)
    assert.doesNotMatch(minutes('S17'), /unanimous|nem\. con\.|was vetoed|11 (for|votes)/)
    assert.ok(
      one?.unsettled.includes(
        'Cllr Nuala Fitchett (p11) between 14:00 and 15:10: minutes attended between 0 and 70',
      ),
    )
  })

  it('D04 lets those vote who are there when the vote is taken, and names them as two required', () => {
    const one = told.get('D04')
    assert.deepEqual(
      one?.votes.map(({ outcome, paragraph }) => `${outcome} ${paragraph}`),
      ['lost D5', 'carried D5', 'carried D5'],
    )
    assert.deepEqual(paragraphs(one?.noEffect ?? []), ['e11: D11', 'e12: D11'])
    assert.deepEqual(paragraphs(one?.warned ?? []), ['e22: none'])
    assert.match(one?.silent.join('\n') ?? '', /Secret ballots/)
    assert.match(minutes('D04'), /Resolved: that orders be supported in three towns for one year\./)
    assert.match(minutes('D04'), /For: Cllr Imran Delafosse, .* and Mrs Odile Marrick\./)
    assert.doesNotMatch(minutes('D04'), /four towns/)
  })
})
