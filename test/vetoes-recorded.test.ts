import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { answerQuestion, mattersOf } from '#constitution/index.ts'
import { constitutionOf } from '#constitution/testing-rules.ts'
import { openArea, type ToldMeeting } from './meetings/hold.ts'

// Northmere lets nobody veto the precept (Article 30). A Chief Constable is vetoed by three quarters of all members
// (Article 35), the draft budget amended by two thirds of those present and entitled to vote (Article 80).

const NORTHMERE = 'test/fixtures/areas/northmere'
const DAY = '2027-02-01'
const TWELVE = Array.from({ length: 12 }, (_, at) => `p${at + 1}`)

interface Told {
  readonly text: string
  readonly veto?: string
  readonly stage?: string
  readonly title?: string
  /** For, against, abstaining. */
  readonly counts: readonly [number, number, number]
  readonly present?: number
  /** Further of the members in office, of twelve seats. */
  readonly members?: number
}

function storyOf({
  text,
  veto,
  stage,
  title = 'A proposal',
  counts,
  present = 12,
  members = 12,
}: Told) {
  const at = (minute: number) => `${DAY}T14:${String(minute).padStart(2, '0')}`
  return {
    day: DAY,
    meeting: { kind: 'ordinary', body: 'panel', summoned_for: `${DAY}T14:00` },
    panel_of_day: {
      seats: TWELVE.map((id, index) => ({
        seat: `s${index + 1}`,
        kind: 'elected',
        holder: index < members ? id : null,
        name: `Cllr ${id}`,
      })),
      substitutes: [],
      apologies: [],
    },
    items: [{ number: 1, title }],
    events: [
      { id: 'e1', seq: 1, at: at(0), type: 'open', by: 'p1' },
      { id: 'e2', seq: 2, at: at(0), type: 'arrive', who: TWELVE.slice(0, present) },
      { id: 'e3', seq: 3, at: at(1), type: 'item', item: 1 },
      { id: 'e4', seq: 4, at: at(2), type: 'move', by: 'p1', text, motion: 'm1', seconder: 'p2' },
      { id: 'e5', seq: 5, at: at(3), type: 'put', on: 'm1', vote: 'v1', veto, stage },
      {
        ...{ id: 'e6', seq: 6, at: at(4), type: 'hands', vote: 'v1' },
        ...{ for: counts[0], against: counts[1], abstain: counts[2] },
      },
    ],
  }
}

describe('a veto, as it is recorded', () => {
  let judge: (story: unknown) => ToldMeeting
  before(async () => {
    judge = await openArea(NORTHMERE)
  })
  const tell = (told: Told) => {
    const all = judge(storyOf(told))
    const [vote] = all.votes
    assert.ok(vote)
    const said = [...all.warned, ...all.noEffect].map(
      ({ event, paragraph, message }) => `${event}: ${message} (${paragraph})`,
    )
    return {
      ...vote,
      said: said.join('\n'),
      minutes: all.minutes.map(({ sentence }) => sentence).join(' '),
    }
  }

  it('is a veto by the words of its motion, and decides nothing where the rules forbid it', () => {
    const vote = tell({
      text: 'That the proposed precept be vetoed.',
      counts: [8, 0, 2],
      present: 10,
    })
    assert.equal(vote.outcome, 'no-decision')
    assert.match(vote.paragraph, /Article 30/)
    assert.match(vote.said, /e5: No veto may be put on the precept.*Article 30/)
    assert.doesNotMatch(vote.minutes, /Resolved|carried/)
  })

  it('takes the majority of its own matter, not that of a motion', () => {
    const text = 'That the appointment of the Chief Constable be vetoed.'
    const vote = tell({ text, counts: [8, 0, 2], present: 10 })
    assert.equal(vote.outcome, 'lost')
    assert.equal(vote.needed, 9)
    assert.equal(tell({ text, counts: [9, 0, 1], present: 10 }).outcome, 'carried')
  })

  it('is at the stage that its words name', () => {
    const reserve = 'That the appointment of the Chief Constable, the reserve candidate, be vetoed.'
    assert.equal(tell({ text: reserve, counts: [12, 0, 0] }).outcome, 'no-decision')
  })

  it('has the outcome that the rules give in their own words, and says of what the number is', () => {
    const text = 'That the draft budget be amended by taking £50,000 from fleet.'
    const vote = tell({ text, counts: [8, 0, 2], present: 10 })
    assert.equal(vote.outcome, 'carried')
    assert.match(
      vote.working,
      /It needs 7 of 10 members present and entitled to vote; 8 voted for it/,
    )
    assert.doesNotMatch(vote.working, /in office|>=/)
    assert.match(vote.minutes, /7 of the 10 members present and entitled to vote being needed/)
    const lost = tell({ text, counts: [6, 4, 0], present: 10 })
    assert.equal(lost.outcome, 'lost')
    assert.doesNotMatch(lost.said, /a veto/)
  })

  it('is no veto where it is recorded that it is none, nor where it only speaks of one', () => {
    const text = 'That the proposed precept be vetoed.'
    assert.equal(tell({ text, veto: 'no', counts: [8, 0, 2], present: 10 }).outcome, 'carried')
    const about = 'That the panel explain why the precept be not vetoed.'
    assert.equal(tell({ text: about, counts: [8, 0, 2], present: 10 }).outcome, 'carried')
  })

  it('of what no rule speaks of is not called carried', () => {
    const vote = tell({ text: 'That the police and crime plan be vetoed.', counts: [12, 0, 0] })
    assert.equal(vote.outcome, 'undetermined')
    assert.match(vote.said, /e5: No rule that is held says that the panel may veto this/)
  })

  it('is carried with more hands than there were where it is so whichever are wrong, and the count is to be looked at', () => {
    const all = judge(storyOf({ text: 'That it be noted.', counts: [9, 0, 2], present: 10 }))
    assert.equal(all.votes[0]?.outcome, 'carried')
    assert.ok(all.noEffect.every(({ event }) => event !== 'e6'))
    assert.ok(all.warned.some(({ event }) => event === 'e6'))
  })
})

describe('a veto of the precept after the last day for it', () => {
  const text = 'That the proposed precept be vetoed, being too high.'
  const dated = (day: string) => {
    const told = JSON.stringify(storyOf({ text, counts: [12, 0, 0] })).replaceAll(DAY, day)
    return JSON.parse(told) as unknown
  }

  it('is warned of as spent from the day after, and not on the day, nor of another year’s', async () => {
    for (const area of ['test/fixtures/areas/saltwell', 'areas/leicestershire']) {
      const judge = await openArea(area)
      const spentOn = (day: string) => {
        const { warned, votes } = judge(dated(day))
        assert.equal(votes[0]?.outcome, 'carried', `${area} on ${day}`)
        return warned.filter(({ event, message }) => event === 'e5' && /is spent/.test(message))
      }
      const [spent] = spentOn('2027-02-09')
      assert.match(spent?.message ?? '', /^Monday 8 February 2027 was the last day/)
      assert.equal(spent?.paragraph, 'SI 2012/2271, regulation 4(2)')
      assert.equal(spentOn('2027-03-31').length, 1)
      for (const day of ['2027-02-08', '2026-12-14', '2027-04-12']) {
        assert.deepEqual(spentOn(day), [], `${area} on ${day}`)
      }
    }
  })

  it('is not spoken of where another thing is vetoed', async () => {
    const judge = await openArea('areas/leicestershire')
    const told = JSON.stringify(dated('2027-02-09')).replace(
      text,
      'That the appointment of the Chief Constable be vetoed.',
    )
    assert.ok(judge(JSON.parse(told)).warned.every(({ message }) => !/spent/.test(message)))
  })
})

describe('the record of a meeting and the rules that are asked', () => {
  const AREAS = [
    ...['northmere', 'saltwell', 'eskdale-and-holmebridge', 'starling-moor-and-wathe'].map(
      (one) => `test/fixtures/areas/${one}`,
    ),
    'areas/leicestershire',
  ]

  for (const area of AREAS) {
    it(`say the same of every matter, stage and count: ${area}`, async () => {
      const judge = await openArea(area)
      const constitution = constitutionOf(area)
      let compared = 0
      for (const [matter, { stages, outcomes }] of mattersOf(constitution)) {
        for (const stage of Object.keys(stages)) {
          for (const [members, present, inFavour, against] of COUNTS) {
            const abstain = present - inFavour - against
            const input = { matter, stage, seats: 12, members, present, entitled: present }
            const votes = { votes: 'counted', for: inFavour, against, abstain }
            const asked = answerQuestion(
              constitution,
              'veto',
              { ...input, ...votes },
              { today: DAY },
            )
            const told = { text: 'That it be so.', veto: matter, stage, members, present }
            const [vote] = judge(storyOf({ ...told, counts: [inFavour, against, abstain] })).votes
            const by = { [outcomes?.carried.answer ?? 'vetoed']: 'carried' }
            const lost = { [outcomes?.lost.answer ?? 'not-vetoed']: 'lost' }
            const known: Readonly<Record<string, string>> = {
              ...{ ...by, ...lost, 'not-available': 'no-decision', 'needs-ruling': 'undetermined' },
            }
            const answer = asked.ok ? known[asked.value.answer] : 'undetermined'
            assert.equal(
              vote?.outcome,
              answer,
              `${matter} ${stage} ${members} ${present} ${inFavour}`,
            )
            if (asked.ok && answer !== 'no-decision')
              assert.equal(vote?.needed, asked.value.facts['needed'])
            compared += 1
          }
        }
      }
      assert.ok(compared > 0)
    })
  }
})

/** Members in office, present, for, against: at, over and under each share. */
const COUNTS = [
  [12, 12, 12, 0],
  [12, 12, 9, 3],
  [12, 12, 8, 4],
  [12, 12, 7, 5],
  [11, 10, 8, 0],
  [11, 10, 7, 3],
  [11, 10, 6, 1],
  [11, 9, 9, 0],
] as const
