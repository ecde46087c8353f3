import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Entry } from '#storage/index.ts'
import { hourSummoned, meetingsOf, planOf } from './meeting.ts'
import { withRecorded } from './recorded-meetings.ts'
import { countReplies, readReplies, sayCounted } from './replies.ts'
import { stateOf } from './standing.ts'

const NONE = meetingsOf([], { yearBegins: '06-01', fromAfar: null })

type Said = Pick<Entry, 'event' | 'happened' | 'says'>

const entriesOf = (said: readonly Said[]) =>
  said.map(
    (one, index): Entry => ({
      ...{ id: index + 1, kind: 'meeting', record: '2027-02-01', act: 'record' },
      ...{ recordedAt: '2027-01-01T10:00:00Z', recordedBy: 'clerk', source: null, corrects: null },
      ...{ erased: [], ...one },
    }),
  )

const CONVENED: Said = {
  event: 'convened',
  happened: '2026-11-01',
  says: { kind: 'ordinary', day: '2027-02-01', time: '14:00', place: 'The Guildhall' },
}
const PUT_OFF: Said = { event: 'postponed', happened: '2026-12-01', says: { reason: 'Snow' } }
const MOVED: Said = {
  event: 'moved',
  happened: '2026-12-10',
  says: { day: '2027-02-08', time: '15:00', reason: 'Snow' },
}

describe('what is recorded of a meeting', () => {
  it('stands in the order it happened, in whatever order it was recorded', () => {
    const said = [CONVENED, PUT_OFF, MOVED]
    const shown = (order: readonly Said[]) => {
      const meeting = withRecorded(NONE, entriesOf(order)).byAddress.get('2027-02-01')
      assert.ok(meeting)
      const { recordedAt: _, ...rest } = meeting
      return rest
    }
    fc.assert(
      fc.property(fc.shuffledSubarray(said, { minLength: 3 }), (order) => {
        assert.deepEqual(shown(order), shown(said))
      }),
    )
    assert.equal(planOf(shown(said))?.day, '2027-02-08')
    assert.equal(stateOf({ ...shown(said), recordedAt: null }), 'planned')
  })

  it('is put off until it is moved', () => {
    const meeting = withRecorded(NONE, entriesOf([CONVENED, PUT_OFF])).byAddress.get('2027-02-01')
    assert.ok(meeting)
    assert.equal(stateOf(meeting), 'postponed')
  })

  it('is nothing once it was withdrawn, or where only something after the convening is left', () => {
    const gone = entriesOf([CONVENED, { ...CONVENED, event: 'withdrawn' }]).map((one) =>
      one.event === 'withdrawn' ? { ...one, act: 'withdraw' as const } : one,
    )
    assert.equal(withRecorded(NONE, gone).all.length, 0)
    assert.equal(withRecorded(NONE, entriesOf([MOVED])).all.length, 0)
  })
})

describe('the hour from which notice of a meeting is counted', () => {
  it('is the one for which it was summoned, whenever it began', () => {
    const [meeting] = withRecorded(NONE, entriesOf([CONVENED])).all
    const planned = meeting?.planned ?? []
    assert.equal(hourSummoned({ planned, held: { began: '14:20' } }), '14:00')
    assert.equal(hourSummoned({ planned: [], held: { began: '14:20' } }), '14:20')
    assert.equal(hourSummoned({ planned: [], held: null }), null)
  })
})

describe('the answers of members', () => {
  const replied = (person: string, answer: string, told: string): Said => ({
    ...{ event: 'replied', happened: told, says: { person, answer } },
  })

  it('count the last that was told, whichever was recorded first', () => {
    const replies = readReplies(
      entriesOf([
        replied('ada', 'coming', '2027-01-20T10:00'),
        replied('ada', 'apologies', '2027-01-10T10:00'),
        replied('ben', 'substitute', '2027-01-10T10:00'),
      ]),
    )
    const expected = { members: ['ada', 'ben', 'cora'], seats: 4, unknown: 1 }
    const counted = countReplies(expected, replies)
    const none = { apologised: 0, unreplaced: 0 }
    assert.deepEqual(counted, { coming: 2, substitutes: 1, unanswered: 1, ...none })
    assert.equal(
      sayCounted(expected, counted, { quorum: 4, veto: 10 }),
      '2 coming (1 of them in place of a member), 0 apologised, 1 not answered; 4 needed, 10 for a veto. Who holds 1 of 4 seats is not recorded.',
    )
  })

  it('count nobody as coming in whose place somebody was to come who cannot', () => {
    const sent = replied('ben', 'substitute', '2027-01-10T10:00')
    const replies = readReplies(
      entriesOf([
        { ...sent, says: { ...sent.says, substitute: 'olga' } },
        replied('olga', 'coming', '2027-01-11T10:00'),
        replied('olga', 'apologies', '2027-01-12T10:00'),
      ]),
    )
    const expected = { members: ['ada', 'ben'], seats: 2, unknown: 0 }
    assert.equal(
      sayCounted(expected, countReplies(expected, replies), { quorum: 1, veto: undefined }),
      '0 coming, 0 apologised, 1 whose substitute cannot come, 1 not answered; 1 needed.',
    )
  })

  it('say that who is expected is not known where nobody is recorded as holding a seat', () => {
    const expected = { members: [], seats: 15, unknown: 15 }
    const counted = countReplies(expected, new Map())
    assert.equal(
      sayCounted(expected, counted, { quorum: 4, veto: undefined }),
      'Who is expected is not known. Who holds any of 15 seats is not recorded.',
    )
  })

  it('are nothing to a reader who may not read them', () => {
    assert.equal(
      readReplies(entriesOf([{ ...replied('ada', 'coming', '2027-01-20T10:00'), says: {} }])).size,
      0,
    )
  })
})
